import { type Edge, type Output, type Path, RECEIVER } from '../summaries/summary';
import { joinPaths, meet } from './access-path';
import { isSpreadAt, parametersFor } from './arguments';
import type { Target } from './calls';
import type { CellReader } from './cells';
import { contextOf, Entry, type Fact, type Incoming, type Link, type Outcome, outcomeKey } from './entry';
import type { Linkage } from './linkage';
import { type CallNode, type FunctionNode, type Port, parameterPort } from './nodes';
import { alongEdge, isVariableOf, passedOn, reads, returnPorts } from './steps';
import { isVouchedFor } from './vouching';

/** What is followed through the program, and which calls run what. */
export interface Domain {
  /** The rules for which an edge carries data on; `isPart`: what arrives is only a part of what was followed. */
  rulesOf(edge: Edge, isPart: boolean): number;
  targets(at: CallNode, context: string): readonly Target[];
  /** All calls that may run a function. */
  callersOf(node: FunctionNode): readonly (CallNode & { target: Target })[];
  /** Told of each outcome for which there are new rules. */
  /** What is followed at a path, of all that is: what lies deep in other things may be left out. */
  atPath?(path: Path, rules: number): number;
  /** True where what is handed to an unknown function may be in what it gives back. */
  followsUnknown: boolean;
  /** True where all calls are known: then an inner function that is called at once sees just what its caller keeps for it. */
  knowsCalls: boolean;
  onOutcome?(entry: Entry, outcome: Outcome): void;
  onLink?(link: Link): void;
}

/** How many facts, and how many outcomes, an entry may have. */
const MAX_FACTS = 400;

/**
 * Follows data through the functions of a program, to a fixpoint: for each way into a function, where it goes from there.
 * Of each fact only rules that are new to it are worked on.
 */
export class Tabulation {
  /** The entries of each function. */
  private readonly byFunction = new Map<FunctionNode, Map<string, Entry>>();
  private entries = 0;
  /** Functions of which something was left out because there was too much of it. */
  readonly cut = new Set<FunctionNode>();
  private readonly queue: [Entry, Fact][] = [];
  private facts = 0;

  constructor(
    private readonly linkage: Linkage,
    private readonly domain: Domain,
    private readonly maxFacts: number,
  ) {}

  /** Data that is there whoever calls the function. */
  seed(node: FunctionNode, port: Port, path: Path, rules: number): Entry {
    const entry = this.entry(node, '', port, path, true);
    this.enter(entry, rules);
    return entry;
  }

  /** Works until nothing is new. */
  run(): void {
    // Breadth first; what was worked on is dropped now and then.
    for (let at = 0; at < this.queue.length; at++) {
      const [entry, fact] = this.queue[at];
      const rules = fact.fresh;
      fact.fresh = 0;
      this.advance(entry, fact, rules);
      if (at === 10_000) {
        this.queue.splice(0, at + 1);
        at = -1;
      }
    }
    this.queue.length = 0;
  }

  private entry(node: FunctionNode, context: string, port: Port, path: Path, isForAll: boolean): Entry {
    let known = this.byFunction.get(node);
    if (!known) {
      known = new Map();
      this.byFunction.set(node, known);
    }
    const key = `${context} ${isForAll ? '*' : ''}${port} ${path}`;
    let entry = known.get(key);
    if (!entry) {
      entry = new Entry(this.entries++, node, context, port, path, isForAll);
      known.set(key, entry);
    }
    return entry;
  }

  private enter(entry: Entry, rules: number): void {
    entry.rules |= rules;
    this.addFact(entry, entry.port, entry.path, rules);
  }

  private addFact(entry: Entry, port: Port, path: Path, rules: number): void {
    const key = `${port} ${path}`;
    let fact = entry.facts.get(key);
    if (!fact) {
      if (!entry.node.inputs.has(port)) return;
      if (entry.facts.size >= MAX_FACTS || this.facts >= this.maxFacts) {
        this.cut.add(entry.node);
        return;
      }
      this.facts++;
      fact = { port, path, rules: 0, fresh: 0 };
      entry.facts.set(key, fact);
    }
    const fresh = rules & ~fact.rules;
    if (fresh === 0) return;
    fact.rules |= fresh;
    if (fact.fresh === 0) this.queue.push([entry, fact]);
    fact.fresh |= fresh;
  }

