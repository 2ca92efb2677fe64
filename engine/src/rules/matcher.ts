import { Kind, Role } from '../syntax/kinds';
import { type Node, sameName, type UniformTree } from '../syntax/tree';
import type { TreeIndex } from '../syntax/tree-index';
import { type Binding, type Bindings, type Match, sameBinding } from './bindings';
import { Candidates } from './candidates';
import type { ConditionTester, RegexCondition } from './conditions';
import type { DocumentFacts } from './document-facts';
import { Form, type Pattern } from './pattern';
import { anyOrderRoles, expressionKinds, isLiteral, skippableRoles, statementExpressions } from './shapes';

/** Thrown when a pattern takes more steps than its text is worth; the caller reports it on the rule. */
export class BudgetExceeded extends Error {}

type Continue = () => boolean;

/** Steps a pattern may take on a text: far beyond what honest patterns need. */
const stepsPerNode = 400;
const stepsAtLeast = 200_000;

/** How many matches one node may give, and how long the search for more than the first may be. */
const waysAtMost = 16;
const extraSteps = 2000;

/** Matches one pattern against one text. */
export class Matcher {
  private readonly code: UniformTree;
  private readonly names: string[] = [];
  private readonly bound: Binding[] = [];
  private readonly candidates: Candidates;
  private steps: number;

  constructor(
    private readonly facts: DocumentFacts,
    private readonly pattern: Pattern,
    private readonly conditions: readonly RegexCondition[],
    private readonly tester: ConditionTester,
    /** Of the part of the tree in which the roots of matches are looked for. */
    private readonly index: TreeIndex = facts.index,
  ) {
    this.code = facts.tree;
    this.candidates = new Candidates(facts, pattern, conditions, tester, index);
    this.steps = stepsAtLeast + facts.tree.count * stepsPerNode;
  }

  /** All matches, in order of their start. Throws BudgetExceeded. */
  all(): Match[] {
    if (this.pattern.required.some((name) => !this.index.has(name))) return [];
    return this.pattern.roots.length === 1 ? this.single(this.pattern.roots[0]) : this.sequences();
  }

