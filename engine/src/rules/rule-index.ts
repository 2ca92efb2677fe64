import type { Names } from '../syntax/names';
import type { CompiledRule } from './compile';
import type { DocumentFacts } from './document-facts';
import { NeedIndex } from './need-index';
import { needsOf } from './needs';

/** Rules of one language by what they need, so that those that a text has nothing for cost nothing. */
export class RuleIndex {
  private readonly index: NeedIndex;

  constructor(
    private readonly rules: readonly CompiledRule[],
    names: Names,
  ) {
    this.index = new NeedIndex(rules.map(({ body }) => needsOf(body, (name) => names.text(name))));
  }

  /** The rules that a text may match, in their order. */
  candidates(facts: DocumentFacts): CompiledRule[] {
    return this.index.found(facts).map((place) => this.rules[place]);
  }
}
