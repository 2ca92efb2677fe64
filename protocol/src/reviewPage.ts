/** The page of a security review: what client and server say about it. */
import type { Range } from './index';

/**
 * Client → server, request: the page of a review, the latest one without an id; a `ReviewPage`, `null` when there is none.
 */
export const reviewReport = 'wardscribe/reviewReport';
export interface ReviewReportParams {
  /** The URI of the folder. */
  folder: string;
  /** The name of its file without `.yaml`. */
  id?: string;
}
export interface ReviewPage {
  folder: string;
  id: string;
  title: string;
  /** The content of the page's `main`: HTML without scripts, styles or handlers, in which every text is escaped. */
  html: string;
  /** The `data-open` of a button in it → what it counts. */
  things: Record<string, ReviewThing[]>;
}
export interface ReviewThing {
  label: string;
  detail: string;
  uri?: string;
  range?: Range;
  /** The id of a checklist item. */
  item?: string;
}

export type ReviewFormat = 'markdown' | 'html' | 'json' | 'sarif' | 'comment';
/** Client → server, request: a review as a text in one of the formats, a `ReviewExport`; `null` when there is none. */
export const exportReview = 'wardscribe/exportReview';
export interface ExportReviewParams {
  folder: string;
  id: string;
  format: ReviewFormat;
}
export interface ReviewExport {
  text: string;
}
