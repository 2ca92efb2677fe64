export { toCoverageJson, toCoverageText } from './coverage';
export type { JsonReport } from './json';
export { toJson } from './json';
export type { Report, ReportFix, SkippedFile } from './model';
export { atLeast, summarize } from './model';
export { relativeUri, toSarif } from './sarif';
export { type Paint, plain, printable, problemLine, toText } from './text';
