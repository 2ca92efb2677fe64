import type { Finding } from '../findings/finding';
import type { Catalogue } from './catalogue';
import { evidence } from './evidence';
import { itemKey } from './keys';
import { changedSince, type IsChanged } from './look-again';
import { type ChecklistState, type ItemState, stateOf } from './state';
import { type ChangedCode, touchedItems, touchWords } from './touched';

/** What a review has to do with an item. */
export interface ItemInReview {
  /** The item's key: `owasp-top10-2025/A01.1`. */
  id: string;
  /** Why the change touches it, in short words: `POST /:id/share`, `T-1`. */
  why: string[];
  isOpen: boolean;
  /** Set when what it is about changed after it was decided: `src/a.ts changed after Mira ticked it`. */
  again?: string;
}

/** What happened to the code after an item was decided. */
export interface AfterDecision {
  isChanged: IsChanged;
  /** Findings that the changed files had then and have no more: what they were in is other code now. */
  gone: readonly Finding[];
}

/**
 * The items of a catalogue that the change of a review touches, in their order: why, and whether that changed after they
 * were decided. `after` is asked for what was decided, one way or the other.
 */
export function itemsInReview(
  catalogue: Catalogue,
  states: ChecklistState,
  change: ChangedCode,
  after: (decided: ItemState) => AfterDecision,
): ItemInReview[] {
  const touched = touchedItems(catalogue, change);
  const speaking = new Map<readonly Finding[], Map<string, Finding[]>>();
  const goneFor = (item: string, gone: readonly Finding[]) => {
    const known = speaking.get(gone) ?? evidence(catalogue, gone);
    speaking.set(gone, known);
    return known.get(item) ?? [];
  };
  return catalogue.categories.flatMap(({ items }) =>
    items.flatMap((item): ItemInReview[] => {
      const said = stateOf(states, catalogue.id, item);
      const decided = said?.state === 'open' ? undefined : said;
      const touches = touched.get(item.id) ?? [];
      const { isChanged, gone } = decided ? after(decided) : { isChanged: () => false, gone: [] };
      const went = goneFor(item.id, gone).filter(({ path }) =>
        isChanged({ path, start: 0, end: Number.POSITIVE_INFINITY }),
      );
      const changed = touches.map(({ region }) => region).filter(isChanged);
      const again =
        decided &&
        changedSince(
          decided,
          [...went, ...changed].map(({ path }) => path),
        );
      if (touches.length === 0 && again === undefined) return [];
      const why = [...touchWords(touches), ...new Set(went.map(({ path }) => `finding gone from ${path}`))];
      const id = itemKey(catalogue.id, item.id);
      return [{ id, why, isOpen: decided === undefined, ...(again && { again }) }];
    }),
  );
}
