/** Walks the entries (rules or models) of YAML files and reports what is wrong with the files themselves. */
import type { AnalysisProblem } from '../findings/finding';
import type { Position, Range } from '../syntax/position';
import { buildPositive } from './formula';
import { type EntryKind, nameOf, Report } from './load-report';
import { compileRegex } from './regex';
import type { Formula, RuleFile } from './rule';
import { didYouMean, languageNamed } from './schema-keys';
import { readYaml, type YamlDocument, type YamlPath } from './yaml-ranges';

/** The lists of rule and model files. Those of models may stand in one file. */
export type EntryList = 'rules' | 'models' | 'summaries' | 'entry-points' | 'practices';
const ofModels: readonly EntryList[] = ['models', 'summaries', 'entry-points', 'practices'];
const besides: Record<EntryList, readonly EntryList[]> = {
  rules: ['rules'],
  models: ofModels,
  summaries: ofModels,
  'entry-points': ofModels,
  practices: ofModels,
};
/** What is wrong with a file itself is said once, with its first list. */
const isFirst = (key: EntryList) => key === 'rules' || key === 'models';

/**
 * Calls `visit` for each entry of the list `key` in each document of each file. Entries that hold a mistake of YAML
 * itself (a duplicate key) are reported and not visited.
 */
export function eachEntry(
  files: readonly RuleFile[],
  key: EntryList,
  kind: EntryKind,
  problems: AnalysisProblem[],
  visit: (file: RuleFile, raw: Record<string, unknown>, report: Report) => void,
): void {
  for (const file of files) {
    const documents = readYaml(file.text);
    if (documents.length === 0 && isFirst(key)) {
      const start = { line: 0, character: 0 };
      const message = `The file is empty: it needs a list \`${key}\`.`;
      problems.push({ path: file.path, range: { start, end: start }, message, severity: 'error' });
    }
    for (const document of documents) {
      const whole = new Report(document, [], file.path, kind, undefined, problems);
      const entries = entriesOf(document, key, whole);
      const left = new Set(document.problems);
      for (const [i, entry] of entries.entries()) {
        const base: YamlPath = [key, i];
        const report = new Report(document, base, file.path, kind, idOf(entry), problems);
        const range = document.valueRange(base);
        for (const problem of document.problems) {
          if (!contains(range, problem.range.start)) continue;
          left.delete(problem);
          report.at(problem.range, problem.message, 'error');
        }
        if (report.refused) continue;
        if (isMap(entry)) visit(file, entry, report);
        else report.error([], `${kind} ${i + 1} must be a map, not ${nameOf(entry)}`);
      }
      if (isFirst(key)) for (const problem of left) whole.at(problem.range, problem.message, 'error');
    }
  }
}

function entriesOf(document: YamlDocument, key: EntryList, report: Report): unknown[] {
  const root = document.value;
  if (root === undefined) return [];
  if (!isFirst(key) && !isMap(root)) return [];
  if (!isMap(root)) {
    report.error([], `The file must hold a map with a list \`${key}\`, not ${nameOf(root)}`);
    return [];
  }
  const map = root;
  for (const name of Object.keys(map)) {
    if (!besides[key].some((each) => each === name) && isFirst(key))
      report.keyError([name], `unknown key \`${name}\`${didYouMean(name, besides[key])}`);
  }
  const list = Object.hasOwn(map, key) ? map[key] : undefined;
  if (Array.isArray(list)) return list;
  if (list === undefined && besides[key].some((each) => Object.hasOwn(map, each))) return [];
  if (list === undefined) report.at(firstLine(document), `The file has no list \`${key}\``, 'error');
  else report.error([key], `\`${key}\` must be a list, not ${nameOf(list)}`);
  return [];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(document: YamlDocument): Range {
  const { start } = document.valueRange([]);
  return { start, end: start };
}

function idOf(entry: unknown): string | undefined {
  const id = typeof entry === 'object' && entry !== null ? (entry as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}

function contains(range: Range, position: Position): boolean {
  return !before(position, range.start) && !before(range.end, position);
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

/**
 * The engine's names of the languages of a rule or model, each once; unknown ones are reported. A language of Semgrep that
 * is not here yet keeps nothing from being in force for the others.
 */
export function buildLanguages(raw: readonly string[], report: Report): string[] {
  const languages = new Set<string>();
  const missing: { path: YamlPath; error: string }[] = [];
  for (const [i, name] of raw.entries()) {
    const path = ['languages', i];
    const named = languageNamed(name);
    if ('language' in named) languages.add(named.language);
    else if (named.isSemgreps) missing.push({ path, error: named.error });
    else report.error(path, named.error);
  }
  for (const { path, error } of missing) {
    if (languages.size > 0) report.warning(path, error);
    else report.error(path, error);
  }
  return [...languages];
}

/** Reports each regular expression of an entry, by its key, that cannot be used. */
export function checkExpressions(
  expressions: Readonly<Record<string, string | undefined>>,
  report: Report,
): void {
  for (const [key, expression] of Object.entries(expressions)) {
    const wrong = expression === undefined ? undefined : compileRegex(expression, '').error;
    if (wrong !== undefined) report.error([key], `The expression is not usable: ${wrong}`);
  }
}

/** The formulas of an entry's `patterns`; those that hold a mistake are reported and left out. */
export function buildPatterns(
  raw: readonly Parameters<typeof buildPositive>[0][],
  report: Report,
): Formula[] {
  return raw.flatMap((each, i) => buildPositive(each, ['patterns', i], report) ?? []);
}
