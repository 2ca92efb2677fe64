import assert from 'node:assert/strict';
import { builtInRules, rulesFrom, testEngine, today } from '../../test/unit/support';
import { ParsedDocument } from './document';
import { type Change, compareFacts } from './incremental';

const program = `import { a } from 'm';
const limit = 10;
function first(req) { return a(req.query.x); }
function second(req) { return eval(req.query.y); }
function third(req) { return limit; }
`;

/** What an edit changed: the code of the statements that are looked at again. */
async function changed(edit: { at: string; by: string }): Promise<string | undefined> {
  const engine = await testEngine();
  const document = engine.open('case.js', 'javascript', program);
  assert.ok(document instanceof ParsedDocument);
  const before = document.facts();
  const start = program.indexOf(edit.at);
  document.edit([{ start, end: start + edit.at.length, text: edit.by }]);
  const after = document.facts();
  assert.ok(before && after);
  const change: Change | undefined = compareFacts(before, after);
  document.close();
  if (!change) return undefined;
  const { tree } = after;
  const nodes = tree.children(0).filter((node) => node >= change.region.from && node < change.region.to);
  return nodes.map((node) => tree.textOf(node)).join('\n');
}

describe('what an edit changes', () => {
  it('is the statement that it is in', async () => {
    assert.equal(
      await changed({ at: 'query.y', by: 'query.z' }),
      'function second(req) { return eval(req.query.z); }',
    );
  });

  it('is nothing where only layout changes', async () => {
    assert.equal(await changed({ at: '}\nfunction third', by: '}\n\n// c\nfunction third' }), '');
  });

  it('is what was put in, or nothing where something went', async () => {
    assert.equal(await changed({ at: 'function third', by: 'f();\nfunction third' }), 'f()');
    assert.equal(await changed({ at: 'function first(req) { return a(req.query.x); }\n', by: '' }), '');
  });

  it('reaches further where an import or a constant that others use changes', async () => {
    assert.equal(await changed({ at: "{ a } from 'm'", by: "{ a } from 'n'" }), undefined);
    assert.equal(await changed({ at: 'limit = 10', by: 'limit = 11' }), undefined);
  });

  it('reaches no further where a new name is used only there', async () => {
    assert.equal(
      await changed({ at: 'eval(req.query.y)', by: '(b = 1, c(b))' }),
      'function second(req) { return (b = 1, c(b)); }',
    );
  });

  it('reaches to the end of the text where a quote is opened', async () => {
    assert.match((await changed({ at: 'query.y', by: '`query.y' })) ?? '', /^function second/);
  });
});

describe('findings after an edit', () => {
  it('move with the text and keep their fingerprints and messages', async () => {
    const engine = await testEngine();
    const rules = await builtInRules();
    const document = engine.open('case.js', 'javascript', program);
    const [before] = engine.analyze(document, { rules, today }).findings;
    document.edit([{ start: 0, end: 0, text: '// one more line\n' }]);
    const [after] = engine.analyze(document, { rules, today }).findings;
    document.close();
    assert.equal(after.range.start.line, before.range.start.line + 1);
    assert.equal(after.start, before.start + '// one more line\n'.length);
    assert.equal(after.fingerprint, before.fingerprint);
    assert.equal(after.flow[0].range.start.line, before.flow[0].range.start.line + 1);
    assert.match(before.message, /line 4\b/);
    assert.match(after.message, /line 5\b/);
  });

  it('are those from scratch where a condition looks at code elsewhere', async () => {
    const engine = await testEngine();
    const rules = await rulesFrom(`  - id: t
    languages: [javascript]
    severity: ERROR
    message: m
    metadata: {cwe: CWE-1}
    patterns:
      - pattern: use($X)
      - pattern-inside: |
          $A = open($B);
          ...
      - metavariable-pattern: {metavariable: $B, pattern: path(...)}
      - pattern-not-regex: quiet
  - id: u
    languages: [javascript]
    severity: ERROR
    message: m
    metadata: {cwe: CWE-1}
    match:
      all: [use($X), {anywhere: loud($X)}]
`);
    const text = 'a = open(path(1));\nuse(a);\nuse(b);\nother();\n';
    for (const [at, by] of [
      ['use(b)', 'use(c)'],
      ['use(a)', 'use(a /* quiet */)'],
      ['path(1)', 'name(1)'],
      ['other()', 'loud(b)'],
      ['other()', 'use(d)'],
    ]) {
      const document = engine.open('case.js', 'javascript', text);
      engine.analyze(document, { rules, today });
      const start = text.indexOf(at);
      document.edit([{ start, end: start + at.length, text: by }]);
      const found = engine.analyze(document, { rules, today }).findings;
      const fresh = engine.open('case.js', 'javascript', document.text);
      assert.deepEqual(found, engine.analyze(fresh, { rules, today }).findings, by);
      document.close();
      fresh.close();
    }
  });
});
