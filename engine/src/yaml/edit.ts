/**
 * Changes of YAML texts that touch nothing but what they change: comments, order, line ends and layout of everything else
 * stay. Offsets are UTF-16.
 */
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import { applyEdits, type TextEdit } from '../syntax/position';

/** Data that an edit can write. */
export type YamlData =
  | string
  | number
  | boolean
  | readonly YamlData[]
  | { readonly [key: string]: YamlData | undefined };

/** The pair of a map with a key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

/** The text after a key of a map got a value, or went away (`undefined`). The map must be one of the text as it is. */
export function setKey(text: string, map: YAMLMap, key: string, wanted: YamlData | undefined): string {
  return applyEdits(text, setKeyEdits(text, map, key, wanted));
}

/** The edits that `setKey` makes; none when the key has the value already. */
export function setKeyEdits(
  text: string,
  map: YAMLMap,
  key: string,
  wanted: YamlData | undefined,
): TextEdit[] {
  const pair = pairOf(map, key);
  if (!pair) return wanted === undefined ? [] : [addKeyEdit(text, map, `${key}: ${flow(wanted)}`)];
  if (wanted === undefined) return [removeKeyEdit(text, map, pair)];
  if (isScalar(pair.value) && pair.value.value === wanted) return [];
  const [start, end] = valueSpan(text, pair);
  // A key may stand alone, with or without its colon.
  const lead = start < end ? '' : text[start - 1] === ':' ? ' ' : ': ';
  return [{ start, end, text: lead + flow(wanted) }];
}

/** The edit that puts an entry `key: value` at the end of a map that has some. */
export function addKeyEdit(text: string, map: YAMLMap, entry: string): TextEdit {
  const [, end] = valueSpan(text, map.items[map.items.length - 1]);
  if (map.flow) return { start: end, end, text: `, ${entry}` };
  const [first] = span(map.items[0].key as Node);
  const indent = ' '.repeat(first - lineStart(text, first));
  const at = lineEnd(text, end);
  return { start: at, end: at, text: eolOf(text) + indent + entry };
}

function removeKeyEdit(text: string, map: YAMLMap, pair: Pair): TextEdit {
  let [start] = span(pair.key as Node);
  let [, end] = valueSpan(text, pair);
  if (map.flow) {
    const comma = /^\s*,[ \t]*/.exec(text.slice(end));
    if (comma) end += comma[0].length;
    else start -= /,[ \t]*$/.exec(text.slice(0, start))?.[0].length ?? 0;
  } else {
    start = lineStart(text, start);
    end = lineEnd(text, end);
    end += /^(\r\n|\r|\n)?/.exec(text.slice(end))![0].length;
  }
  return { start, end, text: '' };
}

/** The edit that takes an item out of a list of several; its comment at the end of the line goes with it. */
export function removeItemEdit(text: string, list: YAMLSeq, index: number): TextEdit {
  const [start, end] = trimmed(text, list.items[index] as Node);
  if (!list.flow) {
    const eol = /^(\r\n|\r|\n)?/.exec(text.slice(lineEnd(text, end)))![0].length;
    return { start: lineStart(text, start), end: lineEnd(text, end) + eol, text: '' };
  }
  if (index > 0) return { start: trimmed(text, list.items[index - 1] as Node)[1], end, text: '' };
  const next = list.items.at(1) as Node | undefined;
  return { start, end: next ? span(next)[0] : end, text: '' };
}

/** Data as YAML on one line. */
export function flow(data: YamlData): string {
  if (typeof data === 'string') return scalar(data);
  // Keys that are kept without being known may hold nothing.
  if (typeof data !== 'object' || data === null) return String(data);
  if (Array.isArray(data)) return `[${data.map(flow).join(', ')}]`;
  return `{${fields(data as Record<string, YamlData | undefined>).join(', ')}}`;
}

function fields(data: Record<string, YamlData | undefined>): string[] {
  return Object.entries(data).flatMap(([key, value]) =>
    value === undefined ? [] : [`${/^[A-Za-z_][\w-]*$/.test(key) ? key : scalar(key)}: ${flow(value)}`],
  );
}

/** A text as YAML on one line: plain where that is safe in every YAML version, else in double quotes (JSON's form). */
export function scalar(text: string): string {
  const plain =
    /^[A-Za-z][\w./()-]*( [\w./()-]+)*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text);
  const days = /^\d{4}-\d\d-\d\d$/.test(text);
  const lines = /^[1-9]\d*-[1-9]\d*$/.test(text);
  return plain || days || lines ? text : JSON.stringify(text);
}

