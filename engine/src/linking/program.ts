import type { TextSummary } from '../summaries/summary';
import type { LinkedFlow } from './flow';

/** What the names of modules mean in a program. */
export interface ProgramOptions {
  /** How files name each other's functions: `linking.modules` of the language's traits. */
  modules: ModuleStyle;
  /** What a project's configuration makes of the beginnings of modules: `@/*` → `src/*`; paths from the workspace. */
  aliases?: readonly PathAlias[];
}

/**
 * How code names what other files hold:
 * - `files`: by the path of the file, as in JavaScript;
 * - `dotted`: by the path of the file with dots, from a root that is not written, as in Python;
 * - `packages`: by the package that files declare, and the name, as in Java;
 * - `folders`: by the folder whose files are one package, as in Go;
 * - `global`: by names that all files share, within namespaces, as in PHP, Ruby and C.
 */
export type ModuleStyle = 'files' | 'dotted' | 'packages' | 'folders' | 'global';

/** One entry of `paths` of a `tsconfig.json`; `under`: the folder whose files it counts for, '' for all. */
export interface PathAlias {
  under: string;
  /** With at most one `*`: `@/*`. */
  pattern: string;
  /** In order of preference: `src/*`. */
  targets: readonly string[];
}

/**
 * The files of a program in one family of languages, for one run of rules: finds the flows from sources to sinks through
 * all of its functions.
 */
export class Program {
  private readonly summaries = new Map<string, TextSummary>();

  constructor(readonly options: ProgramOptions) {}

  /** Adds a file, or replaces it. */
  set(summary: TextSummary): void {
    this.summaries.set(summary.path, summary);
  }

  delete(path: string): void {
    this.summaries.delete(path);
  }

  has(path: string): boolean {
    return this.summaries.has(path);
  }

  /** The flows whose sink is in a file, in the order of the sinks. */
  flowsInto(path: string): readonly LinkedFlow[] {
    return this.flows().get(path) ?? [];
  }

  /** All flows by the path of their sink; files without any are not in it. */
  flows(): ReadonlyMap<string, readonly LinkedFlow[]> {
    return new Map();
  }
}
