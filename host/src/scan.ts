import { existsSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AnalysisProblem, Finding } from '../../engine/src/index';
import type { ReportFix, SkippedFile } from '../../engine/src/report/index';
import { scanOnWorkers } from './pool';
import { type FileResult, Scanner, type ScannerSetup } from './scanner';

export interface ScanOptions extends ScannerSetup {
  /** Relative to the root, with forward slashes; see `findFiles`. */
  files: readonly string[];
  /** How many worker threads; 1 scans on this thread. Few files get fewer threads than asked for. */
  jobs: number;
  onProgress?(done: number, total: number): void;
  /** Stops the scan within a moment; what was done until then is returned. */
  signal?: AbortSignal;
  /** The worker's script; `worker.js` beside the running bundle when absent. */
  workerScript?: string;
}

export interface ScanResult {
  /** By path, then by position, whatever the number of jobs. */
  findings: Finding[];
  fixes: ReportFix[];
  problems: AnalysisProblem[];
  skipped: SkippedFile[];
  /** The number of files that were analyzed. */
  files: number;
  cancelled: boolean;
}

/** Fewer files than this are not worth a thread of their own: starting one costs as much as scanning them. */
const filesPerWorker = 12;

/**
 * Analyzes files, on worker threads when there are many. Rejects only when the engine cannot start; everything else
 * that goes wrong is a problem of its file, and the other files are not touched by it.
 */
export async function scanFiles(options: ScanOptions): Promise<ScanResult> {
  const { root, assets, rules, notes, today, fixes } = options;
  const setup: ScannerSetup = { root, assets, rules, notes, today, fixes };
  const results: FileResult[] = [];
  const ruleProblems = new Map<string, AnalysisProblem>();
  const onBatch = (batch: { files: FileResult[]; ruleProblems: readonly AnalysisProblem[] }) => {
    results.push(...batch.files);
    for (const problem of batch.ruleProblems) ruleProblems.set(JSON.stringify(problem), problem);
    options.onProgress?.(results.length, options.files.length);
  };
  const jobs = Math.min(options.jobs, Math.ceil(options.files.length / filesPerWorker));
  const script = options.workerScript ?? path.join(__dirname, 'worker.js');
  if (jobs > 1) {
    if (!existsSync(script)) throw new Error(`Cannot start a worker: ${script} is missing.`);
    await scanOnWorkers({ setup, files: options.files, jobs, script, signal: options.signal, onBatch });
  } else {
    await scanHere(setup, options, onBatch);
  }
  return collect(results, [...ruleProblems.values()], options.signal?.aborted ?? false);
}

async function scanHere(
  setup: ScannerSetup,
  { files, signal }: ScanOptions,
  onBatch: (batch: { files: FileResult[]; ruleProblems: readonly AnalysisProblem[] }) => void,
): Promise<void> {
  const scanner = await Scanner.create(setup);
  for (const file of files) {
    // Lets a cancel, or the caller's other work, come through between files.
    await nextTurn();
    if (signal?.aborted) return;
    onBatch({ files: [scanner.scan(file)], ruleProblems: scanner.ruleProblems });
  }
  if (files.length === 0) onBatch({ files: [], ruleProblems: scanner.ruleProblems });
}

function collect(results: FileResult[], ruleProblems: AnalysisProblem[], cancelled: boolean): ScanResult {
  results.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const problems = new Map<string, AnalysisProblem>();
  for (const problem of [...ruleProblems.sort(byPlace), ...results.flatMap((result) => result.problems)]) {
    problems.set(JSON.stringify(problem), problem);
  }
  return {
    findings: results.flatMap((result) => result.findings),
    fixes: results.flatMap((result) => result.fixes),
    problems: [...problems.values()],
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
