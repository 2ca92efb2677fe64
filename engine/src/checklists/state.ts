import { isMap, isScalar, type Node } from 'yaml';
import * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import { isDay } from '../threats/schema-fields';
import { withoutConflicts } from '../yaml/conflicts';
import { YamlText } from '../yaml/document';
import { span } from '../yaml/edit';
import { shown, validate } from '../yaml/validate';
import type { Catalogue, CatalogueItem } from './catalogue';
import { type Evidence, evidenceSchema } from './evidence-place';
import { formerKeys, fullKey, itemKey } from './keys';

export const itemStates = ['open', 'done', 'not-applicable'] as const;
export type ItemStateName = (typeof itemStates)[number];

/** What a reviewer said about one item. */
export interface ItemState {
  state: ItemStateName;
  /** Why the item does not apply; always there for `not-applicable`. */
  reason?: string;
  note?: string;
  by?: string;
  /** YYYY-MM-DD. */
  on?: string;
  /** The commit whose code was looked at, as hex digits; absent where the code was in no commit. */
  commit?: string;
  /** Who looks after the item. */
  owner?: string;
  /** Places in the code that show what was decided. */
  evidence?: Evidence[];
}

/** Review state: key of an item (`asvs-5.0/1.2.3`) → what was said. Items that are not in it are open. */
export type ChecklistState = Map<string, ItemState>;

const text = z.string().min(1);
// Keys that a newer version wrote are left alone, so the object is a loose one.
const itemSchema = z
  .looseObject({
    state: z.enum(itemStates),
    reason: text.optional(),
    note: text.optional(),
    by: text.optional(),
    on: z.string().refine(isDay, { error: 'day' }).optional(),
    commit: z
      .string()
      .regex(/^[0-9a-f]{7,64}$/, { error: 'commit' })
      .optional(),
    owner: text.optional(),
    evidence: z.array(evidenceSchema).optional(),
  })
  .check((context) => {
    if (context.value.state === 'not-applicable' && !context.value.reason?.trim())
      context.issues.push({ code: 'custom', message: 'reason', input: context.value });
  });

/**
 * Reads `.wardscribe/checklist.yaml`: one line an item. Never throws. A bad item is a problem at its own zero-based
 * range of `path` and is left out; the others count. Keys of older files get their catalogue in front. Git may have put
 * the lines of two reviewers together: of two lines of one item the later one counts, with the notes and evidence of both.
 */
export function parseChecklistState(
  source: string,
  path = '.wardscribe/checklist.yaml',
): { items: ChecklistState; problems: AnalysisProblem[] } {
  const yaml = readState(source, path);
  const items: ChecklistState = new Map();
  const contents = yaml.document?.contents;
  if (!isMap(contents)) {
    if (yaml.problems.length === 0 && yaml.data !== undefined)
      yaml.add(
        'The checklist holds one line an item: `owasp-top10-2025/A01.1: {state: done}`.',
        ...yaml.span([]),
      );
    return { items, problems: yaml.problems };
  }
  const record = (yaml.data ?? {}) as Record<string, unknown>;
  const keys = new Map<string, Node>();
  for (const pair of contents.items) {
    if (!isScalar(pair.key)) continue;
    const id = String(pair.key.value);
    const key = fullKey(id);
    if (key !== id && record[key] !== undefined) {
      yaml.add(`\`${key}\` says it too: remove this line.`, ...yaml.keySpan([], id)!, 'warning');
      continue;
    }
    const known = validate(yaml, itemSchema, explain, [id], dataOf(yaml, pair.value));
    if (!known) continue;
    const [said, other] = [stateIn(known), items.get(key)];
    if (other && other.state !== said.state) {
      const counts = isLater(other, said) ? other : said;
      const lost = counts === other ? pair.key : keys.get(key)!;
      yaml.add(twice(key, counts), ...span(lost), 'warning');
    }
    items.set(key, other ? both(other, said) : said);
    keys.set(key, pair.key);
  }
  return { items, problems: yaml.problems };
}

