import type { ChecklistCategory, ChecklistItem } from '../../../protocol/src/index';

/** How far items are: `done` counts what is done and what does not apply, for neither is left to do. */
export interface ChecklistProgress {
  done: number;
  total: number;
}

/** The progress of some items. */
export function progressOf(items: readonly Pick<ChecklistItem, 'state'>[]): ChecklistProgress {
  return { done: items.filter((item) => item.state !== 'open').length, total: items.length };
}

/** The progress over every category. */
export function progressOfAll(categories: readonly ChecklistCategory[]): ChecklistProgress {
  return progressOf(categories.flatMap((category) => category.items));
}

/** What stands behind an item's title: why it does not apply, what speaks against it, its note. */
export function itemDescription(item: ChecklistItem): string {
  const parts: string[] = [];
  if (item.state === 'not-applicable') parts.push(`not applicable: ${item.reason ?? 'no reason given'}`);
  const against = item.against.length;
  if (against) parts.push(`${against} ${against === 1 ? 'finding' : 'findings'} against it`);
  if (item.note) parts.push(item.note);
  return parts.join(' · ');
}
