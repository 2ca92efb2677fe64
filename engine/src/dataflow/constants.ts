import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/**
 * Names that stand for one literal: bound exactly once in the whole file, to a literal. Scopes are not told apart:
 * a name that is bound twice anywhere counts as unknown, which errs on the careful side.
 */
export class Constants {
  private readonly values = new Map<number, Node>();

  constructor(private readonly tree: UniformTree) {
    const unknown = -1;
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
          const target = tree.child(node, Role.Target);
          if (target < 0) break;
          if (kind[target] !== Kind.Name) {
            if (kind[target] !== Kind.Member && kind[target] !== Kind.Index) bindAll(target);
            break;
          }
          const value = tree.child(node, Role.Value);
          bind(
            name[target],
            tree.nameOf(node) === '=' && value >= 0 && this.isLiteral(value) ? value : unknown,
          );
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
    for (const [id, value] of values) if (value === unknown) values.delete(id);
  }

  /** What the table says, by name: equal for equal tables. */
  get summary(): ReadonlyMap<number, string> {
    return new Map([...this.values].map(([id, value]) => [id, this.tree.textOf(value)]));
  }

  /** The literal that an expression stands for: itself, or what its name is bound to; -1 when unknown. */
  literal(node: Node): Node {
    if (this.isLiteral(node)) return node;
    if (this.tree.kind[node] !== Kind.Name) return -1;
    return this.values.get(this.tree.name[node]) ?? -1;
  }

  private isLiteral(node: Node): boolean {
    const kind = this.tree.kind[node];
    return kind === Kind.String || kind === Kind.Number || kind === Kind.Constant;
  }
}
