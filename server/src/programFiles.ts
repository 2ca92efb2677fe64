import { familyOfPath, type PathAlias } from '../../engine/src/index';
import { findFiles, type ProgramThread, pathAliases } from '../../host/src/index';
import type { ProgramSurroundings } from './programSurroundings';
import type { Project } from './project';

/** Milliseconds before files are read: what is open is answered first. */
const delay = 800;
/** Files that are read at a stretch: what an editor asks for waits no longer than these take. */
const batchSize = 8;

/** Where files go that were found. */
export interface ProgramFilling {
  isOpen(file: string): boolean;
  /** Adds files to the program; false where that is no longer wanted. */
  add(thread: ProgramThread, files: readonly string[]): Promise<boolean>;
  /** All files of a family are in the program. */
  filled(): void;
  /** The configuration of modules is another one: the program has to be made anew. */
  aliasesChanged(): void;
}

/** Fills a program with the files of a folder, by families of languages, in the background. */
export class ProgramFiles {
  aliases: readonly PathAlias[] = [];
  private readonly loaded = new Set<string>();
  /** The families of which all files are in it. */
  private readonly read = new Set<string>();

  constructor(
    private readonly project: Project,
    private readonly surroundings: Pick<ProgramSurroundings, 'settings' | 'log'>,
    private readonly filling: ProgramFilling,
  ) {}

  /** The families whose files are in the program, or on their way. */
  get families(): string[] {
    return [...this.loaded];
  }

  /** Says that somebody else puts the files of a family into the program. */
  isComing(family: string): void {
    this.loaded.add(family);
  }

  /** Says that the files of a family are in the program. */
  isThere(family: string): void {
    this.read.add(family);
  }

  /** True once all files of a family are in the program. */
  areRead(family: string): boolean {
    return this.read.has(family);
  }

  /** True for a file of a family that is in the program. */
  isLoaded(file: string): boolean {
    const family = familyOfPath(file);
    return family !== undefined && this.loaded.has(family);
  }

  /** The program is gone. */
  forget(): void {
    this.loaded.clear();
    this.read.clear();
  }

  /** Reads the files of a family, a few at a time, unless that was asked for already. */
  load(family: string, thread: ProgramThread): void {
    if (this.loaded.has(family)) return;
    this.loaded.add(family);
    const { root, settings } = this.project;
    if (root === undefined || settings.workspaceScan === 'off') {
      // There is nothing else to wait for.
      this.read.add(family);
      return;
    }
    setTimeout(() => {
      void this.readAll(root, family, thread).catch((error) =>
        this.surroundings.log.error(`Reading the program of ${this.project.folder}`, error),
      );
    }, delay);
  }

  private async readAll(root: string, family: string, thread: ProgramThread): Promise<void> {
    const exclude = await this.surroundings.settings.excludes(this.project);
    const { files } = await findFiles({ root, exclude });
    const aliases = pathAliases(root, files);
    if (JSON.stringify(aliases) !== JSON.stringify(this.aliases)) {
      this.aliases = aliases;
      this.filling.aliasesChanged();
      return;
    }
    const wanted = files.filter((file) => familyOfPath(file) === family);
    for (let i = 0; i < wanted.length; i += batchSize) {
      const batch = wanted.slice(i, i + batchSize).filter((file) => !this.filling.isOpen(file));
      if (batch.length > 0 && !(await this.filling.add(thread, batch))) return;
    }
    this.read.add(family);
    this.filling.filled();
  }
}
