import type { ReviewDetail, ReviewNoteItem, ReviewRegion, ReviewSummary } from '../../../protocol/src/index';
import { counted } from '../words';

/** `12/30 regions · 2 notes open`. */
export function progressWords({ progress: { read, total, openNotes }, problem }: ReviewSummary): string {
  if (problem !== undefined) return problem;
  const notes = openNotes > 0 ? [`${counted(openNotes, 'note')} open`] : [];
  return [`${read}/${total} ${total === 1 ? 'region' : 'regions'}`, ...notes].join(' · ');
}

/** What is compared: `main … feature/share-records`. */
export function subjectWords({ base, head, below, release }: ReviewSummary): string {
  const range = base === undefined ? 'all files' : `${base} … ${head ?? 'files on disk'}`;
  return [range, below && `below ${below}`, release && `release ${release}`].filter(Boolean).join(' · ');
}

/** What is left to do before a review can be signed with a quiet mind; empty when nothing is. */
export function openWords({ progress, items = [] }: Pick<ReviewDetail, 'progress' | 'items'>): string {
  const { read, total, openNotes } = progress;
  const [unread, open, again] = [
    total - read,
    items.filter(({ isOpen }) => isOpen).length,
    againCount({ items }),
  ];
  const words = [
    unread > 0 && `${counted(unread, 'region')} ${unread === 1 ? 'is' : 'are'} not reviewed`,
    openNotes > 0 && `${counted(openNotes, 'note')} ${openNotes === 1 ? 'is' : 'are'} open`,
    open > 0 && `${counted(open, 'item')} that the change touches ${open === 1 ? 'is' : 'are'} open`,
    again > 0 && `${counted(again, 'item')} ${again === 1 ? 'asks' : 'ask'} for another look`,
  ];
  return words.filter(Boolean).join(', ');
}

/** `12/30 regions · 2 notes open · 3 items to look at again`. */
export function detailWords(review: ReviewDetail): string {
  const again = againCount(review);
  const items = again > 0 ? [`${counted(again, 'item')} to look at again`] : [];
  return [progressWords(review), ...items].join(' · ');
}

function againCount({ items = [] }: Pick<ReviewDetail, 'items'>): number {
  return items.filter(({ again }) => again !== undefined).length;
}

/** `lines 3–9, in documentRoutes`. */
export function regionWords({ range, label }: ReviewRegion): string {
  const [first, last] = [range.start.line + 1, range.end.line + 1];
  return `${first === last ? `line ${first}` : `lines ${first}–${last}`}${label ? `, in ${label}` : ''}`;
}

/** Whether a region was read, by whom, and whether an earlier form of it was. */
export function readWords({ read, again }: ReviewRegion): string {
  if (read) return `reviewed by ${read.by} on ${read.on}`;
  return again ? 'not reviewed: it changed after it was' : 'not reviewed';
}

/** `Finding, high, open, for @jon`. */
export function noteWords({ kind, severity, state, owner, gone, changed }: ReviewNoteItem): string {
  const kinds = { concern: 'Concern', question: 'Question', finding: 'Finding' };
  const states = { open: 'open', resolved: 'resolved', 'wont-fix': 'stays as it is' };
  const place = gone ? 'its code is gone' : changed && 'its code changed';
  return [kinds[kind], severity, states[state], owner && `for ${owner}`, place].filter(Boolean).join(', ');
}

/**
 * The region to read next: the first unread one after a place, in the order of paths and lines, and after the last the
 * first; with `back`, the one before.
 */
export function nextUnread(
  { regions }: Pick<ReviewDetail, 'regions'>,
  from: { path: string; line: number } | undefined,
  back: boolean,
): ReviewRegion | undefined {
  const unread = regions.filter(({ read }) => !read);
  const ordered = back ? unread.reverse() : unread;
  if (!from) return ordered.at(0);
  const sign = back ? -1 : 1;
  const isBeyond = ({ path, range }: ReviewRegion) =>
    path === from.path ? sign * (range.start.line - from.line) > 0 : path < from.path === back;
  return ordered.find(isBeyond) ?? ordered.at(0);
}
