import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** The access path of an expression: `a.b` for `a.b` and `a['b']`; undefined when it is no path. */
export function accessPath(tree: UniformTree, node: Node): string | undefined {
  switch (tree.kind[node]) {
    case Kind.Name:
      return tree.nameOf(node);
    case Kind.Member: {
      const object = tree.child(node, Role.Object);
      const property = tree.child(node, Role.Property);
      const path = object < 0 ? undefined : accessPath(tree, object);
      return path === undefined || property < 0 ? undefined : `${path}.${tree.nameOf(property)}`;
    }
    case Kind.Index: {
      const object = tree.child(node, Role.Object);
      const index = tree.child(node, Role.Index);
      const path = object < 0 ? undefined : accessPath(tree, object);
      if (path === undefined || index < 0) return undefined;
      const kind = tree.kind[index];
      const constant = kind === Kind.String || kind === Kind.Number;
      // A dot in a key must not look like a deeper path.
      return `${path}.${constant ? tree.nameOf(index).replace(/\./g, '·') : '*'}`;
    }
    default:
      return undefined;
  }
}

/** The dotted text of a callee: `path.join`, `int`, `.strip` for a method of something that is no path. */
export function calleeText(tree: UniformTree, callee: Node): string {
  const path = accessPath(tree, callee);
  if (path !== undefined) return path;
  const property = tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : -1;
  return property < 0 ? '' : `.${tree.nameOf(property)}`;
}

/** The names that a target binds, with the key under which each is taken from the value (undefined: any part). */
export function* targetsOf(
  tree: UniformTree,
  target: Node,
): Generator<{ node: Node; key: string | undefined; at: number | undefined }> {
  const kind = tree.kind[target];
  if (kind === Kind.Object) {
    for (const entry of tree.children(target)) {
      const value = tree.child(entry, Role.Value);
      if (value < 0) continue;
      const key = tree.kind[entry] === Kind.Pair ? tree.child(entry, Role.Key) : -1;
      const inner = tree.kind[value] === Kind.Assign ? tree.child(value, Role.Target) : value;
      const name = key >= 0 ? tree.nameOf(key) : undefined;
      if (isLeafTarget(tree, inner)) yield { node: inner, key: name, at: undefined };
      else for (const nested of targetsOf(tree, inner)) yield { ...nested, key: name, at: undefined };
    }
  } else if (kind === Kind.List || kind === Kind.Tuple) {
    let at = 0;
    for (const entry of tree.children(target)) {
      const index = at++;
      const inner = tree.kind[entry] === Kind.Assign ? tree.child(entry, Role.Target) : entry;
      if (isLeafTarget(tree, inner)) yield { node: inner, key: undefined, at: index };
      else for (const nested of targetsOf(tree, inner)) yield { ...nested, key: undefined, at: index };
    }
  } else if (kind === Kind.Spread || kind === Kind.SpreadPairs) {
    const inner = tree.firstChild(target);
    if (inner >= 0) yield { node: inner, key: undefined, at: undefined };
  } else if (kind === Kind.Assign) {
    const inner = tree.child(target, Role.Target);
    if (inner >= 0) yield* targetsOf(tree, inner);
  } else if (isLeafTarget(tree, target)) yield { node: target, key: undefined, at: undefined };
}

function isLeafTarget(tree: UniformTree, node: Node): boolean {
  const kind = tree.kind[node];
  return kind === Kind.Name || kind === Kind.Member || kind === Kind.Index;
}
