import { bare, type Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { Origins } from './origins';
import { exitsOf, nodesOf, nodesWithin } from './places';
import { labelsIn, plainLabel, type TaintQuery } from './query';
import { type LabelTest, labelTest } from './requirements';

/** A source that does more than mark the value at its node. */
export interface SourceAt {
  /** The bit of its label. */
  bit: number;
  requires: LabelTest | undefined;
  bySideEffect: boolean | 'only';
  control: boolean;
}

/** A sink of one query. */
export interface SinkAt {
  query: number;
  /** The bits of the query. */
  rules: number;
  match: Match;
  accepts: LabelTest;
  /** True where data in a part of the value does not count. */
  isWhole: boolean;
  /** Where metavariables have labels of their own to satisfy: the nodes that each stands for. */
  parts: readonly { nodes: readonly Node[]; accepts: LabelTest }[];
}

/** Hands what arrives at one expression on to others. */
export interface PropagatorAt {
  rules: number;
  to: readonly Node[];
  bySideEffect: boolean;
  requires: LabelTest | undefined;
  /** The bits that `label` takes the place of; 0: all stay as they are. */
  replaces: number;
  label: number;
}

/** All that rules say of one node; a bit a rule, or a label of it. */
export interface Point {
  /** The rules that have a source, a sink or an end of a propagator here. */
  rules: number;
  /** Sources that mark the value at the node and do nothing else. */
  plain: number;
  sources: SourceAt[];
  /** Rules for which the value at the node is clean. */
  cleaned: number;
  /** Rules for which the variable at the node is clean from there on. */
  cleanedAfter: number;
  sinks: SinkAt[];
  /** Sinks that are this whole call: what goes into it counts. */
  callSinks: SinkAt[];
  /** Sinks at the end of a function, which this statement is. */
  exits: SinkAt[];
  from: PropagatorAt[];
  to: PropagatorAt[];
  /** True where a sink around the node asks what arrived at it. */
  watched: boolean;
}

type Options = TaintQuery['options'];

/** Where the rules of one run say something, and the bits that stand for them. */
export class Points {
  private readonly byNode = new Map<Node, Point>();
  private readonly bitOf: ((label: string) => number)[] = [];
  private readonly rulesOf: number[] = [];
  /** True where functions of the file are run where they are called. */
  readonly followsCalls: boolean;
  /** The rules that have each of Semgrep's options. */
  readonly safeFunctions: number;
  readonly safeIndexes: number;
  readonly safeComparisons: number;
  readonly safeBooleans: number;
  readonly safeNumbers: number;
  readonly onlyThroughAssignments: number;
  /** Nodes of which something is said, ascending: functions without any are passed over. */
  readonly nodes: Uint32Array;
  /** The names that sources begin with: `req` of `req.query`. */
  readonly sourceNames: ReadonlySet<string>;

  private readonly tree: UniformTree;
  private readonly origins: Origins;

  /** `queries`: alike in `followsCalls`, with not more labels than an integer has bits to spare. */
  constructor(
    facts: DocumentFacts,
    private readonly queries: readonly TaintQuery[],
  ) {
    this.tree = facts.tree;
    this.origins = new Origins(facts);
    let next = 0;
    for (const query of queries) {
      const bits = new Map(labelsIn(query).map((label) => [label, 1 << next++]));
      this.bitOf.push((label) => bits.get(label) ?? 0);
      this.rulesOf.push([...bits.values()].reduce((all, bit) => all | bit, 0));
    }
    for (let i = 0; i < queries.length; i++) this.add(i);
    this.safeFunctions = this.with('safeFunctions');
    this.safeIndexes = this.with('safeIndexes');
    this.safeComparisons = this.with('safeComparisons');
    this.safeBooleans = this.with('safeBooleans');
    this.safeNumbers = this.with('safeNumbers');
    this.onlyThroughAssignments = this.with('onlyThroughAssignments');
    this.followsCalls = queries.some(({ options }) => options.followsCalls);
    this.nodes = Uint32Array.from(this.byNode.keys()).sort();
    this.sourceNames = new Set(
      [...this.byNode]
        .filter(([, at]) => at.plain !== 0 || at.sources.length > 0)
        .map(([node]) => this.rootName(node)),
    );
  }

  /** What is said of a node; undefined: nothing. */
  at(node: Node): Point | undefined {
    return this.byNode.get(node);
  }

  /** The bits of the rules for which a text is harmless that does not hold this. */
  harmlessWithout(text: string): number {
    return this.queries.reduce(
      (all, { options }, i) => (options.harmlessWithout.includes(text) ? all | this.rulesOf[i] : all),
      0,
    );
  }

  /** The bits of the rules that have an option. */
  private with(option: Exclude<keyof Options, 'harmlessWithout'>): number {
    return this.queries.reduce((all, { options }, i) => (options[option] ? all | this.rulesOf[i] : all), 0);
  }

  /** A finding for data from a source at a sink; undefined where their metavariables must agree and do not. */
  finding({ query, match }: SinkAt, source: Node, bits: number): Match | undefined {
    const { tree } = this;
    const { unifyMetavariables, focusOnSource } = this.queries[query].options;
    const bindings = this.origins.bindingsWith(query, match, source, bits, unifyMetavariables);
    if (!bindings) return undefined;
    return focusOnSource
      ? { ...match, bindings, start: tree.start[source], end: tree.end[source], node: source }
      : { ...match, bindings };
  }

  private add(index: number): void {
    this.addSources(index);
    this.addSanitizers(index);
    this.addSinks(index);
    this.addPropagators(index);
  }

  private addSources(index: number): void {
    const { tree } = this;
    for (const source of this.queries[index].sources) {
      const { label = plainLabel, bySideEffect, control, requires } = source;
      const bit = this.bitOf[index](label);
      const isPlain = bySideEffect === false && !control && requires === undefined;
      const at: SourceAt = { bit, bySideEffect, control, requires: this.test(requires, index) };
      const exact = source.exact || this.queries[index].options.precise || bySideEffect === 'only' || control;
      for (const match of source.matches) {
        const whole = nodesOf(tree, match);
        for (const node of whole) {
          this.origins.add(index, node, match, bit);
          if (isPlain) this.pointFor(node, index).plain |= bit;
          else this.pointFor(node, index).sources.push(at);
        }
        if (exact) continue;
        for (const node of nodesWithin(tree, match)) {
          if (whole.includes(node)) continue;
          this.origins.add(index, node, match, bit);
          if (isPlain) this.pointFor(node, index).plain |= bit;
          else this.pointFor(node, index).sources.push({ ...at, bySideEffect: false });
        }
      }
    }
  }

  private addSanitizers(index: number): void {
    const { tree } = this;
    const query = this.queries[index];
    const rules = this.rulesOf[index];
    for (const { matches, exact, bySideEffect, notConflicting } of query.sanitizers) {
      const conflicts = notConflicting ? rangesOf([...query.sources, ...query.sinks]) : undefined;
      for (const match of matches) {
        if (conflicts?.has(rangeKey(match))) continue;
        const nodes = exact || query.options.precise ? nodesOf(tree, match) : nodesWithin(tree, match);
        for (const node of nodes) if (bySideEffect !== 'only') this.point(node).cleaned |= rules;
        if (bySideEffect === false) continue;
        for (const node of nodesOf(tree, match)) this.point(node).cleanedAfter |= rules;
      }
    }
  }

  private addSinks(index: number): void {
    const { tree } = this;
    const rules = this.rulesOf[index];
    const isWhole = this.queries[index].options.whole;
    for (const sink of this.queries[index].sinks) {
      const whole = sink.requires.find(({ metavariable }) => metavariable === undefined);
      const accepts = this.test(whole?.requirement, index) ?? this.plainTest(index);
      for (const match of sink.matches) {
        const parts = sink.requires.flatMap(({ metavariable, requirement }) => {
          const binding = metavariable && match.bindings.get(bare(metavariable));
          if (!binding) return [];
          const nodes = [...(binding.nodes ?? nodesOf(tree, binding))];
          for (const node of nodes) this.point(node).watched = true;
          return [{ nodes, accepts: this.test(requirement, index) as LabelTest }];
        });
        const at: SinkAt = { query: index, rules, match, accepts, isWhole, parts };
        if (sink.atExit) this.addExits(at);
        else this.addSink(at, sink.exact ? nodesOf(tree, match) : nodesWithin(tree, match));
      }
    }
  }

  private addSink(at: SinkAt, nodes: readonly Node[]): void {
    const { tree } = this;
    for (const node of nodes) {
      const point = this.pointFor(node, at.query);
      const isCall = tree.kind[node] === Kind.Call || tree.kind[node] === Kind.New;
      // A call that a pattern matches as a whole is about what goes into it; a focus, about what is there.
      (isCall && at.match.whole === undefined ? point.callSinks : point.sinks).push(at);
    }
  }

  /** The sink counts at each end of the functions in its match, and is reported there. */
  private addExits(at: SinkAt): void {
    const { tree } = this;
    const { start, end, node } = at.match;
    const last = node < 0 ? tree.count : tree.next[node];
    for (let inner = Math.max(node, 0); inner < last; inner++) {
      if (tree.kind[inner] !== Kind.Function || tree.start[inner] < start || tree.end[inner] > end) continue;
      for (const exit of exitsOf(tree, inner)) {
        const match = { ...at.match, start: tree.start[exit], end: tree.end[exit], node: exit };
        this.pointFor(exit, at.query).exits.push({ ...at, match });
      }
    }
  }

  private addPropagators(index: number): void {
    const { tree } = this;
    const rules = this.rulesOf[index];
    for (const { ends, bySideEffect, requires, label, replaceLabels } of this.queries[index].propagators) {
      const bitOf = this.bitOf[index];
      const replaced = replaceLabels?.reduce((all, each) => all | bitOf(each), 0) ?? rules;
      for (const { from, to } of ends) {
        const at: PropagatorAt = {
          rules,
          to: to.nodes ?? nodesOf(tree, to),
          bySideEffect,
          requires: this.test(requires, index),
          replaces: label === undefined ? 0 : replaced,
          label: label === undefined ? 0 : bitOf(label),
        };
        for (const node of from.nodes ?? nodesOf(tree, from)) this.pointFor(node, index).from.push(at);
        for (const node of at.to) this.pointFor(node, index).to.push(at);
      }
    }
  }

  private test(
    requirement: Parameters<typeof labelTest>[0] | undefined,
    index: number,
  ): LabelTest | undefined {
    return requirement && labelTest(requirement, this.bitOf[index]);
  }

  private plainTest(index: number): LabelTest {
    const bit = this.bitOf[index](plainLabel);
    return (bits) => (bits & bit) !== 0;
  }

  private rootName(node: Node): string {
    const { tree } = this;
    let root = node;
    while (tree.kind[root] !== Kind.Name && tree.firstChild(root) >= 0) root = tree.firstChild(root);
    return tree.nameOf(root);
  }

  /** A node where data of a query comes from, goes to or passes. */
  private pointFor(node: Node, query: number): Point {
    const point = this.point(node);
    point.rules |= this.rulesOf[query];
    return point;
  }

  private point(node: Node): Point {
    let point = this.byNode.get(node);
    if (!point) {
      point = {
        rules: 0,
        plain: 0,
        sources: [],
        cleaned: 0,
        cleanedAfter: 0,
        sinks: [],
        callSinks: [],
        exits: [],
        from: [],
        to: [],
        watched: false,
      };
      this.byNode.set(node, point);
    }
    return point;
  }
}

function rangeKey({ start, end }: Match): string {
  return `${start} ${end}`;
}

function rangesOf(items: readonly { matches: readonly Match[] }[]): Set<string> {
  return new Set(items.flatMap(({ matches }) => matches.map(rangeKey)));
}
