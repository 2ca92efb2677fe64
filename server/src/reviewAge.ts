import type { ThreatNotes } from '../../engine/src/index';
import { reaches } from '../../engine/src/threats/index';
import { GitError, lastChanges } from '../../host/src/index';
import type { Log } from './log';
import type { Project } from './project';

/** Milliseconds for which an answer of Git is kept: views ask with every pause in typing. */
const freshness = 10_000;

/** Knows since when threats want another review: files in their scope were changed after the last one. */
export class ReviewAge {
  private readonly known = new WeakMap<Project, { key: string; at: number; changes: Promise<Changes> }>();

  constructor(
    private readonly log: Log,
    private readonly now: () => number,
  ) {}

  /** Threat → the day of the last change in its scope after its last review; others are left out. */
  async of(notes: ThreatNotes, project: Project): Promise<ReadonlyMap<string, string>> {
    const reviewed = notes.threats.filter(
      (threat) => threat.reviewed && (threat.scope || threat.entryPoints),
    );
    const first = reviewed
      .map((threat) => threat.reviewed!)
      .sort()
      .at(0);
    if (first === undefined || project.root === undefined) return new Map();
    const changes = await this.changes(project, project.root, first);
    const result = new Map<string, string>();
    for (const threat of reviewed)
      for (const [path, day] of changes) {
        const isLater = day > threat.reviewed! && day > (result.get(threat.id) ?? '');
        if (isLater && path.startsWith(notes.base) && reaches(threat, notes, path))
          result.set(threat.id, day);
      }
    return result;
  }

  private changes(project: Project, root: string, after: string): Promise<Changes> {
    const known = this.known.get(project);
    if (known?.key === after && this.now() - known.at < freshness) return known.changes;
    const changes = lastChanges(root, after).catch((error): Changes => {
      // A folder without a repository, or without a commit, has no history.
      if (!(error instanceof GitError)) this.log.error(`Asking Git about ${project.folder}`, error);
      return new Map();
    });
    this.known.set(project, { key: after, at: this.now(), changes });
    return changes;
  }
}

type Changes = ReadonlyMap<string, string>;
