import type { FileNode, FunctionNode } from '../linking/nodes';
import type { TextRange } from '../syntax/tree';
import type { ControlCheck, FunctionGraph, TextPractice } from './graph';
import type { LinkedControls } from './linked-controls';
import { isMeant } from './names';
import { findGap, type Gap, type Questions } from './search';

/** What is known of a function for one check; each only ever turns from false to true. */
interface Facts {
  /** It may return without having called the control. */
  lacks: boolean;
  /** It may make a call that the control has to come before. */
  exposes?: Gap;
  /** It may return without the control after a call that the control has to follow. */
  leaves?: Gap;
}

/** Functions that run what they are handed, once at least, before they return. */
const runsHanded =
  /(^|\.)(with[A-Z]\w*|with_\w+|run\w*|\$?transaction|in_transaction|inTransaction|transactional|synchronized|synchronize|atomic|use|apply|also|tap|execute\w*|act_as|Do)$/;
/** Methods by which a handler that was handed over is run. */
const goesOn = /^(handle|proceed|doFilter|invoke|Invoke|call|next|ServeHTTP|run|apply|dispatch|__invoke)$/;

/** How often the functions of a program are looked at again, because what they call turned out to be otherwise. */
const roundsAtMost = 12;

/** Looks for the calls of one check in the functions of a program, and through what they call. */
export class CheckRun {
  private readonly facts = new Map<FunctionNode, Facts>();
  private readonly pending = new Set<FunctionNode>();

  constructor(
    private readonly linked: LinkedControls,
    readonly check: ControlCheck,
  ) {}

