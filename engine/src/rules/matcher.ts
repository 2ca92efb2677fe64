import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { TreeIndex } from '../syntax/tree-index';
import type { Bindings, Match } from './bindings';
import { Candidates } from './candidates';
import type { ConditionTester, RegexCondition } from './conditions';
import type { DocumentFacts } from './document-facts';
import type { Continue } from './match-state';
import { NodeMatcher } from './node-matcher';
import { Form, isPossible, type Pattern } from './pattern';
import { expressionKinds, statementExpressions } from './shapes';

/** How many matches one node may give, and how long the search for more than the first may be. */
const waysAtMost = 16;
const extraSteps = 2000;

const definedNames: ReadonlySet<Role> = new Set([Role.FunctionName, Role.ClassName]);

/** Matches one pattern against one text. */
export class Matcher extends NodeMatcher {
  private readonly candidates: Candidates;

  constructor(
    facts: DocumentFacts,
    pattern: Pattern,
    conditions: readonly RegexCondition[],
    tester: ConditionTester,
    /** Of the part of the tree in which the roots of matches are looked for. */
    private readonly index: TreeIndex = facts.index,
    /** False for nodes at which no match is looked for; of a pattern that is one node. */
    private readonly isWanted?: (node: Node) => boolean,
  ) {
    super(facts, pattern, conditions, tester);
    this.candidates = new Candidates(facts, pattern, conditions, tester, index);
  }

  /** All matches, in order of their start. Throws BudgetExceeded. */
  all(): Match[] {
    if (!isPossible(this.pattern, this.facts, this.index)) return [];
    return this.pattern.roots.length === 1 ? this.single(this.pattern.roots[0]) : this.sequences();
  }

  private single(root: Node): Match[] {
    const result: Match[] = [];
    for (const node of this.candidates.of(root)) {
      if (this.isWanted?.(node) === false) continue;
      if (this.isDefined(root, node) || this.isExcluded(root, node)) continue;
      this.matchEach(root, node, result);
      this.clear();
    }
    return result;
  }

  /** True for the name in a definition, which is no expression, and a parameter, which is none that has a type. */
  private isDefined(root: Node, node: Node): boolean {
    const { kind, role, parent } = this.code;
    if (kind[node] !== Kind.Name) return false;
    if (this.pattern.form[root] === Form.Plain) return definedNames.has(role[node]);
    const isTyped = this.pattern.type[root] !== undefined;
    return isTyped && role[node] === Role.Target && kind[parent[node]] === Kind.Parameter;
  }

  /** What options leave out: expressions in decorators, and parts of statements. */
  private isExcluded(root: Node, node: Node): boolean {
    const { code } = this;
    const { inDecorators, deepExpressions } = this.pattern.options;
    const parent = code.parent[node];
    if (!inDecorators && parent >= 0 && code.kind[parent] === Kind.Decorator) return true;
    const isStatement = this.pattern.tree.role[root] === Role.Statement;
    return !deepExpressions && isStatement && code.role[node] !== Role.Statement;
  }

  /**
   * The ways in which a root matches a node: with `f(..., $X, ...)` every argument is a match. They differ in their
   * bindings; the search for more than the first is short, because most patterns have only one.
   */
  private matchEach(root: Node, node: Node, result: Match[]): void {
    const first = result.length;
    let stepsForMore = 0;
    this.match(root, node, () => {
      const found = this.take(this.code.start[node], this.code.end[node], node);
      const known = result.slice(first).some((match) => sameBindings(match.bindings, found.bindings));
      if (!known) result.push(found);
      if (result.length === first + 1 && !known) stepsForMore = this.steps - extraSteps;
      return result.length - first >= waysAtMost || this.steps < stepsForMore || found.bindings.size === 0;
    });
  }

