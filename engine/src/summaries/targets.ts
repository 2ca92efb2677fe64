import { elementOf, literalOf } from '../dataflow/literals';
import { keyOf } from '../dataflow/paths';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { Frame } from './frame';
import { isLoader } from './modules';
import { typesOf } from './type-names';
import { clean, either, type Value } from './values';

/** The one key of a union. */
const anyMember = '·';

/** How a target gets its value. */
export type Binding = 'assigned' | 'parameter';

/** Gives targets their values: names, fields, elements and patterns of them. */
export abstract class Targets extends Frame {
  /** Evaluates an expression; sinks are told. */
  protected abstract value(node: Node): Value;

  /** Runs an accessor of a property of the text, with what it gets. */
  protected abstract callAccessor(node: Node, name: string, base: Value, given?: Value): Value;

  /** Hands a value to a property whose setter a class of the text has; false where none has. */
  private givenTo(node: Node, base: Value, key: string | undefined, value: Value): boolean {
    const name = `set ${key}`;
    if (key === undefined || !this.context.scopes.hasAccessor(name)) return false;
    this.callAccessor(node, name, base, value);
    return true;
  }

  /** The field of the method's object that a bare name stands for; undefined for a variable. */
  protected abstract fieldNamed(name: string): { base: Value; key: string } | undefined;

  /** The key that an index stands for; undefined where it is not known. */
  protected keyAt(index: Node): string | undefined {
    const constant = this.context.folding.value(index);
    // A dot in a key must not look like a deeper path.
    if (constant !== undefined) return String(constant).replaceAll('.', '·');
    const key = keyOf(this.tree, index);
    return key === '*' ? undefined : key;
  }

  /** Gives a target its value; a pattern takes it apart. `source` is the expression of the value, or -1. */
  protected bind(target: Node, value: Value, source: Node, how: Binding = 'assigned'): void {
    if (target < 0) return;
    const { tree } = this;
    switch (tree.kind[target]) {
      case Kind.Name:
        this.bindName(target, value, how);
        return;
      case Kind.Member:
      case Kind.Index:
        this.bindPart(target, value);
        return;
      case Kind.Object:
        this.bindEntries(target, this.atPattern(target, value, how), source, how);
        return;
      case Kind.List:
      case Kind.Tuple:
      case Kind.Set:
        this.bindElements(target, this.atPattern(target, value, how), source, how);
        return;
      case Kind.Spread:
      case Kind.SpreadPairs:
        this.bind(tree.firstChild(target), value, -1, how);
        return;
      case Kind.Assign: {
        const fallback = tree.child(target, Role.Default);
        const ofFallback = fallback >= 0 ? this.value(fallback) : clean;
        this.bind(tree.child(target, Role.Target), either(value, ofFallback), source, how);
        return;
      }
      case Kind.Declare:
        this.bind(tree.child(target, Role.Target), value, source, how);
        return;
      case Kind.Unary:
        this.bindPointed(target, value);
        return;
      default:
        for (const child of tree.children(target)) this.bind(child, value, -1, how);
    }
  }

  /** What rules say of a parameter that is a pattern. */
  private atPattern(target: Node, value: Value, how: Binding): Value {
    return how === 'parameter' ? this.atPoint(target, value) : value;
  }

  private bindName(target: Node, value: Value, how: Binding): void {
    const { tree } = this;
    const name = tree.nameOf(target);
    const point = this.context.points.at(target);
    const known = how === 'parameter' || point?.plain || point?.cleaned ? this.atPoint(target, value) : value;
    this.report(target, known);
    const stepped = how === 'parameter' ? known : this.stepped(known, target, `assigned to ${name}`);
    const field = how === 'parameter' ? undefined : this.fieldNamed(name);
    if (this.isLoaded(name, known))
      this.state.setVariable(name, this.reference({ kind: 'cell', cell: `import:${name}`, path: '' }));
    else if (!field) this.setVariable(name, stepped);
    else if (!this.givenTo(target, field.base, field.key, stepped))
      this.state.write(field.base, field.key, stepped);
    this.atTarget(target);
  }

  /** True for the name of a module, or of a part of one, that a call of `require` gives. */
  private isLoaded(name: string, { marks }: Value): boolean {
    if (!this.context.imported.has(name) || marks.length === 0) return false;
    return marks.every(({ from: { input } }) => {
      if (input.kind !== 'result') return false;
      const { chain } = this.record.calls[input.call].callee;
      return chain.length === 1 && isLoader(chain[0]);
    });
  }

