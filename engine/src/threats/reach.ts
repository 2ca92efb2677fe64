/** What the notes say of the files of a project, and what the code has that they say nothing of. */
import type { EntryPoint } from '../entrypoints/entry-point';
import { notesFor, type ThreatNotes, withinNotes } from './notes';
import { scopesOf } from './scope';

type Threat = ThreatNotes['threats'][number];

/** True for a threat in whose scope a file is: its own, or else that of an entry point that it comes through. */
export function reaches(threat: Threat, notes: ThreatNotes, path: string): boolean {
  const scopes = scopesOf(notes);
  const within = withinNotes(notes, path);
  if (threat.scope) return scopes.matches(threat.scope, within);
  return notes.entryPoints.some(
    (entry) => threat.entryPoints?.includes(entry.id) && scopes.matches(entry.scope, within),
  );
}

/** The threats in whose scope a file is. One that names no files is about none in particular. */
export function threatsAt(notes: ThreatNotes, path: string): Threat[] {
  return notes.threats.filter((threat) => reaches(threat, notes, path));
}

/** An entry point of the code. */
export interface PlaceOfData {
  path: string;
  point: EntryPoint;
  /** Ids of the entry points of the notes whose files it is in; empty where the notes say nothing of it. */
  by: string[];
}

/** The entry points of the code, by path, that notes speak for: those in files for which no nearer notes of `all` count. */
export function placesWhereDataComesIn(
  notes: ThreatNotes,
  all: readonly ThreatNotes[],
  found: ReadonlyMap<string, readonly EntryPoint[]>,
): PlaceOfData[] {
  const scopes = scopesOf(notes);
  return [...found].flatMap(([path, points]) => {
    if (notesFor(all, path) !== notes) return [];
    const within = withinNotes(notes, path);
    const by = notes.entryPoints.filter(({ scope }) => scopes.matches(scope, within)).map(({ id }) => id);
    return points.map((point) => ({ path, point, by }));
  });
}

/** An entry point in a few words: `GET /patients/:id`, or its name. */
export function entryPointWords({ method, route, name }: EntryPoint): string {
  return route === undefined ? name : [method, route].filter(Boolean).join(' ');
}