  private advance(entry: Entry, fact: Fact, rules: number): void {
    for (const edge of entry.node.inputs.get(fact.port) ?? []) {
      const step = alongEdge(edge, fact.path, this.domain);
      if (!step) continue;
      const carried = this.domain.atPath?.(step.path, rules & step.rules) ?? rules & step.rules;
      if (carried !== 0 && !isVouchedFor(entry, edge, this.domain))
        this.letOut(entry, edge.to, step.path, carried);
    }
  }

  private letOut(entry: Entry, to: Output, path: Path, rules: number): void {
    const key = outcomeKey(to, path);
    let outcome = entry.outcomes.get(key);
    if (!outcome) {
      if (entry.outcomes.size >= MAX_FACTS) {
        this.cut.add(entry.node);
        return;
      }
      outcome = { key, to, path, rules: 0 };
      entry.outcomes.set(key, outcome);
    }
    const fresh = rules & ~outcome.rules;
    if (fresh === 0) return;
    outcome.rules |= fresh;
    this.domain.onOutcome?.(entry, outcome);
    switch (to.kind) {
      case 'return':
      case 'parameter':
        this.leave(entry, outcome, fresh);
        break;
      case 'cell':
        this.leave(entry, outcome, fresh);
        this.store(entry, outcome, to.cell, fresh);
        break;
      case 'argument':
        this.handOver(entry, outcome, to, fresh);
        break;
    }
  }

  /** Goes back to who called. */
  private leave(entry: Entry, outcome: Outcome, rules: number): void {
    for (const incoming of entry.incoming.values()) {
      this.comeBack(incoming, outcome, rules & incoming.rules);
    }
    if (!entry.isForAll || outcome.to.kind === 'cell') return;
    const callers = this.domain.callersOf(entry.node);
    for (const { caller, call, target } of callers) {
      for (const [port, path] of returnPorts(outcome, target, { caller, call })) {
        if (!caller.inputs.has(port)) continue;
        const next = this.entry(caller, '', port, path, true);
        this.link({
          from: entry,
          to: next,
          outcome: outcome.key,
          call,
          kind: 'return',
          rules,
          doubt: target.doubt,
        });
      }
    }
    if (outcome.to.kind === 'parameter' && outcome.to.index === RECEIVER && callers.length === 0) {
      this.keepInReceiver(entry, outcome, rules);
    }
  }

  private comeBack({ from, call, target }: Incoming, outcome: Outcome, rules: number): void {
    if (rules === 0) return;
    for (const [port, path] of returnPorts(outcome, target, { caller: from.node, call })) {
      this.addFact(from, port, path, rules);
    }
  }

  /** A framework calls one method of an object after another: what one leaves in it the others find. */
  private keepInReceiver(entry: Entry, outcome: Outcome, rules: number): void {
    const { owner } = entry.node;
    if (!owner || outcome.path === '') return;
    const port = parameterPort(RECEIVER);
    for (const reader of this.linkage.cells.fieldReaders(owner)) {
      if (reader === entry.node || !reads(reader, port, outcome.path)) continue;
      const next = this.entry(reader, '', port, outcome.path, true);
      this.link({
        from: entry,
        to: next,
        outcome: outcome.key,
        call: -1,
        kind: 'receiver',
        rules,
        doubt: 1,
      });
    }
  }

  private store(entry: Entry, outcome: Outcome, cell: string, rules: number): void {
    const { node } = entry;
    for (const { reader, path } of this.linkage.cells.readersOf(node, cell, outcome.path)) {
      const meeting = meet(path, reader.path);
      if (!meeting) continue;
      if (this.domain.knowsCalls) {
        // What an inner function leaves for its caller went back to it; what is kept for one that is called here goes there.
        if (isVariableOf(reader.node, node.file, cell) && isForOwner(entry, reader.node)) continue;
        const isInner = isVariableOf(node, reader.node.file, cell) && reader.node !== node;
        if (isInner && this.keepForCalls(entry, outcome, reader, rules)) continue;
      }
      const next = this.entry(reader.node, '', reader.port, joinPaths(reader.portPath, meeting.rest), true);
      this.link({
        from: entry,
        to: next,
        outcome: outcome.key,
        call: -1,
        kind: 'cell',
        rules,
        doubt: 0,
      });
    }
  }

