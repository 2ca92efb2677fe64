/** Builds the body of a rule with `mode: taint`. */
import { buildPositive } from './formula';
import { checkMetavariable } from './formula-parts';
import type { Report } from './load-report';
import { buildUses } from './metadata';
import { checkUses } from './models';
import { parseRequirement, type Requirement } from './requirement';
import type { ModelSpec } from './rule';
import type { RawRule } from './schema';
import type { RawTaintItem } from './schema-taint';
import type { TaintBody, TaintOptions } from './taint-spec';
import type { YamlPath } from './yaml-ranges';

/** The lists of a taint rule. */
export const taintLists = [
  'pattern-sources',
  'pattern-sinks',
  'pattern-sanitizers',
  'pattern-propagators',
] as const;

/** The body of a taint rule; what is wrong with it is told to `report`. */
export function buildTaint(
  raw: RawRule,
  languages: string[],
  models: readonly ModelSpec[],
  report: Report,
): TaintBody {
  const uses = buildUses(raw);
  checkUses(uses, languages, models, report);
  for (const [key, used] of [
    ['pattern-sources', uses.sources],
    ['pattern-sinks', uses.sinks],
  ] as const) {
    const named = key.replace('pattern-', '');
    if (raw[key] || used.length > 0) continue;
    report.error(['id'], `\`mode: taint\` needs \`${key}\` or \`metadata.uses.${named}\``);
  }
  const items = <T>(
    key: (typeof taintLists)[number],
    build: (item: RawTaintItem, path: YamlPath) => T | undefined,
  ): T[] =>
    ((raw[key] ?? []) as RawTaintItem[])
      .map((item, i) => build(item, [key, i]))
      .filter((item) => item !== undefined);
  return {
    mode: 'taint',
    options: taintOptions(raw),
    sources: items('pattern-sources', (item, path) => buildSource(item, path, report)),
    sinks: items('pattern-sinks', (item, path) => buildSink(item, path, report)),
    sanitizers: items('pattern-sanitizers', (item, path) => buildSanitizer(item, path, report)),
    propagators: items('pattern-propagators', (item, path) => buildPropagator(item, path, report)),
    uses,
  };
}

function taintOptions({ options, metadata }: RawRule): TaintOptions {
  const isOn = (name: string) => (options as Record<string, unknown> | undefined)?.[name] === true;
  return {
    // Rules that share models are Wardscribe's own; any other is read as Semgrep reads it.
    precise: metadata?.precise ?? metadata?.uses !== undefined,
    safeFunctions: isOn('taint_assume_safe_functions'),
    safeIndexes: isOn('taint_assume_safe_indexes'),
    safeComparisons: isOn('taint_assume_safe_comparisons'),
    safeBooleans: isOn('taint_assume_safe_booleans'),
    safeNumbers: isOn('taint_assume_safe_numbers'),
    onlyThroughAssignments: isOn('taint_only_propagate_through_assignments'),
    unifyMetavariables: isOn('taint_unify_mvars'),
  };
}

function buildSource(raw: RawTaintItem, path: YamlPath, report: Report) {
  const formula = buildPositive(raw, path, report);
  const labels = buildLabels(raw, path, report);
  return (
    formula && {
      formula,
      exact: raw.exact ?? false,
      bySideEffect: raw['by-side-effect'] ?? false,
      control: raw.control ?? false,
      ...labels,
    }
  );
}

function buildSink(raw: RawTaintItem, path: YamlPath, report: Report) {
  const formula = buildPositive(raw, path, report);
  const requires = buildSinkRequirements(raw, [...path, 'requires'], report);
  return formula && { formula, exact: raw.exact ?? true, atExit: raw['at-exit'] ?? false, requires };
}

function buildSanitizer(raw: RawTaintItem, path: YamlPath, report: Report) {
  const formula = buildPositive(raw, path, report);
  return (
    formula && {
      formula,
      exact: raw.exact ?? false,
      bySideEffect: raw['by-side-effect'] ?? false,
      notConflicting: raw['not-conflicting'] ?? raw.not_conflicting ?? false,
    }
  );
}

function buildPropagator(raw: RawTaintItem, path: YamlPath, report: Report) {
  const formula = buildPositive(raw, path, report);
  const { from = '', to = '', 'replace-labels': replaceLabels } = raw;
  const labels = buildLabels(raw, path, report);
  if (!formula) return undefined;
  checkMetavariable(from, [...path, 'from'], formula, report);
  checkMetavariable(to, [...path, 'to'], formula, report);
  return {
    formula,
    from,
    to,
    bySideEffect: raw['by-side-effect'] !== false,
    ...labels,
    ...(replaceLabels ? { replaceLabels } : {}),
  };
}

/** `label` and `requires` of a source or propagator. */
function buildLabels(
  raw: RawTaintItem,
  path: YamlPath,
  report: Report,
): { label?: string; requires?: Requirement } {
  const { label, requires } = raw;
  if (label !== undefined && !/^[A-Za-z_]\w*$/.test(label)) {
    report.error([...path, 'label'], '`label` is one word of letters, digits and underscores');
  }
  const built =
    typeof requires === 'string' ? buildRequirement(requires, [...path, 'requires'], report) : undefined;
  return { ...(label === undefined ? {} : { label }), ...(built ? { requires: built } : {}) };
}

function buildSinkRequirements(
  raw: RawTaintItem,
  path: YamlPath,
  report: Report,
): { metavariable?: string; requirement: Requirement }[] {
  const requires = raw.requires;
  if (requires === undefined) return [];
  if (typeof requires === 'string') {
    const requirement = buildRequirement(requires, path, report);
    return requirement ? [{ requirement }] : [];
  }
  return requires.flatMap((each, i) =>
    Object.entries(each).flatMap(([metavariable, labels]) => {
      const requirement = buildRequirement(labels, [...path, i, metavariable], report);
      return requirement ? [{ metavariable, requirement }] : [];
    }),
  );
}

function buildRequirement(text: string, path: YamlPath, report: Report): Requirement | undefined {
  const parsed = parseRequirement(text);
  if (!('error' in parsed)) return parsed;
  report.textError(path, text, parsed.at, parsed.error);
  return undefined;
}
