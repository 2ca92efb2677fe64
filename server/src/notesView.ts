import type { ThreatNotes } from '../../engine/src/index';
import { noteEntries } from '../../engine/src/threats/index';
import type { ThreatNotesItem } from '../../protocol/src/index';
import type { Board } from './board';
import type { Project } from './project';
import { notesPath } from './projectFiles';

/**
 * The threat notes of a folder as the view shows them, one for each folder with notes of its own; one that does not exist
 * where there are none. `today` is YYYY-MM-DD.
 */
export function threatNotesItems(project: Project, board: Board, today: string): ThreatNotesItem[] {
  const { all, paths } = project.notes;
  if (all.length > 0) return all.map((notes) => itemOf(project, notes, board, today));
  const uri = project.uriOf(paths[0] ?? notesPath);
  const nothing = { threats: [], assets: [], entryPoints: [], controls: [], accepted: [] };
  const exists = paths.length > 0;
  return [{ folder: project.folder ?? '', uri, exists, stale: exists, ...nothing }];
}

function itemOf(project: Project, notes: ThreatNotes, board: Board, today: string): ThreatNotesItem {
  const posted = board.of(project).filter(({ item }) => project.notes.of(project.pathOf(item.uri)) === notes);
  const entries = noteEntries(notes, today);
  const placed = <T extends { path: string }>({ path, ...entry }: T) => ({
    ...entry,
    uri: project.uriOf(path),
  });
  return {
    folder: project.uriOf(notes.base),
    uri: project.uriOf(notes.path),
    exists: true,
    stale: project.notes.paths.some(
      (path) => project.notes.isStale(path) && (path.startsWith(notes.base) || path === notes.path),
    ),
    ...(notes.project && { project: { name: notes.project.name, risk: notes.project.risk } }),
    threats: entries.threats.map((threat) => ({
      ...placed(threat),
      findings: posted.flatMap(({ item }) => (item.threats.some(({ id }) => id === threat.id) ? [item] : [])),
    })),
    assets: entries.assets.map(placed),
    entryPoints: entries.entryPoints.map(placed),
    controls: entries.controls.map(placed),
    accepted: entries.accepted.map(placed),
  };
}
