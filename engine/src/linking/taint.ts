import type { Edge } from '../summaries/summary';
import type { Target } from './calls';
import type { Entry, Outcome } from './entry';
import { Callers, type Linkage } from './linkage';
import type { CallNode, FileNode, FunctionNode } from './nodes';
import { type Domain, Tabulation } from './tabulation';
import type { Values } from './values';

/** Follows what rules name as sources to what they name as sinks, through a program whose calls are known. */
export class Taint implements Domain {
  readonly followsUnknown = true;
  readonly knowsCalls = true;
  /** The entries that reach each sink, by file and index. */
  readonly sinks = new Map<FileNode, Map<number, Set<Entry>>>();
  /** Functions of which something was left out. */
  readonly cut: ReadonlySet<FunctionNode>;
  private readonly resolved = new Map<FunctionNode, (readonly Target[])[]>();
  private readonly callers = new Callers();

  constructor(
    linkage: Linkage,
    private readonly values: Values,
    /** Those whose data is followed, a bit each. */
    rules: number,
    maxFacts: number,
  ) {
    const tabulation = new Tabulation(linkage, this, maxFacts);
    for (const caller of linkage.functions()) {
      for (let call = 0; call < caller.summary.calls.length; call++) {
        for (const target of this.targets({ caller, call }, '')) this.callers.add({ caller, call }, target);
      }
    }
    for (const node of linkage.functions()) {
      for (const [port, [{ from }]] of node.inputs) {
        if (from.kind !== 'source') continue;
        const followed = node.file.summary.sources[from.source].rules & rules;
        if (followed !== 0) tabulation.seed(node, port, '', followed);
      }
    }
    tabulation.run();
    this.cut = tabulation.cut;
  }

  rulesOf(edge: Edge): number {
    return edge.rules;
  }

  targets(at: CallNode, context: string): readonly Target[] {
    if (context !== '') return this.values.finalTargets(at, context);
    let found = this.resolved.get(at.caller);
    if (!found) {
      found = at.caller.summary.calls.map((_, call) =>
        this.values.finalTargets({ caller: at.caller, call }, ''),
      );
      this.resolved.set(at.caller, found);
    }
    return found[at.call];
  }

  callersOf(node: FunctionNode): readonly (CallNode & { target: Target })[] {
    return this.callers.of(node);
  }

  onOutcome(entry: Entry, { to }: Outcome): void {
    if (to.kind !== 'sink') return;
    let sinks = this.sinks.get(entry.node.file);
    if (!sinks) {
      sinks = new Map();
      this.sinks.set(entry.node.file, sinks);
    }
    const reached = sinks.get(to.sink);
    if (reached) reached.add(entry);
    else sinks.set(to.sink, new Set([entry]));
  }
}
