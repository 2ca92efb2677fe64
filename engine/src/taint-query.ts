import type { Matched, MatchedPropagator, TaintQuery } from './dataflow/query';
import { bare, type Match } from './rules/bindings';
import type { CompiledTaint } from './rules/compile';
import type { CompiledFormula, Evaluator } from './rules/evaluate';
import { plainSource } from './rules/taint-spec';
import type { AssetMatch } from './threats/asset-matches';

/** What a taint rule matches in a text. */
export class QueryMaker {
  /** `path`: of the text; `assets`: what the project's notes call sensitive in it. */
  constructor(
    private readonly evaluator: Evaluator,
    private readonly path: string,
    private readonly assets: readonly AssetMatch[],
  ) {}

  /** What is needed to follow data within the text; nothing where a source or a sink is missing. */
  within(body: CompiledTaint, follow: boolean): TaintQuery {
    const { options } = body;
    const sinks = this.matched(body.sinks);
    // Most files have no sink of a rule: nothing else is asked then.
    if (!sinks.some(({ matches }) => matches.length > 0) && !follow) return emptyQuery(options);
    const sources = this.sources(body);
    if (!sources.some(({ matches }) => matches.length > 0)) return { ...emptyQuery(options), sinks };
    const [sanitizers, propagators] = [this.matched(body.sanitizers), this.propagators(body)];
    return { sinks, sources, sanitizers, propagators, options, follow };
  }

  private matched<T extends { formula: CompiledFormula; appliesTo?: (path: string) => boolean }>(
    items: readonly T[],
  ): Matched<T>[] {
    const here = items.filter(({ appliesTo }) => appliesTo?.(this.path) ?? true);
    return here.map((item) => ({ ...item, matches: this.evaluator.evaluate(item.formula) }));
  }

  private sources(body: CompiledTaint): TaintQuery['sources'] {
    const matches = assetsFor(body, this.assets);
    return [
      ...this.matched(body.sources),
      ...(body.fromAssets ? [{ ...plainSource(undefined), matches }] : []),
    ];
  }

  private propagators(body: CompiledTaint): TaintQuery['propagators'] {
    return body.propagators.map(({ formula, from, to, ...rest }) => ({
      ...rest,
      ends: endsOf(this.evaluator.evaluate(formula), from, to),
    }));
  }
}

/** The sensitive data that is a source of a rule. */
export function assetsFor({ fromAssets }: CompiledTaint, assets: readonly AssetMatch[]): AssetMatch[] {
  return fromAssets ? assets.filter(({ asset }) => fromAssets(asset)) : [];
}

/** Where a propagator's matches take data from and to; `from` and `to` are metavariables with their dollar sign. */
export function endsOf(matches: readonly Match[], from: string, to: string): MatchedPropagator['ends'] {
  return matches.flatMap(({ bindings }) => {
    const [start, end] = [from, to].map((metavariable) => bindings.get(bare(metavariable)));
    return start && end ? [{ from: start, to: end }] : [];
  });
}

/** A query that follows nothing. */
export function emptyQuery(options: TaintQuery['options']): TaintQuery {
  return { sources: [], sinks: [], sanitizers: [], propagators: [], options, follow: false };
}

/** A query without matches that still has its place, and its bit, among others. */
export function idleQuery(options: TaintQuery['options']): TaintQuery {
  return { ...emptyQuery(options), sources: [{ ...plainSource(undefined), matches: [] }] };
}
