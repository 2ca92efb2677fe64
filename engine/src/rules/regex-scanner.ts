/** Reads the parts of a regular expression that mean characters: escapes and classes, as PCRE2 and Python write them. */
import { type CharRange, complement, digit, horizontal, posix, space, vertical, word } from './regex-chars';

/** Thrown by `translateRegex`; the message completes "`regex`: …". */
export class RegexError extends Error {}

/** A Unicode property, which each engine knows by a table of its own. */
export interface Property {
  native: string;
  linear: string;
}

/** A set of characters, in square brackets. */
export interface ClassParts {
  negated: boolean;
  ranges: CharRange[];
  properties: Property[];
}

/** A place in a regular expression, and what can be read from there. */
export class RegexScanner {
  constructor(
    readonly source: string,
    public at: number,
  ) {}

  /** Goes on behind what a sticky expression matches here; null when it does not. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (match) this.at += match[0].length;
    return match;
  }

  /** A class or character escape, which may stand inside a class as well as outside. */
  atomEscape(): CharRange[] | Property {
    const property = this.take(/\\([pP])(?:\{(\^?)([A-Za-z_&]+)\}|([A-Z]))/y);
    if (property) return propertyOf(property);
    const type = this.take(/\\([dDwWsShHvV])/y)?.[1];
    if (type) {
      const set = { d: digit, w: word, s: space, h: horizontal, v: vertical }[type.toLowerCase()]!;
      return type === type.toLowerCase() ? [...set] : complement(set);
    }
    const coded =
      this.take(/\\x\{([0-9A-Fa-f]{1,6})\}/y) ??
      this.take(/\\x([0-9A-Fa-f]{0,2})/y) ??
      this.take(/\\u([0-9A-Fa-f]{4})/y) ??
      this.take(/\\U([0-9A-Fa-f]{8})/y);
    if (coded) return one(Number.parseInt(coded[1] || '0', 16));
    const octal = this.take(/\\o\{([0-7]+)\}/y) ?? this.take(/\\([0-7]{1,3})/y);
    if (octal) return one(Number.parseInt(octal[1], 8));
    const control = this.take(/\\c([A-Za-z])/y);
    if (control) return one(control[1].toUpperCase().charCodeAt(0) ^ 64);
    const other = this.take(/\\([\s\S])/uy);
    if (!other) throw new RegexError('it ends in a backslash');
    const simple = { n: 10, r: 13, t: 9, f: 12, a: 7, e: 27, b: 8 }[other[1]];
    if (simple !== undefined) return one(simple);
    if (/[A-Za-z0-9]/.test(other[1])) throw new RegexError(`\`${other[0]}\` is not supported`);
    return one(other[1].codePointAt(0)!);
  }

  /** A class from its opening bracket on. */
  readClass(): ClassParts {
    const start = this.take(/\[(\^?)/y)!;
    const negated = start[1] !== '';
    const ranges: CharRange[] = [];
    const properties: Property[] = [];
    for (let first = true; ; first = false) {
      if (this.at >= this.source.length) throw new RegexError('a character class is not closed');
      if (!first && this.take(/\]/y)) break;
      const item = this.classItem();
      if ('native' in item) {
        properties.push(item);
        continue;
      }
      const single = item.length === 1 && item[0][0] === item[0][1];
      if (single && this.take(/-(?!\])/y)) {
        const end = this.classItem();
        const bad = 'native' in end || end.length !== 1 || end[0][0] !== end[0][1] || end[0][0] < item[0][0];
        if (bad) throw new RegexError('a range of a character class has no proper end');
        ranges.push([item[0][0], (end as CharRange[])[0][0]]);
      } else ranges.push(...item);
    }
    return { negated, ranges, properties };
  }

  private classItem(): CharRange[] | Property {
    const named = this.take(/\[:(\^?)(\w+):\]/y);
    if (named) {
      if (!Object.hasOwn(posix, named[2])) throw new RegexError(`there is no class \`[:${named[2]}:]\``);
      return named[1] ? complement(posix[named[2]]) : [...posix[named[2]]];
    }
    if (this.source[this.at] === '\\') return this.atomEscape();
    const c = this.source.codePointAt(this.at);
    if (c === undefined) throw new RegexError('a character class is not closed');
    this.at += c > 0xffff ? 2 : 1;
    return one(c);
  }
}

function propertyOf(match: RegExpExecArray): Property {
  const name = match[3] ?? match[4];
  const letter = (match[1] === 'P') !== (match[2] === '^') ? 'P' : 'p';
  // Two letters at most name a general category; longer names are scripts.
  const native = name === 'Any' || name.length <= 2 ? name : `Script=${name}`;
  return { native: `\\${letter}{${native}}`, linear: `\\${letter}{${name}}` };
}

function one(c: number): CharRange[] {
  if (c > 0x10ffff) throw new RegexError('a character is beyond Unicode');
  return [[c, c]];
}
