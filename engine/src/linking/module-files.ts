import type { Definition } from './definitions';
import { lastOf, type Names, stemOf } from './names';
import type { FileNode } from './nodes';

/** One entry of `paths` of a `tsconfig.json`; paths from the workspace. */
export interface PathAlias {
  /** The folder whose files it counts for; empty for all. */
  under: string;
  /** With at most one `*`: `@/*`. */
  pattern: string;
  /** In order of preference: `src/*`. */
  targets: readonly string[];
}

/** Finds the files that modules are written in, by how imports name them. */
export class ModuleFiles {
  constructor(
    private readonly names: Names,
    private readonly aliases: readonly PathAlias[],
  ) {}

  /** The file of a module that a file imports: by its path, or with dots. */
  of(file: FileNode, module: string): readonly Definition[] {
    if (this.names.style === 'dotted') {
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const path = module.slice(dots).replaceAll('.', '/');
      if (dots === 0) return this.dotted(path, file.folder);
      let folder = file.folder;
      for (let i = 1; i < dots; i++) folder = parentOf(folder);
      return this.atPath(path === '' ? folder : under(folder, path), ['__init__']);
    }
    if (module.startsWith('.')) return this.atPath(normalize(under(file.folder, module)), ['index']);
    for (const alias of this.aliases) {
      if (alias.under !== '' && !file.path.startsWith(`${alias.under}/`)) continue;
      const star = matchPattern(alias.pattern, module);
      if (star === undefined) continue;
      for (const target of alias.targets) {
        const found = this.atPath(normalize(target.replace('*', star)), ['index']);
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  /** The file at a path that may lack its extension, or name the folder of a file that stands for it. */
  private atPath(path: string, mains: readonly string[]): readonly Definition[] {
    const exact = this.names.files.get(path);
    if (exact) return [{ kind: 'module', file: exact }];
    const stems = [path, stemOf(path), ...mains.map((main) => under(path, main))];
    for (const stem of stems) {
      const file = this.names.filesByStem.get(stem)?.[0];
      if (file) return [{ kind: 'module', file }];
    }
    return [];
  }

  /** The file whose path ends so, as the root is not written: the nearest to the folder that asks. */
  dotted(path: string, near: string): readonly Definition[] {
    let best: FileNode | undefined;
    let bestShared = -1;
    for (const file of this.names.filesByName.get(lastOf(path, '/')) ?? []) {
      const stem = stemOf(file.path).replace(/\/__init__$/, '');
      if (stem !== path && !stem.endsWith(`/${path}`)) continue;
      const shared = sharedLength(stem, near);
      if (shared > bestShared) {
        best = file;
        bestShared = shared;
      }
    }
    return best ? [{ kind: 'module', file: best }] : [];
  }

  /** The file of a module in a package, of which the file stands for the whole. */
  submodule(file: FileNode, name: string): readonly Definition[] {
    return file.path.replace(/\.[^./]*$/, '').endsWith('/__init__')
      ? this.atPath(under(file.folder, name), ['__init__'])
      : [];
  }

  /** The folder of a package, by an import path that begins with the name of the project or of what hosts it. */
  folder(path: string): readonly Definition[] {
    const folders = [...(this.names.folderNames.get(lastOf(path, '/')) ?? [])];
    const [best, next] = folders
      .map((folder) => ({ folder, shared: sharedEnd(folder, path) }))
      .sort((a, b) => b.shared - a.shared || (a.folder < b.folder ? -1 : 1));
    if (!best) return [];
    const isOnly = next === undefined && path.slice(0, path.indexOf('/')).includes('.');
    const fits = best.shared > 1 || isOnly || path.endsWith(`/${best.folder}`);
    return fits ? [{ kind: 'package', name: best.folder }] : [];
  }
}

function under(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

function parentOf(folder: string): string {
  return folder.slice(0, Math.max(folder.lastIndexOf('/'), 0));
}

/** A path without `.` and `..`. */
function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/** What the `*` of a pattern stands for. */
function matchPattern(pattern: string, text: string): string | undefined {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text ? '' : undefined;
  const end = pattern.slice(star + 1);
  if (text.length < pattern.length - 1 || !text.startsWith(pattern.slice(0, star)) || !text.endsWith(end))
    return undefined;
  return text.slice(star, text.length - end.length);
}

function sharedLength(a: string, b: string): number {
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  return i;
}

/** How many parts two paths have in common at their end. */
function sharedEnd(a: string, b: string): number {
  const x = a.split('/').reverse();
  const y = b.split('/').reverse();
  let i = 0;
  while (i < x.length && i < y.length && x[i] === y[i]) i++;
  return i;
}
