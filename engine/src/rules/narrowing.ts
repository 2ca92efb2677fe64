import { Kind } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { Match } from './bindings';
import type { DocumentFacts } from './document-facts';
import { Form, type Pattern } from './pattern';

/** The metavariable that a pattern consists of; undefined where there is more to it. */
export function loneMetavariable({ roots, form, variable }: Pattern): string | undefined {
  return roots.length === 1 && form[roots[0]] === Form.Metavariable ? variable[roots[0]] : undefined;
}

/**
 * Of all expressions, those that a lone metavariable may stand for inside of one of some surroundings: the others would
 * be matched in vain. True for a node that may be one; undefined where nothing can be said.
 * @param around matches of what stands around, ordered by start
 */
export function insideOf(
  facts: DocumentFacts,
  pattern: Pattern,
  around: readonly Match[],
): ((node: Node) => boolean) | undefined {
  const { tree } = facts;
  const name = loneMetavariable(pattern);
  // A node that stands for another one is matched as that one.
  if (name === undefined || pattern.options.symbolic || tree.referents.size > 0) return undefined;
  const ranges = joined(around);
  const roots = boundRoots(facts, name, around);
  return (node) => {
    const [start, end] = [tree.start[node], tree.end[node]];
    const agrees =
      !roots ||
      tree.kind[node] === Kind.Type ||
      roots.has(rootKey(tree.kind[node], tree.name[node])) ||
      roots.has(rangeKey(start, end));
    return agrees && isWithin(ranges, start, end);
  };
}

/**
 * What an expression must begin with to agree with a metavariable in one of some matches: its kind and name, or else its
 * range. Undefined: it may be any.
 */
function boundRoots(
  { tree }: DocumentFacts,
  name: string,
  around: readonly Match[],
): Set<number> | undefined {
  const roots = new Set<number>();
  for (const { bindings } of around) {
    const bound = bindings.get(name);
    // Types and texts are compared as they are written.
    if (!bound || bound.node < 0 || bound.text !== undefined || tree.kind[bound.node] === Kind.Type)
      return undefined;
    roots.add(rootKey(tree.kind[bound.node], tree.name[bound.node]));
    roots.add(rangeKey(bound.start, bound.end));
  }
  return roots;
}

/** Different from the keys of ranges, which are not negative. */
function rootKey(kind: Kind, name: number): number {
  return -1 - (name * 256 + kind);
}

function rangeKey(start: number, end: number): number {
  return start * 2 ** 22 + end;
}

/** The ranges of matches, those that overlap as one; starts and ends in turn, ascending. */
function joined(matches: readonly Match[]): number[] {
  const ranges: number[] = [];
  for (const { start, end } of matches) {
    const last = ranges.length - 1;
    if (last > 0 && start <= ranges[last]) ranges[last] = Math.max(ranges[last], end);
    else ranges.push(start, end);
  }
  return ranges;
}

function isWithin(ranges: readonly number[], start: number, end: number): boolean {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[2 * middle + 1] < end) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length / 2 && ranges[2 * low] <= start;
}
