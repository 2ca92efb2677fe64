/** What the notes cover of the code, and what the code has of them. */
import type { ControlEvidence, ControlPlace } from '../controls/evidence';
import type { EntryPoint } from '../entrypoints/entry-point';
import { isNamed } from './asked-words';
import { type NotePlace, notesFor, type ThreatNotes, withinNotes } from './notes';
import { type PlaceOfData, placesWhereDataComesIn, reaches } from './reach';
import { scopesOf } from './scope';

type Threat = ThreatNotes['threats'][number];

/** What was seen of the code. Paths are workspace-relative. */
export interface CodeSeen {
  /** The files of code. */
  files: readonly string[];
  entryPoints: ReadonlyMap<string, readonly EntryPoint[]>;
  /** Where controls hold and where they are missing. */
  controls: readonly ControlEvidence[];
  /** The words of the code that assets may be called. */
  words: ReadonlySet<string>;
}

/**
 * How a threat is answered: `none` names no control; one of them is `missing` somewhere; all that was looked for is `met`;
 * `unchecked` where nothing of them can be looked for in the code.
 */
export type Answer = 'none' | 'missing' | 'unchecked' | 'met';

export interface ThreatCoverage extends Pick<Threat, 'id' | 'title' | 'status' | 'severity'> {
  answer: Answer;
  /** The ids of its controls. */
  controls: string[];
  /** Where it stands in the notes. */
  place: NotePlace;
}

export interface ControlCoverage {
  id: string;
  title: string;
  /** True where the notes say how the code does it. */
  isChecked: boolean;
  /** In how many places it holds. */
  met: number;
  missing: ControlPlace[];
}

export interface AssetCoverage {
  id: string;
  title: string;
  /** Its identifiers that the code has, and those that it has not. */
  seen: string[];
  unseen: string[];
}

/** The coverage of one folder with notes. */
export interface NotesCoverage {
  /** The first file of the notes. */
  path: string;
  /** Files of code that the notes speak for; how many of them an entry point, a threat or a control names. */
  files: { all: number; inScope: number };
  /** Places where data comes in, by position; `by` is empty where no entry point of the notes covers one. */
  entryPoints: PlaceOfData[];
  threats: ThreatCoverage[];
  controls: ControlCoverage[];
  assets: AssetCoverage[];
}

/** What `notes` cover of the code; `all` are the notes in force, of which nearer ones count for their own files. */
export function notesCoverage(
  notes: ThreatNotes,
  all: readonly ThreatNotes[],
  seen: CodeSeen,
): NotesCoverage {
  const files = seen.files.filter((file) => notesFor(all, file) === notes);
  const controls = notes.controls.map((control) => controlCoverage(control, notes, all, seen.controls));
  return {
    path: notes.path,
    files: { all: files.length, inScope: files.filter((file) => isInScope(notes, file)).length },
    entryPoints: placesWhereDataComesIn(notes, all, seen.entryPoints),
    threats: notes.threats.map(({ id, title, status, severity, mitigations = [] }) => ({
      id,
      title,
      status,
      severity,
      answer: answerOf(controls.filter((control) => mitigations.includes(control.id))),
      controls: mitigations,
      place: notes.places[id],
    })),
    controls,
    assets: notes.assets.map((asset) => {
      const identifiers = asset.identifiers ?? [];
      const isSeen = (identifier: string) => isNamed(asset, identifier, seen.words);
      return {
        id: asset.id,
        title: asset.title,
        seen: identifiers.filter(isSeen),
        unseen: identifiers.filter((identifier) => !isSeen(identifier)),
      };
    }),
  };
}

function controlCoverage(
  { id, title, check }: ThreatNotes['controls'][number],
  notes: ThreatNotes,
  all: readonly ThreatNotes[],
  evidence: readonly ControlEvidence[],
): ControlCoverage {
  const own = evidence.find(({ control }) => control === id);
  // Notes of another folder may have a control of the same id.
  const here = (places: readonly ControlPlace[] = []) =>
    places.filter(({ path }) => notesFor(all, path) === notes);
  return {
    id,
    title,
    isChecked: check !== undefined,
    met: here(own?.met).length,
    missing: here(own?.missing),
  };
}

function answerOf(controls: readonly ControlCoverage[]): Answer {
  if (controls.length === 0) return 'none';
  if (controls.some(({ missing }) => missing.length > 0)) return 'missing';
  return controls.some(({ met }) => met > 0) ? 'met' : 'unchecked';
}

/** True for a file that the notes say something of: what is in scope everywhere names no file. */
function isInScope(notes: ThreatNotes, file: string): boolean {
  const scopes = scopesOf(notes);
  const within = withinNotes(notes, file);
  return (
    notes.entryPoints.some(({ scope }) => scopes.matches(scope, within)) ||
    notes.controls.some(({ scope }) => scope && scopes.matches(scope, within)) ||
    notes.threats.some((threat) => reaches(threat, notes, file))
  );
}
