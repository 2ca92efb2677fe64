import {
  type Catalogue,
  type ChecklistState,
  changedSince,
  evidence,
  type ItemState,
  itemKey,
  type Lines,
  stateOf,
  touchedItems,
  touchWords,
} from '../../../engine/src/checklists/index';
import type { Finding } from '../../../engine/src/index';
import { changesAfter, type History } from '../../../host/src/changes-after';
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
  /** The findings that the changed files had in a commit and have no more. */
  goneSince(commit: string): readonly Finding[];
}

/**
 * The items of a folder's checklists that the change of a review touches, in their order: why, and whether that changed
 * after they were decided.
 */
export async function itemsTouched(project: Project, around: Around): Promise<ReviewItem[]> {
  const { board, compared, files, history } = around;
  const { regions } = compared;
  const states = await statesOf(project);
  const finder = new EvidenceFinder(project);
  const findings = [...files.findings, ...board.of(project).map(({ finding }) => finding)];
  const result: ReviewItem[] = [];
  for (const catalogue of activeFor(project)) {
    const places = await evidenceOf(catalogue, states, finder);
    const change = { ...files, regions, findings, notes: project.notes.all, evidence: places };
    const touched = touchedItems(catalogue, change);
    const gone = new Map<string, Map<string, Finding[]>>();
    const goneFor = (item: string, { commit }: ItemState): Finding[] => {
      if (commit === undefined) return [];
      const known = gone.get(commit) ?? evidence(catalogue, around.goneSince(commit));
      gone.set(commit, known);
      return known.get(item) ?? [];
    };
    for (const item of catalogue.categories.flatMap(({ items }) => items)) {
      const said = stateOf(states, catalogue.id, item);
      const state = said?.state === 'open' ? undefined : said;
      const touches = touched.get(item.id) ?? [];
      const isChanged = state ? await changesAfter(state, history) : () => false;
      const went = (state ? goneFor(item.id, state) : []).filter(({ path }) => isChanged(whole(path)));
      const changed = touches.filter(({ region }) => isChanged(region)).map(({ region }) => region);
      const again =
        state &&
        changedSince(
          state,
          [...went, ...changed].map(({ path }) => path),
        );
      if (touches.length === 0 && again === undefined) continue;
      result.push({
        id: itemKey(catalogue.id, item.id),
        why: [...touchWords(touches), ...new Set(went.map(({ path }) => `finding gone from ${path}`))],
        ...(again && { again }),
      });
    }
  }
  return result;
}

function whole(path: string): Lines {
  return { path, start: 0, end: Number.POSITIVE_INFINITY };
}

async function evidenceOf(
  { id, categories }: Catalogue,
  states: ChecklistState,
  finder: EvidenceFinder,
): Promise<Map<string, Lines[]>> {
  const items = categories.flatMap((category) => category.items);
  const found = items.map(async (item): Promise<[string, Lines[]]> => {
    const shown = await finder.shown(stateOf(states, id, item)?.evidence ?? []);
    return [
      item.id,
      shown.map(({ path, range: { start, end } }) => ({ path, start: start.line, end: end.line })),
    ];
  });
  return new Map(await Promise.all(found));
}