  /** Hands a variable to an inner function at each call of it; false where others call it too. */
  private keepForCalls(entry: Entry, outcome: Outcome, { node, port }: CellReader, rules: number): boolean {
    const callers = this.domain.callersOf(node);
    for (const { caller, call, target } of callers) {
      if (caller !== entry.node) continue;
      const next = this.entry(node, '', port, outcome.path, false);
      this.receive(next, { from: entry, call, target, rules });
      this.link({
        from: entry,
        to: next,
        outcome: outcome.key,
        call,
        kind: 'call',
        target,
        rules,
        doubt: target.doubt,
      });
    }
    return callers.length > 0 && callers.every(({ caller }) => caller === entry.node);
  }

  private handOver(
    entry: Entry,
    outcome: Outcome,
    to: Extract<Output, { kind: 'argument' }>,
    rules: number,
  ): void {
    const at = { caller: entry.node, call: to.call };
    const targets = this.domain.targets(at, entry.context);
    if (targets.length === 0) {
      if (!this.domain.followsUnknown) return;
      for (const [port, path, carried] of passedOn(at, to.index, outcome.path)) {
        this.addFact(entry, port, path, rules & carried);
      }
      return;
    }
    const isSpread = isSpreadAt(at, to.index);
    for (const target of targets) {
      const context = target.node.isHigherOrder ? contextOf(at) : '';
      for (const { index, path } of parametersFor({ ...to, path: outcome.path }, target, isSpread)) {
        const port = parameterPort(index);
        if (!target.node.inputs.has(port)) continue;
        const next = this.entry(target.node, context, port, path, false);
        this.receive(next, { from: entry, call: to.call, target, rules });
        this.link({
          from: entry,
          to: next,
          outcome: outcome.key,
          call: to.call,
          kind: 'call',
          target,
          rules,
          doubt: target.doubt,
        });
      }
    }
  }

  /** Notes who called, and gives back at once what is known to leave the function. */
  private receive(entry: Entry, incoming: Incoming): void {
    const id = `${incoming.from.id} ${incoming.call}`;
    const known = entry.incoming.get(id);
    const fresh = incoming.rules & ~(known?.rules ?? 0);
    if (fresh === 0) return;
    if (known) known.rules |= fresh;
    else entry.addIncoming(id, { ...incoming });
    for (const outcome of [...entry.outcomes.values()]) {
      const { to } = outcome;
      if (to.kind === 'cell' && !isForOwner(entry, incoming.from.node)) {
        this.store(entry, outcome, to.cell, outcome.rules & fresh);
      }
      if (to.kind === 'return' || to.kind === 'parameter' || to.kind === 'cell') {
        this.comeBack(incoming, outcome, outcome.rules & fresh);
      }
    }
  }

  private link(link: Link): void {
    const id = `${link.to.id} ${link.call} ${link.outcome}`;
    const known = link.from.links.get(id);
    const fresh = link.rules & ~(known?.rules ?? 0);
    if (fresh === 0) return;
    if (known) known.rules |= fresh;
    else link.from.addLink(id, link);
    this.domain.onLink?.(known ?? link);
    this.enter(link.to, fresh);
  }

  /** Works on a call again that runs more functions than it was known to. */
  revisit({ caller, call }: CallNode): void {
    for (const entry of this.byFunction.get(caller)?.values() ?? []) {
      for (const outcome of [...entry.outcomes.values()]) {
        const { to } = outcome;
        if (to.kind === 'argument' && to.call === call) this.handOver(entry, outcome, to, outcome.rules);
      }
    }
  }
}

/** True where only calls in a function brought data here. */
function isForOwner(entry: Entry, owner: FunctionNode): boolean {
  return !entry.isForAll && [...entry.incoming.values()].every(({ from }) => from.node === owner);
}
