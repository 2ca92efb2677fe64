import type { Node } from '../syntax/tree';

/** One step on the way of the data; `previous` leads back to the source. */
export interface Trace {
  node: Node;
  note: string;
  previous?: Trace;
  length: number;
}

/** Taint from one source: for which rules (a bit each) it counts, and how it came here. */
export interface Mark {
  rules: number;
  /** The source as the code writes it, with the properties read from it. */
  source: Node;
  trace: Trace;
}

/** What is known of a value: its marks; empty when it is clean. */
export type Marks = readonly Mark[];

export const clean: Marks = [];

/** Marks that one value carries at most: more sources explain nothing more. */
const marksAtMost = 4;
/** Steps that one path keeps; longer paths lose steps in the middle, never source or sink. */
const stepsAtMost = 24;

/** The marks of both values, one a source; of two ways from one source the shorter stays. */
export function union(a: Marks, b: Marks): Marks {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  const result = [...a];
  for (const mark of b) {
    const at = result.findIndex((known) => known.source === mark.source);
    if (at < 0) {
      if (result.length < marksAtMost) result.push(mark);
      else {
        // No room: keep at least the rules, on the last mark's path.
        const last = result[marksAtMost - 1];
        if ((last.rules | mark.rules) !== last.rules)
          result[marksAtMost - 1] = { ...last, rules: last.rules | mark.rules };
      }
    } else {
      const known = result[at];
      const shorter = mark.trace.length < known.trace.length ? mark : known;
      const rules = known.rules | mark.rules;
      if (shorter !== known || rules !== known.rules) result[at] = { ...shorter, rules };
    }
  }
  return result;
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
