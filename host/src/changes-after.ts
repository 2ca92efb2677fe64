import { type IsChanged, type ItemState, overlaps } from '../../engine/src/checklists/index';
import type { Region } from '../../engine/src/reviews/index';
import { GitError } from './git';

/** What Git says of the code under review. Both reject with a `GitError` where it does not know. */
export interface History {
  /** What changed from a commit to the code under review. */
  regionsSince(commit: string): Promise<readonly Region[]>;
  /** Path → the last day (YYYY-MM-DD) on which a file was changed after a day; other files are left out. */
  lastChanges(after: string): Promise<ReadonlyMap<string, string>>;
}

/**
 * What changed after a decision on an item: the lines that are others than in the commit that it was made for. Where that
 * commit is not known, or not there any more, whole files that were changed on a later day.
 */
export async function changesAfter(
  { commit, on }: Pick<ItemState, 'commit' | 'on'>,
  history: History,
): Promise<IsChanged> {
  const regions = commit && (await known(history.regionsSince(commit)));
  if (regions) return (lines) => regions.some((region) => overlaps(region, lines));
  const days = on && (await known(history.lastChanges(on)));
  return days ? ({ path }) => days.has(path) : () => false;
}

/** What Git knows; `undefined` where it does not. */
async function known<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error) => {
    if (error instanceof GitError) return undefined;
    throw error;
  });
}
