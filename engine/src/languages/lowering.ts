import { type ConcreteTree, ERROR_TYPE, Flag, WORDS } from '../syntax/concrete';
import type { Grammar } from '../syntax/grammar';
import { Kind, Role } from '../syntax/kinds';
import type { Names } from '../syntax/names';
import { TreeBuilder, type UniformTree } from '../syntax/tree';

/** How one concrete node type is lowered. */
export type LoweringRule =
  | { do: 'drop' }
  /** Its children take its place. */
  | { do: 'through' }
  /** Its text becomes the name of the node around it. */
  | { do: 'naming' }
  /** One node without children, named by its text. */
  | { do: 'leaf'; kind: Kind }
  /** One node; children get the role of their field, or `rest`; a child of the field `operator` names the node. */
  | { do: 'node'; kind: Kind; roles: Record<string, Role>; rest: Role; name?: string }
  | { do: 'custom'; lower: (cst: Lowering, node: number, role: Role) => void };

export type LoweringTable = Record<string, LoweringRule>;

export const drop: LoweringRule = { do: 'drop' };
export const through: LoweringRule = { do: 'through' };
export const naming: LoweringRule = { do: 'naming' };
export const leaf = (kind: Kind): LoweringRule => ({ do: 'leaf', kind });
export const node = (
  kind: Kind,
  roles: Record<string, Role> = {},
  rest: Role = Role.Child,
  name?: string,
): LoweringRule => ({ do: 'node', kind, roles, rest, name });
export const custom = (lower: (cst: Lowering, node: number, role: Role) => void): LoweringRule => ({
  do: 'custom',
  lower,
});

/** Roles whose child is always a block: a lone statement there is wrapped. */
const blockRoles = new Set([Role.Then, Role.Else, Role.Body]);
/** Kinds for which a lone statement or expression as body is wrapped in a block. */
const blockOwners = new Set([Kind.If, Kind.Loop, Kind.ForEach, Kind.Try, Kind.Catch, Kind.With]);

/** Words without which no comment can suppress a finding. */
export const mayHoldSuppression = /wardscribe-ignore|nosem/i;
/** Words without which no comment speaks of threats; `threats/comments.ts` reads them. */
export const mayHoldThreatComment = /@(?:threat|mitigate|expose|accept|transfer|review|connect|test)s?[ \t]/i;

/** True for a text whose comments are kept with its tree: the others have none that says anything. */
export function keepsComments(text: string): boolean {
  return mayHoldSuppression.test(text) || mayHoldThreatComment.test(text);
}

/** Turns concrete trees of one grammar into uniform trees by a table. */
export class Lowering {
  readonly builder: TreeBuilder;
  text = '';
  private words: Uint32Array = new Uint32Array(0);
  private readonly rules: (LoweringRule | undefined)[] = [];
  private readonly typeNames: string[] = [];
  private readonly fieldNames: string[] = [];
  private readonly fieldIds = new Map<string, number>();
  private readonly roleOfField: (Uint8Array | undefined)[] = [];

  constructor(
    grammar: Grammar,
    readonly names: Names,
    table: LoweringTable,
  ) {
    this.builder = new TreeBuilder(names);
    for (let field = 1; field <= grammar.fieldCount; field++) {
      this.fieldNames[field] = grammar.fieldName(field);
      this.fieldIds.set(this.fieldNames[field], field);
    }
    for (let type = 0; type < grammar.typeCount; type++) {
      const name = grammar.typeName(type);
      this.typeNames[type] = name;
      const rule = Object.hasOwn(table, name) ? table[name] : undefined;
      this.rules[type] = rule;
      if (rule?.do === 'node') {
        const roles = new Uint8Array(grammar.fieldCount + 1).fill(rule.rest);
        for (const [field, role] of Object.entries(rule.roles)) {
          const id = this.fieldIds.get(field);
          if (id !== undefined) roles[id] = role;
        }
        this.roleOfField[type] = roles;
      }
    }
  }

