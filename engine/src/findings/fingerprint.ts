import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** What a finding is recognized by: its place in the program, not in the text. */
export interface FingerprintInput {
  ruleId: string;
  path: string;
  tree: UniformTree;
  start: number;
  end: number;
}

/**
 * Fingerprints of a file's findings, in their order: 32 hex digits of a SHA-256 over rule, path, the functions and
 * classes around, the code without layout, and a running number among equals. Moved lines, comments and formatting
 * change nothing; a change of the code itself does.
 */
export function fingerprints(inputs: readonly FingerprintInput[]): string[] {
  const seen = new Map<string, number>();
  return inputs.map((input) => {
    const { tree, start, end } = input;
    const node = smallestAround(tree, start, end);
    const key = [input.ruleId, input.path, scopeOf(tree, node), codeOf(tree, node, start, end)].join('\0');
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return bytesToHex(sha256(utf8ToBytes(`${key}\0${number}`))).slice(0, 32);
  });
}

function smallestAround(tree: UniformTree, start: number, end: number): Node {
  let node = 0;
  for (let child = 1; child < tree.next[node]; ) {
    if (tree.start[child] <= start && tree.end[child] >= end) {
      node = child;
      child = node + 1;
    } else child = tree.next[child];
  }
  return node;
}

function scopeOf(tree: UniformTree, node: Node): string {
  const names: string[] = [];
  for (let at = tree.parent[node]; at >= 0; at = tree.parent[at]) {
    if (tree.kind[at] !== Kind.Function && tree.kind[at] !== Kind.Class) continue;
    const name = tree.child(at, tree.kind[at] === Kind.Class ? Role.ClassName : Role.FunctionName);
    names.push(name < 0 ? '' : tree.nameOf(name));
  }
  return names.join('<');
}

/** The names, literals and operators between two offsets, in order. */
function codeOf(tree: UniformTree, around: Node, start: number, end: number): string {
  const parts: string[] = [];
  for (let node = around; node < tree.next[around]; node++) {
    if (tree.start[node] < start || tree.end[node] > end) continue;
    parts.push(`${tree.kind[node]}:${tree.nameOf(node)}`);
  }
  return parts.length > 0 ? parts.join(' ') : tree.text.slice(start, end).replace(/\s+/g, '');
}
