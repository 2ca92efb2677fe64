import { languageOfEditorId, languageOfPath, languages, speaks } from '../languages/index';
import type { LanguageDefinition } from '../languages/language';
import type { CompiledRule, CompiledRules } from '../rules/compile';
import type { RuleSpec } from '../rules/rule';

/** Rules that one run follows: as many as an integer has bits to spare. */
const rulesAtOnce = 31;

/** Semgrep's options of data flow that only the way within a function or a file knows, and ours. */
const switches = [
  'precise',
  'safeIndexes',
  'safeComparisons',
  'safeBooleans',
  'safeNumbers',
  'onlyThroughAssignments',
  'unifyMetavariables',
  'followsCalls',
  'focusOnSource',
] as const;

/**
 * True for a rule whose data is followed through the whole program. Those that use what Semgrep has beyond plain sources
 * and sinks, or that are read as Semgrep reads them, follow data within a function or a file.
 */
function isLinked({ body }: RuleSpec): boolean {
  if (body.mode !== 'taint') return false;
  const { options, sources, sinks, propagators } = body;
  return (
    switches.every((name) => options[name] === (name === 'precise')) &&
    sources.every(({ control, label, requires }) => !control && label === undefined && !requires) &&
    sinks.every(({ atExit, requires }) => !atExit && requires.length === 0) &&
    propagators.every(({ label, requires }) => label === undefined && !requires)
  );
}

/** True where the data of a rule is followed through the program that a text of a language belongs to. */
export function isFollowed(rule: CompiledRule, definition: LanguageDefinition): boolean {
  return definition.linking !== undefined && isLinked(rule.spec);
}

/** The family of languages that a file belongs to; undefined where the data flow of its language stays within a file. */
export function familyOfPath(path: string): string | undefined {
  const id = languageOfPath(path);
  return id === undefined ? undefined : languageOfEditorId(id)?.linking?.family;
}

const known = new WeakMap<CompiledRules, Map<string, readonly RuleSpec[][]>>();

/**
 * The linked rules of a family of languages in runs. A rule has the same place in the same run for every text of the
 * family: its place is the bit by which summaries of different texts know it.
 */
export function runsOf(rules: CompiledRules, family: string): readonly RuleSpec[][] {
  let byFamily = known.get(rules);
  if (!byFamily) {
    byFamily = new Map();
    known.set(rules, byFamily);
  }
  let runs = byFamily.get(family);
  if (!runs) {
    runs = computeRuns(rules, family);
    byFamily.set(family, runs);
  }
  return runs;
}

function computeRuns({ specs, numbered }: CompiledRules, family: string): RuleSpec[][] {
  const members = languages.filter(({ linking }) => linking?.family === family);
  const last = new Set(numbered);
  const linked = specs.filter(
    (spec) =>
      !last.has(spec) && isLinked(spec) && members.some((definition) => speaks(definition, spec.languages)),
  );
  linked.push(...numbered);
  const runs: RuleSpec[][] = [];
  for (let i = 0; i < linked.length; i += rulesAtOnce) runs.push(linked.slice(i, i + rulesAtOnce));
  return runs;
}
