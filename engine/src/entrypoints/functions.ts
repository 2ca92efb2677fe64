import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, TextRange, UniformTree } from '../syntax/tree';

/** The functions of one text by their names and by where these stand; read once. */
export class Functions {
  private readonly byName = new Map<string, Node[]>();
  private readonly byPlace = new Map<number, Node>();

  constructor(private readonly facts: DocumentFacts) {
    const { tree, index } = facts;
    for (const node of index.ofKind(Kind.Function)) {
      const own = tree.child(node, Role.FunctionName);
      if (own >= 0) this.byPlace.set(tree.start[own], node);
      const name = nameOfFunction(tree, node);
      if (name === undefined) continue;
      const known = this.byName.get(name);
      if (known) known.push(node);
      else this.byName.set(name, [node]);
    }
  }

  /** The function whose name stands exactly there; -1 where there is none. */
  at(place: TextRange): Node {
    const { tree } = this.facts;
    const found = this.byPlace.get(place.start) ?? -1;
    return found >= 0 && tree.end[tree.child(found, Role.FunctionName)] === place.end ? found : -1;
  }

  /**
   * The function of a name, by the last part of the name; -1 where there is none, or several. `isFree`: it is taken
   * from nothing.
   */
  named(name: string | undefined, isFree: boolean): Node {
    const { tree } = this.facts;
    const last = name?.replace(/^.*[.:\\]/, '') ?? '';
    // `Users.show` is no `show` of another class.
    const owner = /(?:^|[.:\\])([A-Z]\w*)[.:]+\w+$/.exec(name ?? '')?.[1];
    // A name alone is no method, and what is taken from something is a method of it or its field.
    const found = (this.byName.get(last) ?? []).filter(
      (node) =>
        (tree.child(node, Role.FunctionName) < 0 || isFree !== isMethod(tree, node)) &&
        (owner === undefined || qualifiedName(tree, node, last) === `${owner}.${last}`),
    );
    return found.length === 1 ? found[0] : -1;
  }
}

function isMethod(tree: UniformTree, node: Node): boolean {
  const owner = tree.enclosing(node, Kind.Class);
  return owner >= 0 && tree.enclosing(node, Kind.Function) <= owner;
}

/** The name of a function: its own, or that of the variable, key or field that it is assigned to. */
export function nameOfFunction(tree: UniformTree, node: Node): string | undefined {
  const own = tree.child(node, Role.FunctionName);
  if (own >= 0) return tree.nameOf(own);
  const parent = tree.parent[node];
  if (parent < 0 || tree.role[node] !== Role.Value) return undefined;
  const target = tree.child(parent, tree.kind[parent] === Kind.Pair ? Role.Key : Role.Target);
  if (target < 0) return undefined;
  const text = tree.kind[target] === Kind.Member ? tree.child(target, Role.Property) : target;
  return text < 0 ? undefined : tree.nameOf(text);
}

/** `Class.method` where a function is a method of a class with a name. */
export function qualifiedName(tree: UniformTree, node: Node, name: string): string {
  const className = isMethod(tree, node) ? tree.child(tree.enclosing(node, Kind.Class), Role.ClassName) : -1;
  return className < 0 ? name : `${tree.nameOf(className)}.${name}`;
}
