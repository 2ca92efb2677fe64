import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  ImportedError,
  type ImportResult,
  importPath,
  mergeImport,
  readSarif,
} from '../../engine/src/imports/index';
import { readSource } from './source';
import { writeFile } from './write';

/** What the import of one tool did; `path` is its file below the folder. */
export type LogImport = Omit<ImportResult, 'text'> & { tool: string; path: string };

/**
 * Merges a SARIF log into the files of its tools below the folder `root`; both paths are absolute. `today` is YYYY-MM-DD.
 * Rejects with an `ImportedError`, or an error of the file system, whose message is for the user.
 */
export async function importLog(root: string, log: string, today: string): Promise<LogImport[]> {
  const results: LogImport[] = [];
  for (const run of readSarif(textOf(log), root.replaceAll('\\', '/'))) {
    const file = importPath(run.tool);
    const absolute = path.join(root, file);
    const before = existsSync(absolute) ? textOf(absolute) : '';
    const { text, ...counts } = mergeImport(before, run, today);
    await writeFile(absolute, text);
    results.push({ tool: run.tool, path: file, ...counts });
  }
  return results;
}

function textOf(file: string): string {
  const source = readSource(file);
  if ('skipped' in source) throw new ImportedError(`${file} cannot be read: ${source.skipped}.`);
  return source.text;
}
