import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { capturesOf, casesOf, fallsThrough, guardOf } from './cases';
import { Environment } from './environment';
import { Inlining } from './inlining';
import { literalOf } from './literals';
import { clean, type Marks, union } from './marks';
import { accessPath } from './paths';

/** Kinds of code that may throw when it is run. */
const throwing = new Set([
  ...[Kind.Call, Kind.New, Kind.Throw, Kind.Member, Kind.Index, Kind.Slice, Kind.Binary, Kind.Unary],
  ...[Kind.Template, Kind.Await, Kind.Yield, Kind.Assert, Kind.Import, Kind.With, Kind.ForEach],
  ...[Kind.Spread, Kind.Delete, Kind.Comprehension, Kind.Cast, Kind.Error, Kind.Other],
]);

/** The fields of a literal that is returned stand under a path that no program can write. */
const returnedPath = ' returned';

/**
 * Follows data through one text by running it abstractly: statement by statement, both ways of a branch, loops until
 * nothing changes, inner functions where they stand with what is known there.
 */
export class Interpreter extends Inlining {
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

  /** Runs statements in order; the marks of the last one, where it is an expression or ends in one. */
  private statements(nodes: readonly Node[]): Marks {
    let last: Marks = clean;
    for (const node of nodes) {
      if (this.env.alive || isLabel(this.tree, node)) last = this.statement(node);
      else if (this.tree.kind[node] === Kind.Function || this.tree.kind[node] === Kind.Class) {
        // Functions are declared even below a return.
        this.env = Environment.empty();
        this.statement(node);
        this.env.alive = false;
      }
    }
    return last;
  }

  protected statement(node: Node): Marks {
    const marks = this.runOne(node);
    if (this.env.alive || this.tree.kind[node] === Kind.Return) this.reportExit(node);
    return marks;
  }

