import type { LanguageTraits } from '../languages/language';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { casesOf } from './cases';

/** Methods that change the string they are called on. */
const stringChanges = /^(<<|concat|prepend|insert|replace|clear|force_encoding|setbyte|.*!)$/;

type Values<V> = Map<number, V>;

/** What is followed of variables: their constant values, or the expressions that they were assigned. */
export interface Domain<V> {
  /** What an expression stands for; `ofTracked` knows the variables that are followed. */
  valueOf(node: Node, ofTracked: (name: Node) => V | undefined): V | undefined;
  /** What an operator makes of two values: `+` of `x += y`. */
  combined(operator: string, left: V | undefined, right: V | undefined): V | undefined;
  /** What is certain where either of two values may be there. */
  joined(a: V, b: V | undefined): V | undefined;
  /** What `x++` or `x += y` leaves in the variable, where what it held before is looked up as a use of its name. */
  changed?(change: Node): V | undefined;
}

/**
 * What variables stand for at each of their uses in one function (or in the statements of the program): the program is run
 * abstractly, in order, both ways of a branch; what a loop assigns is unknown in and behind it.
 */
export class VariableFlow<V> {
  /** Use → what the variable stands for. Uses of variables that are not known there are missing. */
  readonly uses = new Map<Node, V>();
  private values: Values<V> = new Map();
  private alive = true;
  /** Where an exception of the statement at hand would go on; undefined: out of the function. */
  private thrown: { values: Values<V> | undefined } | undefined;
  /** Where a `break` of the innermost `switch` goes on. */
  private broken: { values: Values<V> | undefined } | undefined;

  /**
   * @param tracked the names to follow
   */
  constructor(
    private readonly tree: UniformTree,
    private readonly tracked: ReadonlySet<number>,
    private readonly traits: LanguageTraits,
    private readonly domain: Domain<V>,
  ) {}

  /** Runs the children of a function's body or of the program. */
  run(body: Node): void {
    this.inside(body);
  }

