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
  const byTree = new Map<UniformTree, Surroundings>();
  return inputs.map(({ ruleId, path, tree, start, end }) => {
    let around = byTree.get(tree);
    if (!around) {
      around = new Surroundings(tree);
      byTree.set(tree, around);
    }
    const node = around.smallest(start, end);
    const key = [ruleId, path, around.scopeOf(node), around.codeOf(node, start, end)].join('\0');
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return bytesToHex(sha256(utf8ToBytes(`${key}\0${number}`))).slice(0, 32);
  });
}

/** What stands around places of a tree and in them; many places cost little more than the tree. */
class Surroundings {
  private readonly children = new Map<Node, { nodes: Node[]; isOrdered: boolean }>();
  private readonly scopes = new Map<Node, string>();

  constructor(private readonly tree: UniformTree) {}

  /** The smallest node that holds a range. */
  smallest(start: number, end: number): Node {
    const { tree } = this;
    let node = 0;
    for (;;) {
      const { nodes, isOrdered } = this.childrenOf(node);
      const holds = (child: Node) => tree.start[child] <= start && tree.end[child] >= end;
      // Of children in order only the first that ends late enough can hold the range.
      const first = isOrdered ? nodes[this.firstEnding(nodes, end)] : nodes.find(holds);
      if (first === undefined || !holds(first)) return node;
      node = first;
    }
  }

  /** The names of the functions and classes around a node, the innermost first. */
  scopeOf(node: Node): string {
    const { tree } = this;
    const at = this.scopeAround(node);
    if (at < 0) return '';
    let scope = this.scopes.get(at);
    if (scope === undefined) {
      const name = tree.child(at, tree.kind[at] === Kind.Class ? Role.ClassName : Role.FunctionName);
      scope = name < 0 ? '' : tree.nameOf(name);
      if (this.scopeAround(at) >= 0) scope += `<${this.scopeOf(at)}`;
      this.scopes.set(at, scope);
    }
    return scope;
  }

  private scopeAround(node: Node): Node {
    const { kind, parent } = this.tree;
    let at = parent[node];
    while (at >= 0 && kind[at] !== Kind.Function && kind[at] !== Kind.Class) at = parent[at];
    return at;
  }

  /** The names, literals and operators between two offsets, in order. */
  codeOf(around: Node, start: number, end: number): string {
    const parts: string[] = [];
    this.collect(around, start, end, parts);
    return parts.length > 0 ? parts.join(' ') : this.tree.text.slice(start, end).replace(/\s+/g, '');
  }

  private collect(node: Node, start: number, end: number, parts: string[]): void {
    const { tree } = this;
    if (tree.start[node] >= start && tree.end[node] <= end) {
      for (let inner = node; inner < tree.next[node]; inner++) {
        if (tree.start[inner] >= start && tree.end[inner] <= end)
          parts.push(`${tree.kind[inner]}:${tree.nameOf(inner)}`);
      }
      return;
    }
    const { nodes, isOrdered } = this.childrenOf(node);
    for (let i = isOrdered ? this.firstEnding(nodes, start) : 0; i < nodes.length; i++) {
      if (tree.start[nodes[i]] <= end) this.collect(nodes[i], start, end, parts);
      else if (isOrdered) break;
    }
  }

  /** The children of a node; ordered where none begins or ends before an earlier one. */
  private childrenOf(node: Node): { nodes: Node[]; isOrdered: boolean } {
    let known = this.children.get(node);
    if (!known) {
      const { start, end } = this.tree;
      const nodes = this.tree.children(node);
      const isOrdered = nodes.every(
        (child, i) => i === 0 || (start[nodes[i - 1]] <= start[child] && end[nodes[i - 1]] <= end[child]),
      );
      known = { nodes, isOrdered };
      this.children.set(node, known);
    }
    return known;
  }

  /** The place of the first of ordered nodes that ends at an offset or behind it. */
  private firstEnding(nodes: readonly Node[], offset: number): number {
    let low = 0;
    let high = nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tree.end[nodes[middle]] < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
