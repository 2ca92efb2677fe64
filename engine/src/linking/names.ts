import { add, ClassNode, type FileNode, type FunctionNode } from './nodes';

/**
 * How code names what other files hold:
 * - `files`: by the path of the file, as in JavaScript;
 * - `dotted`: by the path of the file with dots, from a root that is not written, as in Python;
 * - `packages`: by the package that files declare, and the name, as in Java;
 * - `folders`: by the folder whose files are one package, as in Go;
 * - `global`: by names that all files share, within namespaces, as in PHP, Ruby and C.
 */
export type ModuleStyle = 'files' | 'dotted' | 'packages' | 'folders' | 'global';

/** What the files of a program give names to. */
export class Names {
  readonly files = new Map<string, FileNode>();
  readonly classes = new Map<string, ClassNode>();
  /** Classes and functions that are no methods, by their full names with dots. */
  readonly classesByFullName = new Map<string, ClassNode>();
  readonly functionsByFullName = new Map<string, FunctionNode[]>();
  readonly classesByName = new Map<string, ClassNode[]>();
  readonly functionsByName = new Map<string, FunctionNode[]>();
  readonly methodsByName = new Map<string, FunctionNode[]>();
  /** Files by their path without extension, by the last part of that, and by their folder. */
  readonly filesByStem = new Map<string, FileNode[]>();
  readonly filesByName = new Map<string, FileNode[]>();
  readonly filesByFolder = new Map<string, FileNode[]>();
  readonly folderNames = new Map<string, Set<string>>();
  readonly packages = new Set<string>();

  constructor(readonly style: ModuleStyle) {}

  /** Makes the names of a file known. */
  addFile(file: FileNode): void {
    this.files.set(file.path, file);
    const stem = stemOf(file.path);
    add(this.filesByStem, stem, file);
    add(this.filesByName, lastOf(moduleStem(stem), '/'), file);
    add(this.filesByFolder, file.folder, file);
    const folderName = lastOf(file.folder, '/');
    const folders = this.folderNames.get(folderName);
    if (folders) folders.add(file.folder);
    else this.folderNames.set(folderName, new Set([file.folder]));
    for (const each of file.summary.packages) this.addPackage(dotted(each));
    this.addClasses(file);
  }

  /** Makes the functions of a file known, when all classes are. */
  addFunctions(file: FileNode): void {
    for (const each of file.functions) this.addFunction(file, each);
  }

  /** The class that a function outside of it is a method of: that of its package, or of its file. */
  private extended(file: FileNode, receiver: string | undefined): ClassNode | undefined {
    if (receiver === undefined) return undefined;
    return this.spacesOf(file)
      .map((space) => this.classesByFullName.get(joinNames(space, dotted(receiver))))
      .find((each) => each !== undefined);
  }

  /** The start of the full names of a file: its packages, or what stands for them. */
  spacesOf(file: FileNode): readonly string[] {
    if (this.style === 'files' || this.style === 'dotted') return [file.path];
    if (this.style === 'folders') return [file.folder];
    return file.summary.packages.length === 0 ? [''] : file.summary.packages.map(dotted);
  }

  private addPackage(name: string): void {
    for (let at = name.length; at > 0; at = name.lastIndexOf('.', at - 1))
      this.packages.add(name.slice(0, at));
  }

  private addClasses(file: FileNode): void {
    const open: { end: number; path: string; node: ClassNode }[] = [];
    const order = [...file.summary.classes.entries()].sort(
      ([, a], [, b]) => a.start - b.start || b.end - a.end,
    );
    for (const [index, summary] of order) {
      while (open.length > 0 && open[open.length - 1].end <= summary.start) open.pop();
      const outer = open.at(-1);
      if (summary.name === '' && outer) {
        // A nameless one belongs to the class that it stands in: a companion object.
        file.classes[index] = outer.node;
        outer.node.parts.push({ file, summary });
        open.push({ ...outer, end: summary.end });
        continue;
      }
      const path = outer ? `${outer.path}.${dotted(summary.name)}` : dotted(summary.name);
      const spaces = this.spacesOf(file);
      const id = `${spaces[0]}:${path}${summary.outer > 0 ? `@${file.path}#${summary.outer}` : ''}`;
      let node = this.classes.get(id);
      if (!node) {
        node = new ClassNode(id, lastOf(path, '.'));
        this.classes.set(id, node);
        add(this.classesByName, node.name, node);
      }
      node.parts.push({ file, summary });
      file.classes[index] = node;
      if (outer) {
        outer.node.inner.set(node.name, node);
        node.outer ??= outer.node;
      }
      for (const space of spaces) this.classesByFullName.set(joinNames(space, path), node);
      open.push({ end: summary.end, path, node });
    }
  }

  private addFunction(file: FileNode, each: FunctionNode): void {
    const { summary } = each;
    const owner = summary.class >= 0 ? file.classes[summary.class] : this.extended(file, summary.receiver);
    if (owner) {
      each.owner = owner;
      if (summary.isConstructor) owner.constructors.push(each);
      else if (summary.name !== '') {
        add(owner.methods, summary.name, each);
        add(this.methodsByName, summary.name, each);
      }
      return;
    }
    if (each.index === 0 || summary.name === '' || summary.outer > 0) return;
    const name = dotted(summary.name);
    add(this.functionsByName, lastOf(name, '.'), each);
    for (const space of this.spacesOf(file)) add(this.functionsByFullName, joinNames(space, name), each);
  }
}

/** A name with dots, however the language parts names: `A\B`, `A::B`. */
export function dotted(name: string): string {
  return name.includes('\\') || name.includes('::')
    ? name.replace(/^\\|^::/, '').replace(/\\|::/g, '.')
    : name;
}

export function joinNames(first: string, second: string): string {
  return first === '' ? second : second === '' ? first : `${first}.${second}`;
}

/** What stands behind the last separator. */
export function lastOf(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1);
}

/** A path without its extension. */
export function stemOf(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

/** The path of a module: that of the folder for the file that stands for it. */
function moduleStem(stem: string): string {
  return stem.replace(/\/(?:__init__|index)$/, '');
}
