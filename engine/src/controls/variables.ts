import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';

/** Roles in which a name is no variable that is read. */
const notRead = new Set([
  Role.Key,
  Role.Property,
  Role.FunctionName,
  Role.ClassName,
  Role.Alias,
  Role.Callee,
  Role.Target,
]);
/** Methods that put what they are handed into their object. */
const adding =
  /^(push|unshift|append\w*|Append\w*|add\w*|Add\w*|put\w*|Put|set|Set|insert|Insert|extend|update|write\w*|Write\w*|concat|merge!?|store)$/;
/** Kinds in which several targets stand. */
const grouping = new Set([Kind.Tuple, Kind.List, Kind.Object, Kind.Pair]);
/** A name that stands in more places is not followed. */
const mentionsAtMost = 200;

/** Where the variables of a text are written and used. */
export class Variables {
  private byName: Map<number, Node[]> | undefined;

  constructor(private readonly facts: DocumentFacts) {}

  /** True for a name whose value is read. */
  isRead(name: Node): boolean {
    return !notRead.has(this.facts.tree.role[name]);
  }

  /** All places that name the same variable, in the order of the text; none where there are too many. */
  mentions(name: Node): readonly Node[] {
    const { tree, index, constants } = this.facts;
    if (!this.byName) {
      this.byName = new Map();
      for (const node of index.ofKind(Kind.Name)) {
        const known = this.byName.get(tree.name[node]);
        if (known) known.push(node);
        else this.byName.set(tree.name[node], [node]);
      }
    }
    const all = this.byName.get(tree.name[name]) ?? [];
    if (all.length > mentionsAtMost) return [];
    const scope = constants.scopeOfVariable(name);
    return all.filter(
      (node) => tree.role[node] !== Role.Property && constants.scopeOfVariable(node) === scope,
    );
  }

  /** What is put into what a variable holds: by a method such as `push`, under a key, or as a field. */
  added(name: Node): readonly Node[] {
    const { tree } = this.facts;
    return this.mentions(name).flatMap((node) => {
      if (tree.role[node] !== Role.Object) return [];
      const part = tree.parent[node];
      const around = tree.parent[part];
      if (tree.role[part] === Role.Target) return tree.childrenWith(around, Role.Value);
      const method = tree.role[part] === Role.Callee ? tree.child(part, Role.Property) : -1;
      return method >= 0 && adding.test(tree.nameOf(method)) ? tree.childrenWith(around, Role.Argument) : [];
    });
  }

  /** What a variable holds where it is read: what it was last given, or else all that it is ever given. */
  values(name: Node): readonly Node[] {
    const { tree, constants } = this.facts;
    const last = constants.definition(name);
    if (last >= 0) return [last];
    return this.mentions(name).flatMap((node) => {
      const value = tree.child(this.assignedAt(node), Role.Value);
      return value < 0 ? [] : [value];
    });
  }

  /** The assignment that a name is a target of, also among others as in `data, err := …`; -1 for none. */
  assignedAt(name: Node): Node {
    const { tree } = this.facts;
    let at = name;
    for (let steps = 0; steps < 4; steps++) {
      const parent = tree.parent[at];
      if (tree.kind[parent] === Kind.Assign) return tree.role[at] === Role.Target ? parent : -1;
      if (!grouping.has(tree.kind[parent])) return -1;
      at = parent;
    }
    return -1;
  }

  /** True for a variable that the text makes: no module, and nothing that every program has. */
  isOwn(name: Node): boolean {
    const { tree, imports } = this.facts;
    if (imports.qualified(name) !== undefined) return false;
    return this.mentions(name).some(
      (node) => tree.role[node] === Role.Parameter || tree.role[node] === Role.Target,
    );
  }
}
