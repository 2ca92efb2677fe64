/** The analyses of `metavariable-analysis`: of a text that a metavariable stands for, without its quotes. */
import { regexCost } from './regex-cost';
import { translateRegex } from './regex-translate';

/** By the name that a rule gives. */
export const analyzers = { entropy: looksRandom, redos: takesTooLong };
export type Analyzer = keyof typeof analyzers;

const shortestSecret = 8;
/** Bits of surprise a character, on average, from which a text is no word or phrase that people write. */
const surprisingBits = 3.5;

/**
 * True for keys and passwords: a text in which characters of many kinds follow each other without the order of words.
 * Each step between two characters is as surprising as the kinds of characters make it: letters that often follow each
 * other in English cost little, a digit between letters costs much.
 */
function looksRandom(text: string): boolean {
  if (text.length < shortestSecret || /\s/.test(text.trim())) return false;
  const counts = new Map<string, number>();
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
  let entropy = 0;
  for (const count of counts.values()) entropy -= (count / text.length) * Math.log2(count / text.length);
  return entropy >= surprisingBits && changes(text) >= text.length / 6;
}

/** How often a text goes from one kind of character to another. */
function changes(text: string): number {
  const kindOf = (c: string) => (/[a-z]/.test(c) ? 'a' : /[A-Z]/.test(c) ? 'A' : /\d/.test(c) ? '0' : '-');
  let count = 0;
  for (let i = 1; i < text.length; i++) if (kindOf(text[i]) !== kindOf(text[i - 1])) count++;
  return count;
}

/** A text of so many characters must not take so many steps: twice as many are then out of reach. */
const probeLength = 64;
const probeSteps = 2 ** 40;

/** True for a regular expression whose backtracking grows exponentially with the text. */
function takesTooLong(text: string): boolean {
  try {
    const { native, ignoreCase } = translateRegex(text, '');
    return regexCost(native, ignoreCase).fromOnePlace(probeLength) > probeSteps;
  } catch {
    // No regular expression of any dialect that is known here.
    return false;
  }
}
