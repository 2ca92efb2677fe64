import { ELLIPSIS, isListPlaceholder, metavariableOf } from '../placeholders';

/** A word, a string, a comment or another character of a pattern whose holes are filled. */
interface Token {
  text: string;
  isSpace: boolean;
}

/** What a bracket holds, where holes are written differently. */
type Place =
  | 'statements'
  | 'cases'
  | 'constants'
  | 'list'
  | 'parameters'
  | 'catch'
  | 'for'
  | 'annotation'
  | 'other';

interface Bracket {
  place: Place;
  /** Index of the opening bracket among the tokens that are no space. */
  at: number;
}

const tokenPattern =
  /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\w$]+|->|::|[\s\S]/g;
const closing: Record<string, string> = { '(': ')', '[': ']', '{': '}' };

/**
 * Makes the holes of a pattern's code fit into Java's grammar: `E;` has a type as statement and member, a parameter has
 * a type, an element of an annotation a key, a clause of a `switch` its label. `E` is any list placeholder.
 */
export function arrangeHoles(code: string): string {
  const all: Token[] = (code.match(tokenPattern) ?? []).map((text) => ({
    text,
    isSpace: /^(\s|\/\/|\/\*)/.test(text),
  }));
  const tokens = all.filter((token) => !token.isSpace).map((token) => token.text);
  const ends = matchBrackets(tokens);
  const brackets: Bracket[] = [];
  let out = '';
  let i = 0;
  for (const { text, isSpace } of all) {
    if (isSpace) {
      out += text;
      continue;
    }
    const inside = brackets.at(-1);
    if (text in closing) brackets.push({ place: placeOf(tokens, i, ends, inside), at: i });
    else if (/^[)\]}]$/.test(text)) brackets.pop();
    out += arranged(tokens, i, inside?.place ?? 'statements', inside?.at ?? -1, ends);
    i++;
  }
  return out;
}

/** Index of the closing bracket by that of the opening one; the number of tokens where there is none. */
function matchBrackets(tokens: readonly string[]): Map<number, number> {
  const ends = new Map<number, number>();
  const open: number[] = [];
  tokens.forEach((text, i) => {
    if (text in closing) open.push(i);
    else if (/^[)\]}]$/.test(text)) {
      const start = open.pop();
      if (start !== undefined) ends.set(start, i);
    }
  });
  for (const start of open) ends.set(start, tokens.length);
  return ends;
}

const isWord = (text: string | undefined) => text !== undefined && /^[\w$]+$/.test(text);
/** Words before a name that do not make it a declaration. */
const notTypes = new Set(['new', 'return', 'throw', 'else', 'case', 'assert', 'yield', 'do', 'instanceof']);
const controls = new Set(['if', 'while', 'switch', 'synchronized', 'try']);

function placeOf(
  tokens: readonly string[],
  at: number,
  ends: ReadonlyMap<number, number>,
  inside: Bracket | undefined,
): Place {
  const before = tokens[at - 1];
  const end = ends.get(at) ?? tokens.length;
  if (tokens[at] === '[') return 'other';
  if (tokens[at] === '(') {
    if (before === 'for' || before === 'catch') return before;
    if (!isWord(before) || controls.has(before))
      return tokens[end + 1] === '->' && hasTypes(tokens, at, end) ? 'parameters' : 'other';
    if (annotates(tokens, at)) return 'annotation';
    const holder = tokens[at - 2];
    if (holder === 'new' || holder === '.') return 'other';
    const after = tokens[end + 1];
    if (after === '{' || after === 'throws') return isCreated(tokens, at) ? 'other' : 'parameters';
    const declares =
      (isWord(holder) && !notTypes.has(holder) && !isListPlaceholder(holder)) ||
      (holder === ']' && tokens[at - 3] === '[') ||
      holder === '>';
    return declares ? 'parameters' : 'other';
  }
  if (before === ']' || before === '=' || before === '(' || before === ',') return 'list';
  if (before === '{' && inside?.place === 'list') return 'list';
  const head = headOf(tokens, at);
  if (head.includes('enum')) return 'constants';
  if (before === ')' && head.includes('switch')) return 'cases';
  return 'statements';
}

