import { type Catalogues, withTeamFiles } from '../../engine/src/checklists/index';
import type { AnalysisProblem } from '../../engine/src/index';
import type { EngineHost } from './engineHost';

/** A team's own checklist file. */
interface TeamFile {
  path: string;
  text: string;
}

/** The catalogues of a folder with the team's own: the last good version of a file stays in force while it is broken. */
export class TeamChecklists {
  private written: readonly TeamFile[] = [];
  private inForce: readonly TeamFile[] = [];
  private made: Catalogues | undefined;
  private found: readonly AnalysisProblem[] = [];

  constructor(private readonly host: EngineHost) {}

  /** What is in force. Throws when the built-in catalogues cannot be read. */
  get catalogues(): Catalogues {
    this.made ??= withTeamFiles(this.host.catalogues, this.inForce);
    return this.made;
  }

  /** Paths of the files as they are written. */
  get paths(): string[] {
    return this.written.map((file) => file.path);
  }

  /** What is wrong in the files as they are written, each at its place. */
  get problems(): readonly AnalysisProblem[] {
    return this.found;
  }

  /** True when an older version of a file, or none, is in force. */
  isStale(path: string): boolean {
    return this.paths.includes(path) && this.found.some((problem) => problem.path === path);
  }

  /** Takes over the files as they are written. */
  update(files: readonly TeamFile[]): void {
    if (JSON.stringify(files) === JSON.stringify(this.written)) return;
    this.written = files;
    const result = withTeamFiles(this.host.catalogues, files);
    this.found = result.problems;
    const broken = new Set(this.found.map(({ path }) => path));
    const last = new Map(this.inForce.map((file) => [file.path, file]));
    this.inForce = files.flatMap((file) => (broken.has(file.path) ? (last.get(file.path) ?? []) : file));
    this.made = broken.size === 0 ? result : undefined;
  }
}
