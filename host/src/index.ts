export { pathAliases } from './aliases';
export {
  type AssetsLocation,
  assetsAt,
  type BuiltInRules,
  builtInRulesAt,
  defaultAssetsPath,
  readAssetsFromRepository,
  readRulesFromRepository,
} from './assets';
export { builtInCataloguesAt } from './catalogues';
export { changeFile } from './change-file';
export { discover, type RuleTest } from './discover';
export { committers, GitError, lastChanges, originOf } from './git';
export { importLog } from './import-log';
export { findNotes } from './notes';
export { reviewPageStyle } from './page-style';
export { FlowPartners } from './partners';
export { flowsKey } from './program-host';
export { ProgramThread } from './program-thread';
export { reviewFacts } from './review-facts';
export { reviewItems } from './review-items';
export { type ScanOptions, type ScanResult, scanFiles } from './scan';
export { readSource, reasonToSkip, type Source } from './source';
export { findFiles, relativePath, type WalkOptions, type WalkResult } from './walk';
export { writeFile } from './write';
