import { type Match, noBindings } from '../rules/bindings';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import { assetMatcher } from './identifiers';
import type { ThreatNotes } from './notes';

/** Roles in which a name is written down but nothing is read. */
const namingRoles = new Set([
  Role.Key,
  Role.FunctionName,
  Role.ClassName,
  Role.Alias,
  Role.Callee,
  Role.Property,
]);

/** The expressions that read sensitive data by the identifiers of the notes' assets, as sources of data flow. */
export function assetMatches(tree: UniformTree, notes: ThreatNotes): Match[] {
  if (notes.assets.length === 0) return [];
  const assetOf = assetMatcher(notes);
  const known = new Map<string, boolean>();
  const isAsset = (name: string, owner: string) => {
    const key = `${owner}.${name}`;
    let answer = known.get(key);
    if (answer === undefined) {
      answer = assetOf(name, owner || undefined) !== undefined;
      known.set(key, answer);
    }
    return answer;
  };
  const result: Match[] = [];
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (kind === Kind.Name) {
      if (namingRoles.has(tree.role[node]) || !isAsset(tree.nameOf(node), '')) continue;
    } else if (kind === Kind.Member || kind === Kind.Index) {
      if (tree.role[node] === Role.Callee) continue;
      const name = readName(tree, node);
      if (name === undefined || !isAsset(name, lastName(tree, tree.child(node, Role.Object)))) continue;
    } else continue;
    result.push({ start: tree.start[node], end: tree.end[node], node, bindings: noBindings });
  }
  return result;
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
