import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RuleFile } from '../../engine/src/index';
import type { Documents } from './documents';
import { fileOf, uriBelow } from './uris';

export const notesPath = '.wardscribe/threat-notes.yaml';
export const checklistPath = '.wardscribe/checklist.yaml';
/** Where a team keeps its own rules. */
export const rulesFolder = '.wardscribe/rules';
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

  /** The team's own rules, ordered by path. */
  async rules(): Promise<RuleFile[]> {
    const root = fileOf(this.uri(rulesFolder));
    const names = root === undefined ? [] : await this.list(root);
    const files = await Promise.all(
      names.map(async (name) => ({ path: name, text: (await this.text(name)) ?? '' })),
    );
    return files.filter((file) => file.text !== '');
  }

  private async list(root: string): Promise<string[]> {
    try {
      const names = await readdir(root, { recursive: true });
      return names
        .map((name) => `${rulesFolder}/${name.split(path.sep).join('/')}`)
        .filter(isRulePath)
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
