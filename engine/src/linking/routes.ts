import type { CallSite, Trace } from '../summaries/summary';
import { type Entry, type Link, type Outcome, outcomeKey } from './entry';
import type { LinkedStep } from './flow';
import type { FunctionNode, Port } from './nodes';
import { alongEdge, passedOn, returnPorts } from './steps';
import type { Domain } from './tabulation';
import { isVouchedFor } from './vouching';

/** How many calls within calls a way tells of, and how many calls in all. */
const MAX_DEPTH = 4;
const MAX_CALLS = 32;

/** A way through one function, and how unsure the calls on it are. */
export interface Route {
  steps: readonly LinkedStep[];
  doubt: number;
}

/** Where data is, and how it got there. */
interface Stop {
  port: Port;
  path: string;
  previous?: Stop;
  /** What stands between the previous stop and this one. */
  trace?: Trace;
  /** The call in between, what it runs, and what leaves that. */
  call?: CallSite;
  through?: { link: Link; outcome: Outcome };
}

/** Finds the shortest ways through functions that a finished tabulation says there are. */
export class Routes {
  private calls = 0;

  constructor(private readonly domain: Domain) {}

  /** Begins to tell of another way. */
  begin(): void {
    this.calls = 0;
  }

  /** The shortest way from where an entry begins to what it lets out. */
  within(entry: Entry, goal: string, rule: number, depth = 0): Route {
    const first: Stop = { port: entry.port, path: entry.path };
    const seen = new Set([`${first.port} ${first.path}`]);
    const queue = [first];
    const calls = new Map<string, Link[]>();
    for (const link of entry.links.values()) {
      if (link.kind !== 'call' || (link.rules & rule) === 0) continue;
      const known = calls.get(link.outcome);
      if (known) known.push(link);
      else calls.set(link.outcome, [link]);
    }
    const reach = (stop: Stop) => {
      const key = `${stop.port} ${stop.path}`;
      if (seen.has(key) || ((entry.facts.get(key)?.rules ?? 0) & rule) === 0) return;
      seen.add(key);
      queue.push(stop);
    };
    for (const stop of queue) {
      for (const edge of entry.node.inputs.get(stop.port) ?? []) {
        const step = alongEdge(edge, stop.path, this.domain);
        if (!step || (step.rules & rule) === 0 || isVouchedFor(entry, edge, this.domain)) continue;
        const { path } = step;
        const key = outcomeKey(edge.to, path);
        if (key === goal) {
          return this.told(entry, { port: '', path, previous: stop, trace: edge.trace }, rule, depth);
        }
        const links = calls.get(key) ?? [];
        for (const link of links) {
          const at = { caller: entry.node, call: link.call };
          const call = entry.node.summary.calls[link.call];
          for (const outcome of link.to.outcomes.values()) {
            if ((outcome.rules & rule) === 0 || !link.target) continue;
            for (const [port, next] of returnPorts(outcome, link.target, at)) {
              reach({
                port,
                path: next,
                previous: stop,
                trace: edge.trace,
                call,
                through: { link, outcome },
              });
            }
          }
        }
        if (edge.to.kind !== 'argument') continue;
        const at = { caller: entry.node, call: edge.to.call };
        if (links.length > 0 || this.domain.targets(at, entry.context).length > 0) continue;
        for (const [port, next, carried] of passedOn(at, edge.to.index, path)) {
          if ((carried & rule) !== 0) reach({ port, path: next, previous: stop, trace: edge.trace });
        }
      }
    }
    return { steps: [], doubt: 0 };
  }

  private told(entry: Entry, last: Stop, rule: number, depth: number): Route {
    const stops: Stop[] = [];
    for (let at: Stop | undefined = last; at; at = at.previous) stops.push(at);
    stops.reverse();
    const steps: LinkedStep[] = [];
    let doubt = 0;
    const { path } = entry.node.file;
    for (const { trace, call, through } of stops) {
      steps.push(...tracedSteps(path, trace));
      if (!call || !through) continue;
      const { link, outcome } = through;
      doubt += link.doubt;
      steps.push({ path, start: call.start, end: call.end, note: `handed to ${calledName(link.to.node)}` });
      if (depth < MAX_DEPTH && this.calls++ < MAX_CALLS) {
        const inner = this.within(link.to, outcome.key, rule, depth + 1);
        steps.push(...inner.steps);
        doubt += inner.doubt;
      }
      steps.push({ path, start: call.start, end: call.end, note: leavingNote(outcome, link.to.node) });
    }
    return { steps, doubt };
  }
}

/** The steps of a trace, the first one first. */
function tracedSteps(path: string, trace: Trace | undefined): LinkedStep[] {
  const steps: LinkedStep[] = [];
  for (let at = trace; at; at = at.previous)
    steps.push({ path, start: at.start, end: at.end, note: at.note });
  return steps.reverse();
}

/** A function as steps name it. */
export function calledName({ name, summary, owner }: FunctionNode): string {
  if (summary.isConstructor && owner) return `${owner.name}()`;
  return name === '' ? 'this function' : `${name}()`;
}

/** How data comes back from a function. */
export function leavingNote({ to }: Outcome, node: FunctionNode): string {
  return to.kind === 'return' ? `returned by ${calledName(node)}` : `left here by ${calledName(node)}`;
}
