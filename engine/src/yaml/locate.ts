import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';

/** Keys and zero-based indices from the root of a file's data. */
export type DataPath = (string | number)[];

/** A scalar of the text and where it stands in the data. */
export interface Place {
  /** The data path of the value; for a key, of the map that has it. */
  path: DataPath;
  role: 'key' | 'value';
  node: Node & { value: unknown };
  /** The other keys of the map, for a key. */
  siblings: string[];
}

/** Where the cursor is in a half-typed text. Offsets are of the real text. */
export interface Cursor extends Place {
  document: Document;
  /** The word around the cursor, which a proposal replaces. */
  start: number;
  end: number;
  /** The quote that the word is in, or an empty text. */
  quote: string;
  /** True between `[` or `{` and its end on this line. */
  inFlow: boolean;
}

const wordCharacter = /[\w@*./$-]/;
// Deeper than any file that people write; a text of brackets only must not exhaust the stack.
const maxDepth = 40;
/** Stands for the word at the cursor while the text is read. */
export const marker = 'zzWardscribeCursorzz';

/** Reads YAML as far as it goes; `undefined` when not at all. */
export function readLeniently(text: string): Document | undefined {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

/** The scalar around a UTF-16 offset. */
export function placeAt(document: Document, offset: number): Place | undefined {
  return find(
    document,
    ({ range }) => !!range && range[0] <= offset && offset <= range[1] && range[0] < range[1],
  );
}

/**
 * The place of the cursor in a text that may be half-typed: the word at the cursor is replaced by a marker and brackets
 * and quotes that the line leaves open are closed, so that the text parses as far as it matters. `undefined` in comments.
 */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  let start = offset;
  while (start > 0 && wordCharacter.test(text[start - 1])) start--;
  let end = offset;
  while (end < text.length && wordCharacter.test(text[end])) end++;
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const lineEnd = end + /^[^\r\n]*/.exec(text.slice(end))![0].length;
  const before = text.slice(0, start) + (text[start - 1] === ':' ? ' ' : '') + marker;
  const rest = text.slice(end, lineEnd);
  const open = unclosed(text.slice(lineStart, start) + marker + rest);
  const openBefore = unclosed(text.slice(lineStart, start));
  const attempts = [before + text.slice(end), before];
  // A word alone on its line is a key to be, most of the time, and then the keys below it are its siblings.
  if (/^[ \t]*(-[ \t]+)*$/.test(text.slice(lineStart, start)) && rest.trim() === '')
    attempts.unshift(`${before}:${text.slice(end)}`);
  if (open !== '') attempts.unshift(before + rest + open + text.slice(lineEnd), before + open);
  for (const attempt of attempts) {
    const document = readLeniently(attempt);
    const place = document && find(document, (node) => String(node.value).includes(marker));
    if (!document || !place) continue;
    const quote = /^['"]/.exec(openBefore)?.[0] ?? '';
    return { ...place, document, start, end, quote, inFlow: /[\]}]/.test(openBefore) };
  }
  return undefined;
}

/** The characters that close what a line leaves open. */
function unclosed(line: string): string {
  let stack = '';
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quote) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && !/\w/.test(line[i - 1] ?? '')) quote = c;
    else if (c === '#' && /\s/.test(line[i - 1] ?? ' ')) break;
    else if (c === '[') stack = `]${stack}`;
    else if (c === '{') stack = `}${stack}`;
    else if (c === stack[0]) stack = stack.slice(1);
  }
  return quote + stack;
}

function find(document: Document, wanted: (node: Node & { value: unknown }) => boolean): Place | undefined {
  const walk = (node: unknown, path: DataPath): Place | undefined => {
    if (path.length > maxDepth) return undefined;
    if (isScalar(node)) return wanted(node) ? { path, role: 'value', node, siblings: [] } : undefined;
    if (isSeq(node)) {
      for (const [i, item] of node.items.entries()) {
        const found = walk(item, [...path, i]);
        if (found) return found;
      }
    }
    if (!isMap(node)) return undefined;
    const keys = node.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
    for (const [i, { key, value }] of node.items.entries()) {
      if (isScalar(key) && wanted(key))
        return { path, role: 'key', node: key, siblings: keys.filter((_, k) => k !== i) };
      const found = walk(value, [...path, keys[i]]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(document.contents, []);
}
