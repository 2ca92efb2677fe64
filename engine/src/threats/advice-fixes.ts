/** What settles what is told of notes: changes of the text of notes that touch nothing else. */
import { isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { ProblemFix } from '../findings/finding';
import { appendEntryEdit, flow, removeItemEdit, scalar, setKeyEdits, type YamlData } from '../yaml/edit';
import { nearest } from '../yaml/suggest';
import { pathPattern } from './glob';
import type { NotesPart } from './parse';
import type { EntryList } from './schema';

type Path = readonly PropertyKey[];

/** Makes fixes in one part of the notes. Each method gives one, or none where the text has no place for it. */
export class NoteFixes {
  constructor(private readonly part: NotesPart) {}

  /** Sets a key of an entry, or takes it away. */
  set(at: Path, key: string, value: YamlData | undefined, title: string): ProblemFix[] {
    const { yaml } = this.part;
    const map = yaml.node(at);
    return isMap(map) ? [{ title, edits: setKeyEdits(yaml.text, map as YAMLMap, key, value) }] : [];
  }

  /** Writes another word in the place of one. */
  change(at: Path, word: string | undefined): ProblemFix[] {
    if (word === undefined) return [];
    const [start, end] = this.part.yaml.span(at);
    return [{ title: `Change it to ${word}`, edits: [{ start, end, text: scalar(word) }] }];
  }

  /** Takes an item out of a list; the last item takes the key with it, where the entry can be without. */
  remove(at: Path, title: string, withKey: boolean): ProblemFix[] {
    const { yaml } = this.part;
    const list = yaml.node(at.slice(0, -1));
    if (!isSeq(list)) return [];
    if (list.items.length > 1) {
      const edit = removeItemEdit(yaml.text, list as YAMLSeq, Number(at.at(-1)));
      return [{ title, edits: [edit] }];
    }
    return withKey ? this.set(at.slice(0, -2), String(at.at(-2)), undefined, title) : [];
  }

  /** Adds an entry at the end of a list, and changes another entry together with that. */
  append(
    list: EntryList,
    entry: Record<string, YamlData | undefined>,
    title: string,
    together: readonly ProblemFix[] = [],
  ): ProblemFix[] {
    const { yaml } = this.part;
    const root = yaml.document?.contents;
    const edit = appendEntryEdit(yaml.text, isMap(root) ? (root as YAMLMap) : undefined, list, entry);
    // At one place, what belongs to an entry comes before a new entry.
    return [{ title, edits: [...together.flatMap(({ edits }) => edits), edit] }];
  }
}

/** `key: value`, as a title says what will be written. */
export function written(key: string, value: YamlData): string {
  return `\`${key}: ${flow(value)}\``;
}

/** An id that is not taken: the one that is wanted, or else with a number. */
export function freeId(isTaken: (id: string) => boolean, wanted: string): string {
  const [, stem, digits] = /^(.*?-)(\d+)$/.exec(wanted) ?? [];
  if (digits === undefined) return isTaken(wanted) ? freeId(isTaken, `${wanted}-2`) : wanted;
  for (let number = Number(digits); ; number++) if (!isTaken(`${stem}${number}`)) return `${stem}${number}`;
}

/** What was suggested for patterns that match none of these files: advice is asked for after each key. */
const suggested = new WeakMap<readonly string[], Map<string, string | undefined>>();
/** Folders that are compared with a pattern. */
const mostFolders = 2000;

/** The pattern that was most likely meant: a file of that name elsewhere, or a folder whose path is nearly the same. */
export function nearestPattern(glob: string, files: readonly string[]): string | undefined {
  const known = suggested.get(files) ?? new Map<string, string | undefined>();
  suggested.set(files, known);
  if (!known.has(glob)) known.set(glob, moved(glob, files) ?? renamed(glob, files));
  return known.get(glob);
}

function moved(glob: string, files: readonly string[]): string | undefined {
  const name = glob.slice(glob.lastIndexOf('/') + 1);
  if (name === '' || /[*?[{]/.test(name)) return undefined;
  const found = files.filter((file) => file === name || file.endsWith(`/${name}`));
  const [only] = found.length === 1 ? found : [nearest(glob, found)];
  return only === undefined ? undefined : pathPattern(only);
}

function renamed(glob: string, files: readonly string[]): string | undefined {
  const tail = /(?:\/\*\*|\/\*|\/)?$/.exec(glob)![0];
  const wanted = glob.slice(0, glob.length - tail.length);
  const candidates = new Set<string>();
  for (const file of files) {
    if (tail === '') candidates.add(file);
    else
      for (let at = file.indexOf('/'); at >= 0; at = file.indexOf('/', at + 1))
        candidates.add(file.slice(0, at));
    if (candidates.size >= mostFolders) break;
  }
  // A folder may have come to stand in another one, or out of it.
  const name = wanted.slice(wanted.lastIndexOf('/') + 1);
  const same = [...candidates].filter((each) => each === name || each.endsWith(`/${name}`));
  const found = nearest(wanted, [...candidates]) ?? (same.length === 1 ? same[0] : undefined);
  return found === undefined ? undefined : `${pathPattern(found)}${tail}`;
}
