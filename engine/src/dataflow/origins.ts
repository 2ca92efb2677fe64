import { type Bindings, type Match, mergeBindings } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import type { Node } from '../syntax/tree';

/** A match of a source at one node. */
interface Origin {
  match: Match;
  /** The bit of its label. */
  bit: number;
}

/** The matches that made the nodes of a text sources, by the number of their query. */
export class Origins {
  private readonly byQuery: Map<Node, Origin[]>[] = [];

  constructor(private readonly facts: DocumentFacts) {}

  add(query: number, node: Node, match: Match, bit: number): void {
    this.byQuery[query] ??= new Map();
    const known = this.byQuery[query].get(node);
    if (known) known.push({ match, bit });
    else this.byQuery[query].set(node, [{ match, bit }]);
  }

  /**
   * The bindings of a sink, and those of a source at a node whose names it has not.
   * @param bits the labels of the data
   * @param agree true where both must stand for the same code under one name
   * @returns undefined where no source there agrees
   */
  bindingsWith(query: number, sink: Match, node: Node, bits: number, agree: boolean): Bindings | undefined {
    for (const { match, bit } of this.byQuery[query]?.get(node) ?? []) {
      if ((bit & bits) === 0 && !agree) continue;
      if (!agree)
        return match.bindings.size === 0 ? sink.bindings : new Map([...match.bindings, ...sink.bindings]);
      const merged = mergeBindings(this.facts, sink.bindings, match.bindings);
      if (merged) return merged;
    }
    return agree ? undefined : sink.bindings;
  }
}
