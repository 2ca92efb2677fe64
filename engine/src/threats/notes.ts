import type { Range } from '../syntax/position';
import type { NotesData } from './schema';

/** The project's threat notes in force: plain data that crosses threads. Made by `parseThreatNotes`. */
export interface ThreatNotes extends NotesData {
  /** The file they came from, as given to `parseThreatNotes`. */
  path: string;
  /** Id of an entry → the range of the entry in that file (zero-based, UTF-16). */
  ranges: Record<string, Range>;
}
