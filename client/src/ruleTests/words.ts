import type { RuleTestResult } from '../../../protocol/src/index';

/** One thing that is wrong with what a rule said about a target. */
export interface Failure {
  message: string;
  /** Zero-based line of the target. */
  line: number;
}

/** What a rule missed and what it reports without being asked to, in the order of the lines. */
export function failuresOf({ rule, expected, reported }: RuleTestResult): Failure[] {
  const missed = expected
    .filter((line) => !reported.includes(line))
    .map((line) => ({ line, message: `Expected a finding of ${rule} in this line. There is none.` }));
  const extra = reported
    .filter((line) => !expected.includes(line))
    .map((line) => ({
      line,
      message: `${rule} reports this line. The line before it has no comment "ruleid: ${rule}".`,
    }));
  return [...missed, ...extra].sort((a, b) => a.line - b.line);
}

/** Lines of a target with their one-based numbers, one a row: what two sides of a comparison show. */
export function lineList(lines: readonly number[], text: string): string {
  const all = text.split(/\r\n|\n|\r/);
  return lines.map((line) => `${line + 1}: ${(all[line] ?? '').trim()}\n`).join('');
}

/** The name of a rule file's targets up to the extension: `.wardscribe/rules/no-eval.yaml` → `no-eval`. */
export function stemOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).split('.')[0];
}

/** What came out of a run, in a few words. */
export function outcome(passed: number, failed: number, untested: number): string {
  if (passed + failed === 0) return untested > 0 ? 'no target to test on' : 'nothing to test';
  return failed === 0 ? `${passed} of ${passed} pass` : `${passed} of ${passed + failed} pass`;
}
