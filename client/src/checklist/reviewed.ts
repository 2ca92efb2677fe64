import type {
  Checklist,
  ChecklistCategory,
  ChecklistItem,
  ReviewDetail,
  ReviewItem,
} from '../../../protocol/src/index';

/** An item with what the open review says of it; nothing where its change does not touch the item. */
export interface ReviewedItem extends ChecklistItem {
  review?: Pick<ReviewItem, 'why' | 'again'>;
}
interface ReviewedCategory extends ChecklistCategory {
  items: ReviewedItem[];
}
export interface ReviewedChecklist extends Checklist {
  categories: ReviewedCategory[];
}

/** The lists with what the open review says of their items. */
export function withReview(
  lists: readonly Checklist[],
  review: Pick<ReviewDetail, 'folder' | 'items'> | undefined,
): ReviewedChecklist[] {
  const said = new Map(review?.items?.map(({ id, why, again }) => [id, { why, ...(again && { again }) }]));
  if (said.size === 0) return [...lists];
  const reviewed = (item: ChecklistItem): ReviewedItem => {
    const known = said.get(item.id);
    return known ? { ...item, review: known } : item;
  };
  return lists.map((list) =>
    list.folder !== review?.folder
      ? list
      : {
          ...list,
          categories: list.categories.map((category) => ({
            ...category,
            items: category.items.map(reviewed),
          })),
        },
  );
}
