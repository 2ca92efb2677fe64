import { noteEntries } from '../../engine/src/threats/index';
import type { ThreatNotesItem } from '../../protocol/src/index';
import type { Board } from './board';
import type { Project } from './project';
import { notesPath } from './projectFiles';

/** The threat notes of a folder as the view shows them. `today` is YYYY-MM-DD. */
export function threatNotesItem(project: Project, board: Board, today: string): ThreatNotesItem {
  const { notes, exists, stale } = project.notes;
  const posted = board.of(project);
  const entries = notes && noteEntries(notes, today);
  return {
    folder: project.folder ?? '',
    uri: project.uriOf(notesPath),
    exists,
    stale,
    ...(notes?.project && { project: { name: notes.project.name, risk: notes.project.risk } }),
    threats: (entries?.threats ?? []).map((threat) => ({
      ...threat,
      findings: posted.flatMap(({ item }) => (item.threats.some(({ id }) => id === threat.id) ? [item] : [])),
    })),
    assets: entries?.assets ?? [],
    entryPoints: entries?.entryPoints ?? [],
    controls: entries?.controls ?? [],
    accepted: entries?.accepted ?? [],
  };
}
