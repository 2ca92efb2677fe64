import type { Region, ReviewSubject } from '../../../engine/src/reviews/index';
import type { History } from '../../../host/src/changes-after';
import {
  commitOf,
  editedFiles,
  GitError,
  lastChanges,
  renamedFiles,
  textInCommit,
} from '../../../host/src/git';
import { baseOf, headOf, regionsBetween, regionsOfFiles, stateOf } from '../../../host/src/review-range';
import type { Project } from '../project';

/** What a review looks at, as it is now. */
export interface Compared {
  /** The commit that it is compared with; absent where all files are read. */
  from?: string;
  /** The commit that is read; absent where the files on disk are. */
  to?: string;
  /** True where the files on disk are those to read. */
  isHere: boolean;
  regions: readonly Region[];
  /** Old path → new path. */
  renamed: ReadonlyMap<string, string>;
  /** Files on disk that are not as they are in `to`. */
  edited: ReadonlySet<string>;
  /** Changes with what is read: the commit, or a hash of what changed. */
  state: string;
}

/** Finds out what changed, by Git; what commits say is kept. */
export class Comparisons {
  /** What is known of two commits. */
  private readonly known = new Map<string, Promise<Pick<Compared, 'regions' | 'renamed'>>>();
  private readonly days = new Map<string, Promise<ReadonlyMap<string, string>>>();
  private readonly texts = new Map<string, Promise<string | undefined>>();

  /** What a review is about now. Rejects with a `GitError`, whose message is for the user. */
  async of(project: Project, subject: ReviewSubject): Promise<Compared> {
    const { root } = project;
    if (root === undefined) throw new GitError('A review needs a folder on disk.');
    const { base, folder: below = '.' } = subject;
    if (base === undefined) return this.whole(project, root, below);
    const to = subject.head === undefined ? undefined : await headOf(root, subject);
    const now = to ?? (await commitOf(root, 'HEAD'));
    const from = await baseOf(root, subject, now);
    const isHere = to === undefined || (await commitOf(root, 'HEAD').catch(() => undefined)) === to;
    if (to === undefined) {
      const regions = await regionsBetween(root, from, undefined, below);
      const renamed = await renamedFiles(root, from);
      return { from, isHere, regions, renamed, edited: new Set(), state: stateOf(regions) };
    }
    const known = await this.between(root, from, to, below);
    const edited = isHere ? await editedFiles(root, to) : new Set<string>();
    return { from, to, isHere, ...known, edited, state: to };
  }

  /** The text of a file in a commit; `undefined` where there is none. */
  text(root: string, commit: string, path: string): Promise<string | undefined> {
    return kept(this.texts, [root, commit, path].join('\0'), 500, () => textInCommit(root, commit, path));
  }

  /** What Git says of the code that a review looks at now. */
  history(
    { root = '' }: Project,
    { folder: below = '.' }: ReviewSubject,
    { to, state }: Compared,
  ): Omit<History, 'goneSince'> {
    return {
      regionsSince: async (commit) => {
        if (to === undefined) return regionsBetween(root, commit, undefined, below);
        return (await this.between(root, commit, to, below)).regions;
      },
      lastChanges: (after) =>
        kept(this.days, [root, after, state].join('\0'), 50, () => lastChanges(root, after, to)),
    };
  }

  /** True when code changed after a review was signed. `state`: what `Compared` said then. */
  async isOutdated(project: Project, subject: ReviewSubject, state: string, now: Compared): Promise<boolean> {
    if (state === now.state || project.root === undefined) return false;
    if (now.to === undefined || !/^[0-9a-f]{7,64}$/.test(state)) return true;
    try {
      const signed = await commitOf(project.root, state);
      return (await this.between(project.root, signed, now.to, subject.folder ?? '.')).regions.length > 0;
    } catch {
      // A commit that is not there any more: it was replaced by others.
      return true;
    }
  }

  private between(
    root: string,
    from: string,
    to: string,
    below: string,
  ): Promise<Pick<Compared, 'regions' | 'renamed'>> {
    return kept(this.known, [root, from, to, below].join('\0'), 50, async () => ({
      regions: await regionsBetween(root, from, to, below),
      renamed: await renamedFiles(root, from, to),
    }));
  }

  /** Every file is one region. */
  private async whole(project: Project, root: string, below: string): Promise<Compared> {
    const regions = await regionsOfFiles(root, below, project.textPaths);
    return { isHere: true, regions, renamed: new Map(), edited: new Set(), state: stateOf(regions) };
  }
}

/** What is known by a key; what failed is tried again. The oldest is forgotten when there are too many. */
function kept<T>(
  known: Map<string, Promise<T>>,
  key: string,
  most: number,
  find: () => Promise<T>,
): Promise<T> {
  const there = known.get(key);
  if (there) return there;
  const found = find();
  known.set(key, found);
  found.catch(() => known.delete(key));
  if (known.size > most) known.delete(known.keys().next().value!);
  return found;
}
