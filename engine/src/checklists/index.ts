export { type Catalogue, type CatalogueItem, evidence, parseCatalogue } from './catalogue';
export { type ItemChange, setItem } from './edit';
export {
  type ChecklistState,
  type ItemState,
  type ItemStateName,
  type Progress,
  parseChecklistState,
  progress,
} from './state';
