import { type Edge, type Path, RECEIVER } from '../summaries/summary';
import { fitting, MAX_TARGETS, type Target } from './calls';
import type { Entry, Link, Outcome } from './entry';
import { Callers, type Linkage } from './linkage';
import { type CallNode, type ClassNode, type FunctionNode, portOf, resultPort } from './nodes';
import { type Domain, Tabulation } from './tabulation';

/** A function, a class, or an object of a class, on its way through the program. */
type Value =
  | { kind: 'function'; node: FunctionNode }
  | { kind: 'class'; node: ClassNode }
  | { kind: 'object'; node: ClassNode };

/** The bits of what is followed here: functions and classes, and objects. */
const FUNCTIONS = 1;
const OBJECTS = 2;
/** How many values are told apart at one place. */
const MAX_VALUES = 16;

/**
 * Finds what calls run whose callee is a value (a callback, an entry of a table, what a factory gives back), and on objects
 * of which classes methods are called: follows functions, classes and objects through the program.
 */
export class Values implements Domain {
  readonly followsUnknown = false;
  readonly knowsCalls = false;
  readonly callers = new Callers();
  /** Functions in which too many values arrive at one place to be told apart. */
  readonly cut = new Set<FunctionNode>();
  private readonly tabulation: Tabulation;
  private readonly valuesAt = new Map<Entry, Set<Value>>();
  private readonly functions = new Map<FunctionNode, Value>();
  private readonly classes = new Map<ClassNode, { class: Value; object: Value }>();
  /** By call: what its callee is, in each context. */
  private readonly called = new Map<FunctionNode, Map<number, Map<string, Map<FunctionNode, Target>>>>();
  private readonly receivers = new Map<FunctionNode, Map<number, Set<ClassNode>>>();
  /** The calls that an entry arrives at, as what is called or as the object. */
  private readonly arrivals = new Map<Entry, Outcome[]>();

  constructor(
    private readonly linkage: Linkage,
    maxFacts: number,
  ) {
    this.tabulation = new Tabulation(linkage, this, maxFacts);
    for (const caller of linkage.functions()) {
      for (let call = 0; call < caller.summary.calls.length; call++) {
        for (const target of linkage.staticTargets({ caller, call }).targets)
          this.callers.add({ caller, call }, target);
      }
    }
    for (const node of linkage.functions()) this.seed(node);
    this.tabulation.run();
    for (const node of this.tabulation.cut) this.cut.add(node);
  }

  rulesOf(edge: Edge, isPart: boolean): number {
    return edge.isSame && !isPart ? FUNCTIONS | OBJECTS : 0;
  }

  /** Functions are found in fields of objects in fields; objects where they lie less deep. */
  atPath(path: Path, rules: number): number {
    const dot = path.indexOf('.');
    if (dot < 0) return rules;
    return path.indexOf('.', dot + 1) < 0 ? rules & FUNCTIONS : 0;
  }

  /** What a call runs as far as is known until now. */
  targets(at: CallNode, context: string): readonly Target[] {
    const known = this.linkage.staticTargets(at).targets;
    const values = this.calledAt(at, context);
    return values.length === 0 ? known : [...known, ...values];
  }

  callersOf(node: FunctionNode): readonly (CallNode & { target: Target })[] {
    return this.callers.of(node);
  }

  /** What a call runs, all things considered. */
  finalTargets(at: CallNode, context: string): readonly Target[] {
    const found = this.linkage.staticTargets(at);
    const values = this.calledAt(at, context);
    if (found.virtual !== undefined) {
      const classes = this.receivers.get(at.caller)?.get(at.call);
      const site = at.caller.summary.calls[at.call];
      const exact = classes ? fitting(this.linkage.calls.exactly(classes, found.virtual), site) : [];
      if (exact.length + values.length > 0) return [...exact, ...values];
    }
    if (values.length > 0 && found.targets.every((each) => each.doubt > 0)) return values;
    return found.targets.length > MAX_TARGETS ? found.targets.slice(0, MAX_TARGETS) : found.targets;
  }

  private calledAt({ caller, call }: CallNode, context: string): readonly Target[] {
    const contexts = this.called.get(caller)?.get(call);
    if (!contexts) return [];
    if (context === '') return [...new Map([...contexts.values()].flatMap((each) => [...each])).values()];
    return [...(contexts.get(context)?.values() ?? []), ...(contexts.get('')?.values() ?? [])];
  }

  private seed(node: FunctionNode): void {
    const { file } = node;
    for (const [port, edges] of node.inputs) {
      if (!edges.some((each) => each.isSame)) continue;
      const { from } = edges[0];
      if (from.kind === 'function')
        this.start(node, port, '', this.functionValue(file.functions[from.function]));
      else if (from.kind === 'class')
        this.start(node, port, '', this.classValue(file.classes[from.class]).class);
      else if (from.kind === 'result') this.seedObject(node, from.call);
      else if (from.kind === 'cell') for (const edge of edges) this.seedName(node, edge);
      else if (from.kind === 'parameter' && from.index === RECEIVER) {
        for (const edge of edges) this.seedMethod(node, edge);
      }
    }
  }

  /** What a call makes. */
  private seedObject(caller: FunctionNode, call: number): void {
    const { made } = this.linkage.staticTargets({ caller, call });
    if (made) this.start(caller, resultPort(call), '', this.classValue(made).object);
  }

  /** A function or class of another file, by its name. */
  private seedName(node: FunctionNode, { from, isSame }: Edge): void {
    if (from.kind !== 'cell' || !isSame) return;
    for (const one of this.linkage.cells.definitionsAt(node, from.cell, from.path)) {
      if (one.kind === 'function') this.start(node, portOf(from), from.path, this.functionValue(one.node));
      else if (one.kind === 'class')
        this.start(node, portOf(from), from.path, this.classValue(one.node).class);
    }
  }

