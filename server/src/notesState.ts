import type { AnalysisProblem } from '../../engine/src/index';
import { acceptanceProblems, parseThreatNotes, type ThreatNotes } from '../../engine/src/threats/index';
import { notesPath } from './projectFiles';

/** The threat notes of a folder: the last good ones stay in force while the file is broken. */
export class NotesState {
  private inForce: ThreatNotes | undefined;
  private broken: AnalysisProblem[] = [];
  private meaning = '{}';
  /** True when the file is there, good or not. */
  exists = false;
  /** True when the file is broken, so that older notes, or none, are in force. */
  stale = false;

  get notes(): ThreatNotes | undefined {
    return this.inForce;
  }

  /** What is wrong in the file, and acceptances that end. `today` is YYYY-MM-DD. */
  problems(today: string): AnalysisProblem[] {
    const ending = this.inForce && !this.stale ? acceptanceProblems(this.inForce, today) : [];
    return [...this.broken, ...ending];
  }

  /** Takes over a text (`undefined`: there is no file). True when other notes are in force now. */
  update(text: string | undefined): boolean {
    this.exists = text !== undefined;
    const parsed = text === undefined ? { problems: [] } : parseThreatNotes(text, notesPath);
    this.broken = parsed.problems;
    this.stale = this.exists && parsed.notes === undefined;
    if (!this.stale) this.inForce = parsed.notes;
    // Ranges move with every line that is typed above them; they mean nothing for the findings.
    const meaning = JSON.stringify({ ...this.inForce, ranges: undefined });
    const changed = meaning !== this.meaning;
    this.meaning = meaning;
    return changed;
  }
}
