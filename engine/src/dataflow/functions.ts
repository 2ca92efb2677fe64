import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { firstAtLeast } from '../syntax/tree-index';
import { CallValues } from './call-values';
import { capturesOf } from './cases';
import type { Environment } from './environment';
import { clean, type Marks, union } from './marks';
import { targetsOf } from './paths';

/** Kinds that bind their target. */
const bindingKinds = new Set([Kind.Assign, Kind.Declare, Kind.ForEach, Kind.WithItem, Kind.Catch]);

/** One way in which a function may end. */
export interface Returned {
  env: Environment;
  marks: Marks;
  /** The access path of what is returned. */
  path: string | undefined;
}

/** Runs functions where they stand, with what is known there. */
export abstract class Functions extends CallValues {
  /** Environments at `break` and `continue` of the enclosing loops and switches. */
  protected readonly exits: Environment[][] = [];
  /** Environments at each `goto` of the function that is run, by label. */
  protected jumps = new Map<string, Environment>();
  /** The fields that the class around declares. */
  protected fields: ReadonlySet<string> = new Set();
  /** What the functions around declare themselves. */
  protected readonly locals: { node: Node; names: ReadonlySet<string> }[] = [];
  /** What the functions that are run have returned so far, where calls are followed. */
  protected readonly returns: Returned[][] = [];

  protected twinOf(path: string): string | undefined {
    if (!this.facts.traits.fieldsNeedNoThis) return undefined;
    const field = path.startsWith('this.') ? path.slice(5) : path;
    if (!this.fields.has(field) || this.locals.some(({ names }) => names.has(field))) return undefined;
    return field === path ? `this.${field}` : field;
  }

  protected enterFunction(node: Node): void {
    const { tree, points } = this;
    const { rules, hasSource } = this.pointsIn(node);
    // Without a source in it, and with nothing marked around it, no data can be followed, but for what it calls.
    const isIdle = rules === 0 || (!hasSource && this.env.isClean);
    if (isIdle && !points.followsCalls) return;
    const outer = this.env;
    this.env = this.seenBy(node);
    this.env.alive = true;
    const { own } = this.within(node, (names) => {
      this.bindReceiver(node, names);
      for (const parameter of tree.childrenWith(node, Role.Parameter))
        this.bindParameter(parameter, clean, names);
    });
    const inner = this.env;
    this.env = outer;
    // A function that is declared may never be called; one that is handed over is taken to be.
    const isMethod = points.followsCalls && tree.enclosing(node, Kind.Class) >= 0;
    if (!isMethod && tree.role[node] === Role.Statement) return;
    this.env.absorb(inner, points.followsCalls ? -1 : rules, (path) => !own.has(path.split('.')[0]));
  }

  /** What a function knows of the program around it. */
  private seenBy(node: Node): Environment {
    const { tree } = this;
    const { seenEverywhere } = this.facts.traits;
    if (!seenEverywhere || tree.child(node, Role.FunctionName) < 0) return this.env.copy();
    const declared = new Set<string>();
    for (let at = node; at < tree.next[node]; at++) {
      if (tree.kind[at] === Kind.Outer) for (const name of tree.children(at)) declared.add(tree.nameOf(name));
    }
    return this.env.only((path) => {
      const [variable] = path.split('.', 1);
      return seenEverywhere.test(variable) || declared.has(variable);
    });
  }

  /**
   * Runs the body of a function.
   * @param enter binds its parameters and adds their names to those that it declares itself
   * @returns these names, and how it may end where calls are followed
   */
  protected within(
    definition: Node,
    enter: (own: Set<string>) => void,
  ): { own: ReadonlySet<string>; ended: readonly Returned[] } {
    const own = new Set<string>();
    const returned: Returned[] = [];
    this.locals.push({ node: definition, names: own });
    this.returns.push(returned);
    this.exits.push([]);
    const { jumps } = this;
    this.jumps = new Map();
    enter(own);
    const body = this.tree.child(definition, Role.Body);
    if (body >= 0) {
      this.collectOwn(body, own);
      const last = this.statement(body);
      const marks = this.facts.traits.returnsLastValue ? last : clean;
      if (this.env.alive) returned.push({ env: this.env, marks, path: undefined });
    }
    this.jumps = jumps;
    this.exits.pop();
    this.returns.pop();
    this.locals.pop();
    return { own, ended: returned };
  }

  private bindReceiver(node: Node, own: Set<string>): void {
    const { tree } = this;
    const receiver = tree.child(node, Role.Receiver);
    const self = receiver >= 0 ? tree.child(receiver, Role.Target) : -1;
    if (self < 0) return;
    own.add(tree.nameOf(self));
    this.bind(self, clean, -1, 'parameter');
  }

  /** `value`: what it is called with, or -1. */
  protected bindParameter(parameter: Node, marks: Marks, own: Set<string>, value = -1): void {
    const { tree } = this;
    const fallback = tree.child(parameter, Role.Default);
    const ofFallback = fallback < 0 ? clean : this.value(fallback);
    const target = tree.child(parameter, Role.Target);
    if (target < 0) return;
    for (const name of targetsOf(tree, target)) own.add(tree.nameOf(name));
    const isPattern = tree.kind[target] !== Kind.Name;
    this.bind(target, union(marks, ofFallback), isPattern ? value : -1, 'parameter');
  }

  /** Names that a function declares itself: what they hold does not leave it. */
  private collectOwn(body: Node, own: Set<string>): void {
    const { tree } = this;
    const { assigningDeclares, casesBindNames = false } = this.facts.traits;
    const outer = new Set<string>();
    for (let node = body; node < tree.next[body]; node++) {
      const kind = tree.kind[node];
      if (kind === Kind.Case) {
        for (const test of tree.childrenWith(node, Role.Test))
          for (const name of capturesOf(tree, test, casesBindNames)) own.add(tree.nameOf(name));
      }
      if (kind === Kind.Outer) for (const name of tree.children(node)) outer.add(tree.nameOf(name));
      const target = bindingKinds.has(kind) ? tree.child(node, Role.Target) : -1;
      if (target < 0) continue;
      const declares =
        kind !== Kind.Assign ||
        assigningDeclares ||
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
