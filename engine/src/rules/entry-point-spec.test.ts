import assert from 'node:assert/strict';
import { testEngine } from '../../../test/unit/support';
import { loadRules } from './load';

const head = 'entry-points:\n  - id: a\n    languages: [js]\n';
const good =
  '  - {id: good, languages: [js], kind: http, patterns: [{pattern: "$APP.on($PATH, $HANDLER)"}]}\n';

/** What loading a model file says, as `line:column message`, one-based, and the ids that are left. */
function load(text: string): { problems: string[]; ids: string[] } {
  const { problems, entryPoints } = loadRules([], [{ path: 'm.yaml', text }]);
  return {
    problems: problems.map(({ range, message }) => {
      const place = range && `${range.start.line + 1}:${range.start.character + 1}`;
      return `${place} ${message}`;
    }),
    ids: entryPoints.map(({ id }) => id),
  };
}

describe('files of entry points', () => {
  for (const [what, body, problem] of [
    ['an unknown kind', '    kind: web\n    patterns: [{pattern: x}]\n', '4:11 Entry point a: '],
    ['a missing kind', '    patterns: [{pattern: x}]\n', 'Entry point a: '],
    ['no pattern', '    kind: http\n    patterns: []\n', '5:5 Entry point a: `patterns` is empty.'],
    ['an unknown key', '    kind: http\n    path: x\n    patterns: [{pattern: x}]\n', '5:5 Entry point a: '],
    [
      'an expression that cannot be read',
      "    kind: http\n    files: '('\n    patterns: [{pattern: x}]\n",
      '5:12 Entry point a: The expression is not usable: ',
    ],
    [
      'an expression for routers that cannot be read',
      "    kind: http\n    routers: '['\n    patterns: [{pattern: x}]\n",
      '5:14 Entry point a: The expression is not usable: ',
    ],
    ['only what is left out', '    kind: http\n    patterns: [{pattern-not: x}]\n', 'Entry point a: '],
  ])
    it(`tells of ${what}, and the others go on`, () => {
      const { problems, ids } = load(head + body + good);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.ok(problems[0].includes(problem), problems[0]);
      assert.deepEqual(ids, ['good']);
    });

  it('tells of a list that is none', () => {
    const { problems, ids } = load('entry-points: many\n');
    assert.equal(problems.length, 1);
    assert.deepEqual(ids, []);
  });

  it('tells of a pattern that does not parse on its own line, and finds what the others say', async () => {
    const engine = await testEngine();
    const text = `${head}    kind: http\n    patterns:\n      - pattern: "f(("\n${good}`;
    const rules = engine.compile(loadRules([], [{ path: 'm.yaml', text }]));
    const document = engine.open('a.js', 'javascript', "x.on('/a', show);");
    try {
      assert.deepEqual(
        engine.entryPoints(document, { rules }).map(({ name, route }) => [name, route]),
        [['show', '/a']],
      );
      assert.deepEqual(
        rules.problems.map(({ ruleId, range }) => [ruleId, range?.start.line]),
        [['a', 5]],
      );
    } finally {
      document.close();
    }
  });

  it('comes back from code that nests deeply', async () => {
    const engine = await testEngine();
    const rules = engine.compile(loadRules([], [{ path: 'm.yaml', text: `entry-points:\n${good}` }]));
    const sum = "'a' + ".repeat(500);
    const document = engine.open('a.js', 'javascript', `x.on(${sum}y, show);\nx.on('/b', show);`);
    try {
      const routes = engine.entryPoints(document, { rules }).map(({ route }) => route);
      assert.equal(routes.at(-1), '/b');
    } finally {
      document.close();
    }
  });
});
