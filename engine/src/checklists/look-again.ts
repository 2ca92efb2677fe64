import type { ItemState } from './state';
import type { Lines, Touch } from './touched';

/** True for lines that changed after something was decided. */
export type IsChanged = (lines: Lines) => boolean;

/**
 * Why a decided item has to be looked at again: `src/a.ts changed after Mira ticked it`. `undefined` for an open item, and
 * where no region that it is about changed after the decision.
 */
export function changedSince(
  { state, by = 'somebody' }: ItemState,
  touches: readonly Touch[],
  isChanged: IsChanged,
): string | undefined {
  if (state === 'open') return undefined;
  const changed = touches.filter(({ region }) => isChanged(region)).map(({ region }) => region.path);
  const [first, ...others] = new Set(changed);
  if (first === undefined) return undefined;
  const files =
    others.length > 0 ? ` and ${others.length} more ${others.length === 1 ? 'file' : 'files'}` : '';
  const decided = state === 'done' ? 'ticked it' : 'said that it does not apply';
  return `${first}${files} changed after ${by} ${decided}`;
}
