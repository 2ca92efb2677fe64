import { LONG_NAME } from '../syntax/names';
import type { DocumentFacts } from './document-facts';
import type { Need } from './needs';

/** The names of a text as one text with a line for each: plain data that crosses threads and is remembered. */
export type HeldNames = string;

/** Names as code calls things; longer ones, and those with spaces, are not remembered. */
const plain = /^\S{1,60}$/;

/** The names that a text holds, those of its imports and of its computed strings among them. */
export function heldNames({ tree, imports, computedTexts }: DocumentFacts): HeldNames {
  const ids = new Set<number>();
  for (let node = 0; node < tree.count; node++) ids.add(tree.name[node]);
  ids.delete(LONG_NAME);
  const names = new Set(imports.segments);
  for (const id of ids) names.add(tree.names.text(id));
  for (const text of computedTexts()) names.add(text);
  return `\n${[...names].filter((name) => plain.test(name)).join('\n')}\n`;
}

/** The names one by one. */
export function eachHeldName(held: HeldNames): string[] {
  return held.slice(1, -1).split('\n');
}

/** False for a text that does not hold a name. */
export function mayHoldName(held: HeldNames, name: string): boolean {
  return !plain.test(name) || held.includes(`\n${name}\n`);
}

/** False for a text that lacks what something needs to match it; undefined: nothing is known of what it needs. */
export function mayMeet(held: HeldNames, need: Need | undefined, textOf: (name: number) => string): boolean {
  if (!need || need.words.length > 0) return true;
  return need.names.some((name) => mayHoldName(held, textOf(name)));
}
