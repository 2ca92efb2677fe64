/** The script of the worker threads that `scanFiles` and `ProgramThread` start (dist/worker.js). */
import { workerData } from 'node:worker_threads';
import workerpool from 'workerpool';
import type { BatchResult } from './pool';
import { ProgramHost } from './program-host';
import { Scanner, type ScannerSetup, type ScanTask } from './scanner';

const setup = workerData as ScannerSetup;
const scanner = Scanner.create(setup);
// The failure is reported with the first batch; without this Node would end the thread before.
scanner.catch(() => undefined);
const program = new ProgramHost(scanner, setup.aliases);

workerpool.worker({
  async scan(tasks: ScanTask[]): Promise<BatchResult> {
    try {
      const ready = await program.scanner;
      return { files: tasks.map((task) => ready.scan(task)), ruleProblems: [...ready.ruleProblems] };
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  },
  change: program.change.bind(program),
  summarize: program.summarize.bind(program),
  put: program.put.bind(program),
  flowsInto: program.flowsInto.bind(program),
  flowsOf: program.flowsOf.bind(program),
  keys: program.keys.bind(program),
});
