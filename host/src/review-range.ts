import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Hunk, type Region, type ReviewSubject, regionsOf } from '../../engine/src/reviews/index';
import { changedHunks, commitOf, commonCommit, textInCommit, untrackedFiles } from './git';
import { findFiles } from './walk';

/** Files that a review itself writes: they are not what is reviewed. */
const records = /^\.wardscribe\/(?:reviews\/|checklist\.yaml$|\.gitattributes$)/;

/** True for what a reviewer reads; false for the files of the review itself. The path is workspace-relative. */
export function isReviewed(path: string): boolean {
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

/**
 * What changed below a folder between a commit and another one, or the files on disk; of those, the ones that Git does not
 * know yet are a region each. Files of reviews are left out. Rejects with a `GitError`.
 */
export async function regionsBetween(
  root: string,
  from: string,
  to: string | undefined,
  below = '.',
): Promise<Region[]> {
  const changed = await changedHunks(root, from, to, below);
  const fresh = to === undefined ? await untrackedFiles(root, below) : [];
  return regionsOf([...changed, ...(await wholeFiles(root, fresh))].filter((hunk) => isReviewed(hunk.path)));
}

/** Every file below a folder as one region. `anyText` tells which paths rules for any text look at: those are read too. */
export async function regionsOfFiles(
  root: string,
  below = '.',
  anyText?: (path: string) => boolean,
): Promise<Region[]> {
  const { files } = await findFiles({ root, paths: [below], anyText });
  return regionsOf(await wholeFiles(root, files));
}

/** Whole files as they are on disk, each as one hunk; those that are gone or binary are left out. */
async function wholeFiles(root: string, paths: readonly string[]): Promise<Hunk[]> {
  const hunks: Hunk[] = [];
  for (const file of paths) {
    const text = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
    if (text === undefined || text.includes('\0')) continue;
    const added = text
      .replace(/^\uFEFF/, '')
      .replace(/\r?\n$/, '')
      .split(/\r\n|\n|\r/);
    hunks.push({ path: file, start: 0, end: added.length - 1, added, removed: [] });
  }
  return hunks;
}

/**
 * The text of a file that a review looks at: that of a commit, or else the one on disk. `undefined` where there is none, and
 * for a path that leads out of the folder: a review's file may come from anybody.
 */
export async function textUnderReview(
  root: string,
  to: string | undefined,
  file: string,
): Promise<string | undefined> {
  if (to !== undefined) return textInCommit(root, to, file);
  const relative = path.relative(root, path.resolve(root, file));
  const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return isBelow ? readFile(path.join(root, file), 'utf8').catch(() => undefined) : undefined;
}

/** What is signed where the files on disk are read and no commit: a name of what they say. */
export function stateOf(regions: readonly Region[]): string {
  const hash = createHash('sha256');
  for (const { key } of regions) hash.update(`${key}\n`);
  return `files-${hash.digest('hex').slice(0, 12)}`;
}
