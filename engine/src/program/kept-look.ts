import type { Seen } from '../analysis';
import type { Raw } from '../detection';
import type { AnalysisProblem } from '../findings/finding';
import type { CompiledRules } from '../rules/compile';
import type { RuleSpec } from '../rules/rule';
import type { SinkMatch } from './linked-raws';

/** Something of a rule, which is named by its place among all rules. */
type ByPlace<T extends { rule: RuleSpec }> = Omit<T, 'rule'> & { place: number };

/**
 * What rules matched in a text, for the moment when the flows into it are known. Plain data: it crosses threads, and
 * nodes have the same numbers each time that the text is parsed.
 */
export interface KeptLook {
  raws: readonly ByPlace<Raw>[];
  sinks: readonly (readonly ByPlace<SinkMatch>[])[];
  problems: readonly AnalysisProblem[];
}

/** Keeps what rules matched in a text; undefined where no flow can end in it. */
export function keptLook({ raws, sinks, problems }: Seen, rules: CompiledRules): KeptLook | undefined {
  if (sinks.every((ofRun) => ofRun.length === 0)) return undefined;
  const places = new Map(rules.specs.map((spec, place) => [spec, place]));
  const byPlace = <T extends { rule: RuleSpec }>({ rule, ...rest }: T): ByPlace<T> => ({
    ...rest,
    place: places.get(rule) as number,
  });
  return { raws: raws.map(byPlace), sinks: sinks.map((ofRun) => ofRun.map(byPlace)), problems };
}

/** What was kept, with the rules themselves. */
export function kept({ raws, sinks, problems }: KeptLook, { specs }: CompiledRules): Seen {
  return {
    raws: raws.map(({ place, ...rest }): Raw => ({ ...rest, rule: specs[place] })),
    sinks: sinks.map((ofRun) => ofRun.map(({ place, match }) => ({ rule: specs[place], match }))),
    problems,
  };
}
