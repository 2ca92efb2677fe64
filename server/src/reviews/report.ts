import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type Catalogue,
  type ChecklistState,
  evidenceAgain,
  itemKey,
  stateOf,
} from '../../../engine/src/checklists/index';
import {
  type CountedThing,
  type Place,
  pullRequestComment,
  type ReportedRegion,
  type ReviewReport,
  reviewReport,
  toHtml,
  toMarkdown,
  toPageBody,
  toReviewJson,
  toReviewSarif,
} from '../../../engine/src/reviews/report/index';
import { commitOf, originOf } from '../../../host/src/git';
import { reviewPageStyle } from '../../../host/src/index';
import type {
  ReviewDetail,
  ReviewFormat,
  ReviewItem,
  ReviewPage,
  ReviewReportParams,
  ReviewThing,
} from '../../../protocol/src/index';
import { activeFor, statesOf } from '../checklist';
import { EvidenceFinder } from '../checklistEvidence';
import type { Project } from '../project';
import type { Services } from '../services';

interface Made {
  report: ReviewReport;
  detail: ReviewDetail;
}

/** The page of a review, the latest one without an id; `undefined` when there is none. */
export async function pageOf(
  services: Services,
  project: Project,
  { id }: Pick<ReviewReportParams, 'id'>,
): Promise<ReviewPage | undefined> {
  const made = await make(services, project, id);
  if (!made) return undefined;
  const { report, detail } = made;
  const { html, things } = toPageBody(report);
  const uriOf = uris(project, detail);
  const shown = ({ place, ...thing }: CountedThing): ReviewThing => ({
    ...thing,
    ...(place && { uri: uriOf(place.path), range: place.range }),
  });
  return {
    folder: detail.folder,
    id: detail.id,
    title: detail.title,
    html,
    things: Object.fromEntries(Object.entries(things).map(([key, list]) => [key, list.map(shown)])),
  };
}

/** A review as a text in one of the formats; `undefined` when there is no such review. */
export async function exportOf(
  services: Services,
  project: Project,
  id: string,
  format: ReviewFormat,
): Promise<string | undefined> {
  const report = (await make(services, project, id))?.report;
  if (!report) return undefined;
  switch (format) {
    case 'markdown':
      return toMarkdown(report);
    case 'html':
      return toHtml(report, reviewPageStyle(services.host.assets));
    case 'json':
      return `${JSON.stringify(toReviewJson(report), null, 2)}\n`;
    case 'sarif':
      return `${JSON.stringify(toReviewSarif(report), null, 2)}\n`;
    case 'comment':
      return pullRequestComment(report);
  }
}

async function make(
  { reviews, board, clock }: Services,
  project: Project,
  id: string | undefined,
): Promise<Made | undefined> {
  const chosen = id ?? (await reviews.of(project)).at(0)?.id;
  const [review, detail] =
    chosen === undefined ? [] : [await reviews.read(project, chosen), await reviews.one(project, chosen)];
  if (!review || !detail) return undefined;
  const { head } = review.subject;
  const commit =
    project.root === undefined
      ? undefined
      : await commitOf(project.root, head ?? 'HEAD').catch(() => undefined);
  const current = new Set(detail.signatures.filter(({ outdated }) => !outdated).map(({ by }) => by));
  const [catalogues, states] = [activeFor(project), await statesOf(project)];
  const report = reviewReport({
    tool: { name: 'Wardscribe', version: version() },
    today: clock.today(),
    review,
    catalogues,
    states,
    items: await itemsOf(project, catalogues, states, detail),
    findings: board.of(project).map(({ finding }) => finding),
    threatNotes: project.notes.all,
    controls: project.controls.all(),
    ...(detail.problem === undefined && { regions: detail.regions.map(reported) }),
    places: new Map(detail.notes.flatMap((note) => placeOf(note) ?? [])),
    ...(commit && { commit }),
    ...(project.root !== undefined && { origin: await originOf(project.root) }),
    sameCode: new Set(
      review.signatures.flatMap(({ by, commit: signed }) => (signed && current.has(by) ? signed : [])),
    ),
  });
  return { report, detail };
}

/** What the review has to do with each item; what evidence says comes first, as in the views. */
async function itemsOf(
  project: Project,
  catalogues: readonly Catalogue[],
  states: ChecklistState,
  detail: ReviewDetail,
): Promise<Map<string, Pick<ReviewItem, 'why' | 'again'>>> {
  const items = new Map<string, Pick<ReviewItem, 'why' | 'again'>>(
    detail.items?.map(({ id, why, again }) => [id, { why, ...(again && { again }) }]),
  );
  const finder = new EvidenceFinder(project);
  for (const { id: catalogue, categories } of catalogues)
    for (const item of categories.flatMap((category) => category.items)) {
      const evidence = await finder.shown(stateOf(states, catalogue, item)?.evidence ?? []);
      const again = evidenceAgain(evidence.map(({ state }) => state));
      const key = itemKey(catalogue, item.id);
      if (again !== undefined) items.set(key, { why: [], ...items.get(key), again });
    }
  return items;
}

function reported({ key, path: file, range, added }: ReviewDetail['regions'][number]): ReportedRegion {
  return { key, path: file, start: range.start.line, end: range.end.line, addsLines: added > 0 };
}

function placeOf({ id, path: file, range }: ReviewDetail['notes'][number]): [string, Place][] | undefined {
  return file !== undefined && range ? [[id, { path: file, range }]] : undefined;
}

/** The URI to read a path by: where the reviewed commit is not the one on disk, that of its text in the commit. */
function uris(project: Project, { regions, notes }: ReviewDetail): (file: string) => string {
  const known = new Map(
    [...regions, ...notes].flatMap(({ path: file, uri }) => (file && uri ? [[file, uri]] : [])),
  );
  return (file) => known.get(file) ?? project.uriOf(file);
}

/** Of the extension, whose manifest is beside the folder of the bundle. */
function version(): string {
  return JSON.parse(readFileSync(path.join(__dirname, '../package.json'), 'utf8')).version;
}
