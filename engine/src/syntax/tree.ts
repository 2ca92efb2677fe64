import { Kind, type Role } from './kinds';
import { LONG_NAME, longestName, type Names, NO_NAME } from './names';

/** A piece of a text: UTF-16 offsets, end exclusive. */
export interface TextRange {
  start: number;
  end: number;
}

/** A node is its index in the tree's arrays; -1 is no node. */
export type Node = number;

/**
 * The uniform tree of one text: flat arrays in pre-order. The subtree of node i is i .. next[i]-1; its children are
 * i+1, next[i+1] ... while below next[i].
 */
export class UniformTree {
  constructor(
    readonly text: string,
    readonly names: Names,
    readonly kind: Uint8Array,
    readonly role: Uint8Array,
    readonly name: Uint32Array,
    readonly start: Uint32Array,
    readonly end: Uint32Array,
    readonly next: Uint32Array,
    readonly parent: Int32Array,
    /** Where the grammar could not parse: offsets, in order. */
    readonly errors: readonly TextRange[],
    /** Comments, in order; only those of texts that may hold a suppression or speak of threats. */
    readonly comments: readonly TextRange[],
    /** What nodes stand for that refer to another node of the text: a YAML alias, a Terraform local. */
    readonly referents: ReadonlyMap<Node, Node> = new Map(),
    /** Contents of strings that are too long for the table of names. */
    readonly contents: ReadonlyMap<Node, string> = new Map(),
  ) {}

  get count(): number {
    return this.kind.length;
  }

