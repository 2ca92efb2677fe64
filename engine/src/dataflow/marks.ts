import type { Node } from '../syntax/tree';

/** One step on the way of the data; `previous` leads back to the source. */
export interface Trace {
  node: Node;
  note: string;
  previous?: Trace;
  length: number;
}

/** Taint from one source: for which rules it counts, a bit each or one for a label of a rule, and how it came here. */
export interface Mark {
  rules: number;
  /** The node that the rule names as the source. */
  origin: Node;
  /** The source as the code writes it, with the properties read from it. */
  source: Node;
  /** The property that was taken from the source by a pattern: `id` of `const { id } = req.query`. */
  key?: string;
  trace: Trace;
}

/** What is known of a value: its marks; empty when it is clean. */
export type Marks = readonly Mark[];

export const clean: Marks = [];

/** Sources that one value names for one rule at most: more explain nothing more. */
const sourcesAtMost = 4;
/** Steps that one path keeps; longer paths lose steps in the middle, never source or sink. */
const stepsAtMost = 24;

/**
 * The marks of both values. Each rule is on its own: of two ways from one source the shorter stays, and what other rules
 * mark changes nothing.
 */
export function union(a: Marks, b: Marks): Marks {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  let result = [...a];
  for (const mark of b) {
    let rules = mark.rules;
    result = result.map((known) => {
      const common = known.source === mark.source ? known.rules & rules : 0;
      if (common === 0) return known;
      if (known.trace.length <= mark.trace.length) {
        rules &= ~common;
        return known;
      }
      return { ...known, rules: known.rules & ~common };
    });
    rules &= ~fullRules(result);
    if (rules !== 0) result.push(rules === mark.rules ? mark : { ...mark, rules });
    result = result.filter((known) => known.rules !== 0);
  }
  return result;
}

/** The rules that have as many sources as they may: a counter a bit, in unary. */
function fullRules(marks: Marks): number {
  const counters = new Array<number>(sourcesAtMost).fill(0);
  for (const { rules } of marks) {
    for (let i = sourcesAtMost - 1; i > 0; i--) counters[i] |= counters[i - 1] & rules;
    counters[0] |= rules;
  }
  return counters[sourcesAtMost - 1];
}

/** The rules for which anything is marked. */
export function rulesIn(marks: Marks): number {
  let rules = 0;
  for (const mark of marks) rules |= mark.rules;
  return rules;
}

/** The marks with one label in the place of others. */
export function relabeled(marks: Marks, replaced: number, label: number): Marks {
  if ((rulesIn(marks) & replaced) === 0) return marks;
  return marks.map((mark) =>
    mark.rules & replaced ? { ...mark, rules: (mark.rules & ~replaced) | label } : mark,
  );
}

/** True when both carry the same sources for the same rules. */
export function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((mark) => b.some((other) => other.source === mark.source && other.rules === mark.rules)))
  );
}

/** The marks without the given rules. */
export function without(marks: Marks, rules: number): Marks {
  if (rules === 0 || marks.length === 0) return marks;
  if ((rulesIn(marks) & rules) === 0) return marks;
  return marks
    .filter((mark) => (mark.rules & ~rules) !== 0)
    .map((mark) => (mark.rules & rules ? { ...mark, rules: mark.rules & ~rules } : mark));
}

/** The marks one step further. */
export function step(marks: Marks, node: Node, note: string): Marks {
  if (marks.length === 0) return marks;
  return marks.map((mark) =>
    mark.trace.length >= stepsAtMost
      ? mark
      : { ...mark, trace: { node, note, previous: mark.trace, length: mark.trace.length + 1 } },
  );
}

/** The steps of a trace, source first. */
export function stepsOf(trace: Trace): Trace[] {
  const steps: Trace[] = [];
  for (let at: Trace | undefined = trace; at; at = at.previous) steps.push(at);
  return steps.reverse();
}