/** The tokens before a bracket back to the statement's start. */
function headOf(tokens: readonly string[], at: number): string[] {
  let from = at;
  while (from > 0 && !/^[;{}]$/.test(tokens[from - 1])) from--;
  return tokens.slice(from, at);
}

/** `(int a, ...) ->`: types are written. */
function hasTypes(tokens: readonly string[], from: number, to: number): boolean {
  for (let i = from + 1; i + 1 < to; i++) if (isWord(tokens[i]) && isWord(tokens[i + 1])) return true;
  return false;
}

/** `@a.b(`. */
function annotates(tokens: readonly string[], at: number): boolean {
  let i = at - 1;
  while (isWord(tokens[i]) && tokens[i - 1] === '.') i -= 2;
  return tokens[i - 1] === '@';
}

/** `new a.b(`. */
function isCreated(tokens: readonly string[], at: number): boolean {
  let i = at - 1;
  while (isWord(tokens[i]) && tokens[i - 1] === '.') i -= 2;
  return tokens[i - 1] === 'new';
}

/** A token as it is written in its place. */
function arranged(
  tokens: readonly string[],
  i: number,
  place: Place,
  bracketAt: number,
  ends: ReadonlyMap<number, number>,
): string {
  const text = tokens[i];
  const isList = isListPlaceholder(text);
  if (!isList && metavariableOf(text) === undefined) return text;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  const alone = (before === '(' || before === ',') && (after === ')' || after === ',');
  switch (place) {
    case 'parameters':
      if (!alone) return text;
      return isList ? `${text} ${text}` : `${ELLIPSIS} ${text}`;
    case 'catch':
      return alone && isList ? `${text} ${text}` : text;
    case 'for':
      if (!isList || before !== '(') return text;
      if (after === ')') return `${text};;`;
      return after === ':' ? `${text} ${text}` : text;
    case 'annotation': {
      const isOnly = before === '(' && after === ')';
      return alone && !isOnly ? `${isList ? text : ELLIPSIS} = ${text}` : text;
    }
    case 'cases': {
      if (!isList || !startsStatement(tokens, i, place)) return text;
      // `E` directly in the block stands for clauses, below a label for statements.
      if (before === ':' || before === '->') return asStatement(text, after);
      const end = ends.get(bracketAt) ?? tokens.length;
      return usesArrows(tokens, bracketAt, end) ? `case ${text} -> {}` : `case ${text}:`;
    }
    case 'constants':
      if (!isList) return text;
      return before === '{' && isWord(after)
        ? `${text};`
        : before === ';' || before === '}'
          ? asStatement(text, after)
          : text;
    case 'statements':
      return isList && startsStatement(tokens, i, place) ? asStatement(text, after) : text;
    default:
      return text;
  }
}

function asStatement(text: string, after: string | undefined): string {
  return after === ';' ? `${text} ${text}` : `${text} ${text};`;
}

/** True where a placeholder stands at the start of a statement, not within an expression. */
function startsStatement(tokens: readonly string[], i: number, place: Place): boolean {
  const before = tokens[i - 1];
  if (before === undefined || /^[;{}]$/.test(before)) return true;
  if (before === 'else' || before === 'do' || isListPlaceholder(before)) return true;
  // The condition of an `if` or a loop.
  if (before === ')')
    return /^(if|while|for|switch|synchronized)$/.test(tokens[openingOf(tokens, i - 1) - 1] ?? '');
  if (before === ':' || before === '->') return place === 'cases' && isLabel(tokens, i - 1);
  return false;
}

function openingOf(tokens: readonly string[], at: number): number {
  let depth = 0;
  for (let i = at; i >= 0; i--) {
    if (/^[)\]}]$/.test(tokens[i])) depth++;
    else if (tokens[i] in closing && --depth === 0) return i;
  }
  return 0;
}

/** `case a:` and `default ->`, not `a ? b :` and `(a) ->`. */
function isLabel(tokens: readonly string[], at: number): boolean {
  const head = headOf(tokens, at);
  return (head[0] === 'case' || head[0] === 'default') && !head.includes('?');
}

function usesArrows(tokens: readonly string[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (tokens[i] === '->' && isLabel(tokens, i)) return true;
  return false;
}
