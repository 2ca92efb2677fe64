import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { locate, type Region, type Review, regionsOf } from '../../engine/src/reviews/index';
import type { Place } from '../../engine/src/reviews/report/index';
import { changedHunks, commitOf, commonCommit, GitError, renamedFiles, textInCommit } from './git';

/** What Git and the files say about a review. */
export interface ReviewFacts {
  /** The change; absent without a base, and where Git does not know it. */
  regions?: Region[];
  /** The commit that is reviewed now, as hex digits. */
  commit?: string;
  /** Commits that were signed and have the same code to review: only records of reviews changed since. */
  sameCode: Set<string>;
  /** Id of a note → where its code is now. */
  places: Map<string, Place>;
  /** Why Git did not know the change: a sentence for the user. */
  problem?: string;
}

/** Files that a review itself writes: they are not what is reviewed. */
const records = /^\.wardscribe\/(?:reviews\/|checklist\.yaml$)/;

/** Finds out about a review of the folder `root`. Never rejects: what Git does not know is left out. */
export async function reviewFacts(root: string, review: Review): Promise<ReviewFacts> {
  const facts: ReviewFacts = { sameCode: new Set(), places: new Map() };
  try {
    await askGit(root, review, facts);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    facts.problem = error.message;
  }
  for (const { id, anchor } of review.notes) {
    const place = anchor && (await placeNow(root, review, anchor, facts.commit));
    if (place) facts.places.set(id, place);
  }
  return facts;
}

async function askGit(root: string, { subject, signatures }: Review, facts: ReviewFacts): Promise<void> {
  const { base, baseCommit, head, folder } = subject;
  facts.commit = await commitOf(root, head ?? 'HEAD');
  for (const { commit } of signatures) {
    if (commit === undefined || facts.sameCode.has(commit)) continue;
    const since = await changedHunks(root, commit, head ?? undefined).catch(() => undefined);
    if (since?.every((hunk) => records.test(hunk.path))) facts.sameCode.add(commit);
  }
  if (base === undefined && baseCommit === undefined) return;
  const from = baseCommit ?? (await commonCommit(root, base!, head ?? 'HEAD'));
  const hunks = await changedHunks(root, from, head, folder);
  facts.regions = regionsOf(hunks.filter((hunk) => !records.test(hunk.path)));
}

/** Where the code of a note is: in the file of its path, or in the one that this was renamed to. */
async function placeNow(
  root: string,
  { subject: { head, headCommit, baseCommit } }: Review,
  anchor: NonNullable<Review['notes'][number]['anchor']>,
  commit: string | undefined,
): Promise<Place | undefined> {
  const textOf = async (file: string) => {
    if (head !== undefined && commit !== undefined) return textInCommit(root, commit, file);
    return isBelow(root, file) ? readFile(path.join(root, file), 'utf8').catch(() => undefined) : undefined;
  };
  let file = anchor.path;
  let text = await textOf(file);
  const since = headCommit ?? baseCommit;
  if (text === undefined && since !== undefined) {
    const renamed = await renamedFiles(root, since, head).catch(() => undefined);
    file = renamed?.get(file) ?? file;
    text = await textOf(file);
  }
  const lines = text === undefined ? undefined : locate(anchor, text);
  if (text === undefined || !lines) return undefined;
  const last = text.split(/\r\n|\n|\r/)[lines.end] ?? '';
  return {
    path: file,
    range: { start: { line: lines.start, character: 0 }, end: { line: lines.end, character: last.length } },
  };
}

/** A review's file may come from anybody: its paths lead to files of the folder only. */
function isBelow(root: string, file: string): boolean {
  const relative = path.relative(root, path.resolve(root, file));
  return relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
}
