import { isWord, type Tokens, tokenize } from '../arrange';
import { ELLIPSIS, isListPlaceholder, metavariableOf } from '../placeholders';

/** What a bracket holds, where holes are written differently. */
type Place = 'statements' | 'members' | 'constants' | 'cases' | 'parameters' | 'for' | 'other';

/** Words that say what the next brace holds. */
const holders: Record<string, Place> = {
  class: 'members',
  object: 'members',
  interface: 'members',
  when: 'cases',
  ...Object.fromEntries(
    [
      'fun',
      'init',
      'constructor',
      'if',
      'else',
      'for',
      'while',
      'do',
      'try',
      'catch',
      'finally',
      'get',
      'set',
    ].map((word) => [word, 'statements']),
  ),
};

/**
 * Makes the holes of a pattern's code fit into Kotlin's grammar: members of a class are `val E`, parameters have a
 * type, a clause of a `when` its arrow. `E` is any list placeholder. The last member of a class ends its line.
 */
export function arrangeHoles(code: string): string {
  const tokens = tokenize(code);
  return tokens.rewrite((i) =>
    tokens.texts[i] === '}' ? '\n}' : arranged(tokens, i, placeOf(tokens, tokens.bracketOf(i))),
  );
}

function placeOf(tokens: Tokens, at: number): Place {
  const { texts } = tokens;
  if (texts[at] === '(') {
    const before = texts[at - 1];
    if (before === 'for') return 'for';
    if (before === 'catch' || before === 'constructor') return 'parameters';
    return isDeclared(tokens, at) ? 'parameters' : 'other';
  }
  if (texts[at] !== '{') return at < 0 ? 'statements' : 'other';
  for (let i = at - 1; i >= 0 && !/^[;{}([]$/.test(texts[i]); i--) {
    if (/^[)\]]$/.test(texts[i])) {
      i = tokens.partner(i);
      continue;
    }
    const place = Object.hasOwn(holders, texts[i]) && texts[i - 1] !== '.' ? holders[texts[i]] : undefined;
    if (place !== undefined) return place === 'members' && texts[i - 1] === 'enum' ? 'constants' : place;
    if (texts[i] === '->' || texts[i] === '=') return 'statements';
  }
  return 'statements';
}

/** `fun <T> A.f(`, `class A<T>(`. */
function isDeclared({ texts }: Tokens, at: number): boolean {
  for (let i = at - 1; i >= 0 && (isWord(texts[i]) || /^[.<>,?:]$/.test(texts[i])); i--) {
    if (texts[i] === 'fun' || texts[i] === 'class') return true;
    // The type behind parameters, or another statement.
    if (texts[i] === ':' || texts[i] === 'return' || texts[i] === 'val' || texts[i] === 'var') return false;
  }
  return false;
}

/** A token as it is written in its place. */
function arranged(tokens: Tokens, i: number, place: Place): string {
  const { texts } = tokens;
  const text = texts[i];
  const isList = isListPlaceholder(text);
  if (!isList && metavariableOf(text) === undefined) return text;
  const before = texts[i - 1];
  const after = texts[i + 1];
  const begins = isList && (tokens.startsLine(i) || ends(before));
  switch (place) {
    case 'parameters': {
      const alone = (before === '(' || before === ',') && (after === ')' || after === ',');
      return alone ? `${text}: ${isList ? text : ELLIPSIS}` : text;
    }
    case 'for':
      return isList && before === '(' && after === ')' ? `${text} in ${text}` : text;
    case 'statements':
      return begins && continues(after) ? `\n${text}\n` : text;
    case 'members':
      return begins ? `\nval ${text}\n` : text;
    case 'cases':
      return begins && after !== '->' && after !== ',' ? `\n${text} -> ${text}\n` : text;
    default:
      return text;
  }
}

/** Words that a placeholder belongs to. */
const openers = new Set(['return', 'throw', 'in', 'is', 'as', 'else', 'do', 'by', 'val', 'var', 'to']);

/** True for a token that may be the last of a statement, so that a placeholder behind it is another one. */
function ends(before: string | undefined): boolean {
  if (before === undefined || /^[;{})\]"]/.test(before)) return true;
  return isWord(before) && !openers.has(before);
}

/** True for a token that may be the first of a statement. */
function continues(after: string | undefined): boolean {
  return (
    after === undefined || after === '}' || after === '@' || (isWord(after) && !/^(in|is|as|to)$/.test(after))
  );
}
