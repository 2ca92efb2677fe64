/**
 * How many steps a backtracking engine can need: an upper bound from the structure of the expression, as a function of
 * the length of the text. It knows one thing that saves most real expressions: after `\w+` an `=` can stand in one
 * place only, so giving characters back leads nowhere. Where that cannot be shown, every way counts.
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import {
  allChars,
  bothCases,
  type CharRange,
  complement,
  disjoint,
  normalized,
  overlap,
} from './regex-chars';

export interface RegexCost {
  /** Steps from one starting place of a text of `length` characters. At most Infinity; never decreasing. */
  fromOnePlace(length: number): number;
  /** Steps from all places of a text of `length` characters. */
  fromEveryPlace(length: number): number;
  /**
   * The sets that unbounded repetitions repeat, as source text, when all of them repeat single characters: then no
   * repetition runs longer than the longest stretch of these characters in the text, and `fromOnePlace` may be asked
   * with that length instead of the text's.
   */
  repeated?: string[];
  /** What every match begins with, as source text without repetitions; may be empty. */
  prefix: string;
  /** The size with every counted repetition written out. */
  size: number;
}

/**
 * Reads an expression in JavaScript's syntax, with the flag u.
 * @throws SyntaxError of regexpp when it is no regular expression
 */
export function parseRegex(native: string): AST.Pattern {
  return new RegExpParser({ ecmaVersion: 2024 }).parsePattern(native, 0, native.length, { unicode: true });
}

/** The cost of an expression. */
export function regexCost(pattern: AST.Pattern, ignoreCase: boolean): RegexCost {
  const size = sizeOf(pattern);
  const cost = new Analysis(ignoreCase);
  const steps: number[] = [];
  const onlyAtStart = pattern.alternatives.every(({ elements: [first] }) => first && isStart(first));
  const fromOnePlace = (length: number): number => {
    // Bounds for powers of two are enough: a text is judged by the next one.
    const power = length <= 1 ? 0 : 32 - Math.clz32(length - 1);
    if (steps[power] === undefined) {
      cost.length = 2 ** power;
      steps[power] = cost.branches(pattern.alternatives, nothing).work + 1;
    }
    return steps[power];
  };
  return {
    fromOnePlace,
    fromEveryPlace: (length) =>
      onlyAtStart ? length + fromOnePlace(length) : (length + 1) * fromOnePlace(length),
    ...repeatedSets(pattern),
    prefix: prefixOf(pattern),
    size,
  };
}

function prefixOf(pattern: AST.Pattern): string {
  if (pattern.alternatives.length !== 1) return '';
  const { elements } = pattern.alternatives[0];
  const end = elements.findIndex(
    (node) => !isSingle(node) && !(node.type === 'Assertion' && node.kind === 'word'),
  );
  return (end < 0 ? elements : elements.slice(0, end)).map((node) => node.raw).join('');
}

function repeatedSets(pattern: AST.Pattern): Pick<RegexCost, 'repeated'> {
  const sets = new Set<string>();
  let simple = true;
  visitRegExpAST(pattern, {
    onQuantifierEnter(node) {
      if (Number.isFinite(node.max)) return;
      if (isSingle(node.element)) sets.add(node.element.raw);
      else simple = false;
    },
    onBackreferenceEnter() {
      simple = false;
    },
  });
  return simple ? { repeated: [...sets] } : {};
}

function isSingle(node: AST.Element): boolean {
  return node.type === 'Character' || node.type === 'CharacterSet' || node.type === 'CharacterClass';
}

function isStart(element: AST.Element): boolean {
  return element.type === 'Assertion' && element.kind === 'start';
}

type Chars = readonly CharRange[];
const nothing: Chars = [];

interface Cost {
  /** In how many ways the part can match such that what follows goes on for more than one character. */
  ways: number;
  /** The steps that all ways take together. */
  work: number;
}

class Analysis {
  length = 1;
  /** Inside a look-behind, which is read from its end: what is known about what follows does not hold there. */
  private backwards = false;

  constructor(private readonly ignoreCase: boolean) {}

  /** Alternatives in front of something that begins with a character of `follow`. */
  branches(alternatives: readonly AST.Alternative[], follow: Chars): Cost {
    const costs = alternatives.map((each) => this.sequence(each.elements, follow));
    if (costs.length === 1) return costs[0];
    const exclusive =
      !this.backwards && disjoint(alternatives.map((each) => this.firstOfSequence(each.elements, follow)));
    let ways = 0;
    let work = costs.length;
    for (const cost of costs) {
      ways = exclusive ? Math.max(ways, cost.ways) : ways + cost.ways;
      work = exclusive ? Math.max(work, cost.work + costs.length) : work + cost.work;
    }
    return { ways, work };
  }

