import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** The clauses of `switch` and `match`, in order. */
export function casesOf(tree: UniformTree, statement: Node): Node[] {
  const children = tree.children(statement);
  // Python's clauses stand in a block.
  const held = children.filter((child) => tree.kind[child] === Kind.Block);
  return [...children, ...held.flatMap((block) => tree.children(block))].filter(
    (child) => tree.kind[child] === Kind.Case,
  );
}

/** True when a clause is entered only with a value that the program names: `'a'`, `1`, `'a' | 'b'`, `Color.RED`. */
export function isNamedValue(tree: UniformTree, test: Node): boolean {
  const kind = tree.kind[test];
  if (kind === Kind.Name && tree.nameOf(test).includes('.')) return true;
  if (kind === Kind.Other && tree.nameOf(test) === 'union_pattern')
    return tree.children(test).every((option) => isNamedValue(tree, option));
  return kind === Kind.String || kind === Kind.Number || kind === Kind.Constant;
}

/**
 * Names that the pattern of a clause gives to the subject or parts of it; not classes, keys and constants.
 * @param namesBind true where a bare name is such a name, as in Python; elsewhere it is one where it is declared
 */
export function* capturesOf(tree: UniformTree, pattern: Node, namesBind: boolean): Generator<Node> {
  const children = tree.children(pattern);
  switch (tree.kind[pattern]) {
    case Kind.Name:
      // A name with dots is a constant of something else.
      if (namesBind && !tree.nameOf(pattern).includes('.')) yield pattern;
      return;
    case Kind.If:
      return;
    case Kind.Declare: {
      const target = tree.child(pattern, Role.Target);
      if (target >= 0) yield* capturesOf(tree, target, true);
      return;
    }
    case Kind.Other:
      if (/^(class|keyword)_pattern$/.test(tree.nameOf(pattern))) children.shift();
  }
  for (const child of children) yield* capturesOf(tree, child, namesBind);
}

/** The condition behind `if` in a clause of `match`; -1 without one. */
export function guardOf(tree: UniformTree, option: Node): Node {
  const guard = tree.childrenWith(option, Role.Test).find((test) => tree.kind[test] === Kind.If);
  return guard === undefined ? -1 : tree.firstChild(guard);
}

/** True for a clause that says itself that it goes on into the next one, as with Go's `fallthrough`. */
export function fallsThrough(tree: UniformTree, option: Node): boolean {
  const last = tree.children(option).at(-1);
  return last !== undefined && tree.kind[last] === Kind.Other && tree.nameOf(last) === 'fallthrough';
}
