import { TextMatcher } from '../generic/matcher';
import type { TextPattern } from '../generic/pattern';
import type { LanguageDefinition } from '../languages/language';
import type { Node } from '../syntax/tree';
import type { TreeIndex } from '../syntax/tree-index';
import { type Binding, type Bindings, boundText, type Match, mergeBindings, noBindings } from './bindings';
import {
  type AnalysisCondition,
  type ComparisonCondition,
  ConditionTester,
  type RegexCondition,
  type TypeCondition,
} from './conditions';
import type { DocumentFacts } from './document-facts';
import { BudgetExceeded } from './match-state';
import { Matcher } from './matcher';
import { insideOf, loneMetavariable } from './narrowing';
import { isPossible, type Pattern } from './pattern';
import { focus, intersect, ordered, without } from './ranges';
import type { SafeRegex } from './regex';
import { contentOf } from './string-content';

/** A formula compiled for one language. The same object is evaluated once a text: results are kept by identity. */
export type CompiledFormula =
  | {
      kind: 'pattern';
      pattern: Pattern;
      /** Conditions of the formulas around it: checked while matching, so that little is matched in vain. */
      conditions: RegexCondition[];
    }
  /** A pattern of a rule for any text. */
  | { kind: 'text'; pattern: TextPattern }
  | { kind: 'regex'; regex: SafeRegex }
  | {
      kind: 'all';
      /** Those that select before those that only surround: they are fewer. */
      parts: CompiledFormula[];
      conditions: CompiledCondition[];
      focus: string[][];
    }
  | { kind: 'any'; parts: CompiledFormula[] }
  | { kind: 'not'; part: CompiledFormula }
  | { kind: 'inside' | 'anywhere'; part: CompiledFormula }
  | { kind: 'named'; part: CompiledFormula; name: string };

/** A condition; metavariables are named without their dollar sign. */
export type CompiledCondition =
  | RegexCondition
  | ComparisonCondition
  | AnalysisCondition
  | TypeCondition
  | {
      kind: 'pattern';
      metavariable: string;
      formula: CompiledFormula;
      /** The language that the text is read in; undefined: the code itself is looked at. */
      language?: LanguageDefinition;
    };

/** What evaluating needs besides the text. */
export interface Surroundings {
  /** Told, once a formula, what could not be finished. */
  report(message: string): void;
  /** `YYYY-MM-DD`. */
  today: string;
  /** Reads a piece of text in a language of its own; undefined where that cannot be done. */
  read(language: LanguageDefinition, text: string): DocumentFacts | undefined;
}

/** Texts of metavariables that are read in another language, in one file. */
const textsAtMost = 500;
/** Ways in which a formula about a metavariable may bind its own metavariables. */
const waysAtMost = 32;

/** Where matches are looked for; statement sequences are looked for everywhere by `whole`. */
export interface EvaluatorPart {
  index: TreeIndex;
  whole: Evaluator;
}

/** Evaluates formulas of Semgrep's rule language on one text. */
export class Evaluator {
  private readonly known = new Map<CompiledFormula, Match[]>();
  private readonly conditions: ConditionTester;
  private readonly inner = new Map<string, Evaluator | undefined>();

  constructor(
    readonly facts: DocumentFacts,
    private readonly surroundings: Surroundings,
    private readonly part?: EvaluatorPart,
  ) {
    this.conditions = new ConditionTester(facts, surroundings.report, surroundings.today);
  }

  /** The matches of a formula, ordered by start. */
  evaluate(formula: CompiledFormula): Match[] {
    let matches = this.known.get(formula);
    if (!matches) {
      matches = this.compute(formula, undefined);
      this.known.set(formula, matches);
    }
    return matches;
  }

  /** The statement sequences that were asked for, with their matches. */
  sequences(): Map<CompiledFormula, Match[]> {
    const asked = [...this.known].filter(
      ([formula]) => formula.kind === 'pattern' && formula.pattern.roots.length > 1,
    );
    return new Map(asked);
  }

  /**
   * The matches of a formula within a range, for metavariables that are bound already: what the code of a metavariable
   * is asked. A formula that only leaves out leaves out of the range.
   */
  private evaluateIn(formula: CompiledFormula, scope: Match): Match[] {
    return formula.kind === 'not'
      ? without(this.facts, [scope], this.compute(formula.part, scope))
      : this.compute(formula, scope);
  }

