import type { ControlPlace, ThreatNotes } from '../../engine/src/index';
import { noteEntries, placesWhereDataComesIn } from '../../engine/src/threats/index';
import type { ThreatNotesItem } from '../../protocol/src/index';
import { entryPointItem } from './entryPoints';
import type { Project } from './project';
import { notesPath } from './projectFiles';
import type { Services } from './services';

/**
 * The threat notes of a folder as the view shows them, one for each folder with notes of its own; one that does not exist
 * where there are none.
 */
export async function threatNotesItems(project: Project, services: Services): Promise<ThreatNotesItem[]> {
  const { all, paths } = project.notes;
  if (all.length > 0) return Promise.all(all.map((notes) => itemOf(project, notes, services)));
  const uri = project.uriOf(paths[0] ?? notesPath);
  const nothing = { threats: [], assets: [], entryPoints: [], controls: [], accepted: [], uncovered: [] };
  const exists = paths.length > 0;
  return [{ folder: project.folder ?? '', uri, exists, stale: exists, ...nothing }];
}

async function itemOf(
  project: Project,
  notes: ThreatNotes,
  { board, clock, reviewAge }: Services,
): Promise<ThreatNotesItem> {
  const posted = board.of(project).filter(({ item }) => project.notes.of(project.pathOf(item.uri)) === notes);
  const entries = noteEntries(notes, clock.today());
  const placed = <T extends { path: string }>({ path, ...entry }: T) => ({
    ...entry,
    uri: project.uriOf(path),
  });
  const controls = project.controls.all();
  const placeOf = ({ path, range, name }: ControlPlace) => ({ uri: project.uriOf(path), range, name });
  const changed = await reviewAge.of(notes, project);
  return {
    folder: project.uriOf(notes.base),
    uri: project.uriOf(notes.path),
    exists: true,
    stale: project.notes.paths.some(
      (path) => project.notes.isStale(path) && (path.startsWith(notes.base) || path === notes.path),
    ),
    ...(notes.project && { project: { name: notes.project.name, risk: notes.project.risk } }),
    threats: entries.threats.map((threat, i) => {
      const { assets = [], entryPoints = [], mitigations = [] } = notes.threats[i];
      const day = changed.get(threat.id);
      return {
        ...placed(threat),
        assets,
        entryPoints,
        controls: mitigations,
        ...(day !== undefined && { changed: day }),
        findings: posted.flatMap(({ item }) =>
          item.threats.some(({ id }) => id === threat.id) ? [item] : [],
        ),
      };
    }),
    assets: entries.assets.map(placed),
    entryPoints: entries.entryPoints.map(placed),
    controls: entries.controls.map((control) => {
      const evidence = controls.find((each) => each.control === control.id);
      // Notes of another folder may have a control of the same name.
      const own = (places: readonly ControlPlace[] = []) =>
        places.filter(({ path }) => project.notes.of(path) === notes).map(placeOf);
      return { ...placed(control), met: own(evidence?.met), missing: own(evidence?.missing) };
    }),
    accepted: entries.accepted.map(placed),
    uncovered: placesWhereDataComesIn(notes, project.notes.all, project.around.entryPoints ?? new Map())
      .filter(({ by }) => by.length === 0)
      .map(({ path, point }) => entryPointItem(project.uriOf(path), point)),
  };
}
