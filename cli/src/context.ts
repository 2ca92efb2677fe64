import type { AssetsLocation } from '../../host/src/index';

/** Everything that a command takes from the process; tests give their own. */
export interface Context {
  /** The absolute working folder: paths in reports are relative to it. */
  cwd: string;
  assets: AssetsLocation;
  version: string;
  /** YYYY-MM-DD, local. */
  today: string;
  /** True to color the text report. */
  color: boolean;
  /** True to show progress on standard error. */
  progress: boolean;
  /** True to show the stack of an internal error (`WARDSCRIBE_DEBUG`). */
  debug: boolean;
  /** Standard output: the report and nothing else. Resolves when it is written. */
  out(text: string): Promise<void>;
  /** Standard error: progress and problems. */
  err(text: string): void;
}

/** Exit codes; frozen in docs/json-output.md. */
export const exitCodes = {
  /** Nothing at or above the threshold; all tests pass. */
  ok: 0,
  /** Findings at or above the threshold, or failing tests. */
  findings: 1,
  /** A wrong argument, a missing path, a broken rule file or broken threat notes. */
  usage: 2,
  /** A mistake of Wardscribe. */
  internal: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The user's arguments or configuration are wrong; the message says what to do. Ends with exit code 2. */
export class UsageError extends Error {}
