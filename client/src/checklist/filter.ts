import type { Checklist, ChecklistCategory } from '../../../protocol/src/index';
import { itemRowId } from './changes';
import type { ReviewedChecklist, ReviewedItem } from './reviewed';

/** Which items the view shows. */
export const filters = ['all', 'change', 'open', 'findings', 'again', 'mine'] as const;
export type FilterName = (typeof filters)[number];

/** What the view is narrowed to. */
export interface Filter {
  name: FilterName;
  /** Words that the id, the title or the detail must have, in any order and case; empty: any. */
  text: string;
  /** Names that stand for whoever looks. */
  me: readonly string[];
  /** Row ids of items that stay although they no longer fit: what was just ticked does not vanish under the hand. */
  kept: ReadonlySet<string>;
}

/** A category of which some items may not be shown; progress is always that of all. */
export interface ShownCategory extends ChecklistCategory {
  items: ReviewedItem[];
  all: ReviewedItem[];
}
export interface ShownChecklist extends Checklist {
  categories: ShownCategory[];
}

/** The lists with the items that a filter lets through; categories and lists without any are left out. */
export function filtered(lists: readonly ReviewedChecklist[], filter: Filter): ShownChecklist[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (list: ReviewedChecklist, item: ReviewedItem) =>
    (isWanted(item, filter) || filter.kept.has(itemRowId(list.folder, item.id))) && hasWords(item, words);
  const isAll = filter.name === 'all' && words.length === 0;
  return lists
    .map((list) => ({
      ...list,
      categories: list.categories
        .map((category) => ({
          ...category,
          all: category.items,
          items: isAll ? category.items : category.items.filter((item) => fits(list, item)),
        }))
        .filter(({ items }) => items.length > 0),
    }))
    .filter(({ categories }) => categories.length > 0);
}

/** Why a decided item has to be looked at again; `undefined` when it does not. */
export function lookAgain(item: ReviewedItem): string | undefined {
  const states = item.evidence.map(({ state }) => state);
  if (states.includes('gone')) return 'look again: code of its evidence is gone';
  if (states.includes('changed')) return 'look again: the code of its evidence changed';
  if (item.review?.again) return `look again: ${item.review.again}`;
  if (item.state === 'done' && item.speaksAgainst.length > 0)
    return 'look again: it is done, and something speaks against it';
  return undefined;
}

/** What a filter shows, as the view says it. */
export function filterWords(name: FilterName): string {
  return {
    all: 'all items',
    change: 'items that the change touches',
    open: 'open items',
    findings: 'items with findings',
    again: 'items to look at again',
    mine: 'your items',
  }[name];
}

function isWanted(item: ReviewedItem, { name, me }: Filter): boolean {
  switch (name) {
    case 'all':
      return true;
    case 'change':
      return item.review !== undefined;
    case 'open':
      return item.state === 'open';
    case 'findings':
      return item.against.length > 0;
    case 'again':
      return lookAgain(item) !== undefined;
    case 'mine':
      return item.owner !== undefined && me.some((name) => sameName(name, item.owner!));
  }
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.replace(/^@/, '').trim().toLowerCase();
  return plain(a) === plain(b);
}

function hasWords({ id, title, detail }: ReviewedItem, words: readonly string[]): boolean {
  const text = `${id} ${title} ${detail}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