  /** Writes a field or an element. */
  private bindPart(target: Node, value: Value): void {
    const { tree } = this;
    const object = tree.child(target, Role.Object);
    const key = tree.kind[target] === Kind.Member ? this.propertyOf(target) : this.indexOf(target);
    const text = tree.textOf(target);
    const note = `assigned to ${text.length > 40 ? 'a part' : text}`;
    this.report(target, value);
    const cell = this.staticCell(target);
    if (cell !== undefined) this.setVariable(cell, this.stepped(value, target, note));
    else if (object >= 0) {
      const base = this.objectOf(object);
      const stepped = this.stepped(value, target, note);
      if (this.isNewElement(target)) this.state.append(base, stepped);
      else if (!this.givenTo(target, base, key, stepped)) this.state.write(base, key, stepped);
    }
    this.atTarget(target);
  }

  /** True for `a[] = v` of PHP: an element behind the last one. */
  private isNewElement(target: Node): boolean {
    const index = this.tree.kind[target] === Kind.Index ? this.tree.child(target, Role.Index) : -1;
    return index >= 0 && this.tree.kind[index] === Kind.Other && this.tree.nameOf(index) === '[]';
  }

  /** `*p = v`: what the pointer points to. */
  private bindPointed(target: Node, value: Value): void {
    const operand = this.tree.firstChild(target);
    if (operand < 0) return;
    const note = `assigned to ${this.tree.textOf(target)}`;
    if (this.tree.nameOf(target) === '$') {
      const name = this.context.folding.value(operand);
      if (name !== undefined) this.setVariable(`$${name}`, this.stepped(value, target, note));
      return;
    }
    const base = this.objectOf(operand);
    for (const object of base.objects) {
      const state = this.state.object(object);
      const rest = this.stepped(value, target, note);
      this.state.setObject(object, {
        ...state,
        rest: base.objects.length === 1 ? rest : either(state.rest, rest),
      });
    }
  }

