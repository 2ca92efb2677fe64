import type { Names } from '../syntax/names';
import type { DocumentFacts } from './document-facts';
import type { CompiledFormula } from './evaluate';
import { NeedIndex } from './need-index';
import { Needs } from './needs';

/** One way in which a formula may match, with the places of the formulas that it is a way of. */
interface Alternative {
  formula: CompiledFormula;
  owners: number[];
}

/**
 * Many formulas of one language, so that those that a text has nothing for cost nothing: each alternative is found by a
 * name that it needs.
 */
export class FormulaIndex {
  private readonly alternatives: Alternative[] = [];
  private readonly index: NeedIndex;

  /** @param formulas the same formula may stand in several places */
  constructor(formulas: readonly CompiledFormula[], names: Names) {
    const known = new Map<CompiledFormula, Alternative[]>();
    formulas.forEach((formula, place) => {
      let ways = known.get(formula);
      if (!ways) {
        ways = waysOf(formula).map((way) => ({ formula: way, owners: [] }));
        known.set(formula, ways);
        this.alternatives.push(...ways);
      }
      for (const way of ways) way.owners.push(place);
    });
    const textOf = (name: number) => names.text(name);
    this.index = new NeedIndex(
      this.alternatives.map(({ formula }) => {
        const need = new Needs(textOf).of(formula);
        return need ? [need] : [];
      }),
    );
  }

  /** The alternatives that a text may match, each with the places of its formulas. */
  candidates(facts: DocumentFacts): readonly Alternative[] {
    return this.index.found(facts).map((place) => this.alternatives[place]);
  }
}

/** The alternatives of a formula: what an `any` lists, also where conditions are put on it. */
function waysOf(formula: CompiledFormula): CompiledFormula[] {
  if (formula.kind === 'any') return formula.parts.flatMap(waysOf);
  if (formula.kind !== 'all') return [formula];
  const at = formula.parts.findIndex(({ kind }) => kind === 'any');
  if (at < 0) return [formula];
  return waysOf(formula.parts[at]).map((way) => ({ ...formula, parts: formula.parts.with(at, way) }));
}
