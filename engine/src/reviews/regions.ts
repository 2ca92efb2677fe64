import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A stretch of lines that a change added or touched, as a diff gives it. */
export interface Hunk {
  /** Workspace-relative path after the change. */
  path: string;
  /** Zero-based lines after the change, `end` included; for lines that only went away, the line that they were before. */
  start: number;
  end: number;
  /** The lines that are new, and those that went away. */
  added: readonly string[];
  removed: readonly string[];
}

/** A hunk that a reviewer reads. */
export interface Region extends Hunk {
  /** `path#hash`; the same as long as the changed lines are the same, wherever they stand. */
  key: string;
}

/** Hunks with their keys, in the order of paths and lines. Equal changes of one file are numbered. */
export function regionsOf(hunks: readonly Hunk[]): Region[] {
  const seen = new Map<string, number>();
  return [...hunks]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start))
    .map((hunk) => {
      const content = [...hunk.removed.map((line) => `-${line}`), ...hunk.added.map((line) => `+${line}`)];
      const hash = bytesToHex(sha256(utf8ToBytes(content.join('\n')))).slice(0, 12);
      const key = `${hunk.path}#${hash}`;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return { ...hunk, key: count === 1 ? key : `${key}.${count}` };
    });
}

/** The region to read next after a place, the first one again after the last; `undefined` when all are read. */
export function nextUnread(
  regions: readonly Region[],
  read: ReadonlySet<string>,
  from?: { path: string; line: number },
): Region | undefined {
  const unread = regions.filter(({ key }) => !read.has(key));
  if (!from) return unread.at(0);
  const isAfter = ({ path, start }: Region) => path > from.path || (path === from.path && start > from.line);
  return unread.find(isAfter) ?? unread.at(0);
}
