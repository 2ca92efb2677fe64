import type { Disposable } from 'vscode';

/** A call that is not made too often; `dispose` drops what is still waiting. */
export interface Paced extends Disposable {
  /** Asks for the call. */
  soon(): void;
}

/**
 * Calls `run` when asked: at once after a pause of `ms` milliseconds, else when `ms` have passed since the last call.
 * However often it is asked, the last asking is followed by a call.
 */
export function paced(run: () => void, ms: number): Paced {
  let timer: NodeJS.Timeout | undefined;
  let last = Number.NEGATIVE_INFINITY;
  const call = () => {
    timer = undefined;
    last = performance.now();
    run();
  };
  return {
    soon() {
      if (timer !== undefined) return;
      const wait = last + ms - performance.now();
      if (wait <= 0) call();
      else timer = setTimeout(call, wait);
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
