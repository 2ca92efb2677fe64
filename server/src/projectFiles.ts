import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RuleFile } from '../../engine/src/index';
import { type NotesFile, notesFolder } from '../../engine/src/threats/index';
import type { Documents } from './documents';
import { fileOf, uriBelow } from './uris';

/** Where the threat notes of a folder begin. */
export const notesPath = '.wardscribe/threat-notes.yaml';
const notesFolderPath = '.wardscribe/threat-notes';
export const checklistPath = '.wardscribe/checklist.yaml';
/** Where the findings of other tools are kept. */
const importsFolder = '.wardscribe/imports';
/** Where a team keeps its own checklists. */
const checklistsFolder = '.wardscribe/checklists';
/** Where security reviews are kept, a file each. */
export const reviewsFolder = '.wardscribe/reviews';
/** Where a team keeps its own rules. */
export const rulesFolder = '.wardscribe/rules';
/** Where a team keeps its own models of libraries. */
const modelsFolder = '.wardscribe/models';
/** The files of threat notes. VS Code's globs know no braces within braces. */
export const notesGlob =
  '.wardscribe/{threat-notes.yaml,threat-notes.yml,threat-notes/**/*.yaml,threat-notes/**/*.yml}';
/** The team's own rule files, and the targets of their tests that are YAML. */
export const rulesGlob = `${rulesFolder}/**/*.{yaml,yml}`;

/** True for a path of a team's own rule file. Files that rule tests stand on are no rules. */
export function isRulePath(relative: string): boolean {
  return (
    relative.startsWith(`${rulesFolder}/`) &&
    /\.ya?ml$/.test(relative) &&
    !/\.(test|fixed)\.ya?ml$/.test(relative)
  );
}

/** True for a path of a team's own model file: sources, sinks and sanitizers that rules share, and what libraries do. */
export function isModelPath(relative: string): boolean {
  return relative.startsWith(`${modelsFolder}/`) && /\.ya?ml$/.test(relative);
}

/** True for a path of a team's own checklist, or of its changes of one. */
export function isChecklistsPath(relative: string): boolean {
  return relative.startsWith(`${checklistsFolder}/`) && /\.ya?ml$/.test(relative);
}

/** True for a path of a file with the findings of another tool. */
export function isImportPath(relative: string): boolean {
  return relative.startsWith(`${importsFolder}/`) && /\.ya?ml$/.test(relative);
}

/** True for a path of a security review. */
export function isReviewPath(relative: string): boolean {
  return (
    relative.startsWith(`${reviewsFolder}/`) &&
    /^[^/]+\.ya?ml$/.test(relative.slice(reviewsFolder.length + 1))
  );
}

/** True for a path of a team's own rules or models. */
export function isTeamPath(relative: string): boolean {
  return isRulePath(relative) || isModelPath(relative);
}

/** The project's own files below a folder, as they are now: the text in the editor where one is open, else the disk. */
export class ProjectFiles {
  constructor(
    private readonly folder: string,
    private readonly documents: Documents,
  ) {}

  uri(relative: string): string {
    return uriBelow(this.folder, relative);
  }

  /** The text of a file; `undefined` when there is none. Rejects when it exists and cannot be read. */
  async text(relative: string): Promise<string | undefined> {
    return this.documents.get(this.uri(relative))?.text.getText() ?? (await this.saved(relative));
  }

  /** The text on disk, whatever the editor holds. */
  async saved(relative: string): Promise<string | undefined> {
    const file = fileOf(this.uri(relative));
    if (file === undefined) return undefined;
    try {
      return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** The team's own rules and models, ordered by path. */
  async rules(): Promise<RuleFile[]> {
    return this.read([
      ...(await this.list(modelsFolder, isModelPath)),
      ...(await this.list(rulesFolder, isRulePath)),
    ]);
  }

  /** The team's own checklists and its changes of others, ordered by path. */
  async checklists(): Promise<{ path: string; text: string }[]> {
    return this.read(await this.list(checklistsFolder, isChecklistsPath));
  }

  /** The findings of other tools, ordered by path. */
  async imports(): Promise<{ path: string; text: string }[]> {
    return this.read(await this.list(importsFolder, isImportPath));
  }

  /** The paths of security reviews, the latest last. */
  async reviews(): Promise<string[]> {
    return this.list(reviewsFolder, isReviewPath);
  }

  private async read(names: readonly string[]): Promise<{ path: string; text: string }[]> {
    const files = await Promise.all(
      names.map(async (name) => ({ path: name, text: (await this.text(name)) ?? '' })),
    );
    return files.filter((file) => file.text !== '');
  }

  /** The paths of the folder's own files of threat notes, without those of folders below and of documents. */
  async ownNotes(): Promise<string[]> {
    const parts = await this.list(notesFolderPath, (path) => notesFolder(path) === '');
    const main = ['.wardscribe/threat-notes.yml', notesPath];
    const there = await Promise.all(main.map(async (path) => (await this.text(path)) !== undefined));
    return [...main.filter((_, i) => there[i]), ...parts];
  }

  /** The texts of some files; those that are gone are left out. */
  async texts(paths: Iterable<string>): Promise<NotesFile[]> {
    const read = await Promise.all(
      [...paths].map(async (path) => ({ path, text: await this.text(path).catch(() => undefined) })),
    );
    return read.flatMap(({ path, text }) => (text === undefined ? [] : [{ path, text }]));
  }

  private async list(folder: string, isWanted: (path: string) => boolean): Promise<string[]> {
    const root = fileOf(this.uri(folder));
    if (root === undefined) return [];
    try {
      const names = await readdir(root, { recursive: true });
      return names
        .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
        .filter(isWanted)
        .sort();
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
