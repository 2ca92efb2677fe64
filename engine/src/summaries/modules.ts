import { Kind, RE_EXPORT, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { ExportSummary, ImportSummary } from './summary';

/** What a text takes from others and gives to them. */
export interface ModuleSummary {
  packages: string[];
  imports: ImportSummary[];
  exports: ExportSummary[];
}

/** Functions that load another file where they are called. */
const loaders = /^(require|require_once|require_relative|include|include_once|import|load|autoload)$/;
/** True for the name of a function that loads another file. */
export function isLoader(name: string): boolean {
  return loaders.test(name);
}

/** Constructs that say which package or namespace a text is of. */
const packageNames =
  /^(package|namespace|package_header|file_scoped_namespace_declaration|namespace_definition)$/;

/** Reads imports, exports and the package of a text. */
export function readModule(tree: UniformTree): ModuleSummary {
  const result: ModuleSummary = { packages: [], imports: [], exports: [] };
  for (let node = 0; node < tree.count; node++) {
    switch (tree.kind[node]) {
      case Kind.Import:
        readImport(tree, node, result);
        break;
      case Kind.Export:
        readExport(tree, node, result);
        break;
      case Kind.Call:
        readLoader(tree, node, result);
        break;
      case Kind.Function:
      case Kind.Class:
        readDefault(tree, node, result);
        break;
      case Kind.Other:
        if (packageNames.test(tree.nameOf(node))) {
          const name = tree.firstChild(node);
          if (name >= 0) result.packages.push(tree.textOf(name));
        }
        break;
    }
  }
  return result;
}

function readImport(tree: UniformTree, node: Node, { imports, exports }: ModuleSummary): void {
  const source = tree.child(node, Role.Source);
  const module = source < 0 ? '' : contentOf(tree, source);
  const items = tree.childrenWith(node, Role.Item);
  const isExport = tree.nameOf(node) === RE_EXPORT;
  for (const item of items) {
    const alias = tree.child(item, Role.Alias);
    const name = tree.nameOf(item);
    const local = alias >= 0 ? tree.nameOf(alias) : name;
    if (isExport) exports.push({ name: local, local: name, module });
    else imports.push({ local: local === '*' ? '' : local, module, name });
  }
  if (items.length > 0 || module === '') return;
  const alias = tree.child(node, Role.Alias);
  imports.push({ local: alias >= 0 ? tree.nameOf(alias) : '', module, name: '' });
}

/** `export default x`, `export { a as b }`: what is exported where it is declared is known by its name. */
function readExport(tree: UniformTree, node: Node, { exports }: ModuleSummary): void {
  const value = tree.child(node, Role.Value);
  if (tree.nameOf(node) === 'default' && value >= 0) {
    const own = [Role.FunctionName, Role.ClassName]
      .map((role) => tree.child(value, role))
      .find((each) => each >= 0);
    const local =
      tree.kind[value] === Kind.Name ? tree.nameOf(value) : own === undefined ? '' : tree.nameOf(own);
    exports.push({ name: 'default', local });
  }
  for (const item of tree.childrenWith(node, Role.Item)) {
    const alias = tree.child(item, Role.Alias);
    exports.push({ name: alias >= 0 ? tree.nameOf(alias) : tree.nameOf(item), local: tree.nameOf(item) });
  }
}

/** `export default function f() {}` lowers to the function, which says so. */
function readDefault(tree: UniformTree, node: Node, { exports }: ModuleSummary): void {
  if (!tree.childrenWith(node, Role.Modifier).some((word) => tree.nameOf(word) === 'default')) return;
  const name = tree.child(node, tree.kind[node] === Kind.Class ? Role.ClassName : Role.FunctionName);
  if (tree.role[node] === Role.Statement && tree.parent[node] === 0 && name >= 0)
    exports.push({ name: 'default', local: tree.nameOf(name) });
}

/** `const { a } = require('./m')`, `include 'x.php'`. */
function readLoader(tree: UniformTree, call: Node, { imports }: ModuleSummary): void {
  const callee = tree.child(call, Role.Callee);
  const isNamed = callee >= 0 && (tree.kind[callee] === Kind.Name || tree.kind[callee] === Kind.Other);
  if (!isNamed || !loaders.test(tree.nameOf(callee))) return;
  const argument = tree.child(call, Role.Argument);
  if (argument < 0) return;
  const module = tree.kind[argument] === Kind.String ? tree.nameOf(argument) : lastText(tree, argument);
  if (module === undefined) return;
  // `await import('./m')` gives the module.
  const isAwaited = tree.kind[tree.parent[call]] === Kind.Await;
  const loaded = isAwaited ? tree.parent[call] : call;
  const holder = tree.parent[loaded];
  const [above, key] =
    tree.kind[holder] === Kind.Member
      ? [tree.parent[holder], tree.child(holder, Role.Property)]
      : [holder, -1];
  const from = key < 0 ? '*' : tree.nameOf(key);
  const value = key < 0 ? loaded : holder;
  const target =
    tree.kind[above] === Kind.Assign && tree.child(above, Role.Value) === value
      ? tree.child(above, Role.Target)
      : -1;
  if (target < 0) imports.push({ local: '', module, name: '' });
  else if (tree.kind[target] === Kind.Name) imports.push({ local: tree.nameOf(target), module, name: from });
  else {
    for (const entry of tree.children(target)) {
      const name = tree.kind[entry] === Kind.Pair ? tree.child(entry, Role.Key) : -1;
      const inner = name < 0 ? -1 : tree.child(entry, Role.Value);
      const local = inner >= 0 && tree.kind[inner] === Kind.Assign ? tree.child(inner, Role.Target) : inner;
      if (local >= 0 && tree.kind[local] === Kind.Name)
        imports.push({ local: tree.nameOf(local), module, name: tree.nameOf(name) });
    }
  }
}

/** The text that ends a path which is put together: `'/b.php'` of `__DIR__ . '/b.php'`. */
function lastText(tree: UniformTree, node: Node): string | undefined {
  let last: string | undefined;
  for (let at = node; at < tree.next[node]; at++) if (tree.kind[at] === Kind.String) last = tree.nameOf(at);
  return last;
}

function contentOf(tree: UniformTree, node: Node): string {
  return tree.kind[node] === Kind.String || tree.kind[node] === Kind.Name
    ? tree.nameOf(node)
    : tree.textOf(node);
}
