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
      return `${path}.${keyOf(tree, index)}`;
    }
    case Kind.Unary:
    case Kind.Cast: {
      // `*p` and `&p` of C and Go: what a pointer points to is not told apart from it.
      if (tree.kind[node] === Kind.Unary && !/^[*&]$/.test(tree.nameOf(node))) return undefined;
      const value = tree.child(node, Role.Operand);
      return value < 0 ? undefined : accessPath(tree, value);
    }
    default:
      return undefined;
  }
}

/** The field that a key or an index names; `*` where that is known only when the program runs. */
export function keyOf(tree: UniformTree, key: Node): string {
  const kind = tree.kind[key];
  if (kind === Kind.Symbol) return tree.nameOf(tree.firstChild(key));
  const role = tree.role[key];
  const isName = kind === Kind.Name && (role === Role.Key || role === Role.Target);
  const isKnown = kind === Kind.String || kind === Kind.Number || isName;
  // A dot in a key must not look like a deeper path.
  return isKnown ? tree.nameOf(key).replace(/\./g, '·') : '*';
}

/** The dotted text of a callee: `path.join`, `int`, `.strip` for a method of something that is no path. */
export function calleeText(tree: UniformTree, callee: Node): string {
  const path = accessPath(tree, callee);
  if (path !== undefined) return path;
  const property = tree.kind[callee] === Kind.Member ? tree.child(callee, Role.Property) : -1;
  return property < 0 ? '' : `.${tree.nameOf(property)}`;
}

/** The names, fields and elements that a target binds. */
export function* targetsOf(tree: UniformTree, target: Node): Generator<Node> {
  switch (tree.kind[target]) {
    case Kind.Name:
    case Kind.Member:
    case Kind.Index:
      yield target;
      return;
    case Kind.Pair:
    case Kind.Assign: {
      const inner = tree.child(target, tree.kind[target] === Kind.Pair ? Role.Value : Role.Target);
      if (inner >= 0) yield* targetsOf(tree, inner);
      return;
    }
    case Kind.Unary:
      // `$$name = v` writes the variable that a text names, and not the text.
      if (tree.nameOf(target) !== '$')
        for (const child of tree.children(target)) yield* targetsOf(tree, child);
      return;
    default:
      for (const child of tree.children(target)) yield* targetsOf(tree, child);
  }
}

/** True for an assignment that is an entry of an object, as in C#'s `new T { A = b }`: it sets a member, no variable. */
export function isEntry(tree: UniformTree, node: Node): boolean {
  return (
    tree.kind[node] === Kind.Assign &&
    tree.role[node] === Role.Entry &&
    tree.kind[tree.parent[node]] === Kind.Object
  );
}

/** What makes a parameter of a constructor a field of the object as well. */
const fieldWords = /^(?:private|protected|public|readonly|override)\s/;

/** True for a parameter that is a field of its class as well: `constructor(private readonly name: string)`. */
export function declaresField(tree: UniformTree, parameter: Node): boolean {
  return fieldWords.test(tree.text.slice(tree.start[parameter], tree.start[parameter] + 12));
}
