/**
 * Rules write regular expressions as PCRE2 and Python do. This turns them into the dialects of the two engines that can
 * run them: JavaScript's (`native`, to be compiled with the flag u) and RE2's (`linear`). Both get the same meaning of
 * `.`, `^`, `$`, `\s` and of case, so that it does not matter which one runs. Sources: pcre2pattern(3), Python's re.
 */
import { allChars, type CharRange, complement, normalized, overlap } from './regex-chars';
import { type Property, RegexError, RegexScanner } from './regex-scanner';

export interface Translation {
  native: string;
  /** Undefined when RE2 has no way to say it: look-ahead, backreferences. */
  linear?: string;
  /** Both engines must ignore case. Where only a part does, the text of both spells out the cases. */
  ignoreCase: boolean;
  /** Some part may match a line feed; when none does, no match crosses a line. */
  crossesLines: boolean;
  /** The numbers of groups of `native` that the source does not have: they make a part of it match in one way only. */
  helpers: number[];
  /** The expression asks for the beginning or end of the whole text. */
  anchoredToText: boolean;
}

const maxDepth = 100;

/** How the names of helper groups begin. */
export const helperPrefix = 'helper_';

interface Flags {
  i: boolean;
  m: boolean;
  s: boolean;
  x: boolean;
}

/** A group that is being read: the flags around it, where it begins, and the helper of an atomic one. */
interface OpenGroup {
  flags: Flags;
  piece: { start: number; captures: number };
  atomic?: string;
}

/**
 * Translates a regular expression.
 * @param flags any of `i`, `m`, `s`, `x`, as if the source began with them
 * @throws RegexError when the source uses something that cannot be translated
 */
