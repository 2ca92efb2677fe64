export { anchorOf, likeness, locate } from './anchor';
export { addedDependencies } from './dependencies';
export { changeReview, newReview, type ReviewChange } from './edit';
export { type ParsedReview, parseReview } from './format';
export type { NamedFunction } from './functions';
export { type Hunk, nextUnread, type Region, regionsOf } from './regions';
export type {
  Anchor,
  ReadRegion,
  Reply,
  Review,
  ReviewNote,
  ReviewSubject,
  Signature,
} from './review';
