import { sameValue } from '../dataflow/constant-value';
import type { Node, UniformTree } from '../syntax/tree';
import { type Binding, type Bindings, type Match, sameBinding } from './bindings';
import type { ConditionTester, RegexCondition } from './conditions';
import type { DocumentFacts } from './document-facts';
import type { Pattern } from './pattern';

/** Thrown when a pattern takes more steps than its text is worth; the caller reports it on the rule. */
export class BudgetExceeded extends Error {}

/** What is matched next; false where the way so far does not lead to a match. */
export type Continue = () => boolean;

/** Steps a pattern may take on a text: far beyond what honest patterns need. */
const stepsPerNode = 400;
const stepsAtLeast = 200_000;

/** `$_` and `$..._`: each stands for other code, and is nobody's to name. */
const anonymous: ReadonlySet<string> = new Set(['_', '..._']);

/** What is bound on the way to a match, and how many steps are left. Bindings are undone in the order they were made. */
export abstract class MatchState {
  protected readonly code: UniformTree;
  protected steps: number;
  private readonly names: string[] = [];
  private readonly bound: Binding[] = [];

  constructor(
    protected readonly facts: DocumentFacts,
    protected readonly pattern: Pattern,
    protected readonly conditions: readonly RegexCondition[],
    protected readonly tester: ConditionTester,
  ) {
    this.code = facts.tree;
    this.steps = stepsAtLeast + facts.tree.count * stepsPerNode;
  }

  /** Binds a name; false where it is bound to other code or a condition forbids it. Anonymous names agree with anything. */
  protected bind(name: string, binding: Binding): boolean {
    if (!anonymous.has(name)) {
      for (let i = 0; i < this.names.length; i++) {
        if (this.names[i] === name && !this.isSame(this.bound[i], binding)) return false;
      }
      for (const condition of this.conditions) {
        if (condition.metavariable === name && !this.tester.holds(condition, binding)) return false;
      }
    }
    this.names.push(name);
    this.bound.push(binding);
    return true;
  }

  /** Binds a name for what comes next, and takes it back where that fails. */
  protected binding(name: string, binding: Binding, k: Continue): boolean {
    if (!this.bind(name, binding)) return false;
    if (k()) return true;
    this.unbind();
    return false;
  }

  protected bindList(name: string, nodes: readonly Node[]): boolean {
    return this.bind(name, this.bindingOfList(nodes));
  }

  protected bindingOf(node: Node): Binding {
    return { start: this.code.start[node], end: this.code.end[node], node };
  }

  protected bindingOfList(nodes: readonly Node[]): Binding {
    const { code } = this;
    const last = nodes.at(-1);
    const range =
      last === undefined ? { start: 0, end: 0 } : { start: code.start[nodes[0]], end: code.end[last] };
    return { ...range, node: -1, nodes };
  }

  protected unbind(): void {
    this.names.pop();
    this.bound.pop();
  }

  protected clear(): void {
    if (this.names.length === 0) return;
    this.names.length = 0;
    this.bound.length = 0;
  }

  protected take(start: number, end: number, node: Node): Match {
    const bindings = new Map<string, Binding>();
    this.names.forEach((name, i) => {
      if (!anonymous.has(name) && !bindings.has(name)) bindings.set(name, this.bound[i]);
    });
    return { start, end, node, bindings: bindings as Bindings };
  }

  protected step(): void {
    if (--this.steps < 0) throw new BudgetExceeded();
  }

  /** Same code, or the same constant. */
  private isSame(a: Binding, b: Binding): boolean {
    const { constants, sameVariables } = this.pattern.options;
    if (sameBinding(this.facts, a, b, sameVariables)) return true;
    if (a.node < 0 || b.node < 0 || !constants) return false;
    const value = this.facts.constants.value(a.node);
    const other = value && this.facts.constants.value(b.node);
    return value !== undefined && other !== undefined && sameValue(value, other);
  }
}
