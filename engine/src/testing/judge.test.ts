import assert from 'node:assert/strict';
import type { Engine, Finding, Fix, LoadedRules, RuleSet, TextEdit } from '../index';
import { judge } from './judge';

/** An engine that reports each `bad` of a text, once for each rule, with the given fixes. */
function fakeEngine(
  fixesOf: (finding: Finding, text: string) => Partial<Fix>[],
  plainEdits: (finding: Finding) => TextEdit[] = () => [],
): { engine: Engine; opened: string[] } {
  const opened: string[] = [];
  const fake = {
    open: (path: string, languageId: string, text: string) => {
      opened.push(`${path} as ${languageId}`);
      return { path, languageId, text, close: () => undefined };
    },
    analyze: ({ text }: { text: string }, { rules }: { rules: RuleSet }) => {
      const findings = [...text.matchAll(/bad/g)].flatMap((match) => {
        const line = text.slice(0, match.index).split('\n').length - 1;
        const range = { start: { line, character: 0 }, end: { line, character: 3 } };
        const place = { start: match.index, end: match.index + 3, range, fixable: true };
        return rules.rules.map(({ id }) => ({ ...place, ruleId: id }));
      });
      return { findings, problems: [{ ruleId: 'failing', severity: 'error', message: 'took too long' }] };
    },
    plainEdits: (_: unknown, finding: Finding) => plainEdits(finding),
    fixes: ({ text }: { text: string }, finding: Finding) => fixesOf(finding, text),
  };
  return { engine: fake as unknown as Engine, opened };
}

function rules(...list: [id: string, ...languages: string[]][]): { loaded: LoadedRules; set: RuleSet } {
  const specs = list.map(([id, ...languages]) => ({ id, languages }));
  const loaded = { rules: specs, models: [], problems: [] } as unknown as LoadedRules;
  return { loaded, set: { rules: specs, problems: [] } as unknown as RuleSet };
}

describe('testing rules: judging a target', () => {
  const settings = { today: '2026-01-01' };

  it('reports start lines by rule', () => {
    const { engine } = fakeEngine(() => []);
    const { loaded, set } = rules(['a', 'js'], ['b', 'javascript']);
    const verdict = judge(engine, loaded, set, 'x.js', 'bad bad\n\nbad\n', settings);
    assert.deepEqual(Object.fromEntries(verdict.reported), { a: [1, 3], b: [1, 3] });
    assert.equal(verdict.fixedText, 'bad bad\n\nbad\n');
  });

  it('reads a target in the language of its rule when the extension is another', () => {
    const { engine, opened } = fakeEngine(() => []);
    const { loaded, set } = rules(['a', 'python'], ['b', 'cobol'], ['c', 'typescript', 'javascript']);
    const verdict = judge(engine, loaded, set, 'x.test.yaml', 'bad', settings);
    assert.deepEqual(opened, ['x.test.yaml as python', 'x.test.yaml as typescript']);
    assert.deepEqual(verdict.reported.get('a'), [1]);
    assert.deepEqual([...verdict.errors], [['b', { message: 'no language of Wardscribe among cobol' }]]);
    const other = fakeEngine(() => []);
    judge(other.engine, loaded, set, 'x.js', 'bad', settings);
    assert.deepEqual(other.opened, ['x.js as python', 'x.js as javascript']);
  });

  it('says which rules failed', () => {
    const { engine } = fakeEngine(() => []);
    const { loaded, set } = rules(['a', 'js'], ['failing', 'js']);
    const { errors } = judge(engine, loaded, set, 'x.js', '', settings);
    assert.equal(errors.size, 1);
    assert.equal(errors.get('failing')?.message, 'took too long');
  });

  it('applies the first fix of each finding; an import that two fixes need comes once', () => {
    const { engine } = fakeEngine((finding) => [
      {
        edits: [
          { start: 0, end: 0, text: 'import good\n' },
          { start: finding.start, end: finding.end, text: 'good' },
        ],
      },
      { edits: [{ start: finding.start, end: finding.end, text: 'second' }] },
    ]);
    const { loaded, set } = rules(['a', 'js']);
    const { fixedText } = judge(engine, loaded, set, 'x.js', 'bad;\nbad;\n', settings);
    assert.equal(fixedText, 'import good\ngood;\ngood;\n');
  });

  it("applies Semgrep's own fix of a rule as it stands, whatever trying it says", () => {
    const { engine } = fakeEngine(
      () => [],
      ({ start, end }) => [{ start, end, text: '$UNBOUND(' }],
    );
    const { loaded, set } = rules(['a', 'js']);
    assert.equal(judge(engine, loaded, set, 'x.js', 'bad;', settings).fixedText, '$UNBOUND(;');
  });

  it('leaves out a fix that overlaps an earlier one', () => {
    const { engine } = fakeEngine((finding, text) => [
      {
        edits: [
          { start: finding.start, end: Math.min(text.length, finding.end + 2), text: `<${finding.start}>` },
        ],
      },
    ]);
    const { loaded, set } = rules(['a', 'js']);
    assert.equal(judge(engine, loaded, set, 'x.js', 'bad bad bad', settings).fixedText, '<0>ad <8>');
  });

  it('survives an engine that throws', () => {
    const { engine } = fakeEngine(() => {
      throw new Error('boom');
    });
    const { loaded, set } = rules(['a', 'js']);
    const verdict = judge(engine, loaded, set, 'x.js', 'bad', settings);
    assert.equal(verdict.errors.get('a')?.message, 'boom');
    assert.equal(verdict.fixedText, 'bad');
  });
});
