import type { FindingItem, Severity } from '../../protocol/src/index';

/** The order from worst to mildest. */
export const severityOrder: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

/** The word for a severity, as views and screen readers say it. */
export function severityWord(severity: Severity): string {
  return { error: 'Error', warning: 'Warning', info: 'Information', hint: 'Hint' }[severity];
}

/** `1 finding`, `3 findings`: a count with its noun. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `2 errors, 1 warning`: how many findings of each severity, worst first; empty when there are none. */
export function severityCounts(findings: readonly Pick<FindingItem, 'severity'>[]): string {
  const nouns: Record<Severity, [string, string]> = {
    error: ['error', 'errors'],
    warning: ['warning', 'warnings'],
    info: ['information', 'information'],
    hint: ['hint', 'hints'],
  };
  return severityOrder
    .map((severity) => ({ severity, count: findings.filter((item) => item.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => counted(count, ...nouns[severity]))
    .join(', ');
}

/** What is wrong with a reason, or `undefined` when it is good. Reasons stand in comments and files: one line. */
export function reasonProblem(reason: string): string | undefined {
  if (reason.trim() === '') return 'Give a reason: the next reader has to know why.';
  if (/[\r\n]/.test(reason)) return 'Keep the reason on one line.';
  if (reason.includes('*/')) return 'Leave out */: it would end the comment that holds the reason.';
  return undefined;
}
