export { type ReportedRegion, reviewReport } from './build';
export type { CountedThing } from './counts';
export { toHtml, toPageBody } from './html';
export { toReviewJson } from './json';
export { pullRequestComment, toMarkdown } from './markdown';
export { itemsOf, openWork, type Place, type ReviewReport } from './model';
export { toReviewSarif } from './sarif';
export { placeWords, subjectLine, verdictLine } from './words';
