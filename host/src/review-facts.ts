import { locate, type Region, type Review } from '../../engine/src/reviews/index';
import type { Place } from '../../engine/src/reviews/report/index';
import { commitOf, GitError, renamedFiles } from './git';
import { baseOf, headOf, regionsBetween, regionsOfFiles, stateOf, textUnderReview } from './review-range';

/** What Git and the files say about a review. */
export interface ReviewFacts {
  /** The change, or every file where there is no base; absent where Git does not know it. */
  regions?: Region[];
  /** The commit that it is compared with; absent where all files are read. */
  from?: string;
  /** The commit that is read; absent where the files on disk are. */
  to?: string;
  /** The commit that is reviewed now, as hex digits. */
  commit?: string;
  /** What was signed and has the same code to review: commits, and names of what the files say. */
  sameCode: Set<string>;
  /** Id of a note → where its code is now. */
  places: Map<string, Place>;
  /** Why Git did not know the change: a sentence for the user. */
  problem?: string;
}

/**
 * Finds out about a review of the folder `root`. Never rejects: what Git does not know is left out. `anyText` tells which
 * paths rules for any text look at: a review without a base reads those files too.
 */
export async function reviewFacts(
  root: string,
  review: Review,
  anyText?: (path: string) => boolean,
): Promise<ReviewFacts> {
  const facts: ReviewFacts = { sameCode: new Set(), places: new Map() };
  try {
    await findRegions(root, review, facts, anyText);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    facts.problem = error.message;
  }
  for (const { id, anchor } of review.notes) {
    const place = anchor && (await placeNow(root, review, anchor, facts.to));
    if (place) facts.places.set(id, place);
  }
  return facts;
}

async function findRegions(
  root: string,
  { subject, signatures }: Review,
  facts: ReviewFacts,
  anyText?: (path: string) => boolean,
): Promise<void> {
  const { base, head, folder = '.' } = subject;
  const to = head === undefined ? undefined : await headOf(root, subject);
  if (base === undefined) facts.regions = await regionsOfFiles(root, folder, anyText);
  if (to !== undefined) facts.to = to;
  facts.commit = to ?? (await commitOf(root, 'HEAD').catch(() => undefined));
  if (base !== undefined) {
    facts.from = await baseOf(root, subject, facts.commit ?? 'HEAD');
    facts.regions = await regionsBetween(root, facts.from, to, folder);
  }
  if (to === undefined) facts.sameCode.add(stateOf(facts.regions ?? []));
  for (const { commit } of signatures) {
    if (commit === undefined || !/^[0-9a-f]{7,64}$/.test(commit)) continue;
    const since = await regionsBetween(root, commit, to, folder).catch(() => undefined);
    if (since?.length === 0) facts.sameCode.add(commit);
  }
}

/** Where the code of a note is: in the file of its path, or in the one that this was renamed to. */
async function placeNow(
  root: string,
  { subject: { head, headCommit, baseCommit } }: Review,
  anchor: NonNullable<Review['notes'][number]['anchor']>,
  to: string | undefined,
): Promise<Place | undefined> {
  let file = anchor.path;
  let text = await textUnderReview(root, to, file);
  const since = headCommit ?? baseCommit;
  if (text === undefined && since !== undefined) {
    const renamed = await renamedFiles(root, since, head).catch(() => undefined);
    file = renamed?.get(file) ?? file;
    text = await textUnderReview(root, to, file);
  }
  const lines = text === undefined ? undefined : locate(anchor, text);
  if (text === undefined || !lines) return undefined;
  const last = text.split(/\r\n|\n|\r/)[lines.end] ?? '';
  return {
    path: file,
    range: { start: { line: lines.start, character: 0 }, end: { line: lines.end, character: last.length } },
  };
}
