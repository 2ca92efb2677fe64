import { isMap, isScalar } from 'yaml';
import * as z from 'zod';
import type { AnalysisProblem } from '../findings/finding';
import { isDay } from '../threats/schema-fields';
import { YamlText } from '../yaml/document';
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
 * range of `path` and is left out; the others count. Keys of older files get their catalogue in front.
 */
export function parseChecklistState(
  source: string,
  path = '.wardscribe/checklist.yaml',
): { items: ChecklistState; problems: AnalysisProblem[] } {
  const yaml = new YamlText(source, path);
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
  for (const pair of contents.items) {
    if (!isScalar(pair.key)) continue;
    const id = String(pair.key.value);
    const key = fullKey(id);
    if (key !== id && record[key] !== undefined) {
      yaml.add(`\`${key}\` says it too: remove this line.`, ...yaml.keySpan([], id)!, 'warning');
      continue;
    }
    const known = validate(yaml, itemSchema, explain, [id], record[id]);
    if (!known) continue;
    const { state, reason, note, by, on, commit, owner, evidence } = known;
    items.set(key, {
      state,
      ...(reason && { reason }),
      ...(note && { note }),
      ...(by && { by }),
      ...(on && { on }),
      ...(commit && { commit }),
      ...(owner && { owner }),
      ...(evidence?.length && { evidence }),
    });
  }
  return { items, problems: yaml.problems };
}

/** What was said about an item of a catalogue, under its key or one that it had before. */
export function stateOf(
  items: ChecklistState,
  catalogueId: string,
  item: Pick<CatalogueItem, 'id' | 'formerly'>,
): ItemState | undefined {
  const keys = [itemKey(catalogueId, item.id), ...formerKeys(catalogueId, item)];
  const key = keys.find((each) => items.has(each));
  return key === undefined ? undefined : items.get(key);
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
