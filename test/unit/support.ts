import path from 'node:path';
import {
  type AnalysisResult,
  Engine,
  type Finding,
  type LoadedRules,
  type RuleSet,
  type SourceDocument,
} from '../../engine/src/index';
import { loadRules } from '../../engine/src/rules/load';
import { readAssetsFromRepository, readRulesFromRepository } from '../../host/src/index';

export const root = path.resolve(__dirname, '../../..');
export const today = '2026-01-01';

let engine: Promise<Engine> | undefined;

/** One engine for all tests of a run: it loads each grammar once. */
export function testEngine(): Promise<Engine> {
  engine ??= Engine.create(readAssetsFromRepository(root));
  return engine;
}

/** The built-in rules, compiled. */
export async function builtInRules(): Promise<RuleSet> {
  return (await testEngine()).compile(readRulesFromRepository(root).loaded);
}

/** Rules from YAML text below `rules:`; fails on any problem of the rules themselves. */
export async function rulesFrom(text: string): Promise<RuleSet> {
  return compiled(loadRules([{ path: 'rules.yaml', text: `rules:\n${text}` }], []));
}

let libraries: LoadedRules['libraries'] | undefined;

/** Rules from YAML text below `rules:`, with what Wardscribe knows of libraries. */
export async function rulesWithLibraries(text: string): Promise<RuleSet> {
  libraries ??= readRulesFromRepository(root).loaded.libraries;
  return compiled({ ...loadRules([{ path: 'rules.yaml', text: `rules:\n${text}` }], []), libraries });
}

async function compiled(loaded: LoadedRules): Promise<RuleSet> {
  const rules = (await testEngine()).compile(loaded);
  if (rules.problems.length > 0) throw new Error(rules.problems.map(({ message }) => message).join('\n'));
  return rules;
}

/** Analyzes a text from scratch. */
export async function analyze(
  rules: RuleSet,
  languageId: string,
  text: string,
  file = `case.${languageId}`,
): Promise<AnalysisResult> {
  const created = await testEngine();
  const document = created.open(file, languageId, text);
  try {
    return created.analyze(document, { rules, today });
  } finally {
    document.close();
  }
}

/** Opens a text; the caller closes it. */
export async function open(languageId: string, text: string): Promise<SourceDocument> {
  return (await testEngine()).open(`case.${languageId}`, languageId, text);
}

/**
 * Reads marks: a comment of carets under a line says that a finding is right there. Returns the marked places and those
 * of the findings, as `line:column-column`, one-based.
 *
 *     eval(req.query.x);
 *     //   ^^^^^^^^^^^
 */
export function marked(text: string, findings: readonly Finding[]): { wanted: string[]; got: string[] } {
  const wanted: string[] = [];
  let codeLine = -1;
  text.split('\n').forEach((line, i) => {
    const mark = /^\s*(?:\/\/|#)?\s*(\^+)\s*$/.exec(line);
    if (!mark) {
      codeLine = i;
      return;
    }
    const from = line.indexOf('^');
    wanted.push(`${codeLine + 1}:${from + 1}-${from + mark[1].length + 1}`);
  });
  const got = findings.map(
    ({ range }) => `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`,
  );
  return { wanted: wanted.sort(), got: got.sort() };
}
