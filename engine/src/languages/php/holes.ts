import type { HoleContext } from '../holes';
import { ELLIPSIS, isPlaceholder, metavariablePlaceholder } from '../placeholders';

/** Variables that every PHP program has: no metavariables, however they look. */
const superglobal = /^\$_(?:GET|POST|COOKIE|REQUEST|SERVER|ENV|SESSION|FILES)\b/;
const literal = /^(?:'(?:\\[\s\S]|[^'\\])*'|"(?:\\[\s\S]|[^"\\])*"|`(?:\\[\s\S]|[^`\\])*`)/;

/** Length of what is copied as it is: strings and superglobals. */
export function stringAt(text: string, at: number): number {
  const char = text[at];
  if (char === '$') return superglobal.exec(text.slice(at, at + 12))?.[0].length ?? 0;
  return char === "'" || char === '"' || char === '`' ? (literal.exec(text.slice(at))?.[0].length ?? 0) : 0;
}

/**
 * A pattern whose double-quoted strings and commands are written so that their holes are variables: `"a $X"`. A string
 * that is nothing but a hole is one in single quotes, in which nothing is a variable.
 */
export function withStrings(pattern: string): string {
  let result = '';
  for (let at = 0; at < pattern.length; ) {
    const length = stringAt(pattern, at);
    const text = pattern.slice(at, at + Math.max(length, 1));
    result += length > 1 && text[0] !== "'" && text[0] !== '$' ? rewritten(text) : text;
    at += text.length;
  }
  return result;
}

function rewritten(string: string): string {
  const content = string[0] === '"' ? string.slice(1, -1) : '';
  if (/^\$[A-Z_][A-Z0-9_]*$/.test(content) && !superglobal.test(content)) return `'${content}'`;
  if (content.startsWith('=~/') && !content.includes("'")) return `'${content}'`;
  return string.replace(/(\\.)|\$([A-Z_][A-Z0-9_]*)(?!\w)/g, (whole, escaped, name) =>
    escaped !== undefined || superglobal.test(whole) ? whole : `$${metavariablePlaceholder(name)}`,
  );
}

const variable = `$${ELLIPSIS}`;

/** The ellipsis of a PHP pattern as code, given what surrounds it. */
export function ellipsis({ text, at, bracket, bracketAt, previous, next }: HoleContext): string {
  const before = text.slice(0, at).trimEnd();
  if (/(?:->|::)$/.test(before)) return ELLIPSIS;
  // `...$x` spreads, `...` before anything else is a hole.
  if ((bracket === '(' || bracket === '[') && /^[\w$[\\]/.test(text.slice(at + 3))) return '...';
  const head = text.slice(0, Math.max(bracketAt, 0)).trimEnd();
  if (bracket === '(') {
    if (/\bfor$/.test(head) && previous === '(' && next === ')')
      return `${variable}; ${variable}; ${variable}`;
    if (/\bforeach$/.test(head) && next === ')') return `${variable} as ${variable}`;
    if (/\bcatch$/.test(head) && previous === '(' && next === ')') return `${ELLIPSIS} ${variable}`;
    return variable;
  }
  if (bracket === '[') return /#$/.test(head) ? ELLIPSIS : variable;
  const statement = /[{};:)\]]|^$/.test(previous) && !/[,=.]/.test(next);
  if (bracket === '{') {
    const opening = /[^;{}]*$/.exec(head)?.[0] ?? '';
    if (/\bmatch\s*\(/.test(opening)) return `${variable} => ${variable}`;
    if (/\bswitch\s*\(/.test(opening) && previous === '{') return `case ${variable}:`;
    if (/\benum\s+\S+/.test(opening)) return `case ${ELLIPSIS};`;
    if (/\b(?:class|interface|trait)\b/.test(opening)) return `public ${variable};`;
  }
  return statement && next !== ';' ? `${variable};` : variable;
}

/** What stands before a name that is no variable: keywords that take one, separators of qualified names, attributes. */
const beforeName =
  /(?:\b(?:function|class|interface|trait|enum|extends|implements|namespace|goto|const|use|as)\s+&?|\b(?:extends|implements)\s+[\w\\, ]+,\s*|#\[\s*|\bcatch\s*\(\s*|\\|\b(?:function|fn)\b[^;{}]*\)\s*:\s*\??)$/i;
/** What stands behind one: a parameter that it is the type of, a named argument's colon, the rest of a name. */
const behindName = /^(?:\s+&?(?:\.\.\.)?(?:\$|__WS_)|\s*:(?!:)(?=[^;{}]*\))|\\)/;

/** Writes holes as variables, but where only a name may stand. */
export function placeVariables(code: string): string {
  return code.replace(/\$?__WS_\w+/g, (whole, at: number) => {
    if (whole.startsWith('$') || !isPlaceholder(whole)) return whole;
    const before = code.slice(0, at);
    // Already placed by what was written around it.
    if (whole === ELLIPSIS) return whole;
    if (/\bforeach\b[^;{}]*\bas\s+$/.test(before)) return `$${whole}`;
    const isArgument = /[(,]\s*$/.test(before);
    const behind = behindName.exec(code.slice(at + whole.length));
    if (behind && (!behind[0].trimStart().startsWith(':') || isArgument)) return whole;
    return beforeName.test(before) ? whole : `$${whole}`;
  });
}
