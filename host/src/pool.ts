import path from 'node:path';
import workerpool from 'workerpool';
import type { AnalysisProblem } from '../../engine/src/index';
import type { FileResult, ScannerSetup, ScanTask } from './scanner';

/** What a worker answers: the files' results, or why it could not start (which stops the scan). */
export type BatchResult =
  | { files: FileResult[]; ruleProblems: readonly AnalysisProblem[] }
  | { failure: string };

/** A file may take this long; a batch may too, because its files get their own time when it does not suffice. */
const patience = 60_000;
/** Small enough that progress moves and that the last batch keeps no worker waiting long. */
const batchSize = 16;

export interface PoolOptions {
  setup: ScannerSetup;
  jobs: number;
  /** The worker's script; `worker.js` beside the running bundle when absent. */
  script?: string;
  /** Milliseconds that a file may take. */
  patience?: number;
  signal?: AbortSignal;
  onBatch(result: { files: FileResult[]; ruleProblems: readonly AnalysisProblem[] }): void;
}

/** Worker threads that scan files. Close it when it is no longer needed. */
export class ScanPool {
  private readonly pool: workerpool.Pool;
  private readonly stop = () => void this.pool.terminate(true);

  constructor(private readonly options: PoolOptions) {
    this.pool = workerpool.pool(options.script ?? path.join(__dirname, 'worker.js'), {
      workerType: 'thread',
      maxWorkers: options.jobs,
      workerThreadOpts: { workerData: options.setup },
      // A worker has nothing to put away: it need not be waited for when it is told to end.
      workerTerminateTimeout: 50,
    });
    options.signal?.addEventListener('abort', this.stop);
  }

  /**
   * Scans files and hands over each batch as it is ready, in no order. A batch that ends its worker (out of memory, a
   * crash, too slow) is tried again file by file, so that only the file at fault is lost; it becomes a problem. Resolves
   * when all is done or the signal was aborted; rejects when no worker can start.
   */
  async scan(tasks: readonly ScanTask[]): Promise<void> {
    if (!this.options.signal?.aborted) await Promise.all(batches(tasks).map((batch) => this.batch(batch)));
  }

  async close(): Promise<void> {
    this.options.signal?.removeEventListener('abort', this.stop);
    await this.pool.terminate(true).catch(() => undefined);
  }

  private async batch(tasks: ScanTask[]): Promise<void> {
    const { signal, onBatch, patience: time = patience } = this.options;
    try {
      const result = await this.pool.exec<(tasks: ScanTask[]) => BatchResult>('scan', [tasks]).timeout(time);
      if (signal?.aborted) return;
      if ('failure' in result) throw new StartError(result.failure);
      onBatch(result);
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof StartError) throw error;
      if (tasks.length > 1) await Promise.all(tasks.map((task) => this.batch([task])));
      else onBatch({ files: [lost(tasks[0].path, error)], ruleProblems: [] });
    }
  }
}

/** A worker could not start; trying again cannot help. */
class StartError extends Error {}

function lost(file: string, error: unknown): FileResult {
  const reason =
    error instanceof workerpool.Promise.TimeoutError
      ? 'it took too long'
      : `its worker ended (${firstLine(error)})`;
  const message = `This file was not analyzed: ${reason}. The other files were.`;
  const problems: AnalysisProblem[] = [{ path: file, message, severity: 'error' }];
  return { path: file, findings: [], fixes: [], problems, isLost: true };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0].trim();
}

function batches(tasks: readonly ScanTask[]): ScanTask[][] {
  const result: ScanTask[][] = [];
  for (let i = 0; i < tasks.length; i += batchSize) result.push(tasks.slice(i, i + batchSize));
  return result;
}
