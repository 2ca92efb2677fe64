import type { Entry, Link } from './entry';
import type { LinkedFlow, LinkedPath, LinkedStep } from './flow';
import type { CallNode, FunctionNode } from './nodes';
import { calledName, leavingNote, Routes } from './routes';
import type { Domain } from './tabulation';

/** How many sources of one finding are told of. */
const MAX_PATHS = 4;
const MAX_STEPS = 24;
/** How many entries are looked at for the sources of one sink. */
const MAX_VISITS = 5000;
/** By how many calls a way may be longer to avoid a call that is not sure. */
const DOUBT_COST = 8;

/** Into and out of how many functions a way is still likely to be one that the program takes. */
const LONG_WAY = 10;
/** In how many steps it is. */
const MANY_STEPS = 18;

/** An entry on the way back from a sink to its sources. */
interface Visit {
  entry: Entry;
  cost: number;
  /** The link from this entry on the way to the sink; undefined: the sink is reached from here. */
  link?: Link;
  next?: Visit;
}

/** Tells how data gets from sources to a sink, of a finished tabulation. */
export class Flows {
  private readonly routes: Routes;

  constructor(
    domain: Domain,
    private readonly cut: ReadonlySet<FunctionNode>,
  ) {
    this.routes = new Routes(domain);
  }

  /** The flow into a sink from the entries that reach it; undefined when no source is found. */
  into(sinkPath: string, sink: number, rules: number, reached: readonly Entry[]): LinkedFlow | undefined {
    const paths = this.sources(reached, rules, `sink ${sink}`).map((visit) => this.path(visit, sink, rules));
    if (paths.length === 0) return undefined;
    paths.sort((a, b) => a.steps.length - b.steps.length);
    return { sinkPath, sink, rules, paths };
  }

  /** The nearest sources, each once: breadth first over the entries, backwards. */
  private sources(reached: readonly Entry[], rules: number, goal: string): Visit[] {
    const buckets: Visit[][] = [[]];
    for (const entry of byKey(reached, (each) => each)) {
      if (((entry.outcomes.get(goal)?.rules ?? 0) & rules) !== 0) buckets[0].push({ entry, cost: 0 });
    }
    const seen = new Set<Entry>();
    const found: Visit[] = [];
    for (let cost = 0; cost < buckets.length; cost++) {
      for (const visit of buckets[cost] ?? []) {
        if (seen.has(visit.entry)) continue;
        if (seen.size >= MAX_VISITS) return found;
        seen.add(visit.entry);
        if (visit.entry.port.startsWith('s')) {
          const { node, port } = visit.entry;
          const known = (each: Visit) => each.entry.node.file === node.file && each.entry.port === port;
          if (found.some(known)) continue;
          found.push(visit);
          if (found.length === MAX_PATHS) return found;
          continue;
        }
        for (const link of byKey([...visit.entry.sources], (each) => each.from)) {
          if ((link.rules & rules) === 0 || seen.has(link.from)) continue;
          const total = cost + 1 + link.doubt * DOUBT_COST;
          buckets[total] ??= [];
          buckets[total].push({ entry: link.from, cost: total, link, next: visit });
        }
      }
    }
    return found;
  }

  private path(first: Visit, sink: number, rules: number): LinkedPath {
    const { node, port } = first.entry;
    const index = Number(port.slice(1));
    const { path, summary } = node.file;
    const source = summary.sources[index];
    const steps: LinkedStep[] = [{ path, start: source.start, end: source.end, note: 'source' }];
    this.routes.begin();
    let doubt = 0;
    let calls = 0;
    let isCut = false;
    for (let at: Visit | undefined = first; at; at = at.next) {
      const { link, entry } = at;
      isCut ||= this.cut.has(entry.node);
      const route = this.routes.within(entry, link?.outcome ?? `sink ${sink}`, rules);
      steps.push(...route.steps);
      doubt += route.doubt + (link?.doubt ?? 0);
      calls++;
      if (link) steps.push(...stepsOfLink(link));
      else steps.push(sinkStep(entry, sink));
    }
    const way = tidied(steps);
    return {
      source: { path, index },
      steps: shortened(way),
      confidence:
        doubt > 1 || calls > LONG_WAY || way.length > MANY_STEPS
          ? 'low'
          : doubt > 0 || calls > LONG_WAY / 2
            ? 'medium'
            : 'high',
      ...(isCut && { isCut }),
    };
  }
}

function byKey<T>(all: readonly T[], entry: (each: T) => Entry): T[] {
  return [...all].sort((a, b) => (entry(a).key < entry(b).key ? -1 : entry(a).key > entry(b).key ? 1 : 0));
}

function sinkStep({ node }: Entry, sink: number): LinkedStep {
  const { start, end } = node.file.summary.sinks[sink];
  return { path: node.file.path, start, end, note: 'sink' };
}

function stepsOfLink(link: Link): LinkedStep[] {
  const { from, to, kind, call } = link;
  if (kind === 'call') return [callStep({ caller: from.node, call }, `handed to ${calledName(to.node)}`)];
  const outcome = from.outcomes.get(link.outcome);
  if (kind === 'return' && outcome)
    return [callStep({ caller: to.node, call }, leavingNote(outcome, from.node))];
  return [];
}

function callStep({ caller, call }: CallNode, note: string): LinkedStep {
  const { start, end } = caller.summary.calls[call];
  return { path: caller.file.path, start, end, note };
}

/** Without what is said twice, and without what happens inside of the sink: the sink says it. */
function tidied(steps: readonly LinkedStep[]): LinkedStep[] {
  const sink = steps[steps.length - 1];
  return steps.filter((each, i) => {
    if (i === 0 || i === steps.length - 1) return true;
    const previous = steps[i - 1];
    const isInSink = each.path === sink.path && each.start >= sink.start && each.end <= sink.end;
    return (
      !isInSink &&
      !(
        each.start === previous.start &&
        each.end === previous.end &&
        (i === 1 || each.note === previous.note)
      )
    );
  });
}

function shortened(steps: LinkedStep[]): readonly LinkedStep[] {
  if (steps.length <= MAX_STEPS) return steps;
  const half = MAX_STEPS / 2;
  const left = steps.slice(0, half);
  const last = left[half - 1];
  left[half - 1] = { ...last, note: `${last.note}; ${steps.length - MAX_STEPS} steps are left out here` };
  return [...left, ...steps.slice(steps.length - half)];
}
