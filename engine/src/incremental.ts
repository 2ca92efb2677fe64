import type { Trace } from './dataflow/marks';
import type { Flow } from './dataflow/taint';
import type { Binding, Match } from './rules/bindings';
import type { DocumentFacts } from './rules/document-facts';
import type { CompiledFormula } from './rules/evaluate';
import { Kind } from './syntax/kinds';
import type { Node, UniformTree } from './syntax/tree';
import type { Region } from './syntax/tree-index';

/**
 * What an edit left as it was. A program's top-level statements are told apart: those before and after the change are
 * the same nodes, moved. The changed ones between are looked at anew.
 */
export interface Change {
  before: UniformTree;
  after: UniformTree;
  /** The changed nodes of the new tree. */
  region: Region;
  /** Offsets of the changed part of the old text: from the end of the last same statement to the next same one. */
  oldStart: number;
  oldEnd: number;
  /** How far the statements behind the change moved. */
  nodeShift: number;
  offsetShift: number;
}

/** Compares two versions of a text. Undefined where no statement stayed, or a change reaches beyond its statements. */
export function compareFacts(old: DocumentFacts, fresh: DocumentFacts): Change | undefined {
  const before = old.tree;
  const after = fresh.tree;
  const oldUnits = before.children(0);
  const units = after.children(0);
  const head = commonStart(before.text, after.text);
  const tail = commonEnd(before.text, after.text);
  let first = 0;
  while (
    first < Math.min(oldUnits.length, units.length) &&
    before.end[oldUnits[first]] <= head &&
    sameUnit(before, oldUnits[first], after, units[first])
  ) {
    first++;
  }
  let last = 0;
  while (
    last < Math.min(oldUnits.length, units.length) - first &&
    before.start[oldUnits.at(-1 - last) as Node] >= before.text.length - tail &&
    sameUnit(before, oldUnits.at(-1 - last) as Node, after, units.at(-1 - last) as Node)
  ) {
    last++;
  }
  if (first + last === 0) return undefined;
  const endNode = (tree: UniformTree, list: Node[]) => (last > 0 ? (list.at(-last) as Node) : tree.count);
  const from = first < units.length ? units[first] : after.count;
  const change: Change = {
    before,
    after,
    region: { from, to: endNode(after, units) },
    oldStart: first > 0 ? before.end[oldUnits[first - 1]] : 0,
    oldEnd: last > 0 ? before.start[oldUnits.at(-last) as Node] : before.text.length,
    nodeShift: after.count - before.count,
    offsetShift: after.text.length - before.text.length,
  };
  const reachesOut =
    old.imports.openedModules !== fresh.imports.openedModules ||
    !sameElsewhere(old.imports.summary, fresh.imports.summary, change) ||
    !sameElsewhere(old.constants.summary, fresh.constants.summary, change) ||
    !sameElsewhere(old.types.summary, fresh.types.summary, change) ||
    !sameReferents(change);
  return reachesOut ? undefined : change;
}

/**
 * A match of the old tree in the new one: `gone` where it lies in the changed part, `unknown` where something that it
 * binds does.
 */
export function moved(match: Match, change: Change): Match | 'gone' | 'unknown' {
  const shift = shiftAt(match.start, change);
  if (!shift) return 'gone';
  const bindings = new Map<string, Binding>();
  for (const [name, binding] of match.bindings) {
    const known = movedBinding(binding, change);
    if (!known) return 'unknown';
    bindings.set(name, known);
  }
  const { offsets } = shift;
  return {
    start: match.start + offsets,
    end: match.end + offsets,
    node: match.node < 0 ? match.node : match.node + shift.nodes,
    bindings,
    ...(match.whole && { whole: { start: match.whole.start + offsets, end: match.whole.end + offsets } }),
  };
}

/** A flow of the old tree in the new one; its sink, which was moved already, stands in the same statement. */
export function movedFlow(flow: Flow, sink: Match, change: Change): Flow {
  const nodes = shiftAt(flow.sink.start, change)?.nodes ?? 0;
  const movedTrace = (trace: Trace): Trace => ({
    ...trace,
    node: trace.node + nodes,
    previous: trace.previous && movedTrace(trace.previous),
  });
  const marks = flow.marks.map((mark) => ({
    ...mark,
    source: mark.source + nodes,
    trace: movedTrace(mark.trace),
  }));
  return { sink, marks };
}

