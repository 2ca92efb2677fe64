import { type Document, isMap, isScalar, isSeq } from 'yaml';
import { type DataPath, marker } from '../yaml/locate';
import type { ThreatNotes } from './notes';
import { type EntryList, entryLists, references } from './schema';

/** An entry as it stands in a text that need not be valid. */
export interface WrittenEntry {
  list: EntryList;
  id: string;
  title: string;
}

/** The entries with an id in a text, in order; what is unfinished is left out. */
export function writtenEntries(document: Document): WrittenEntry[] {
  const root = document.contents;
  if (!isMap(root)) return [];
  return entryLists.flatMap((list) => {
    const items = root.get(list, true);
    if (!isSeq(items)) return [];
    return items.items.flatMap((item) => {
      const id = isMap(item) ? item.get('id') : undefined;
      if (typeof id !== 'string' || id.includes(marker) || !isMap(item)) return [];
      return [{ list, id, title: String(item.get('title') ?? item.get('reason') ?? '') }];
    });
  });
}

/** The entries with an id of notes in force, in order. */
export function entriesOf(notes: ThreatNotes): WrittenEntry[] {
  return entryLists.flatMap((list) =>
    notes[list].map((entry) => ({
      list,
      id: entry.id,
      title: ('title' in entry ? entry.title : 'reason' in entry ? entry.reason : undefined) ?? '',
    })),
  );
}

/** The values that a key has anywhere in a text, each once. */
export function writtenValues(document: Document, key: string): string[] {
  const root = document.contents;
  if (!isMap(root)) return [];
  const found = new Set<string>();
  for (const { value } of root.items) {
    if (!isSeq(value)) continue;
    for (const item of value.items) {
      const scalar = isMap(item) ? item.get(key, true) : undefined;
      if (isScalar(scalar) && typeof scalar.value === 'string' && !scalar.value.includes(marker))
        found.add(scalar.value);
    }
  }
  return [...found];
}

/** The list whose ids the value at a path names, if it names any. */
export function referencedList(path: DataPath): EntryList | undefined {
  return references.find(({ list, field }) => path[0] === list && path[2] === field)?.to;
}

/** True where the notes name weaknesses. */
export function isCwePlace(path: DataPath): boolean {
  const field = path.findLast((step) => typeof step === 'string');
  return field === 'cwe' || (path[0] === 'sanitizers' && field === 'for');
}
