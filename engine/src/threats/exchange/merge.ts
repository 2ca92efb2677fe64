import { isMap, isSeq, type YAMLMap } from 'yaml';
import { applyEdits, type TextEdit } from '../../syntax/position';
import { YamlText } from '../../yaml/document';
import { appendEntryEdit, flow, setKeyEdits, type YamlData } from '../../yaml/edit';
import { currentVersion, type EntryList, entryLists } from '../schema';
import type { Imported } from './imported';

type ImportedList = 'assets' | 'controls' | 'assumptions' | 'threats';
// What others refer to comes first.
const lists: readonly ImportedList[] = ['assets', 'controls', 'assumptions', 'threats'];
const prefixes: Record<ImportedList, string> = {
  assets: 'asset',
  controls: 'C',
  assumptions: 'A',
  threats: 'T',
};

/** What an import did to the notes. */
export interface Merged {
  text: string;
  /** Ids of entries that are new. */
  added: string[];
  /** Ids of entries that got fields which they did not have. */
  completed: string[];
  /** Fields that say something else here than in the model; what was written here stays. */
  kept: { id: string; field: string; here: string; there: string }[];
  /** Ids of entries that came from this tool before and are not in the model any more; they stay. */
  gone: string[];
}

interface Written {
  list: EntryList;
  index: number;
  data: Record<string, unknown>;
}

/**
 * The text of notes with an imported model in it. An entry is found again by its `ref`, or else by its title; what stands
 * there stays, and only fields that are missing are filled in. Throws an `Error` with words for people when `text` is not
 * valid YAML. An empty text becomes new notes.
 */
export function mergeNotes(text: string, imported: Imported): Merged {
  const start = text.trim() === '' ? `version: ${currentVersion}\n` : text;
  const merging = new Merging(start, imported);
  merging.project();
  for (const list of lists) merging.entries(list);
  return merging.result();
}

class Merging {
  private yaml: YamlText;
  private readonly ids = new Map<string, string>();
  private readonly seen = new Set<string>();
  /** All refs of the model: an entry that has one of them is that one and no other. */
  private readonly refs: ReadonlySet<unknown>;
  /** Where the search for the next free number of a prefix begins. */
  private readonly numbers = new Map<string, number>();
  private readonly merged: Omit<Merged, 'text'> = { added: [], completed: [], kept: [], gone: [] };

  constructor(
    text: string,
    private readonly imported: Imported,
  ) {
    this.yaml = this.read(text);
    this.refs = new Set(lists.flatMap((list) => imported[list].map(({ ref }) => ref)));
  }

  project(): void {
    const { project } = this.imported;
    if (!project || Object.keys(project).length === 0) return;
    const written = this.yaml.node(['project']);
    if (!isMap(written)) {
      if (written !== undefined) return;
      const { text } = this.yaml;
      const version = this.yaml.keySpan([], 'version');
      const line = `project: ${flow(project as YamlData)}`;
      const at = version && lineAfter(text, version[1]);
      this.yaml = this.read(
        at === undefined ? `${line}\n${text}` : `${text.slice(0, at)}${line}\n${text.slice(at)}`,
      );
      return;
    }
    const data = valueAtPath(this.yaml.data, ['project']) as Record<string, unknown>;
    this.apply(this.completing(['project'], 'project', data, project as Record<string, YamlData>));
  }

  /** All entries of a list: the text is read again for the list and not for each of them. */
  entries(list: ImportedList): void {
    const written = this.written();
    const here = written.filter((entry) => entry.list === list);
    const taken = new Set(written.map(({ data }) => data.id));
    const fresh = new Map<string, Record<string, YamlData | undefined>>();
    const edits: TextEdit[] = [];
    const known = new Known(here, this.refs);
    for (const { ref, ...fields } of this.imported[list]) {
      this.seen.add(ref);
      const data = { ...this.withOurIds(fields), ref };
      const before = known.take(ref, fields.title);
      const again = fresh.get(ref);
      if (before) {
        const id = String(before.data.id);
        this.ids.set(ref, id);
        edits.push(...this.completing([list, before.index], id, before.data, data));
      } else if (again) this.adding(String(again.id), again, data);
      else {
        const id = this.freeId(list, fields.title, taken);
        taken.add(id);
        this.ids.set(ref, id);
        fresh.set(ref, { id, ...data });
        this.merged.added.push(id);
      }
    }
    this.apply(edits);
    const [first, ...rest] = fresh.values();
    // The first one makes the list where there is none.
    if (first) this.apply([this.appending(list, first)]);
    this.apply(rest.map((entry) => this.appending(list, entry)));
  }

  result(): Merged {
    const tool = [...this.seen][0]?.split(':')[0];
    const gone = this.written()
      .filter(
        ({ data }) =>
          typeof data.ref === 'string' && data.ref.startsWith(`${tool}:`) && !this.seen.has(data.ref),
      )
      .map(({ data }) => String(data.id));
    return { text: this.yaml.text, ...this.merged, gone };
  }

