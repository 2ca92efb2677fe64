import { isMap, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { withoutConflicts } from '../yaml/conflicts';
import { flow, insertPair, scalar, setKey, type YamlData } from '../yaml/edit';
import { keyOf, linesIn, parseReview, type Section, sections } from './format';
import type { Anchor, ReadRegion, Reply, ReviewNote, ReviewSubject, Signature } from './review';

const header =
  '# A security review. Made to be committed: one line a fact, so that two reviewers can write at once.';

/** A change of a review, to be made on whatever its file holds by then. */
export type ReviewChange =
  | { do: 'note'; note: Omit<ReviewNote, 'replies' | 'rev'> }
  | { do: 'reply'; note: string; reply: Reply }
  | { do: 'read'; region: ReadRegion }
  | { do: 'unread'; key: string }
  | { do: 'sign'; signature: Signature }
  | { do: 'unsign'; by: string };

/** The text of a new review. */
export function newReview(subject: ReviewSubject): string {
  const { title, by, on, ...rest } = subject;
  const line = flow({ title, ...rest, by, on } as Record<string, YamlData>);
  return `${[header, 'version: 1', `review: ${line}`, ...sections.map((section) => `${section}:`)].join('\n')}\n`;
}

/**
 * The text of a review after a change. Only the lines of the change are written; everything else stays, also what this
 * version does not know. Throws an `Error` with words for people when the text cannot take the change without harm.
 */
export function changeReview(text: string, change: ReviewChange): string {
  const { review, problems } = parseReview(text, '');
  if (!review) throw new Error(`Repair the review's file first. ${problems[0]?.message ?? ''}`.trim());
  switch (change.do) {
    case 'note': {
      const { id, anchor, ...note } = change.note;
      const known = review.notes.find((each) => each.id === id);
      const entry = { ...note, rev: (known?.rev ?? 0) + 1, ...(anchor && { at: anchorData(anchor) }) };
      return put(text, 'notes', id, entry);
    }
    case 'reply': {
      const { id, ...reply } = change.reply;
      return put(text, 'replies', id, reply);
    }
    case 'read': {
      const { key, ...region } = change.region;
      return put(text, 'read', key, region);
    }
    case 'unread':
      return take(text, 'read', change.key);
    case 'sign': {
      const { by, ...signature } = change.signature;
      return put(text, 'signatures', by, signature);
    }
    case 'unsign':
      return take(text, 'signatures', change.by);
  }
}

function anchorData({ path, start, end, quote, before, after }: Anchor): Record<string, YamlData> {
  return { path, start, end, quote, before, after };
}

/** The text with a line of a section: a new one in its place by key, or the known one with other fields. */
function put(
  text: string,
  section: Section,
  key: string,
  entry: Record<string, YamlData | undefined>,
): string {
  const root = rootOf(text);
  const line = `${scalar(key)}: ${flow(entry)}`;
  const last = lineOf(root, section, key);
  if (!last) {
    const pair = root.items.find((each) => keyOf(each as Pair) === section) as Pair | undefined;
    if (!pair || !isMap(pair.value)) return setKeyToMap(text, root, section, line);
    return insertPair(text, pair.value as YAMLMap, line, key);
  }
  if (!isMap(last.pair.value))
    throw new Error(`The line of ${key} in the review has an unusual form: edit it by hand.`);
  let [result, map] = [text, last.pair.value as YAMLMap];
  for (const [field, value] of Object.entries(entry)) {
    const next = setKey(result, map, field, value);
    if (next === result) continue;
    // Places are those of the text before the change.
    result = next;
    map = lineOf(rootOf(result), section, key)!.pair.value as YAMLMap;
  }
  return result;
}

/** The text without the lines of a key. */
function take(text: string, section: Section, key: string): string {
  const line = lineOf(rootOf(text), section, key);
  return line ? take(setKey(text, line.map, key, undefined), section, key) : text;
}

/** The line of a key that counts: the last one. */
function lineOf(root: YAMLMap, section: Section, key: string) {
  return linesIn(root.items as Pair[])
    .filter(({ pair, kind }) => kind === section && keyOf(pair) === key)
    .at(-1);
}

function setKeyToMap(text: string, root: YAMLMap, section: Section, line: string): string {
  const eol = /\r\n|\n/.exec(text)?.[0] ?? '\n';
  const pair = root.items.find((each) => keyOf(each as Pair) === section) as Pair | undefined;
  const key = pair?.key as { range?: readonly number[] } | undefined;
  if (!key?.range) return `${text}${/[\r\n]$/.test(text) ? '' : eol}${section}:${eol}  ${line}${eol}`;
  const colon = /^\s*:[ \t]*(?:\{\}|null|~)?/.exec(text.slice(key.range[1]));
  const at = key.range[1] + (colon?.[0].length ?? 0);
  return `${text.slice(0, key.range[1])}:${eol}  ${line}${text.slice(at)}`;
}

function rootOf(text: string): YAMLMap {
  const document = parseDocument(withoutConflicts(text), { uniqueKeys: false, logLevel: 'silent' });
  return document.contents as unknown as YAMLMap;
}
