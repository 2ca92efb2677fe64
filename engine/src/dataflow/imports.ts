import { Kind, RE_EXPORT, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { accessPath } from './paths';

/** What one import makes of a name. */
interface ImportedPath {
  path: string;
  /** Where it stands, and the function, or the program, in which it holds. */
  at: Node;
  scope: Node;
  /** True for `x = m.y`, where the name stands for what it is assigned. */
  isAssigned: boolean;
}

/**
 * What local names stand for: `exec` → `child_process.exec` after `const { exec } = require('child_process')`. Of
 * several imports of a name the last before its use counts; a parameter of the same name hides them.
 */
export class Imports {
  private readonly paths = new Map<number, ImportedPath[]>();
  /** Modules all of whose names are imported. */
  private readonly opened = new Set<string>();
  /** The parts of all imported paths, for the index of names that a text contains. */
  readonly segments = new Set<string>();

  /** `packageName`: what an imported path is called by itself, in languages where it has a name. */
  constructor(
    private readonly tree: UniformTree,
    private readonly packageName?: (path: string) => string,
  ) {
    const { kind, count } = tree;
    const loaders = [tree.names.id('require'), tree.names.id('import')];
    for (let node = 0; node < count; node++) {
      if (kind[node] === Kind.Import) this.readImport(node);
      else if (kind[node] === Kind.Assign) this.readAssignment(node);
      else if (kind[node] === Kind.Call && loaders.includes(tree.name[node + 1])) this.requiredModule(node);
    }
  }

  get isEmpty(): boolean {
    return this.paths.size === 0 && this.opened.size === 0;
  }

  /** True where all names of some module are imported, so that any name may be one of them. */
  get hasOpened(): boolean {
    return this.opened.size > 0;
  }

  /** The modules all of whose names are imported, as one text. */
  get openedModules(): string {
    return [...this.opened].sort().join(' ');
  }

  /** What the table says, by local name: equal for equal tables. */
  get summary(): ReadonlyMap<number, string> {
    return new Map([...this.paths].map(([name, all]) => [name, all.map(({ path }) => path).join(' ')]));
  }

  /** Ids of local names with the full paths that they stand for. */
  *entries(): Iterable<[number, string]> {
    for (const [name, all] of this.paths) for (const { path } of all) yield [name, path];
  }

  /** Those that an import binds, and no assignment. */
  *imported(): Iterable<[number, string]> {
    for (const [name, all] of this.paths) {
      for (const { path, isAssigned } of all) if (!isAssigned) yield [name, path];
    }
  }

  /** True when an expression may name what a full path does: through an import of it, or of all that stands beside it. */
  names(node: Node, path: string): boolean {
    const known = this.qualified(node);
    if (known !== undefined) return known === path;
    if (this.opened.size === 0) return false;
    const written = accessPath(this.tree, node);
    if (written === undefined || !path.endsWith(`.${written}`)) return false;
    return this.opened.has(path.slice(0, -written.length - 1)) && !this.isHidden(firstName(this.tree, node));
  }

  /** True when a written name, with or without dots, may stand for a full path through the imports. */
  stands(dotted: string, path: string): boolean {
    const [first, ...rest] = dotted.split('.');
    const known = this.paths.get(this.tree.names.id(first))?.at(-1)?.path;
    if (known !== undefined) return [known, ...rest].join('.') === path;
    return path.endsWith(`.${dotted}`) && this.opened.has(path.slice(0, -dotted.length - 1));
  }

  /** The full path that an expression names through imports: `cp.exec` → `child_process.exec`. */
  qualified(node: Node): string | undefined {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Name: {
        const all = this.paths.get(tree.name[node]);
        if (all === undefined || tree.role[node] === Role.Key || this.isHidden(node)) return undefined;
        return this.valid(all, node)?.path;
      }
      case Kind.Member: {
        const object = tree.child(node, Role.Object);
        const property = tree.child(node, Role.Property);
        if (object < 0 || property < 0 || tree.kind[property] !== Kind.Name) return undefined;
        const path = this.qualified(object);
        return path === undefined ? undefined : `${path}.${tree.nameOf(property)}`;
      }
      case Kind.Await: {
        const operand = tree.firstChild(node);
        return operand < 0 ? undefined : this.qualified(operand);
      }
      case Kind.Call:
        return this.requiredModule(node) ?? this.promisified(node);
      default:
        return undefined;
    }
  }

  /** The import that counts at a use: of the innermost function, the last before it. */
  private valid(all: readonly ImportedPath[], use: Node): ImportedPath | undefined {
    let best: ImportedPath | undefined;
    for (const each of all) {
      if (each.at > use || !this.tree.contains(each.scope, use)) continue;
      if (!best || each.scope >= best.scope) best = each;
    }
    return best;
  }

  private readImport(node: Node): void {
    const { tree } = this;
    if (tree.nameOf(node) === RE_EXPORT) return;
    const source = tree.child(node, Role.Source);
    if (source >= 0 && tree.kind[source] === Kind.Type) {
      this.readPath(tree.nameOf(source), node);
      return;
    }
    if (this.packageName && source >= 0) {
      const alias = tree.child(node, Role.Alias);
      if (alias >= 0 && tree.kind[alias] === Kind.Name)
        this.add(tree.nameOf(alias), this.packageName(tree.nameOf(source)), node);
      return;
    }
    const module = source < 0 ? undefined : modulePath(tree.nameOf(source));
    const items = tree.childrenWith(node, Role.Item);
    if (module !== undefined && items.length === 0 && tree.kind[source] === Kind.Text) this.open(module);
    for (const item of items) {
      const imported = tree.nameOf(item);
      const alias = tree.child(item, Role.Alias);
      if (module === undefined) {
        // Python: `import a.b` binds `a`, `import a.b as c` binds the module to `c`.
        const first = imported.split('.')[0];
        const local = alias >= 0 ? tree.nameOf(alias) : first;
        this.add(local, alias >= 0 ? imported : first, node);
        this.note(imported);
        continue;
      }
      this.note(module);
      if (imported === '*' || imported === 'default') {
        if (alias >= 0) this.add(tree.nameOf(alias), module, node);
        else if (imported === '*') this.open(module);
      } else this.add(tree.nameOf(alias >= 0 ? alias : item), `${module}.${imported}`, node);
    }
  }

  /** Java's `import a.b.C;` binds `C`, Kotlin's `import a.b.C as D` binds `D`; `import a.b.*` may bind any name. */
  private readPath(path: string, at: Node): void {
    const alias = this.tree.child(at, Role.Alias);
    const last = path.lastIndexOf('.');
    if (path.endsWith('.*')) this.open(path.slice(0, last));
    else this.add(alias >= 0 ? this.tree.nameOf(alias) : path.slice(last + 1), path, at);
  }

  private readAssignment(node: Node): void {
    const { tree } = this;
    const target = tree.child(node, Role.Target);
    const value = tree.child(node, Role.Value);
    if (target < 0 || value < 0) return;
    const valueKind = tree.kind[value];
    if (valueKind !== Kind.Call && valueKind !== Kind.Await && valueKind !== Kind.Member) return;
    const path = this.qualified(value);
    if (path === undefined) return;
    const isAssigned = this.requiredModule(value) === undefined;
    if (tree.kind[target] === Kind.Name) this.add(tree.nameOf(target), path, node, isAssigned);
    else if (tree.kind[target] === Kind.Object) {
      for (const pair of tree.children(target)) {
        const key = tree.child(pair, Role.Key);
        const local = tree.child(pair, Role.Value);
        if (key >= 0 && local >= 0 && tree.kind[local] === Kind.Name)
          this.add(tree.nameOf(local), `${path}.${tree.nameOf(key)}`, node);
      }
    }
  }

  /** `require('m')` and `import('m')`. */
  private requiredModule(call: Node): string | undefined {
    const { tree } = this;
    const callee = tree.child(call, Role.Callee);
    const argument = tree.child(call, Role.Argument);
    if (callee < 0 || argument < 0 || tree.kind[argument] !== Kind.String) return undefined;
    const name = tree.textOf(callee);
    if (name !== 'require' && name !== 'import') return undefined;
    const module = modulePath(tree.nameOf(argument));
    this.note(module);
    return module;
  }

  /** `util.promisify(f)` calls what `f` calls. */
  private promisified(call: Node): string | undefined {
    const { tree } = this;
    const callee = tree.child(call, Role.Callee);
    const argument = tree.child(call, Role.Argument);
    if (callee < 0 || argument < 0 || !/(^|\.)promisify$/.test(tree.textOf(callee))) return undefined;
    return this.qualified(argument);
  }

  private open(module: string): void {
    this.opened.add(module);
    this.note(module);
  }

  private add(local: string, path: string, at: Node, isAssigned = false): void {
    const id = this.tree.names.id(local);
    const scope = Math.max(this.tree.enclosing(at, Kind.Function), 0);
    const known = this.paths.get(id);
    const imported = { path, at, scope, isAssigned };
    if (known) known.push(imported);
    else this.paths.set(id, [imported]);
    this.note(path);
  }

  private note(path: string): void {
    for (const segment of path.split('.')) this.segments.add(segment);
  }

  private isHidden(node: Node): boolean {
    const { tree } = this;
    const name = tree.name[node];
    for (let at = tree.enclosing(node, Kind.Function); at >= 0; at = tree.enclosing(at, Kind.Function)) {
      for (const parameter of tree.childrenWith(at, Role.Parameter)) {
        const target = tree.firstChild(parameter);
        if (target >= 0 && tree.kind[target] === Kind.Name && tree.name[target] === name) return true;
      }
    }
    return false;
  }
}

function firstName(tree: UniformTree, path: Node): Node {
  let node = path;
  while (tree.kind[node] === Kind.Member) node = tree.child(node, Role.Object);
  return node;
}

/** A module's name as a dotted path: `node:fs/promises` → `fs.promises`, `js-yaml` → `js_yaml`. */
export function modulePath(module: string): string {
  return module
    .replace(/^node:/, '')
    .replace(/^@/, '')
    .replace(/\//g, '.')
    .replace(/-/g, '_');
}
