/**
 * Regular expressions of rules, which come from anybody and run while somebody types. An expression runs natively where
 * its worst case is small for the text at hand; otherwise in RE2, which needs time in proportion to the text; where RE2
 * cannot say it (look-ahead, backreferences), the answer is `budget` and the caller tells it on the rule. The choice
 * depends on the expression and the text alone: no clock, the same answer every time.
 */
import type { AST } from '@eslint-community/regexpp';
import { RE2JS } from 're2js';
import { parseRegex, type RegexCost, regexCost } from './regex-cost';
import { RegexError } from './regex-scanner';
import { helperPrefix, type Translation, translateRegex } from './regex-translate';
import { literalOf, shapeOf, type TextShape, wordsOf } from './regex-words';

/** One match; offsets are UTF-16. */
export interface RegexMatch {
  start: number;
  end: number;
  /** The groups that took part, by number (`1`) and, where they have one, by name too. */
  groups: Record<string, { start: number; end: number }>;
}

/** A regular expression that always comes back. `budget`: the text is too long for how the expression is built. */
export interface SafeRegex {
  /** What a text looks like that it can match from its beginning. */
  readonly shape: TextShape;
  /** Pieces of text, ASCII letters in lower case; every match holds at least one. Undefined: none are known. */
  readonly words: readonly string[] | undefined;
  /** Whether it matches anywhere. */
  test(text: string): boolean | 'budget';
  /** Whether it matches at the beginning of the text (Python's `re.match`, as `metavariable-regex` wants). */
  testPrefix(text: string): boolean | 'budget';
  /** The match at the beginning of the text, with its groups. */
  matchPrefix(text: string): RegexMatch | false | 'budget';
  /** All matches from left to right, none overlapping. */
  matchAll(text: string): RegexMatch[] | 'budget';
}

/** Steps of backtracking that are always allowed: some 50 ms. */
const nativeSteps = 10_000_000;
/** Characters times instructions of RE2's program, once over the text: seconds at the very worst, commonly far less. */
const linearSteps = 250_000_000;
/** Characters that RE2 may look at anew after each match, at the very worst, all matches together. */
const linearRescans = 10_000_000;
const maxMatches = 100_000;
const maxSourceLength = 20_000;
const maxSize = 20_000;

/**
 * Compiles a regular expression in the syntax of PCRE2 and Python.
 * @param flags any of `i`, `m`, `s`, `x`; Semgrep runs `pattern-regex` with `m`
 * @returns the expression, or an error that completes "`regex`: …". Never throws.
 */
export function compileRegex(source: string, flags = ''): { regex?: SafeRegex; error?: string } {
  if (source.length > maxSourceLength) return { error: `it is longer than ${maxSourceLength} characters` };
  try {
    const translation = translateRegex(source, flags);
    const regex = new RegExp(translation.native, translation.ignoreCase ? 'ui' : 'u');
    const pattern = parseRegex(translation.native);
    const cost = regexCost(pattern, translation.ignoreCase);
    if (cost.size > maxSize) return { error: 'its repetitions multiply to more than can be run' };
    return { regex: new RuleRegex(translation, pattern, cost, regex) };
  } catch (error) {
    if (error instanceof RegexError) return { error: error.message };
    // The engine's message ends with the reason: "Invalid regular expression: /x/u: Nothing to repeat".
    const reason =
      error instanceof SyntaxError ? error.message.split(': ').at(-1) : 'it is nested too deeply';
    return { error: reason ?? 'it cannot be read' };
  }
}

class RuleRegex implements SafeRegex {
  readonly shape: TextShape;
  readonly words: readonly string[] | undefined;
  /** What a text must hold for any match. */
  private readonly literal: string;
  private prefix: RegExp | undefined;
  private prefixGroups: RegExp | undefined;
  private every: RegExp | undefined;
  private knownGroups: { numbers: number[]; names: string[] } | undefined;
  private compiledLinear: RE2JS | undefined;
  private linearKnown = false;

