import type { ReportControl, ReportNote, ReviewReport } from './model';
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

/** How a control stands in the code: `missing in 2 of 5 places`. */
export function controlWords({ isChecked, met, missing }: ReportControl): string {
  const [holds, lacks] = [met.length, missing.length];
  if (lacks > 0) return `missing in ${lacks} of ${counted(lacks + holds, 'place')}`;
  if (holds > 0) return `met in ${counted(holds, 'place')}`;
  return isChecked ? 'no place found' : 'not looked for';
}

/** `High concern`. */
export function noteTitle({ severity, kind }: Pick<ReportNote, 'severity' | 'kind'>): string {
  return `${capital(severity)} ${kind}`;
}

/** `High`. */
export function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

/** How a review ends, or why it has not ended. */
export interface Outcome {
  kind: 'approved' | 'rejected' | 'changed' | 'unsigned';
  /** The signatures that make it so: a rejection counts more than approvals. */
  signatures: ReviewReport['signatures'];
}

/** The outcome of a review: what was signed, if the code is still the one that was signed. */
export function outcomeOf({ signatures }: Pick<ReviewReport, 'signatures'>): Outcome {
  const current = signatures.filter(({ isCurrent }) => isCurrent);
  for (const kind of ['rejected', 'approved'] as const) {
    const deciding = current.filter(({ verdict }) => verdict === kind);
    if (deciding.length > 0) return { kind, signatures: deciding };
  }
  return { kind: signatures.length > 0 ? 'changed' : 'unsigned', signatures: [] };
}

/** The line that a reader looks for first: `Approved by Mira`. */
export function verdictLine(report: Pick<ReviewReport, 'signatures'>): string {
  const { kind, signatures } = outcomeOf(report);
  if (kind === 'changed') return 'Code changed since it was signed';
  if (kind === 'unsigned') return 'Not signed yet';
  return `${verdictWords[kind]} by ${signatures.map(({ by }) => by).join(', ')}`;
}

/** What is open, in short parts; empty when nothing is. */
export function openParts(report: ReviewReport): string[] {
  const { items, again, notes, regions } = openWork(report);
  return [
    items.length > 0 && counted(items.length, 'checklist item'),
    again.length > 0 && counted(again.length, 'item to look at again', 'items to look at again'),
    notes.length > 0 && counted(notes.length, 'note'),
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
