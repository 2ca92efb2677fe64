/** The milliseconds that a piece of work takes. */
export function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/**
 * Medians of what works measure, by rounds after some to warm up. They take turns, so that a slow moment of the machine
 * meets all of them.
 */
export function inTurns(works: (() => number)[], warmUp: number, rounds: number): number[] {
  const times: number[][] = works.map(() => []);
  for (let round = 0; round < warmUp + rounds; round++) {
    works.forEach((work, i) => {
      const taken = work();
      if (round >= warmUp) times[i].push(taken);
    });
  }
  return times.map(median);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}
