/** Builds the body of a rule with `mode: taint`. */
import { buildPositive } from './formula';
import { buildMatch } from './formula-match';
import { checkMetavariable } from './formula-parts';
import type { Report } from './load-report';
import { buildUses } from './metadata';
import { checkUses } from './models';
import { parseRequirement, type Requirement } from './requirement';
import type { Formula, ModelSpec } from './rule';
import type { RawRule } from './schema';
import type { RawFormula } from './schema-formula';
import type { RawMatch } from './schema-match';
import type { RawTaintItem } from './schema-taint';
import type {
  TaintBody,
  TaintOptions,
  TaintPropagator,
  TaintSanitizer,
  TaintSink,
  TaintSource,
} from './taint-spec';
import type { YamlPath } from './yaml-ranges';

/** The lists of a taint rule in the syntax with `pattern-…` keys. */
export const taintListKeys = [
  'pattern-sources',
  'pattern-sinks',
  'pattern-sanitizers',
  'pattern-propagators',
] as const;

/** An item of a list: its formula, what else it says, and where it stands. */
interface Item {
  formula: Formula;
  raw: RawTaintItem;
  path: YamlPath;
}

/** The body of a taint rule in either syntax; what is wrong with it is told to `report`. */
export function buildTaint(
  raw: RawRule,
  languages: string[],
  models: readonly ModelSpec[],
  report: Report,
): TaintBody {
  const uses = buildUses(raw);
  checkUses(uses, languages, models, report);
  const { taint } = raw;
  const pathOf = (list: List) => (taint ? ['taint', list] : [`pattern-${list}`]);
  for (const list of ['sources', 'sinks'] as const) {
    const written = taint ? taint[list] : raw[`pattern-${list}`];
    if (written || uses[list].length > 0) continue;
    const key = pathOf(list).join('.');
    report.error(['id'], `\`mode: taint\` needs \`${key}\` or \`metadata.uses.${list}\``);
  }
  const items = <T>(list: List, build: (item: Item, report: Report) => T): T[] =>
    ((taint ? taint[list] : raw[`pattern-${list}`]) ?? []).flatMap((item, i) => {
      const path = [...pathOf(list), i];
      const formula = taint
        ? buildMatch(item as RawMatch, path, report)
        : buildPositive(item as RawFormula, path, report);
      const said = (typeof item === 'string' ? {} : item) as RawTaintItem;
      return formula ? [build({ formula, raw: said, path }, report)] : [];
    });
  return {
    mode: 'taint',
    options: taintOptions(raw),
    sources: items('sources', buildSource),
    sinks: items('sinks', buildSink),
    sanitizers: items('sanitizers', buildSanitizer),
    propagators: items('propagators', buildPropagator),
    uses,
  };
}

type List = 'sources' | 'sinks' | 'sanitizers' | 'propagators';

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
    followsCalls: isOn('taint_intrafile'),
    focusOnSource: options?.taint_focus_on === 'source',
    harmlessWithout: metadata?.['harmless-without'] ?? [],
    whole: metadata?.whole ?? false,
  };
}

function buildSource({ formula, raw, path }: Item, report: Report): TaintSource {
  return {
    formula,
    exact: raw.exact ?? false,
    bySideEffect: raw['by-side-effect'] ?? false,
    control: raw.control ?? false,
    ...buildLabels(raw, path, report),
  };
}

function buildSink({ formula, raw, path }: Item, report: Report): TaintSink {
  const requires = buildSinkRequirements(raw, [...path, 'requires'], report);
  return { formula, exact: raw.exact ?? true, atExit: raw['at-exit'] ?? false, requires };
}

function buildSanitizer({ formula, raw }: Item): TaintSanitizer {
  return {
    formula,
    exact: raw.exact ?? false,
    bySideEffect: raw['by-side-effect'] ?? false,
    notConflicting: raw['not-conflicting'] ?? raw.not_conflicting ?? false,
  };
}

function buildPropagator({ formula, raw, path }: Item, report: Report): TaintPropagator {
  const { from = '', to = '', 'replace-labels': replaceLabels } = raw;
  checkMetavariable(from, [...path, 'from'], formula, report);
  checkMetavariable(to, [...path, 'to'], formula, report);
  return {
    formula,
    from,
    to,
    bySideEffect: raw['by-side-effect'] !== false,
    ...buildLabels(raw, path, report),
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
