import type { AnalysisProblem } from '../findings/finding';
import { nearest } from '../yaml/suggest';
import { freeId, NoteFixes } from './advice-fixes';
import { type NotesFile, notesFolder } from './files';
import { type DefinedId, definedIds, usedIds } from './ids';
import type { ThreatNotes } from './notes';
import { type NotesPart, parseNotes } from './parse';
import type { EntryList } from './schema';

export interface NotesRead {
  /** The notes in force, one for each folder that has some; `notesFor` chooses. */
  notes: ThreatNotes[];
  problems: AnalysisProblem[];
  /** Paths of files with an error, for which the last good version is in force, if there was one. */
  stale: string[];
  /** The same notes, each with the parts that it is made of. */
  folders: { notes: ThreatNotes; parts: readonly NotesPart[] }[];
  /** The parts in force, to be given to the next reading. */
  good: ReadonlyMap<string, readonly NotesPart[]>;
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
  const problems: AnalysisProblem[] = [];
  const good = new Map<string, readonly NotesPart[]>();
  const stale: string[] = [];
  const folders: NotesRead['folders'] = [];
  for (const { base, files: group } of parsedFolders(files)) {
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
    if (inForce.some((part) => part.data)) folders.push({ notes: joined(base, inForce), parts: inForce });
  }
  return { notes: folders.map(({ notes }) => notes), problems, stale, folders, good };
}

/** The files of notes as they are written, by the folder that they speak of. */
export function parsedFolders(
  files: readonly NotesFile[],
): { base: string; files: { path: string; parts: NotesPart[] }[] }[] {
  const read = [...files].sort(inOrder).map((file) => ({ path: file.path, parts: parseNotes(file) }));
  const bases = [...new Set(read.flatMap(({ path }) => notesFolder(path) ?? []))];
  const baseOf = (path: string) => notesFolder(path) ?? nearestFolder(bases, path);
  return [...new Set(read.map(({ path }) => baseOf(path)))].map((base) => ({
    base,
    files: read.filter(({ path }) => baseOf(path) === base),
  }));
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
  const ids = new Map<string, DefinedId>();
  const all = new Set(parts.flatMap((part) => definedIds(part).map(({ id }) => id)));
  let project: NotesPart | undefined;
  for (const part of parts) {
    for (const defined of definedIds(part)) {
      const { id, list, index } = defined;
      const earlier = ids.get(id);
      if (earlier) {
        const file = earlier.path === part.path ? '' : ` of ${earlier.path}`;
        const where = `line ${earlier.entry.start.line + 1}${file} (${earlier.list})`;
        const at = [list, index, 'id'];
        const message = `The id \`${id}\` is already used on ${where}: choose another.`;
        const fixes = new NoteFixes(part).change(
          at,
          freeId((each) => all.has(each), id),
        );
        part.yaml.add(message, ...part.yaml.span(at), 'error', fixes);
      } else ids.set(id, defined);
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

function checkReferences(part: NotesPart, ids: ReadonlyMap<string, DefinedId>): void {
  const { yaml } = part;
  for (const { id, list, at } of usedIds(part)) {
    if (ids.get(id)?.list === list) continue;
    const known = [...ids.values()].filter((defined) => defined.list === list).map((defined) => defined.id);
    const meant = nearest(id, known);
    const help = meant ? `Did you mean \`${meant}\`?` : `Add it under \`${list}\` or remove it here.`;
    const making = new NoteFixes(part);
    const entry = list === 'entryPoints' ? { id, scope: ['**'] } : { id, title: `What ${id} is` };
    // Without its only asset, a forbidden call would be forbidden with any data.
    const isOneOfMany = typeof at.at(-1) === 'number';
    const fixes = [
      ...making.change(at, meant),
      ...(ids.has(id) ? [] : making.append(list, entry, `Add ${id} under ${list}`)),
      ...(isOneOfMany ? making.remove(at, `Remove ${id}`, true) : []),
    ];
    yaml.add(`No entry of \`${list}\` has the id \`${id}\`. ${help}`, ...yaml.span(at), 'error', fixes);
  }
}

/** The parts of one folder as one. Of an id that two parts have, in versions that are in force for different reasons, the first counts. */
function joined(base: string, parts: readonly NotesPart[]): ThreatNotes {
  const places: ThreatNotes['places'] = {};
  const taken = new Map<NotesPart, Set<string>>();
  for (const part of parts) {
    const own = new Set<string>();
    taken.set(part, own);
    for (const { id, path, entry } of definedIds(part)) {
      if (Object.hasOwn(places, id)) continue;
      own.add(id);
      Object.defineProperty(places, id, {
        value: { path, range: entry },
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
