import {
  type Import,
  ImportedError,
  importedFindings,
  importPath,
  mergeImport,
  parseImport,
  readSarif,
} from '../../engine/src/imports/index';
import type { AnalysisProblem, Finding } from '../../engine/src/index';
import { readSource, writeFile } from '../../host/src/index';
import type { ImportFindingsResult } from '../../protocol/src/index';
import type { Project } from './project';
import { fileOf } from './uris';

/** The findings of other tools that a folder keeps; the last good ones of a file stay while it is broken. */
export class Imports {
  private readonly byPath = new Map<string, Import>();
  problems: AnalysisProblem[] = [];

  /** Paths of the files that hold them. */
  get paths(): readonly string[] {
    return [...this.byPath.keys()];
  }

  /** The files of code in which another tool found something. */
  get files(): ReadonlySet<string> {
    const paths = [...this.byPath.values()].flatMap(({ findings }) =>
      findings.flatMap(({ path }) => path ?? []),
    );
    return new Set(paths);
  }

  /** Takes over the texts of all files. */
  update(files: readonly { path: string; text: string }[]): void {
    const parsed = files.map(({ path, text }) => ({ path, ...parseImport(text, path) }));
    this.problems = parsed.flatMap(({ problems }) => problems);
    for (const path of [...this.byPath.keys()])
      if (!files.some((file) => file.path === path)) this.byPath.delete(path);
    for (const { path, data } of parsed) if (data) this.byPath.set(path, data);
  }

  /** The findings of other tools in a file that ours do not say already; `lines` as in the editor, where it is open. */
  in(path: string, ours: readonly Finding[], lines: readonly string[] | undefined): Finding[] {
    if (this.byPath.size === 0) return [];
    return importedFindings([...this.byPath.values()], path, ours, lines);
  }
}

/**
 * Merges a SARIF log into the files of its tools. Rejects with an `ImportedError`, or the file system's error, whose
 * message is for the user. `today` is YYYY-MM-DD.
 */
export async function importLog(
  project: Project,
  log: string,
  today: string,
): Promise<ImportFindingsResult[]> {
  const { files, root } = project;
  if (!files || root === undefined) throw new ImportedError('Findings are imported into a folder on disk.');
  const source = readSource(log);
  if ('skipped' in source) throw new ImportedError(`The log cannot be read: ${source.skipped}.`);
  const results: ImportFindingsResult[] = [];
  for (const run of readSarif(source.text, root.replaceAll('\\', '/'))) {
    const path = importPath(run.tool);
    const { text, ...counts } = mergeImport((await files.saved(path)) ?? '', run, today);
    await writeFile(fileOf(project.uriOf(path))!, text);
    results.push({ tool: run.tool, path, ...counts });
  }
  return results;
}
