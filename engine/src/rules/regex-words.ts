import { type AST, visitRegExpAST } from '@eslint-community/regexpp';
import { shortestWord } from './text-grams';

/** What a text looks like that an expression can match from its beginning to its end. */
export type TextShape = 'word' | 'path' | 'any';

/**
 * The shape of the texts that an expression matches when it must begin at their start: `word` for names alone, `path` for
 * names joined by dots. Only expressions whose every alternative ends in `$` say anything about a whole text.
 */
export function shapeOf(pattern: AST.Pattern): TextShape {
  if (!pattern.alternatives.every(endsText)) return 'any';
  let shape: TextShape = 'word';
  const meet = (text: string) => {
    if (/^[\w$#]$/.test(text)) return;
    shape = text === '.' && shape !== 'any' ? 'path' : 'any';
  };
  visitRegExpAST(pattern, {
    onCharacterEnter: ({ value, parent }) => {
      if (parent.type !== 'CharacterClassRange') meet(String.fromCodePoint(value));
    },
    onCharacterClassEnter: ({ negate }) => {
      if (negate) shape = 'any';
    },
    onCharacterClassRangeEnter: ({ min, max }) => {
      const isWord = [/[0-9]/, /[a-z]/, /[A-Z]/].some(
        (range) => range.test(String.fromCodePoint(min.value)) && range.test(String.fromCodePoint(max.value)),
      );
      if (!isWord) shape = 'any';
    },
    onCharacterSetEnter: (set) => {
      const isWord = (set.kind === 'word' || set.kind === 'digit') && !set.negate;
      if (!isWord) shape = 'any';
    },
    // What is looked at is no part of the match, and what is repeated from a group is.
    onBackreferenceEnter: () => {
      shape = 'any';
    },
  });
  return shape;
}

/**
 * Text that every match holds, to look for before anything else: the longest run of plain characters of an expression
 * with one alternative; empty when there is none. The expression is matched with case.
 */
export function literalOf(pattern: AST.Pattern): string {
  if (pattern.alternatives.length !== 1) return '';
  let longest = '';
  let run = '';
  for (const element of pattern.alternatives[0].elements) {
    if (element.type === 'Character') run += String.fromCodePoint(element.value);
    else if (element.type !== 'Assertion') run = '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/**
 * Pieces of text of which every match holds at least one, whatever the case of letters; undefined where there are none, or
 * too many to be worth a look. ASCII letters are in lower case.
 */
export function wordsOf({ alternatives }: AST.Pattern): string[] | undefined {
  return wordsOfAny(alternatives);
}

const wordsAtMost = 50;

function wordsOfAny(alternatives: readonly AST.Alternative[]): string[] | undefined {
  const all = new Set<string>();
  for (const { elements } of alternatives) {
    const words = wordsOfAll(elements);
    if (!words) return undefined;
    for (const word of words) all.add(word);
  }
  return all.size > wordsAtMost ? undefined : [...all];
}

/** Of the pieces that all stand in a match, those that are longest. */
function wordsOfAll(elements: readonly AST.Element[]): string[] | undefined {
  let best: string[] | undefined;
  const shortest = (words: string[]) => Math.min(...words.map(({ length }) => length));
  const offer = (words: string[] | undefined) => {
    if (words && (!best || shortest(words) > shortest(best))) best = words;
  };
  let run = '';
  const endRun = () => {
    if (run.length >= shortestWord) offer([run]);
    run = '';
  };
  for (const element of elements) {
    if (element.type === 'Assertion') continue;
    if (element.type === 'Character' && element.value < 0x80) {
      run += String.fromCharCode(element.value).toLowerCase();
      continue;
    }
    endRun();
    const part = element.type === 'Quantifier' && element.min > 0 ? element.element : element;
    if (part.type === 'Group' || part.type === 'CapturingGroup') offer(wordsOfAny(part.alternatives));
  }
  endRun();
  return best;
}

function endsText({ elements }: AST.Alternative): boolean {
  const last = elements.at(-1);
  if (last?.type === 'Assertion') return last.kind === 'end';
  return (last?.type === 'Group' || last?.type === 'CapturingGroup') && last.alternatives.every(endsText);
}
