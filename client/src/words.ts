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

/** The local day that is some days after a moment, as YYYY-MM-DD. */
export function dayIn(days: number, from = new Date()): string {
  const day = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** What is wrong with the last day of something, or `undefined` when it is a day from `today` (YYYY-MM-DD) on. */
export function dayProblem(text: string, today: string): string | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? [];
  const isDay = year !== undefined && dayIn(0, new Date(+year, +month - 1, +day)) === text.trim();
  if (!isDay) return 'Write a day as YYYY-MM-DD.';
  return text.trim() < today ? 'This day is over: choose a later one.' : undefined;
}
