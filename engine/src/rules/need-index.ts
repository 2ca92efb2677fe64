import { Kind } from '../syntax/kinds';
import type { DocumentFacts } from './document-facts';
import type { Need } from './needs';
import { TextGrams } from './text-grams';

/** Things of one language by what a text must hold for them to matter. */
export class NeedIndex {
  /** Places of those that any text may match. */
  private readonly always: number[] = [];
  private readonly byName = new Map<number, number[]>();
  private readonly byWord = new Map<string, number[]>();

  /** @param needs of each thing, all that it needs; empty: nothing that is known */
  constructor(needs: readonly (readonly Need[])[]) {
    const uses = new Map<number | string, number>();
    for (const key of needs.flat().flatMap(keysOf)) uses.set(key, (uses.get(key) ?? 0) + 1);
    needs.forEach((all, place) => {
      const need = leastShared(all, uses);
      if (!need) this.always.push(place);
      for (const name of need?.names ?? []) push(this.byName, name, place);
      for (const word of need?.words ?? []) push(this.byWord, word, place);
    });
  }

  /** The places of the things that a text may match, in their order. */
  found(facts: DocumentFacts): number[] {
    const found = new Set(this.always);
    const add = (places: readonly number[] = []) => {
      for (const place of places) found.add(place);
    };
    for (const [name, places] of this.byName) if (facts.index.has(name)) add(places);
    for (const text of facts.computedTexts()) {
      const name = facts.tree.names.find(text);
      if (name !== undefined) add(this.byName.get(name));
    }
    if (this.byWord.size > 0) {
      const grams = gramsOf(facts);
      for (const [word, places] of this.byWord) if (grams.mayHold(word)) add(places);
    }
    return [...found].sort((a, b) => a - b);
  }
}

function keysOf({ names, words }: Need): (number | string)[] {
  return [...names, ...words];
}

/** The need that singles a thing out best: what few ask for, few texts hold. */
function leastShared(needs: readonly Need[], uses: ReadonlyMap<number | string, number>): Need | undefined {
  const cost = (need: Need) => keysOf(need).reduce<number>((sum, key) => sum + (uses.get(key) ?? 0), 0);
  return [...needs].sort((a, b) => cost(a) - cost(b))[0];
}

const knownGrams = new WeakMap<DocumentFacts, TextGrams>();

/** Of the text, and of the strings that do not stand in it as they are. */
function gramsOf(facts: DocumentFacts): TextGrams {
  const known = knownGrams.get(facts);
  if (known) return known;
  const { tree, index } = facts;
  const grams = new TextGrams();
  grams.add(tree.text);
  for (const text of facts.computedTexts()) grams.add(text);
  for (const node of index.ofKind(Kind.String)) {
    // Of several pieces the string is another text than its code.
    const content = tree.nameOf(node);
    if (!tree.textOf(node).includes(content)) grams.add(content);
  }
  knownGrams.set(facts, grams);
  return grams;
}

function push<K>(lists: Map<K, number[]>, key: K, place: number): void {
  const list = lists.get(key);
  if (list) list.push(place);
  else lists.set(key, [place]);
}
