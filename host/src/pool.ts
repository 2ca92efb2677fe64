import path from 'node:path';
import workerpool from 'workerpool';
import type { AnalysisProblem } from '../../engine/src/index';
import type { FileResult, ScannerSetup } from './scanner';

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
  files: readonly string[];
  jobs: number;
  /** The worker's script; `worker.js` beside the running bundle when absent. */
  script?: string;
  /** Milliseconds that a file may take. */
  patience?: number;
  signal?: AbortSignal;
  onBatch(result: { files: FileResult[]; ruleProblems: readonly AnalysisProblem[] }): void;
}

/**
 * Scans files on worker threads and hands over each batch as it is ready, in no order. A batch that ends its worker
 * (out of memory, a crash, too slow) is tried again file by file, so that only the file at fault is lost; it becomes a
 * problem. Resolves when all is done or the signal was aborted; rejects when no worker can start.
 */
export async function scanOnWorkers(options: PoolOptions): Promise<void> {
  const pool = workerpool.pool(options.script ?? path.join(__dirname, 'worker.js'), {
    workerType: 'thread',
    maxWorkers: options.jobs,
    workerThreadOpts: { workerData: options.setup },
    // A worker has nothing to put away: it need not be waited for when it is told to end.
    workerTerminateTimeout: 50,
  });
  const stop = () => void pool.terminate(true);
  options.signal?.addEventListener('abort', stop);
  const time = options.patience ?? patience;
  const run = (files: string[]) => pool.exec<(files: string[]) => BatchResult>('scan', [files]).timeout(time);
  const scan = async (files: string[]): Promise<void> => {
    try {
      const result = await run(files);
      if (options.signal?.aborted) return;
      if ('failure' in result) throw new StartError(result.failure);
      options.onBatch(result);
    } catch (error) {
      if (options.signal?.aborted) return;
      if (error instanceof StartError) throw error;
      if (files.length > 1) await Promise.all(files.map((file) => scan([file])));
      else options.onBatch({ files: [lost(files[0], error)], ruleProblems: [] });
    }
  };
  try {
    if (!options.signal?.aborted) await Promise.all(batches(options.files).map(scan));
  } finally {
    options.signal?.removeEventListener('abort', stop);
    await pool.terminate(true).catch(() => undefined);
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
  return { path: file, findings: [], fixes: [], problems: [{ path: file, message, severity: 'error' }] };
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0].trim();
}

function batches(files: readonly string[]): string[][] {
  const result: string[][] = [];
  for (let i = 0; i < files.length; i += batchSize) result.push(files.slice(i, i + batchSize));
  return result;
}
