import { isCollection, isMap, isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { applyEdits } from '../syntax/position';
import type { YamlText } from '../yaml/document';
import {
  eolOf,
  flow,
  insertPair,
  lineStart,
  pairOf,
  scalar,
  setKey,
  span,
  valueSpan,
  type YamlData,
} from '../yaml/edit';
import { type Evidence, evidenceIn } from './evidence-place';
import { fullKey } from './keys';
import { type ItemState, type ItemStateName, parseChecklistState, readState, stateUnder } from './state';

/** A new word on one item. */
export interface ItemChange {
  /** The key of the item: `asvs-5.0/1.2.3`. */
  id: string;
  /** Keys that the item had before, newest first: what stands under one of them is this item's. */
  formerly?: readonly string[];
  state: ItemStateName;
  /** Needed for `not-applicable`, unless the item already has one; goes away in the other states. */
  reason?: string;
  /** Left out: the note stays. Empty: the note goes. */
  note?: string;
  /** Who and when (YYYY-MM-DD); they belong to the change, so leaving them out removes the old ones. */
  by?: string;
  on?: string;
  /** The commit whose code was looked at, as hex digits; leaving it out removes the old one. */
  commit?: string;
  /** Left out: the owner stays. Empty: nobody owns it. */
  owner?: string;
  /** Left out: the evidence stays. */
  evidence?: readonly Evidence[];
}

/** The order in which a new line has its keys. */
const keys = ['state', 'by', 'on', 'commit', 'owner', 'reason', 'note', 'evidence'] as const;

const header = '# What the review found, one line an item. Made to be committed; the order is by id.';

/**
 * The text of `.wardscribe/checklist.yaml` after a change: only what changes is rewritten, so comments, line ends,
 * unknown items and unknown keys stay as they are; a new item goes to its place by id. An item that stands under an older
 * key gets the new one.
 * Throws an `Error` whose message is for the user when the text is not valid YAML (nothing is overwritten blindly),
 * when `not-applicable` has no reason, or when the change cannot be made without harm.
 */
export function setItem(text: string, change: ItemChange): string {
  const before = parseChecklistState(text).items;
  const keys = [change.id, ...(change.formerly ?? [])];
  const [known = change.id, ...others] = keys.filter((key) => before.has(key));
  const wanted = after(stateUnder(before, keys), change);
  if (wanted.state === 'not-applicable' && !wanted.reason)
    throw new Error(`Say why ${change.id} does not apply: "not applicable" needs a reason.`);
  const { text: single, root } = withoutRepeats(others.reduce(withoutItem, text), known);
  const pair = root && pairFor(root, known);
  const result = pair
    ? withKey(changeItem(single, pair, wanted), pair, change.id)
    : addItem(single, root, `${scalar(change.id)}: ${flowMap(wanted)}`, change.id);
  for (const key of [known, ...others]) before.delete(key);
  check(result, before, change.id, wanted);
  return result;
}

/** The text without the lines of an item. */
function withoutItem(text: string, id: string): string {
  const root = rootOf(read(text));
  const key = root && pairFor(root, id)?.key;
  if (!root || !isScalar(key)) return text;
  return withoutItem(setKey(text, root, String(key.value), undefined), id);
}

function pairFor(root: YAMLMap, key: string): Pair | undefined {
  return pairOf(root, key) ?? root.items.find((pair) => isOldKey(pair.key, key));
}

/**
 * The text with one line of an item. Where a merge left two, what they say together is written on the last one: who decides
 * now has seen it.
 */
function withoutRepeats(text: string, id: string): { text: string; root: YAMLMap | undefined } {
  const root = rootOf(read(text));
  const key = root && pairFor(root, id)?.key;
  if (!root || !isScalar(key)) return { text, root };
  const isSame = (each: unknown) => isScalar(each) && String(each.value) === String(key.value);
  if (root.items.filter((pair) => isSame(pair.key)).length === 1) return { text, root };
  return withoutRepeats(setKey(text, root, String(key.value), undefined), id);
}

function after(old: ItemState | undefined, change: ItemChange): ItemState {
  const reason = change.state === 'not-applicable' ? change.reason?.trim() || old?.reason : undefined;
  const note = change.note ?? old?.note;
  const owner = change.owner ?? old?.owner;
  const evidence = change.evidence ?? old?.evidence;
  return {
    state: change.state,
    ...(reason && { reason }),
    ...(note && { note }),
    ...(change.by && { by: change.by }),
    ...(change.on && { on: change.on }),
    ...(change.commit && { commit: change.commit }),
    ...(owner && { owner }),
    ...(evidence?.length && { evidence: [...evidence] }),
  };
}

function read(text: string): YamlText {
  const yaml = readState(text, '');
  const problem = yaml.problems.find(({ severity }) => severity === 'error');
  if (problem)
    throw new Error(
      `Repair line ${(problem.range?.start.line ?? 0) + 1} of the checklist first. ${problem.message}`,
    );
  return yaml;
}

function rootOf(yaml: YamlText): YAMLMap | undefined {
  const contents = yaml.document?.contents;
  if (isMap(contents)) return contents;
  if (yaml.data !== undefined)
    throw new Error('The checklist is not a list of items: it starts with other data.');
  return undefined;
}

/** True for a key that older files have for the same item. */
function isOldKey(key: unknown, id: string): boolean {
  return isScalar(key) && fullKey(String(key.value)) === id;
}

/** The text with another key of a pair, whose key stands where it stood when the pair was read. */
function withKey(text: string, { key }: Pair, id: string): string {
  if (isScalar(key) && String(key.value) === id) return text;
  const [start, end] = span(key as Node);
  return applyEdits(text, [{ start, end, text: scalar(id) }]);
}

/** Only the item's own stretch of the text is read again and again; a list of hundreds stays fast. */
function changeItem(text: string, pair: Pair, wanted: ItemState): string {
  const [key] = span(pair.key as Node);
  const [valueStart, end] = valueSpan(text, pair);
  if (!isMap(pair.value) || pair.value.items.length === 0) {
    return applyEdits(text, [
      { start: valueStart, end, text: `${valueStart === end ? ' ' : ''}${flowMap(wanted)}` },
    ]);
  }
  // From the start of the line, so that block keys below keep their place relative to it.
  const line = lineStart(text, key);
  const start = text.slice(line, key).trim() === '' ? line : key;
  return text.slice(0, start) + changeKeys(text.slice(start, end), wanted) + text.slice(end);
}

/** Key by key, each on the text that the one before left: ranges are then never stale. */
function changeKeys(item: string, wanted: ItemState): string {
  let result = item;
  for (const key of keys) {
    const [pair] = rootOf(read(result))!.items;
    const map = pair.value as YAMLMap;
    const value = pairOf(map, key)?.value;
    // A list that is the same stays as it is written.
    if (key === 'evidence' && isCollection(value) && equal(evidenceIn(value.toJSON()), wanted[key])) continue;
    result = setKey(result, map, key, wanted[key] as YamlData | undefined);
  }
  return result;
}

function addItem(text: string, root: YAMLMap | undefined, entry: string, id: string): string {
  const eol = eolOf(text);
  if (!root || root.items.length === 0) {
    // An empty `{}` gives way to lines; comments of a file without items stay above.
    const kept = root?.range ? text.slice(0, root.range[0]) + text.slice(root.range[1]) : text;
    const lead =
      kept.replace(/^\uFEFF/, '').trim() === '' ? `${kept.trim()}${header}${eol}` : kept.trimEnd() + eol;
    return `${lead}${entry}${eol}`;
  }
  // Keys of older files stand among those of their catalogue.
  return insertPair(text, root, entry, id, fullKey);
}

/** The change must be there, and nothing else may have changed: a file of decisions is never damaged silently. */
function check(text: string, before: ReadonlyMap<string, ItemState>, id: string, wanted: ItemState): void {
  const { items } = parseChecklistState(text);
  const same = (a: ItemState | undefined, b: ItemState | undefined) =>
    keys.every((key) => equal(a?.[key], b?.[key]));
  const others = [...before].every(([other, state]) => other === id || same(items.get(other), state));
  if (!others || !same(items.get(id), wanted))
    throw new Error(`The line of ${id} in the checklist has an unusual form: edit it by hand.`);
}

function flowMap(state: ItemState): string {
  return flow(Object.fromEntries(keys.map((key) => [key, state[key] as YamlData | undefined])));
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
