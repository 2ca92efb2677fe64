import { createHash } from 'node:crypto';
import type { Hunk, Region, ReviewSubject } from '../../engine/src/reviews/index';
import { commitOf, commonCommit } from './git';

/** Files that a review itself writes: they are not what is reviewed. */
const records = /^\.wardscribe\/(?:reviews\/|checklist\.yaml$|\.gitattributes$)/;

/** True for what a reviewer reads; false for the files of the review itself. `path` is workspace-relative. */
export function isReviewed({ path }: { path: string }): boolean {
  return !records.test(path);
}

/** The commit to read: where the branch is now, or, when it is gone, where it was. Rejects with a `GitError`. */
export async function headOf(root: string, { head = 'HEAD', headCommit }: ReviewSubject): Promise<string> {
  return commitOf(root, head).catch(() => commitOf(root, headCommit ?? head));
}

/**
 * Where the branch began. Once it was merged, that is no longer to be seen: then what the file says counts. Rejects with a
 * `GitError`.
 */
export async function baseOf(
  root: string,
  { base = '', baseCommit }: ReviewSubject,
  head: string,
): Promise<string> {
  const common = await commonCommit(root, base, head).catch((error) => {
    if (baseCommit === undefined) throw error;
    return undefined;
  });
  if (common !== undefined && (common !== head || baseCommit === undefined)) return common;
  return commitOf(root, baseCommit!);
}

/** A whole file as one hunk; none for one that is not there or binary. */
export function wholeFile(path: string, text: string | undefined): Hunk[] {
  if (text === undefined || text.includes('\0')) return [];
  const added = text.replace(/\r?\n$/, '').split(/\r\n|\n|\r/);
  return [{ path, start: 0, end: added.length - 1, added, removed: [] }];
}

/** What is signed where the files on disk are read and no commit: a name of what they say. */
export function stateOf(regions: readonly Region[]): string {
  const hash = createHash('sha256');
  for (const { key } of regions) hash.update(`${key}\n`);
  return `files-${hash.digest('hex').slice(0, 12)}`;
}
