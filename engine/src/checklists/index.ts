export { importAsvs } from './asvs-import';
export { type Catalogue, type CatalogueItem, parseCatalogue } from './catalogue';
export { type ItemChange, setItem } from './edit';
export { evidence } from './evidence';
export { type Evidence, evidenceOf, findEvidence, linesOf } from './evidence-place';
export { type Known, proposals } from './evidence-proposal';
export { type AfterDecision, type ItemInReview, itemsInReview } from './in-review';
export { formerKeys, itemKey } from './keys';
export { evidenceAgain } from './look-again';
export { activeCatalogues, type Profile, profiles, type Requirement, requirementsOf } from './profiles';
export { withRequirements } from './requirements';
export {
  type ChecklistState,
  type ItemState,
  type ItemStateName,
  type Progress,
  parseChecklistState,
  progress,
  stateOf,
} from './state';
export { type Catalogues, checklistsJsonSchema, withTeamFiles } from './team';
export { type ChangedCode, type HandlerLines, handlerLines, type Lines, overlaps } from './touched';
