import type { Binding, Match } from '../rules/bindings';
import type {
  TaintOptions,
  TaintPropagator,
  TaintSanitizer,
  TaintSink,
  TaintSource,
} from '../rules/taint-spec';

/** An item of a taint rule with what its pattern matched in one text. */
export type Matched<T> = Omit<T, 'formula'> & { matches: readonly Match[] };

/** A propagator with the two ends of each of its matches: the code that data leaves and the code that it reaches. */
export type MatchedPropagator = Omit<TaintPropagator, 'formula' | 'from' | 'to'> & {
  ends: readonly { from: Binding; to: Binding }[];
};

/** What one taint rule matched in a text. */
export interface TaintQuery {
  sources: readonly Matched<TaintSource>[];
  sinks: readonly Matched<TaintSink>[];
  sanitizers: readonly Matched<TaintSanitizer>[];
  propagators: readonly MatchedPropagator[];
  options: TaintOptions;
  /** True where data must be followed though no sink is among the statements: one may stand elsewhere. */
  follow: boolean;
}

/** The label of data from a source that names none; a sink that asks for nothing asks for it. */
export const plainLabel = '__SOURCE__';

/** The labels that data of a query can carry. */
export function labelsIn(query: TaintQuery): string[] {
  const labels = new Set(query.sources.map(({ label = plainLabel }) => label));
  for (const { label } of query.propagators) if (label !== undefined) labels.add(label);
  return [...labels];
}
