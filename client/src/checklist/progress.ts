import type { ChecklistCategory, ChecklistItem } from '../../../protocol/src/index';
import { lookAgain } from './filter';
import type { ReviewedItem } from './reviewed';

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

/** What stands behind an item's title: what asks for a look, why it does not apply, what the evidence says, owner and note. */
export function itemDescription(item: ReviewedItem): string {
  const against = item.against.length;
  return [
    lookAgain(item),
    item.state === 'not-applicable' && `not applicable: ${item.reason ?? 'no reason given'}`,
    against > 0 && `${against} ${against === 1 ? 'finding' : 'findings'} against it`,
    // The first of several is the count of findings.
    item.speaksAgainst.slice(against > 0 ? 1 : 0).join(', '),
    proposalWords(item),
    item.owner,
    item.note,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `proposed: done (control C-1 is met in 3 places)`; nothing where the state is that already, or findings say it. */
function proposalWords({ state, proposed, speaksFor }: ChecklistItem): string | undefined {
  if (state !== 'open' || !proposed || proposed === 'open') return undefined;
  return `proposed: ${stateWord(proposed)} (${speaksFor[0]})`;
}

/** The word for a state, as views say it. */
export function stateWord(state: ChecklistItem['state']): string {
  return state === 'not-applicable' ? 'not applicable' : state;
}
