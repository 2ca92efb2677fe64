/** What a security review is. Plain data; days are YYYY-MM-DD, lines are zero-based. */

export const noteKinds = ['concern', 'question', 'finding'] as const;
export const noteSeverities = ['critical', 'high', 'medium', 'low'] as const;
export const noteStates = ['open', 'resolved', 'wont-fix'] as const;
export const verdicts = ['approved', 'rejected'] as const;

/** What a review looks at. */
export interface ReviewSubject {
  title: string;
  /** What is compared: names of commits as the reviewer chose them, and the commits that they were at the start. */
  base?: string;
  baseCommit?: string;
  head?: string;
  headCommit?: string;
  /** Only files below this folder, workspace-relative. */
  folder?: string;
  /** The release that is reviewed, for a review of a release. */
  release?: string;
  by: string;
  on: string;
}

/** The place of a note, found again by the code when lines move. */
export interface Anchor {
  /** Workspace-relative path at the time of the note. */
  path: string;
  /** First and last line at the time of the note. */
  start: number;
  end: number;
  /** The lines as they were, without layout; and those before and after. */
  quote: string[];
  before: string;
  after: string;
}

/** A concern, question or finding of a reviewer. */
export interface ReviewNote {
  id: string;
  kind: (typeof noteKinds)[number];
  severity: (typeof noteSeverities)[number];
  state: (typeof noteStates)[number];
  text: string;
  /** Absent: the note is about the review as a whole. */
  anchor?: Anchor;
  owner?: string;
  by: string;
  on: string;
  /** Counts the changes of the note: of two versions the later counts. */
  rev: number;
  replies: Reply[];
}

export interface Reply {
  id: string;
  by: string;
  on: string;
  text: string;
}

/** A changed region that somebody has read. */
export interface ReadRegion {
  /** `path#hash`: the hash is that of the changed lines, so that a region that changes again is unread. */
  key: string;
  by: string;
  on: string;
}

/** Who ended the review, and how. A signature is for one commit: code that comes later is not signed. */
export interface Signature {
  by: string;
  verdict: (typeof verdicts)[number];
  on: string;
  commit?: string;
  comment?: string;
}

export interface Review {
  /** The name of the file without `.yaml`. */
  id: string;
  subject: ReviewSubject;
  notes: ReviewNote[];
  read: ReadRegion[];
  signatures: Signature[];
}
