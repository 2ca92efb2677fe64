import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { isEntry, keyOf } from './paths';

/**
 * The literal whose elements a value consists of, or -1: itself, or what an object is created with and nothing else, as in
 * Go's `&T{A: b}` and C#'s `new T { A = b }`.
 */
export function literalOf(tree: UniformTree, value: Node): Node {
  switch (tree.kind[value]) {
    case Kind.Object:
    case Kind.List:
    case Kind.Tuple:
      return tree.firstChild(value) < 0 ? -1 : value;
    case Kind.Unary:
      return tree.nameOf(value) === '&' ? literalOf(tree, tree.firstChild(value)) : -1;
    case Kind.New: {
      const [only, ...others] = tree.childrenWith(value, Role.Argument);
      if (only === undefined || others.length > 0 || tree.kind[only] !== Kind.Object) return -1;
      // JavaScript's `new T({ a })` hands an object to a function: a bracket follows.
      return tree.end[only] === tree.end[value] ? literalOf(tree, only) : -1;
    }
    default:
      return -1;
  }
}

/** The elements of a literal with the key or index of each; undefined for what is spread into it. */
export function* elementsOf(tree: UniformTree, literal: Node): Generator<[string | undefined, Node]> {
  let index = 0;
  for (const entry of tree.children(literal)) {
    const kind = tree.kind[entry];
    // `new T[] { a }`: the type is no element.
    if (tree.role[entry] === Role.Type) continue;
    if (kind === Kind.Pair || kind === Kind.Keyword || isEntry(tree, entry)) {
      const key = tree.child(entry, kind === Kind.Assign ? Role.Target : Role.Key);
      const value = tree.child(entry, Role.Value);
      if (value >= 0) yield [key < 0 ? undefined : keyOf(tree, key), value];
    } else if (kind === Kind.Spread || kind === Kind.SpreadPairs) yield [undefined, entry];
    else yield [String(index++), entry];
  }
}

/** The element of a literal that stands under a key: -1 where there is none, undefined where that is not known. */
export function elementOf(tree: UniformTree, literal: Node, key: string): Node | undefined {
  for (const [name, element] of elementsOf(tree, literal)) {
    if (name === undefined) return undefined;
    if (name === key) return element;
  }
  return -1;
}
