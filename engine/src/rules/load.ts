/** Loads rule files: YAML text in, validated rules and problems out. */
import type { AnalysisProblem } from '../findings/finding';
import { owaspOf } from '../findings/owasp';
import { hasTextOptions, textOptions } from '../generic/options';
import { loadEntryPoints } from './entry-point-spec';
import { buildFormula } from './formula';
import { buildMatch } from './formula-match';
import { loadLibraries } from './library';
import { buildLanguages, eachEntry } from './load-entries';
import type { Report } from './load-report';
import { buildTaint, taintListKeys } from './load-taint';
import { matchOptions } from './match-options';
import { buildFixes, buildInfo, buildSeverity } from './metadata';
import { loadModels } from './models';
import { loadPractices } from './practice-spec';
import type { LoadedRules, ModelSpec, RuleFile, RuleSpec } from './rule';
import { type RawRule, ruleSchema } from './schema';
import type { RawFormula } from './schema-formula';
import { isForThisVersion } from './semgrep-version';

/**
 * Reads and validates rules and the models that they share. A bad rule is left out and reported at its place in its
 * file (zero-based ranges); the others go on. A rule whose `min-version` or
 * `max-version` is for another Semgrep is left out with a warning.
 * @param files YAML with a list `rules` each, in Semgrep's rule syntax
 * @param models YAML with a list `models` each
 * @param base rules and models that were loaded before: the new ones join them and may use its models
 * @returns never throws, whatever the texts hold
 */
export function loadRules(
  files: readonly RuleFile[],
  models: readonly RuleFile[],
  base: LoadedRules = { rules: [], models: [], libraries: [], entryPoints: [], practices: [], problems: [] },
): LoadedRules {
  const problems: AnalysisProblem[] = [...base.problems];
  const loadedModels = [...base.models, ...loadModels(models, problems)];
  const libraries = [...base.libraries, ...loadLibraries(models, problems)];
  const entryPoints = [...base.entryPoints, ...loadEntryPoints(models, problems)];
  const practices = [...base.practices, ...loadPractices(models, problems)];
  const rules = new Map<string, RuleSpec>(base.rules.map((rule) => [rule.id, rule]));
  eachEntry(files, 'rules', 'Rule', problems, (file, raw, report) => {
    const parsed = ruleSchema.safeParse(raw, { reportInput: true });
    if (!parsed.success) {
      report.issues(parsed.error.issues, ruleSchema);
      return;
    }
    const rule = buildRule(parsed.data, file, loadedModels, report);
    const earlier = rules.get(parsed.data.id);
    if (earlier) {
      report.error(
        ['id'],
        `the id is taken by the rule in line ${earlier.range.start.line + 1} of ${earlier.path}`,
      );
    }
    if (rule && !report.refused) rules.set(rule.id, rule);
  });
  return { rules: [...rules.values()], models: loadedModels, libraries, entryPoints, practices, problems };
}

function buildRule(
  raw: RawRule,
  file: RuleFile,
  models: readonly ModelSpec[],
  report: Report,
): RuleSpec | undefined {
  if (!/^[A-Za-z0-9._-]+$/.test(raw.id)) {
    report.error(['id'], '`id` takes letters, digits, dots, hyphens and underscores');
  }
  if (raw.message.trim() === '') report.keyError(['message'], '`message` is empty');
  const severity = buildSeverity(raw.severity, report);
  const languages = buildLanguages(raw.languages, report);
  const info = buildInfo(raw, report);
  const fixes = buildFixes(raw, report);
  const body = buildBody(raw, languages, models, report);
  const matching = matchOptions(raw.options);
  const isForUs = isForThisVersion(raw, report);
  if (report.refused || !severity || !body || !isForUs) return undefined;
  return {
    id: raw.id,
    ...info,
    message: raw.message.trim(),
    severity,
    owasp: owaspOf(info.cwe),
    languages,
    mode: body.mode,
    path: file.path,
    range: report.document.valueRange([...report.base, 'id']),
    fixes,
    include: raw.paths?.include ?? [],
    exclude: raw.paths?.exclude ?? [],
    ...(matching && { matchOptions: matching }),
    ...(hasTextOptions(raw.options) && { textOptions: textOptions(raw.options) }),
    body,
  };
}

const searchKeys = ['pattern', 'patterns', 'pattern-either', 'pattern-regex'] as const;

function buildBody(
  raw: RawRule,
  languages: string[],
  models: readonly ModelSpec[],
  report: Report,
): RuleSpec['body'] | undefined {
  const isTaint = raw.mode === 'taint' || raw.taint !== undefined;
  const kind = raw.taint ? '`taint`' : raw.match !== undefined ? '`match`' : '`mode: taint`';
  const other = [
    ...(isTaint || raw.match !== undefined ? searchKeys : []),
    ...(isTaint ? (['match'] as const) : []),
    ...(raw.taint ? taintListKeys : []),
  ];
  for (const key of other) {
    if (raw[key] !== undefined) report.keyError([key], `\`${key}\` does not go with ${kind}`);
  }
  if (raw.taint && raw.mode === 'search') report.error(['mode'], '`mode: search` does not go with `taint`');
  return isTaint ? buildTaint(raw, languages, models, report) : buildSearch(raw, report);
}

function buildSearch(raw: RawRule, report: Report): RuleSpec['body'] | undefined {
  for (const list of taintListKeys) {
    if (raw[list]) report.keyError([list], `\`${list}\` needs \`mode: taint\``);
  }
  if (raw.metadata?.uses) report.keyError(['metadata', 'uses'], '`uses` needs `mode: taint`');
  if (report.refused) return undefined;
  if (raw.match === undefined && searchKeys.every((key) => raw[key] === undefined)) {
    report.error(
      ['id'],
      'no pattern: write `pattern`, `patterns`, `pattern-either`, `pattern-regex` or `mode: taint`',
    );
    return undefined;
  }
  const formula =
    raw.match === undefined
      ? buildFormula(raw as RawFormula, [], report)
      : buildMatch(raw.match, ['match'], report);
  return formula && { mode: 'search', formula };
}