  /** The edits that fill in what an entry lacks. */
  private completing(
    path: readonly PropertyKey[],
    id: string,
    data: Record<string, unknown>,
    wanted: Record<string, YamlData | undefined>,
  ): TextEdit[] {
    const map = this.yaml.node(path);
    const added = isMap(map) ? this.adding(id, data, wanted) : [];
    if (added.length > 0 && !this.merged.completed.includes(id)) this.merged.completed.push(id);
    return added.flatMap(([field, value]) => setKeyEdits(this.yaml.text, map as YAMLMap, field, value));
  }

  /** Gives `data` the fields that it lacks, and returns them; tells of what it says otherwise. */
  private adding(
    id: string,
    data: Record<string, unknown>,
    wanted: Record<string, YamlData | undefined>,
  ): [string, YamlData][] {
    const added: [string, YamlData][] = [];
    for (const [field, value] of Object.entries(wanted)) {
      if (value === undefined) continue;
      const here = data[field];
      if (!Object.hasOwn(data, field) || here === undefined) {
        data[field] = value;
        added.push([field, value]);
      } else if (JSON.stringify(here) !== JSON.stringify(value) && field !== 'ref')
        this.merged.kept.push({ id, field, here: shown(here), there: shown(value) });
    }
    return added;
  }

  private appending(list: ImportedList, entry: Record<string, YamlData | undefined>): TextEdit {
    const root = this.yaml.document?.contents as YAMLMap | undefined;
    return appendEntryEdit(this.yaml.text, root, list, entry);
  }

  private apply(edits: readonly TextEdit[]): void {
    if (edits.length > 0) this.yaml = this.read(applyEdits(this.yaml.text, edits));
  }

  /** The ids of an imported entry's assets and controls, as they are called here. */
  private withOurIds<T extends Record<string, unknown>>(fields: T): Record<string, YamlData | undefined> {
    const named = (value: unknown) =>
      Array.isArray(value)
        ? [...new Set(value.flatMap((ref: string) => this.ids.get(ref) ?? []))]
        : undefined;
    const result: Record<string, YamlData | undefined> = { ...fields } as Record<string, YamlData>;
    for (const field of ['assets', 'mitigations'] as const) {
      const ids = named(fields[field]);
      if (field in fields) result[field] = ids?.length ? ids : undefined;
    }
    return result;
  }

  private freeId(list: ImportedList, title: string, taken: ReadonlySet<unknown>): string {
    const slug = list === 'assets' ? slugOf(title) : '';
    if (slug && !taken.has(slug)) return slug;
    const prefix = slug || prefixes[list];
    for (let number = this.numbers.get(prefix) ?? 1; ; number++) {
      const id = `${prefix}-${number}`;
      if (taken.has(id)) continue;
      this.numbers.set(prefix, number + 1);
      return id;
    }
  }

  private written(): Written[] {
    return entryLists.flatMap((list) => {
      const entries = valueAtPath(this.yaml.data, [list]);
      if (!Array.isArray(entries)) return [];
      return entries.flatMap((data, index) =>
        typeof data === 'object' && data !== null
          ? [{ list, index, data: data as Record<string, unknown> }]
          : [],
      );
    });
  }

  private read(text: string): YamlText {
    const yaml = new YamlText(text, '');
    const [problem] = yaml.problems;
    if (problem)
      throw new Error(
        `Repair line ${(problem.range?.start.line ?? 0) + 1} of the notes first. ${problem.message}`,
      );
    const contents = yaml.document?.contents;
    if (contents && !isMap(contents))
      throw new Error('These are no threat notes: they do not start with `version`.');
    for (const list of lists) {
      const entries = yaml.node([list]);
      if (entries && !isSeq(entries) && valueAtPath(yaml.data, [list]) !== null)
        throw new Error(`Repair \`${list}\` in the notes first: it is no list.`);
    }
    return yaml;
  }
}

/** Entries that stand in the notes, as a model may mean them. */
class Known {
  private readonly byRef = new Map<unknown, Written>();
  private readonly byTitle = new Map<string, Written[]>();

  constructor(entries: readonly Written[], refs: ReadonlySet<unknown>) {
    for (const entry of entries) {
      const { ref, title = '' } = entry.data;
      if (!this.byRef.has(ref)) this.byRef.set(ref, entry);
      if (refs.has(ref)) continue;
      const key = String(title).toLowerCase();
      this.byTitle.set(key, [...(this.byTitle.get(key) ?? []), entry]);
    }
  }

  /** The entry of a ref, or else one of that title, which nothing else then means. */
  take(ref: string, title: string): Written | undefined {
    const known = this.byRef.get(ref) ?? this.byTitle.get(title.toLowerCase())?.shift();
    if (known) this.byRef.set(ref, known);
    return known;
  }
}

function valueAtPath(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], data);
}

function lineAfter(text: string, offset: number): number {
  return offset + (/^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(offset))?.[0].length ?? 0);
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** `Patient records` → `patient-records`. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}
