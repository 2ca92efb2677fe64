import type { DocumentFacts } from '../rules/document-facts';
import type { Node, UniformTree } from '../syntax/tree';
import { Environment } from './environment';
import { clean, type Mark, type Marks, relabeled, rulesIn, step, union, without } from './marks';
import { accessPath } from './paths';
import type { Point, Points, PropagatorAt, SinkAt, SourceAt } from './points';

/** Told of each sink that marked data reaches; may be told of one sink several times. */
export type SinkReached = (sink: SinkAt, marks: Marks) => void;

/** What is known while the program is run, and what rules say of the place that is being run. */
export abstract class FlowState {
  protected readonly tree: UniformTree;
  /** What is known at the point that is being run. */
  protected env = Environment.empty();
  /** What arrived at each node that a sink around it asks for. */
  private readonly seen = new Map<Node, Marks>();
  /** What propagators carry at the moment. */
  private readonly carried = new Map<PropagatorAt, Marks>();
  /** Propagators whose end was reached: what comes later goes straight to its variable. */
  private readonly ended = new Set<PropagatorAt>();

  constructor(
    protected readonly facts: DocumentFacts,
    protected readonly points: Points,
    private readonly reached: SinkReached,
  ) {
    this.tree = facts.tree;
  }

  /** The marks of an expression after what rules say of it as a source, a sanitizer or an end of a propagator. */
  protected atPoint(node: Node, marks: Marks): Marks {
    const point = this.points.at(node);
    if (!point) return marks;
    let result = marks;
    // What is a source itself is not explained by what it was read from.
    if (point.plain !== 0) result = union([sourceMark(node, point.plain)], without(result, point.plain));
    for (const source of point.sources) result = this.atSource(node, source, result);
    for (const propagator of point.to) result = this.receive(node, propagator, result);
    result = without(result, point.cleaned);
    this.cleanAfter(node, point);
    if (point.watched) this.seen.set(node, result);
    for (const propagator of point.from) this.send(propagator, result);
    return result;
  }

  /** What rules say of a variable that is being written: only what lasts counts. */
  protected atTarget(node: Node, path: string): void {
    const point = this.points.at(node);
    if (!point) return;
    this.cleanAfter(node, point);
    for (const { bit, bySideEffect, control, requires } of point.sources) {
      if (control || bySideEffect === false) continue;
      const incoming = this.env.read(path);
      if (!requires || requires(rulesIn(incoming))) this.env.add(path, [sourceMark(node, bit)]);
    }
    for (const propagator of point.to) {
      this.ended.add(propagator);
      this.env.add(path, this.carried.get(propagator) ?? clean);
    }
    for (const propagator of point.from) this.send(propagator, this.env.read(path));
  }

  /** Tells the sinks of a node what arrives there. */
  protected report(node: Node, marks: Marks, which: 'sinks' | 'callSinks' = 'sinks'): void {
    const point = this.points.at(node);
    if (point) for (const sink of point[which]) this.reach(sink, marks);
  }

  /** Tells the sinks at the end of a function, which a statement is, what is tainted there. */
  protected reportExit(node: Node): void {
    const point = this.points.at(node);
    if (point) for (const sink of point.exits) this.reach(sink, this.env.all());
  }

  private reach(sink: SinkAt, marks: Marks): void {
    const arrived = without(union(marks, this.env.control), ~sink.rules);
    if (sink.parts.length > 0) {
      const parts = sink.parts.map(({ nodes, accepts }) => {
        const ofPart = nodes.reduce((all, node) => union(all, this.seen.get(node) ?? clean), clean);
        return accepts(rulesIn(without(ofPart, ~sink.rules))) ? ofPart : undefined;
      });
      if (parts.includes(undefined)) return;
      const together = parts.reduce<Marks>((all, part) => union(all, part ?? clean), clean);
      if (together.length > 0) this.reached(sink, without(together, ~sink.rules));
    } else if (arrived.length > 0 && sink.accepts(rulesIn(arrived))) this.reached(sink, arrived);
  }

  private atSource(node: Node, source: SourceAt, marks: Marks): Marks {
    const { bit, requires, control, bySideEffect } = source;
    if (requires && !requires(rulesIn(marks))) return marks;
    const own = [sourceMark(node, bit)];
    if (control) {
      this.env.addControl(own);
      return marks;
    }
    if (bySideEffect !== false) {
      const path = accessPath(this.tree, node);
      if (path !== undefined) this.env.add(path, own);
    }
    return bySideEffect === 'only' ? marks : union(own, without(marks, bit));
  }

  private cleanAfter(node: Node, { cleanedAfter }: Point): void {
    const path = cleanedAfter === 0 ? undefined : accessPath(this.tree, node);
    if (path !== undefined) this.env.clean(path, cleanedAfter);
  }

  /** Hands what arrived at one end of a propagator to the other, which may have been run before. */
  private send(propagator: PropagatorAt, marks: Marks): void {
    const { rules, requires, label, replaces, to, bySideEffect } = propagator;
    const own = without(marks, ~rules);
    const passes = !requires || requires(rulesIn(own));
    const carried = passes ? relabeled(own, replaces, label) : clean;
    this.carried.set(propagator, carried);
    if (!bySideEffect || !this.ended.has(propagator)) return;
    for (const node of to) {
      const path = accessPath(this.tree, node);
      if (path !== undefined) this.env.add(path, step(carried, node, `passed on to ${path}`));
    }
  }

  private receive(node: Node, propagator: PropagatorAt, marks: Marks): Marks {
    this.ended.add(propagator);
    const carried = step(this.carried.get(propagator) ?? clean, node, 'passed on to this');
    if (carried.length === 0) return marks;
    const path = propagator.bySideEffect ? accessPath(this.tree, node) : undefined;
    if (path !== undefined) this.env.add(path, carried);
    return union(marks, carried);
  }
}

/** The mark of data that comes from a source. */
export function sourceMark(node: Node, rules: number): Mark {
  return { rules, source: node, origin: node, trace: { node, note: 'source', length: 1 } };
}
