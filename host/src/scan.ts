import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AnalysisProblem,
  type ControlEvidence,
  type DocumentSummary,
  type EntryPoint,
  type Finding,
  joinEvidence,
  type PathAlias,
  type ProgramFlow,
  type TextHolds,
  WorkspaceProgram,
} from '../../engine/src/index';
import type { ReportFix, SkippedFile } from '../../engine/src/report/index';
import { pathAliases } from './aliases';
import { type BatchResult, ScanPool } from './pool';
import type { ProgramThread } from './program-thread';
import { type FileResult, Scanner, type ScannerSetup, type ScanTask } from './scanner';

export interface ScanOptions extends Omit<ScannerSetup, 'aliases'> {
  /** As in `ScannerSetup`; read from the configurations among the files when absent. */
  aliases?: readonly PathAlias[];
  /** Relative to the root, with forward slashes; see `findFiles`. */
  files: readonly string[];
  /** How many worker threads; 1 scans on this thread. Few files get fewer threads than asked for. */
  jobs: number;
  onProgress?(done: number, total: number): void;
  /** A thread that has these rules and notes already: it looks at the files, instead of others that have to be started. */
  thread?: ProgramThread;
  /** Stops the scan within a moment; what was done until then is returned. */
  signal?: AbortSignal;
  /** The worker's script; `worker.js` beside the running bundle when absent. */
  workerScript?: string;
  /**
   * Finds the flows into files, by path, once all are summarized; where there is more to the program than these files.
   * Without it, or where it gives nothing, they are the program.
   */
  link?(summaries: readonly DocumentSummary[]): Promise<FlowsByPath | undefined>;
}

type FlowsByPath = ReadonlyMap<string, readonly ProgramFlow[]>;

export interface ScanResult {
  /** By path, then by position, whatever the number of jobs. */
  findings: Finding[];
  fixes: ReportFix[];
  problems: AnalysisProblem[];
  /** Path → where data of others comes into the file, by position; of each file that was analyzed, by path. */
  entryPoints: ReadonlyMap<string, readonly EntryPoint[]>;
  /** Path → what is remembered of the file for a change of the notes; of each file that was analyzed. */
  holds: ReadonlyMap<string, TextHolds>;
  /** Where each control of the threat notes holds and where it is missing, by its id. */
  controls: ControlEvidence[];
  skipped: SkippedFile[];
  /** The number of files that were analyzed. */
  files: number;
  cancelled: boolean;
}

type KnownOptions = ScanOptions & Pick<ScannerSetup, 'aliases'>;
type Batch = Exclude<BatchResult, { failure: string }>;

/** Runs tasks and hands over their results; resolves when all are done or the scan was cancelled. */
interface Runner {
  scan(tasks: readonly ScanTask[]): Promise<void>;
  close(): Promise<void>;
}

/** Fewer files than this are not worth a thread of their own: starting one costs as much as scanning them. */
const filesPerWorker = 12;

/**
 * Analyzes files, on worker threads when there are many: each by itself first, then once more where data of the program
 * flows into it. Rejects only when the engine cannot start; everything else that goes wrong is a problem of its file, and
 * the other files are not touched by it.
 */
export async function scanFiles(given: ScanOptions): Promise<ScanResult> {
  const options = { ...given, aliases: given.aliases ?? pathAliases(given.root, given.files) };
  const results = new Map<string, FileResult>();
  const ruleProblems = new Map<string, AnalysisProblem>();
  const holds = new Map<string, TextHolds>();
  const onBatch = (batch: Batch) => {
    for (const { path, speaks, summary } of batch.files)
      if (speaks !== undefined) holds.set(path, { speaks, ...(summary && { names: summary.held }) });
    for (const result of batch.files) results.set(result.path, joined(results.get(result.path), result));
    for (const problem of batch.ruleProblems) ruleProblems.set(JSON.stringify(problem), problem);
    options.onProgress?.(results.size, options.files.length);
  };
  const runner = await runnerFor(options, onBatch);
  try {
    await runner.scan(options.files.map((file) => ({ path: file })));
    if (!options.signal?.aborted) await runner.scan(await tasksWithFlows(options, results));
  } finally {
    await runner.close();
  }
  const found = collect([...results.values()], [...ruleProblems.values()], options.signal?.aborted ?? false);
  return { ...found, holds };
}

/** What the second look at a file says of findings counts, unless the file was lost in it. */
function joined(first: FileResult | undefined, second: FileResult): FileResult {
  if (!first) return second;
  if (second.isLost) return { ...first, problems: [...first.problems, ...second.problems] };
  return first.entryPoints ? { ...second, entryPoints: first.entryPoints } : second;
}

