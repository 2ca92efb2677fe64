import { type Condition, ENTRY, EXIT, type FunctionGraph, type Way } from './graph';

/** What the search asks of calls, by their number. */
export interface Questions {
  /** The call is the control, or surely calls it. */
  isControl(call: number): boolean;
  /** What a call is handed is surely run. */
  runsAll(call: number): boolean;
}

/** A way that misses the control. */
export interface Gap {
  /** The call that it ends at; -1: it ends where the function returns. */
  call: number;
  /** The condition that leads past the control; undefined where the control is on no way at all. */
  when?: Condition;
}

interface Visit {
  step: number;
  from?: Visit;
  way?: Way;
}

/**
 * The shortest way on which the control is missed; undefined where there is none.
 *
 * - `to` given: a way from the beginning to one of these calls. An error that is thrown and caught goes on, also one that
 *   the control itself throws.
 * - `from` given: a way from behind one of these calls to a return.
 * - neither: a way from the beginning to a return. What a caught error does is not looked at, in both.
 */
export function findGap(
  { steps }: FunctionGraph,
  { isControl, runsAll }: Questions,
  ends: { to?: (call: number) => boolean; from?: (call: number) => boolean } = {},
): Gap | undefined {
  const { to, from } = ends;
  const follows = ({ when, around }: Way) =>
    (to !== undefined || when?.how !== 'throws') && (around === undefined || !runsAll(around));
  const starts = from
    ? steps.flatMap(({ call }, step) => (call >= 0 && from(call) && reached(step) ? [step] : []))
    : [ENTRY];
  function reached(step: number): boolean {
    return isReachable(steps, ENTRY, (at) => at === step, follows);
  }
  const seen = new Set<number>(starts);
  const queue: Visit[] = starts.map((step) => ({ step }));
  for (let i = 0; i < queue.length; i++) {
    const visit = queue[i];
    const { call, ways } = steps[visit.step];
    const isStart = from !== undefined && visit.from === undefined;
    if (visit.step === EXIT && !to)
      return {
        call: isStart ? -1 : startOf(visit, steps, from),
        ...decided(visit, steps, isControl, follows),
      };
    const isMet = call >= 0 && !isStart && isControl(call);
    if (call >= 0 && !isMet && to?.(call)) return { call, ...decided(visit, steps, isControl, follows) };
    for (const way of ways) {
      if (!follows(way) || seen.has(way.to)) continue;
      // Behind the control all is well, but for the error that it throws itself.
      if (isMet && way.when?.how !== 'throws') continue;
      seen.add(way.to);
      queue.push({ step: way.to, from: visit, way });
    }
  }
  return undefined;
}

function startOf(visit: Visit, steps: FunctionGraph['steps'], from: unknown): number {
  if (!from) return -1;
  let at = visit;
  while (at.from) at = at.from;
  return steps[at.step].call;
}

/** The last turn of a way where another one would have led to the control. */
function decided(
  visit: Visit,
  steps: FunctionGraph['steps'],
  isControl: (call: number) => boolean,
  follows: (way: Way) => boolean,
): { when?: Condition } {
  const meets = (step: number) => {
    const { call } = steps[step];
    return call >= 0 && isControl(call);
  };
  for (let at: Visit | undefined = visit; at?.from; at = at.from) {
    const { way, from } = at;
    if (!way?.when) continue;
    if (way.when.how === 'throws' && meets(from.step)) return { when: way.when };
    const others = steps[from.step].ways.filter((each) => each !== way && follows(each));
    if (others.some((each) => isReachable(steps, each.to, meets, follows))) return { when: way.when };
  }
  return {};
}

function isReachable(
  steps: FunctionGraph['steps'],
  start: number,
  isWanted: (step: number) => boolean,
  follows: (way: Way) => boolean,
): boolean {
  const seen = new Set([start]);
  const stack = [start];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (isWanted(step)) return true;
    for (const way of steps[step].ways) {
      if (!follows(way) || seen.has(way.to)) continue;
      seen.add(way.to);
      stack.push(way.to);
    }
  }
  return false;
}
