import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { TextContext } from './context';
import { simpleType } from './type-names';

/** A field of a class. */
export interface Member {
  /** What declares it, with its type and modifiers. */
  declaration: Node;
  /** Its name, or -1 for a type that is embedded. */
  name: Node;
}

/** The fields that a class declares, in order: those of its body, or of the struct that its type is. */
export function membersOf(tree: UniformTree, node: Node): Member[] {
  const body = tree.child(node, Role.Body);
  if (body >= 0) {
    return tree.children(body).flatMap((declaration) => {
      const kind = tree.kind[declaration];
      const isField = kind === Kind.Assign || kind === Kind.Declare;
      const name = isField ? tree.child(declaration, Role.Target) : -1;
      return name >= 0 && tree.kind[name] === Kind.Name ? [{ declaration, name }] : [];
    });
  }
  const type = tree.child(node, Role.Type);
  if (type < 0 || tree.kind[type] !== Kind.Type || tree.nameOf(type) !== 'struct') return [];
  return tree
    .childrenWith(type, Role.Entry)
    .filter((entry) => tree.kind[entry] === Kind.Other)
    .map((declaration) => ({ declaration, name: tree.child(declaration, Role.Key) }));
}

/** True for the written type of a value that is copied where it is handed over: a struct of the text, and no pointer to one. */
export function isCopied({ facts, scopes }: TextContext, type: string | undefined): boolean {
  if (!facts.traits.copiesStructs || type === undefined || /[*&[]/.test(type)) return false;
  const name = simpleType(type);
  return scopes.classes.some((each) => each.name === name && each.fields.size > 0);
}

/** The name of a class: its own, or that of a type definition which gives it one, as C's `typedef struct { } a;`. */
export function classNameOf(tree: UniformTree, node: Node): string {
  const own = tree.child(node, Role.ClassName);
  if (own >= 0) return tree.nameOf(own);
  const next = tree.next[node];
  const isDefinition =
    next < tree.count &&
    tree.parent[next] === tree.parent[node] &&
    tree.kind[next] === Kind.Other &&
    tree.nameOf(next) === 'typedef';
  const given = isDefinition ? tree.child(next, Role.ClassName) : -1;
  return given < 0 ? '' : tree.nameOf(given);
}

/** The field of `void setA(T a) { this.a = a; }`; undefined for a method that does anything else. */
export function fieldSetBy({ facts: { tree }, isSelf }: TextContext, method: Node): string | undefined {
  const parameters = tree.childrenWith(method, Role.Parameter);
  const body = tree.child(method, Role.Body);
  const statements = body < 0 ? [] : tree.children(body);
  const [only] = statements;
  if (parameters.length !== 1 || statements.length !== 1 || tree.kind[only] !== Kind.Assign) return undefined;
  const [target, value] = [tree.child(only, Role.Target), tree.child(only, Role.Value)];
  if (tree.kind[target] !== Kind.Member || tree.kind[value] !== Kind.Name) return undefined;
  const [object, property] = [tree.child(target, Role.Object), tree.child(target, Role.Property)];
  const parameter = tree.child(parameters[0], Role.Target);
  const isOwn = tree.kind[object] === Kind.Name && isSelf(tree.nameOf(object));
  return isOwn && parameter >= 0 && tree.name[parameter] === tree.name[value]
    ? tree.nameOf(property)
    : undefined;
}
