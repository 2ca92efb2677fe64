import type { ExportSummary, ImportSummary, Path } from '../summaries/summary';
import { joinPaths } from './access-path';
import { classDefinition, type Definition, functionDefinition } from './definitions';
import { dotted, joinNames, lastOf, type Names, stemOf } from './names';
import type { ClassNode, FileNode } from './nodes';

/** One entry of `paths` of a `tsconfig.json`; paths from the workspace. */
export interface PathAlias {
  /** The folder whose files it counts for; empty for all. */
  under: string;
  /** With at most one `*`: `@/*`. */
  pattern: string;
  /** In order of preference: `src/*`. */
  targets: readonly string[];
}

/** How often a name is passed on from file to file at most. */
const MAX_HOPS = 8;

/** Finds what names mean that files give each other. */
export class Modules {
  constructor(
    private readonly names: Names,
    private readonly aliases: readonly PathAlias[] = [],
  ) {}

  /** What a name means in a file outside of all functions and classes. */
  lookup(file: FileNode, name: string, hops = 0): readonly Definition[] {
    const known = file.meanings.get(name);
    if (known) return known;
    const found = this.search(file, name, hops);
    if (hops === 0) file.meanings.set(name, found);
    return found;
  }

  private search(file: FileNode, name: string, hops: number): readonly Definition[] {
    const own = this.ownName(file, name);
    if (own.length > 0) return own;
    const imported = (file.imports.get(name) ?? []).flatMap((each) => this.imported(file, each, hops));
    if (imported.length > 0) return imported;
    const shared = this.sharedName(file, name);
    if (shared.length > 0) return shared;
    for (const each of file.opened) {
      const found = this.fromOpened(file, each, name, hops);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** What an import gives. */
  imported(file: FileNode, each: ImportSummary, hops = 0): readonly Definition[] {
    if (hops > MAX_HOPS) return [];
    const { style } = this.names;
    if (each.module === '' && each.name !== '')
      return this.imported(file, { ...each, module: each.name, name: '' }, hops);
    const isWhole = each.name === '' || each.name === '*';
    if (style === 'packages' || style === 'global') {
      const module = dotted(each.module);
      const isNamed = isWhole || each.name === 'default' || lastOf(module, '.') === each.name;
      return this.fullName(isNamed ? module : joinNames(module, each.name));
    }
    if (style === 'folders') return this.folder(each.module);
    const modules = this.modulesOf(file, each.module);
    if (isWhole) {
      if (modules.length > 0) return modules.flatMap((each) => [each, ...this.wholeOf(each)]);
      return style === 'dotted' ? [{ kind: 'package', name: each.module }] : [];
    }
    if (modules.length === 0 && style === 'dotted')
      return this.modulesOf(file, `${each.module}.${each.name}`);
    return modules.flatMap((module) => this.member(module, each.name, hops + 1));
  }

  /** The function or class that a file gives as a whole. */
  private wholeOf(module: Definition): readonly Definition[] {
    return module.kind === 'module' && module.file.givesWhole ? (module.file.heldIn('export', '') ?? []) : [];
  }

  /** A part of what a name stands for: a function of a module, a class of a package, an inner class. */
  member(of: Definition, name: string, hops = 0): readonly Definition[] {
    switch (of.kind) {
      case 'module':
        return name === '*' ? anyOf(of.file) : this.exported(of.file, name, hops);
      case 'package':
        return this.inPackage(of.name, name);
      case 'class': {
        const inner = of.node.inner.get(name);
        if (inner) return [classDefinition(inner)];
        return (of.node.methods.get(name) ?? []).map(functionDefinition);
      }
      case 'cell':
        return held(of.file, of.cell, joinPaths(of.path, name));
      default:
        return [];
    }
  }

  /** What a file gives under a name. */
  private exported(file: FileNode, name: string, hops: number): readonly Definition[] {
    if (hops > MAX_HOPS) return [];
    if (this.names.style !== 'files') {
      const own = this.lookup(file, name, hops + 1);
      if (own.length > 0) return own;
      const inner = this.names.style === 'dotted' ? this.submodule(file, name) : [];
      return inner.length > 0 ? inner : held(file, `local:0:${name}`, '');
    }
    const listed = file.summary.exports.find((each) => each.name === name);
    if (listed) return this.listedExport(file, listed, hops);
    if (file.givesWhole) return held(file, 'export', name === 'default' ? '' : name);
    const own = name === 'default' ? [] : this.ownName(file, name);
    if (own.length > 0) return own;
    for (const each of file.summary.exports) {
      if (each.name !== '*' || each.module === undefined) continue;
      const found = this.imported(file, { local: '', module: each.module, name }, hops + 1);
      if (found.some((one) => one.kind !== 'cell' || this.hasVariable(one.file, one.cell))) return found;
    }
    return held(file, `local:0:${name}`, '');
  }

  private listedExport(
    file: FileNode,
    { name, local, module }: ExportSummary,
    hops: number,
  ): readonly Definition[] {
    if (module !== undefined) return this.imported(file, { local: '', module, name: local }, hops + 1);
    if (local === '') return held(file, 'export', name);
    const own = this.lookup(file, local, hops + 1);
    return own.length > 0 ? own : held(file, `local:0:${local}`, '');
  }

  private ownName(file: FileNode, name: string): readonly Definition[] {
    const node = file.classIn(0, name);
    return node ? [classDefinition(node)] : file.functionsIn(0, name).map(functionDefinition);
  }

  /** What all files share, or those of the same package. */
  private sharedName(file: FileNode, name: string): readonly Definition[] {
    const { style } = this.names;
    if (style === 'files' || style === 'dotted') return [];
    for (const space of this.names.spacesOf(file)) {
      if (style !== 'global') {
        const found = this.fullName(joinNames(space, name));
        if (found.length > 0) return found;
        continue;
      }
      for (let at = space.length; at >= 0; at = at === 0 ? -1 : Math.max(space.lastIndexOf('.', at - 1), 0)) {
        const found = this.fullName(joinNames(space.slice(0, at), dotted(name)));
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  private fromOpened(file: FileNode, each: ImportSummary, name: string, hops: number): readonly Definition[] {
    if (hops > MAX_HOPS) return [];
    switch (this.names.style) {
      case 'packages': {
        const module = dotted(each.module);
        if (module.endsWith('.*')) return this.fullName(joinNames(module.slice(0, -2), name));
        return this.fullName(lastOf(module, '.') === name ? module : joinNames(module, name));
      }
      case 'folders':
        return lastOf(each.module, '/') === name
          ? this.folder(each.module)
          : this.folder(each.module).flatMap((module) => this.member(module, name));
      case 'dotted': {
        const modules = this.modulesOf(file, each.module);
        const found = modules.flatMap((module) =>
          module.kind === 'module' ? this.exported(module.file, name, hops + 1) : [],
        );
        // Any name might be a variable of any of the modules: it has to be seen there.
        return found.filter((one) => one.kind !== 'cell' || this.hasVariable(one.file, one.cell));
      }
      default:
        return [];
    }
  }

  private hasVariable(file: FileNode, cell: string): boolean {
    return file.functions.some(({ summary }) =>
      summary.edges.some(({ to }) => to.kind === 'cell' && to.cell === cell),
    );
  }

  /** What a full name with dots stands for. */
  fullName(name: string): readonly Definition[] {
    const node = this.names.classesByFullName.get(name);
    if (node) return [classDefinition(node)];
    const functions = this.names.functionsByFullName.get(name);
    if (functions) return functions.map(functionDefinition);
    if (this.names.packages.has(name)) return [{ kind: 'package', name }];
    const dot = name.lastIndexOf('.');
    const owner = dot < 0 ? undefined : this.names.classesByFullName.get(name.slice(0, dot));
    return owner ? this.member(classDefinition(owner), name.slice(dot + 1)) : [];
  }

  private inPackage(name: string, member: string): readonly Definition[] {
    if (this.names.style !== 'dotted') {
      const found = this.fullName(`${name}.${member}`);
      if (found.length > 0 || this.names.style !== 'folders') return found;
      const cell = `local:0:${member}`;
      const files = (this.names.filesByFolder.get(name) ?? []).filter((file) => this.hasVariable(file, cell));
      return files.map((file) => ({ kind: 'cell', file, cell, path: '' }));
    }
    const path = `${name}.${member}`;
    const modules = this.dottedModules(path.replaceAll('.', '/'), '');
    return modules.length > 0 ? modules : [{ kind: 'package', name: path }];
  }

  private modulesOf(file: FileNode, module: string): readonly Definition[] {
    if (this.names.style === 'dotted') {
      const dots = /^\.*/.exec(module)?.[0].length ?? 0;
      const path = module.slice(dots).replaceAll('.', '/');
      if (dots === 0) return this.dottedModules(path, file.folder);
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

  /** Files at a path that may lack its extension, or name the folder of a file that stands for it. */
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

  /** Files whose path ends so: the root is not written. The nearest to the folder that asks. */
  private dottedModules(path: string, near: string): readonly Definition[] {
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

  private submodule(file: FileNode, name: string): readonly Definition[] {
    return file.path.replace(/\.[^./]*$/, '').endsWith('/__init__')
      ? this.atPath(under(file.folder, name), ['__init__'])
      : [];
  }

  /** The files of the folder that an import path ends with. */
  private folder(path: string): readonly Definition[] {
    let best: string | undefined;
    for (const folder of this.names.folderNames.get(lastOf(path, '/')) ?? []) {
      if (folder !== path && !path.endsWith(`/${folder}`) && !folder.endsWith(`/${path}`)) {
        if (sharedEnd(folder, path) < 2) continue;
      }
      if (best === undefined || sharedEnd(folder, path) > sharedEnd(best, path)) best = folder;
    }
    return best === undefined ? [] : [{ kind: 'package', name: best }];
  }

  /** The classes of a simple name anywhere. */
  classesNamed(name: string): readonly ClassNode[] {
    return this.names.classesByName.get(name) ?? [];
  }
}

/** What a variable of a file holds: a function or a class, where that is all that is ever put there. */
function held(file: FileNode, cell: string, path: Path): readonly Definition[] {
  return file.heldIn(cell, path) ?? [{ kind: 'cell', file, cell, path }];
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

/** How many functions and classes a file may have for one that is chosen by a computed name to be any of them. */
const MAX_CHOICES = 8;

/** All that a computed name may stand for in a file: its classes and functions, where they are few. */
function anyOf(file: FileNode): readonly Definition[] {
  const classes = file.classes
    .filter((_, i) => file.summary.classes[i].outer <= 0)
    .map((each) => classDefinition(each));
  const functions = file.functions
    .filter(({ summary }) => summary.outer === 0 && summary.class < 0 && summary.name !== '')
    .map((each) => functionDefinition(each));
  const all = [...classes, ...functions];
  return all.length <= MAX_CHOICES ? all : [];
}