async function tasksWithFlows(
  options: KnownOptions,
  results: ReadonlyMap<string, FileResult>,
): Promise<ScanTask[]> {
  const summaries = [...results.values()]
    .flatMap(({ summary }) => summary ?? [])
    // The order in which files are known must not depend on which worker was first.
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  if (summaries.length === 0) return [];
  const flows = (await options.link?.(summaries)) ?? linked(options, summaries);
  return summaries.flatMap(({ path }) => {
    const into = flows.get(path);
    // Fixes are tried on all that is known of a text.
    const kept = options.fixes ? undefined : results.get(path)?.kept;
    return into && into.length > 0 ? [{ path, flows: into, ...(kept && { kept }) }] : [];
  });
}

function linked({ aliases }: KnownOptions, summaries: readonly DocumentSummary[]): FlowsByPath {
  const program = new WorkspaceProgram(aliases);
  for (const summary of summaries) program.set(summary);
  return program.flows();
}

async function runnerFor(options: KnownOptions, onBatch: (batch: Batch) => void): Promise<Runner> {
  const { root, assets, rules, notes, today, fixes, aliases, files, signal } = options;
  const setup: ScannerSetup = { root, assets, rules, notes, today, fixes, aliases };
  if (options.thread) return new ScanOnThread(options.thread, onBatch);
  const jobs = Math.min(options.jobs, Math.ceil(files.length / filesPerWorker));
  if (jobs <= 1) return new ScanHere(await Scanner.create(setup), signal, onBatch);
  const script = options.workerScript ?? path.join(__dirname, 'worker.js');
  if (!existsSync(script)) throw new Error(`Cannot start a worker: ${script} is missing.`);
  return new ScanPool({ setup, jobs, script, signal, onBatch });
}

/** Scans on this thread. */
class ScanHere implements Runner {
  constructor(
    private readonly scanner: Scanner,
    private readonly signal: AbortSignal | undefined,
    private readonly onBatch: (batch: Batch) => void,
  ) {}

  async scan(tasks: readonly ScanTask[]): Promise<void> {
    const { scanner } = this;
    for (const task of tasks) {
      // Lets a cancel, or the caller's other work, come through between files.
      await nextTurn();
      if (this.signal?.aborted) return;
      this.onBatch({ files: [scanner.scan(task)], ruleProblems: scanner.ruleProblems });
    }
    if (tasks.length === 0) this.onBatch({ files: [], ruleProblems: scanner.ruleProblems });
  }

  async close(): Promise<void> {}
}

/** Files that are looked at on a thread before what else it is asked. */
const filesAtOnce = 8;

/** Scans on a thread that is there. */
class ScanOnThread implements Runner {
  constructor(
    private readonly thread: ProgramThread,
    private readonly onBatch: (batch: Batch) => void,
  ) {}

  async scan(tasks: readonly ScanTask[]): Promise<void> {
    for (let i = 0; i < tasks.length; i += filesAtOnce) {
      const batch = await this.thread.scan(tasks.slice(i, i + filesAtOnce));
      if ('failure' in batch) throw new Error(batch.failure);
      this.onBatch(batch);
    }
  }

  async close(): Promise<void> {}
}

function collect(
  results: FileResult[],
  ruleProblems: AnalysisProblem[],
  cancelled: boolean,
): Omit<ScanResult, 'holds'> {
  results.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const problems = new Map<string, AnalysisProblem>();
  for (const problem of [...ruleProblems.sort(byPlace), ...results.flatMap((result) => result.problems)]) {
    problems.set(JSON.stringify(problem), problem);
  }
  return {
    findings: results.flatMap((result) => result.findings),
    fixes: results.flatMap((result) => result.fixes),
    problems: [...problems.values()],
    entryPoints: new Map(
      results.flatMap(({ path, entryPoints }) => (entryPoints ? [[path, entryPoints] as const] : [])),
    ),
    controls: joinEvidence(results.flatMap(({ controls }) => controls ?? [])),
    skipped: results.flatMap(({ path, skipped }) => (skipped ? [{ path, reason: skipped }] : [])),
    files: results.filter((result) => !result.skipped).length,
    cancelled,
  };
}

function byPlace(a: AnalysisProblem, b: AnalysisProblem): number {
  const key = (of: AnalysisProblem) => `${of.path ?? ''}\n${of.ruleId ?? ''}`;
  return (
    key(a).localeCompare(key(b), 'en') ||
    (a.range?.start.line ?? 0) - (b.range?.start.line ?? 0) ||
    (a.range?.start.character ?? 0) - (b.range?.start.character ?? 0)
  );
}
