import { fencedNotes, mayHoldNotes, notesFolder } from '../../engine/src/threats/index';
import { findNotes } from '../../host/src/index';
import type { Log } from './log';
import type { Project } from './project';

/** Knows which files of the folders hold threat notes: their own, those of folders below, and documents with blocks. */
export class NotesFinder {
  private readonly known = new WeakMap<Project, Set<string>>();

  constructor(private readonly log: Log) {}

  /**
   * The paths with notes, after `changed` became another text, came or went (`undefined`: at the start). `undefined` when
   * the change has nothing to do with notes.
   */
  async paths(project: Project, changed: string | undefined): Promise<ReadonlySet<string> | undefined> {
    const { files } = project;
    let known = this.known.get(project);
    if (!files) return undefined;
    if (!known) {
      known = new Set(await files.ownNotes());
      this.known.set(project, known);
    }
    if (changed === undefined) return known;
    const text = await files.text(changed).catch(() => undefined);
    const holds = text !== undefined && (notesFolder(changed) !== undefined || fencedNotes(text).length > 0);
    const held = holds ? known.has(changed) : known.delete(changed);
    if (holds) known.add(changed);
    return holds || held ? known : undefined;
  }

  /** Looks for notes below the folder and in documents. The paths that were not known before. */
  async search(project: Project): Promise<string[]> {
    const known = this.known.get(project);
    if (!known || project.root === undefined) return [];
    try {
      const found = await findNotes(project.root, project.settings.exclude);
      const fresh = found.filter((path) => mayHoldNotes(path) && !known.has(path));
      for (const path of fresh) known.add(path);
      return fresh;
    } catch (error) {
      this.log.error(`Looking for threat notes in ${project.folder}`, error);
      return [];
    }
  }
}