  nameOf(node: Node): string {
    const id = this.name[node];
    if (id !== LONG_NAME) return this.names.text(id);
    const content = this.contents.get(node);
    if (content !== undefined) return content;
    const text = this.textOf(node);
    // What is too long for the table is read from the text: a string's content without prefix and quotes.
    return this.kind[node] === Kind.String
      ? text
          .replace(/^[a-z]{0,2}("""|'''|["'`])([\s\S]*)\1$/i, '$2')
          // A heredoc: `<<EOT`, `<<-EOT`, `<<~EOT`, `<<<"EOT"`.
          .replace(/^<<<?[-~]?["']?(\w+)["']?[^\n]*\n([\s\S]*)\n[ \t]*\1$/, '$2')
      : text;
  }

  textOf(node: Node): string {
    return this.text.slice(this.start[node], this.end[node]);
  }

  /** The first child, or -1. */
  firstChild(node: Node): Node {
    return this.next[node] > node + 1 ? node + 1 : -1;
  }

  /** The next sibling, or -1. */
  nextSibling(node: Node): Node {
    const parent = this.parent[node];
    const next = this.next[node];
    return parent >= 0 && next < this.next[parent] ? next : -1;
  }

  children(node: Node): Node[] {
    const result: Node[] = [];
    for (let child = node + 1; child < this.next[node]; child = this.next[child]) result.push(child);
    return result;
  }

  /** The first child with a role, or -1. */
  child(node: Node, role: Role): Node {
    for (let child = node + 1; child < this.next[node]; child = this.next[child])
      if (this.role[child] === role) return child;
    return -1;
  }

  childrenWith(node: Node, role: Role): Node[] {
    const result: Node[] = [];
    for (let child = node + 1; child < this.next[node]; child = this.next[child]) {
      if (this.role[child] === role) result.push(child);
    }
    return result;
  }

  /** True when `node` lies in the subtree of `ancestor` (or is it). */
  contains(ancestor: Node, node: Node): boolean {
    return node >= ancestor && node < this.next[ancestor];
  }

  /** The nearest enclosing node of a kind, the node itself left out; -1 when there is none. */
  enclosing(node: Node, kind: Kind): Node {
    let at = this.parent[node];
    while (at >= 0 && this.kind[at] !== kind) at = this.parent[at];
    return at;
  }

  /** True when the two subtrees are the same code, whatever their layout. */
  sameCode(a: Node, other: UniformTree, b: Node): boolean {
    const length = this.next[a] - a;
    if (other.next[b] - b !== length) return false;
    for (let k = 0; k < length; k++) {
      const i = a + k;
      const j = b + k;
      if (this.kind[i] !== other.kind[j] || this.next[i] - i !== other.next[j] - j) return false;
      // The roots' roles differ by where they stand; below, the role is part of the code.
      if (k > 0 && this.role[i] !== other.role[j]) return false;
      if (!sameName(this, i, other, j)) return false;
    }
    return true;
  }
}

/** True when two nodes carry the same name; contents too long for the table are compared as text. */
export function sameName(a: UniformTree, i: Node, b: UniformTree, j: Node): boolean {
  if (a.name[i] !== b.name[j]) return false;
  return a.name[i] !== LONG_NAME || a.textOf(i) === b.textOf(j);
}

/** How deep nodes may lie: what looks at all that is in each node takes the square of it. */
const deepest = 4000;

/** Collects nodes in pre-order. One builder is used over and over; `finish` copies the result out. */
export class TreeBuilder {
  private capacity = 1 << 13;
  private kind = new Uint8Array(this.capacity);
  private role = new Uint8Array(this.capacity);
  private name = new Uint32Array(this.capacity);
  private start = new Uint32Array(this.capacity);
  private end = new Uint32Array(this.capacity);
  private next = new Uint32Array(this.capacity);
  private parent = new Int32Array(this.capacity);
  private count = 0;
  private current = -1;
  private depth = 0;
  private errors: TextRange[] = [];
  private definitions = new Map<string, Node>();
  private referents = new Map<Node, Node>();
  private contents = new Map<Node, string>();
  /** References to what was not defined yet. */
  private unresolved = new Map<Node, string>();

  constructor(readonly names: Names) {}

  begin(): void {
    this.count = 0;
    this.current = -1;
    this.depth = 0;
    this.errors = [];
    this.definitions = new Map();
    this.referents = new Map();
    this.contents = new Map();
    this.unresolved = new Map();
  }

  /** How many nodes there are: the index of the next one. */
  get size(): number {
    return this.count;
  }

  /** Opens a node; nodes added before `close` are its descendants. Throws RangeError where they nest too deeply. */
  open(kind: Kind, role: Role, start: number, end: number, name: number = NO_NAME): Node {
    if (++this.depth > deepest) throw new RangeError('The text nests too deeply.');
    if (this.count === this.capacity) this.grow();
    const node = this.count++;
    this.kind[node] = kind;
    this.role[node] = role;
    this.name[node] = name;
    this.start[node] = start;
    this.end[node] = end;
    this.parent[node] = this.current;
    this.current = node;
    return node;
  }

  close(): void {
    this.depth--;
    const node = this.current;
    this.next[node] = this.count;
    this.current = this.parent[node];
  }

  /** True when a node of the kind is open. */
  isWithin(kind: Kind): boolean {
    let node = this.current;
    while (node >= 0 && this.kind[node] !== kind) node = this.parent[node];
    return node >= 0;
  }

  leaf(kind: Kind, role: Role, start: number, end: number, name: number = NO_NAME): Node {
    const node = this.open(kind, role, start, end, name);
    this.close();
    return node;
  }

  /** Gives the innermost open node its name. */
  nameOpen(name: number): void {
    this.name[this.current] = name;
  }

  /** Gives an open or closed node its name. */
  setName(node: Node, name: number): void {
    this.name[node] = name;
  }

  /** Gives an open or closed node its end, where it was not known before its children. */
  setEnd(node: Node, end: number): void {
    this.end[node] = end;
  }

  /** Makes a node known under a name that references use; the last definition counts for what comes after it. */
  define(name: string, node: Node): void {
    this.definitions.set(name, node);
  }

  /** Says that a node stands for another one that was added. */
  referTo(node: Node, other: Node): void {
    this.referents.set(node, other);
  }

  /** Says that a node stands for what is defined under a name, before it or after. */
  refer(node: Node, name: string): void {
    const known = this.definitions.get(name);
    if (known === undefined) this.unresolved.set(node, name);
    else this.referents.set(node, known);
  }

  /** Adds the children of another tree's program with its errors, `offset` characters further on. */
  graft(tree: UniformTree, role: Role, offset: number): void {
    const shift = this.count - 1;
    const outer = this.current;
    for (let node = 1; node < tree.count; node++) {
      if (this.count === this.capacity) this.grow();
      const added = this.count++;
      const isTop = tree.parent[node] === 0;
      this.kind[added] = tree.kind[node];
      this.role[added] = isTop ? role : tree.role[node];
      this.name[added] = tree.name[node];
      this.start[added] = tree.start[node] + offset;
      this.end[added] = tree.end[node] + offset;
      this.next[added] = tree.next[node] + shift;
      this.parent[added] = isTop ? outer : tree.parent[node] + shift;
    }
    for (const [node, referent] of tree.referents) this.referents.set(node + shift, referent + shift);
    for (const [node, content] of tree.contents) this.contents.set(node + shift, content);
    for (const { start, end } of tree.errors) this.error(start + offset, end + offset);
  }

  error(start: number, end: number): void {
    this.errors.push({ start, end });
  }

  /** A string without children and its content, however long. */
  string(role: Role, start: number, end: number, content: string): void {
    const name = this.contentName(content);
    if (name === LONG_NAME) this.contents.set(this.count, content);
    this.leaf(Kind.String, role, start, end, name);
  }

  /** The id of a content, or the mark of one that is too long to be a name. */
  contentName(content: string): number {
    return content.length > longestName ? LONG_NAME : this.names.id(content);
  }

  finish(text: string, comments: readonly TextRange[]): UniformTree {
    const n = this.count;
    for (const [node, name] of this.unresolved) {
      const known = this.definitions.get(name);
      if (known !== undefined) this.referents.set(node, known);
    }
    return new UniformTree(
      text,
      this.names,
      this.kind.slice(0, n),
      this.role.slice(0, n),
      this.name.slice(0, n),
      this.start.slice(0, n),
      this.end.slice(0, n),
      this.next.slice(0, n),
      this.parent.slice(0, n),
      this.errors,
      comments,
      this.referents,
      this.contents,
    );
  }

  private grow(): void {
    this.capacity *= 2;
    const wider = <T extends Uint8Array | Uint32Array | Int32Array>(
      make: new (n: number) => T,
      old: T,
    ): T => {
      const array = new make(this.capacity);
      array.set(old);
      return array;
    };
    this.kind = wider(Uint8Array, this.kind);
    this.role = wider(Uint8Array, this.role);
    this.name = wider(Uint32Array, this.name);
    this.start = wider(Uint32Array, this.start);
    this.end = wider(Uint32Array, this.end);
    this.next = wider(Uint32Array, this.next);
    this.parent = wider(Int32Array, this.parent);
  }
}
