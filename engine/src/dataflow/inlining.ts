import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import type { Evaluated } from './call-values';
import { passesElements } from './calls';
import { Definitions } from './definitions';
import type { Environment } from './environment';
import { Functions } from './functions';
import { elementsOf, literalOf } from './literals';
import { clean, type Marks, step, union } from './marks';
import { accessPath, calleeText } from './paths';
import type { Binding as How } from './targets';

/** Functions that are run inside of each other at most, and in all. */
const depthAtMost = 8;
const callsAtMost = 2000;

/** What a parameter gets. */
interface Given {
  marks: Marks;
  /** The argument, or -1. */
  node: Node;
}

/** What is known where a function is called. */
interface Outside {
  env: Environment;
  handed: ReadonlyMap<string, readonly Node[]>;
}

/**
 * Runs the functions of the file where they are called, with what is handed over, for rules that ask for it; a function
 * that is handed over is run where it is called.
 */
export abstract class Inlining extends Functions {
  private definitions: Definitions | undefined;
  private callsLeft = callsAtMost;
  private readonly running: Node[] = [];
  /** The functions that variables, parameters and fields may stand for, by access path. */
  private handed = new Map<string, readonly Node[]>();

  protected runCalled(call: Node, evaluated: Evaluated): Marks | undefined {
    const { tree } = this;
    const { callee, receiver, ofReceiver } = evaluated;
    if (!this.points.followsCalls || callee < 0) return undefined;
    const args = tree.childrenWith(call, Role.Argument);
    const called = this.functionsOf(callee, args.length);
    if (called.length === 0) return this.runCallbacks(evaluated, args);
    const given = args.map((node) => ({ node, marks: evaluated.ofArgument.get(node) ?? clean }));
    const isNew = tree.kind[call] === Kind.New || this.definitions?.isClass(callee) === true;
    const self = isNew || receiver < 0 ? undefined : accessPath(tree, receiver);
    let own: Marks = clean;
    for (const definition of called) {
      const returned = this.runDefinition(definition, given, self, isNew ? clean : ofReceiver, isNew, call);
      if (!returned) return undefined;
      own = union(own, returned);
    }
    return step(own, call, `returned by ${calleeText(tree, callee).split('.').pop() ?? ''}()`);
  }

  /** Functions handed to one that is not in the file get what it is called on, or its other arguments. */
  private runCallbacks({ callee, receiver, ofReceiver, ofArguments }: Evaluated, args: Node[]): undefined {
    const { tree } = this;
    const isMethod = receiver >= 0 && passesElements(tree, callee);
    if (!isMethod && !(receiver < 0 && /^(map|filter|reduce)$/.test(tree.nameOf(callee)))) return;
    for (const argument of args) {
      const kind = tree.kind[argument];
      if (kind !== Kind.Name && kind !== Kind.Member && kind !== Kind.Function) continue;
      const marks = isMethod ? ofReceiver : ofArguments;
      for (const definition of this.functionsOf(argument, -1))
        this.runDefinition(definition, [{ node: -1, marks }], undefined, clean, false, -1);
    }
  }

  /** The functions that an expression may stand for. `count`: the arguments that it is called with, -1 for none. */
  private functionsOf(callee: Node, count: number): readonly Node[] {
    const { tree } = this;
    if (tree.kind[callee] === Kind.Function) return [callee];
    const path = accessPath(tree, this.invoked(callee));
    const handed = path === undefined ? undefined : this.handed.get(path);
    if (handed !== undefined) return handed;
    this.definitions ??= new Definitions(this.facts);
    const definition = this.definitions.calledBy(callee, count);
    return definition === undefined ? [] : [definition];
  }

  protected override bindOne(node: Node, marks: Marks, value: Node, how?: How): void {
    super.bindOne(node, marks, value, how);
    const path = this.points.followsCalls && value >= 0 ? accessPath(this.tree, node) : undefined;
    if (path !== undefined) this.noteFunctions(path, value, this.handed);
  }

  /** Remembers that a path may stand for functions, itself or in its fields; what it was before it may still be. */
  private noteFunctions(path: string, value: Node, known: ReadonlyMap<string, readonly Node[]>): void {
    const { tree } = this;
    const literal = literalOf(tree, value);
    if (literal >= 0) {
      for (const [key, element] of elementsOf(tree, literal))
        if (key !== undefined) this.noteFunctions(`${path}.${key}`, element, known);
      return;
    }
    const kind = tree.kind[value];
    const from = accessPath(tree, value);
    if (from === undefined && kind !== Kind.Function) return;
    const functions = this.functionsOf(value, -1).filter((each) => !known.get(path)?.includes(each));
    if (functions.length > 0) this.handed.set(path, [...(known.get(path) ?? []), ...functions]);
    if (from === undefined) return;
    for (const [each, named] of known)
      if (each.startsWith(`${from}.`)) this.handed.set(`${path}${each.slice(from.length)}`, named);
  }

