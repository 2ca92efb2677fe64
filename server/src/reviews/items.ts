import {
  type Catalogue,
  changedSince,
  itemKey,
  type Lines,
  stateOf,
  touchedItems,
  touchWords,
} from '../../../engine/src/checklists/index';
import { changesAfter, type History } from '../../../host/src/changes-after';
import type { ReviewItem } from '../../../protocol/src/index';
import type { Board } from '../board';
import { activeFor, statesOf } from '../checklist';
import { EvidenceFinder } from '../checklistEvidence';
import type { Project } from '../project';
import type { Compared } from './compared';
import type { ChangedFiles } from './scope';

/**
 * The items of a folder's checklists that the change of a review touches, in their order: why, and whether that changed
 * after they were decided.
 */
export async function itemsTouched(
  project: Project,
  board: Board,
  { regions }: Compared,
  files: ChangedFiles,
  history: History,
): Promise<ReviewItem[]> {
  const states = await statesOf(project);
  const finder = new EvidenceFinder(project);
  const evidenceOf = async ({ id, categories }: Catalogue) => {
    const items = categories.flatMap((category) => category.items);
    const found = items.map(async (item): Promise<[string, Lines[]]> => {
      const shown = await finder.shown(stateOf(states, id, item)?.evidence ?? []);
      return [
        item.id,
        shown.map(({ path, range: { start, end } }) => ({ path, start: start.line, end: end.line })),
      ];
    });
    return new Map(await Promise.all(found));
  };
  const findings = [...files.findings, ...board.of(project).map(({ finding }) => finding)];
  const result: ReviewItem[] = [];
  for (const catalogue of activeFor(project)) {
    const evidence = await evidenceOf(catalogue);
    const change = { ...files, regions, findings, notes: project.notes.all, evidence };
    const touched = touchedItems(catalogue, change);
    for (const item of catalogue.categories.flatMap(({ items }) => items)) {
      const touches = touched.get(item.id);
      if (!touches) continue;
      const state = stateOf(states, catalogue.id, item);
      const isDecided = state !== undefined && state.state !== 'open';
      const again = isDecided && changedSince(state, touches, await changesAfter(state, history));
      result.push({
        id: itemKey(catalogue.id, item.id),
        why: touchWords(touches),
        ...(again && { again }),
      });
    }
  }
  return result;
}
