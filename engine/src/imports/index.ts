export { type Import, ImportedError, type ImportedFinding } from './imported';
export { importedFindings } from './match';
export { readSarif } from './sarif';
export { type ImportResult, importPath, mergeImport, parseImport } from './store';
