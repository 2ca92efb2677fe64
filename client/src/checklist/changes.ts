import type { Checklist, ChecklistState } from '../../../protocol/src/index';
import type { ShownCategory, ShownChecklist } from './filter';

/** The rows that look different after a change. */
export interface RowChanges {
  /** Ids of items. */
  items: string[];
  /** Ids of the categories, checklists and folders above them. */
  parents: string[];
}

/** The id of the row of an item (`owasp-top10-2025/A01.1`) of a folder. */
export function itemRowId(folder: string, id: string): string {
  return `${folder} ${id}`;
}

/** The id of the row of a checklist, or of one of its categories. The row of a folder has the folder's URI. */
export function listRowId({ folder, catalogue }: Checklist, category?: string): string {
  return [folder, catalogue, category].filter((part) => part !== undefined).join(' ');
}

/** The lists with some items in another state: what the user has ticked and the server has yet to confirm. */
export function withStates(
  lists: readonly Checklist[],
  states: ReadonlyMap<string, ChecklistState>,
): Checklist[] {
  if (states.size === 0) return [...lists];
  return lists.map((list) => ({
    ...list,
    categories: list.categories.map((category) => ({
      ...category,
      items: category.items.map((item) => {
        const state = states.get(itemRowId(list.folder, item.id));
        return state === undefined || state === item.state ? item : { ...item, state, by: undefined };
      }),
    })),
  }));
}

/** Which rows differ between two states of the lists; `undefined` when rows came or went. */
export function changedRows(
  before: readonly ShownChecklist[],
  after: readonly ShownChecklist[],
): RowChanges | undefined {
  if (shape(before) !== shape(after)) return undefined;
  const changes: RowChanges = { items: [], parents: [] };
  for (const [i, list] of after.entries()) {
    const inList = changes.parents.length;
    for (const [j, category] of list.categories.entries()) {
      const inCategory = changes.items.length;
      for (const [k, item] of category.items.entries()) {
        if (JSON.stringify(item) !== JSON.stringify(before[i].categories[j].items[k]))
          changes.items.push(itemRowId(list.folder, item.id));
      }
      const hidden = hiddenChanged(before[i].categories[j], category);
      if (changes.items.length > inCategory || hidden) changes.parents.push(listRowId(list, category.id));
    }
    if (changes.parents.length > inList) changes.parents.push(listRowId(list), list.folder);
  }
  return { ...changes, parents: [...new Set(changes.parents)] };
}

/** Items that a filter hides count in the progress above them. */
function hiddenChanged(before: ShownCategory, after: ShownCategory): boolean {
  if (before.all.length === before.items.length && after.all.length === after.items.length) return false;
  return JSON.stringify(before.all) !== JSON.stringify(after.all);
}

function shape(lists: readonly Checklist[]): string {
  return JSON.stringify(
    lists.map(({ folder, catalogue, categories }) => [
      folder,
      catalogue,
      categories.map(({ id, title, items }) => [id, title, items.map((item) => item.id)]),
    ]),
  );
}
