/** From the ids of notes to where they are defined and used, and to other names for them. */
import type { Position, Range } from '../syntax/position';
import { scalar } from '../yaml/edit';
import type { NotesFile } from './files';
import { type DefinedId, definedIds, usedIds } from './ids';
import { parsedFolders } from './read';
import type { EntryList } from './schema';

/** A place of an id. Zero-based, UTF-16. */
export interface IdPlace {
  path: string;
  range: Range;
}

/** An id with all its places in the notes of one folder. */
export interface NoteId {
  /** The folder that the notes speak of. */
  base: string;
  id: string;
  list: EntryList;
  /** The place that was asked for. */
  at: Range;
  definition?: DefinedId;
  uses: IdPlace[];
}

/** The id at a position of a file of notes; `undefined` where there is none. */
export function noteIdAt(files: readonly NotesFile[], path: string, position: Position): NoteId | undefined {
  for (const folder of idsByFolder(files)) {
    const here = [...folder.defined, ...folder.used].find(
      (place) => place.path === path && holds(place.range, position),
    );
    if (here) return { ...noteId(folder, here.id, here.list), at: here.range };
  }
  return undefined;
}

/** Edits that give an id another name, by path; or why it cannot have that name. */
export function renameNoteId(
  files: readonly NotesFile[],
  { id, definition, uses }: NoteId,
  name: string,
): Map<string, { range: Range; text: string }[]> | string {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name))
    return `\`${name}\` has other characters than letters, digits, \`-\`, \`_\` and \`.\`.`;
  const taken = idsByFolder(files)
    .filter(({ defined }) => defined.some((each) => each.id === id))
    .some(({ defined }) => defined.some((each) => each.id === name));
  if (taken && name !== id) return `The id \`${name}\` is already used: choose another.`;
  const edits = new Map<string, { range: Range; text: string }[]>();
  for (const { path, range } of [...(definition ? [definition] : []), ...uses]) {
    const list = edits.get(path) ?? [];
    list.push({ range, text: scalar(name) });
    edits.set(path, list);
  }
  return edits;
}

/** One entry of a file for an outline; lists hold their entries. */
export interface NoteSymbol {
  name: string;
  detail: string;
  list: EntryList;
  range: Range;
  /** The id. */
  selection: Range;
}

/** The entries with an id of one file, in the order of the text. */
export function noteSymbols(file: NotesFile): NoteSymbol[] {
  return parsedFolders([file])
    .flatMap((folder) => folder.files.flatMap(({ parts }) => parts))
    .flatMap((part) =>
      definedIds(part).map(({ id, list, index, range, entry }) => ({
        name: id,
        detail: titleOf(part.yaml.data, list, index),
        list,
        range: entry,
        selection: range,
      })),
    )
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
}

interface FolderIds {
  base: string;
  defined: DefinedId[];
  used: (IdPlace & { id: string; list: EntryList })[];
}

function idsByFolder(files: readonly NotesFile[]): FolderIds[] {
  return parsedFolders(files).map(({ base, files: group }) => {
    const parts = group.flatMap((file) => file.parts);
    return { base, defined: parts.flatMap(definedIds), used: parts.flatMap(usedIds) };
  });
}

function noteId({ base, defined, used }: FolderIds, id: string, list: EntryList): Omit<NoteId, 'at'> {
  const definition = defined.find((each) => each.id === id && each.list === list);
  return {
    base,
    id,
    list,
    ...(definition && { definition }),
    uses: used
      .filter((each) => each.id === id && each.list === list)
      .map(({ path, range }) => ({ path, range })),
  };
}

function titleOf(data: unknown, list: EntryList, index: number): string {
  const entry = (data as Record<EntryList, Record<string, unknown>[]>)[list][index];
  return String(entry.title ?? entry.reason ?? '');
}

function holds({ start, end }: Range, { line, character }: Position): boolean {
  const isAfter = line > start.line || (line === start.line && character >= start.character);
  const isBefore = line < end.line || (line === end.line && character <= end.character);
  return isAfter && isBefore;
}
