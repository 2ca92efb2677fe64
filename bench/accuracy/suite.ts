import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from '../../engine/src/index';

/** A public suite whose cases say what is vulnerable. */
export interface Suite {
  name: string;
  /** True for a checkout of it. */
  recognizes(folder: string): boolean;
  open(folder: string): OpenSuite;
}

export interface OpenSuite {
  /** The folder to scan; paths of findings are relative to it. */
  scanned: string;
  judge(findings: readonly Finding[]): Verdict;
  /** Removes what was made for the scan. */
  close?(): void;
}

/** The rows of the table by their names, and a line for each case that is judged wrong. */
export interface Verdict {
  rows: Record<string, Record<string, number | string>>;
  wrong: string[];
}

/** The files below a folder, relative to it with forward slashes, in order. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !/(^|\/)(\.git|node_modules)\//.test(name))
    .sort();
}

/** The number of a CWE as rules and suites write it: 89 of `CWE-89`. */
export function cweNumber(text: string): number {
  return Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
}