export function translateRegex(source: string, flags: string): Translation {
  const leading = /^\(\?([imsxau]+)\)/.exec(source);
  const all = flags + (leading?.[1] ?? '');
  const turnsCaseOn = /\(\?[a-z]*-[a-z]*i/.test(source);
  const translator = new Translator(new RegexScanner(source, leading?.[0].length ?? 0), {
    i: all.includes('i'),
    m: all.includes('m'),
    s: all.includes('s'),
    x: all.includes('x'),
  });
  translator.ignoreCase = all.includes('i') && !turnsCaseOn;
  return translator.run();
}

class Translator {
  ignoreCase = false;
  private native = '';
  private linear = '';
  private linearPossible = true;
  private crossesLines = false;
  private anchoredToText = false;
  private readonly outer: OpenGroup[] = [];
  /** For each group of `native` that captures, in order: whether it is a helper. */
  private readonly captures: boolean[] = [];
  private hasNumberedReferences = false;
  /** Where the last piece that can be repeated begins in `native`, and how many groups come before it. */
  private piece = { start: 0, captures: 0 };

  constructor(
    private readonly scanner: RegexScanner,
    private flags: Flags,
  ) {}

  run(): Translation {
    while (this.scanner.at < this.scanner.source.length) this.token();
    if (this.outer.length > 0) throw new RegexError('a group is not closed');
    const helpers = this.captures.flatMap((isHelper, i) => (isHelper ? [i + 1] : []));
    if (helpers.length > 0 && this.hasNumberedReferences) {
      throw new RegexError(
        'references by number beside possessive repetition or atomic groups are not supported',
      );
    }
    return {
      native: this.native,
      ...(this.linearPossible ? { linear: this.linear } : {}),
      ignoreCase: this.ignoreCase,
      crossesLines: this.crossesLines,
      helpers,
      anchoredToText: this.anchoredToText,
    };
  }

  private emit(native: string, linear: string | undefined = native): void {
    this.native += native;
    this.linear += linear;
  }

  private emitNativeOnly(native: string): void {
    this.native += native;
    this.linearPossible = false;
  }

  private token(): void {
    if (this.flags.x && this.scanner.take(/\s+|#[^\n]*/y)) return;
    const c = String.fromCodePoint(this.scanner.source.codePointAt(this.scanner.at)!);
    if (!/[*+?{)]/.test(c)) this.piece = this.here();
    switch (c) {
      case '\\':
        this.escape();
        return;
      case '[':
        this.characterClass();
        return;
      case '(':
        this.group();
        return;
      case '*':
      case '+':
      case '?':
      case '{':
        this.quantifier();
        return;
    }
    this.scanner.at += c.length;
    switch (c) {
      case ')':
        this.closeGroup();
        return;
      case '|':
        this.emit('|');
        return;
      case '.':
        this.emitSet(this.flags.s ? allChars : complement([[10, 10]]));
        return;
      case '^':
        if (this.flags.m) this.emit('(?<![^\\n])', '(?m:^)');
        else this.textEdge('^', '\\A');
        return;
      case '$':
        if (this.flags.m) this.emit('(?![^\\n])', '(?m:$)');
        else this.textEdge('$', '\\z');
        return;
    }
    this.emitChar(c.codePointAt(0)!);
  }

  private textEdge(native: string, linear: string): void {
    this.anchoredToText = true;
    this.emit(native, linear);
  }

  private quantifier(): void {
    const match = this.scanner.take(/(?:[*+?]|\{\d+(?:,\d*)?\}|\{,\d+\})([?+]?)/y);
    if (!match) {
      this.scanner.at++;
      this.emit('\\{');
      return;
    }
    const repetition = match[0].replace('{,', '{0,');
    // At the end nothing follows for which characters could be given back.
    const isLast = this.scanner.at === this.scanner.source.length;
    if (match[1] !== '+' || isLast) this.emit(match[1] === '+' ? repetition.slice(0, -1) : repetition);
    else this.makeAtomic(repetition.slice(0, -1));
  }

  private here(): { start: number; captures: number } {
    return { start: this.native.length, captures: this.captures.length };
  }

  /** Repeats the last piece without giving back: a look-ahead is never entered again, and what it saw is then taken. */
  private makeAtomic(repetition: string): void {
    const { start, captures } = this.piece;
    const name = this.helperName();
    this.captures.splice(captures, 0, true);
    const piece = this.native.slice(start);
    this.native = `${this.native.slice(0, start)}(?:(?=(?<${name}>${piece}${repetition}))\\k<${name}>)`;
    this.linearPossible = false;
  }

  private helperName(): string {
    return `${helperPrefix}${this.captures.length}_${this.native.length}`;
  }

  private closeGroup(): void {
    const open = this.outer.pop() ?? fail('a closing parenthesis has no opening one');
    this.flags = open.flags;
    this.emit(open.atomic === undefined ? ')' : `))\\k<${open.atomic}>)`);
    this.piece = open.piece;
  }

  private openGroup(flags: Flags, atomic?: string): void {
    this.outer.push({ flags, piece: this.piece, ...(atomic === undefined ? {} : { atomic }) });
  }

  private group(): void {
    if (this.outer.length >= maxDepth) throw new RegexError(`groups are nested more than ${maxDepth} deep`);
    const verb = this.scanner.take(/\(\*/y);
    if (verb) throw new RegexError('control verbs such as `(*…)` are not supported');
    if (this.scanner.take(/\(\?#[^)]*\)/y)) return;
    const flags = this.scanner.take(/\(\?([imsxau]*)(?:-([imsx]+))?([:)])/y);
    if (flags && flags[0] !== '(?)') {
      const after = { ...this.flags };
      for (const flag of flags[1]) if (flag in after) after[flag as keyof Flags] = true;
      for (const flag of flags[2] ?? '') after[flag as keyof Flags] = false;
      if (flags[3] === ':') {
        this.openGroup(this.flags);
        this.emit('(?:');
      }
      this.flags = after;
      return;
    }
    const reference = this.scanner.take(/\(\?P=(\w+)\)/y);
    if (reference) {
      this.emitNativeOnly(`\\k<${reference[1]}>`);
      return;
    }
    if (this.scanner.take(/\(\?>/y)) {
      const name = this.helperName();
      this.openGroup({ ...this.flags }, name);
      this.captures.push(true);
      this.emitNativeOnly(`(?:(?=(?<${name}>`);
      return;
    }
    this.openGroup({ ...this.flags });
    const named = this.scanner.take(/\(\?(?:P?<([A-Za-z_]\w*)>|'([A-Za-z_]\w*)')/y);
    if (named) {
      this.captures.push(false);
      this.emit(`(?<${named[1] ?? named[2]}>`);
      return;
    }
    const look = this.scanner.take(/\(\?<?[=!]/y);
    if (look) {
      if (look[0].includes('<')) this.emit(look[0]);
      else this.emitNativeOnly(look[0]);
      return;
    }
    if (this.scanner.source.startsWith('(?', this.scanner.at)) {
      const start = this.scanner.source.slice(this.scanner.at, this.scanner.at + 4);
      throw new RegexError(`groups that begin with \`${start}\` are not supported`);
    }
    this.scanner.at++;
    this.captures.push(false);
    this.emit('(');
  }

  private escape(): void {
    const quoted = this.scanner.take(/\\Q([\s\S]*?)(?:\\E|$)/y);
    if (quoted) {
      for (const c of quoted[1]) this.emitChar(c.codePointAt(0)!);
      return;
    }
    if (this.scanner.take(/\\E/y)) return;
    const named = this.scanner.take(/\\k(?:<(\w+)>|\{(\w+)\}|'(\w+)')|\\g\{([A-Za-z_]\w*)\}/y);
    if (named) {
      this.emitNativeOnly(`\\k<${named[1] ?? named[2] ?? named[3] ?? named[4]}>`);
      return;
    }
    const numbered = this.scanner.take(/\\([1-9]\d?)(?!\d)|\\g\{?([1-9]\d?)\}?/y);
    if (numbered) {
      this.hasNumberedReferences = true;
      this.emitNativeOnly(`(?:\\${numbered[1] ?? numbered[2]})`);
      return;
    }
    const edge = this.scanner.take(/\\[AZzbB]/y)?.[0];
    if (edge === '\\A') this.textEdge('^', '\\A');
    else if (edge === '\\Z' || edge === '\\z') this.textEdge('$', '\\z');
    else if (edge) this.emit(edge);
    else if (this.scanner.take(/\\R/y)) {
      this.crossesLines = true;
      this.emit('(?:\\r\\n|[\\n-\\r\u0085\u2028\u2029])');
    } else if (this.scanner.take(/\\N(?!\{)/y)) this.emitSet(complement([[10, 10]]));
    else this.emitPiece(this.scanner.atomEscape());
  }

  private characterClass(): void {
    const { negated, ranges, properties } = this.scanner.readClass();
    const cased = this.flags.i && !this.ignoreCase ? spellCases(ranges) : normalized(ranges);
    if (properties.length > 0) {
      this.crossesLines = true;
      const open = negated ? '[^' : '[';
      const text = cased.map(rangeText).join('');
      this.emit(
        `${open}${text}${properties.map((each) => each.native).join('')}]`,
        `${open}${text}${properties.map((each) => each.linear).join('')}]`,
      );
    } else if (negated) {
      // Kept negated: with case ignored, the complement of a set is not the set of the complement.
      if (!overlap(cased, [[10, 10]])) this.crossesLines = true;
      this.emit(`[^${cased.map(rangeText).join('')}]`);
    } else this.emitSet(cased);
  }

  private emitPiece(piece: CharRange[] | Property): void {
    if ('native' in piece) {
      this.crossesLines = true;
      this.emit(piece.native, piece.linear);
    } else if (piece.length === 1 && piece[0][0] === piece[0][1]) this.emitChar(piece[0][0]);
    else this.emitSet(piece);
  }

  private emitChar(c: number): void {
    if (c === 10) this.crossesLines = true;
    const cases = this.flags.i && !this.ignoreCase ? spellCases([[c, c]]) : [];
    if (cases.length > 1) this.emit(`[${cases.map(rangeText).join('')}]`);
    else this.emit(charText(c).replace('\\-', '-'));
  }

  private emitSet(ranges: readonly CharRange[]): void {
    if (overlap(ranges, [[10, 10]])) this.crossesLines = true;
    this.emit(`[${ranges.map(rangeText).join('')}]`);
  }
}

/** Both cases of every letter, for a part of an expression that ignores case. */
function spellCases(ranges: readonly CharRange[]): CharRange[] {
  const result: CharRange[] = [...ranges];
  for (const [low, high] of ranges) {
    // Long ranges beyond Latin and Greek, Cyrillic, Armenian hold both cases or none.
    for (let c = low; c <= Math.min(high, 0x58f); c++) {
      for (const other of [String.fromCodePoint(c).toLowerCase(), String.fromCodePoint(c).toUpperCase()]) {
        if ([...other].length === 1) result.push([other.codePointAt(0)!, other.codePointAt(0)!]);
      }
    }
  }
  return normalized(result);
}

function rangeText([low, high]: CharRange): string {
  return low === high ? charText(low) : `${charText(low)}-${charText(high)}`;
}

/** A character as both dialects read it, inside a class and (but for the hyphen) outside. */
function charText(c: number): string {
  const special: Record<number, string> = { 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' };
  if (special[c]) return special[c];
  const text = String.fromCodePoint(c);
  return /[\\^$.*+?()[\]{}|/-]/.test(text) ? `\\${text}` : text;
}

function fail(message: string): never {
  throw new RegexError(message);
}
