import { type Bindings, type Match, mergeBindings, noBindings } from './bindings';
import type { DocumentFacts } from './document-facts';
import { BudgetExceeded, Matcher } from './matcher';
import type { Pattern } from './pattern';
import type { SafeRegex } from './regex';

/** A formula compiled for one language. The same object is evaluated once a text: results are kept by identity. */
export type CompiledFormula =
  | { kind: 'pattern'; pattern: Pattern }
  | { kind: 'regex'; regex: SafeRegex }
  | {
      kind: 'all';
      parts: CompiledFormula[];
      conditions: { metavariable: string; regex: SafeRegex }[];
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

  /** `report` is told, once a formula, what could not be finished. */
  constructor(
    readonly facts: DocumentFacts,
    private readonly report: (message: string) => void,
  ) {}

  /** The matches of a formula, ordered by start. */
  evaluate(formula: CompiledFormula): Match[] {
    let matches = this.known.get(formula);
    if (!matches) {
      matches = this.compute(formula);
      this.known.set(formula, matches);
    }
    return matches;
  }

  private compute(formula: CompiledFormula): Match[] {
    switch (formula.kind) {
      case 'pattern':
        return this.matchPattern(formula.pattern);
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

  private matchPattern(pattern: Pattern): Match[] {
    try {
      return new Matcher(this.facts, pattern).all();
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
    return found.map(({ start, end }) => ({ start, end, node: -1, bindings: noBindings }));
  }

  private evaluateAll(formula: Extract<CompiledFormula, { kind: 'all' }>): Match[] {
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
    for (const filter of filters) {
      if (filter.kind === 'inside') {
        const around = this.evaluate(filter.part);
        matches = matches === undefined ? around : this.within(matches, around);
      }
    }
    if (matches === undefined) return [];
    for (const filter of filters) {
      if (filter.kind !== 'not' || matches.length === 0) continue;
      const unwanted = this.evaluate(filter.part.kind === 'inside' ? filter.part.part : filter.part);
      matches = this.without(matches, unwanted);
    }
    for (const { metavariable, regex } of formula.conditions) {
      matches = matches.filter((match) => this.satisfies(match.bindings, metavariable, regex));
    }
    if (formula.focus.length > 0) matches = matches.flatMap((match) => focus(match, formula.focus));
    return ordered(matches);
  }

  /** Matches of both, the smaller range of each nested pair. */
  private intersect(a: Match[], b: Match[]): Match[] {
    const result: Match[] = [];
    for (const x of a) {
      for (const y of b) {
        const inner = isInside(x, y) ? x : isInside(y, x) ? y : undefined;
        if (!inner) continue;
        const bindings = this.merge(x.bindings, y.bindings);
        if (bindings) result.push({ ...inner, bindings });
        if (result.length > matchesAtMost) return result;
      }
    }
    return result;
  }

  private within(matches: Match[], around: Match[]): Match[] {
    const result: Match[] = [];
    for (const match of matches) {
      for (const outer of around) {
        if (outer.start > match.start) break;
        if (!isInside(match, outer)) continue;
        const bindings = this.merge(match.bindings, outer.bindings);
        if (bindings) result.push({ ...match, bindings });
        if (result.length > matchesAtMost) return result;
      }
    }
    return result;
  }

  private without(matches: Match[], unwanted: Match[]): Match[] {
    return matches.filter(
      (match) =>
        !unwanted.some(
          (other) => isInside(match, other) && this.merge(match.bindings, other.bindings) !== undefined,
        ),
    );
  }

  private merge(a: Bindings, b: Bindings): Bindings | undefined {
    return mergeBindings(this.facts.tree, a, b);
  }

  private satisfies(bindings: Bindings, metavariable: string, regex: SafeRegex): boolean {
    const binding = bindings.get(metavariable);
    if (binding === undefined) return false;
    const { tree, constants } = this.facts;
    const literal = binding.node >= 0 ? constants.literal(binding.node) : -1;
    const text = literal >= 0 ? tree.textOf(literal) : tree.text.slice(binding.start, binding.end);
    const own = tree.text.slice(binding.start, binding.end);
    for (const candidate of own === text ? [text] : [own, text]) {
      const answer = regex.testPrefix(candidate);
      if (answer === 'budget') {
        this.report(`The regular expression for $${metavariable} takes too many steps on this file.`);
        return false;
      }
      if (answer) return true;
    }
    return false;
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

function isInside(inner: { start: number; end: number }, outer: { start: number; end: number }): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function ordered(matches: Match[]): Match[] {
  return matches.sort((a, b) => a.start - b.start || a.end - b.end);
}
