import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { TreeIndex } from '../syntax/tree-index';
import { targetsOf } from './paths';

/** Kinds that give names to what they bind. */
const bindingKinds = [Kind.Assign, Kind.Declare, Kind.Parameter, Kind.ForEach, Kind.Catch];

/**
 * Which names are local variables, in languages where any other name is a call: those that the method around them, or a
 * block around them, has bound before.
 */
export class Locals {
  /** Method, block, class or program → name → the first place that binds it. */
  private readonly bound = new Map<Node, Map<number, Node>>();

  constructor(
    private readonly tree: UniformTree,
    index: TreeIndex,
  ) {
    for (const kind of bindingKinds) {
      for (const node of index.ofKind(kind)) {
        const target = tree.child(node, Role.Target);
        if (target < 0) continue;
        for (const name of targetsOf(tree, target)) if (tree.kind[name] === Kind.Name) this.bind(name);
      }
    }
  }

  /** True for a name that stands for a variable where it is used. */
  has(name: Node): boolean {
    const { tree } = this;
    const id = tree.name[name];
    for (let scope = this.scopeOf(name); ; scope = this.scopeOf(scope)) {
      const first = this.bound.get(scope)?.get(id);
      if (first !== undefined && first < name) return true;
      const isBlock = tree.kind[scope] === Kind.Function && tree.child(scope, Role.FunctionName) < 0;
      if (!isBlock) return false;
    }
  }

  private bind(name: Node): void {
    const scope = this.scopeOf(name);
    let names = this.bound.get(scope);
    if (!names) {
      names = new Map();
      this.bound.set(scope, names);
    }
    const first = names.get(this.tree.name[name]);
    if (first === undefined || name < first) names.set(this.tree.name[name], name);
  }

  private scopeOf(node: Node): Node {
    const { tree } = this;
    let at = tree.parent[node];
    while (at > 0 && tree.kind[at] !== Kind.Function && tree.kind[at] !== Kind.Class) at = tree.parent[at];
    return Math.max(at, 0);
  }
}

/** Roles in which a name is no expression of its own. */
const notAlone: ReadonlySet<Role> = new Set([
  Role.Callee,
  Role.Property,
  Role.Key,
  Role.Target,
  Role.FunctionName,
  Role.ClassName,
]);

/** True for a name or member without arguments that calls a method: `f`, `a.f`; not a variable, constant or field. */
export function isBareCall(tree: UniformTree, node: Node, locals: Locals): boolean {
  if (notAlone.has(tree.role[node])) return false;
  const kind = tree.kind[node];
  if (kind === Kind.Name) return /^[a-z_]/.test(tree.nameOf(node)) && !locals.has(node);
  const property = kind === Kind.Member ? tree.child(node, Role.Property) : -1;
  return property >= 0 && /^[a-z_]/.test(tree.nameOf(property));
}
