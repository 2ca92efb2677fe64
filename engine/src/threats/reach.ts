/** What the notes say of the files of a project, and what the code has that they say nothing of. */
import type { EntryPoint } from '../entrypoints/entry-point';
import { type ThreatNotes, withinNotes } from './notes';
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

/** An entry point of the code that no entry point of the notes covers. */
export interface Uncovered {
  path: string;
  point: EntryPoint;
}

/**
 * The entry points of the code, by path, whose files are in no entry point of the notes. Those outside of the notes' folder
 * are left out.
 */
export function uncoveredEntryPoints(
  notes: ThreatNotes,
  found: ReadonlyMap<string, readonly EntryPoint[]>,
): Uncovered[] {
  const scopes = scopesOf(notes);
  return [...found].flatMap(([path, points]) => {
    if (!path.startsWith(notes.base)) return [];
    const within = withinNotes(notes, path);
    if (notes.entryPoints.some(({ scope }) => scopes.matches(scope, within))) return [];
    return points.map((point) => ({ path, point }));
  });
}

/** An entry point in a few words: `GET /patients/:id`, or its name. */
export function entryPointWords({ method, route, name }: EntryPoint): string {
  return route === undefined ? name : [method, route].filter(Boolean).join(' ');
}