  private compute(formula: CompiledFormula, scope: Match | undefined): Match[] {
    const of = (part: CompiledFormula) => (scope ? this.compute(part, scope) : this.evaluate(part));
    switch (formula.kind) {
      case 'pattern':
        if (scope) return this.within(this.evaluate(formula), scope);
        return this.part && formula.pattern.roots.length > 1
          ? this.part.whole.evaluate(formula)
          : this.matchPattern(formula);
      case 'text':
        if (scope) return this.within(this.evaluate(formula), scope);
        return this.guarded(() =>
          new TextMatcher(this.facts.structures.by(formula.pattern.options), formula.pattern).all(),
        );
      case 'regex':
        return this.matchRegex(formula.regex, scope);
      case 'any':
        return ordered(
          formula.parts.flatMap((part) => (scope ? this.evaluateIn(part, scope) : this.evaluate(part))),
        );
      case 'inside':
      case 'anywhere':
        return of(formula.part).map((match) => ({ ...match, origin: formula.kind }));
      case 'named':
        return of(formula.part).flatMap((match) => {
          const { start, end, node } = match;
          const own = new Map([[formula.name, { start, end, node }]]);
          const bindings = mergeBindings(this.facts, own, match.bindings);
          return bindings ? [{ ...match, bindings }] : [];
        });
      case 'not':
        // A lone negation selects nothing; inside an `all` it filters.
        return [];
      case 'all':
        return this.evaluateAll(formula, scope);
    }
  }

  /** The matches in a range, with its metavariables. */
  private within(matches: readonly Match[], scope: Match): Match[] {
    const result: Match[] = [];
    for (let i = firstFrom(matches, scope.start); i < matches.length; i++) {
      const match = matches[i];
      if (match.start > scope.end) break;
      if (match.end > scope.end) continue;
      const bindings = mergeBindings(this.facts, match.bindings, scope.bindings);
      if (bindings) result.push({ ...match, bindings });
    }
    return result;
  }

  /** False where names are missing without which a formula cannot match: then nothing of it is evaluated. */
  private isPossible(formula: CompiledFormula): boolean {
    switch (formula.kind) {
      case 'pattern':
        return isPossible(formula.pattern, this.facts, this.facts.index);
      case 'any':
        return formula.parts.some((part) => this.isPossible(part));
      case 'all':
        return formula.parts.every((part) => this.isPossible(part));
      case 'inside':
      case 'anywhere':
      case 'named':
        return this.isPossible(formula.part);
      default:
        return true;
    }
  }

  /** The matches of one of several parts; of a metavariable alone only those inside of what must stand around. */
  private partOf(part: CompiledFormula, parts: readonly CompiledFormula[]): Match[] {
    const around = isBroad(part) ? parts.find(({ kind }) => kind === 'inside') : undefined;
    if (part.kind !== 'pattern' || !around) return this.evaluate(part);
    return this.matchPattern(part, insideOf(this.facts, part.pattern, this.evaluate(around)));
  }

  private matchPattern(
    { pattern, conditions }: Extract<CompiledFormula, { kind: 'pattern' }>,
    isWanted?: (node: Node) => boolean,
  ): Match[] {
    return this.guarded(() =>
      new Matcher(this.facts, pattern, conditions, this.conditions, this.part?.index, isWanted).all(),
    );
  }

  private guarded(match: () => Match[]): Match[] {
    try {
      return match();
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      this.surroundings.report('The pattern takes too many steps on this file; it was given up.');
      return [];
    }
  }

  private matchRegex(regex: SafeRegex, scope: Match | undefined): Match[] {
    const { text } = this.facts.tree;
    const offset = scope?.start ?? 0;
    const found = regex.matchAll(scope ? text.slice(scope.start, scope.end) : text);
    if (found === 'budget') {
      this.surroundings.report('The regular expression takes too many steps on this file; it was given up.');
      return [];
    }
    const matches = found.map(({ start, end, groups }): Match => {
      const bindings = new Map<string, Binding>();
      for (const [name, group] of Object.entries(groups)) {
        bindings.set(name, { start: group.start + offset, end: group.end + offset, node: -1 });
      }
      return {
        start: start + offset,
        end: end + offset,
        node: -1,
        bindings: bindings.size === 0 ? noBindings : bindings,
        origin: 'regex',
      };
    });
    return scope ? this.within(matches, scope) : matches;
  }

  private evaluateAll(formula: Extract<CompiledFormula, { kind: 'all' }>, scope: Match | undefined): Match[] {
    if (!scope && !this.isPossible(formula)) return [];
    const parts = formula.parts.filter(({ kind }) => kind !== 'not');
    // Every expression is looked at for a metavariable alone: only where all else is there.
    for (const part of scope ? [] : parts) if (!isBroad(part) && this.evaluate(part).length === 0) return [];
    const lists: Match[][] = [];
    for (const part of parts) {
      const found = scope ? this.compute(part, scope) : this.partOf(part, parts);
      if (found.length === 0) return [];
      lists.push(found);
    }
    // What selects comes first: the order decides which of several nested ranges is kept.
    lists.sort((a, b) => rank(a[0]) - rank(b[0]));
    let matches = lists[0] ?? (scope ? [scope] : []);
    for (const list of lists.slice(1)) matches = intersect(this.facts, matches, list);
    for (const part of formula.parts) {
      if (part.kind !== 'not' || matches.length === 0) continue;
      const unwanted = scope ? this.compute(part.part, scope) : this.evaluate(part.part);
      matches = without(this.facts, matches, unwanted);
    }
    if (formula.conditions.length > 0) {
      matches = matches.flatMap((match) => this.satisfying(match, formula.conditions));
    }
    if (formula.focus.length > 0) matches = matches.flatMap((match) => focus(match, formula.focus));
    return ordered([...matches]);
  }