  constructor(
    private readonly translation: Translation,
    pattern: AST.Pattern,
    private readonly cost: RegexCost,
    private readonly first: RegExp,
  ) {
    this.shape = shapeOf(pattern);
    this.words = wordsOf(pattern);
    this.literal = translation.ignoreCase ? '' : literalOf(pattern);
  }

  /** The groups of the source: the native numbers, in the source's order, and the names. */
  private get groups(): { numbers: readonly number[]; names: readonly string[] } {
    if (!this.knownGroups) {
      // An alternative that always matches makes the engine tell the groups.
      const groups = new RegExp(`${this.first.source}|`, this.first.flags).exec('') ?? [''];
      const { helpers } = this.translation;
      const names = Object.keys(('groups' in groups && groups.groups) || {});
      this.knownGroups = {
        numbers: Array.from(groups.keys()).filter((i) => i > 0 && !helpers.includes(i)),
        names: names.filter((name) => !name.startsWith(helperPrefix)),
      };
    }
    return this.knownGroups;
  }

  test(text: string): boolean | 'budget' {
    if (!text.includes(this.literal)) return false;
    return this.run(
      this.stepsEverywhere(text),
      () => this.first.test(text),
      (linear) => this.runLinear(linear, text.length, () => linear.test(text)),
    );
  }

  testPrefix(text: string): boolean | 'budget' {
    return this.run(
      this.cost.fromOnePlace(text.length),
      () => {
        this.prefix ??= new RegExp(this.first.source, `${this.first.flags}y`);
        this.prefix.lastIndex = 0;
        return this.prefix.test(text);
      },
      (linear) => this.runLinear(linear, text.length, () => linear.matcher(text).lookingAt()),
    );
  }

  matchPrefix(text: string): RegexMatch | false | 'budget' {
    return this.run(
      this.cost.fromOnePlace(text.length),
      () => {
        this.prefixGroups ??= new RegExp(this.first.source, `${this.first.flags}yd`);
        this.prefixGroups.lastIndex = 0;
        const match = this.prefixGroups.exec(text);
        return match ? this.nativeMatch(match) : false;
      },
      (linear) =>
        this.runLinear(linear, text.length, () => {
          const matcher = linear.matcher(text);
          return matcher.lookingAt() ? this.linearMatch(matcher, 0) : false;
        }),
    );
  }

  matchAll(text: string): RegexMatch[] | 'budget' {
    if (!text.includes(this.literal)) return [];
    return this.run(
      this.stepsEverywhere(text),
      () => this.allNative(text),
      (linear) => this.runLinear(linear, text.length, () => this.allLinear(linear, text)),
    );
  }

  private run<T>(steps: number, native: () => T, linear: (regex: RE2JS) => T | 'budget'): T | 'budget' {
    try {
      if (steps <= nativeSteps) return native();
      const regex = this.linear();
      return regex ? linear(regex) : 'budget';
    } catch {
      // The engine's own limits: the stack of its backtracking, the size of its program.
      return 'budget';
    }
  }

  private runLinear<T>(regex: RE2JS, length: number, run: () => T): T | 'budget' {
    return length * regex.programSize() <= linearSteps ? run() : 'budget';
  }

  private linear(): RE2JS | undefined {
    if (!this.linearKnown) {
      this.linearKnown = true;
      const { linear, ignoreCase } = this.translation;
      const flags = RE2JS.LOOKBEHINDS | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
      try {
        if (linear !== undefined) this.compiledLinear = RE2JS.compile(linear, flags);
      } catch {
        // RE2 refuses some expressions (counts above 1000, for one); then only native is left.
      }
    }
    return this.compiledLinear;
  }

