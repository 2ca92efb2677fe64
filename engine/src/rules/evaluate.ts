import { TextMatcher } from '../generic/matcher';
import type { TextPattern } from '../generic/pattern';
import type { TreeIndex } from '../syntax/tree-index';
import { type Binding, type Bindings, type Match, mergeBindings, noBindings } from './bindings';
import { ConditionTester, type RegexCondition } from './conditions';
import type { DocumentFacts } from './document-facts';
import { BudgetExceeded, Matcher } from './matcher';
import type { Pattern } from './pattern';
import type { SafeRegex } from './regex';

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
      parts: CompiledFormula[];
      conditions: RegexCondition[];
      focus: string[];
    }
  | { kind: 'any'; parts: CompiledFormula[] }
  | { kind: 'not'; part: CompiledFormula }
  | { kind: 'inside'; part: CompiledFormula };

/** Matches that a formula may have in one text; beyond that it says nothing useful. */
const matchesAtMost = 20_000;

/** Evaluates formulas of Semgrep's rule language on one text. */
export class Evaluator {
  private readonly known = new Map<CompiledFormula, Match[]>();
  private readonly conditions: ConditionTester;

  /** `report` is told, once a formula, what could not be finished. */
  constructor(
    readonly facts: DocumentFacts,
    private readonly report: (message: string) => void,
    /** Where matches are looked for; statement sequences are looked for everywhere by `whole`. */
    private readonly part?: { index: TreeIndex; whole: Evaluator },
  ) {
    this.conditions = new ConditionTester(facts, report);
  }