/** The offsets of a pair's value; both at the end of the key when there is none. */
export function valueSpan(text: string, pair: Pair): [number, number] {
  const [, keyEnd] = span(pair.key as Node);
  const range = (pair.value as Node | null)?.range;
  if (!range || range[0] >= range[1]) {
    const colon = /^\s*:/.exec(text.slice(keyEnd));
    const end = keyEnd + (colon?.[0].length ?? 0);
    return [end, end];
  }
  return [range[0], range[0] + text.slice(range[0], range[1]).trimEnd().length];
}

/** The offsets of a node. */
export function span(node: Node): [number, number] {
  return [node.range![0], node.range![1]];
}

/** Where the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Where the line of an offset ends, without its line end. */
export function lineEnd(text: string, offset: number): number {
  return offset + /^[^\r\n]*/.exec(text.slice(offset))![0].length;
}

/** The line end that a text uses. */
export function eolOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

/**
 * The edit that puts an entry at the end of the list under `key` of the root map; the list is made where it is missing. The
 * entry is written as its neighbours are: on one line in braces, or a key a line. `root`: the root map of the text as it
 * is, if it has one.
 */
export function appendEntryEdit(
  text: string,
  root: YAMLMap | undefined,
  key: string,
  entry: Record<string, YamlData | undefined>,
): TextEdit {
  const eol = eolOf(text);
  const pair = root && pairOf(root, key);
  const list = pair?.value;
  if (pair && isSeq(list) && list.items.length > 0) {
    const last = list.items[list.items.length - 1] as Node;
    const [, end] = trimmed(text, last);
    if (list.flow) return { start: end, end, text: `, ${flow(entry)}` };
    const isShort = isMap(last) && last.flow === true;
    const at = lineEnd(text, end);
    return { start: at, end: at, text: eol + block(entry, dashOf(text, list), isShort, eol) };
  }
  const indent = root ? ' '.repeat(columnOf(text, root)) : '';
  const lines = block(entry, `${indent}  `, false, eol);
  if (pair) {
    // `threats:` and `threats: []` give way to the entry.
    const [start, end] = valueSpan(text, pair);
    return { start, end, text: eol + lines };
  }
  // Behind the last entry of the map: a block in a document goes on behind it.
  const last = root?.items.at(-1);
  const end = last ? lineEnd(text, valueSpan(text, last)[1]) : text.length;
  const lead = end === 0 || (end === text.length && /[\r\n]$/.test(text)) ? '' : eol;
  const gap = text.slice(0, end).trim() === '' ? '' : eol;
  const tail = end === text.length ? eol : '';
  return { start: end, end, text: `${lead}${gap}${indent}${key}:${eol}${lines}${tail}` };
}

/** How far the keys of a map in block style are indented. */
function columnOf(text: string, map: YAMLMap): number {
  const first = map.items.at(0)?.key as Node | undefined;
  if (!first?.range || map.flow) return 0;
  return first.range[0] - lineStart(text, first.range[0]);
}

/** The lines of an entry of a list, without the last line end. */
function block(
  entry: Record<string, YamlData | undefined>,
  indent: string,
  short: boolean,
  eol: string,
): string {
  if (short) return `${indent}- ${flow(entry)}`;
  return fields(entry)
    .map((field, i) => `${indent}${i === 0 ? '- ' : '  '}${field}`)
    .join(eol);
}

/** What stands before the dashes of a list in block style. */
function dashOf(text: string, list: YAMLSeq): string {
  const [start] = span(list);
  return text.slice(lineStart(text, start), start).replace(/[^ \t]/g, ' ');
}

/** The offsets of a node without the space behind it. */
function trimmed(text: string, node: Node): [number, number] {
  const [start, end] = span(node);
  return [start, start + text.slice(start, end).trimEnd().length];
}

/**
 * The text with a line `key: value` more in a map in block style, in the place that its key has among the others: numbers in
 * keys count as numbers; `orderOf` says by what a key is ordered where that is not the key itself. In a map in braces it goes
 * to the end.
 */
export function insertPair(
  text: string,
  map: YAMLMap,
  line: string,
  key: string,
  orderOf: (key: string) => string = (written) => written,
): string {
  if (map.flow) return applyEdits(text, [addKeyEdit(text, map, line)]);
  const eol = eolOf(text);
  const [first] = span(map.items[0].key as Node);
  const indent = text.slice(lineStart(text, first), first).replace(/^\uFEFF/, '');
  const compared = (other: string) => orderOf(other).localeCompare(orderOf(key), 'en', { numeric: true });
  const next = map.items.findIndex((pair) => isScalar(pair.key) && compared(String(pair.key.value)) > 0);
  if (next === 0) return applyEdits(text, [{ start: first, end: first, text: line + eol + indent }]);
  const [, valueEnd] = valueSpan(text, map.items[next < 0 ? map.items.length - 1 : next - 1]);
  const end = lineEnd(text, valueEnd);
  const tail = end === text.length ? eol : '';
  return applyEdits(text, [{ start: end, end, text: eol + indent + line + tail }]);
}
