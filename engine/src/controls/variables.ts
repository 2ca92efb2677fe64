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

  /** What a variable holds where it is read: what it was last given, or else all that it is ever given. */
  values(name: Node): readonly Node[] {
    const { tree, constants } = this.facts;
    const last = constants.definition(name);
    if (last >= 0) return [last];
    return this.mentions(name).flatMap((node) => {
      const parent = tree.parent[node];
      const isGiven = tree.role[node] === Role.Target && tree.kind[parent] === Kind.Assign;
      const value = isGiven ? tree.child(parent, Role.Value) : -1;
      return value < 0 ? [] : [value];
    });
  }
}