  /** The matches of a formula, ordered by start. */
  evaluate(formula: CompiledFormula): Match[] {
    let matches = this.known.get(formula);
    if (!matches) {
      matches = this.compute(formula);
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

  private compute(formula: CompiledFormula): Match[] {
    switch (formula.kind) {
      case 'pattern':
        return this.part && formula.pattern.roots.length > 1
          ? this.part.whole.evaluate(formula)
          : this.matchPattern(formula);
      case 'text':
        return this.guarded(() =>
          new TextMatcher(this.facts.structures.by(formula.pattern.options), formula.pattern).all(),
        );
      case 'regex':
        return this.matchRegex(formula.regex);
      case 'any':
        return ordered(formula.parts.flatMap((part) => this.evaluate(part)));
      case 'inside':
        return this.evaluate(formula.part);
      case 'not':
        // A lone negation selects nothing; inside an `all` it filters.
        return [];
      case 'all':
        return this.evaluateAll(formula);
    }
  }

  /** False where names are missing without which a formula cannot match: then nothing of it is evaluated. */
  private isPossible(formula: CompiledFormula): boolean {
    switch (formula.kind) {
      case 'pattern':
        return formula.pattern.required.every((name) => this.facts.index.has(name));
      case 'any':
        return formula.parts.some((part) => this.isPossible(part));
      case 'all':
        return formula.parts.every((part) => this.isPossible(part));
      case 'inside':
        return this.isPossible(formula.part);
      default:
        return true;
    }
  }

  private matchPattern({ pattern, conditions }: Extract<CompiledFormula, { kind: 'pattern' }>): Match[] {
    return this.guarded(() =>
      new Matcher(this.facts, pattern, conditions, this.conditions, this.part?.index).all(),
    );
  }

  private guarded(match: () => Match[]): Match[] {
    try {
      return match();
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      this.report('The pattern takes too many steps on this file; it was given up.');
      return [];
    }
  }

  private matchRegex(regex: SafeRegex): Match[] {
    const found = regex.matchAll(this.facts.tree.text);
    if (found === 'budget') {
      this.report('The regular expression takes too many steps on this file; it was given up.');
      return [];
    }
    return found.map(({ start, end, groups }) => {
      const captured = Object.entries(groups).map(([name, range]): [string, Binding] => [
        name,
        { start: range.start, end: range.end, node: -1 },
      ]);
      return { start, end, node: -1, bindings: captured.length > 0 ? new Map(captured) : noBindings };
    });
  }

  private evaluateAll(formula: Extract<CompiledFormula, { kind: 'all' }>): Match[] {
    if (!this.isPossible(formula)) return [];
    let matches: Match[] | undefined;
    const filters: CompiledFormula[] = [];
    for (const part of formula.parts) {
      if (part.kind === 'not' || part.kind === 'inside') filters.push(part);
      else {
        const found = this.evaluate(part);
        matches = matches === undefined ? found : this.intersect(matches, found);
        if (matches.length === 0) return [];
      }
    }
    const selected = matches !== undefined;
    for (const filter of filters) {
      if (filter.kind === 'inside') {
        const around = this.evaluate(filter.part);
        // Where nothing else is asked for, the innermost of the surroundings is what is selected.
        matches =
          matches === undefined
            ? around
            : selected
              ? this.within(matches, around)
              : this.intersect(matches, around);
      }
    }
    if (matches === undefined) return [];
    for (const filter of filters) {
      if (filter.kind !== 'not' || matches.length === 0) continue;
      const unwanted = this.evaluate(filter.part.kind === 'inside' ? filter.part.part : filter.part);
      matches = this.without(matches, unwanted);
    }
    for (const condition of formula.conditions) {
      matches = matches.filter(({ bindings }) => {
        const binding = bindings.get(condition.metavariable);
        return binding !== undefined && this.conditions.holds(condition, binding);
      });
    }
    if (formula.focus.length > 0) matches = matches.flatMap((match) => focus(match, formula.focus));
    return ordered(matches);
  }

  /** Matches of both, the smaller range of each nested pair. */
  private intersect(a: Match[], b: Match[]): Match[] {
    const result: Match[] = [];
    const add = (inner: Match, outer: Match) => {
      const bindings = this.merge(inner.bindings, outer.bindings);
      if (bindings && result.length < matchesAtMost) result.push({ ...inner, bindings });
    };
    forEachNested(a, b, add);
    forEachNested(b, a, (inner, outer) => {
      // Equal ranges were met the other way round.
      if (inner.start !== outer.start || inner.end !== outer.end) add(inner, outer);
    });
    return ordered(result);
  }

  private within(matches: Match[], around: Match[]): Match[] {
    const result: Match[] = [];
    forEachNested(matches, around, (inner, outer) => {
      const bindings = this.merge(inner.bindings, outer.bindings);
      if (bindings && result.length < matchesAtMost) result.push({ ...inner, bindings });
    });
    return result;
  }

  private without(matches: Match[], unwanted: Match[]): Match[] {
    const refused = new Set<Match>();
    forEachNested(matches, unwanted, (inner, outer) => {
      if (!refused.has(inner) && this.merge(inner.bindings, outer.bindings)) refused.add(inner);
    });
    return matches.filter((match) => !refused.has(match));
  }

  private merge(a: Bindings, b: Bindings): Bindings | undefined {
    return mergeBindings(this.facts.tree, a, b);
  }
}

function focus(match: Match, names: readonly string[]): Match[] {
  return names.flatMap((name) => {
    const binding = match.bindings.get(name);
    if (binding === undefined || binding.end === 0) return [];
    const whole = match.whole ?? { start: match.start, end: match.end };
    return [{ ...match, start: binding.start, end: binding.end, node: binding.node, whole }];
  });
}

/** Calls `visit` for each pair of which one lies in the other; both lists are ordered by start. */
function forEachNested(
  inners: readonly Match[],
  outers: readonly Match[],
  visit: (inner: Match, outer: Match) => void,
): void {
  let open: Match[] = [];
  let next = 0;
  for (const inner of inners) {
    while (next < outers.length && outers[next].start <= inner.start) open.push(outers[next++]);
    open = open.filter((outer) => outer.end > inner.start || outer.end >= inner.end);
    for (const outer of open) if (outer.end >= inner.end) visit(inner, outer);
  }
}

function ordered(matches: Match[]): Match[] {
  return matches.sort((a, b) => a.start - b.start || a.end - b.end);
}
