import { type Match, noBindings } from '../rules/bindings';
import type { AssetNames } from '../rules/rule';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { assetMatcher } from './identifiers';

/** Roles in which a name is written down but nothing is read. */
const namingRoles = new Set([
  Role.Key,
  Role.FunctionName,
  Role.ClassName,
  Role.Alias,
  Role.Callee,
  Role.Property,
]);

/** An expression that reads sensitive data. */
export interface AssetMatch extends Match {
  asset: AssetNames;
}

/** The expressions that read sensitive data by the names that a project gives it, as sources of data flow. */
export function assetMatches(tree: UniformTree, assets: readonly AssetNames[]): AssetMatch[] {
  if (assets.length === 0) return [];
  const assetOf = assetFinder(assets);
  const result: AssetMatch[] = [];
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node];
    let name: string | undefined;
    let owner = '';
    if (kind === Kind.Name) {
      if (namingRoles.has(tree.role[node])) continue;
      name = tree.nameOf(node);
    } else if (kind === Kind.Member || kind === Kind.Index) {
      if (tree.role[node] === Role.Callee) continue;
      name = readName(tree, node);
      owner = lastName(tree, tree.child(node, Role.Object));
    } else if (kind === Kind.Call) {
      const callee = tree.child(node, Role.Callee);
      if (callee < 0 || tree.kind[callee] !== Kind.Member) continue;
      name = askedName(tree, node, callee);
      owner = lastName(tree, tree.child(callee, Role.Object));
    }
    const asset = name === undefined ? undefined : assetOf(name, owner);
    if (asset)
      result.push({ start: tree.start[node], end: tree.end[node], node, bindings: noBindings, asset });
  }
  return result;
}

/** The asset whose data an expression is by the text of it, as a message names it: `req.patient.ssn`, `row["ssn"]`. */
export function assetOfText(text: string, assets: readonly AssetNames[]): AssetNames | undefined {
  if (assets.length === 0) return undefined;
  const [, owner = '', read] = /(?:([\w$]+)\)?\W*)?\b([\w$]+)\W*$/.exec(text) ?? [];
  if (read === undefined) return undefined;
  const name = text.endsWith('()') ? read.replace(getter, '') : read;
  return assetFinder(assets)(name, owner);
}

/** How methods begin that read a property: `getSsn()`, `get_ssn()`. */
const getter = /^([gG]et(?=[A-Z])|get_)/;

/** The names of data that a name in code may read: its own, and that of the property which a method reads. */
export function namesReadBy(name: string): string[] {
  const property = name.replace(getter, '');
  return property === name ? [name] : [name, property];
}
/** Methods that read a value by its name: `row.getString("ssn")`, `params.fetch(:ssn)`, `form.FormValue("ssn")`. */
const reader =
  /^(get|opt|fetch|dig|find_?value$|read(Property|Field)?$|column|field|item|header|param|(post_?)?form_?value)/i;

const finders = new WeakMap<readonly AssetNames[], Finder>();
type Finder = (name: string, owner: string) => AssetNames | undefined;

function assetFinder(assets: readonly AssetNames[]): Finder {
  let finder = finders.get(assets);
  if (!finder) {
    const idOf = assetMatcher(assets);
    const known = new Map<string, AssetNames | undefined>();
    finder = (name, owner) => {
      const key = `${owner}.${name}`;
      if (!known.has(key)) {
        const id = idOf(name, owner || undefined);
        // Names of a workspace are without end.
        if (known.size > 20_000) known.clear();
        known.set(key, id === undefined ? undefined : assets.find((asset) => asset.id === id));
      }
      return known.get(key);
    };
    finders.set(assets, finder);
  }
  return finder;
}

/** The property or constant key that an access reads. */
function readName(tree: UniformTree, node: Node): string | undefined {
  if (tree.kind[node] !== Kind.Member) return constantKey(tree, tree.child(node, Role.Index));
  const property = tree.child(node, Role.Property);
  return property >= 0 && tree.kind[property] === Kind.Name
    ? tree.nameOf(property)
    : constantKey(tree, property);
}

/** What a method reads: `ssn` of `patient.getSsn()`, `patient.ssn()` and `row.getString("ssn")`. */
function askedName(tree: UniformTree, call: Node, callee: Node): string | undefined {
  const method = lastName(tree, callee);
  const [first] = tree.childrenWith(call, Role.Argument);
  if (first === undefined) return method.replace(getter, '');
  return reader.test(method) ? constantKey(tree, first) : undefined;
}

function constantKey(tree: UniformTree, node: Node): string | undefined {
  if (node < 0) return undefined;
  if (tree.kind[node] === Kind.String) return tree.nameOf(node);
  return tree.kind[node] === Kind.Symbol ? tree.nameOf(tree.child(node, Role.Property)) : undefined;
}

function lastName(tree: UniformTree, node: Node): string {
  if (node < 0) return '';
  if (tree.kind[node] === Kind.Name) return tree.nameOf(node);
  return tree.kind[node] === Kind.Member ? tree.nameOf(tree.child(node, Role.Property)) : '';
}
