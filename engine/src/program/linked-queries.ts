import type { TaintQuery } from '../dataflow/query';
import type { LanguageDefinition } from '../languages/language';
import type { RuleRun } from '../rule-run';
import type { Match } from '../rules/bindings';
import type { CompiledRules, CompiledTaint } from '../rules/compile';
import type { DocumentFacts } from '../rules/document-facts';
import type { CompiledFormula } from '../rules/evaluate';
import { FormulaIndex } from '../rules/formula-index';
import type { RuleSpec } from '../rules/rule';
import { plainSource } from '../rules/taint-spec';
import { assetsFor, endsOf, idleQuery } from '../taint-query';
import type { AssetMatch } from '../threats/asset-matches';

type List = 'sources' | 'sinks' | 'sanitizers' | 'propagators';
const lists: readonly List[] = ['sources', 'sinks', 'sanitizers', 'propagators'];

/** Where a formula stands: the rule by its place in the run, its list, and the place in it. */
interface Place {
  rule: number;
  list: List;
  item: number;
  /** Tells the files in which the item counts; absent: all. */
  appliesHere?: (path: string) => boolean;
}

interface Item {
  formula: CompiledFormula;
  appliesTo?: (path: string) => boolean;
}

/** The rules of one run as one language has them; undefined where a rule does not speak it. */
interface CompiledRun {
  bodies: readonly (CompiledTaint | undefined)[];
  appliesTo: readonly (((path: string) => boolean) | undefined)[];
  places: readonly Place[];
  index: FormulaIndex;
}

const known = new WeakMap<readonly RuleSpec[], Map<LanguageDefinition, CompiledRun>>();

/** What the rules of a run match in a text, in their order. Only formulas that the text may match are evaluated. */
export function linkedQueries(
  specs: readonly RuleSpec[],
  rules: CompiledRules,
  definition: LanguageDefinition,
  facts: DocumentFacts,
  path: string,
  run: RuleRun,
  assets: readonly AssetMatch[],
): TaintQuery[] {
  const { bodies, appliesTo, places, index } = compiledRun(specs, rules, definition, facts);
  const evaluator = run.evaluator();
  const applies = appliesTo.map((test) => test?.(path) ?? false);
  const found = new Map<CompiledTaint, Map<List, Map<number, Match[]>>>();
  for (const { formula, owners } of index.candidates(facts)) {
    const wanted = owners.filter((owner) => {
      const { rule, appliesHere } = places[owner];
      return applies[rule] && (appliesHere?.(path) ?? true);
    });
    if (wanted.length === 0) continue;
    const matches = run.guarded(specs[places[wanted[0]].rule], () => evaluator.evaluate(formula), []);
    if (matches.length === 0) continue;
    for (const owner of wanted) {
      const { rule, list, item } = places[owner];
      const body = bodies[rule] as CompiledTaint;
      const ofBody = found.get(body) ?? new Map<List, Map<number, Match[]>>();
      const ofList = ofBody.get(list) ?? new Map<number, Match[]>();
      ofList.set(item, [...(ofList.get(item) ?? []), ...matches]);
      found.set(body, ofBody.set(list, ofList));
    }
  }
  return specs.map((spec, rule) => {
    const { options } = spec.body as Extract<RuleSpec['body'], { mode: 'taint' }>;
    const body = bodies[rule];
    const matched = body && applies[rule] ? found.get(body) : undefined;
    const sensitive = body && applies[rule] ? assetsFor(body, assets) : [];
    if (!body || (!matched && sensitive.length === 0)) return idleQuery(options);
    const items = <T>(list: List, all: readonly T[]): (T & { matches: Match[] })[] =>
      [...(matched?.get(list) ?? [])].map(([item, matches]) => ({ ...all[item], matches }));
    const sources = items('sources', body.sources);
    return {
      // A place for the rule among the others, whether or not it matched anything.
      sources: [...sources, { ...plainSource(undefined), matches: sensitive }],
      sinks: items('sinks', body.sinks),
      sanitizers: items('sanitizers', body.sanitizers),
      propagators: items('propagators', body.propagators).map(({ from, to, matches, ...rest }) => ({
        ...rest,
        ends: endsOf(matches, from, to),
      })),
      options,
      follow: true,
    };
  });
}

function compiledRun(
  specs: readonly RuleSpec[],
  rules: CompiledRules,
  definition: LanguageDefinition,
  facts: DocumentFacts,
): CompiledRun {
  let byLanguage = known.get(specs);
  if (!byLanguage) {
    byLanguage = new Map();
    known.set(specs, byLanguage);
  }
  let compiled = byLanguage.get(definition);
  if (!compiled) {
    const ofSpec = new Map(rules.forLanguage(definition).map((rule) => [rule.spec, rule]));
    const bodies = specs.map((spec) => {
      const body = ofSpec.get(spec)?.body;
      return body?.mode === 'taint' ? body : undefined;
    });
    const places: Place[] = [];
    const formulas: CompiledFormula[] = [];
    bodies.forEach((body, rule) => {
      for (const list of body ? lists : []) {
        const items: readonly Item[] = (body as CompiledTaint)[list];
        items.forEach(({ formula, appliesTo }, item) => {
          places.push({ rule, list, item, ...(appliesTo && { appliesHere: appliesTo }) });
          formulas.push(formula);
        });
      }
    });
    compiled = {
      bodies,
      appliesTo: specs.map((spec) => ofSpec.get(spec)?.appliesTo),
      places,
      index: new FormulaIndex(formulas, facts.tree.names),
    };
    byLanguage.set(definition, compiled);
  }
  return compiled;
}