  /** The uniform tree of a concrete one. */
  run(tree: ConcreteTree, text: string): UniformTree {
    this.text = text;
    this.words = tree.words;
    this.builder.begin();
    this.builder.open(Kind.Program, Role.None, 0, text.length);
    if (this.typeId(0) === ERROR_TYPE) this.builder.error(this.start(0), this.end(0));
    this.lowerRoot();
    this.builder.close();
    const result = this.builder.finish(text, keepsComments(text) ? this.comments(tree) : []);
    this.text = '';
    this.words = new Uint32Array(0);
    return result;
  }

  /** A grammar whose statements are more than its root's children has a rule for the root. */
  private lowerRoot(): void {
    const rule = this.rules[this.typeId(0)];
    if (rule?.do === 'custom') rule.lower(this, 0, Role.Statement);
    else this.lowerChildren(0, Role.Statement);
  }

  private comments(tree: ConcreteTree): { start: number; end: number }[] {
    const result: { start: number; end: number }[] = [];
    for (let node = 0; node < tree.count; node++) {
      if (this.type(node).endsWith('comment')) result.push({ start: this.start(node), end: this.end(node) });
    }
    return result;
  }

  // What custom rules read of the concrete tree.

  start(node: number): number {
    return this.words[node * WORDS + 1];
  }
  end(node: number): number {
    return this.words[node * WORDS + 2];
  }
  source(node: number): string {
    return this.text.slice(this.start(node), this.end(node));
  }
  type(node: number): string {
    const id = this.typeId(node);
    return id === ERROR_TYPE ? 'ERROR' : this.typeNames[id];
  }
  isNamed(node: number): boolean {
    return (this.flags(node) & Flag.named) !== 0;
  }
  /** Children without comments and other extras. */
  children(node: number): number[] {
    const result: number[] = [];
    const end = this.nextOf(node);
    for (let child = node + 1; child < end; child = this.nextOf(child))
      if (!(this.flags(child) & Flag.extra)) result.push(child);
    return result;
  }
  namedChildren(node: number): number[] {
    return this.children(node).filter((child) => this.isNamed(child));
  }
  /** The first child of a field, or -1. */
  field(node: number, name: string): number {
    const id = this.fieldIds.get(name) ?? -1;
    const end = this.nextOf(node);
    for (let child = node + 1; child < end; child = this.nextOf(child))
      if (this.fieldId(child) === id) return child;
    return -1;
  }
  /** The first of the nodes behind one in the text for which a test holds, among the next `atMost`; -1 without one. */
  following(node: number, atMost: number, test: (node: number) => boolean): number {
    const end = Math.min(this.words.length / WORDS, node + 1 + atMost);
    for (let next = node + 1; next < end; next++) if (test(next)) return next;
    return -1;
  }
  fieldName(node: number): string {
    return this.fieldNames[this.fieldId(node)] ?? '';
  }

  // What custom rules write.

  open(kind: Kind, role: Role, node: number, name?: string): number {
    return this.builder.open(
      kind,
      role,
      this.start(node),
      this.end(node),
      name === undefined ? undefined : this.names.id(name),
    );
  }
  close(): void {
    this.builder.close();
  }
  leaf(kind: Kind, role: Role, node: number, name = this.source(node)): void {
    if (kind === Kind.String) this.builder.string(role, this.start(node), this.end(node), name);
    else this.builder.leaf(kind, role, this.start(node), this.end(node), this.builder.contentName(name));
  }
  lowerChildren(node: number, role: Role): void {
    const end = this.nextOf(node);
    for (let child = node + 1; child < end; child = this.nextOf(child)) this.lower(child, role);
  }

  /** Lowers the first child of a field; nothing where there is none. */
  lowerField(node: number, field: string, role: Role): void {
    const child = this.field(node, field);
    if (child >= 0) this.lower(child, role);
  }