  /** The match with what the conditions bind, once for each way in which they hold; nothing where one does not. */
  private satisfying(match: Match, conditions: readonly CompiledCondition[]): Match[] {
    let ways: Bindings[] = [match.bindings];
    for (const condition of conditions) {
      ways = ways.flatMap((way) => this.waysOf(condition, match, way));
      if (ways.length === 0) return [];
      ways = ways.slice(0, waysAtMost);
    }
    return ways.map((bindings) => (bindings === match.bindings ? match : { ...match, bindings }));
  }

  /** `bound`: the bindings of the match and those of earlier conditions. */
  private waysOf(condition: CompiledCondition, match: Match, bound: Bindings): Bindings[] {
    if (condition.kind === 'comparison') return this.conditions.compares(condition, bound) ? [bound] : [];
    const binding = bound.get(condition.metavariable);
    if (binding === undefined) return [];
    switch (condition.kind) {
      case 'regex':
        if (!this.conditions.holds(condition, binding)) return [];
        return condition.binds ? [added(bound, this.conditions.groups(condition, binding))] : [bound];
      case 'analysis':
        return this.conditions.points(condition, binding) ? [bound] : [];
      case 'type':
        return this.conditions.hasType(condition, binding) ? [bound] : [];
      case 'pattern':
        return this.insideOf(condition, binding, match).map((found) => added(bound, found));
    }
  }

  /** What a formula binds in the code of a metavariable: once for each way, nothing where it does not match. */
  private insideOf(
    { formula, language }: Extract<CompiledCondition, { kind: 'pattern' }>,
    binding: Binding,
    match: Match,
  ): Bindings[] {
    if (language === undefined) {
      // A text that stands nowhere has no code.
      if (binding.text !== undefined && binding.node < 0) return [];
      const { start, end, node } = binding;
      const scope: Match = { start, end, node, bindings: match.bindings, origin: 'inside' };
      // The code may stand outside of the part: a surrounding sequence bound it.
      const evaluator = this.part?.whole ?? this;
      return distinct(evaluator.evaluateIn(formula, scope).map(({ bindings }) => bindings));
    }
    const content = contentOf(this.facts, binding);
    const opening = content.text.includes('<?') ? '' : (language.opening ?? '');
    const evaluator = this.reading(language, opening + content.text);
    if (!evaluator) return [];
    const { tree } = this.facts;
    const outer = new Map<string, Binding>();
    for (const [name, each] of match.bindings) {
      outer.set(name, { start: each.start, end: each.end, node: -1, text: boundText(tree.text, each) });
    }
    const from = opening.length;
    const end = from + content.text.length;
    const scope: Match = { start: from, end, node: 0, bindings: outer, origin: 'inside' };
    const found = evaluator.evaluateIn(formula, scope).map(({ bindings }) => {
      const own = new Map<string, Binding>();
      for (const [name, { start, end, text }] of bindings) {
        if (text !== undefined) continue;
        const shift = content.start - from;
        const inner = content.text.slice(start - from, end - from);
        own.set(name, { start: start + shift, end: end + shift, node: -1, text: inner });
      }
      return own;
    });
    return distinct(found);
  }

  /** The evaluator of a text in another language; undefined where it cannot be read. */
  private reading(language: LanguageDefinition, text: string): Evaluator | undefined {
    const key = `${language.ruleNames[0]} ${text}`;
    if (!this.inner.has(key)) {
      if (this.inner.size >= textsAtMost) {
        this.surroundings.report('Too many texts of this file are to be read in another language.');
        return undefined;
      }
      const facts = this.surroundings.read(language, text);
      this.inner.set(key, facts && new Evaluator(facts, this.surroundings));
    }
    return this.inner.get(key);
  }
}

/** True for a pattern that is only a metavariable. */
function isBroad(formula: CompiledFormula): boolean {
  return formula.kind === 'pattern' && loneMetavariable(formula.pattern) !== undefined;
}

/** What selects before what is text before what only surrounds. */
function rank(match: Match): number {
  if (match.origin === undefined) return 0;
  return match.origin === 'regex' ? 1 : 2;
}

/** The first match that starts at an offset or behind it. */
function firstFrom(matches: readonly Match[], start: number): number {
  let low = 0;
  let high = matches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (matches[middle].start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** With the bindings of names that are not bound yet. */
function added(bound: Bindings, more: Bindings): Bindings {
  let result: Map<string, Binding> | undefined;
  for (const [name, binding] of more) {
    if (bound.has(name)) continue;
    result ??= new Map(bound);
    result.set(name, binding);
  }
  return result ?? bound;
}

/** Each set of bindings once. */
function distinct(all: readonly Bindings[]): Bindings[] {
  const known = new Map<string, Bindings>();
  for (const bindings of all) {
    const key = [...bindings].map(([name, { start, end }]) => `${name} ${start} ${end}`).join();
    if (!known.has(key)) known.set(key, bindings);
    if (known.size >= waysAtMost) break;
  }
  return [...known.values()];
}
