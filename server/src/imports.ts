import { type Import, importedFindings, parseImport } from '../../engine/src/imports/index';
import type { AnalysisProblem, Finding } from '../../engine/src/index';

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