  /** The name of a member; undefined where it is computed. */
  protected propertyOf(member: Node): string | undefined {
    const property = this.tree.child(member, Role.Property);
    if (property < 0 || this.tree.kind[property] !== Kind.Name) return undefined;
    if (this.isOfUnion(member)) return anyMember;
    const name = this.tree.nameOf(property).replace(/^[@#$]+/, '');
    return this.facts.traits.tupleFields?.get(name) ?? name;
  }

  /** True for a member of a union, all of which are one memory. */
  private isOfUnion(member: Node): boolean {
    const { tree, context } = this;
    const unions = context.scopes.classes.filter((each) => tree.nameOf(each.node) === 'union');
    if (unions.length === 0) return false;
    const types = typesOf(this.facts, tree.child(member, Role.Object));
    return types.some((type) => unions.some(({ name }) => name === type));
  }

  private indexOf(target: Node): string | undefined {
    const index = this.tree.child(target, Role.Index);
    if (index < 0) return undefined;
    this.value(index);
    return this.keyAt(index);
  }

  /** The cell of a static field that a member of a class names; undefined for any other member. */
  protected staticCell(member: Node): string | undefined {
    const { tree, context } = this;
    const object = tree.kind[member] === Kind.Member ? tree.child(member, Role.Object) : -1;
    if (object < 0 || tree.kind[object] !== Kind.Name) return undefined;
    const name = tree.nameOf(object);
    const { classes } = context.scopes;
    const isOwn = /^(self|static)$/.test(name) && tree.nameOf(member) === '::';
    const around = isOwn ? this.around : context.scopes.classNamed(name, this.scope.id);
    const key = this.propertyOf(member);
    if (around >= 0 && key !== undefined) return `field:${classes[around].name}.${key}`;
    // A class of another file, by its import.
    const isType = /^[A-Z]/.test(name) && (context.imported.has(name) || this.mayBeForeign(object, member));
    return isType && key !== undefined ? `field:${name}.${key}` : undefined;
  }

  /** True for a name that nothing of the text gives: classes of the same package, or of an opened one, need no import. */
  private mayBeForeign(name: Node, member: Node): boolean {
    const { scopes, points } = this.context;
    const isSource = (points.at(member)?.plain ?? 0) !== 0;
    if (isSource || this.facts.traits.linking?.modules !== 'packages') return false;
    const text = this.tree.nameOf(name);
    return (
      scopes.ownerOf(text, this.scope.id) < 0 &&
      this.state.variable(text) === undefined &&
      this.fieldNamed(text) === undefined
    );
  }

  /** The objects that an expression surely stands for, so that writes to their parts are kept. */
  protected objectOf(node: Node): Value {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Name: {
        const name = tree.nameOf(node);
        if (this.context.isSelf(name)) return this.selfObject;
        const field = this.fieldNamed(name);
        if (!field) {
          this.atPointOf(node);
          return this.withObject(name);
        }
        return this.partWithObject(field.base, field.key);
      }
      case Kind.Member:
      case Kind.Index: {
        const object = tree.child(node, Role.Object);
        const key = tree.kind[node] === Kind.Member ? this.propertyOf(node) : this.indexOf(node);
        const cell = this.staticCell(node);
        if (cell !== undefined) return this.withObject(cell);
        if (object < 0 || key === undefined) return this.value(node);
        return this.partWithObject(this.objectOf(object), key);
      }
      case Kind.Unary:
      case Kind.Cast: {
        const operand =
          tree.kind[node] === Kind.Cast ? tree.child(node, Role.Operand) : tree.firstChild(node);
        const isPointer = tree.kind[node] === Kind.Cast || /^[*&]$/.test(tree.nameOf(node));
        return operand >= 0 && isPointer ? this.objectOf(operand) : this.value(node);
      }
      case Kind.Binary:
        return this.isMoved(node) ? this.objectOf(tree.child(node, Role.Left)) : this.value(node);
      default:
        return this.value(node);
    }
  }

  /** A variable that a rule names may become tainted where it is written to. */
  private atPointOf(node: Node): void {
    if (!this.context.points.at(node)) return;
    const name = this.tree.nameOf(node);
    this.state.setVariable(name, this.atPoint(node, this.variable(name)));
  }

  private bindEntries(target: Node, value: Value, source: Node, how: Binding): void {
    const { tree } = this;
    const taken: string[] = [];
    for (const entry of tree.children(target)) {
      const key = tree.kind[entry] === Kind.Pair ? tree.child(entry, Role.Key) : -1;
      const inner = key < 0 ? tree.firstChild(entry) : tree.child(entry, Role.Value);
      if (inner < 0) continue;
      if (key < 0) {
        this.bind(inner, this.withoutParts(value, taken, target), -1, how);
        continue;
      }
      const name = keyOf(tree, key);
      taken.push(name);
      const part = this.readPart(value, name === '*' ? undefined : name);
      this.bind(inner, source >= 0 ? this.grownBy(part, source, name) : part, -1, how);
    }
  }

  /** `const { id } = req.query` takes `req.query.id`: that is the source for people. */
  private grownBy(value: Value, source: Node, key: string): Value {
    const { sources } = this.context.record;
    const { tree } = this;
    const marks = value.marks.map((mark) => {
      const { input } = mark.from;
      if (input.kind !== 'source' || mark.trace) return mark;
      const point = sources[input.source];
      if (point.start !== tree.start[source] || point.end !== tree.end[source]) return mark;
      const text = `${point.text}.${key}`;
      return { ...mark, from: this.context.record.source({ ...point, text, rules: mark.rules }) };
    });
    return { ...value, marks };
  }

  private withoutParts(value: Value, taken: readonly string[], node: Node): Value {
    if (value.objects.length === 0) return value;
    const object = this.objectAt(`rest ${node}`);
    const slots = new Map(
      value.objects.flatMap((each) =>
        [...this.state.object(each).slots].filter(([key]) => !taken.includes(key)),
      ),
    );
    const rest = value.objects.reduce((all, each) => either(all, this.state.object(each).rest), clean);
    for (const key of taken) slots.set(key, { value: clean, isMaybe: false, isInitial: false });
    this.state.setObject(object, { slots, rest, added: [] });
    return { marks: value.marks, objects: [object] };
  }

  /** True for what gives a value, and with a second result whether there was one: Go's `v, ok := m[k]`. */
  private saysWhether(source: Node): boolean {
    if (!this.facts.traits.secondSaysWhether) return false;
    const kind = this.tree.kind[source];
    const isReceive = kind === Kind.Unary && this.tree.nameOf(source) === '<-';
    return kind === Kind.Index || kind === Kind.Cast || isReceive;
  }

  private bindElements(target: Node, value: Value, source: Node, how: Binding): void {
    const { tree } = this;
    const literal = source < 0 ? -1 : literalOf(tree, source);
    const entries = tree.children(target);
    if (entries.length === 2 && source >= 0 && this.saysWhether(source)) {
      this.bind(entries[0], value, -1, how);
      this.bind(entries[1], clean, -1, how);
      return;
    }
    entries.forEach((entry, i) => {
      if (tree.kind[entry] === Kind.Spread) {
        const first = Array.from({ length: i }, (_, k) => String(k));
        this.bind(entry, this.withoutParts(value, first, entry), -1, how);
        return;
      }
      if (i > 0 && tree.kind[entry] === Kind.Name && this.facts.traits.errorNames?.test(tree.nameOf(entry))) {
        this.bind(entry, clean, -1, how);
        return;
      }
      const element = literal < 0 ? undefined : elementOf(tree, literal, String(i));
      this.bind(entry, this.readPart(value, String(i)), element ?? -1, how);
    });
  }
}
