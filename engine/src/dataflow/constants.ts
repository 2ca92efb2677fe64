import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** Functions of every Python program that end it, unless the file has its own of that name. */
const exits = ['exit', 'quit'];
const unknown = -1;

/**
 * Names that stand for one literal, or for one mapping that is written out: bound exactly once in the whole file.
 * Scopes are not told apart: a name that is bound twice anywhere counts as unknown, which errs on the careful side.
 */
export class Constants {
  private readonly values = new Map<number, Node>();
  private readonly mappings = new Set<number>();
  /** Ids of `exit` and `quit` where they mean what Python gives every program. */
  private readonly builtInExits: ReadonlySet<number>;

  constructor(
    private readonly tree: UniformTree,
    hasBuiltInExits: boolean,
  ) {
    const { values } = this;
    const { kind, role, name, count } = tree;
    const bind = (id: number, value: Node) => values.set(id, values.has(id) ? unknown : value);
    const bindAll = (target: Node) => {
      for (let node = target; node < tree.next[target]; node++) {
        if (kind[node] === Kind.Name) values.set(name[node], unknown);
      }
    };
    for (let node = 0; node < count; node++) {
      switch (kind[node]) {
        case Kind.Assign: {
          // A member of an object that is created: no variable.
          if (role[node] === Role.Entry && kind[tree.parent[node]] === Kind.Object) break;
          const target = tree.child(node, Role.Target);
          if (target < 0) break;
          if (kind[target] !== Kind.Name) {
            if (kind[target] !== Kind.Member && kind[target] !== Kind.Index) bindAll(target);
            break;
          }
          const value = tree.child(node, Role.Value);
          const known = value >= 0 && (this.isLiteral(value) || this.isWrittenMapping(value));
          bind(name[target], tree.nameOf(node) === '=' && known ? value : unknown);
          break;
        }
        case Kind.Declare:
        case Kind.Unary: {
          const operand = tree.firstChild(node);
          if (operand < 0 || kind[operand] !== Kind.Name) break;
          if (kind[node] === Kind.Declare || /^(\+\+|--)$/.test(tree.nameOf(node)))
            values.set(name[operand], unknown);
          break;
        }
        case Kind.Parameter:
        case Kind.ForEach:
        case Kind.Catch:
        case Kind.WithItem: {
          const target = tree.child(node, Role.Target);
          if (target >= 0) bindAll(target);
          break;
        }
        case Kind.Name:
          if (role[node] === Role.FunctionName || role[node] === Role.ClassName || role[node] === Role.Alias)
            values.set(name[node], unknown);
      }
    }
    const free = hasBuiltInExits ? exits.map((exit) => tree.names.id(exit)) : [];
    this.builtInExits = new Set(free.filter((id) => !values.has(id)));
    for (const [id, value] of values) {
      if (value !== unknown && this.isLiteral(value)) continue;
      values.delete(id);
      if (value !== unknown) this.mappings.add(id);
    }
  }

  /** What the table says, by name: equal for equal tables. */
  get summary(): ReadonlyMap<number, string> {
    return new Map([
      ...[...this.values].map(([id, value]): [number, string] => [id, this.tree.textOf(value)]),
      ...[...this.mappings].map((id): [number, string] => [id, '{}']),
      ...[...this.builtInExits].map((id): [number, string] => [id, 'exit']),
    ]);
  }

  /** The literal that an expression stands for: itself, or what its name is bound to; -1 when unknown. */
  literal(node: Node): Node {
    if (this.isLiteral(node)) return node;
    if (this.tree.kind[node] !== Kind.Name) return -1;
    return this.values.get(this.tree.name[node]) ?? -1;
  }

  /** True for a mapping written out in the file, or the name of one: a look-up yields what was put into it. */
  isMapping(node: Node): boolean {
    return this.tree.kind[node] === Kind.Name
      ? this.mappings.has(this.tree.name[node])
      : this.isWrittenMapping(node);
  }

  /** True for a name under which Python ends the program. */
  isBuiltInExit(name: Node): boolean {
    return this.builtInExits.has(this.tree.name[name]);
  }

  /** `{...}`, `new Map(...)`, `dict(...)`. */
  private isWrittenMapping(node: Node): boolean {
    const { tree } = this;
    const kind = tree.kind[node];
    if (kind === Kind.Object) return true;
    if (kind !== Kind.New && kind !== Kind.Call) return false;
    const callee = tree.child(node, Role.Callee);
    return callee >= 0 && tree.textOf(callee) === (kind === Kind.New ? 'Map' : 'dict');
  }

  private isLiteral(node: Node): boolean {
    const kind = this.tree.kind[node];
    return kind === Kind.String || kind === Kind.Number || kind === Kind.Constant;
  }
}
