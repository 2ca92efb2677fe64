import type { Context } from './context';

/** How often the line changes, in milliseconds: a terminal must not slow the scan down. */
const interval = 100;

/** One line on standard error that counts the files; nothing when that is no terminal. */
export class Progress {
  private last = 0;

  constructor(private readonly context: Context) {}

  show(done: number, total: number): void {
    const now = performance.now();
    if (!this.context.progress || now - this.last < interval) return;
    this.last = now;
    this.context.err(`\rScanning ${done} of ${total} files`);
  }

  /** Takes the line away (ECMA-48: erase in line). */
  clear(): void {
    if (this.last > 0) this.context.err('\r\u001b[K');
  }
}