/** The text of the file, read as it may be after a merge: keys may stand twice, between marks of a conflict. */
export function readState(source: string, path: string): YamlText {
  const conflicts: [number, number][] = [];
  const yaml = new YamlText(
    withoutConflicts(source, (...place) => conflicts.push(place)),
    path,
    { repeats: true },
  );
  for (const place of conflicts)
    yaml.add('Two versions of the checklist were not merged: both are read.', ...place, 'warning');
  return yaml;
}

function dataOf(yaml: YamlText, node: unknown): unknown {
  try {
    return yaml.dataOf(node);
  } catch {
    // What is too much to read was told when the whole was read.
    return undefined;
  }
}

function stateIn({
  state,
  reason,
  note,
  by,
  on,
  commit,
  owner,
  evidence,
}: z.output<typeof itemSchema>): ItemState {
  return {
    state,
    ...(reason && { reason }),
    ...(note && { note }),
    ...(by && { by }),
    ...(on && { on }),
    ...(commit && { commit }),
    ...(owner && { owner }),
    ...(evidence?.length && { evidence }),
  };
}

/** True where what was said first in the file counts before what stands below it. */
function isLater(first: ItemState, second: ItemState): boolean {
  return (first.on ?? '') > (second.on ?? '');
}

/** What two reviewers said of one item: the later decision, with the notes and evidence of both. */
function both(first: ItemState, second: ItemState): ItemState {
  const [late, early] = isLater(first, second) ? [first, second] : [second, first];
  const note = [...new Set([early.note, late.note].filter((each) => each !== undefined))].join(' / ');
  const owner = late.owner ?? early.owner;
  const seen = new Map(
    [...(early.evidence ?? []), ...(late.evidence ?? [])].map((each) => [
      JSON.stringify([each.path, each.quote, each.code]),
      each,
    ]),
  );
  return stateIn({ ...late, ...(note && { note }), ...(owner && { owner }), evidence: [...seen.values()] });
}

function twice(key: string, { state, by = 'somebody' }: ItemState): string {
  const decided = {
    open: 'opened it again',
    done: 'ticked it',
    'not-applicable': 'said that it does not apply',
  };
  return `\`${key}\` stands here twice. What counts is that ${by} ${decided[state]}: decide again, or remove the wrong line.`;
}

/** What was said about an item of a catalogue, under its key and those that it had before. */
export function stateOf(
  items: ChecklistState,
  catalogueId: string,
  item: Pick<CatalogueItem, 'id' | 'formerly'>,
): ItemState | undefined {
  return stateUnder(items, [itemKey(catalogueId, item.id), ...formerKeys(catalogueId, item)]);
}

/** What was said under keys of one item, the newest key first: somebody with an older catalogue may still write the older. */
export function stateUnder(items: ChecklistState, keys: readonly string[]): ItemState | undefined {
  const said = keys.flatMap((key) => items.get(key) ?? []).reverse();
  return said.reduce<ItemState | undefined>(
    (first, second) => (first ? both(first, second) : second),
    undefined,
  );
}

/** How far a category of a catalogue is. `done` and `notApplicable` together are what was decided. */
export interface Progress {
  id: string;
  done: number;
  notApplicable: number;
  open: number;
  total: number;
}

/** The progress of each category, in the catalogue's order. */
export function progress(catalogue: Catalogue, items: ChecklistState): Progress[] {
  return catalogue.categories.map((category) => {
    const count = (name: ItemStateName) =>
      category.items.filter((item) => (stateOf(items, catalogue.id, item)?.state ?? 'open') === name).length;
    return {
      id: category.id,
      done: count('done'),
      notApplicable: count('not-applicable'),
      open: count('open'),
      total: category.items.length,
    };
  });
}

function explain(code: string, value: unknown): string | undefined {
  if (code === 'day') return `${shown(value)} is not a day: write it as YYYY-MM-DD, as in \`2027-03-31\`.`;
  if (code === 'commit')
    return `${shown(value)} is no commit: write the first twelve digits of its id, in quotes where they are all numbers.`;
  if (code === 'lines')
    return `${shown(value)} are no lines: write \`12\`, or \`12-14\` for the twelfth to the fourteenth.`;
  if (code === 'reason') return 'An item that is not applicable needs a `reason`: say why it does not apply.';
  return undefined;
}
