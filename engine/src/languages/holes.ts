import { DEEP, ELLIPSIS, listPlaceholder, metavariablePlaceholder, typedPlaceholder } from './placeholders';

/** How a language writes strings and what an ellipsis becomes where. */
export interface HoleSyntax {
  /** Length of the string literal that starts at `at`, 0 when none does. Its text is copied as it is. */
  stringAt(text: string, at: number): number;
  /** What such a string becomes, where not its text: holes in interpolations are filled. */
  literal?(string: string): string;
  /** The ellipsis as code, given what surrounds it. */
  ellipsis(context: HoleContext): string;
  /** What opens and closes a deep hole; a call where nothing is said. */
  deep?: readonly [open: string, close: string];
  /**
   * How a typed metavariable is written: `(T $X)` with the type first, `($X: T)` with the name first, or, besides,
   * `f($X: T)` as a whole argument.
   */
  typed?: 'type-first' | 'name-first' | 'argument';
}

export interface HoleContext {
  text: string;
  /** Offset of the ellipsis in the text. */
  at: number;
  /** The nearest open bracket: `(`, `[`, `{` or '' at the top. */
  bracket: string;
  /** Offset of that bracket. */
  bracketAt: number;
  /** The nearest character before and after that is no white space; '' at the edges. */
  previous: string;
  next: string;
}

/**
 * Replaces `$X`, `$...X`, `...` and `<... e ...>` by code with placeholders, outside of strings. Metavariables inside
 * strings stay: the matcher reads them there.
 */
export function fillHoles(text: string, syntax: HoleSyntax): string {
  let out = '';
  let at = 0;
  let deep = 0;
  const brackets: { char: string; at: number }[] = [];
  while (at < text.length) {
    const length = syntax.stringAt(text, at);
    if (length > 0) {
      const string = text.slice(at, at + length);
      out += syntax.literal?.(string) ?? string;
      at += length;
      continue;
    }
    const typed = typedMetavariable(text, at, brackets.at(-1)?.at ?? -1, syntax.typed);
    if (typed) {
      out += typed.code;
      at += typed.length;
      continue;
    }
    const rest = text.slice(at, at + 80);
    let hole = /^\$\.\.\.([A-Z_][A-Z0-9_]*)/.exec(rest);
    if (hole) {
      out += listPlaceholder(hole[1]);
      at += hole[0].length;
      continue;
    }
    hole = /^\$([A-Z_][A-Z0-9_]*)(?![\w$])/.exec(rest);
    if (hole) {
      out += metavariablePlaceholder(hole[1]);
      at += hole[0].length;
      continue;
    }
    // `<...>` and `<..., T>` are types.
    if (/^<\.\.\.(?!\s*[,>])/.test(rest)) {
      out += syntax.deep?.[0] ?? `${DEEP}(`;
      at += 4;
      deep++;
      continue;
    }
    if (deep > 0 && rest.startsWith('...>')) {
      deep--;
      out += syntax.deep?.[1] ?? ')';
      at += 4;
      continue;
    }
    hole = /^\.\s*\.\.\.\s*\.(?!\.)/.exec(rest);
    if (hole) {
      out += `.${ELLIPSIS}.`;
      at += hole[0].length;
      continue;
    }
    if (rest.startsWith('...')) {
      const open = brackets.at(-1);
      out += syntax.ellipsis({
        text,
        at,
        bracket: open?.char ?? '',
        bracketAt: open?.at ?? -1,
        previous: /(\S)\s*$/.exec(text.slice(0, at))?.[1] ?? '',
        next: /^\s*(\S)/.exec(text.slice(at + 3))?.[1] ?? '',
      });
      at += 3;
      continue;
    }
    const char = text[at];
    if ('([{'.includes(char)) brackets.push({ char, at });
    else if (')]}'.includes(char)) brackets.pop();
    out += char;
    at++;
  }
  return out;
}

/** What may stand before an opening parenthesis that begins an expression. */
const wordsBefore =
  /(?:^|[^\w$])(?:return|throw|raise|await|yield|in|not|and|or|case|else|do|print|echo)\s*$/;

/** A typed metavariable that begins at an offset: its length in the pattern and its code. */
function typedMetavariable(
  text: string,
  at: number,
  bracketAt: number,
  style: HoleSyntax['typed'],
): { length: number; code: string } | undefined {
  if (style === undefined) return undefined;
  if (style === 'argument' && text[at] === '$' && text[bracketAt] === '(') {
    if (!/[(,]\s*$/.test(text.slice(0, at)) || /\bdef\s+[\w$]+\s*$/.test(text.slice(0, bracketAt)))
      return undefined;
    const argument = /^\$([A-Z_][A-Z0-9_]*)\s*:\s*([^(),]+?)\s*(?=[,)])/.exec(text.slice(at));
    return argument
      ? { length: argument[0].length, code: typedPlaceholder(argument[1], argument[2]) }
      : undefined;
  }
  if (text[at] !== '(') return undefined;
  const before = text.slice(0, at);
  // A parenthesis behind a name or another parenthesis holds arguments or parameters.
  if (/[\w$)\]>]\s*$/.test(before) && !wordsBefore.test(before)) return undefined;
  const rest = text.slice(at);
  const match =
    style === 'type-first'
      ? /^\(\s*([A-Za-z_$][^()]*?[\s*&>\]?])\s*\$([A-Z_][A-Z0-9_]*)\s*\)/.exec(rest)
      : /^\(\s*\$([A-Z_][A-Z0-9_]*)\s*:\s*([^()]+?)\s*\)(?!\s*(?:=>|->|\{|:))/.exec(rest);
  if (!match) return undefined;
  const [name, type] = style === 'type-first' ? [match[2], match[1]] : [match[1], match[2]];
  if (style === 'type-first' && !isTypeText(type)) return undefined;
  return { length: match[0].length, code: `(${typedPlaceholder(name, type.trim())})` };
}

/** False for what stands before a metavariable in parentheses and is no type: `(a + $X)`, `(a, $X)`, `(a instanceof $X)`. */
function isTypeText(text: string): boolean {
  const plain = text.replace(/<.*>/s, '');
  return !/[^\w\s$.:*&?[\]]/.test(plain) && !/\b(instanceof|is|in|as|new|and|or|not|return)\b/.test(plain);
}
