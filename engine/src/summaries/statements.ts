import { capturesOf, casesOf, fallsThrough, guardOf, isNamedValue } from '../dataflow/cases';
import { accessPath } from '../dataflow/paths';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { Components } from './components';
import { type Folded, isTrue } from './folding';
import { State } from './state';
import { WHOLE } from './summary';
import { clean, either, type Value } from './values';

/** Loops in loops beyond this depth are run once. */
const nestedAtMost = 3;
/** Rounds in which all but contrived loops come to rest. */
const roundsAtMost = 3;
/** Functions that throw unless their first argument is true. */
const requiring =
  /^(require|check|assert|((Preconditions|Verify)\.)?(checkArgument|checkState|verify)|(Assert|Validate)\.(isTrue|state|validState))$/;
/** Statements of a `try` behind which it is noted what a handler may see. */
const betweenAtMost = 20;

/** Runs statements: both ways of a branch, loops until nothing changes. */
export abstract class Statements extends Components {
  /** The states at `break` and `continue` of the loops and switches around. */
  private readonly exits: { breaks: State[]; continues: State[] }[] = [];
  /** The states at each `goto`, by label. */
  private readonly jumps = new Map<string, State>();
  private loops = 0;

  /** Runs statements in order; the value of the last one. */
  protected statements(nodes: readonly Node[]): Value {
    let last = clean;
    for (const node of nodes) {
      if (!this.state.alive && !this.isLabel(node) && !this.isDeclaration(node)) continue;
      const value = this.statement(node);
      // What ends a clause is not its value.
      if (this.tree.kind[node] !== Kind.Break) last = value;
    }
    return last;
  }

  /** Functions and classes are declared even below a return. */
  private isDeclaration(node: Node): boolean {
    const kind = this.tree.kind[node];
    return kind === Kind.Function || kind === Kind.Class;
  }

  private isLabel(node: Node): boolean {
    return this.tree.kind[node] === Kind.Other && this.tree.nameOf(node) === 'label';
  }

  /** What a function returns; `source`: the expression, or -1. */
  protected abstract returned(value: Value, source: Node): void;