  /** A method of the object at hand as a value: `this.run`, where it is not called at once. */
  private seedMethod(node: FunctionNode, { from, to, isSame }: Edge): void {
    if (from.kind !== 'parameter' || !isSame || from.path === '' || !node.owner) return;
    if (to.kind === 'callee') {
      const { method, chain } = node.summary.calls[to.call].callee;
      if ((method ?? chain.at(-1)) === from.path) return;
    }
    for (const method of this.linkage.hierarchy.inherited(node.owner, from.path))
      this.start(node, portOf(from), from.path, this.functionValue(method));
  }

  private start(node: FunctionNode, port: string, path: string, value: Value): void {
    const entry = this.tabulation.seed(node, port, path, bitOf(value));
    this.addValues(entry, [value]);
  }

  private functionValue(node: FunctionNode): Value {
    let value = this.functions.get(node);
    if (!value) {
      value = { kind: 'function', node };
      this.functions.set(node, value);
    }
    return value;
  }

  private classValue(node: ClassNode): { class: Value; object: Value } {
    let values = this.classes.get(node);
    if (!values) {
      values = { class: { kind: 'class', node }, object: { kind: 'object', node } };
      this.classes.set(node, values);
    }
    return values;
  }

  private valuesOf(entry: Entry): Set<Value> {
    return setDefault(this.valuesAt, entry, () => new Set<Value>());
  }

  private addValues(first: Entry, values: Iterable<Value>): void {
    const work: [Entry, Iterable<Value>][] = [[first, [...values]]];
    for (let next = work.pop(); next; next = work.pop()) {
      const [entry, arriving] = next;
      const known = this.valuesOf(entry);
      const fresh: Value[] = [];
      for (const value of arriving) {
        if (known.has(value)) continue;
        if (known.size >= MAX_VALUES) {
          this.cut.add(entry.node);
          break;
        }
        known.add(value);
        fresh.push(value);
      }
      if (fresh.length === 0) continue;
      for (const outcome of this.arrivals.get(entry) ?? []) this.arrive(entry, outcome, fresh);
      for (const link of entry.links.values()) work.push([link.to, carriedBy(link, fresh)]);
    }
  }

  onLink(link: Link): void {
    this.addValues(link.to, carriedBy(link, this.valuesOf(link.from)));
  }

  onOutcome(entry: Entry, outcome: Outcome): void {
    const { to, path } = outcome;
    const isObject = to.kind === 'argument' && to.index === RECEIVER && path === '';
    if (!isObject && (to.kind !== 'callee' || path !== '')) return;
    const known = this.arrivals.get(entry);
    if (known) known.push(outcome);
    else this.arrivals.set(entry, [outcome]);
    this.arrive(entry, outcome, this.valuesOf(entry));
  }

  private arrive(entry: Entry, { to }: Outcome, values: Iterable<Value>): void {
    for (const value of values) {
      if (to.kind === 'callee') this.call({ caller: entry.node, call: to.call }, entry.context, value);
      else if (to.kind === 'argument' && value.kind === 'object') {
        this.callOn({ caller: entry.node, call: to.call }, value.node);
      }
    }
  }

  private call(at: CallNode, context: string, value: Value): void {
    if (value.kind === 'function') this.addTarget(at, context, { node: value.node, doubt: 0, makes: false });
    else if (value.kind === 'class') {
      const { method } = at.caller.summary.calls[at.call].callee;
      if (method !== undefined && method !== 'new') {
        for (const target of this.linkage.calls.exactly([value.node], method))
          this.addTarget(at, context, target);
        return;
      }
      for (const target of this.linkage.calls.constructed(value.node)) this.addTarget(at, context, target);
      const port = resultPort(at.call);
      if (at.caller.inputs.has(port)) this.start(at.caller, port, '', this.classValue(value.node).object);
    }
  }

  /** A method of an object whose class is known only now. */
  private callOn(at: CallNode, node: ClassNode): void {
    const calls = setDefault(this.receivers, at.caller, () => new Map<number, Set<ClassNode>>());
    const classes = setDefault(calls, at.call, () => new Set<ClassNode>());
    if (classes.has(node)) return;
    classes.add(node);
    const { method } = at.caller.summary.calls[at.call].callee;
    const found = this.linkage.staticTargets(at);
    if (method === undefined || (found.virtual !== undefined && found.targets.length > 0)) return;
    for (const target of this.linkage.calls.exactly([node], method)) this.addTarget(at, '', target);
  }

  private addTarget(at: CallNode, context: string, target: Target): void {
    const calls = setDefault(this.called, at.caller, () => new Map());
    const contexts = setDefault(calls, at.call, () => new Map<string, Map<FunctionNode, Target>>());
    const targets = setDefault(contexts, context, () => new Map<FunctionNode, Target>());
    if (targets.has(target.node)) return;
    if (targets.size >= MAX_TARGETS) {
      this.cut.add(at.caller);
      return;
    }
    targets.set(target.node, target);
    if (!this.linkage.staticTargets(at).targets.some((each) => each.node === target.node))
      this.callers.add(at, target);
    this.tabulation.revisit(at);
  }
}

function bitOf({ kind }: Value): number {
  return kind === 'object' ? OBJECTS : FUNCTIONS;
}

/** Those of some values that a link carries on. */
function carriedBy({ rules }: Link, values: Iterable<Value>): Value[] {
  return [...values].filter((each) => (rules & bitOf(each)) !== 0);
}

function setDefault<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
