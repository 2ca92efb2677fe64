import {
  type AfterDecision,
  type ChecklistState,
  type ItemState,
  overlaps,
} from '../../engine/src/checklists/index';
import type { Finding } from '../../engine/src/index';
import type { Region } from '../../engine/src/reviews/index';
import { GitError } from './git';

/** What is known of the code under review, and of how it came to be. Git may not know it: that is a `GitError`. */
export interface History {
  /** What changed from a commit to the code under review. */
  regionsSince(commit: string): Promise<readonly Region[]>;
  /** Path → the last day (YYYY-MM-DD) on which a file was changed after a day; other files are left out. */
  lastChanges(after: string): Promise<ReadonlyMap<string, string>>;
  /** The findings that the changed files had in a commit and have no more. */
  goneSince(commit: string): Promise<readonly Finding[]>;
}

/**
 * What changed after each decision on an item: the lines that are others than in the commit that it was made for. Where that
 * commit is not known, or not there any more, whole files that were changed on a later day.
 */
export async function afterDecisions(
  states: ChecklistState,
  history: History,
): Promise<(decided: ItemState) => AfterDecision> {
  const decided = [...states.values()].filter(({ state }) => state !== 'open');
  const byCommit = new Map<string, AfterDecision>();
  for (const commit of new Set(decided.flatMap((state) => state.commit ?? []))) {
    const regions = await known(history.regionsSince(commit));
    if (!regions) continue;
    byCommit.set(commit, {
      isChanged: (lines) => regions.some((region) => overlaps(region, lines)),
      gone: (await known(history.goneSince(commit))) ?? [],
    });
  }
  const others = decided.filter(({ commit = '' }) => !byCommit.has(commit));
  const earliest = others
    .flatMap(({ on }) => on ?? [])
    .sort()
    .at(0);
  const days = (earliest && (await known(history.lastChanges(earliest)))) || new Map<string, string>();
  return ({ commit = '', on }) =>
    byCommit.get(commit) ?? {
      isChanged: ({ path }) => on !== undefined && (days.get(path) ?? '') > on,
      gone: [],
    };
}

/** What Git knows; `undefined` where it does not. */
async function known<T>(asked: Promise<T>): Promise<T | undefined> {
  return asked.catch((error) => {
    if (error instanceof GitError) return undefined;
    throw error;
  });
}