  /** Statement sequences: the pattern's statements among the statements of every block. */
  private sequences(): Match[] {
    const { roots, form } = this.pattern;
    const result: Match[] = [];
    const open = this.pattern.options.deepStatements && roots.some((root) => form[root] === Form.Ellipsis);
    const anchors = this.candidates.firstStatements(roots[0]);
    for (const block of this.candidates.blocks(anchors)) {
      const { own, all, places } = this.facts.statementsOf(block);
      // A sequence starts in the block itself: inner blocks have their own turn.
      for (let i = 0; i < own.length; i++) {
        if (anchors && !anchors.has(own[i])) continue;
        this.sequencesFrom(own, i, result);
        if (open && all.length > own.length) this.sequencesFrom(all, places[i], result);
        this.clear();
        if (form[roots[0]] === Form.Ellipsis) break;
      }
    }
    return result.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  /**
   * The ways in which the pattern matches from a statement on: `$X = f(); ... g($X);` reaches to each `g`. As with single
   * nodes, the search for more than the first is short.
   */
  private sequencesFrom(statements: readonly Node[], first: number, result: Match[]): void {
    const before = result.findLastIndex(({ start }) => start !== this.code.start[statements[first]]) + 1;
    const few = result.length + waysAtMost;
    let stepsForMore = 0;
    this.sequence(this.pattern.roots, 0, statements, first, true, (last, least) => {
      const end = this.endOf(statements, first, Math.max(last, first));
      const found = this.take(this.code.start[statements[first]], end, -1);
      if (least !== undefined) found.leastEnd = this.endOf(statements, first, Math.max(least, first));
      const known = result
        .slice(before)
        .some((match) => match.end === end && sameBindings(match.bindings, found.bindings));
      if (!known) result.push(found);
      if (stepsForMore === 0) stepsForMore = this.steps - extraSteps;
      return result.length >= few || this.steps < stepsForMore;
    });
  }

  private endOf(statements: readonly Node[], first: number, last: number): number {
    let end = 0;
    for (let i = first; i <= last && i < statements.length; i++)
      end = Math.max(end, this.code.end[statements[i]]);
    return end;
  }

  protected statements(parts: readonly Node[], block: Node, k: Continue): boolean {
    if (!parts.some((part) => this.pattern.form[part] === Form.Ellipsis))
      return this.sequence(parts, 0, this.code.children(block), 0, false, k);
    const { all, own } = this.facts.statementsOf(block);
    // What stands behind the last statement of the pattern is none of its business.
    if (this.sequence(parts, 0, own, 0, true, k)) return true;
    const isDeep = this.pattern.options.deepStatements && all.length > own.length;
    return isDeep && this.sequence(parts, 0, all, 0, true, k);
  }

  protected script(parts: readonly Node[], script: Node, k: Continue): boolean {
    const { kind, next } = this.code;
    if (parts.length === 1 && this.pattern.form[parts[0]] === Form.Ellipsis) return k();
    if (!this.pattern.options.deepExpressions) {
      const { own } = this.facts.statementsOf(script);
      return this.sequence(parts, 0, own, 0, false, (last) => last === own.length - 1 && k());
    }
    for (let node = script; node < next[script]; node++) {
      if (parts.length === 1) {
        if (node !== script && this.match(parts[0], node, k)) return true;
      } else if (node === script || kind[node] === Kind.Block) {
        const { all } = this.facts.statementsOf(node);
        for (let i = 0; i < all.length; i++) if (this.sequence(parts, 0, all, i, true, k)) return true;
      }
    }
    return false;
  }

  /**
   * Pattern statements from `i` against `statements` from `j`. `partial`: statements may be left over at the end.
   * `done` gets the index of the last statement of the match, and that of the last one before an ellipsis that ends the
   * pattern.
   */
  private sequence(
    parts: readonly Node[],
    i: number,
    statements: readonly Node[],
    j: number,
    partial: boolean,
    done: (last: number, least?: number) => boolean,
  ): boolean {
    this.step();
    const { form, variable } = this.pattern;
    if (i === parts.length) return (partial || j === statements.length) && done(j - 1);
    const part = parts[i];
    if (form[part] === Form.Ellipsis) {
      if (i === parts.length - 1) return done(statements.length - 1, j - 1);
      for (let k = j; k <= statements.length; k++) {
        if (this.sequence(parts, i + 1, statements, k, partial, done)) return true;
      }
      return false;
    }
    if (form[part] === Form.ListMetavariable) {
      for (let k = j; k <= statements.length; k++) {
        const bound = this.bindList(variable[part] as string, statements.slice(j, k));
        if (bound && this.sequence(parts, i + 1, statements, k, partial, done)) return true;
        if (bound) this.unbind();
      }
      return false;
    }
    if (j >= statements.length) return false;
    return this.matchStatement(part, statements[j], () =>
      this.sequence(parts, i + 1, statements, j + 1, partial, done),
    );
  }

  /** A statement that is an expression in the pattern may stand inside a larger statement of the code. */
  private matchStatement(part: Node, statement: Node, k: Continue): boolean {
    if (this.match(part, statement, k)) return true;
    if (!this.pattern.options.deepExpressions) return false;
    const isExpression = expressionKinds.has(this.pattern.tree.kind[part]);
    if (!isExpression || this.pattern.form[part] !== Form.Plain || this.code.kind[statement] === Kind.Block)
      return false;
    for (const inner of statementExpressions(this.code, statement)) {
      if (inner !== statement && this.match(part, inner, k)) return true;
    }
    return false;
  }
}

function sameBindings(a: Bindings, b: Bindings): boolean {
  if (a.size !== b.size) return false;
  for (const [name, binding] of a) {
    const other = b.get(name);
    if (other === undefined || other.start !== binding.start || other.end !== binding.end) return false;
  }
  return true;
}
