/** The analyses of `metavariable-analysis`: of a text that a metavariable stands for, without its quotes. */
import { parseRegex, regexCost } from './regex-cost';
import { translateRegex } from './regex-translate';

/** By the name that a rule gives. */
export const analyzers = { entropy: looksRandom, redos: takesTooLong };
export type Analyzer = keyof typeof analyzers;

/** Pairs of letters that follow each other in words of English and of programs. */
const frequentPairs = new Set(
  `th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld
  ur ro ri io ic ne me li co ce om ma us ch ll ta el la be ca ec no na pr di so lo ho pe fo ac ge ke ke ey us ag ec
  wo rd pa ss sw am pl mp ex xa ht tt tp ht ml ur rl ww mo da ab il wh we ee tr un ot ol ad ss ns id im ul ct su po
  ut pp fi em bo op sh mi ay oo ow bl ai ts ir gh rt ty ty pt ck gr ia ap ev av cl gi go ig if tu ru mm sp cr ep ef
  ld nc nd oc os qu ui ju um vi ye yo key us se rn nf fa fr ff lt by my do dd cu au ue gu ub bu wi ki ik ok ws ew`.split(
    /\s+/,
  ),
);

/** Bits of surprise: of a text that is a secret, on average a character, and altogether. */
const surprisingAverage = 3.2;
const surprisingTotal = 17;
const shortestSecret = 8;

/**
 * True for keys and passwords: a text in which characters follow each other without the order of words. Each step from
 * one character to the next is as surprising as it is rare in names, phrases and addresses.
 */
function looksRandom(text: string): boolean {
  if (text.length < shortestSecret || /\s/.test(text.trim())) return false;
  let total = 0;
  let steps = 0;
  for (let i = 1; i < text.length; i++) {
    // Characters that only repeat are filled in for others.
    if (text[i] === text[i - 1]) continue;
    total += surpriseOf(text[i - 1], text[i]);
    steps++;
  }
  return total >= surprisingTotal && total / steps >= surprisingAverage;
}

function surpriseOf(before: string, c: string): number {
  if (Math.abs(before.charCodeAt(0) - c.charCodeAt(0)) === 1) return 1;
  const [from, to] = [kindOf(before), kindOf(c)];
  if (from === 'other' || to === 'other') return 2;
  if (from !== to && (from === 'digit' || to === 'digit')) return 5;
  if (to === 'digit') return 3.3;
  const letters = frequentPairs.has((before + c).toLowerCase()) ? 1.5 : 4.7;
  return from === 'lower' && to === 'upper' ? letters + 1.5 : letters;
}

function kindOf(c: string): 'lower' | 'upper' | 'digit' | 'other' {
  if (/\d/.test(c)) return 'digit';
  if (/\p{Ll}/u.test(c)) return 'lower';
  return /\p{Lu}/u.test(c) ? 'upper' : 'other';
}

/** A text of so many characters must not take so many steps: twice as many are then out of reach. */
const probeLength = 64;
const probeSteps = 2 ** 40;

/** True for a regular expression whose backtracking grows exponentially with the text. */
function takesTooLong(text: string): boolean {
  // What is repeated without giving back has one way to match.
  if (/\)(?:[*+?]|\{[\d,]+\})\+|\(\?>/.test(text)) return false;
  try {
    const { native, ignoreCase } = translateRegex(text, '');
    return regexCost(parseRegex(native), ignoreCase).fromOnePlace(probeLength) > probeSteps;
  } catch {
    // No regular expression of any dialect that is known here.
    return false;
  }
}
