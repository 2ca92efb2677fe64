/** Security reviews: what client and server say about them. */
import type { FindingItem, Range } from './index';

/** Client → server, request with `FolderParams`: the reviews of a folder, the latest first, a `ReviewSummary[]`. */
export const reviews = 'wardscribe/reviews';
export interface ReviewSummary {
  /** The URI of the folder. */
  folder: string;
  /** The name of its file without `.yaml`. */
  id: string;
  /** The URI of its file. */
  uri: string;
  title: string;
  /** What is compared, as the reviewer named it; without a `base` all files are read. */
  base?: string;
  head?: string;
  /** Only files below this folder, by its path. */
  below?: string;
  release?: string;
  by: string;
  /** YYYY-MM-DD. */
  on: string;
  progress: ReviewProgress;
  signatures: ReviewSignature[];
  /** Why it cannot be said what changed: a sentence for the user. There are no regions then. */
  problem?: string;
}
export interface ReviewProgress {
  /** Regions that were read, of all. */
  read: number;
  total: number;
  openNotes: number;
}
export interface ReviewSignature {
  by: string;
  verdict: 'approved' | 'rejected';
  on: string;
  comment?: string;
  /** True when code changed after it was signed. */
  outdated: boolean;
}

/** Client → server, request: one review, a `ReviewDetail`; `null` when it is gone or cannot be read. */
export const review = 'wardscribe/review';
export interface ReviewParams {
  folder: string;
  id: string;
}
export interface ReviewDetail extends ReviewSummary {
  /** In the order of paths and lines. */
  regions: ReviewRegion[];
  /** In the order in which they were raised. */
  notes: ReviewNoteItem[];
  /** Absent without a base, and while it is being found out; `projectChanged` tells when it is there. */
  scope?: ReviewScope;
  /** The items of the checklists that the change touches, in their order; absent as with `scope`. */
  items?: ReviewItem[];
}
export interface ReviewItem {
  /** As in `ChecklistItem`. */
  id: string;
  /** Why it is touched, in short words: `POST /:id/share`, `T-1`, `new dependency archiver`. */
  why: string[];
  isOpen: boolean;
  /** Set when what it is about changed after it was decided: `src/a.ts changed after Mira ticked it`. */
  again?: string;
}

/** A stretch of lines that changed. */
export interface ReviewRegion {
  /** `path#hash`: the same while the changed lines are the same. */
  key: string;
  /** Path below the folder. */
  path: string;
  /**
   * Where to read it: the file, or a text that `reviewText` gives, where the folder does not hold the reviewed commit or
   * the file is gone.
   */
  uri: string;
  /** The text that it is compared with; absent where nothing is compared, and where that text is the one to read. */
  base?: string;
  /** Whole lines of the text to read, as they are now; for lines that only went away, the line where they were. */
  range: Range;
  /** Counts of lines. */
  added: number;
  removed: number;
  /** The function that it is in, else empty. */
  label: string;
  read?: { by: string; on: string };
  /** True when an earlier form of it was read. */
  again: boolean;
}

export type ReviewNoteKind = 'concern' | 'question' | 'finding';
export type ReviewNoteSeverity = 'critical' | 'high' | 'medium' | 'low';
export type ReviewNoteState = 'open' | 'resolved' | 'wont-fix';
export interface ReviewNoteItem {
  id: string;
  kind: ReviewNoteKind;
  severity: ReviewNoteSeverity;
  state: ReviewNoteState;
  text: string;
  owner?: string;
  by: string;
  on: string;
  replies: { id: string; by: string; on: string; text: string }[];
  /** Where its code is now; absent for a note about the whole, and where the code is gone. */
  uri?: string;
  range?: Range;
  /** The path below the folder: where the code is, or where it was. */
  path?: string;
  /** True when its code is no longer there. */
  gone: boolean;
  /** True when its code is no longer as it was. */
  changed: boolean;
}

/** What a review is to look at besides the changed lines. */
export interface ReviewScope {
  entryPoints: ReviewEntryPoint[];
  dependencies: ReviewDependency[];
  /** Findings that the base did not have. */
  findings: FindingItem[];
}
export interface ReviewEntryPoint {
  uri: string;
  range: Range;
  /** `GET /patients/:id`, or the handler's name. */
  name: string;
  /** The middleware before the handler, outermost first. */
  guards: string[];
  /** False for one that was there before, and whose handler changed. */
  isNew: boolean;
}
export interface ReviewDependency {
  uri: string;
  range: Range;
  name: string;
}

/** Client → server, request: what a review can compare, a `ReviewChoices`; `null` when the folder is gone. */
export const reviewChoices = 'wardscribe/reviewChoices';
export interface ReviewChoices {
  /** The branch that is checked out. */
  current?: string;
  /** The branch that others start from, where one is called so. */
  main?: string;
  branches: string[];
  /** The latest first. */
  tags: string[];
  /** Paths of folders below this one. */
  folders: string[];
  /** Why there are no branches: a sentence for the user. */
  problem?: string;
}

/** Client → server, request: writes the file of a new review; its answer is a `ReviewParams`. */
export const startReview = 'wardscribe/startReview';
export interface StartReviewParams {
  folder: string;
  title: string;
  /** A branch, tag or commit to compare with; without one all files are read. */
  base?: string;
  /** The branch, tag or commit to read; without one the files as they are on disk. */
  head?: string;
  below?: string;
  release?: string;
  by: string;
}

/** Client → server, request: changes the file of a review as it is by then; its answer is the `ReviewDetail` after. */
export const changeReview = 'wardscribe/changeReview';
export interface ChangeReviewParams extends ReviewParams {
  by: string;
  change: ReviewChange;
}
export type ReviewChange =
  | ({ do: 'note' } & NoteFields & {
        /** The lines that the note is about; without a place it is about the whole. */
        place?: { uri: string; range: Range };
      })
  | ({ do: 'changeNote'; id: string } & Partial<NoteFields>)
  | { do: 'reply'; note: string; text: string }
  | { do: 'read' | 'unread'; keys: string[] }
  | { do: 'sign'; verdict: 'approved' | 'rejected'; comment?: string }
  | { do: 'unsign' };
interface NoteFields {
  kind: ReviewNoteKind;
  severity: ReviewNoteSeverity;
  state: ReviewNoteState;
  text: string;
  owner?: string;
}

/** The scheme of the URIs of texts in commits. */
export const reviewScheme = 'wardscribe-review';
/** Client → server, request with `DocumentParams`: the text of such a URI, `null` when there is none. */
export const reviewText = 'wardscribe/reviewText';
