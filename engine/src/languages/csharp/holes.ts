import type { HoleContext } from '../holes';
import { ELLIPSIS, isPlaceholder } from '../placeholders';

/** A statement or a member that is a hole: a declaration of the hole's name and type. */
const declaration = (hole: string) => `${hole} ${hole};`;

/**
 * Where string literals, or the literal pieces of interpolated ones, begin in a pattern's text, and how long they are.
 * What stands in the braces of an interpolated string is code, with holes of its own.
 */
export function literalsIn(text: string): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  const piece = /(\$*@?\$*)("{3,}|")|'(?:\\.|[^'\\\n])'/g;
  for (let match = piece.exec(text); match; match = piece.exec(text)) {
    const [opening, prefix, quote] = match;
    if (quote === undefined) {
      result.set(match.index, opening.length);
      continue;
    }
    piece.lastIndex = literal(text, match.index, opening.length, prefix, quote, result);
  }
  return result;
}

/** Notes the pieces of the literal that begins at `at`. Returns where it ends. */
function literal(
  text: string,
  at: number,
  openingLength: number,
  prefix: string,
  quote: string,
  result: Map<number, number>,
): number {
  let start = at;
  let i = at + openingLength;
  const isVerbatim = prefix.includes('@');
  while (i < text.length) {
    if (text.startsWith(quote, i) && !(isVerbatim && text[i + 1] === '"')) {
      result.set(start, i + quote.length - start);
      return i + quote.length;
    }
    if (isVerbatim && text.startsWith('""', i)) i += 2;
    else if (text[i] === '\\' && !isVerbatim && quote === '"') i += 2;
    else if (prefix.includes('$') && text[i] === '{' && text[i + 1] === '{') i += 2;
    else if (prefix.includes('$') && text[i] === '{') {
      result.set(start, i - start);
      const end = endOfBraces(text, i);
      start = end - 1;
      i = end;
    } else i++;
  }
  return text.length;
}

/** The offset behind the brace that closes the one at `at`. */
function endOfBraces(text: string, at: number): number {
  let depth = 0;
  for (let i = at; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return text.length;
}

/** The ellipsis of a C# pattern as code, given what surrounds it. */
export function ellipsis({ text, at, bracket, bracketAt, previous, next }: HoleContext): string {
  const before = text.slice(0, Math.max(bracketAt, 0)).trimEnd();
  if (bracket === '(') {
    if (/\bfor$/.test(before) && previous === '(' && next === ')')
      return `${ELLIPSIS}; ${ELLIPSIS}; ${ELLIPSIS}`;
    if (/\bforeach$/.test(before) && previous === '(')
      return next === ')' ? `var ${ELLIPSIS} in ${ELLIPSIS}` : `var ${ELLIPSIS}`;
    return ELLIPSIS;
  }
  const head = /[^;{}]*$/.exec(before)?.[0].trim() ?? '';
  if (bracket === '{' && /\bswitch$/.test(head)) return `${ELLIPSIS} => ${ELLIPSIS}`;
  if (bracket === '{' && /\bswitch\s*\(/.test(head)) {
    return previous === '{' ? `case ${ELLIPSIS}: break;` : declaration(ELLIPSIS);
  }
  if (bracket === '[' || previous === '.' || /[=,(:?]/.test(previous) || /[,:?]/.test(next)) return ELLIPSIS;
  if (bracket === '{') {
    const created = withoutArguments(head);
    if (/\benum\b/.test(head) || /(?:\bnew\b[^()]*|\bwith|\bis|=|\])$/.test(created)) return ELLIPSIS;
    if (isProperty(head)) return `${ELLIPSIS};`;
  }
  if (/[{};)\]]|^$/.test(previous) || /(?:else|do|=>)$/.test(text.slice(0, at).trimEnd())) {
    return next === ';' ? `${ELLIPSIS} ${ELLIPSIS}` : declaration(ELLIPSIS);
  }
  return ELLIPSIS;
}

/** `new T` of `new T(a, b)`: a text without the parentheses at its end and what is in them. */
function withoutArguments(head: string): string {
  let depth = 0;
  for (let i = head.length - 1; i >= 0 && head.endsWith(')'); i--) {
    if (head[i] === ')') depth++;
    else if (head[i] === '(' && --depth === 0) return head.slice(0, i).trimEnd();
  }
  return head;
}

/** True for `[A(b)] public T P`, what stands before the accessors of a property. */
function isProperty(head: string): boolean {
  const declaration = head.replace(/^(?:\.{3}|\[[^\]]*\]|\s)+/, '');
  return (
    /[\w>\]?]\s+\$?\w+$/.test(declaration) &&
    !/[()]|\b(?:class|struct|interface|record|namespace|new|return|else)\b/.test(declaration)
  );
}

/** `$S;` is no statement in C#: a lone metavariable with a semicolon becomes a declaration as well. */
export function loneStatements(code: string): string {
  return code.replace(/(^|[;{}\n)]|\b(?:else|do))(\s*)(__WS_\w+)(?=\s*;)/g, (whole, before, space, name) =>
    name !== ELLIPSIS && isPlaceholder(name) ? `${before}${space}${name} ${name}` : whole,
  );
}
