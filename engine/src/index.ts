export * from './checklists/index';
export * from './engine';
export * from './findings/finding';
export { commentMarks, languageGlobs, languageIds, languageOfPath, plainText } from './languages/index';
export { textRulePaths } from './rules/paths';
export type { LoadedRules, RuleFile, RuleInfo } from './rules/rule';
export * from './syntax/position';
export * from './threats/index';
