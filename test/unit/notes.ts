import { readNotes, type ThreatNotes } from '../../engine/src/threats/index';

/** The notes of one file, and what is wrong with it; no notes where it has an error. */
export function notesOfText(text: string, path = '.wardscribe/threat-notes.yaml') {
  const { notes, problems } = readNotes([{ path, text }]);
  return { notes: notes.at(0), problems } satisfies { notes: ThreatNotes | undefined; problems: unknown };
}
