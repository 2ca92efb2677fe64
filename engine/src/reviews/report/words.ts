import type { ReportNote, ReviewReport } from './model';
import { type Coverage, openWork } from './model';

/** The words of a report, the same in every form of it. */

export const coverageWords: Record<Coverage, string> = {
  done: 'Done',
  'not-applicable': 'Not applicable',
  against: 'Findings against it',
  open: 'Open',
};

export const severityWords = {
  error: 'Error',
  warning: 'Warning',
  info: 'Information',
  hint: 'Hint',
} as const;
export const ageWords = { new: 'In changed lines', older: 'Older' } as const;
export const verdictWords = { approved: 'Approved', rejected: 'Rejected' } as const;
export const noteStateWords = {
  open: 'Open',
  resolved: 'Resolved',
  'wont-fix': 'Will not be fixed',
} as const;

/** `3 notes`, `1 note`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** `High concern`. */
export function noteTitle({ severity, kind }: Pick<ReportNote, 'severity' | 'kind'>): string {
  return `${capital(severity)} ${kind}`;
}

/** `High`. */
export function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** The line that a reader looks for first: `Approved by Mira`. */
export function verdictLine(report: ReviewReport): string {
  const current = report.signatures.filter(({ isCurrent }) => isCurrent);
  const names = (verdict: 'approved' | 'rejected') =>
    current.filter((each) => each.verdict === verdict).map(({ by }) => by);
  const [against, inFavor] = [names('rejected'), names('approved')];
  if (against.length > 0) return `Rejected by ${against.join(', ')}`;
  if (inFavor.length > 0) return `Approved by ${inFavor.join(', ')}`;
  return report.signatures.length > 0 ? 'Code changed since it was signed' : 'Not signed yet';
}

/** What is open, in short parts; empty when nothing is. */
export function openParts(report: ReviewReport): string[] {
  const { items, notes, regions } = openWork(report);
  return [
    items.length > 0 && counted(items.length, 'open item'),
    notes.length > 0 && counted(notes.length, 'open note'),
    regions.length > 0 && counted(regions.length, 'unread region'),
  ].filter((part) => part !== false);
}

/** `main…patient-search`, `release 2.1`, `src/billing`: what is reviewed. */
export function subjectLine({ subject, commit }: ReviewReport): string {
  const short = commit?.slice(0, 8);
  const range = subject.base && `${subject.base}…${subject.head ?? 'working folder'}`;
  return [subject.release && `release ${subject.release}`, range, subject.folder, short && `at ${short}`]
    .filter(Boolean)
    .join(' · ');
}

/** `src/a.ts:12`, one-based. */
export function placeWords(place: { path: string; range: { start: { line: number } } }): string {
  return `${place.path}:${place.range.start.line + 1}`;
}