  /** Finds out what is needed of functions and of all that they call. */
  prepare(roots: readonly FunctionNode[]): void {
    const found: FunctionNode[] = [];
    const stack = roots.filter((node) => !this.facts.has(node));
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (this.facts.has(node)) continue;
      const graph = this.linked.graph(node);
      this.facts.set(node, { lacks: graph === undefined });
      if (!graph) continue;
      found.push(node);
      stack.push(...this.calledBy(node.file, graph));
    }
    // Callees were found after their callers: they are looked at first.
    found.reverse();
    for (let round = 0; round < roundsAtMost; round++) {
      let isChanged = false;
      for (const node of found) isChanged = this.lookAt(node) || isChanged;
      if (!isChanged) break;
    }
  }

  private *calledBy(file: FileNode, { steps }: FunctionGraph): Iterable<FunctionNode> {
    for (const { call } of steps) {
      if (call < 0) continue;
      for (const { node, doubt } of this.linked.targets(file, call)) if (doubt < 2) yield node;
    }
  }

  private lookAt(node: FunctionNode): boolean {
    const known = this.facts.get(node) as Facts;
    const graph = this.linked.graph(node) as FunctionGraph;
    const questions = this.questions(node.file);
    const before = `${known.lacks} ${known.exposes !== undefined} ${known.leaves !== undefined}`;
    const { check } = this;
    if (!known.lacks) known.lacks = findGap(graph, questions) !== undefined;
    if (check.before && !known.exposes)
      known.exposes = findGap(graph, questions, { to: (call) => this.mustWait(node.file, call) });
    if (check.after && !known.leaves)
      known.leaves = findGap(graph, questions, { from: (call) => this.needsMore(node.file, call) });
    return before !== `${known.lacks} ${known.exposes !== undefined} ${known.leaves !== undefined}`;
  }

  questions(file: FileNode): Questions {
    return { isControl: (call) => this.isControl(file, call), runsAll: (call) => this.runsAll(file, call) };
  }

  /** True for a call of the control, or of what surely calls it. */
  isControl(file: FileNode, call: number): boolean {
    if (this.isNamed(file, call, this.check.mustCall) || this.isPractice(file, call)) return true;
    const targets = this.linked.targets(file, call);
    return (
      targets.length > 0 &&
      targets.every(({ node, doubt }) => doubt < 2 && this.facts.get(node)?.lacks === false)
    );
  }

  private isPractice(file: FileNode, call: number): boolean {
    return this.practiceIn(file)?.calls.includes(call) ?? false;
  }

  /** Where a call of a text stands. */
  callAt(file: FileNode, call: number): TextRange | undefined {
    return this.linked.textOf(file)?.calls[call];
  }

  /** What a text has of the practice that the check asks for. */
  practiceIn(file: FileNode): TextPractice | undefined {
    const { practice } = this.check;
    return practice && this.linked.textOf(file)?.practices[practice];
  }

  /** True where a call is of one of the names, by what it is called here or where it is written. */
  private isNamed(file: FileNode, call: number, names: readonly string[]): boolean {
    const at = this.linked.textOf(file)?.calls[call];
    if (!at) return false;
    if (isMeant(at.names, names)) return true;
    const targets = this.linked.targets(file, call);
    return (
      targets.length > 0 &&
      targets.every(({ node, doubt }) => doubt === 0 && isMeant([fullName(node)], names))
    );
  }

  /** True for a call that the control has to come before. */
  private mustWait(file: FileNode, call: number): boolean {
    if (this.isNamed(file, call, this.check.before ?? [])) return true;
    return this.exposing(file, call) !== undefined;
  }

  /** The call that a called function makes without the control; `[who, gap]`. */
  exposing(file: FileNode, call: number): [FunctionNode, Gap] | undefined {
    return this.innerGap(file, call, ({ exposes }) => exposes);
  }

  /** True where names alone say that a call runs what makes it count: the type of its object is not known. */
  isGuessed(file: FileNode, call: number): boolean {
    if (this.isNamed(file, call, [...(this.check.before ?? []), ...(this.check.after ?? [])])) return false;
    return this.linked.targets(file, call).some(({ doubt }) => doubt > 0);
  }

  private needsMore(file: FileNode, call: number): boolean {
    if (this.isNamed(file, call, this.check.after ?? [])) return true;
    return this.innerGap(file, call, ({ leaves }) => leaves) !== undefined;
  }

  private innerGap(
    file: FileNode,
    call: number,
    of: (facts: Facts) => Gap | undefined,
  ): [FunctionNode, Gap] | undefined {
    for (const { node, doubt } of this.linked.targets(file, call)) {
      const facts = doubt < 2 ? this.facts.get(node) : undefined;
      const gap = facts && of(facts);
      if (gap) return [node, gap];
    }
    return undefined;
  }

  /** True where a call surely runs the functions that stand among its arguments. */
  private runsAll(file: FileNode, call: number): boolean {
    const targets = this.linked.targets(file, call);
    const [name = ''] = this.linked.textOf(file)?.calls[call].names ?? [];
    if (targets.length === 0) return runsHanded.test(name);
    return targets.every(({ node }) => this.surelyGoesOn(node));
  }

  private surelyGoesOn(node: FunctionNode): boolean {
    const graph = this.linked.graph(node);
    if (!graph || this.pending.has(node)) return false;
    this.pending.add(node);
    const isControl = (call: number) => this.handsOn(node, call);
    const gap = findGap(graph, { isControl, runsAll: (call) => this.runsAll(node.file, call) });
    this.pending.delete(node);
    return gap === undefined;
  }

  /** True for a call of what the function, or one around it, was handed: of the handler behind it. */
  private handsOn(node: FunctionNode, call: number): boolean {
    const text = this.linked.textOf(node.file);
    const [name = ''] = text?.calls[call].names ?? [];
    const [first, method, ...more] = name.replace(/::|->/g, '.').split('.');
    if (more.length > 0 || (method !== undefined && !goesOn.test(method))) return false;
    for (let at = node.index; at > 0; at = text?.functions[at].outer ?? 0)
      if (text?.functions[at].parameters.includes(first)) return true;
    return false;
  }

  /** True where what is named runs the control before what it guards: middleware, a decorator, a wrapper. */
  isGuard(file: FileNode, name: string): boolean {
    if (isMeant([name], this.check.mustCall) || this.practiceIn(file)?.names.includes(name)) return true;
    const { functions, classes, variables } = this.linked.named(file, name);
    if (variables.some((each) => this.practiceIn(each.file)?.names.includes(each.name))) return true;
    const methods = classes.flatMap((each) => [...each.methods.values()].flat());
    return [...functions, ...methods].some((each) => this.guards(each, 0));
  }

  private guards(node: FunctionNode, depth: number): boolean {
    if (isMeant([fullName(node)], this.check.mustCall)) return true;
    if (this.practiceIn(node.file)?.names.includes(node.name)) return true;
    const text = this.linked.textOf(node.file);
    const graph = this.linked.graph(node);
    if (!text || !graph || depth > 3) return false;
    this.prepare([node]);
    const questions = this.questions(node.file);
    const to = (call: number) => this.handsOn(node, call);
    const handsOn = graph.steps.some(({ call }) => call >= 0 && to(call));
    if (findGap(graph, questions, handsOn ? { to } : {}) === undefined) return true;
    // A function that makes the guard: `requireRole('admin')`.
    return text.functions.some(
      ({ outer }, i) => outer === node.index && this.guards(node.file.functions[i], depth + 1),
    );
  }

  /** What a function misses; undefined: nothing. */
  gapOf(node: FunctionNode): Gap | undefined {
    this.prepare([node]);
    const { check } = this;
    const facts = this.facts.get(node);
    const graph = this.linked.graph(node);
    if (!facts || !graph) return undefined;
    if (check.before || check.after) return facts.exposes ?? facts.leaves;
    return facts.lacks ? findGap(graph, this.questions(node.file)) : undefined;
  }

  /** True where the check has something to say of a function: it makes a call that the control belongs to. */
  concerns(node: FunctionNode): boolean {
    const { before, after } = this.check;
    const graph = this.linked.graph(node);
    if (!graph) return false;
    if (!before && !after) return true;
    return this.reachesAny(node, [...(before ?? []), ...(after ?? [])], new Set());
  }

  private reachesAny(node: FunctionNode, names: readonly string[], seen: Set<FunctionNode>): boolean {
    if (seen.has(node)) return false;
    seen.add(node);
    const graph = this.linked.graph(node);
    if (!graph) return false;
    if (graph.steps.some(({ call }) => call >= 0 && this.isNamed(node.file, call, names))) return true;
    for (const each of this.calledBy(node.file, graph)) if (this.reachesAny(each, names, seen)) return true;
    return false;
  }

  /** The call of a function that meets the control, the first one. */
  metBy(node: FunctionNode): number {
    const graph = this.linked.graph(node);
    return graph?.steps.find(({ call }) => call >= 0 && this.isControl(node.file, call))?.call ?? -1;
  }

  /** The files whose functions a function calls, directly or not: at most so many. */
  partners(node: FunctionNode, atMost: number): Set<FileNode> {
    const files = new Set<FileNode>();
    const seen = new Set<FunctionNode>();
    const queue = [node];
    for (let i = 0; i < queue.length && files.size < atMost; i++) {
      const graph = this.linked.graph(queue[i]);
      if (!graph) continue;
      for (const each of this.calledBy(queue[i].file, graph)) {
        if (seen.has(each)) continue;
        seen.add(each);
        files.add(each.file);
        queue.push(each);
      }
    }
    return files;
  }
}

/** `Class.method`, or the name of a function. */
export function fullName(node: FunctionNode): string {
  return node.owner ? `${node.owner.name}.${node.name}` : node.name;
}
