/**
 * What the operators of formulas do with matches: which of two ranges is kept, which are left out, what a focus selects
 * (Semgrep's rule syntax, "How Semgrep matches patterns"). Lists are ordered by start, then end.
 */
import { type Match, mergeBindings } from './bindings';
import type { DocumentFacts } from './document-facts';

/** Matches that a formula may have in one text; beyond that it says nothing useful. */
export const matchesAtMost = 20_000;

/** Sorts matches by start, then end, in place. */
export function ordered(matches: Match[]): Match[] {
  return matches.sort((a, b) => a.start - b.start || a.end - b.end);
}

/**
 * Matches of both lists: the inner one of each nested pair whose metavariables agree. A match of what is only asked to
 * stand around is never picked for standing inside of another.
 */
export function intersect(facts: DocumentFacts, a: readonly Match[], b: readonly Match[]): Match[] {
  if (a[0]?.origin === 'anywhere') return joined(facts, b, a);
  if (b[0]?.origin === 'anywhere') return joined(facts, a, b);
  const result: Match[] = [];
  const add = (inner: Match, outer: Match) => {
    if (inner.origin === 'inside' && outer.origin !== 'inside') return;
    const bindings = mergeBindings(facts, inner.bindings, outer.bindings);
    if (bindings && result.length < matchesAtMost) result.push({ ...inner, bindings });
  };
  forEachNested(a, b, add);
  forEachNested(b, a, (inner, outer) => {
    // Equal ranges were met the other way round, unless that was no choice.
    const isEqual = inner.start === outer.start && inner.end === outer.end;
    if (!isEqual || (outer.origin === 'inside' && inner.origin !== 'inside')) add(inner, outer);
  });
  return ordered(result);
}

/** The matches that agree with one that stands anywhere; one for each way in which they do. */
function joined(facts: DocumentFacts, matches: readonly Match[], others: readonly Match[]): Match[] {
  const result: Match[] = [];
  for (const match of matches) {
    const known = new Set<string>();
    for (const { bindings: other } of others) {
      const bindings = mergeBindings(facts, match.bindings, other);
      if (!bindings || result.length >= matchesAtMost) continue;
      const key = [...bindings].map(([name, { start, end }]) => `${name} ${start} ${end}`).join();
      if (known.has(key)) continue;
      known.add(key);
      result.push({ ...match, bindings });
    }
  }
  return result;
}

/**
 * The matches that no unwanted one rules out, metavariables agreeing. An unwanted pattern must match the very range, what
 * is not to stand around must reach around it, and a regular expression need only overlap it.
 */
export function without(
  facts: DocumentFacts,
  matches: readonly Match[],
  unwanted: readonly Match[],
): Match[] {
  if (unwanted.length === 0) return [...matches];
  const refused = new Set<Match>();
  const refuse = (match: Match, other: Match) => {
    if (!refused.has(match) && mergeBindings(facts, match.bindings, other.bindings)) refused.add(match);
  };
  const around = unwanted.filter(({ origin }) => origin === 'inside');
  forEachNested(matches, around, refuse);
  const same = unwanted.filter(({ origin }) => origin === undefined);
  forEachNested(matches, same, (match, other) => {
    if (match.start === other.start && match.end >= (other.leastEnd ?? other.end)) refuse(match, other);
  });
  for (const other of unwanted) {
    if (other.origin !== 'anywhere') continue;
    for (const match of matches) refuse(match, other);
  }
  const texts = unwanted.filter(({ origin }) => origin === 'regex');
  if (texts.length > 0) forEachOverlap(matches, texts, refuse);
  return matches.filter((match) => !refused.has(match));
}

/**
 * A match narrowed to what its metavariables stand for: one of each list; of several lists what they have in common.
 * What does not touch the match is nothing.
 */
export function focus(match: Match, lists: readonly (readonly string[])[]): Match[] {
  let ranges: Pick<Match, 'start' | 'end' | 'node'>[] = [match];
  for (const names of lists) {
    const wanted = names.flatMap((name) => {
      const binding = match.bindings.get(name);
      return binding === undefined || binding.end === 0 ? [] : [binding];
    });
    ranges = ranges.flatMap((range) =>
      wanted.flatMap((binding) => {
        if (contains(range, binding)) return [binding];
        return contains(binding, range) ? [range] : [];
      }),
    );
  }
  const whole = match.whole ?? { start: match.start, end: match.end };
  return ranges.map(({ start, end, node }) => ({ ...match, start, end, node, whole }));
}

function contains(outer: { start: number; end: number }, inner: { start: number; end: number }): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Calls `visit` for each pair of which one lies in the other. */
function forEachNested(
  inners: readonly Match[],
  outers: readonly Match[],
  visit: (inner: Match, outer: Match) => void,
): void {
  let open: Match[] = [];
  let next = 0;
  for (const inner of inners) {
    while (next < outers.length && outers[next].start <= inner.start) open.push(outers[next++]);
    open = open.filter((outer) => outer.end > inner.start || outer.end >= inner.end);
    for (const outer of open) if (outer.end >= inner.end) visit(inner, outer);
  }
}

/** Calls `visit` for each pair of which one shares a character with the other. */
function forEachOverlap(
  matches: readonly Match[],
  others: readonly Match[],
  visit: (match: Match, other: Match) => void,
): void {
  let open: Match[] = [];
  let next = 0;
  for (const match of matches) {
    open = open.filter((other) => other.end > match.start);
    while (next < others.length && others[next].start < match.end) open.push(others[next++]);
    for (const other of open) {
      if (other.start < match.end && other.end > match.start) visit(match, other);
    }
  }
}
