import type { Range } from '../syntax/position';
import type { NotesData } from './schema';

/** Where an entry of the notes stands. */
export interface NotePlace {
  /** The workspace-relative path of the file. */
  path: string;
  /** Zero-based, UTF-16. */
  range: Range;
}

/** The notes in force for one folder, of all its files: plain data that crosses threads. Made by `readNotes`. */
export interface ThreatNotes extends Omit<NotesData, 'version'> {
  /** The folder that the notes speak of, workspace-relative: empty, or with a slash at its end. */
  base: string;
  /** The first of the files that they came from. */
  path: string;
  /** Id of an entry → where it stands. */
  places: Record<string, NotePlace>;
}

/** The notes in force for a file: those of the nearest folder above it. `path` is workspace-relative. */
export function notesFor(all: readonly ThreatNotes[], path: string): ThreatNotes | undefined {
  let nearest: ThreatNotes | undefined;
  for (const notes of all)
    if (path.startsWith(notes.base) && (!nearest || notes.base.length > nearest.base.length)) nearest = notes;
  return nearest;
}

/** A path as the scopes of notes name it: relative to their folder. `path` is workspace-relative and below it. */
export function withinNotes(notes: ThreatNotes, path: string): string {
  return path.slice(notes.base.length);
}