  /** What is called: `f` of `f(x)`, and of `f.apply(x)` where functions are objects with one method. */
  private invoked(callee: Node): Node {
    const { tree } = this;
    if (tree.kind[callee] !== Kind.Member) return callee;
    const property = tree.child(callee, Role.Property);
    const isInvoke =
      property >= 0 && /^(apply|call|accept|invoke|Invoke|test|run)$/.test(tree.nameOf(property));
    return isInvoke ? tree.child(callee, Role.Object) : callee;
  }

  /** Runs a function; undefined where that would go too far. */
  private runDefinition(
    definition: Node,
    given: readonly Given[],
    self: string | undefined,
    ofSelf: Marks,
    isNew: boolean,
    call: Node,
  ): Marks | undefined {
    const { tree } = this;
    const body = tree.child(definition, Role.Body);
    if (body < 0 || this.running.includes(definition)) return undefined;
    if (this.running.length >= depthAtMost || this.callsLeft <= 0) return undefined;
    this.callsLeft--;
    const outer = this.env;
    const handed = this.handed;
    this.env = this.visibleIn(definition);
    this.handed = new Map(handed);
    this.running.push(definition);

    const takesSelf = this.definitions?.takesSelf(definition) ?? false;
    const parameters = tree.childrenWith(definition, Role.Parameter);
    const selfName = takesSelf ? (this.nameOfTarget(parameters.shift()) ?? 'this') : 'this';
    this.env.adopt(outer, self, selfName, ofSelf);
    const { own, ended } = this.within(definition, (names) => {
      names.add(selfName);
      parameters.forEach((parameter, i) => {
        this.hand(parameter, this.givenTo(parameter, i, given), { env: outer, handed }, names);
      });
    });

    this.running.pop();
    this.handed = handed;
    this.env = outer;
    const end = ended.reduce<Environment | undefined>((all, { env }) => all?.join(env) ?? env, undefined);
    if (!end) {
      this.env.alive = false;
      return clean;
    }
    outer.absorb(end, -1, (path) => !own.has(path.split('.')[0]));
    if (self !== undefined) outer.adoptFields(end, selfName, self);
    parameters.forEach((parameter, i) => {
      const name = this.nameOfTarget(parameter);
      const { node } = this.givenTo(parameter, i, given);
      const path = node < 0 ? undefined : accessPath(tree, node);
      if (name !== undefined && path !== undefined) outer.adoptFields(end, name, path);
    });
    if (isNew) {
      this.made.set(call, { env: end, path: selfName });
      return end.read(selfName);
    }
    const paths = ended.map(({ path }) => path);
    if (call >= 0 && paths[0] !== undefined && ended.length === 1)
      this.made.set(call, { env: end, path: paths[0] });
    return ended.reduce<Marks>((all, { marks }) => union(all, marks), clean);
  }

  /** What a function sees of what is known here: not the variables of functions that it does not stand in. */
  private visibleIn(definition: Node): Environment {
    const env = this.env.copy();
    for (const { node, names } of this.locals) {
      if (!this.tree.contains(node, definition)) for (const name of names) env.forget(name);
    }
    return env;
  }

  private hand(parameter: Node, { marks, node }: Given, outer: Outside, own: Set<string>): void {
    const { tree } = this;
    const name = this.nameOfTarget(parameter);
    if (name !== undefined) this.env.forget(name);
    this.bindParameter(parameter, step(marks, parameter, 'handed over'), own, node);
    if (node < 0 || name === undefined) return;
    for (const path of [...this.handed.keys()])
      if (path === name || path.startsWith(`${name}.`)) this.handed.delete(path);
    this.noteFunctions(name, node, outer.handed);
    const path = accessPath(tree, node);
    const literal = literalOf(tree, node);
    if (path !== undefined && outer.env.knowsFields(path))
      this.env.adopt(outer.env, path, name, outer.env.ownOf(path));
    else if (literal >= 0) this.writeLiteral(name, literal, 0);
  }

  /** The argument for a parameter: by its name, else by its place. */
  private givenTo(parameter: Node, place: number, given: readonly Given[]): Given {
    const { tree } = this;
    const name = this.nameOfTarget(parameter);
    for (const each of given) {
      if (each.node < 0 || tree.kind[each.node] !== Kind.Keyword) continue;
      if (tree.nameOf(tree.child(each.node, Role.Key)) !== name) continue;
      return { marks: each.marks, node: tree.child(each.node, Role.Value) };
    }
    const at = given[place];
    if (!at) return { marks: clean, node: -1 };
    if (at.node >= 0 && tree.kind[at.node] === Kind.Keyword) return { marks: clean, node: -1 };
    const target = tree.child(parameter, Role.Target);
    // A parameter for all that is left.
    const takesRest = target >= 0 && tree.kind[target] === Kind.Spread;
    return takesRest
      ? { node: -1, marks: given.slice(place).reduce((all, { marks }) => union(all, marks), clean) }
      : at;
  }

  private nameOfTarget(parameter: Node | undefined): string | undefined {
    const { tree } = this;
    const target = parameter === undefined ? -1 : tree.child(parameter, Role.Target);
    return target >= 0 && tree.kind[target] === Kind.Name ? tree.nameOf(target) : undefined;
  }
}
