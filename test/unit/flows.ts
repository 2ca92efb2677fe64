import assert from 'node:assert/strict';
import { type Finding, languageOfPath, type RuleSet, WorkspaceProgram } from '../../engine/src/index';
import { loadRules } from '../../engine/src/rules/load';
import { readRulesFromRepository } from '../../host/src/index';
import { root, testEngine, today } from './support';

/** The text of a case, or of each of its files by path. */
type Code = string | Record<string, string>;

/** Where a case's text stands when it names no file. */
const fileNames: Record<string, string> = {
  javascript: 'case.js',
  typescript: 'case.ts',
  python: 'case.py',
  java: 'Case.java',
  kotlin: 'Case.kt',
  go: 'case.go',
  csharp: 'Case.cs',
  php: 'case.php',
  ruby: 'case.rb',
  c: 'case.c',
};

const flow = /(?:\/\/|#|\/\*)\s*flow\b/;

/**
 * Tests of data flow in one language. Each case is code in which `source()` yields user input, `sink(x)` (also a method
 * of that name) must not get it, and `clean(x)` makes it harmless. A line with a comment `flow` is where data arrives at a
 * sink; at every other sink it must not. `name(x)` is a sink that data in a part of `x` does not count for. The library summaries of the language are those of Wardscribe.
 */
export function testFlows(language: string, cases: Record<string, Code>): void {
  describe(`flows in ${language}`, () => {
    let rules: RuleSet;

    before(async () => {
      rules = await flowRules(language);
    });

    for (const [name, code] of Object.entries(cases)) {
      it(name, async () => {
        const files = typeof code === 'string' ? { [fileNames[language]]: code } : code;
        assert.deepEqual(linesOf(await analyzeFiles(rules, files)), markedIn(files));
      });
    }
  });
}

/** The rule of these tests for a language, with the library summaries of Wardscribe. */
export async function flowRules(language: string): Promise<RuleSet> {
  const { libraries } = readRulesFromRepository(root).loaded;
  const loaded = loadRules([{ path: 'rules.yaml', text: ruleFor(language) }], []);
  assert.deepEqual(loaded.problems, []);
  const engine = await testEngine();
  const rules = engine.compile({ ...loaded, libraries });
  engine.check(rules);
  assert.deepEqual(rules.problems, []);
  return rules;
}

/** Analyzes files as one program; the findings of all of them. */
export async function analyzeFiles(rules: RuleSet, files: Record<string, string>): Promise<Finding[]> {
  const engine = await testEngine();
  const program = new WorkspaceProgram();
  const settings = { rules, today };
  const documents = Object.entries(files).map(([file, text]) =>
    engine.open(file, languageOfPath(file) ?? '', text),
  );
  for (const document of documents) {
    const summary = engine.summarize(document, settings);
    if (summary) program.set(structuredClone(summary));
  }
  const findings = documents.flatMap((document) => {
    const result = engine.analyze(document, settings, {
      flowsInto: ({ path }) => ({ flows: program.flowsInto(path), textOf: (file) => files[file] }),
    });
    assert.deepEqual(result.problems, []);
    document.close();
    return result.findings;
  });
  return findings;
}

/** Where findings are: `path:line`, one-based. */
export function linesOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.map(({ path, range }) => `${path}:${range.start.line + 1}`))].sort();
}

/** Where a comment says that data arrives: `path:line`, one-based. */
export function markedIn(files: Record<string, string>): string[] {
  return Object.entries(files)
    .flatMap(([file, text]) =>
      text.split('\n').flatMap((line, i) => (flow.test(line) ? [`${file}:${i + 1}`] : [])),
    )
    .sort();
}

function ruleFor(language: string): string {
  const sinks = '[{pattern: "sink($X)"}, {pattern: "$O.sink($X)"}]';
  return `rules:
${oneRule(language, 'flow', sinks, '')}
${oneRule(language, 'name', '[{pattern: name($X)}]', ', whole: true')}
`;
}

function oneRule(language: string, id: string, sinks: string, metadata: string): string {
  return `  - id: ${id}
    languages: [${language}]
    severity: ERROR
    message: Found.
    mode: taint
    pattern-sources: [{pattern: source(...)}]
    pattern-sinks: [{patterns: [{pattern-either: ${sinks}}, {focus-metavariable: $X}]}]
    pattern-sanitizers: [{pattern: clean(...)}]
    metadata: {precise: true, title: Flow, why: It flows., cwe: [CWE-79]${metadata}}`;
}