  private sequence(elements: readonly AST.Element[], follow: Chars): Cost {
    let rest: Cost = { ways: 1, work: 1 };
    let next = follow;
    for (let i = elements.length - 1; i >= 0; i--) {
      const own = this.element(elements[i], next);
      rest = { ways: own.ways * rest.ways, work: own.work + own.ways * rest.work };
      next = this.first(elements[i], next);
    }
    return rest;
  }

  private element(node: AST.Element, follow: Chars): Cost {
    switch (node.type) {
      case 'Quantifier':
        return this.quantifier(node, follow);
      case 'Group':
      case 'CapturingGroup':
        return this.branches(node.alternatives, follow);
      case 'Assertion': {
        if (node.kind !== 'lookahead' && node.kind !== 'lookbehind') return { ways: 1, work: 1 };
        // A look-around is left for good once it holds.
        const outer = this.backwards;
        this.backwards = node.kind === 'lookbehind';
        const inside = this.branches(node.alternatives, nothing);
        this.backwards = outer;
        return { ways: 1, work: 1 + inside.work };
      }
      case 'Backreference':
        return { ways: 1, work: this.length };
      default:
        return { ways: 1, work: 1 };
    }
  }

  private quantifier(node: AST.Quantifier, follow: Chars): Cost {
    const first = this.first(node.element, nothing);
    const times = Math.min(node.max, Math.max(node.min, this.length));
    if (times === 0) return { ways: 1, work: 1 };
    const body = this.element(node.element, node.max > 1 ? join(first, follow) : follow);
    // Undoing a round leads back to a character that the round began with; what follows cannot begin there.
    const settled = !this.backwards && !canBeEmpty(node.element) && !overlap(first, follow);
    const rounds = times - (settled ? times : Math.min(node.min, times)) + 1;
    if (body.ways <= 1) return { ways: rounds, work: times * (body.work + 1) + 1 };
    const all = body.ways ** times;
    return { ways: all * rounds, work: (body.work + 1) * all * 2 };
  }

  /** The characters that a node, or `follow` where the node is empty, can begin with. */
  private first(node: AST.Element, follow: Chars): Chars {
    switch (node.type) {
      case 'Character':
        return this.cased([[node.value, node.value]]);
      case 'CharacterSet':
        return allChars;
      case 'CharacterClass':
        return this.classChars(node);
      case 'Group':
      case 'CapturingGroup': {
        let chars: Chars = nothing;
        for (const each of node.alternatives)
          chars = join(chars, this.firstOfSequence(each.elements, follow));
        return normalized(chars);
      }
      case 'Quantifier': {
        const body = this.first(node.element, follow);
        return node.min === 0 ? join(body, follow) : body;
      }
      default:
        // Assertions and backreferences: anything may come.
        return allChars;
    }
  }

  private firstOfSequence(elements: readonly AST.Element[], follow: Chars): Chars {
    let chars = follow;
    for (let i = elements.length - 1; i >= 0; i--) chars = this.first(elements[i], chars);
    return chars;
  }

  private classChars(node: AST.CharacterClass): Chars {
    const ranges: CharRange[] = [];
    for (const each of node.elements) {
      if (each.type === 'Character') ranges.push([each.value, each.value]);
      else if (each.type === 'CharacterClassRange') ranges.push([each.min.value, each.max.value]);
      else return allChars;
    }
    // Of a negated class the plain complement already holds every character that it can match.
    return node.negate
      ? this.ignoreCase
        ? this.cased(complement(ranges))
        : complement(ranges)
      : this.cased(ranges);
  }

  private cased(ranges: Chars): Chars {
    return this.ignoreCase ? bothCases(ranges) : ranges;
  }
}

function join(a: Chars, b: Chars): Chars {
  return a.length === 0 ? b : b.length === 0 ? a : [...a, ...b];
}

function canBeEmpty(node: AST.Element): boolean {
  switch (node.type) {
    case 'Assertion':
    case 'Backreference':
      return true;
    case 'Quantifier':
      return node.min === 0 || canBeEmpty(node.element);
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.some((each) => each.elements.every(canBeEmpty));
    default:
      return false;
  }
}

function sizeOf(node: AST.Pattern | AST.Element): number {
  switch (node.type) {
    case 'Quantifier': {
      const times = Number.isFinite(node.max) ? node.max : node.min + 1;
      return Math.max(1, times) * sizeOf(node.element);
    }
    case 'Assertion':
      return 'alternatives' in node ? sizeOfAll(node.alternatives) : 1;
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup':
      return sizeOfAll(node.alternatives);
    default:
      return 1;
  }
}

function sizeOfAll(alternatives: readonly AST.Alternative[]): number {
  return alternatives.reduce((sum, each) => each.elements.reduce((all, node) => all + sizeOf(node), sum), 1);
}
