import type { CatalogueItem } from './catalogue';

/** The catalogue that keys without a slash belong to: files of versions that knew only this one have such keys. */
const first = 'owasp-top10-2025';

/** The key of an item in `.wardscribe/checklist.yaml`: `owasp-top10-2025/A01.1`. Item ids may repeat in other catalogues. */
export function itemKey(catalogueId: string, itemId: string): string {
  return `${catalogueId}/${itemId}`;
}

/** The key that a key of the file stands for: older files have `A01.1`. */
export function fullKey(key: string): string {
  return key.includes('/') ? key : itemKey(first, key);
}

/** The keys that an item had before, newest first. */
export function formerKeys(catalogueId: string, item: Pick<CatalogueItem, 'formerly'>): string[] {
  return item.formerly.map((id) => (id.includes('/') ? id : itemKey(catalogueId, id)));
}
