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
  const [, owner = '', name] = /(?:([\w$]+)\)?\W*)?\b([\w$]+)\W*$/.exec(text) ?? [];
  return name === undefined ? undefined : assetFinder(assets)(name, owner);
}

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
  const part = tree.child(node, tree.kind[node] === Kind.Member ? Role.Property : Role.Index);
  if (part < 0) return undefined;
  const kind = tree.kind[part];
  return kind === Kind.Name && tree.kind[node] === Kind.Member
    ? tree.nameOf(part)
    : kind === Kind.String
      ? tree.nameOf(part)
      : undefined;
}

function lastName(tree: UniformTree, node: Node): string {
  if (node < 0) return '';
  if (tree.kind[node] === Kind.Name) return tree.nameOf(node);
  return tree.kind[node] === Kind.Member ? tree.nameOf(tree.child(node, Role.Property)) : '';
}
