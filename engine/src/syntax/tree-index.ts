import { Kind, kindCount, Role } from './kinds';
import type { Node, UniformTree } from './tree';

const noNodes: readonly Node[] = [];

/** What a tree contains, so that work is done only for rules that can match it. */
export class TreeIndex {
  private readonly present: Uint8Array;
  private readonly kindStart = new Uint32Array(kindCount + 1);
  private readonly kindNodes: Uint32Array;
  private callsByName: Map<number, Node[]> | undefined;
  private membersByName: Map<number, Node[]> | undefined;

  constructor(
    private readonly tree: UniformTree,
    /** Ids of names that stand in no node but count as present: parts of imported modules' paths. */
    importedNames: Iterable<number>,
    nameCount: number,
  ) {
    const { kind, name, count } = tree;
    this.present = new Uint8Array(nameCount);
    const { present, kindStart } = this;
    for (let i = 0; i < count; i++) {
      kindStart[kind[i] + 1]++;
      // Content too long for the table has an id beyond it; the write is then ignored.
      present[name[i]] = 1;
    }
    for (const id of importedNames) present[id] = 1;
    for (let k = 0; k < kindCount; k++) kindStart[k + 1] += kindStart[k];
    const at = kindStart.slice();
    this.kindNodes = new Uint32Array(count);
    for (let i = 0; i < count; i++) this.kindNodes[at[kind[i]]++] = i;
  }

  /** True when the name stands anywhere in the text. */
  has(name: number): boolean {
    return this.present[name] === 1;
  }

  /** All nodes of a kind, in order. */
  ofKind(kind: Kind): Uint32Array {
    return this.kindNodes.subarray(this.kindStart[kind], this.kindStart[kind + 1]);
  }

  /** Calls and `new` whose callee's last name is `name`, as written. */
  callsOf(name: number): readonly Node[] {
    if (!this.callsByName) {
      this.callsByName = new Map();
      for (const kind of [Kind.Call, Kind.New]) {
        for (const call of this.ofKind(kind)) {
          push(this.callsByName, this.calleeName(call), call);
        }
      }
    }
    return this.callsByName.get(name) ?? noNodes;
  }

  /** Member accesses of a property. */
  membersOf(name: number): readonly Node[] {
    if (!this.membersByName) {
      this.membersByName = new Map();
      for (const member of this.ofKind(Kind.Member)) {
        const property = this.tree.child(member, Role.Property);
        if (property >= 0) push(this.membersByName, this.tree.name[property], member);
      }
    }
    return this.membersByName.get(name) ?? noNodes;
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