  /** Lowers a text with expressions in it, from one offset to another: literal pieces as strings, in order. */
  lowerParts(expressions: readonly number[], from: number, to: number): void {
    let at = from;
    const literal = (end: number) => {
      if (end > at) {
        const name = this.builder.contentName(this.text.slice(at, end));
        this.builder.leaf(Kind.String, Role.Part, at, end, name);
      }
    };
    for (const expression of expressions) {
      literal(this.start(expression));
      this.lower(expression, Role.Part);
      at = this.end(expression);
    }
    literal(to);
  }

  /** Lowers an expression that is the whole body of a function: a block that returns it. */
  lowerReturned(node: number): void {
    this.open(Kind.Block, Role.Body, node);
    this.open(Kind.Return, Role.Statement, node);
    this.lower(node, Role.Value);
    this.close();
    this.close();
  }

  /** Lowers a statement or block as a block. */
  lowerBlock(node: number, role: Role): void {
    const rule = this.rules[this.typeId(node)];
    if (rule?.do === 'node' && rule.kind === Kind.Block) {
      this.lower(node, role);
      return;
    }
    if (rule?.do === 'through') {
      // An `else` clause or a Python block around the statements.
      const inner = this.namedChildren(node);
      if (inner.length === 1) {
        this.lowerBlock(inner[0], role);
        return;
      }
    }
    this.builder.open(Kind.Block, role, this.start(node), this.end(node));
    this.lower(node, Role.Statement);
    this.builder.close();
  }

  lower(node: number, role: Role): void {
    const at = node * WORDS;
    const head = this.words[at];
    const flags = head >>> 24;
    const type = head & 0xffff;
    if (type === ERROR_TYPE) {
      this.builder.error(this.start(node), this.end(node));
      this.open(Kind.Error, role, node);
      this.lowerChildren(node, Role.Child);
      this.close();
      return;
    }
    if (flags & Flag.missing) {
      this.builder.error(this.start(node), this.end(node));
      return;
    }
    const rule = this.rules[type];
    if (rule === undefined) {
      if ((flags & Flag.named) === 0 || flags & Flag.extra) return;
      this.open(Kind.Other, role, node, this.typeNames[type]);
      this.lowerChildren(node, Role.Child);
      this.close();
      return;
    }
    switch (rule.do) {
      case 'drop':
        return;
      case 'through':
        this.lowerChildren(node, role);
        return;
      case 'naming':
        this.builder.nameOpen(this.names.id(this.source(node)));
        return;
      case 'leaf': {
        const start = this.words[at + 1];
        const end = this.words[at + 2];
        this.builder.leaf(rule.kind, role, start, end, this.builder.contentName(this.text.slice(start, end)));
        return;
      }
      case 'custom':
        rule.lower(this, node, role);
        return;
      case 'node':
        this.lowerNode(node, role, rule.kind, rule.name, this.roleOfField[type] as Uint8Array);
    }
  }

  private lowerNode(node: number, role: Role, kind: Kind, name: string | undefined, roles: Uint8Array): void {
    const operator = this.fieldIds.get('operator') ?? -1;
    const opened = this.open(kind, role, node, name);
    const end = this.nextOf(node);
    const wrap = blockOwners.has(kind);
    for (let child = node + 1; child < end; child = this.nextOf(child)) {
      const field = this.fieldId(child);
      if (field !== 0 && field === operator) this.builder.setName(opened, this.names.id(this.source(child)));
      else if (wrap && blockRoles.has(roles[field]) && this.isNamed(child)) {
        this.lowerBlock(child, roles[field]);
      } else this.lower(child, roles[field]);
    }
    this.close();
  }

  private typeId(node: number): number {
    return this.words[node * WORDS] & 0xffff;
  }
  private flags(node: number): number {
    return this.words[node * WORDS] >>> 24;
  }
  private fieldId(node: number): number {
    return (this.words[node * WORDS] >>> 16) & 0xff;
  }
  private nextOf(node: number): number {
    return this.words[node * WORDS + 3];
  }
}
