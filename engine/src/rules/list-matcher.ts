import type { Node } from '../syntax/tree';
import { type Continue, MatchState } from './match-state';
import { Form } from './pattern';
import { skippableRoles } from './shapes';

/** Matches lists of nodes: in order, in any order, with holes between. */
export abstract class ListMatcher extends MatchState {
  protected abstract match(p: Node, c: Node, k: Continue): boolean;

  /** Children in order; holes stand for runs of children of their own role. */
  protected list(parts: readonly Node[], i: number, nodes: readonly Node[], j: number, k: Continue): boolean {
    this.step();
    const { role } = this.code;
    if (i === parts.length) {
      for (let rest = j; rest < nodes.length; rest++)
        if (!skippableRoles.has(role[nodes[rest]])) return false;
      return k();
    }
    const part = parts[i];
    const { form, tree, variable } = this.pattern;
    const wanted = tree.role[part];
    let at = j;
    while (at < nodes.length && role[nodes[at]] !== wanted && skippableRoles.has(role[nodes[at]])) at++;
    if (form[part] === Form.Ellipsis || form[part] === Form.ListMetavariable) {
      // Without any node for the hole, what it skipped belongs to the parts behind it.
      if (at >= nodes.length || role[nodes[at]] !== wanted) at = j;
      for (let end = at; ; end++) {
        if (form[part] === Form.Ellipsis) {
          if (this.list(parts, i + 1, nodes, end, k)) return true;
        } else if (this.bindList(variable[part] as string, nodes.slice(at, end))) {
          if (this.list(parts, i + 1, nodes, end, k)) return true;
          this.unbind();
        }
        if (end >= nodes.length || role[nodes[end]] !== wanted) return false;
      }
    }
    if (at >= nodes.length || role[nodes[at]] !== wanted) return false;
    return this.match(part, nodes[at], () => this.list(parts, i + 1, nodes, at + 1, k));
  }

  /** Children in any order, each pattern child to a node of its own. `open`: others may be left over. */
  protected unordered(parts: readonly Node[], nodes: readonly Node[], open: boolean, k: Continue): boolean {
    const { form } = this.pattern;
    const isHole = (part: Node) => form[part] === Form.Ellipsis || form[part] === Form.ListMetavariable;
    const wanted = parts.filter((part) => !isHole(part));
    const lenient = open || wanted.length < parts.length;
    if (wanted.length > nodes.length || (!lenient && wanted.length !== nodes.length)) return false;
    const { role } = this.pattern.tree;
    const list = parts.find((part) => form[part] === Form.ListMetavariable);
    return this.assigned(
      wanted.length,
      nodes,
      (i, node, next) => this.code.role[node] === role[wanted[i]] && this.match(wanted[i], node, next),
      (used) => {
        if (list === undefined) return k();
        // `$...X` stands for all that the other parts leave over.
        const rest = this.bindingOfList(nodes.filter((node) => !used.has(node)));
        return this.binding(this.pattern.variable[list] as string, rest, k);
      },
    );
  }

  /** Parts in the order of the nodes, among which there may be others. */
  protected inOrder(
    parts: readonly Node[],
    i: number,
    nodes: readonly Node[],
    j: number,
    k: Continue,
  ): boolean {
    this.step();
    if (i === parts.length) return k();
    if (this.pattern.form[parts[i]] === Form.Ellipsis) return this.inOrder(parts, i + 1, nodes, j, k);
    for (let at = j; at < nodes.length; at++) {
      if (this.match(parts[i], nodes[at], () => this.inOrder(parts, i + 1, nodes, at + 1, k))) return true;
    }
    return false;
  }

  /** Operands in order; a metavariable stands for one or more of them, an ellipsis for any number. */
  protected grouped(
    parts: readonly Node[],
    i: number,
    nodes: readonly Node[],
    j: number,
    k: Continue,
  ): boolean {
    this.step();
    if (i === parts.length) return j === nodes.length && k();
    const { form, variable, type } = this.pattern;
    const part = parts[i];
    const isEllipsis = form[part] === Form.Ellipsis;
    if (isEllipsis || (form[part] === Form.Metavariable && type[part] === undefined)) {
      // What follows needs at least one operand each, ellipses none.
      // Where an ellipsis takes the others, a metavariable stands for one.
      const isOne = !isEllipsis && parts.some((each) => form[each] === Form.Ellipsis);
      const most = isOne ? Math.min(j + 1, nodes.length) : nodes.length;
      for (let end = isEllipsis ? j : j + 1; end <= most; end++) {
        const taken = nodes.slice(j, end);
        const next = () => this.grouped(parts, i + 1, nodes, end, k);
        if (isEllipsis) {
          if (next()) return true;
          continue;
        }
        const binding = taken.length === 1 ? this.bindingOf(taken[0]) : this.bindingOfList(taken);
        if (this.binding(variable[part] as string, binding, next)) return true;
      }
      return false;
    }
    if (j >= nodes.length) return false;
    return this.match(part, nodes[j], () => this.grouped(parts, i + 1, nodes, j + 1, k));
  }

  /** Operands in any order; others may be left over. */
  protected anyOrder(parts: readonly Node[], nodes: readonly Node[], k: Continue): boolean {
    const wanted = parts.filter((part) => this.pattern.form[part] !== Form.Ellipsis);
    return this.assigned(wanted.length, nodes, (i, node, next) => this.match(wanted[i], node, next), k);
  }

  /** Finds for each of `count` parts an item of its own that `meets` accepts; `k` is told which are taken. */
  protected assigned<T>(
    count: number,
    items: readonly T[],
    meets: (part: number, item: T, next: Continue) => boolean,
    k: (used: ReadonlySet<T>) => boolean,
  ): boolean {
    const used = new Set<T>();
    const next = (i: number): boolean => {
      this.step();
      if (i === count) return k(used);
      for (const item of items) {
        if (used.has(item)) continue;
        used.add(item);
        if (meets(i, item, () => next(i + 1))) return true;
        used.delete(item);
      }
      return false;
    };
    return next(0);
  }
}
