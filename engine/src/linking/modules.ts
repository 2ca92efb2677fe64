import type { ExportSummary, ImportSummary, Path } from '../summaries/summary';
import { joinPaths } from './access-path';
import { classDefinition, type Definition, functionDefinition } from './definitions';
import { ModuleFiles, type PathAlias } from './module-files';
import { dotted, joinNames, lastOf, type Names } from './names';
import type { FileNode } from './nodes';

/** How often a name is passed on from file to file at most. */
const MAX_HOPS = 8;

/** Finds what names mean that files give each other. */
export class Modules {
  private readonly moduleFiles: ModuleFiles;

  constructor(
    private readonly names: Names,
    aliases: readonly PathAlias[] = [],
  ) {
    this.moduleFiles = new ModuleFiles(names, aliases);
  }

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
    if (style === 'folders') return this.moduleFiles.folder(each.module);
    const modules = this.moduleFiles.of(file, each.module);
    if (isWhole) {
      if (modules.length > 0) return modules.flatMap((each) => [each, ...this.wholeOf(each)]);
      return style === 'dotted' ? [{ kind: 'package', name: each.module }] : [];
    }
    if (modules.length === 0 && style === 'dotted')
      return this.moduleFiles.of(file, `${each.module}.${each.name}`);
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
    const known = file.given.get(name);
    if (known || hops > MAX_HOPS) return known ?? [];
    // Files that give on all of each other must not ask each other for ever.
    file.given.set(name, []);
    const found = this.searchExports(file, name, hops);
    file.given.set(name, found);
    return found;
  }

  private searchExports(file: FileNode, name: string, hops: number): readonly Definition[] {
    if (this.names.style !== 'files') {
      const own = this.lookup(file, name, hops + 1);
      if (own.length > 0) return own;
      const inner = this.names.style === 'dotted' ? this.moduleFiles.submodule(file, name) : [];
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
          ? this.moduleFiles.folder(each.module)
          : this.moduleFiles.folder(each.module).flatMap((module) => this.member(module, name));
      case 'dotted': {
        const modules = this.moduleFiles.of(file, each.module);
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
    const modules = this.moduleFiles.dotted(path.replaceAll('.', '/'), '');
    return modules.length > 0 ? modules : [{ kind: 'package', name: path }];
  }
}

/** What a variable of a file holds: a function or a class, where that is all that is ever put there. */
function held(file: FileNode, cell: string, path: Path): readonly Definition[] {
  return file.heldIn(cell, path) ?? [{ kind: 'cell', file, cell, path }];
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
