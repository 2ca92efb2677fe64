import { randomInt } from 'node:crypto';
import {
  type Anchor,
  changeReview,
  type ReviewChange as FileChange,
  parseReview,
  type Review,
} from '../../../engine/src/reviews/index';
import type { ReviewChange } from '../../../protocol/src/index';

/** Who changes a review, and what is known at that moment. */
export interface Change {
  change: ReviewChange;
  by: string;
  /** YYYY-MM-DD. */
  on: string;
  /** Where a new note is. */
  anchor?: Anchor;
  /** What a signature is for. */
  state?: string;
}

/**
 * The text of a review after a change. Ids of notes and replies are drawn by lot, so that those of two reviewers do not
 * meet. Throws an `Error` with words for people.
 */
export function changedText(text: string | undefined, path: string, change: Change): string {
  const review = text === undefined ? undefined : parseReview(text, path).review;
  if (text === undefined) throw new Error('The file of this review is no longer there.');
  return fileChanges(change, review).reduce(changeReview, text);
}

function fileChanges({ change, by, on, anchor, state }: Change, review: Review | undefined): FileChange[] {
  switch (change.do) {
    case 'note': {
      const { kind, severity, state, text, owner } = change;
      const note = { id: drawn('N-', review?.notes), kind, severity, state, text, ...(anchor && { anchor }) };
      return [{ do: 'note', note: { ...note, ...(owner && { owner }), by, on } }];
    }
    case 'changeNote': {
      const known = noteOf(review, change.id);
      const { kind, severity, state, text, owner } = { ...known, ...defined(change) };
      // The author and the day stay: they are those of the note.
      const note = { id: known.id, kind, severity, state, text, owner: owner || undefined };
      return [{ do: 'note', note: { ...note, by: known.by, on: known.on } }];
    }
    case 'reply': {
      const known = noteOf(review, change.note);
      const reply = { id: drawn(`${known.id}.`, known.replies), by, on, text: change.text };
      return [{ do: 'reply', note: known.id, reply }];
    }
    case 'read': {
      const read = new Set(review?.read.map(({ key }) => key));
      return change.keys
        .filter((key) => !read.has(key))
        .map((key) => ({ do: 'read', region: { key, by, on } }));
    }
    case 'unread':
      return change.keys.map((key) => ({ do: 'unread', key }));
    case 'sign': {
      const { verdict, comment } = change;
      const signature = { by, verdict, on, ...(state && { commit: state }), comment: comment || undefined };
      return [{ do: 'sign', signature }];
    }
    case 'unsign':
      return [{ do: 'unsign', by }];
  }
}

function noteOf(review: Review | undefined, id: string) {
  const note = review?.notes.find((each) => each.id === id);
  if (!note) throw new Error('This note is no longer in the review.');
  return note;
}

function drawn(prefix: string, taken: readonly { id: string }[] = []): string {
  for (;;) {
    const id = `${prefix}${randomInt(36 ** 5)
      .toString(36)
      .padStart(5, '0')}`;
    if (!taken.some((each) => each.id === id)) return id;
  }
}

function defined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
