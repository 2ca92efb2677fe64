import type { AnalysisProblem, ThreatNotes } from '../../engine/src/index';
import {
  adviseNotes,
  analyzedPart,
  type NotesFile,
  type NotesSurroundings,
  notesFor,
  readNotes,
} from '../../engine/src/threats/index';

/** The threat notes of a workspace folder: the last good ones stay in force while a file is broken. */
export class NotesState {
  private read = readNotes([]);
  private meaning = '[]';
  /** What the analysis reads of the notes in force: with the same, only the weight of findings differs. */
  analyzed = analyzedPart([]);
  /** Paths of the files that hold notes, good or not. */
  paths: readonly string[] = [];

  /** The notes in force, one for each folder that has its own. */
  get all(): readonly ThreatNotes[] {
    return this.read.notes;
  }

  /** The notes in force for a file; `path` is relative to the workspace folder. */
  of(path: string): ThreatNotes | undefined {
    return notesFor(this.all, path);
  }

  /** True when a file is broken, so that older notes of it, or none, are in force. */
  isStale(path: string): boolean {
    return this.read.stale.includes(path);
  }

  /** What is wrong in a file, and what could be better. */
  problems(path: string, around: NotesSurroundings): AnalysisProblem[] {
    return [...this.read.problems, ...adviseNotes(this.read, around)].filter(
      (problem) => problem.path === path,
    );
  }

  /** Takes over the texts of all files of notes. True when other notes are in force now. */
  update(files: readonly NotesFile[]): boolean {
    this.paths = files.map(({ path }) => path);
    this.read = readNotes(files, this.read.good);
    // Places move with every line that is typed above them; they mean nothing for the findings.
    const meaning = JSON.stringify(this.all.map((notes) => ({ ...notes, places: undefined })));
    const changed = meaning !== this.meaning;
    this.meaning = meaning;
    if (changed) this.analyzed = analyzedPart(this.all);
    return changed;
  }
}
