import { Kind } from '../syntax/kinds';
import type { Names } from '../syntax/names';
import type { CompiledRule } from './compile';
import type { DocumentFacts } from './document-facts';
import { type Need, needsOf } from './needs';
import { TextGrams } from './text-grams';

/** Rules of one language by what they need, so that those that a text has nothing for cost nothing. */
export class RuleIndex {
  /** Places of rules in the list: of those that any text may match. */
  private readonly always: number[] = [];
  private readonly byName = new Map<number, number[]>();
  private readonly byWord = new Map<string, number[]>();

  constructor(
    private readonly rules: readonly CompiledRule[],
    names: Names,
  ) {
    const needs = rules.map(({ body }) => needsOf(body, (name) => names.text(name)));
    const uses = new Map<number | string, number>();
    for (const key of needs.flat().flatMap(keysOf)) uses.set(key, (uses.get(key) ?? 0) + 1);
    needs.forEach((all, place) => {
      const need = leastShared(all, uses);
      if (!need) this.always.push(place);
      for (const name of need?.names ?? []) push(this.byName, name, place);
      for (const word of need?.words ?? []) push(this.byWord, word, place);
    });
  }

  /** The rules that a text may match, in their order. */
  candidates(facts: DocumentFacts): CompiledRule[] {
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
    return [...found].sort((a, b) => a - b).map((place) => this.rules[place]);
  }
}

function keysOf({ names, words }: Need): (number | string)[] {
  return [...names, ...words];
}

/** The need that singles a rule out best: what few rules ask for, few texts hold. */
function leastShared(needs: readonly Need[], uses: ReadonlyMap<number | string, number>): Need | undefined {
  const cost = (need: Need) => keysOf(need).reduce<number>((sum, key) => sum + (uses.get(key) ?? 0), 0);
  return [...needs].sort((a, b) => cost(a) - cost(b))[0];
}

/** Of the text, and of the strings that do not stand in it as they are. */
function gramsOf(facts: DocumentFacts): TextGrams {
  const { tree, index } = facts;
  const grams = new TextGrams();
  grams.add(tree.text);
  for (const text of facts.computedTexts()) grams.add(text);
  for (const node of index.ofKind(Kind.String)) {
    // Of several pieces the string is another text than its code.
    const content = tree.nameOf(node);
    if (!tree.textOf(node).includes(content)) grams.add(content);
  }
  return grams;
}

function push<K>(lists: Map<K, number[]>, key: K, place: number): void {
  const list = lists.get(key);
  if (list) list.push(place);
  else lists.set(key, [place]);
}