  private single(root: Node): Match[] {
    const result: Match[] = [];
    for (const node of this.candidates.of(root)) {
      if (this.code.role[node] === Role.None) continue;
      this.matchEach(root, node, result);
      this.clear();
    }
    return result;
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
    const { code } = this;
    const result: Match[] = [];
    const open = roots.some((root) => form[root] === Form.Ellipsis);
    const anchors = this.candidates.firstStatements(roots[0]);
    for (const block of this.candidates.blocks(anchors)) {
      const { own, all, places } = this.facts.statementsOf(block);
      const statements = open ? all : own;
      // A sequence starts in the block itself: inner blocks have their own turn.
      for (let i = 0; i < own.length; i++) {
        if (anchors && !anchors.has(own[i])) continue;
        const first = open ? places[i] : i;
        this.sequence(roots, 0, statements, first, true, (last) => {
          const end = this.endOf(statements, first, Math.max(last, first));
          result.push(this.take(code.start[statements[first]], end, -1));
          return true;
        });
        this.clear();
        if (form[roots[0]] === Form.Ellipsis) break;
      }
    }
    return result.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  private endOf(statements: readonly Node[], first: number, last: number): number {
    let end = 0;
    for (let i = first; i <= last && i < statements.length; i++)
      end = Math.max(end, this.code.end[statements[i]]);
    return end;
  }

  /**
   * Pattern statements from `i` against `statements` from `j`. `partial`: statements may be left over at the end.
   * `done` gets the index of the last statement that belongs to the match.
   */
  private sequence(
    parts: readonly Node[],
    i: number,
    statements: readonly Node[],
    j: number,
    partial: boolean,
    done: (last: number) => boolean,
  ): boolean {
    this.step();
    if (i === parts.length) return (partial || j === statements.length) && done(j - 1);
    const part = parts[i];
    const { form, variable } = this.pattern;
    if (form[part] === Form.Ellipsis) {
      if (i === parts.length - 1) return done(statements.length - 1);
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
    if (!expressionKinds.has(this.pattern.tree.kind[part]) || this.pattern.form[part] !== Form.Plain)
      return false;
    for (const inner of statementExpressions(this.code, statement)) {
      if (inner !== statement && this.match(part, inner, k)) return true;
    }
    return false;
  }

  /** A node that refers to another one, as an alias does, matches as what it stands for too. */
  private match(p: Node, c: Node, k: Continue): boolean {
    if (this.matchNode(p, c, k)) return true;
    if (this.code.referents.size === 0) return false;
    const referent = this.code.referents.get(c);
    return referent !== undefined && this.matchNode(p, referent, k);
  }

  private matchNode(p: Node, c: Node, k: Continue): boolean {
    this.step();
    const { pattern, code } = this;
    switch (pattern.form[p]) {
      case Form.Metavariable:
        return this.matchMetavariable(p, c, k);
      case Form.Ellipsis:
        return k();
      case Form.ListMetavariable: {
        if (!this.bindList(pattern.variable[p] as string, [c])) return false;
        if (k()) return true;
        this.unbind();
        return false;
      }
      case Form.Deep:
        return this.matchDeep(pattern.tree.child(p, Role.Argument), c, k);
      case Form.Chain:
        return this.matchChain(pattern.children[p][0], c, k);
      case Form.AnyString:
        return this.stringLiteral(c) >= 0 && k();
      case Form.StringMetavariable:
        return this.matchStringMetavariable(p, c, k);
      case Form.StringRegex: {
        const literal = this.stringLiteral(c);
        if (literal < 0) return false;
        const answer = pattern.regex.get(p)?.test(code.nameOf(literal));
        if (answer === 'budget') throw new BudgetExceeded();
        return answer === true && k();
      }
    }
    const path = pattern.path[p];
    const kind = code.kind[c];
    if (kind === Kind.Name || kind === Kind.Member || kind === Kind.Call || kind === Kind.Await) {
      if (path !== undefined) {
        if (this.facts.imports.names(c, path)) return k();
      } else if (pattern.tree.kind[p] === Kind.Member && kind === Kind.Name && this.matchImported(p, c, k)) {
        return true;
      }
    }
    if (
      (kind === Kind.ForEach || (kind === Kind.Loop && sameName(pattern.tree, p, code, c))) &&
      this.isAnyLoop(p)
    ) {
      const body = code.child(c, Role.Body);
      return body >= 0 && this.match(pattern.tree.child(p, Role.Body), body, k);
    }
    if (pattern.tree.kind[p] !== kind && !this.isAnyArray(p, c)) return this.matchLiteral(p, c) && k();
    if (kind !== Kind.Function && !sameName(pattern.tree, p, code, c) && !this.isInModule(p, c)) return false;
    if (kind === Kind.Function && pattern.tree.name[p] !== 0 && pattern.tree.name[p] !== code.name[c])
      return false;
    return this.matchChildren(p, c, k);
  }

  /** True for `for ... { }`: whatever its head, also one over elements. */
  private isAnyLoop(p: Node): boolean {
    const { tree, form, children } = this.pattern;
    const [head, body] = children[p];
    return (
      tree.kind[p] === Kind.Loop &&
      tree.nameOf(p) === '' &&
      children[p].length === 2 &&
      form[head] === Form.Ellipsis &&
      tree.role[body] === Role.Body
    );
  }

  /** `import "a"` stands for all that is in `a`: `a/b`, `a.b`. */
  private isInModule(p: Node, c: Node): boolean {
    const { tree } = this.pattern;
    if (tree.role[p] !== Role.Source || this.code.kind[c] !== Kind.String) return false;
    const module = tree.nameOf(p);
    const path = this.code.nameOf(c);
    return path.startsWith(module) && /[/.]/.test(path[module.length]);
  }

  /** `[...]` stands for lists and mappings alike where the language writes both with one word, which names the nodes. */
  private isAnyArray(p: Node, c: Node): boolean {
    const { tree, form, children } = this.pattern;
    return (
      tree.kind[p] === Kind.List &&
      this.code.kind[c] === Kind.Object &&
      tree.name[p] !== 0 &&
      children[p].every((part) => form[part] === Form.Ellipsis)
    );
  }

  /** `$M` of `requests.$M` against `get` that was imported from requests. */
  private matchImported(p: Node, c: Node, k: Continue): boolean {
    const { tree, path, form } = this.pattern;
    const object = tree.child(p, Role.Object);
    const property = tree.child(p, Role.Property);
    const prefix = path[object];
    if (prefix === undefined || form[property] !== Form.Metavariable) return false;
    const qualified = this.facts.imports.qualified(c);
    if (qualified === undefined || qualified.slice(0, qualified.lastIndexOf('.')) !== prefix) return false;
    return this.matchMetavariable(property, c, k);
  }

  /** A literal of the pattern against a name that stands for it. */
  private matchLiteral(p: Node, c: Node): boolean {
    if (!isLiteral(this.pattern.tree.kind[p]) || this.code.kind[c] !== Kind.Name) return false;
    const literal = this.facts.constants.literal(c);
    return (
      literal >= 0 &&
      this.code.kind[literal] === this.pattern.tree.kind[p] &&
      sameName(this.pattern.tree, p, this.code, literal)
    );
  }

  private stringLiteral(c: Node): Node {
    const { code } = this;
    if (code.kind[c] !== Kind.String && code.kind[c] !== Kind.Name) return -1;
    const literal = this.facts.constants.literal(c);
    return literal >= 0 && code.kind[literal] === Kind.String ? literal : -1;
  }

  private matchStringMetavariable(p: Node, c: Node, k: Continue): boolean {
    const literal = this.stringLiteral(c);
    if (literal < 0) return false;
    const { code } = this;
    const content = code.nameOf(literal);
    const at = code.text.indexOf(content, code.start[literal]);
    const start = at < 0 ? code.start[literal] : at;
    const binding = { start, end: start + content.length, node: -1 };
    if (!this.bind(this.pattern.variable[p] as string, binding)) return false;
    if (k()) return true;
    this.unbind();
    return false;
  }

  private bindingOf(node: Node): Binding {
    return { start: this.code.start[node], end: this.code.end[node], node };
  }

  private matchMetavariable(p: Node, c: Node, k: Continue): boolean {
    const { code } = this;
    const kind = code.kind[c];
    // `f($X)` means a value, and `make(chan int)` of Go takes a type.
    if (kind === Kind.Type && this.pattern.tree.kind[p] !== Kind.Type) return false;
    if (!expressionKinds.has(kind) && kind !== Kind.Type && kind !== Kind.Text && kind !== Kind.Throw)
      return false;
    const name = this.pattern.variable[p] as string;
    if (!this.bind(name, this.bindingOf(c))) return false;
    if (k()) return true;
    this.unbind();
    return false;
  }

  private matchDeep(inner: Node, c: Node, k: Continue): boolean {
    const { code } = this;
    for (let node = c; node < code.next[c]; node++) if (this.match(inner, node, k)) return true;
    return false;
  }

  /** The start of a chain of accesses and calls that ends at `c`. */
  private matchChain(start: Node, c: Node, k: Continue): boolean {
    const { code } = this;
    for (let node = c; node >= 0; ) {
      if (this.match(start, node, k)) return true;
      const isCall = code.kind[node] === Kind.Call;
      node = code.child(node, isCall ? Role.Callee : Role.Object);
    }
    return false;
  }

  private matchChildren(p: Node, c: Node, k: Continue): boolean {
    const { tree } = this.pattern;
    const parts = this.pattern.children[p];
    if (tree.kind[p] === Kind.Member && parts.length === 2) {
      // The property decides more often than the object.
      const object = this.code.child(c, Role.Object);
      const property = this.code.child(c, Role.Property);
      if (object < 0 || property < 0) return false;
      return this.match(parts[1], property, () => this.match(parts[0], object, k));
    }
    if (tree.kind[p] === Kind.Call || tree.kind[p] === Kind.New || tree.kind[p] === Kind.Decorator) {
      // A command of a shell is a list of words, and what is done to it.
      if (parts.length > 0 && tree.role[parts[0]] !== Role.Callee)
        return this.list(parts, 0, this.code.children(c), 0, k);
      // Most candidates fail at the callee: their arguments are not even listed.
      const callee = this.code.firstChild(c);
      if (callee < 0 || parts.length === 0 || tree.role[parts[0]] !== this.code.role[callee]) return false;
      return this.match(parts[0], callee, () => this.matchArguments(parts.slice(1), c, k));
    }
    if (tree.kind[p] === Kind.Block && parts.length === 1 && this.pattern.form[parts[0]] === Form.Ellipsis) {
      return k();
    }
    const nodes = this.code.children(c);
    switch (tree.kind[p]) {
      case Kind.Object: {
        // Go and C write the elements of lists in braces too: without keys their order counts.
        const isKeyed = (node: Node, t: UniformTree) =>
          t.kind[node] === Kind.Pair || t.kind[node] === Kind.Assign;
        const listed = parts.some(
          (part) => this.pattern.form[part] === Form.Plain || this.pattern.form[part] === Form.Metavariable,
        );
        const isOpen = this.facts.traits.openObjects === true;
        return listed &&
          !isOpen &&
          !parts.some((part) => isKeyed(part, tree)) &&
          !nodes.some((node) => isKeyed(node, this.code))
          ? this.list(parts, 0, nodes, 0, k)
          : this.unordered(parts, nodes, isOpen, k);
      }
      case Kind.Script:
        return this.matchScript(parts, c, k);
      case Kind.Element: {
        const attributes = (node: Node, t: UniformTree) => t.role[node] === Role.Attribute;
        const ordered = parts.filter((part) => !attributes(part, tree));
        const wantsChildren = ordered.some((part) => tree.role[part] === Role.Child);
        const others = nodes.filter(
          (node) => !attributes(node, this.code) && (wantsChildren || this.code.role[node] !== Role.Child),
        );
        return this.list(ordered, 0, others, 0, () =>
          this.unordered(
            parts.filter((part) => attributes(part, tree)),
            nodes.filter((node) => attributes(node, this.code)),
            true,
            k,
          ),
        );
      }
      case Kind.Block: {
        const open = parts.some((part) => this.pattern.form[part] === Form.Ellipsis);
        const statements = open ? this.facts.statementsOf(c).all : nodes;
        return this.sequence(parts, 0, statements, 0, false, k);
      }
      case Kind.Class: {
        // A header need not name the parameters of a class's constructor.
        const named = parts.some((part) => tree.role[part] === Role.Parameter);
        const rest = named ? nodes : nodes.filter((node) => this.code.role[node] !== Role.Parameter);
        return this.declaration(parts, rest, k);
      }
      default:
        return this.declaration(parts, nodes, k);
    }
  }

  /** Children in order, but for what a declaration lists in any order and a pattern need not name. */
  private declaration(parts: readonly Node[], nodes: readonly Node[], k: Continue): boolean {
    const { role } = this.pattern.tree;
    const free = parts.filter((part) => anyOrderRoles.has(role[part]));
    if (free.length === 0) return this.list(parts, 0, nodes, 0, k);
    const ordered = parts.filter((part) => !anyOrderRoles.has(role[part]));
    const given = nodes.filter((node) => anyOrderRoles.has(this.code.role[node]));
    return this.list(ordered, 0, nodes, 0, () => this.unordered(free, given, true, k));
  }

  /** A block behind the arguments; one that names no parameters is any block with such a body. */
  private matchTrailingBlock(p: Node, block: Node, k: Continue): boolean {
    const parts = this.pattern.children[p];
    const nodes = this.code.children(block);
    const isOpen = parts.every((part) => this.pattern.tree.role[part] !== Role.Parameter);
    const given = isOpen ? nodes.filter((node) => this.code.role[node] !== Role.Parameter) : nodes;
    return this.list(parts, 0, given, 0, k);
  }

  /** Code in a script: a lone statement anywhere in it, several of them in order in one of its blocks. */
  private matchScript(parts: readonly Node[], script: Node, k: Continue): boolean {
    const { kind, next } = this.code;
    const isAny = parts.length === 1 && this.pattern.form[parts[0]] === Form.Ellipsis;
    if (isAny) return k();
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

  /** Arguments: the positional ones in order, the named ones in any. */
  private matchArguments(parts: readonly Node[], call: Node, k: Continue): boolean {
    const { tree, form } = this.pattern;
    const last = parts.at(-1);
    if (last !== undefined && tree.role[last] === Role.Body) {
      const block = this.code.child(call, Role.Body);
      if (block < 0) return false;
      return this.matchArguments(parts.slice(0, -1), call, () => this.matchTrailingBlock(last, block, k));
    }
    // `f(...)`, the most frequent of all.
    if (parts.length === 1 && form[parts[0]] === Form.Ellipsis) return k();
    // A class body behind `new` need not be named.
    const takesBody = parts.some((part) => tree.role[part] === Role.Body);
    const nodes = this.code
      .children(call)
      .slice(1)
      .filter((node) => takesBody || this.code.role[node] !== Role.Body);
    if (
      nodes.length < parts.length &&
      parts.every((part) => form[part] !== Form.Ellipsis && form[part] !== Form.ListMetavariable)
    ) {
      return false;
    }
    const isKeyword = (part: Node) => tree.kind[part] === Kind.Keyword;
    const isGivenKeyword = (node: Node) => this.code.kind[node] === Kind.Keyword;
    const wanted = parts.filter(isKeyword);
    const given = nodes.filter(isGivenKeyword);
    const takesAll = parts.some((part) => form[part] === Form.ListMetavariable);
    // `$...ARGS` stands for the keyword arguments too.
    if (wanted.length === 0 && (given.length === 0 || takesAll)) return this.list(parts, 0, nodes, 0, k);
    const open = takesAll || parts.some((part) => form[part] === Form.Ellipsis);
    return this.list(
      parts.filter((part) => !isKeyword(part)),
      0,
      nodes.filter((node) => !isGivenKeyword(node)),
      0,
      () => this.unordered(wanted, given, open, k),
    );
  }

  /** Children in order; holes stand for runs of children of their own role. */
  private list(parts: readonly Node[], i: number, nodes: readonly Node[], j: number, k: Continue): boolean {
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
  private unordered(parts: readonly Node[], nodes: readonly Node[], open: boolean, k: Continue): boolean {
    const { form } = this.pattern;
    const isHole = (part: Node) => form[part] === Form.Ellipsis || form[part] === Form.ListMetavariable;
    const wanted = parts.filter((part) => !isHole(part));
    const lenient = open || wanted.length < parts.length;
    if (wanted.length > nodes.length || (!lenient && wanted.length !== nodes.length)) return false;
    const used = new Set<Node>();
    const next = (i: number): boolean => {
      this.step();
      if (i === wanted.length) return k();
      for (const node of nodes) {
        if (used.has(node) || this.code.role[node] !== this.pattern.tree.role[wanted[i]]) continue;
        used.add(node);
        if (this.match(wanted[i], node, () => next(i + 1))) return true;
        used.delete(node);
      }
      return false;
    };
    return next(0);
  }

  private bind(name: string, binding: Binding): boolean {
    if (name !== '_') {
      for (let i = 0; i < this.names.length; i++) {
        if (this.names[i] === name && !sameBinding(this.code, this.bound[i], binding)) return false;
      }
      for (const condition of this.conditions) {
        if (condition.metavariable === name && !this.tester.holds(condition, binding)) return false;
      }
    }
    this.names.push(name);
    this.bound.push(binding);
    return true;
  }

  private bindList(name: string, nodes: readonly Node[]): boolean {
    const { code } = this;
    const last = nodes.at(-1);
    const range =
      last === undefined ? { start: 0, end: 0 } : { start: code.start[nodes[0]], end: code.end[last] };
    return this.bind(name, { ...range, node: -1, nodes });
  }

  private unbind(): void {
    this.names.pop();
    this.bound.pop();
  }

  private clear(): void {
    if (this.names.length === 0) return;
    this.names.length = 0;
    this.bound.length = 0;
  }

  private take(start: number, end: number, node: Node): Match {
    const bindings = new Map<string, Binding>();
    this.names.forEach((name, i) => {
      if (name !== '_' && !bindings.has(name)) bindings.set(name, this.bound[i]);
    });
    return { start, end, node, bindings: bindings as Bindings };
  }

  private step(): void {
    if (--this.steps < 0) throw new BudgetExceeded();
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
