import { Kind, kindCount, Role } from './kinds';
import type { Node, UniformTree } from './tree';

/** Some nodes of a tree: `from` and all below `to`. */
export interface Region {
  from: Node;
  to: Node;
}

const noNodes: readonly Node[] = [];

/** What a tree, or a region of it, contains, so that work is done only for rules that can match it. */
export class TreeIndex {
  private callsByName: Map<number, Node[]> | undefined;
  private membersByName: Map<number, Node[]> | undefined;
  private readonly byKinds = new Map<ReadonlySet<Kind>, Uint32Array>();

  private constructor(
    private readonly tree: UniformTree,
    /** 1 for the ids of names that stand in the tree. */
    private readonly present: Uint8Array,
    /** The nodes of each kind, ascending. */
    private readonly byKind: readonly Uint32Array[],
  ) {}

  /** `imported`: ids of names that stand in no node but count as present, such as parts of imported paths. */
  static of(tree: UniformTree, imported: Iterable<number>, nameCount: number): TreeIndex {
    const { kind, name, count } = tree;
    const present = new Uint8Array(nameCount);
    const starts = new Uint32Array(kindCount + 1);
    for (let i = 0; i < count; i++) {
      starts[kind[i] + 1]++;
      // Content too long for the table has an id beyond it; the write is then ignored.
      present[name[i]] = 1;
    }
    for (const id of imported) present[id] = 1;
    for (let k = 0; k < kindCount; k++) starts[k + 1] += starts[k];
    const at = starts.slice();
    const nodes = new Uint32Array(count);
    for (let i = 0; i < count; i++) nodes[at[kind[i]]++] = i;
    const byKind = Array.from({ length: kindCount }, (_, k) => nodes.subarray(starts[k], starts[k + 1]));
    return new TreeIndex(tree, present, byKind);
  }

  /** The index of a region; names count as present when they are in the whole tree. */
  within({ from, to }: Region): TreeIndex {
    const byKind = this.byKind.map((nodes) =>
      nodes.subarray(firstAtLeast(nodes, from), firstAtLeast(nodes, to)),
    );
    return new TreeIndex(this.tree, this.present, byKind);
  }

  /** True when the name stands anywhere in the text. */
  has(name: number): boolean {
    return this.present[name] === 1;
  }

  /** All nodes of a kind, in order. */
  ofKind(kind: Kind): Uint32Array {
    return this.byKind[kind];
  }

  /** All nodes of some kinds, in order; the same set of kinds costs once. */
  ofKinds(kinds: ReadonlySet<Kind>): Uint32Array {
    let nodes = this.byKinds.get(kinds);
    if (!nodes) {
      const lists = [...kinds].map((kind) => this.byKind[kind]);
      nodes = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const list of lists) {
        nodes.set(list, at);
        at += list.length;
      }
      nodes.sort();
      this.byKinds.set(kinds, nodes);
    }
    return nodes;
  }

  /** Calls and `new` whose callee's last name is `name`, as written. */
  callsOf(name: number): readonly Node[] {
    return this.calls().get(name) ?? noNodes;
  }

  /** Calls and `new` by their callee's last name; 0 for those that have none. */
  calls(): ReadonlyMap<number, readonly Node[]> {
    if (!this.callsByName) {
      this.callsByName = new Map();
      for (const kind of [Kind.Call, Kind.New]) {
        for (const call of this.ofKind(kind)) push(this.callsByName, this.calleeName(call), call);
      }
    }
    return this.callsByName;
  }

  /** Member accesses of a property. */
  membersOf(name: number): readonly Node[] {
    return this.members().get(name) ?? noNodes;
  }

  /** Member accesses by property. */
  members(): ReadonlyMap<number, readonly Node[]> {
    if (!this.membersByName) {
      this.membersByName = new Map();
      for (const member of this.ofKind(Kind.Member)) {
        const property = this.tree.child(member, Role.Property);
        if (property >= 0) push(this.membersByName, this.tree.name[property], member);
      }
    }
    return this.membersByName;
  }

  /** The last name of a call's callee: `b` of `a.b()`; 0 when it has none. */
  private calleeName(call: Node): number {
    const { tree } = this;
    let callee = tree.firstChild(call);
    if (callee < 0 || tree.role[callee] !== Role.Callee) return 0;
    if (tree.kind[callee] === Kind.Member) callee = tree.child(callee, Role.Property);
    return callee >= 0 && tree.kind[callee] === Kind.Name ? tree.name[callee] : 0;
  }
}

function push(lists: Map<number, Node[]>, key: number, node: Node): void {
  const list = lists.get(key);
  if (list) list.push(node);
  else lists.set(key, [node]);
}

/** The place of the first element that is not below `value`; the array is ascending. */
export function firstAtLeast(nodes: Uint32Array, value: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