  protected statement(node: Node): Value {
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
      case Kind.With:
        return this.with(node);
      case Kind.Return: {
        const value = this.returnedBy(node);
        this.report(node, value);
        this.returned(value, this.tree.firstChild(node));
        this.state.alive = false;
        return clean;
      }
      case Kind.Throw: {
        const value = this.any(node);
        this.report(node, value);
        this.thrown.at(-1)?.push(value);
        this.state.alive = false;
        return clean;
      }
      case Kind.Break:
        for (const { breaks } of this.meantBy(node)) breaks.push(this.state.fork());
        this.state.alive = false;
        return clean;
      case Kind.Continue: {
        for (const { continues } of this.meantBy(node)) continues.push(this.state.fork());
        this.state.alive = false;
        return clean;
      }
      case Kind.Assert: {
        const [test] = tree.children(node);
        this.any(node);
        if (test !== undefined) this.assume(this.state, test, true);
        return clean;
      }
      case Kind.Delete:
        for (const target of tree.children(node)) this.bind(target, clean, -1);
        return clean;
      case Kind.Import:
        return clean;
      case Kind.Export:
        return this.exported(node);
      case Kind.Other:
        return this.jump(node) ? clean : this.value(node);
      case Kind.Call: {
        const value = this.value(node);
        // `check(x);` may throw unless x is harmless.
        if (tree.role[node] === Role.Statement) this.vouch(node, 'always');
        this.takeForGranted(node);
        return value;
      }
      default:
        return this.value(node);
    }
  }

  /** `require(x in allowed)` goes on only where the condition holds. */
  private takeForGranted(call: Node): void {
    const { tree } = this;
    const callee = tree.child(call, Role.Callee);
    const condition = tree.child(call, Role.Argument);
    if (callee >= 0 && condition >= 0 && requiring.test(tree.textOf(callee)))
      this.assume(this.state, condition, true);
  }

  /** The loops and switches that a `break` or `continue` may mean: with a label any of those around. */
  private meantBy(node: Node): readonly { breaks: State[]; continues: State[] }[] {
    return this.tree.firstChild(node) < 0 ? this.exits.slice(-1) : this.exits;
  }

  /** `export default v`: others get the value under that name. */
  private exported(node: Node): Value {
    const value = this.value(node);
    const name = this.tree.nameOf(node);
    if (name !== 'default' && name !== '=') return value;
    const below = (path: string) => (name === '=' ? path : path === '' ? name : `${name}.${path}`);
    this.flow(value, (path) => ({ kind: 'cell', cell: WHOLE, path: below(path) }));
    return clean;
  }

  /** Several values are returned as the elements of one. */
  private returnedBy(node: Node): Value {
    const values = this.tree.children(node).map((child) => this.value(child));
    if (values.length < 2) return values[0] ?? clean;
    const object = this.objectAt(`returned ${node}`);
    const slots = new Map(
      values.map((value, i) => [String(i), { value, isMaybe: false, isInitial: false }] as const),
    );
    this.state.setObject(object, { slots, rest: clean, added: [], length: values.length });
    return { marks: [], objects: [object] };
  }

  /** A `goto` ends the way and its label takes it up again, further down. False for any other statement. */
  private jump(node: Node): boolean {
    const { tree, jumps } = this;
    const isGoto = tree.nameOf(node) === 'goto';
    const target = isGoto || this.isLabel(node) ? tree.child(node, Role.Key) : -1;
    if (target < 0) return false;
    const label = tree.nameOf(target);
    const known = jumps.get(label);
    if (isGoto) {
      jumps.set(label, known ? State.join(known, [known, this.state]) : this.state.fork());
      this.state.alive = false;
    } else if (known) this.state = State.join(known, [known, this.state]);
    return true;
  }

  private branch(node: Node): Value {
    let result = clean;
    const run = (role: Role) => () => {
      result = either(result, this.part(node, role));
    };
    this.bothWays(this.tree.child(node, Role.Test), run(Role.Then), run(Role.Else));
    return result;
  }

  /** Runs the part of a statement that has a role. */
  private part(node: Node, role: Role): Value {
    const child = this.tree.child(node, role);
    return child < 0 ? clean : this.statement(child);
  }

  private loop(node: Node): void {
    const { tree } = this;
    const init = tree.child(node, Role.Init);
    if (init >= 0) this.value(init);
    const test = tree.child(node, Role.Test);
    const update = tree.child(node, Role.Update);
    const decided = this.decidedTest(node, test);
    const isEntered = decided === true || tree.nameOf(node) === 'do' || this.isFirstTrue(init, test);
    if (decided === false && !isEntered) {
      this.part(node, Role.Else);
      return;
    }
    const start = this.state;
    const exits = { breaks: [] as State[], continues: [] as State[] };
    this.exits.push(exits);
    this.loops++;
    const rounds = this.loops > nestedAtMost ? 1 : roundsAtMost;
    for (let round = 0; round < rounds; round++) {
      const before = this.state;
      this.state = before.fork();
      if (tree.kind[node] === Kind.ForEach) this.bindElement(node);
      if (test >= 0) {
        this.value(test);
        this.assume(this.state, test, true);
      }
      this.part(node, Role.Body);
      if (update >= 0 && this.state.alive) this.value(update);
      const skipped = isEntered && round === 0 ? [] : [before.fork()];
      this.state = State.join(before, [...skipped, this.state, ...exits.continues.splice(0)]);
      if (!this.state.alive || this.state.isLike(before)) break;
    }
    this.loops--;
    this.exits.pop();
    // A loop that its test never ends is left where it says so.
    if (decided === true) this.state = State.join(start, []);
    else if (test >= 0) this.assume(this.state, test, false);
    // `else` of a loop is for those that were not left by `break`.
    if (this.state.alive) this.part(node, Role.Else);
    this.state = State.join(start, [this.state, ...exits.breaks]);
  }

  /** Whether a loop's test is always true, or never; undefined where it depends. */
  private decidedTest(node: Node, test: Node): boolean | undefined {
    if (this.tree.kind[node] !== Kind.Loop) return undefined;
    if (test < 0) return true;
    const known = this.context.folding.value(test);
    return known === undefined ? undefined : isTrue(known);
  }

  /** True for a loop that counts from a known number to a known one, and so runs at least once. */
  private isFirstTrue(init: Node, test: Node): boolean {
    const { tree } = this;
    if (init < 0 || test < 0 || tree.kind[init] !== Kind.Assign || tree.kind[test] !== Kind.Binary)
      return false;
    const [target, counted] = [tree.child(init, Role.Target), tree.child(test, Role.Left)];
    if (target < 0 || counted < 0 || tree.name[target] !== tree.name[counted]) return false;
    const from = this.context.folding.value(tree.child(init, Role.Value));
    const to = this.context.folding.value(tree.child(test, Role.Right));
    if (typeof from !== 'number' || typeof to !== 'number') return false;
    const operator = tree.nameOf(test);
    return (operator === '<' && from < to) || (operator === '<=' && from <= to);
  }

  private attempt(node: Node): Value {
    const { tree } = this;
    for (const resource of tree.childrenWith(node, Role.Item)) this.item(resource);
    const before = this.state;
    this.state = before.fork();
    this.thrown.push([]);
    const between: State[] = [];
    let value = this.tried(tree.child(node, Role.Body), between);
    const thrownValue = (this.thrown.pop() ?? []).reduce(either, clean);
    const atEnd = this.state.fork();
    if (this.state.alive && tree.child(node, Role.Else) >= 0) {
      this.state = atEnd.fork();
      value = this.part(node, Role.Else);
    }
    const ways = [this.state];
    // What the body did before it threw is unknown: a handler sees it all.
    const thrown = between.map((state) => state.fork());
    for (const state of thrown) state.alive = true;
    const atHandler = State.join(before, [before.fork(), ...thrown]);
    for (const handler of tree.childrenWith(node, Role.Handler)) {
      this.state = atHandler.fork();
      const target = tree.child(handler, Role.Target);
      if (target >= 0) this.bind(target, this.stepped(thrownValue, target, 'caught here'), -1);
      value = either(value, this.part(handler, Role.Body));
      ways.push(this.state);
    }
    const after = State.join(before, ways);
    const finalizer = tree.child(node, Role.Finalizer);
    const ended = !after.alive;
    this.state = ended && finalizer >= 0 ? atHandler.fork() : after;
    if (finalizer < 0) return value;
    for (const block of tree.children(finalizer)) this.statement(block);
    if (ended) this.state.alive = false;
    return value;
  }

  /** Runs the body of a `try`; `between` gets the states behind its statements, each of which may be the last. */
  private tried(body: Node, between: State[]): Value {
    const { tree } = this;
    if (body < 0) return clean;
    const statements = tree.kind[body] === Kind.Block ? tree.children(body) : [body];
    let value = clean;
    for (const [i, statement] of statements.entries()) {
      value = this.statements([statement]);
      if (i >= betweenAtMost && i < statements.length - 1) continue;
      between.push(this.state);
      this.state = this.state.fork();
    }
    return value;
  }

  private select(node: Node): Value {
    const { tree } = this;
    const subject = tree.child(node, Role.Subject);
    const ofSubject = subject >= 0 ? this.value(subject) : clean;
    const known = subject >= 0 ? this.context.folding.value(subject) : undefined;
    const path = subject >= 0 ? accessPath(tree, subject) : undefined;
    const { casesFallThrough, casesBindNames } = this.facts.traits;
    const before = this.state;
    const exits: State[] = [];
    // A `break` ends the switch; Python's belongs to the loop around the match.
    if (!casesBindNames) this.exits.push({ breaks: exits, continues: exits });
    const options = casesOf(tree, node);
    const chosen = known === undefined ? undefined : this.chosen(options, known);
    let through: State | undefined;
    let hasDefault = chosen !== undefined;
    let value = clean;
    for (const option of options) {
      const test = tree.child(option, Role.Test);
      if (test < 0) hasDefault = true;
      const isEntered = chosen === undefined || chosen === option;
      if (!isEntered && !through) continue;
      this.state = before.fork();
      if (isEntered && path !== undefined && test >= 0 && isNamedValue(tree, test))
        this.cleanSubject(subject);
      if (isEntered && subject >= 0 && test < 0) this.excludeCases(subject, options);
      const ways = isEntered ? [this.state] : [];
      this.state = State.join(before, through ? [...ways, through] : ways);
      this.enterCase(option, ofSubject);
      const body = tree.child(option, Role.Value);
      const ofCase =
        body >= 0 ? this.value(body) : this.statements(tree.childrenWith(option, Role.Statement));
      value = either(value, ofCase);
      const goesOn = (casesFallThrough && body < 0) || fallsThrough(tree, option);
      through = goesOn && this.state.alive ? this.state : undefined;
      if (!goesOn) exits.push(this.state);
    }
    if (!casesBindNames) this.exits.pop();
    const ways = [...exits, ...(through ? [through] : []), ...(hasDefault ? [] : [before.fork()])];
    this.state = State.join(before, ways);
    return value;
  }

  /** The clause that a known subject enters; undefined where a clause's value is not known. */
  private chosen(options: readonly Node[], subject: Folded): Node | undefined {
    const { tree } = this;
    let otherwise: Node | undefined = -1;
    for (const option of options) {
      const tests = tree.childrenWith(option, Role.Test);
      if (tests.length === 0) otherwise = option;
      for (const test of tests) {
        const value = this.context.folding.value(test);
        if (value === undefined) {
          const isWild = tree.kind[test] === Kind.Name && tree.nameOf(test) === '_';
          if (!isWild) return undefined;
          return option;
        }
        if (value === subject) return option;
      }
    }
    return otherwise;
  }

  /** In a clause for one value the subject is that value. */
  private cleanSubject(subject: Node): void {
    this.bind(subject, clean, -1);
  }

  /** Where no clause fits, the subject is none of their values. */
  private excludeCases(subject: Node, options: readonly Node[]): void {
    for (const option of options)
      for (const test of this.tree.childrenWith(option, Role.Test)) this.differs(subject, test);
  }

  /** Gives the names of a pattern what was matched, and takes its guard as proven. */
  private enterCase(option: Node, subject: Value): void {
    const { tree } = this;
    const { casesBindNames = false } = this.facts.traits;
    for (const test of tree.childrenWith(option, Role.Test)) {
      if (!casesBindNames && tree.kind[test] !== Kind.If) this.value(test);
      const isWhole = tree.kind[test] === Kind.Name;
      for (const name of capturesOf(tree, test, casesBindNames))
        this.bind(name, isWhole ? subject : either(subject, this.state.read(subject, undefined)), -1);
    }
    const guard = guardOf(tree, option);
    if (guard < 0) return;
    this.value(guard);
    this.assume(this.state, guard, true);
  }

  private with(node: Node): Value {
    let last = clean;
    for (const child of this.tree.children(node)) {
      if (this.tree.role[child] === Role.Item) this.item(child);
      else last = this.statement(child);
    }
    return last;
  }

  private item(item: Node): void {
    const { tree } = this;
    if (tree.kind[item] !== Kind.WithItem) {
      this.value(item);
      return;
    }
    const value = tree.child(item, Role.Value);
    const of = value >= 0 ? this.value(value) : clean;
    const target = tree.child(item, Role.Target);
    if (target < 0) return;
    // What a generator yields is given by `with` where it was made a context manager.
    const given = this.facts.traits.yieldsElements ? either(of, this.state.read(of, undefined)) : of;
    this.bind(target, given, value);
  }
}
