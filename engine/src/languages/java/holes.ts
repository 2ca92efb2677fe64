import { isWord, type Tokens, tokenize } from '../arrange';
import { ELLIPSIS, isListPlaceholder, metavariableOf, typeOfPlaceholder } from '../placeholders';

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

/** Words before a name that do not make it a declaration. */
const notTypes = new Set(['new', 'return', 'throw', 'else', 'case', 'assert', 'yield', 'do', 'instanceof']);
const controls = new Set(['if', 'while', 'switch', 'synchronized', 'try']);

/**
 * Makes the holes of a pattern's code fit into Java's grammar: `E;` has a type as statement and member, a parameter has
 * a type, an element of an annotation a key, a clause of a `switch` its label. `E` is any list placeholder.
 */
export function arrangeHoles(code: string): string {
  const tokens = tokenize(code);
  // A bracket stands before what is in it, so that where its own bracket stands is known by then.
  const places = new Map<number, Place>();
  return tokens.rewrite((i) => {
    const bracket = tokens.bracketOf(i);
    const place = places.get(bracket) ?? placeOf(tokens, bracket, places);
    places.set(bracket, place);
    return arranged(tokens, i, place);
  });
}

function placeOf(tokens: Tokens, at: number, places: ReadonlyMap<number, Place>): Place {
  const { texts } = tokens;
  const before = texts[at - 1];
  switch (texts[at]) {
    case '(':
      return placeOfParenthesis(tokens, at);
    case '[':
      return 'other';
    case '{': {
      if (before === ']' || before === '=' || before === '(' || before === ',') return 'list';
      if (before === '{' && places.get(at - 1) === 'list') return 'list';
      const head = tokens.head(at);
      if (head.includes('enum')) return 'constants';
      return before === ')' && head.includes('switch') ? 'cases' : 'statements';
    }
    default:
      return 'statements';
  }
}

function placeOfParenthesis(tokens: Tokens, at: number): Place {
  const { texts } = tokens;
  const before = texts[at - 1];
  const end = tokens.partner(at);
  const after = texts[end + 1];
  if (before === 'for' || before === 'catch') return before;
  if (!isWord(before) || controls.has(before))
    return after === '->' && hasTypes(tokens, at, end) ? 'parameters' : 'other';
  // What stands before a name with its dots.
  let i = at - 1;
  while (isWord(texts[i]) && texts[i - 1] === '.') i -= 2;
  const holder = texts[i - 1];
  if (holder === '@') return 'annotation';
  if (holder === 'new' || i < at - 1) return 'other';
  if (after === '{' || after === 'throws') return 'parameters';
  const isType = isWord(holder) && !notTypes.has(holder) && !isListPlaceholder(holder);
  return isType || isGeneric(texts, i - 1) || (holder === ']' && texts[at - 3] === '[')
    ? 'parameters'
    : 'other';
}

/** True for the end of a type's arguments, `List<A> f(`, not of a call's, `a.<A>f(`. */
function isGeneric(texts: readonly string[], end: number): boolean {
  if (texts[end] !== '>') return false;
  let depth = 0;
  for (let i = end; i >= 0; i--) {
    if (texts[i] === '>') depth++;
    else if (texts[i] === '<' && --depth === 0) return texts[i - 1] !== '.';
  }
  return false;
}

/** `(int a, ...) ->`: types are written. */
function hasTypes({ texts }: Tokens, from: number, to: number): boolean {
  for (let i = from + 1; i + 1 < to; i++) if (isWord(texts[i]) && isWord(texts[i + 1])) return true;
  return false;
}

/** A token as it is written in its place. */
function arranged(tokens: Tokens, i: number, place: Place): string {
  const { texts } = tokens;
  const text = texts[i];
  // `(T $X) = y`: what is assigned to stands in no parentheses.
  if (text === '(' && isTarget(texts, i)) return '';
  if (text === ')' && isTarget(texts, i - 2)) return '';
  const isList = isListPlaceholder(text);
  if (!isList && metavariableOf(text) === undefined) return text;
  const before = texts[i - 1];
  const after = texts[i + 1];
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
      if (!isList || !startsStatement(tokens, i)) return text;
      // `E` directly in the block stands for clauses, below a label for statements.
      if (before === ':' || before === '->') return asStatement(text, after);
      const bracket = tokens.bracketOf(i);
      if (usesArrows(tokens, bracket)) return `case ${text} -> {}`;
      return hasLabel(tokens, bracket, i) ? asStatement(text, after) : `case ${text}:`;
    }
    case 'constants':
      if (!isList) return text;
      if (before === '{') return isWord(after) ? `${text};` : text;
      return before === ';' || before === '}' ? asStatement(text, after) : text;
    case 'statements':
      return isList && startsStatement(tokens, i) ? asStatement(text, after) : text;
    default:
      return text;
  }
}

function isTarget(texts: readonly string[], i: number): boolean {
  const [open, name, close, sign, next] = texts.slice(Math.max(i, 0), i + 5);
  return (
    open === '(' && close === ')' && sign === '=' && next !== '=' && typeOfPlaceholder(name) !== undefined
  );
}

function asStatement(text: string, after: string | undefined): string {
  return after === ';' ? `${text} ${text}` : `${text} ${text};`;
}

/** True where a placeholder stands at the start of a statement, not within an expression. */
function startsStatement(tokens: Tokens, i: number): boolean {
  const { texts } = tokens;
  const before = texts[i - 1];
  if (before === undefined || /^[;{}]$/.test(before)) return true;
  if (before === 'else' || before === 'do' || isListPlaceholder(before)) return true;
  // The condition of an `if` or a loop.
  if (before === ')')
    return /^(if|while|for|switch|synchronized)$/.test(texts[tokens.partner(i - 1) - 1] ?? '');
  return (before === ':' || before === '->') && isLabel(tokens, i - 1);
}

/** `case a:` and `default ->`, not `a ? b :` and `(a) ->`. */
function isLabel(tokens: Tokens, at: number): boolean {
  const head = tokens.head(at);
  const label = Math.max(head.lastIndexOf('case'), head.lastIndexOf('default'));
  return label >= 0 && !head.slice(label).some((text) => text === '?' || text === ':' || text === '->');
}

/** True where a label stands before a token in its block. */
function hasLabel({ texts }: Tokens, bracket: number, i: number): boolean {
  return texts.slice(bracket, i).some((text) => text === 'case' || text === 'default');
}

function usesArrows(tokens: Tokens, bracket: number): boolean {
  const end = tokens.partner(bracket);
  for (let i = bracket + 1; i < end; i++) if (tokens.texts[i] === '->' && isLabel(tokens, i)) return true;
  return false;
}
