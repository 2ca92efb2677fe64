import { isMap, isSeq, type YAMLMap } from 'yaml';
import { YamlText } from '../../yaml/document';
import { appendEntry, flow, setKey, type YamlData } from '../../yaml/edit';
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
  for (const list of lists) for (const entry of imported[list]) merging.entry(list, entry);
  return merging.result();
}

class Merging {
  private yaml: YamlText;
  private readonly ids = new Map<string, string>();
  private readonly seen = new Set<string>();
  /** All refs of the model: an entry that has one of them is that one and no other. */
  private readonly refs: ReadonlySet<unknown>;
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
    this.complete(['project'], 'project', project);
  }

  entry(list: ImportedList, { ref, ...fields }: { ref: string; title: string }): void {
    this.seen.add(ref);
    const data = this.withOurIds(fields);
    const known = this.find(list, ref, fields.title);
    if (known) {
      const id = String(known.data.id);
      this.ids.set(ref, id);
      this.complete([known.list, known.index], id, { ...data, ref });
      return;
    }
    const id = this.freeId(list, fields.title);
    this.ids.set(ref, id);
    const root = this.yaml.document?.contents as YAMLMap | undefined;
    this.yaml = this.read(appendEntry(this.yaml.text, root, list, { id, ...data, ref }));
    this.merged.added.push(id);
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

  /** Fills in what an entry lacks; tells of what it says otherwise. */
  private complete(path: readonly PropertyKey[], id: string, wanted: Record<string, unknown>): void {
    let isCompleted = false;
    for (const [field, value] of Object.entries(wanted)) {
      const map = this.yaml.node(path);
      if (!isMap(map) || value === undefined) continue;
      if (!map.has(field)) {
        this.yaml = this.read(setKey(this.yaml.text, map as YAMLMap, field, value as YamlData));
        isCompleted = true;
        continue;
      }
      const here = valueAtPath(this.yaml.data, [...path, field]);
      if (JSON.stringify(here) !== JSON.stringify(value) && field !== 'ref')
        this.merged.kept.push({ id, field, here: shown(here), there: shown(value) });
    }
    if (isCompleted) this.merged.completed.push(id);
  }

  private find(list: ImportedList, ref: string, title: string): Written | undefined {
    const entries = this.written().filter((entry) => entry.list === list);
    return (
      entries.find(({ data }) => data.ref === ref) ??
      entries.find(
        ({ data }) =>
          !this.refs.has(data.ref) && String(data.title ?? '').toLowerCase() === title.toLowerCase(),
      )
    );
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

  private freeId(list: ImportedList, title: string): string {
    const taken = new Set(this.written().map(({ data }) => data.id));
    const slug = list === 'assets' ? slugOf(title) : '';
    if (slug && !taken.has(slug)) return slug;
    for (let number = 1; ; number++) {
      const id = `${slug || prefixes[list]}-${number}`;
      if (!taken.has(id)) return id;
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
