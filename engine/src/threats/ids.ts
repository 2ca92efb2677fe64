import type { Range } from '../syntax/position';
import type { NotesPart } from './parse';
import { type EntryList, entryLists, references } from './schema';

/** An id where an entry has it. */
export interface DefinedId {
  id: string;
  list: EntryList;
  /** Place of the entry in its list. */
  index: number;
  path: string;
  /** The id itself, and the whole entry. Zero-based, UTF-16. */
  range: Range;
  entry: Range;
}

/** An id where an entry names another one. */
export interface UsedId {
  id: string;
  /** The list whose entry is meant. */
  list: EntryList;
  /** The data path of the value. */
  at: PropertyKey[];
  path: string;
  range: Range;
}

/** The ids that the entries of a part have, in the order of the lists. What is wrong otherwise does not hide them. */
export function definedIds({ yaml, path }: NotesPart): DefinedId[] {
  return entryLists.flatMap((list) =>
    entries(yaml.data, list).flatMap(({ id }, index) => {
      const entry = typeof id === 'string' ? yaml.range([list, index]) : undefined;
      if (!entry) return [];
      const range = yaml.lines.range(...yaml.span([list, index, 'id']));
      return [{ id: id as string, list, index, path, range, entry }];
    }),
  );
}

/** The ids by which the entries of a part name others. */
export function usedIds({ yaml, path }: NotesPart): UsedId[] {
  return references.flatMap(({ list, field, to }) =>
    entries(yaml.data, list).flatMap((entry, index) => {
      const value = entry[field];
      const named: [unknown, PropertyKey[]][] = Array.isArray(value)
        ? value.map((each, i) => [each, [list, index, field, i]])
        : [[value, [list, index, field]]];
      return named.flatMap(([id, at]) =>
        typeof id === 'string' ? [{ id, list: to, at, path, range: yaml.lines.range(...yaml.span(at)) }] : [],
      );
    }),
  );
}

function entries(data: unknown, list: string): Record<string, unknown>[] {
  const value = (data as Record<string, unknown> | null | undefined)?.[list];
  if (!Array.isArray(value)) return [];
  return value.map((entry) => (typeof entry === 'object' && entry !== null ? entry : {}));
}
