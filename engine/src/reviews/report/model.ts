import type { ItemState } from '../../checklists/index';
import type { Finding, NoteRef } from '../../findings/finding';
import type { Range } from '../../syntax/position';
import type { ThreatNotes } from '../../threats/index';
import type { ReviewNote, ReviewSubject, Signature } from '../review';
import type { WebFiles } from './web';

/** A place in a file: a workspace-relative path and a zero-based range. */
export interface Place {
  path: string;
  range: Range;
}

/** How an item stands: `against` is one that applies and that findings speak against, ticked or not. */
export const coverages = ['done', 'not-applicable', 'against', 'open'] as const;
export type Coverage = (typeof coverages)[number];

export interface ReportItem extends Omit<ItemState, 'evidence'> {
  /** With the catalogue in front: `owasp-top10-2025/A01.1`. */
  key: string;
  id: string;
  title: string;
  coverage: Coverage;
  /** The findings that speak against it. */
  against: Finding[];
  /** Why the change touches it, in short words; absent where it does not. */
  touched?: string[];
  /** Why it has to be looked at again after it was decided: `src/a.ts changed after Mira ticked it`. */
  again?: string;
}

export interface ReportCategory {
  id: string;
  title: string;
  items: ReportItem[];
}

export interface ReportChecklist {
  id: string;
  title: string;
  categories: ReportCategory[];
}

export interface ReportFinding {
  finding: Finding;
  /** `new`: in lines that the change brought; absent where no change is known. */
  age?: 'new' | 'older';
}

export interface ReportThreat {
  id: string;
  title: string;
  /** As the notes say it. */
  severity: ThreatNotes['threats'][number]['severity'];
  status: string;
  /** The controls that answer it; those that the notes do not have are ids alone. */
  controls: (NoteRef | ReportControl)[];
  findings: Finding[];
  place: Place;
}

/** A control of the threat notes, with the places in the code where it holds and where it is missing. */
export interface ReportControl {
  id: string;
  title: string;
  /** True where the notes say how the code does it, so that it was looked for. */
  isChecked: boolean;
  met: NamedPlace[];
  missing: NamedPlace[];
  /** Where it stands in the notes. */
  place: Place;
}

/** A place with the function that it is; the name is empty where there is none. */
export interface NamedPlace extends Place {
  name: string;
}

export interface ReportNote extends Omit<ReviewNote, 'anchor'> {
  /** Where its code is now. */
  place?: Place;
  /** Set when the note had a place whose code is gone: the path that it had. */
  lost?: string;
}

/** A review with everything that it is judged by. Plain data; days are YYYY-MM-DD. */
export interface ReviewReport {
  tool: { name: string; version: string };
  /** The day of the report. */
  on: string;
  id: string;
  subject: ReviewSubject;
  /** The commit that is reviewed now, where Git knows it. */
  commit?: string;
  /** Where its files are on the web, where that is known. */
  web?: WebFiles;
  checklists: ReportChecklist[];
  /** Those that are not suppressed, below the folder that is reviewed. */
  findings: ReportFinding[];
  threats: ReportThreat[];
  controls: ReportControl[];
  notes: ReportNote[];
  /** The stretches of the change; absent where no change is known. */
  regions?: (Place & { isRead: boolean })[];
  /** `isCurrent`: what was signed is the code as it is now. */
  signatures: (Signature & { isCurrent: boolean })[];
}

/** What is still to do before a review is complete. */
export interface OpenWork {
  items: ReportItem[];
  /** Decided ones that have to be looked at again. */
  again: ReportItem[];
  notes: ReportNote[];
  regions: Place[];
  /** True when somebody approved the code as it is now, and nobody rejected it. */
  isApproved: boolean;
}

/** What is open in a report. */
export function openWork({ checklists, notes, regions = [], signatures }: ReviewReport): OpenWork {
  const current = signatures.filter(({ isCurrent }) => isCurrent);
  return {
    items: itemsOf(checklists).filter(({ state }) => state === 'open'),
    again: itemsOf(checklists).filter(({ again }) => again !== undefined),
    notes: notes.filter(({ state }) => state === 'open'),
    regions: regions.filter(({ isRead }) => !isRead),
    isApproved: current.length > 0 && current.every(({ verdict }) => verdict === 'approved'),
  };
}

/** The items of checklists, in their order. */
export function itemsOf(checklists: readonly ReportChecklist[]): ReportItem[] {
  return checklists.flatMap(({ categories }) => categories.flatMap(({ items }) => items));
}

/** True where it is known what a change brought, so that findings have an age. */
export function isCompared({ subject, regions }: ReviewReport): boolean {
  return subject.base !== undefined && regions !== undefined;
}
