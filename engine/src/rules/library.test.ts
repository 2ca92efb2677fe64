import assert from 'node:assert/strict';
import { parseFlow } from './library';
import { loadRules } from './load';

describe('summaries of libraries', () => {
  const load = (calls: string) =>
    loadRules(
      [],
      [
        {
          path: 'models.yaml',
          text: `summaries:\n  - id: lists\n    languages: [java]\n    types: [java.util.List]\n    calls:\n${calls}`,
        },
      ],
    );

  it('say what goes where', () => {
    const { libraries, problems } = load(
      '      - {name: [add, addLast], flow: ["arg0 -> this[+]"]}\n      - {name: size, flow: []}\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(
      libraries[0].calls.map(({ names }) => names),
      [['add', 'addLast'], ['size']],
    );
    assert.deepEqual(libraries[0].types, ['java.util.List']);
  });

  it('stand beside models in one file, or alone', () => {
    const models =
      'models:\n  - id: a\n    languages: [java]\n    kind: source\n    patterns: [{pattern: "a()"}]\n';
    const summaries = 'summaries:\n  - {id: b, languages: [java], calls: [{name: f, flow: []}]}\n';
    const both = loadRules([], [{ path: 'models.yaml', text: models + summaries }]);
    assert.deepEqual(both.problems, []);
    assert.equal(both.models.length, 1);
    assert.equal(both.libraries.length, 1);
  });

  it('are refused with the line of a flow that is none', () => {
    const { libraries, problems } = load('      - {name: add, flow: ["arg0 to this"]}\n');
    assert.deepEqual(libraries, []);
    assert.match(problems[0].message, /`arg0 to this` is no flow/);
    assert.equal(problems[0].range?.start.line, 5);
  });

  const argument = (index: number) => ({ of: 'argument', index, parameter: -1 });
  for (const [text, from, to] of [
    ['arg0 -> return', argument(0), { of: 'return', index: -1, parameter: -1 }],
    [
      'this[arg0] -> arg1(2)',
      { of: 'this', index: -1, parameter: -1, part: { kind: 'key', key: { argument: 0 } } },
      { of: 'callback', index: 1, parameter: 2 },
    ],
    [
      'arg10() -> this[*]',
      { of: 'callback result', index: 10, parameter: -1 },
      { of: 'this', index: -1, parameter: -1, part: { kind: 'any' } },
    ],
    [
      'this[-last] -> return.name',
      { of: 'this', index: -1, parameter: -1, part: { kind: 'take', key: 'last' } },
      { of: 'return', index: -1, parameter: -1, part: { kind: 'key', key: { text: 'name' } } },
    ],
  ] as const) {
    it(`read ${text}`, () => assert.deepEqual(parseFlow(text), { from, to }));
  }

  for (const text of [
    'arg0',
    'arg0 ->',
    'arg0 -> nothing',
    'arg0(1) -> return',
    'this[+] -> return',
    'x -> y',
  ]) {
    it(`do not read ${text}`, () => assert.equal(parseFlow(text), undefined));
  }
});
