import type { ItemState } from './state';
import type { Lines } from './touched';

/** True for lines that changed after something was decided. */
export type IsChanged = (lines: Lines) => boolean;

/**
 * Why a decided item has to be looked at again: `src/a.ts changed after Mira ticked it`. `undefined` for an open item, and
 * where nothing changed. `paths`: the files in which code that the item is about changed after the decision.
 */
export function changedSince(
  { state, by = 'somebody' }: Pick<ItemState, 'state' | 'by'>,
  paths: readonly string[],
): string | undefined {
  const [first, ...others] = new Set(paths);
  if (state === 'open' || first === undefined) return undefined;
  const files =
    others.length > 0 ? ` and ${others.length} more ${others.length === 1 ? 'file' : 'files'}` : '';
  const decided = state === 'done' ? 'ticked it' : 'said that it does not apply';
  return `${first}${files} changed after ${by} ${decided}`;
}

/** Why evidence asks for a look; `undefined` when its code is the same. */
export function evidenceAgain(states: readonly ('same' | 'changed' | 'gone')[]): string | undefined {
  if (states.includes('gone')) return 'code of its evidence is gone';
  return states.includes('changed') ? 'the code of its evidence changed' : undefined;
}