  private stepsEverywhere(text: string): number {
    const whole = this.cost.fromEveryPlace(text.length);
    if (whole <= nativeSteps) return whole;
    if (this.translation.crossesLines) return Math.min(whole, this.stepsByRuns(text));
    // No match leaves its line, so long texts of short lines are cheap.
    let steps = 0;
    for (let start = 0; start <= text.length && steps <= nativeSteps; ) {
      const end = lineEnd(text, start);
      steps += this.cost.fromEveryPlace(end - start);
      start = end + 1;
    }
    return steps;
  }

  /** A closer bound: from the stretches that the text holds of what is repeated, and the places that begin a match. */
  private stepsByRuns(text: string): number {
    const { repeated, prefix } = this.cost;
    if (!repeated) return Number.POSITIVE_INFINITY;
    let longest = 1;
    for (const set of repeated) {
      for (const run of text.matchAll(new RegExp(`${set}+`, `${this.first.flags}g`))) {
        longest = Math.max(longest, run[0].length);
      }
    }
    let places = text.length + 1;
    if (prefix !== '') {
      places = 0;
      for (const _ of text.matchAll(new RegExp(`(?=${prefix})`, `${this.first.flags}g`))) places++;
    }
    return text.length + places * this.cost.fromOnePlace(longest);
  }

  private allNative(text: string): RegexMatch[] | 'budget' {
    const matches: RegexMatch[] = [];
    const { source, flags } = this.first;
    this.every ??= new RegExp(source, `${flags}g${this.groups.numbers.length > 0 ? 'd' : ''}`);
    for (const match of text.matchAll(this.every)) {
      if (splitsPair(text, match.index)) continue;
      if (matches.length === maxMatches) return 'budget';
      matches.push(this.nativeMatch(match));
    }
    return matches;
  }

  private nativeMatch(match: RegExpExecArray): RegexMatch {
    const groups: RegexMatch['groups'] = {};
    this.groups.numbers.forEach((native, i) => {
      addGroup(groups, String(i + 1), match.indices?.[native]);
    });
    for (const name of this.groups.names) addGroup(groups, name, match.indices?.groups?.[name]);
    return { start: match.index, end: match.index + match[0].length, groups };
  }

  /** `start`: how far the searched part lies in the text. */
  private linearMatch(matcher: Matcher, start: number): RegexMatch {
    const groups: RegexMatch['groups'] = {};
    const add = (name: string, from: number, to: number) =>
      addGroup(groups, name, from < 0 ? undefined : [start + from, start + to]);
    for (let i = 1; i <= this.groups.numbers.length; i++) add(String(i), matcher.start(i), matcher.end(i));
    for (const name of this.groups.names) add(name, matcher.start(name), matcher.end(name));
    return { start: start + matcher.start(), end: start + matcher.end(), groups };
  }

  private allLinear(linear: RE2JS, text: string): RegexMatch[] | 'budget' {
    const matches: RegexMatch[] = [];
    const byLine = !this.translation.crossesLines && !this.translation.anchoredToText;
    let rescanned = 0;
    for (let start = 0; start <= text.length; ) {
      const end = byLine ? lineEnd(text, start) : text.length;
      const part = byLine ? text.slice(start, end) : text;
      const matcher = linear.matcher(part);
      while (matcher.find()) {
        // Each search may look as far as the end before it settles on a short match.
        rescanned += part.length - matcher.start();
        if (matches.length === maxMatches || rescanned > linearRescans) return 'budget';
        matches.push(this.linearMatch(matcher, start));
      }
      start = end + 1;
    }
    return matches;
  }
}

type Matcher = ReturnType<RE2JS['matcher']>;

function addGroup(
  groups: RegexMatch['groups'],
  name: string,
  at: readonly [number, number] | undefined,
): void {
  if (at) groups[name] = { start: at[0], end: at[1] };
}

/** Whether an offset stands between the halves of a character: V8 finds empty matches there, against its own rules. */
function splitsPair(text: string, offset: number): boolean {
  return (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}
