import type { AnalysisProblem } from '../findings/finding';
import { nearest } from '../yaml/suggest';
import { type NotesFile, notesFolder } from './files';
import type { NotePlace, ThreatNotes } from './notes';
import { type NotesPart, parseNotes } from './parse';
import { type EntryList, entryLists, references } from './schema';

export interface NotesRead {
  /** The notes in force, one for each folder that has some; `notesFor` chooses. */
  notes: ThreatNotes[];
  problems: AnalysisProblem[];
  /** Paths of files with an error, for which the last good version is in force, if there was one. */
  stale: string[];
  /** The parts in force, to be given to the next reading. */
  good: ReadonlyMap<string, readonly NotesPart[]>;
}

interface KnownEntry extends NotePlace {
  list: EntryList;
}

/**
 * Reads all files of notes of a workspace folder. Never throws. The notes of a folder are those of its
 * `.wardscribe/threat-notes.yaml`, of the files in `.wardscribe/threat-notes/` and of the blocks in Markdown documents that
 * have no nearer folder with notes. `lastGood` are the parts of an earlier reading: they stay in force for files that have an
 * error now.
 */
export function readNotes(
  files: readonly NotesFile[],
  lastGood: ReadonlyMap<string, readonly NotesPart[]> = new Map(),
): NotesRead {
  const read = [...files].sort(inOrder).map((file) => ({ path: file.path, parts: parseNotes(file) }));
  const folders = [...new Set(read.flatMap(({ path }) => notesFolder(path) ?? []))];
  const baseOf = (path: string) => notesFolder(path) ?? nearestFolder(folders, path);
  const problems: AnalysisProblem[] = [];
  const good = new Map<string, readonly NotesPart[]>();
  const stale: string[] = [];
  const notes: ThreatNotes[] = [];
  for (const base of new Set(read.map(({ path }) => baseOf(path)))) {
    const group = read.filter(({ path }) => baseOf(path) === base);
    const parts = group.flatMap((file) => file.parts);
    checkIds(parts);
    const inForce: NotesPart[] = [];
    for (const file of group) {
      const own = file.parts.flatMap((part) => part.problems);
      problems.push(...own);
      const isGood = own.every(({ severity }) => severity !== 'error');
      const kept = isGood ? file.parts : lastGood.get(file.path);
      if (!isGood) stale.push(file.path);
      if (!kept) continue;
      good.set(file.path, kept);
      inForce.push(...kept);
    }
    if (inForce.some((part) => part.data)) notes.push(joined(base, inForce));
  }
  return { notes, problems, stale, good };
}

/** The folder's own file first, then its parts, then documents; each by name. */
function inOrder(a: NotesFile, b: NotesFile): number {
  const rank = ({ path }: NotesFile) =>
    /\.wardscribe\/threat-notes\.ya?ml$/.test(path) ? 0 : notesFolder(path) === undefined ? 2 : 1;
  return rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function nearestFolder(folders: readonly string[], path: string): string {
  let nearest = '';
  for (const folder of folders)
    if (path.startsWith(folder) && folder.length > nearest.length) nearest = folder;
  return nearest;
}

/**
 * Duplicate ids and references to nothing are problems of the part that has them. Ids are checked on what was written,
 * so that one wrong field does not hide a wrong id.
 */
function checkIds(parts: readonly NotesPart[]): void {
  const ids = new Map<string, KnownEntry>();
  let project: NotesPart | undefined;
  for (const part of parts) {
    for (const { list, index, id, place } of idsOf(part)) {
      const earlier = ids.get(id);
      if (earlier) {
        const file = earlier.path === part.path ? '' : ` of ${earlier.path}`;
        const where = `line ${earlier.range.start.line + 1}${file} (${earlier.list})`;
        const span = part.yaml.span([list, index, 'id']);
        part.yaml.add(`The id \`${id}\` is already used on ${where}: choose another.`, ...span);
      } else ids.set(id, { list, ...place });
    }
    if (!part.data?.project) continue;
    if (project)
      part.yaml.add(
        `\`project\` is already described in ${project.path}: keep one.`,
        ...part.yaml.span(['project']),
      );
    project ??= part;
  }
  for (const part of parts) checkReferences(part, ids);
}

function checkReferences(part: NotesPart, ids: ReadonlyMap<string, KnownEntry>): void {
  const { yaml } = part;
  for (const { list, field, to } of references) {
    const known = [...ids].filter(([, entry]) => entry.list === to).map(([id]) => id);
    const set = new Set(known);
    entries(yaml.data, list).forEach((entry, i) => {
      const value = entry[field];
      const named = Array.isArray(value)
        ? value.map((v, k) => [v, [list, i, field, k]])
        : [[value, [list, i, field]]];
      for (const [id, at] of named as [unknown, PropertyKey[]][]) {
        if (typeof id !== 'string' || set.has(id)) continue;
        const meant = nearest(id, known);
        const help = meant ? `Did you mean \`${meant}\`?` : `Add it under \`${to}\` or remove it here.`;
        yaml.add(`No entry of \`${to}\` has the id \`${id}\`. ${help}`, ...yaml.span(at));
      }
    });
  }
}

function idsOf(part: NotesPart) {
  return entryLists.flatMap((list) =>
    entries(part.yaml.data, list).flatMap(({ id }, index) => {
      const range = typeof id === 'string' ? part.yaml.range([list, index]) : undefined;
      return range ? [{ list, index, id: id as string, place: { path: part.path, range } }] : [];
    }),
  );
}

function entries(data: unknown, list: string): Record<string, unknown>[] {
  const value = (data as Record<string, unknown> | null | undefined)?.[list];
  if (!Array.isArray(value)) return [];
  return value.map((entry) => (typeof entry === 'object' && entry !== null ? entry : {}));
}

/** The parts of one folder as one. Of an id that two parts have, in versions that are in force for different reasons, the first counts. */
function joined(base: string, parts: readonly NotesPart[]): ThreatNotes {
  const places: ThreatNotes['places'] = {};
  const taken = new Map<NotesPart, Set<string>>();
  for (const part of parts) {
    const own = new Set<string>();
    taken.set(part, own);
    for (const { id, place } of idsOf(part)) {
      if (Object.hasOwn(places, id)) continue;
      own.add(id);
      Object.defineProperty(places, id, {
        value: place,
        enumerable: true,
        writable: true,
        configurable: true,
      });
    }
  }
  const data = parts.flatMap((part) => (part.data ? [{ part, data: part.data }] : []));
  const all = <K extends keyof ThreatNotes & keyof (typeof data)[number]['data']>(list: K) =>
    data.flatMap(({ data: each }) => each[list] as unknown[]) as ThreatNotes[K];
  const own = <K extends EntryList>(list: K) =>
    data.flatMap(({ part, data: each }) =>
      (each[list] as { id: string }[]).filter(({ id }) => taken.get(part)!.has(id)),
    ) as unknown as ThreatNotes[K];
  return {
    base,
    path: parts[0].path,
    places,
    project: data.find(({ data: each }) => each.project)?.data.project,
    compliance: [...new Set(all('compliance'))],
    assets: own('assets'),
    entryPoints: own('entryPoints'),
    sources: all('sources'),
    sinks: all('sinks'),
    sanitizers: all('sanitizers'),
    summaries: all('summaries'),
    threats: own('threats'),
    controls: own('controls'),
    forbidden: all('forbidden'),
    accepted: own('accepted'),
    assumptions: own('assumptions'),
  };
}
