import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { firstAtLeast } from '../syntax/tree-index';
import { CallValues } from './call-values';
import { capturesOf, casesOf, guardOf, isNamedValue } from './cases';
import { Environment } from './environment';
import { clean, type Marks } from './marks';
import { accessPath, targetsOf } from './paths';

/** Kinds that bind their target. */
const bindingKinds = new Set([Kind.Assign, Kind.Declare, Kind.ForEach, Kind.WithItem, Kind.Catch]);

/**
 * Follows data through one text by running it abstractly: statement by statement, both ways of a branch, loops until
 * nothing changes, inner functions where they stand with what is known there.
 */
export class Interpreter extends CallValues {
  /** Environments at `break` and `continue` of the enclosing loops and switches. */
  private readonly exits: Environment[][] = [];

  /**
   * Runs statements of the program in order. True when none of them left anything marked behind or ended the program:
   * then each could have been run alone.
   */
  run(statements: readonly Node[]): boolean {
    let independent = true;
    for (const statement of statements) {
      this.statements([statement]);
      independent &&= this.env.alive && this.env.isClean && this.env.ignores(this.points.sourceNames);
    }
    return independent;
  }

  // Statements

  private statements(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (!this.env.alive) {
        // Functions are declared even below a return.
        if (this.tree.kind[node] === Kind.Function || this.tree.kind[node] === Kind.Class) {
          this.env = Environment.empty();
          this.statement(node);
          this.env.alive = false;
        }
        continue;
      }
      this.statement(node);
    }
  }

  private statement(node: Node): void {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Block:
      case Kind.Error:
        this.statements(tree.children(node));
        break;
      case Kind.If:
        this.branch(node);
        break;
      case Kind.Loop:
      case Kind.ForEach:
        this.loop(node);
        break;
      case Kind.Try:
        this.attempt(node);
        break;
      case Kind.Switch:
        this.select(node);
        break;
      case Kind.With:
        for (const child of tree.children(node)) {
          if (tree.role[child] === Role.Item) this.withItem(child);
          else this.statement(child);
        }
        break;
      case Kind.Return:
      case Kind.Throw:
        this.report(node, this.all(node));
        this.env.alive = false;
        break;
      case Kind.Break:
      case Kind.Continue:
        this.exits.at(-1)?.push(this.env.copy());
        this.env.alive = false;
        break;
      case Kind.Class:
        this.classBody(node);
        break;
      case Kind.Import:
        break;
      default:
        this.value(node);
    }
  }

  private branch(node: Node): void {
    const { tree } = this;
    const test = tree.child(node, Role.Test);
    const then = tree.child(node, Role.Then);
    const otherwise = tree.child(node, Role.Else);
    this.bothWays(
      test,
      () => then >= 0 && this.statement(then),
      () => otherwise >= 0 && this.statement(otherwise),
    );
  }

  private loop(node: Node): void {
    const { tree } = this;
    const init = tree.child(node, Role.Init);
    if (init >= 0) this.value(init);
    const test = tree.child(node, Role.Test);
    const body = tree.child(node, Role.Body);
    const update = tree.child(node, Role.Update);
    const exits: Environment[] = [];
    this.exits.push(exits);
    // Three rounds reach a fixed point for all but contrived chains of assignments.
    for (let round = 0; round < 3; round++) {
      const before = this.env.copy();
      if (tree.kind[node] === Kind.ForEach) this.bindElements(node);
      if (test >= 0) this.value(test);
      if (body >= 0) this.statement(body);
      if (update >= 0 && this.env.alive) this.value(update);
      let after = before.join(this.env);
      for (const exit of exits.splice(0)) after = after.join(exit);
      const settled = after.same(before);
      this.env = after;
      if (settled) break;
    }
    this.exits.pop();
    const otherwise = tree.child(node, Role.Else);
    if (otherwise >= 0) this.statement(otherwise);
  }

  private attempt(node: Node): void {
    const { tree } = this;
    const before = this.env.copy();
    const body = tree.child(node, Role.Body);
    if (body >= 0) this.statement(body);
    const otherwise = tree.child(node, Role.Else);
    if (otherwise >= 0 && this.env.alive) this.statement(otherwise);
    let after = this.env;
    // What the body did before it threw is unknown: a handler sees both.
    const thrown = after.copy();
    thrown.alive = true;
    const atHandler = before.join(thrown);
    for (const handler of tree.childrenWith(node, Role.Handler)) {
      this.env = atHandler.copy();
      const target = tree.child(handler, Role.Target);
      if (target >= 0) this.bind(target, clean, -1);
      const block = tree.child(handler, Role.Body);
      if (block >= 0) this.statement(block);
      after = after.join(this.env);
    }
    this.env = after;
    const finalizer = tree.child(node, Role.Finalizer);
    if (finalizer < 0) return;
    const ended = !this.env.alive;
    if (ended) this.env = atHandler.copy();
    for (const block of tree.children(finalizer)) this.statement(block);
    if (ended) this.env.alive = false;
  }

  private select(node: Node): void {
    const { tree } = this;
    const subject = tree.child(node, Role.Subject);
    const marks = subject >= 0 ? this.value(subject) : clean;
    const path = subject >= 0 ? accessPath(tree, subject) : undefined;
    const { casesFallThrough, casesBindNames } = this.facts.traits;
    const before = this.env;
    const exits: Environment[] = [];
    // A `break` ends the switch; Python's belongs to the loop around the match.
    if (!casesBindNames) this.exits.push(exits);
    let fallThrough = before.copy();
    fallThrough.alive = false;
    let hasDefault = false;
    for (const option of casesOf(tree, node)) {
      const test = tree.child(option, Role.Test);
      const entry = before.copy();
      if (test < 0) hasDefault = true;
      else if (path !== undefined && isNamedValue(tree, test)) entry.write(path, clean);
      this.env = entry.join(fallThrough);
      if (casesBindNames) this.enterCase(option, marks);
      else for (const each of tree.childrenWith(option, Role.Test)) this.value(each);
      this.statements(tree.childrenWith(option, Role.Statement));
      if (casesFallThrough) fallThrough = this.env;
      else exits.push(this.env);
    }
    let after = hasDefault ? fallThrough : fallThrough.join(before);
    for (const exit of exits) after = after.join(exit);
    if (!casesBindNames) this.exits.pop();
    this.env = after;
  }

  /** Gives the names of a pattern what was matched, and takes its guard as proven. */
  private enterCase(option: Node, marks: Marks): void {
    const { tree } = this;
    for (const test of tree.childrenWith(option, Role.Test)) {
      for (const name of capturesOf(tree, test)) this.bindOne(name, marks, -1);
    }
    const guard = guardOf(tree, option);
    if (guard < 0) return;
    this.value(guard);
    this.assume(this.env, guard, true);
  }

  private withItem(item: Node): void {
    const { tree } = this;
    const value = tree.child(item, Role.Value);
    const target = tree.child(item, Role.Target);
    const marks = value >= 0 ? this.value(value) : clean;
    if (target >= 0) this.bind(target, marks, value);
  }

  /** Methods see what earlier ones, the constructor first of all, left in the object's fields. */
  protected classBody(node: Node): void {
    const { tree } = this;
    const body = tree.child(node, Role.Body);
    for (const child of tree.children(node)) {
      if (tree.role[child] === Role.Base || tree.role[child] === Role.Decorator) this.value(child);
    }
    if (body >= 0) this.statements(tree.children(body));
  }

  // Functions

  protected enterFunction(node: Node, firstParameter: Marks): void {
    const { tree } = this;
    const { rules, hasSource } = this.pointsIn(node);
    // Without a source in it, and with nothing marked around it, no data can be followed.
    if (rules === 0 || (!hasSource && firstParameter.length === 0 && this.env.isClean)) return;
    const outer = this.env;
    this.env = outer.copy();
    this.env.alive = true;
    const own = new Set<string>();
    const receiver = tree.child(node, Role.Receiver);
    const self = receiver >= 0 ? tree.child(receiver, Role.Target) : -1;
    if (self >= 0) {
      own.add(tree.nameOf(self));
      this.bind(self, clean, -1);
    }
    tree.childrenWith(node, Role.Parameter).forEach((parameter, i) => {
      const fallback = tree.child(parameter, Role.Default);
      if (fallback >= 0) this.value(fallback);
      const target = tree.child(parameter, Role.Target);
      if (target < 0) return;
      for (const name of targetsOf(tree, target)) own.add(tree.nameOf(name));
      this.bind(target, i === 0 ? firstParameter : clean, -1, 'parameter');
    });
    const body = tree.child(node, Role.Body);
    this.exits.push([]);
    if (body >= 0) {
      this.collectOwn(body, own);
      this.statement(body);
    }
    this.exits.pop();
    const inner = this.env;
    this.env = outer;
    this.env.absorb(inner, rules, (path) => !own.has(path.split('.')[0]));
  }

  /** Names that a function declares itself: what they hold does not leave it. */
  private collectOwn(body: Node, own: Set<string>): void {
    const { tree } = this;
    const outer = new Set<string>();
    for (let node = body; node < tree.next[body]; node++) {
      const kind = tree.kind[node];
      if (kind === Kind.Case && this.facts.traits.casesBindNames) {
        for (const test of tree.childrenWith(node, Role.Test))
          for (const name of capturesOf(tree, test)) own.add(tree.nameOf(name));
      }
      if (kind === Kind.Outer) for (const name of tree.children(node)) outer.add(tree.nameOf(name));
      const target = bindingKinds.has(kind) ? tree.child(node, Role.Target) : -1;
      if (target < 0) continue;
      const declares =
        kind !== Kind.Assign ||
        this.facts.traits.assigningDeclares ||
        tree.start[node] < tree.start[target] ||
        tree.child(node, Role.Modifier) >= 0;
      if (!declares) continue;
      for (const name of targetsOf(tree, target)) {
        if (tree.kind[name] === Kind.Name) own.add(tree.nameOf(name));
      }
    }
    for (const name of outer) own.delete(name);
  }

  /** The rules with a source or sink in a function; for others it is not run, whatever else stands in it. */
  private pointsIn(node: Node): { rules: number; hasSource: boolean } {
    const { nodes } = this.points;
    let rules = 0;
    let hasSource = false;
    for (let i = firstAtLeast(nodes, node); i < nodes.length && nodes[i] < this.tree.next[node]; i++) {
      const point = this.points.at(nodes[i]);
      if (!point) continue;
      hasSource ||= point.plain !== 0 || point.sources.length > 0 || point.to.length > 0;
      rules |= point.rules;
    }
    return { rules, hasSource };
  }
}
