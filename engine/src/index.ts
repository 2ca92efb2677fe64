export * from './checklists/index';
export * from './engine';
export * from './findings/finding';
export { languageIds, languageOfPath } from './languages/index';
export type { LoadedRules, RuleFile, RuleInfo } from './rules/rule';
export * from './syntax/position';
export * from './threats/index';
