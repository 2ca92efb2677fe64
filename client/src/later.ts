import type { Disposable } from 'vscode';

/** A call that waits for a pause: `soon` starts the wait over, `dispose` drops what is still waiting. */
export interface Later extends Disposable {
  soon(): void;
}

/** Calls `run` once, `ms` milliseconds after the last `soon`. */
export function later(run: () => void, ms: number): Later {
  let timer: NodeJS.Timeout | undefined;
  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(run, ms);
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