  private inside(node: Node): void {
    const { tree } = this;
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) this.walk(child);
  }

  private valueOf(node: Node): V | undefined {
    return this.domain.valueOf(node, (name) => this.values.get(this.tree.name[name]));
  }

  private walk(node: Node): void {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Name: {
        const value = this.alive ? this.values.get(tree.name[node]) : undefined;
        if (value && tree.role[node] !== Role.Property && tree.role[node] !== Role.Key)
          this.uses.set(node, value);
        return;
      }
      case Kind.Function:
      case Kind.Class:
        // They have scopes of their own; what they change of this one is not tracked at all.
        return;
      case Kind.Assign:
        this.assign(node);
        return;
      case Kind.WithItem: {
        this.inside(node);
        const target = tree.child(node, Role.Target);
        const known = this.valueOf(tree.child(node, Role.Value));
        if (target >= 0 && tree.kind[target] === Kind.Name && known !== undefined)
          this.values.set(tree.name[target], known);
        else if (target >= 0) this.forget(target);
        return;
      }
      case Kind.Declare:
        this.sizes(node);
        // As where bindings are counted: only a name itself is a variable.
        this.forgetName(tree.child(node, Role.Target));
        return;
      case Kind.Unary:
        this.inside(node);
        if (/^(\+\+|--|&)$/.test(tree.nameOf(node))) this.forgetName(tree.firstChild(node));
        if (/^(\+\+|--)$/.test(tree.nameOf(node))) this.change(tree.firstChild(node), node);
        return;
      case Kind.If:
        this.branch(tree.child(node, Role.Test), tree.child(node, Role.Then), tree.child(node, Role.Else));
        return;
      case Kind.Conditional:
        this.branch(tree.child(node, Role.Test), tree.child(node, Role.Then), tree.child(node, Role.Else));
        return;
      case Kind.Binary: {
        const right = tree.child(node, Role.Right);
        if (right < 0 || !/^(&&|\|\||and|or|\?\?)$/.test(tree.nameOf(node))) this.inside(node);
        // What the right side assigns is assigned only where the left did not decide.
        else this.branch(tree.child(node, Role.Left), right, -1);
        return;
      }
      case Kind.Loop:
      case Kind.ForEach:
        this.loop(node);
        return;
      case Kind.Try:
        this.attempt(node);
        return;
      case Kind.Switch:
        this.choose(node);
        return;
      case Kind.Return:
      case Kind.Continue:
        this.inside(node);
        this.alive = false;
        return;
      case Kind.Throw:
        this.inside(node);
        this.mayThrow();
        this.alive = false;
        return;
      case Kind.Break:
        if (this.broken && this.alive) this.broken.values = this.united(this.broken.values, this.values);
        this.alive = false;
        return;
      case Kind.Call:
        this.inside(node);
        this.mayThrow();
        if (this.traits.mutableStrings) this.changeReceiver(node);
        return;
      case Kind.New:
      case Kind.Await:
      case Kind.Yield:
        this.inside(node);
        this.mayThrow();
        return;
      default:
        this.inside(node);
    }
  }

  /** `a << b` and `a.concat(b)` add to a string; other methods may make anything of it. */
  private changeReceiver(call: Node): void {
    const { tree } = this;
    const callee = tree.child(call, Role.Callee);
    const object = callee >= 0 ? tree.child(callee, Role.Object) : -1;
    if (object < 0 || tree.kind[object] !== Kind.Name || !this.alive) return;
    const method = tree.nameOf(tree.child(callee, Role.Property));
    if (!stringChanges.test(method)) return;
    const args = tree.childrenWith(call, Role.Argument);
    const adds = args.length === 1 && (method === '<<' || method === 'concat');
    const known = adds
      ? this.domain.combined('+', this.values.get(tree.name[object]), this.valueOf(args[0]))
      : undefined;
    if (known) this.values.set(tree.name[object], known);
    else this.values.delete(tree.name[object]);
  }

  private assign(node: Node): void {
    const { tree } = this;
    const target = tree.child(node, Role.Target);
    const value = tree.child(node, Role.Value);
    this.sizes(node);
    if (value >= 0) this.walk(value);
    if (target < 0) return;
    const operator = tree.nameOf(node);
    if (tree.kind[target] !== Kind.Name) {
      if (tree.kind[target] === Kind.Member || tree.kind[target] === Kind.Index) this.walk(target);
      else this.forget(target);
      return;
    }
    const id = tree.name[target];
    if (!this.tracked.has(id) || !this.alive) return;
    if (this.domain.changed && /^[-+*/%&|^]=$/.test(operator)) {
      const before = this.values.get(id);
      if (before) this.uses.set(target, before);
      this.change(target, node);
      return;
    }
    let known = value >= 0 ? this.valueOf(value) : undefined;
    if (operator.length === 2 && operator.endsWith('=') && operator !== ':=')
      known = this.domain.combined(operator[0], this.values.get(id), known);
    else if (!/^(?::?=|#define)$/.test(operator)) known = undefined;
    if (known) this.values.set(id, known);
    else this.values.delete(id);
  }

  /** A variable holds what a change leaves in it. */
  private change(target: Node, change: Node): void {
    const { tree } = this;
    if (target < 0 || tree.kind[target] !== Kind.Name || !this.alive) return;
    const id = tree.name[target];
    const left = this.tracked.has(id) ? this.domain.changed?.(change) : undefined;
    if (left !== undefined) this.values.set(id, left);
  }

  /** The sizes of arrays stand in types. */
  private sizes(declaration: Node): void {
    const type = this.tree.child(declaration, Role.Type);
    if (type >= 0) this.walk(type);
  }

  private forgetName(node: Node): void {
    if (node >= 0 && this.tree.kind[node] === Kind.Name) this.values.delete(this.tree.name[node]);
  }

  /** Nothing is known any more of the names below a node. */
  private forget(node: Node): void {
    const { tree } = this;
    for (let at = node; at < tree.next[node]; at++)
      if (tree.kind[at] === Kind.Name) this.values.delete(tree.name[at]);
  }

  /** Of the names that are assigned below a node. */
  private forgetAssigned(node: Node): void {
    const { tree } = this;
    for (let at = node; at < tree.next[node]; at++) {
      const kind = tree.kind[at];
      if (kind === Kind.Assign || kind === Kind.Declare || kind === Kind.ForEach) {
        const target = tree.child(at, Role.Target);
        if (target >= 0) this.forget(target);
      } else if (kind === Kind.Unary && /^(\+\+|--)$/.test(tree.nameOf(at))) this.forget(at);
    }
  }

  private branch(test: Node, then: Node, otherwise: Node): void {
    if (test >= 0) this.walk(test);
    const before = new Map(this.values);
    const wasAlive = this.alive;
    if (then >= 0) this.walk(then);
    const after = this.values;
    const thenAlive = this.alive;
    this.values = before;
    this.alive = wasAlive;
    if (otherwise >= 0) this.walk(otherwise);
    if (!this.alive) this.values = after;
    else if (thenAlive) this.values = this.united(after, this.values);
    this.alive = thenAlive || this.alive;
  }

  private loop(node: Node): void {
    const { tree } = this;
    const wasAlive = this.alive;
    const init = tree.child(node, Role.Init);
    if (init >= 0) this.walk(init);
    const outside = this.broken;
    this.broken = undefined;
    this.forgetAssigned(node);
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
      if (tree.role[child] !== Role.Init && tree.role[child] !== Role.Target) this.walk(child);
    }
    this.broken = outside;
    this.alive = wasAlive;
    this.forgetAssigned(node);
  }

  private attempt(node: Node): void {
    const { tree } = this;
    const handlers = tree.childrenWith(node, Role.Handler);
    const outside = this.thrown;
    const own: { values: Values<V> | undefined } = { values: undefined };
    if (handlers.length > 0) this.thrown = own;
    const body = tree.child(node, Role.Body);
    if (body >= 0) this.walk(body);
    this.thrown = outside;
    const otherwise = tree.child(node, Role.Else);
    if (otherwise >= 0) this.walk(otherwise);
    let after = this.alive ? this.values : undefined;
    for (const handler of handlers) {
      this.alive = own.values !== undefined;
      this.values = new Map(own.values);
      this.walk(handler);
      if (this.alive) after = this.united(after, this.values);
    }
    this.alive = after !== undefined;
    this.values = after ?? new Map();
    const finalizer = tree.child(node, Role.Finalizer);
    if (finalizer >= 0) this.walk(finalizer);
  }

  private choose(node: Node): void {
    const { tree } = this;
    const subject = tree.child(node, Role.Subject);
    if (subject >= 0) this.walk(subject);
    const entry = this.values;
    const wasAlive = this.alive;
    const outside = this.broken;
    const own: { values: Values<V> | undefined } = { values: undefined };
    this.broken = own;
    let through: Values<V> | undefined;
    let hasDefault = false;
    for (const option of casesOf(tree, node)) {
      if (tree.child(option, Role.Test) < 0) hasDefault = true;
      this.values = this.united(through, entry);
      this.alive = wasAlive;
      this.inside(option);
      through = this.alive ? this.values : undefined;
    }
    this.broken = outside;
    let after = through ? this.united(own.values, through) : own.values;
    if (!hasDefault) after = this.united(after, entry);
    this.alive = wasAlive && after !== undefined;
    this.values = after ?? new Map();
  }

  private mayThrow(): void {
    if (this.thrown && this.alive) this.thrown.values = this.united(this.thrown.values, this.values);
  }

  /** What is known where two ways meet; a way that is never taken says nothing. Always a map of its own. */
  private united(a: Values<V> | undefined, b: Values<V>): Values<V> {
    if (a === undefined) return new Map(b);
    const result: Values<V> = new Map();
    for (const [name, value] of a) {
      const known = this.domain.joined(value, b.get(name));
      if (known) result.set(name, known);
    }
    return result;
  }
}
