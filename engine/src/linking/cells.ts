import { type Path, RECEIVER } from '../summaries/summary';
import { joinPaths, splitPath } from './access-path';
import type { Definition } from './definitions';
import { descendants, type Hierarchy, withAncestors } from './hierarchy';
import type { Modules } from './modules';
import { lastOf, type Names } from './names';
import { add, type ClassNode, type FileNode, type FunctionNode, type Port, parameterPort } from './nodes';

/** A variable of the program that functions share, and a part of what it holds. */
interface SharedPlace {
  key: string;
  path: Path;
}

/** A function that reads a shared variable: what lies in it at `path` comes in at `portPath` of an input. */
export interface CellReader {
  node: FunctionNode;
  port: Port;
  path: Path;
  portPath: Path;
}

/** How many files may declare a variable that a file does not declare. */
const MAX_DECLARATIONS = 8;
const MAX_HOPS = 8;

/** Joins those who write and those who read variables that live longer than a function. */
export class Cells {
  private readonly readers = new Map<string, CellReader[]>();
  private readonly declared = new Map<string, Set<FileNode>>();

  constructor(
    private readonly names: Names,
    private readonly modules: Modules,
    private readonly hierarchy: Hierarchy,
  ) {
    if (names.style === 'global' || names.style === 'folders') this.collectDeclared();
    for (const file of names.files.values()) for (const node of file.functions) this.addReaders(node);
  }

  private collectDeclared(): void {
    for (const file of this.names.files.values()) {
      for (const { summary } of file.functions) {
        for (const { from, to } of summary.edges) {
          for (const each of [from, to]) {
            if (each.kind !== 'cell' || !each.cell.startsWith('local:0:')) continue;
            const name = each.cell.slice('local:0:'.length);
            const known = this.declared.get(name);
            if (known) known.add(file);
            else this.declared.set(name, new Set([file]));
          }
        }
      }
    }
  }

  private addReaders(node: FunctionNode): void {
    for (const [port, edges] of node.inputs) {
      const { from } = edges[0];
      if (from.kind !== 'cell') continue;
      const isImport = from.cell.startsWith('import:');
      const paths = isImport
        ? new Set(edges.map((each) => (each.from.kind === 'cell' ? each.from.path : '')))
        : [''];
      for (const portPath of paths) {
        for (const place of this.placesOf(node, from.cell, portPath, 'read')) {
          add(this.readers, place.key, { node, port, path: place.path, portPath });
        }
      }
    }
    this.addFieldReaders(node);
  }

  /** What a class's declarations put into its fields, its methods read of the object that they are called on. */
  private addFieldReaders(node: FunctionNode): void {
    const port = parameterPort(RECEIVER);
    const { owner } = node;
    if (!owner) return;
    const fields = new Set<string>();
    for (const { from } of node.inputs.get(port) ?? [])
      if (from.kind === 'parameter' && from.path !== '') fields.add(splitPath(from.path)[0]);
    for (const field of fields) {
      for (const place of this.fieldPlaces(owner, field, '', 'read'))
        add(this.readers, place.key, { node, port, path: place.path, portPath: field });
    }
  }

  /** Who reads what a function writes to a path of a cell, each with the path that was written. */
  readersOf(node: FunctionNode, cell: string, path: Path): readonly { reader: CellReader; path: Path }[] {
    return this.placesOf(node, cell, path, 'write').flatMap((place) =>
      (this.readers.get(place.key) ?? []).map((reader) => ({ reader, path: place.path })),
    );
  }

  /** The functions and classes that an input of a function stands for: an imported name. */
  definitionsAt(node: FunctionNode, cell: string, path: Path): readonly Definition[] {
    const { file } = node;
    if (cell.startsWith('import:')) {
      const imports = file.imports.get(cell.slice('import:'.length)) ?? [];
      return this.step(
        imports.flatMap((each) => this.modules.imported(file, each)),
        path,
      );
    }
    return cell.startsWith('global:')
      ? this.step(this.modules.lookup(file, cell.slice('global:'.length)), path)
      : [];
  }

  private step(found: readonly Definition[], path: Path): readonly Definition[] {
    let all = found;
    let rest = path;
    for (let hops = 0; rest !== '' && hops < MAX_HOPS; hops++) {
      if (!all.some((each) => each.kind !== 'cell')) break;
      const [first, after] = splitPath(rest);
      all = all.flatMap((each) => this.modules.member(each, first));
      rest = after;
    }
    if (rest === '') return all;
    return all.flatMap((each) =>
      each.kind === 'cell' ? [{ ...each, path: joinPaths(each.path, rest) }] : [],
    );
  }

  private placesOf(
    node: FunctionNode,
    cell: string,
    path: Path,
    use: 'read' | 'write',
  ): readonly SharedPlace[] {
    const { file } = node;
    const colon = cell.indexOf(':');
    const name = cell.slice(colon + 1);
    switch (colon < 0 ? cell : cell.slice(0, colon)) {
      case 'import':
        return this.definitionsAt(node, cell, path).flatMap((each) => this.placeOf(each, path, use));
      case 'global':
        return this.globalPlaces(file, name, path);
      case 'field': {
        const dot = name.lastIndexOf('.');
        const classes = this.hierarchy.classesOfType(file, node.index, name.slice(0, dot), node.owner);
        const field = name.slice(dot + 1);
        if (classes.length === 0) return [{ key: `field ${lastOf(name.slice(0, dot), '.')}.${field}`, path }];
        return classes.flatMap((each) => this.fieldPlaces(each, field, path, use));
      }
      default:
        return [{ key: `${file.path} ${cell}`, path }];
    }
  }

  private placeOf(of: Definition, path: Path, use: 'read' | 'write'): readonly SharedPlace[] {
    switch (of.kind) {
      case 'cell':
        return [{ key: `${of.file.path} ${of.cell}`, path: of.path }];
      case 'module':
        return of.file.summary.exports.length > 0 ? [] : [{ key: `${of.file.path} export`, path: '' }];
      case 'class': {
        const [field, rest] = splitPath(path);
        return field === '' ? [] : this.fieldPlaces(of.node, field, rest, use);
      }
      default:
        return [];
    }
  }

  private globalPlaces(file: FileNode, name: string, path: Path): readonly SharedPlace[] {
    const isFolder = this.names.style === 'folders';
    const shared = { key: `${isFolder ? file.folder : ''} global:${name}`, path };
    const declared = [...(this.declared.get(name) ?? [])].filter(
      (each) => !isFolder || each.folder === file.folder,
    );
    const own = declared.slice(0, MAX_DECLARATIONS);
    return [shared, ...own.map((each) => ({ key: `${each.path} local:0:${name}`, path }))];
  }

  /** What one class writes, all above and below it read; but not those beside it. */
  private fieldPlaces(
    node: ClassNode,
    field: string,
    path: Path,
    use: 'read' | 'write',
  ): readonly SharedPlace[] {
    const above = withAncestors(node).map((each) => ({ key: `self ${each.id}.${field}`, path }));
    if (use === 'read') return [...above, { key: `below ${node.id}.${field}`, path }];
    const below = withAncestors(node).slice(1);
    return [above[0], ...below.map((each) => ({ key: `below ${each.id}.${field}`, path }))];
  }

  /** The functions that read a field of the object that they are called on, which another method of a class wrote. */
  fieldReaders(owner: ClassNode): readonly FunctionNode[] {
    const related = new Set([...withAncestors(owner), ...descendants(owner)]);
    return [...related].flatMap((each) => [...each.methods.values(), each.constructors].flat());
  }
}
