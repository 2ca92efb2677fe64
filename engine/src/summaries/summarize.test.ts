import assert from 'node:assert/strict';
import { testEngine } from '../../../test/unit/support';
import type { ParsedDocument } from '../document';
import type { CompiledRules } from '../rules/compile';
import { Evaluator } from '../rules/evaluate';
import { loadRules } from '../rules/load';
import { LibraryCalls } from './library-calls';
import { summarize } from './summarize';
import type { FunctionSummary, Input, Output } from './summary';

const rule = `rules:
  - id: flow
    languages: [python]
    severity: ERROR
    message: Found.
    mode: taint
    pattern-sources: [{pattern: source()}]
    pattern-sinks: [{patterns: [{pattern: sink($X)}, {focus-metavariable: $X}]}]
    pattern-sanitizers: [{pattern: clean(...)}]
    metadata: {precise: true, title: Flow, why: It flows., cwe: [CWE-79]}
`;

const library = `summaries:
  - {id: lists, languages: [python], types: [list], calls: [{name: append, flow: ["arg0 -> this[+]"]}, {name: pop, args: 1, flow: ["this[-arg0] -> return"]}]}
  - {id: built-in, languages: [python], calls: [{name: len, flow: []}]}
`;

/** The edges of the function \`f\` of a text for the one rule, as people write them. */
async function edgesOf(text: string): Promise<string[]> {
  const engine = await testEngine();
  const loaded = loadRules([{ path: 'rules.yaml', text: rule }], [{ path: 'models.yaml', text: library }]);
  assert.deepEqual(loaded.problems, []);
  const rules = engine.compile(loaded) as CompiledRules;
  const document = engine.open('case.py', 'python', text) as ParsedDocument;
  const facts = document.facts();
  assert.ok(facts);
  const evaluator = new Evaluator(facts, { today: '', report: () => undefined, read: () => undefined });
  const queries = rules.forLanguage(document.definition).flatMap(({ body }) => {
    if (body.mode !== 'taint') return [];
    const matched = <T extends { formula: (typeof body.sinks)[number]['formula'] }>(items: readonly T[]) =>
      items.map((item) => ({ ...item, matches: evaluator.evaluate(item.formula) }));
    return [
      {
        sources: matched(body.sources),
        sinks: matched(body.sinks),
        sanitizers: matched(body.sanitizers),
        propagators: [],
        options: body.options,
        follow: true,
      },
    ];
  });
  const place = { path: 'case.py', languageId: 'python' };
  const { summary } = summarize(facts, queries, new LibraryCalls(loaded.libraries), place);
  document.close();
  const f = summary.functions.find(({ name }) => name === 'f');
  assert.ok(f);
  return f.edges
    .filter(({ rules }) => (rules & 1) !== 0)
    .map(({ from, to }) => `${written(from, f)} -> ${written(to, f)}`)
    .filter((edge) => !/callee|^handed|handed to (sink|source)/.test(edge))
    .sort();
}

function written(end: Input | Output, { calls, parameters }: FunctionSummary): string {
  const path = 'path' in end && end.path !== '' ? `.${end.path}` : '';
  switch (end.kind) {
    case 'parameter':
      return (end.index < 0 ? 'self' : parameters[end.index].name) + path;
    case 'cell':
      return `${end.cell}${path}`;
    case 'result':
      return `${calls[end.call].callee.chain.join('.')}()${path}`;
    case 'argument':
      return `handed to ${calls[end.call].callee.chain.join('.')}${path}`;
    case 'return':
      return `return${path}`;
    default:
      return end.kind;
  }
}

describe('the summary of a function', () => {
  it('hands a parameter on', async () => {
    assert.deepEqual(await edgesOf('def f(a):\n  b = a\n  return b\n'), ['a -> return']);
  });

  it('knows sources and sinks, and ends at a sanitizer', async () => {
    assert.deepEqual(await edgesOf('def f():\n  sink(source())\n'), ['source -> sink']);
    assert.deepEqual(await edgesOf('def f():\n  sink(clean(source()))\n'), ['source -> handed to clean']);
  });

  it('overwrites what a variable held', async () => {
    assert.deepEqual(await edgesOf('def f(a):\n  b = a\n  b = 1\n  sink(b)\n'), []);
  });

  it('joins both ways of a branch', async () => {
    assert.deepEqual(await edgesOf('def f(a, b, c):\n  if c:\n    x = a\n  else:\n    x = b\n  return x\n'), [
      'a -> return',
      'b -> return',
    ]);
  });

  it('tells the elements of a mapping and of a list apart', async () => {
    assert.deepEqual(await edgesOf('def f(a, b):\n  d = {}\n  d["x"] = a\n  d["y"] = b\n  return d["y"]\n'), [
      'b -> return',
    ]);
    const list =
      'def f(a, b):\n  l = []\n  l.append(a)\n  l.append(b)\n  l.append(1)\n  l.pop(0)\n  return l[0]\n';
    assert.deepEqual(await edgesOf(list), ['b -> return']);
  });

  it('sees one object under two names', async () => {
    assert.deepEqual(await edgesOf('def f(a, o):\n  p = o\n  p.x = a\n  return o.x\n'), [
      'a -> o.x',
      'a -> return',
    ]);
  });

  it('says which part of a parameter is used', async () => {
    assert.deepEqual(await edgesOf('def f(a):\n  sink(a.name)\n'), ['a.name -> sink']);
  });

  it('does not run what a condition rules out', async () => {
    assert.deepEqual(await edgesOf('def f(a):\n  n = 3\n  x = "safe" if n * 2 > 5 else a\n  return x\n'), []);
  });

  it('leaves the number of what it counts', async () => {
    assert.deepEqual(await edgesOf('def f(a):\n  return len(a)\n'), []);
  });
});
