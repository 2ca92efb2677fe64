import { existsSync, readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { languageOfPath } from '../../engine/src/index';
import type { SkippedFile } from '../../engine/src/report/index';

export interface WalkOptions {
  /** The absolute folder that paths are relative to: the working folder or a workspace folder. */
  root: string;
  /** Files and folders to look at, absolute or relative to `root`; the whole root when absent. */
  paths?: readonly string[];
  /** Globs relative to `root` (`files.exclude`, the exclude setting); a folder that matches is not entered. */
  exclude?: readonly string[];
  /** True for the paths, relative to `root`, of files to take whatever their language: those of rules for any text. */
  anyText?: (relative: string) => boolean;
  /** Instead of source files: those that this names, also in `.wardscribe`. */
  only?: (relative: string) => boolean;
  /** Stops the walk; what was found so far is returned. */
  signal?: AbortSignal;
}

export interface WalkResult {
  /** Relative to `root` with forward slashes, sorted, none twice. Absolute only on another Windows drive. */
  files: string[];
  /** Named files without a language, folders that cannot be read. */
  skipped: SkippedFile[];
}

/** The `.gitignore` of one folder. */
interface IgnoreLevel {
  folder: string;
  rules: Ignore;
}

/** Folders that never hold a project's own source; the code beside a team's rules is there to be found. */
const never = new Set(['node_modules', '.git', '.hg', '.svn', '.wardscribe']);
const ownFolder = '.wardscribe';

/**
 * Finds the source files that the engine has a language for, and those that `anyText` names. `.gitignore` files are obeyed as git does: nested ones,
 * those of the folders above up to the repository's root, and never again inside an ignored folder. A file that is
 * named itself is taken even when it is ignored. Symbolic links are not followed, so that no walk leaves the folder
 * or runs in a circle. Throws when a named path does not exist (`ENOENT`).
 */
export async function findFiles(options: WalkOptions): Promise<WalkResult> {
  const root = path.resolve(options.root);
  const walk = new Walk(root, options);
  for (const named of options.paths ?? ['.']) {
    const absolute = path.resolve(root, named);
    if (statSync(absolute).isDirectory()) await walk.folder(absolute, levelsAbove(absolute));
    else walk.namedFile(absolute);
  }
  return { files: [...walk.files].sort(), skipped: walk.skipped };
}

/** A path below, beside or above `root` as findings name it: relative, with forward slashes. */
export function relativePath(root: string, absolute: string): string {
  return path.relative(root, absolute).split(path.sep).join('/');
}

class Walk {
  readonly files = new Set<string>();
  readonly skipped: SkippedFile[] = [];
  private readonly excluded: (relative: string) => boolean;
  private readonly signal: AbortSignal | undefined;
  private readonly anyText: WalkOptions['anyText'];
  private readonly only: WalkOptions['only'];

  constructor(
    private readonly root: string,
    { exclude = [], signal, anyText, only }: WalkOptions,
  ) {
    this.signal = signal;
    this.anyText = anyText;
    this.only = only;
    this.excluded = exclude.length > 0 ? picomatch([...exclude], { dot: true }) : () => false;
  }

  namedFile(absolute: string): void {
    const relative = relativePath(this.root, absolute);
    if (languageOfPath(relative) || this.anyText?.(relative)) this.files.add(relative);
    else this.skipped.push({ path: relative, reason: 'no language of Wardscribe has this file extension' });
  }

  async folder(absolute: string, above: readonly IgnoreLevel[]): Promise<void> {
    if (this.signal?.aborted) return;
    const entries = await readdir(absolute, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
      const reason = `the folder cannot be read (${error.code})`;
      this.skipped.push({ path: relativePath(this.root, absolute), reason });
      return [];
    });
    const own = entries.some((entry) => entry.name === '.gitignore' && entry.isFile());
    const levels = own ? [...above, ...levelOf(absolute)] : above;
    for (const entry of entries) {
      if (!entry.isDirectory() && !entry.isFile()) continue;
      if (entry.isDirectory() && never.has(entry.name) && !(this.only && entry.name === ownFolder)) continue;
      const child = path.join(absolute, entry.name);
      const relative = relativePath(this.root, child);
      if (entry.isFile() && !this.takes(entry.name, relative)) continue;
      if (this.excluded(relative) || isIgnored(child, entry.isDirectory(), levels)) continue;
      if (entry.isDirectory()) await this.folder(child, levels);
      else this.files.add(relative);
    }
  }

  private takes(name: string, relative: string): boolean {
    if (this.only) return this.only(relative);
    return languageOfPath(name) !== undefined || this.anyText?.(relative) === true;
  }
}

/** The deepest `.gitignore` that says something about a path decides (gitignore(5)). */
function isIgnored(absolute: string, folder: boolean, levels: readonly IgnoreLevel[]): boolean {
  for (let i = levels.length - 1; i >= 0; i--) {
    const relative = relativePath(levels[i].folder, absolute);
    const verdict = levels[i].rules.test(folder ? `${relative}/` : relative);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/** The `.gitignore` files of the folders above, from the repository's root down; none outside a repository. */
function levelsAbove(folder: string): IgnoreLevel[] {
  const folders: string[] = [];
  let at = folder;
  while (!existsSync(path.join(at, '.git'))) {
    const parent = path.dirname(at);
    if (parent === at) return [];
    folders.unshift(parent);
    at = parent;
  }
  return folders.flatMap(levelOf);
}

function levelOf(folder: string): IgnoreLevel[] {
  try {
    const text = readFileSync(path.join(folder, '.gitignore'), 'utf8');
    return [{ folder, rules: ignore().add(text) }];
  } catch {
    // Without a readable .gitignore nothing is ignored here.
    return [];
  }
}