  private runOne(node: Node): Marks {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Block:
      case Kind.Error:
        return this.statements(tree.children(node));
      case Kind.If:
        return this.branch(node);
      case Kind.Loop:
      case Kind.ForEach:
        this.loop(node);
        return clean;
      case Kind.Try:
        return this.attempt(node);
      case Kind.Switch:
        return this.select(node);
      case Kind.With: {
        let last: Marks = clean;
        for (const child of tree.children(node)) {
          if (tree.role[child] === Role.Item) this.withItem(child);
          else last = this.statement(child);
        }
        return last;
      }
      case Kind.Return:
      case Kind.Throw: {
        const marks = this.all(node);
        this.report(node, marks);
        if (this.points.followsCalls && tree.kind[node] === Kind.Return) this.noteReturn(node, marks);
        this.env.alive = false;
        return clean;
      }
      case Kind.Break:
      case Kind.Continue:
        this.exits.at(-1)?.push(this.env.copy());
        this.env.alive = false;
        return clean;
      case Kind.Class:
        this.classBody(node);
        return clean;
      case Kind.Import:
        return clean;
      case Kind.Other:
        return this.jump(node) ? clean : this.value(node);
      default:
        return this.value(node);
    }
  }

  /** A `goto` ends the way and its label takes it up again, further down. False for any other statement. */
  private jump(node: Node): boolean {
    const { tree, env, jumps } = this;
    const isGoto = tree.nameOf(node) === 'goto';
    const target = isGoto || isLabel(tree, node) ? tree.child(node, Role.Key) : -1;
    if (target < 0) return false;
    const label = tree.nameOf(target);
    const known = jumps.get(label);
    if (isGoto) {
      jumps.set(label, known === undefined ? env.copy() : known.join(env));
      env.alive = false;
    } else if (known !== undefined) this.env = known.join(env);
    return true;
  }

  private noteReturn(node: Node, marks: Marks): void {
    const value = this.tree.firstChild(node);
    const literal = value < 0 ? -1 : literalOf(this.tree, value);
    if (literal >= 0) this.writeLiteral(returnedPath, literal, 0);
    const path = literal >= 0 ? returnedPath : value < 0 ? undefined : accessPath(this.tree, value);
    this.returns.at(-1)?.push({ env: this.env.copy(), marks, path });
  }

  private branch(node: Node): Marks {
    const { tree } = this;
    const test = tree.child(node, Role.Test);
    const [ofThen, ofElse] = this.bothWays(
      test,
      () => this.runPart(node, Role.Then),
      () => this.runPart(node, Role.Else),
    );
    return union(ofThen ?? clean, ofElse ?? clean);
  }

  /** Runs the part of a statement that has a role. */
  private runPart(node: Node, role: Role): Marks {
    const child = this.tree.child(node, role);
    return child < 0 ? clean : this.statement(child);
  }

  private loop(node: Node): void {
    const { tree } = this;
    const init = tree.child(node, Role.Init);
    if (init >= 0) this.value(init);
    const test = tree.child(node, Role.Test);
    const update = tree.child(node, Role.Update);
    const exits: Environment[] = [];
    this.exits.push(exits);
    // Three rounds reach a fixed point for all but contrived chains of assignments.
    for (let round = 0; round < 3; round++) {
      const before = this.env.copy();
      if (tree.kind[node] === Kind.ForEach) this.bindElements(node);
      if (test >= 0) this.value(test);
      this.runPart(node, Role.Body);
      if (update >= 0 && this.env.alive) this.value(update);
      let after = before.join(this.env);
      for (const exit of exits.splice(0)) after = after.join(exit);
      const settled = after.same(before);
      this.env = after;
      if (settled) break;
    }
    this.exits.pop();
    this.runPart(node, Role.Else);
  }

  private attempt(node: Node): Marks {
    const { tree } = this;
    for (const resource of tree.childrenWith(node, Role.Item)) this.withItem(resource);
    const before = this.env.copy();
    const body = tree.child(node, Role.Body);
    let marks = this.runPart(node, Role.Body);
    if (this.env.alive && tree.child(node, Role.Else) >= 0) marks = this.runPart(node, Role.Else);
    let after = this.env;
    // What the body did before it threw is unknown: a handler sees both.
    const thrown = after.copy();
    thrown.alive = true;
    const atHandler = before.join(thrown);
    const handlers = body >= 0 && mayThrow(tree, body) ? tree.childrenWith(node, Role.Handler) : [];
    for (const handler of handlers) {
      this.env = atHandler.copy();
      const target = tree.child(handler, Role.Target);
      if (target >= 0) this.bind(target, clean, -1);
      marks = union(marks, this.runPart(handler, Role.Body));
      after = after.join(this.env);
    }
    this.env = after;
    const finalizer = tree.child(node, Role.Finalizer);
    if (finalizer < 0) return marks;
    // As in Semgrep, what follows may be reached from the end of `finally` however the body ended.
    if (!this.env.alive) this.env = atHandler.copy();
    for (const block of tree.children(finalizer)) this.statement(block);
    return marks;
  }

  private select(node: Node): Marks {
    const { tree } = this;
    const subject = tree.child(node, Role.Subject);
    const ofSubject = subject >= 0 ? this.value(subject) : clean;
    const { casesFallThrough, casesBindNames } = this.facts.traits;
    const before = this.env;
    const exits: Environment[] = [];
    // A `break` ends the switch; Python's belongs to the loop around the match.
    if (!casesBindNames) this.exits.push(exits);
    const nowhere = before.copy();
    nowhere.alive = false;
    let fallThrough = nowhere;
    let hasDefault = false;
    let marks: Marks = clean;
    for (const option of casesOf(tree, node)) {
      const test = tree.child(option, Role.Test);
      if (test < 0) hasDefault = true;
      this.env = before.copy().join(fallThrough);
      this.enterCase(option, ofSubject);
      const value = tree.child(option, Role.Value);
      const ofCase =
        value >= 0 ? this.value(value) : this.statements(tree.childrenWith(option, Role.Statement));
      marks = union(marks, ofCase);
      if ((casesFallThrough && value < 0) || fallsThrough(tree, option)) fallThrough = this.env;
      else {
        exits.push(this.env);
        fallThrough = nowhere;
      }
    }
    let after = hasDefault ? fallThrough : fallThrough.join(before);
    for (const exit of exits) after = after.join(exit);
    if (!casesBindNames) this.exits.pop();
    this.env = after;
    return marks;
  }

  /** Gives the names of a pattern what was matched, and evaluates its guard. */
  private enterCase(option: Node, marks: Marks): void {
    const { tree } = this;
    const { casesBindNames = false } = this.facts.traits;
    for (const test of tree.childrenWith(option, Role.Test)) {
      if (!casesBindNames && tree.kind[test] !== Kind.If) this.value(test);
      for (const name of capturesOf(tree, test, casesBindNames)) this.bindOne(name, marks, -1);
    }
    const guard = guardOf(tree, option);
    if (guard >= 0) this.value(guard);
  }

  private withItem(item: Node): void {
    const { tree } = this;
    if (tree.kind[item] !== Kind.WithItem) {
      this.value(item);
      return;
    }
    const value = tree.child(item, Role.Value);
    const target = tree.child(item, Role.Target);
    const marks = value >= 0 ? this.value(value) : clean;
    if (target >= 0) this.bind(target, marks, value);
  }

  /** Methods see what earlier ones, the constructor first of all, left in the object's fields. */
  protected classBody(node: Node): void {
    const { tree } = this;
    for (const child of tree.children(node)) {
      if (tree.role[child] === Role.Base || tree.role[child] === Role.Decorator) this.value(child);
    }
    const body = tree.child(node, Role.Body);
    if (body < 0) return;
    const members = tree.children(body);
    const outer = this.fields;
    this.fields = new Set(members.flatMap((member) => this.fieldName(member) ?? []));
    for (const member of members) {
      this.statements([member]);
      this.shareField(member);
    }
    this.fields = outer;
  }

  /** A field that is declared in a class is also one of `this`. */
  private shareField(member: Node): void {
    const field = this.tree.kind[member] === Kind.Assign ? this.fieldName(member) : undefined;
    if (field === undefined) return;
    for (const self of ['this', 'self']) this.env.alias(field, `${self}.${field}`, this.env.ownOf(field), 0);
  }

  private fieldName(member: Node): string | undefined {
    const { tree } = this;
    const kind = tree.kind[member];
    const target = kind === Kind.Assign || kind === Kind.Declare ? tree.child(member, Role.Target) : -1;
    return target >= 0 && tree.kind[target] === Kind.Name ? tree.nameOf(target) : undefined;
  }
}

/** True for code that holds more than names and literals: what is called or computed may throw. */
function mayThrow(tree: UniformTree, body: Node): boolean {
  for (let node = body; node < tree.next[body]; node++) if (throwing.has(tree.kind[node])) return true;
  return false;
}

function isLabel(tree: UniformTree, node: Node): boolean {
  return tree.kind[node] === Kind.Other && tree.nameOf(node) === 'label';
}
