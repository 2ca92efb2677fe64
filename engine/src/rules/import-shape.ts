import { ELLIPSIS, listMetavariableOf, metavariableOf } from '../languages/placeholders';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** One name that an import brings in. */
interface Imported {
  /** The module's path and the name, part by part: `foo`, `bar` of `from foo import bar`. */
  path: readonly string[];
  /** Offsets of the name as written. */
  start: number;
  end: number;
  /** The local name, or -1. */
  alias: Node;
  /** True when the local name is the imported one, not written by itself. */
  isImplicit: boolean;
}

/** What an import says. */
export interface ImportShape {
  /** The module's name where it is a string, as in JavaScript; -1 where it is part of each path. */
  source: Node;
  items: readonly Imported[];
}

/** What an import statement, or `x = require('m')`, brings in; undefined for other nodes. */
export function importShape(tree: UniformTree, node: Node): ImportShape | undefined {
  if (tree.kind[node] === Kind.Assign) return requireShape(tree, node);
  if (tree.kind[node] !== Kind.Import) return undefined;
  const source = tree.child(node, Role.Source);
  const isText = source >= 0 && /^["'`<]/.test(tree.textOf(source));
  const module = source < 0 || isText ? [] : segments(tree.nameOf(source));
  const items = tree.childrenWith(node, Role.Item).map((item): Imported => {
    const alias = tree.child(item, Role.Alias);
    const name = tree.nameOf(item);
    return {
      path: isText ? [name] : [...module, ...segments(name)],
      start: tree.start[item],
      end: tree.end[item],
      alias,
      isImplicit: alias >= 0 && name !== 'default' && tree.start[alias] === tree.start[item],
    };
  });
  const local = tree.child(node, Role.Alias);
  if (local >= 0) {
    // Go: the package itself under a name.
    const place = { start: tree.start[local], end: tree.end[local] };
    items.push({ path: ['*'], ...place, alias: local, isImplicit: false });
  }
  if (items.length === 0 && module.length > 0) {
    items.push({
      path: module,
      start: tree.start[source],
      end: tree.end[source],
      alias: -1,
      isImplicit: false,
    });
  }
  return { source: isText ? source : -1, items };
}

/** `const x = require('m')`, `const { a, b: c } = require('m')`. */
function requireShape(tree: UniformTree, node: Node): ImportShape | undefined {
  const target = tree.child(node, Role.Target);
  const call = tree.child(node, Role.Value);
  if (target < 0 || call < 0 || tree.kind[call] !== Kind.Call) return undefined;
  const callee = tree.child(call, Role.Callee);
  const source = tree.child(call, Role.Argument);
  if (callee < 0 || source < 0 || tree.textOf(callee) !== 'require') return undefined;
  const place = { start: tree.start[target], end: tree.end[target] };
  if (tree.kind[target] === Kind.Name)
    return {
      source,
      items: ['*', 'default'].map((name) => ({ path: [name], ...place, alias: target, isImplicit: false })),
    };
  if (tree.kind[target] !== Kind.Object) return undefined;
  const items = tree.children(target).flatMap((pair): Imported[] => {
    const key = tree.child(pair, Role.Key);
    const alias = tree.child(pair, Role.Value);
    if (key < 0) return [];
    const isImplicit = alias >= 0 && tree.start[alias] === tree.start[key];
    return [{ path: [tree.nameOf(key)], start: tree.start[key], end: tree.end[key], alias, isImplicit }];
  });
  return { source, items };
}

/** `..foo.bar` → `..`, `foo`, `bar`. */
function segments(path: string): string[] {
  const dots = /^\.*/.exec(path)?.[0] ?? '';
  const names = path.slice(dots.length).split('.').filter(Boolean);
  return dots === '' ? names : [dots, ...names];
}

/** True for an item of a pattern that stands for any number of others. */
export function isAnyItem(item: Imported): boolean {
  return (
    item.path.length === 1 && (item.path[0] === ELLIPSIS || listMetavariableOf(item.path[0]) !== undefined)
  );
}

/**
 * Compares a path of a pattern with one of the code: `foo.bar` is also what `foo.bar.baz` begins with.
 * @returns the metavariables of the pattern, with the number of the path's part from which each is taken, and whether it
 *   takes all that follow; undefined when the paths differ
 */
export function comparePaths(
  wanted: readonly string[],
  given: readonly string[],
): { name: string; from: number; rest: boolean }[] | undefined {
  if (wanted.length > given.length) return undefined;
  const bound: { name: string; from: number; rest: boolean }[] = [];
  for (const [i, part] of wanted.entries()) {
    const name = metavariableOf(part);
    if (name !== undefined) bound.push({ name, from: i, rest: i === wanted.length - 1 });
    else if (part !== given[i]) return undefined;
  }
  return bound;
}
