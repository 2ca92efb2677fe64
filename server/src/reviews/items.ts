import {
  type Catalogue,
  type ChecklistState,
  itemsInReview,
  type Lines,
  stateOf,
} from '../../../engine/src/checklists/index';
import { afterDecisions, type History } from '../../../host/src/changes-after';
import type { ReviewItem } from '../../../protocol/src/index';
import type { Board } from '../board';
import { activeFor, statesOf } from '../checklist';
import { EvidenceFinder } from '../checklistEvidence';
import type { Project } from '../project';
import type { Compared } from './compared';
import type { ChangedFiles } from './scope';

/** What items are judged by. */
export interface Around {
  board: Board;
  compared: Compared;
  files: ChangedFiles;
  history: History;
}

/** The items of a folder's checklists that the change of a review touches, in their order. */
export async function itemsTouched(project: Project, around: Around): Promise<ReviewItem[]> {
  const { board, compared, files, history } = around;
  const states = await statesOf(project);
  const after = await afterDecisions(states, history);
  const finder = new EvidenceFinder(project);
  const findings = [...files.findings, ...board.of(project).map(({ finding }) => finding)];
  const items = activeFor(project).map(async (catalogue) => {
    const evidence = await evidenceOf(catalogue, states, finder);
    const { regions } = compared;
    const change = { ...files, regions, findings, notes: project.notes.all, evidence };
    return itemsInReview(catalogue, states, change, after);
  });
  return (await Promise.all(items)).flat();
}

async function evidenceOf(
  { id, categories }: Catalogue,
  states: ChecklistState,
  finder: EvidenceFinder,
): Promise<Map<string, Lines[]>> {
  const items = categories.flatMap((category) => category.items);
  const found = items.map(async (item): Promise<[string, Lines[]]> => {
    const shown = await finder.shown(stateOf(states, id, item)?.evidence ?? []);
    const lines = shown.map(({ path, range: { start, end } }) => ({
      path,
      start: start.line,
      end: end.line,
    }));
    return [item.id, lines];
  });
  return new Map(await Promise.all(found));
}