/**
 * True when statement sequences stand around the unchanged statements as before: the same ones, with the same bindings,
 * wherever they reach beyond the change.
 */
export function sameSequences(
  old: ReadonlyMap<CompiledFormula, Match[]>,
  fresh: (formula: CompiledFormula) => Match[],
  change: Change,
): boolean {
  for (const [formula, matches] of old) {
    const known = matches.map((match) => sequenceKey(match, change.before, change, false));
    const now = fresh(formula).map((match) => sequenceKey(match, change.after, change, true));
    const reaching = (keys: string[]) => keys.filter((key) => key !== '').join('\n');
    if (reaching(known) !== reaching(now)) return false;
  }
  return true;
}

/** What of a sequence matters outside of the change; empty when it lies in it. */
function sequenceKey(match: Match, tree: UniformTree, change: Change, isNew: boolean): string {
  const shift = isNew ? change.offsetShift : 0;
  const end = change.oldEnd + shift;
  const place = (offset: number) => {
    if (offset <= change.oldStart) return String(offset);
    return offset >= end ? `+${offset - shift}` : 'changed';
  };
  const [from, to] = [place(match.start), place(match.end)];
  if (from === 'changed' && to === 'changed') return '';
  const texts = [...match.bindings].map(([name, at]) => `${name}=${tree.text.slice(at.start, at.end)}`);
  return `${from} ${to} ${texts.sort().join(' ')}`;
}

/** How far a place of the old text moved; undefined where it lies in the changed part. */
function shiftAt(offset: number, change: Change): { nodes: number; offsets: number } | undefined {
  if (offset < change.oldStart) return { nodes: 0, offsets: 0 };
  if (offset < change.oldEnd) return undefined;
  return { nodes: change.nodeShift, offsets: change.offsetShift };
}

function movedBinding(binding: Binding, change: Change): Binding | undefined {
  // An empty run of siblings has no place.
  if (binding.nodes?.length === 0) return binding;
  const shift = shiftAt(binding.start, change);
  return (
    shift && {
      start: binding.start + shift.offsets,
      end: binding.end + shift.offsets,
      node: binding.node < 0 ? binding.node : binding.node + shift.nodes,
      ...(binding.text !== undefined && { text: binding.text }),
      ...(binding.nodes && { nodes: binding.nodes.map((node) => node + shift.nodes) }),
    }
  );
}

function sameUnit(before: UniformTree, a: Node, after: UniformTree, b: Node): boolean {
  const length = before.next[a] - a;
  if (after.next[b] - b !== length) return false;
  const shift = after.start[b] - before.start[a];
  for (let k = 0; k < length; k++) {
    const i = a + k;
    const j = b + k;
    if (
      before.kind[i] !== after.kind[j] ||
      before.name[i] !== after.name[j] ||
      before.role[i] !== after.role[j] ||
      before.start[i] + shift !== after.start[j] ||
      before.end[i] + shift !== after.end[j] ||
      before.next[i] - i !== after.next[j] - j
    ) {
      return false;
    }
  }
  return true;
}

/** True when what two tables say differently is about names that only the changed part uses. */
function sameElsewhere(
  old: ReadonlyMap<number, string>,
  fresh: ReadonlyMap<number, string>,
  { after, region }: Change,
): boolean {
  const different = new Set<number>();
  for (const [name, value] of old) if (fresh.get(name) !== value) different.add(name);
  for (const name of fresh.keys()) if (!old.has(name)) different.add(name);
  if (different.size === 0) return true;
  for (let node = 0; node < after.count; node++) {
    if (node >= region.from && node < region.to) continue;
    if (after.kind[node] === Kind.Name && different.has(after.name[node])) return false;
  }
  return true;
}

/** True when references outside of the changed part stand for the same as before. */
function sameReferents({ before, after, region, nodeShift }: Change): boolean {
  const old = outerReferents(before, { from: region.from, to: region.to - nodeShift });
  return old === outerReferents(after, region);
}

function outerReferents(tree: UniformTree, { from, to }: Region): string {
  return [...tree.referents]
    .filter(([node]) => node < from || node >= to)
    .sort(([a], [b]) => a - b)
    .map(([node, referent]) => `${tree.textOf(node)} ${tree.textOf(referent)}`)
    .join('\n');
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function commonEnd(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at++;
  return at;
}
