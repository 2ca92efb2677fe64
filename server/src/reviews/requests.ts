import {
  type ChangeReviewParams,
  changeReview,
  type DocumentParams,
  type ExportReviewParams,
  exportReview,
  type FolderParams,
  type ReviewParams,
  type ReviewReportParams,
  review,
  reviewChoices,
  reviewReport,
  reviews,
  reviewText,
  type StartReviewParams,
  startReview,
} from '../../../protocol/src/index';
import { guarded } from '../log';
import type { Services } from '../services';
import { readCommitUri } from './places';
import { exportOf, pageOf } from './report';
import { choicesOf, startReview as startNew } from './start';

/** Answers the requests about security reviews. */
export function registerReviewRequests(services: Services): void {
  const { connection, log, projects } = services;

  connection.onRequest(
    reviews,
    guarded(log, 'The reviews', [], async ({ folder }: FolderParams) => {
      await services.ready;
      const project = projects.get(folder);
      return project ? services.reviews.of(project) : [];
    }),
  );
  connection.onRequest(
    review,
    guarded(log, 'A review', null, async ({ folder, id }: ReviewParams) => {
      await services.ready;
      const project = projects.get(folder);
      return (project && (await services.reviews.one(project, id))) ?? null;
    }),
  );
  connection.onRequest(
    reviewChoices,
    guarded(log, 'What a review can compare', null, async ({ folder }: FolderParams) => {
      await services.ready;
      const project = projects.get(folder);
      return project ? choicesOf(project) : null;
    }),
  );
  connection.onRequest(
    startReview,
    guarded(log, 'Starting a review', null, async (params: StartReviewParams) => {
      await services.ready;
      const project = projects.get(params.folder);
      if (!project) return null;
      const started = await startNew(project, params, services.clock.today());
      services.projectChanged();
      return started;
    }),
  );
  connection.onRequest(
    changeReview,
    guarded(log, 'Changing a review', null, async (params: ChangeReviewParams) => {
      await services.ready;
      const project = projects.get(params.folder);
      if (!project) return null;
      const after = await services.reviews.change(project, params);
      services.projectChanged();
      return after ?? null;
    }),
  );
  connection.onRequest(
    reviewReport,
    guarded(log, 'The page of a review', null, async (params: ReviewReportParams) => {
      await services.ready;
      const project = projects.get(params.folder);
      return (project && (await pageOf(services, project, params))) ?? null;
    }),
  );
  connection.onRequest(
    exportReview,
    guarded(log, 'Exporting a review', null, async ({ folder, id, format }: ExportReviewParams) => {
      await services.ready;
      const project = projects.get(folder);
      const text = project && (await exportOf(services, project, id, format));
      return text === undefined ? null : { text };
    }),
  );
  connection.onRequest(
    reviewText,
    guarded(log, 'The text of a commit', null, async ({ uri }: DocumentParams) => {
      await services.ready;
      const project = projects.get(readCommitUri(uri)?.folder ?? '');
      return (project && (await services.reviews.text(project, uri))) ?? null;
    }),
  );
}
