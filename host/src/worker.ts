/** The script of the worker threads that `scanFiles` starts (dist/worker.js). */
import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { BatchResult } from './pool';
import { Scanner, type ScannerSetup } from './scanner';

const scanner = Scanner.create(workerData as ScannerSetup);
// The failure is reported with the first batch; without this Node would end the thread before.
scanner.catch(() => undefined);

workerpool.worker({
  async scan(files: string[]): Promise<BatchResult> {
    try {
      const ready = await scanner;
      return { files: files.map((file) => ready.scan(file)), ruleProblems: [...ready.ruleProblems] };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  },
});
