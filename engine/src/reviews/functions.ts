import type { ParsedDocument } from '../document';
import { nameOfFunction, qualifiedName } from '../entrypoints/functions';
import { Kind } from '../syntax/kinds';

/** A function with a name: UTF-16 offsets, `end` exclusive. */
export interface NamedFunction {
  /** `Class.method` for a method. */
  name: string;
  start: number;
  end: number;
}

/** The functions of a document that have names, outer ones before those in them. Never throws. */
export function functionsOf(document: ParsedDocument): NamedFunction[] {
  const facts = document.facts();
  if (!facts) return [];
  const { tree, index } = facts;
  return [...index.ofKind(Kind.Function)].flatMap((node) => {
    const name = nameOfFunction(tree, node);
    if (!name) return [];
    return [{ name: qualifiedName(tree, node, name), start: tree.start[node], end: tree.end[node] }];
  });
}
