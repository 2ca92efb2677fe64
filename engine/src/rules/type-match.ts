import { ELLIPSIS, listMetavariableOf, metavariableOf } from '../languages/placeholders';

/** A piece of a written type: a name with its dots, a string, or one other character. */
interface TypeToken {
  text: string;
  /** Offsets in the type's text. */
  start: number;
  end: number;
}

/** What a metavariable of a type pattern stands for: offsets in the code's type. */
export interface TypeBinding {
  name: string;
  start: number;
  end: number;
}

function tokens(type: string): TypeToken[] {
  const pattern =
    /\$\.\.\.[A-Z_]\w*|\.\.\.|[\w$@]+(?:(?:\.|::|\\)[\w$]+)*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[=-]>|\S/g;
  return [...type.matchAll(pattern)].map(({ 0: text, index }) => ({
    text,
    start: index,
    end: index + text.length,
  }));
}

/**
 * Compares a type of a pattern, in which metavariables and ellipses may stand, with a type of the code, whatever their
 * white space.
 * @param stands whether a name of the code stands for a full name, by an import
 * @returns what the metavariables stand for; undefined when the types differ
 */
export function matchTypes(
  pattern: string,
  code: string,
  stands: (name: string, path: string) => boolean,
): TypeBinding[] | undefined {
  const wanted = tokens(pattern);
  const given = tokens(code);
  const bindings: TypeBinding[] = [];
  const from = (i: number, j: number): boolean => {
    // `List` is also a `List<String>`.
    if (i === wanted.length) return j === given.length || isArguments(given, j);
    const hole = holeOf(wanted[i].text);
    if (!hole) {
      if (j >= given.length) return false;
      const parts = pathHoles(wanted[i].text, given[j]);
      bindings.push(...(parts ?? []));
      const same = parts !== undefined || sameName(wanted[i].text, given[j].text, stands);
      if (same && from(i + 1, j + 1)) return true;
      if (parts) bindings.length -= parts.length;
      return false;
    }
    const least = hole.many ? 0 : 1;
    for (let length = least; j + length <= given.length; length++) {
      if (!isBalanced(given, j, j + length)) continue;
      const place = length > 0 && { start: given[j].start, end: given[j + length - 1].end };
      if (hole.name && place) bindings.push({ name: hole.name, ...place });
      if (from(i + 1, j + length)) return true;
      if (hole.name && place) bindings.pop();
    }
    return false;
  };
  return from(0, 0) ? bindings : undefined;
}

/** What the metavariables of `$X.Name` stand for in a path of the code; undefined for a name without any, or another. */
function pathHoles(wanted: string, given: TypeToken): TypeBinding[] | undefined {
  if (!wanted.includes('.')) return undefined;
  const names: string[] = [];
  const parts = wanted.split('.').map((part) => {
    const name = holeOf(part)?.name;
    if (name === undefined) return escaped(part);
    names.push(name);
    return '([\\w$]+(?:\\.[\\w$]+)*)';
  });
  if (names.length === 0) return undefined;
  const match = new RegExp(`^${parts.join('\\.')}$`, 'd').exec(given.text);
  return match?.indices?.slice(1).map((range, i) => ({
    name: names[i],
    start: given.start + (range?.[0] ?? 0),
    end: given.start + (range?.[1] ?? 0),
  }));
}

/** True where the rest of a type is one pair of angle brackets. */
function isArguments(given: readonly TypeToken[], from: number): boolean {
  return (
    given[from].text === '<' &&
    given[given.length - 1].text === '>' &&
    isBalanced(given, from + 1, given.length - 1)
  );
}

function holeOf(token: string): { name?: string; many: boolean } | undefined {
  if (token === '...' || token === ELLIPSIS) return { many: true };
  const list = listMetavariableOf(token) ?? /^\$(\.\.\.[A-Z_]\w*)$/.exec(token)?.[1];
  if (list) return { name: list, many: true };
  const single = metavariableOf(token) ?? /^\$([A-Z_][A-Z0-9_]*)$/.exec(token)?.[1];
  return single ? { name: single, many: false } : undefined;
}

function sameName(wanted: string, given: string, stands: (name: string, path: string) => boolean): boolean {
  if (wanted === given) return true;
  if (/^["']/.test(wanted))
    return (
      /^["']/.test(given) && (wanted.slice(1, -1) === '...' || wanted.slice(1, -1) === given.slice(1, -1))
    );
  if (!/^[\w$@]/.test(wanted) || !/^[\w$@]/.test(given)) return false;
  // A name without its package is less specific; one with it is found through the imports.
  return new RegExp(`[.:\\\\]${escaped(wanted)}$`).test(given) || stands(given, wanted);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function isBalanced(given: readonly TypeToken[], from: number, to: number): boolean {
  let depth = 0;
  for (let k = from; k < to; k++) {
    if (/^[<([{]$/.test(given[k].text)) depth++;
    else if (/^[>)\]}]$/.test(given[k].text) && --depth < 0) return false;
  }
  return depth === 0;
}
