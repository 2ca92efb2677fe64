import path from 'node:path';
import workerpool from 'workerpool';
import type { DocumentSummary, ProgramFlow } from '../../engine/src/index';
import type { BatchResult } from './pool';
import type { OtherNotes, ScannerSetup, ScanTask } from './scanner';

/** A request may take this long before its thread is given up, in milliseconds. */
const patience = 60_000;

/**
 * A project's program on a thread of its own. Requests are answered in their order. One that ends the thread, or takes
 * too long, rejects, and what the program held is lost: make another one.
 */
export class ProgramThread {
  private readonly pool: workerpool.Pool;
  /** Rejects when the thread is closed: nobody waits for an answer that cannot come. */
  private readonly closed: Promise<never>;
  private end: (reason: Error) => void = () => undefined;

  /** `script`: the worker's script; `worker.js` beside the running bundle when absent. */
  constructor(setup: ScannerSetup, script = path.join(__dirname, 'worker.js')) {
    this.pool = workerpool.pool(script, {
      workerType: 'thread',
      maxWorkers: 1,
      workerThreadOpts: { workerData: setup },
      workerTerminateTimeout: 50,
    });
    this.closed = new Promise((_, reject) => {
      this.end = reject;
    });
    this.closed.catch(() => undefined);
  }

  /** Takes over other notes. Gives the texts that have to be added again for that. */
  change(other: OtherNotes): Promise<readonly string[]> {
    return this.ask('change', [other]);
  }

  /** Looks at files as a worker of a scan does; nothing is added to the program. */
  scan(tasks: readonly ScanTask[]): Promise<BatchResult> {
    return this.ask('scan', [tasks]);
  }

  /** Reads files, relative to the root, and adds them; those that are gone are taken out. */
  summarize(files: readonly string[]): Promise<void> {
    return this.ask('summarize', [files]);
  }

  /** Adds what was summarized elsewhere, and takes out what is gone. */
  put(summaries: readonly DocumentSummary[], gone: readonly string[]): Promise<void> {
    return this.ask('put', [summaries, gone]);
  }

  /** Adds a text and tells the flows that end in it. */
  flowsInto(summary: DocumentSummary): Promise<readonly ProgramFlow[]> {
    return this.ask('flowsInto', [summary]);
  }

  /** The flows that end in texts. */
  flowsOf(paths: readonly string[]): Promise<ReadonlyMap<string, readonly ProgramFlow[]>> {
    return this.ask('flowsOf', [paths]);
  }

  /** A name for the flows into each text that has any. */
  keys(): Promise<ReadonlyMap<string, string>> {
    return this.ask('keys', []);
  }

  async close(): Promise<void> {
    this.end(new Error('The program was closed.'));
    await this.pool.terminate(true).catch(() => undefined);
  }

  private async ask<T>(method: string, parameters: unknown[]): Promise<T> {
    const answer = this.pool.exec(method, parameters).timeout(patience) as unknown as Promise<T>;
    return Promise.race([answer, this.closed]);
  }
}
