import type { Point } from '../dataflow/points';
import { oneLine } from '../findings/message';
import type { Match } from '../rules/bindings';
import type { DocumentFacts } from '../rules/document-facts';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';
import type { TextContext } from './context';
import { type InputRef, type Mark, type Marks, noMarks, step, union, without } from './marks';
import { isCopied } from './members';
import { FunctionRecord } from './record';
import type { Scope } from './scopes';
import { State } from './state';
import { type Cell, type Input, type Output, RECEIVER, WHOLE } from './summary';
import { clean, either, type ObjectState, partsAlone, plainValue, type Value } from './values';

/** What stands before the name of a parameter in the variable that is clean once the parameter is proven harmless. */
export const unproven = ' unproven ';
/** How deep the parts of a value are told to what it goes out to. */
const depthAtMost = 3;
/** Expressions that make an object of their own, whose parts nobody else knows. */
const literalKinds = new Set([Kind.Object, Kind.List, Kind.Tuple, Kind.Set]);

/** Expressions that stand for a value which others may hold as well. */
const copiedKinds = new Set([Kind.Name, Kind.Member, Kind.Index, Kind.Unary]);

/** What is known while one function is run, and what rules say of the place that is being run. */
export abstract class Frame {
  protected readonly facts: DocumentFacts;
  protected readonly tree: UniformTree;
  readonly record = new FunctionRecord();
  protected state: State;
  /** The class whose members are named without more; -1 for none. */
  protected around: number;
  private readonly objects = new Map<string, number>();
  private readonly objectsOfInputs = new Map<InputRef, number>();
  /** What propagators carry, from the node that data leaves. */
  private readonly carried = new Map<object, Marks>();
  /** Names that stand for variables of others, once they were used. */
  private readonly outerNames = new Map<string, Cell>();
  /** Variables that are other names of one: `$a = &$b` of PHP. */
  private readonly aliases = new Map<string, string>();

  constructor(
    protected readonly context: TextContext,
    protected readonly scope: Scope,
  ) {
    this.facts = context.facts;
    this.tree = context.facts.tree;
    this.state = State.empty((name) => this.initialOf(name));
    this.around = context.scopes.classAround(scope.id);
  }

  // Values

  /** The number of an object; the same for the same key. */
  protected objectAt(key: string): number {
    let object = this.objects.get(key);
    if (object === undefined) {
      object = this.objects.size;
      this.objects.set(key, object);
    }
    return object;
  }

  private objectOfInput(from: InputRef): number {
    let object = this.objectsOfInputs.get(from);
    if (object === undefined) {
      object = this.objectAt(`input ${this.objectsOfInputs.size}`);
      this.objectsOfInputs.set(from, object);
    }
    return object;
  }

  /** The value of an input that may be an object. */
  protected valueOfInput(input: Input): Value {
    const from = this.record.input(input);
    // Nobody keeps data in a module.
    if (input.kind === 'cell' && input.cell.startsWith('import:')) return this.reference(input);
    return {
      marks: [{ from, rules: this.context.rules, isSame: true }],
      objects: [this.objectOfInput(from)],
    };
  }

  /** The value with its marks one stop further. */
  protected stepped(value: Value, node: Node, note: string): Value {
    if (value.marks.length === 0) return value;
    const { tree } = this;
    return { ...value, marks: step(value.marks, tree.start[node], tree.end[node], note) };
  }

  /** What stands under a key of a value; the same object each time. Undefined: any key. */
  protected readPart(base: Value, key: string | undefined): Value {
    const value = this.state.read(base, key);
    const [object] = base.objects;
    if (key === undefined || value.objects.length > 0 || base.objects.length !== 1) return value;
    if (!value.marks.some(({ isSame, from }) => isSame && 'path' in from.input)) return value;
    const whole = { ...value, objects: [this.objectAt(`${object}.${key}`)] };
    this.state.note(object, key, whole);
    return whole;
  }

  /** A part of an object that is an object itself, so that writes to its parts are kept. */
  protected partWithObject(base: Value, key: string): Value {
    const part = this.readPart(base, key);
    const [object] = base.objects;
    if (part.objects.length > 0 || object === undefined) return part;
    const whole = { ...part, objects: [this.objectAt(`${object}.${key}`)] };
    this.state.write(base, key, whole);
    return whole;
  }

  /** The value of an expression where it gets another name: a struct that no pointer leads to is copied. */
  protected copied(node: Node, value: Value): Value {
    if (value.objects.length !== 1 || !copiedKinds.has(this.tree.kind[node])) return value;
    if (!isCopied(this.context, this.facts.types.of(node)?.names[0])) return value;
    const copy = this.objectAt(`copy ${node}`);
    this.state.setObject(copy, this.state.object(value.objects[0]));
    return { ...value, objects: [copy] };
  }

  // Variables

  protected get selfObject(): Value {
    return this.variable(' self');
  }

  /** A static field that is named alone is a variable of its class. */
  protected kept(written: string): string {
    const { scopes } = this.context;
    const name = this.aliases.get(written) ?? written;
    if (name.startsWith('@@')) {
      // A variable that all objects of a class share, as in Ruby.
      const owner = scopes.classAround(this.scope.id);
      return owner < 0 ? name : `field:${scopes.classes[owner].name}.${name.slice(2)}`;
    }
    if (!this.facts.traits.fieldsNeedNoThis) return name;
    for (let at = this.around; at >= 0; at = scopes.classes[at].around) {
      if (!scopes.classes[at].statics.has(name)) continue;
      return scopes.ownerOf(name, this.scope.id) >= 0 ? name : `field:${scopes.classes[at].name}.${name}`;
    }
    return name;
  }

  /** What a variable holds. */
  protected variable(written: string): Value {
    const name = this.kept(written);
    const known = this.state.variable(name);
    const value = known ?? this.initialOf(name);
    if (!known) this.state.setVariable(name, value);
    const { own, shared, id } = this.scope;
    // An inner function may have written it meanwhile.
    return own.has(name) && shared.has(name)
      ? either(value, this.valueOfInput({ kind: 'cell', cell: `local:${id}:${name}`, path: '' }))
      : value;
  }

  /** Where a variable is kept that is not the function's own; undefined for its own, and for none. */
  private cellOf(name: string): Cell | undefined {
    if (name.startsWith('field:')) return name;
    const { scopes, imported } = this.context;
    const owner = scopes.ownerOf(name, this.scope.id);
    if (owner === this.scope.id)
      return this.scope.id === 0 && imported.has(name) ? `import:${name}` : undefined;
    if (owner === 0 && imported.has(name)) return `import:${name}`;
    if (owner >= 0) return `local:${owner}:${name}`;
    if (imported.has(name)) return `import:${name}`;
    if (this.facts.traits.givesWhole && (name === 'module' || name === 'exports')) return WHOLE;
    return /^\$?[A-Za-z_]\w*$/.test(name) && this.isGlobal(name) ? `global:${name}` : undefined;
  }

  /** A name that no file needs to declare, or another one does. */
  private isGlobal(name: string): boolean {
    if (this.facts.traits.linking?.sharesVariables) return true;
    return name.startsWith('$') && this.facts.traits.seenEverywhere === undefined;
  }

  /** What a variable holds before the function writes it. */
  private initialOf(name: string): Value {
    const { scopes } = this.context;
    if (name === ' self') return this.initialSelf();
    if (name.startsWith(unproven)) return this.reference({ kind: 'cell', cell: unproven, path: '' });
    const { id } = this.scope;
    const declared = scopes.functionNamed(name, id);
    if (declared >= 0) return this.reference({ kind: 'function', function: declared });
    const type = scopes.classNamed(name, id);
    if (type >= 0) return this.reference({ kind: 'class', class: type });
    const method = this.methodNamed(name);
    if (method >= 0) return this.reference({ kind: 'function', function: method });
    const cell = this.cellOf(name);
    if (cell === undefined) return clean;
    this.outerNames.set(name, cell);
    return this.valueOfInput({ kind: 'cell', cell, path: '' });
  }

  /** The method of the class around that a bare name means, where names need no `this`; -1 for none. */
  protected methodNamed(name: string): number {
    const { scopes } = this.context;
    if (!this.facts.traits.linking?.callsOwnMethods || scopes.ownerOf(name, this.scope.id) >= 0) return -1;
    const around = scopes.classAround(this.scope.id);
    return around < 0 ? -1 : scopes.methodNamed(name, around);
  }

  protected reference(input: Input): Value {
    return plainValue([{ from: this.record.input(input), rules: this.context.rules, isSame: true }]);
  }

  /** A function inside of a method knows the method's object. */
  private initialSelf(): Value {
    const owner = this.selfOwner();
    if (owner === this.scope) return this.valueOfInput({ kind: 'parameter', index: RECEIVER, path: '' });
    return this.valueOfInput({ kind: 'cell', cell: `local:${owner.id}: self`, path: '' });
  }

  /** The function whose object `this` is here: a method, or the outermost function, which may be one. */
  private selfOwner(): Scope {
    const { functions } = this.context.scopes;
    let at = this.scope;
    while (at.class < 0 && at.outer > 0 && !this.isEntry(at)) at = functions[at.outer];
    return at;
  }

  /** True for a function that is written into an object: `{ run() {} }`, `x.run = function () {}`. */
  private isEntry({ node }: Scope): boolean {
    const { tree } = this;
    const parent = tree.parent[node];
    if (tree.role[node] !== Role.Value) return false;
    const target = tree.kind[parent] === Kind.Assign ? tree.child(parent, Role.Target) : -1;
    return tree.kind[parent] === Kind.Pair || (target >= 0 && tree.kind[target] === Kind.Member);
  }

  /** From here on a variable is another name of one. */
  protected alias(name: string, of: string): void {
    const first = this.aliases.get(of) ?? of;
    if (first !== name) this.aliases.set(name, first);
  }

  protected setVariable(written: string, value: Value): void {
    const name = this.kept(written);
    const cell = this.cellOf(name);
    if (cell !== undefined) this.outerNames.set(name, cell);
    this.state.setVariable(name, value);
  }

  /** An object that a variable surely holds, so that writes to its parts are kept. */
  protected withObject(name: string): Value {
    const value = this.variable(name);
    if (value.objects.length > 0) return value;
    const whole = { ...value, objects: [this.objectAt(`variable ${name}`)] };
    this.state.setVariable(this.kept(name), whole);
    return whole;
  }

  // What goes out

  /** A value goes out with all its parts. */
  protected flow(value: Value, to: (path: string) => Output, depth = depthAtMost, path = ''): void {
    this.record.flow(value.marks, to(path));
    if (depth === 0) return;
    for (const object of value.objects) {
      const { slots, rest, added } = this.state.object(object);
      this.record.flow(added, to(path));
      const below = path === '' ? '' : `${path}.`;
      if (rest !== clean) this.flow(rest, to, depth - 1, `${below}*`);
      for (const [key, slot] of slots)
        this.flow(slot.isInitial ? partsAlone(slot.value) : slot.value, to, depth - 1, `${below}${key}`);
    }
  }

  /** The parts of an object, and not the value that holds it, go out. */
  protected flowParts(object: number, to: (path: string) => Output): void {
    this.flow({ marks: noMarks, objects: [object] }, to);
  }

  /** What is left behind where a function is left: in its object, and in variables of others. */
  protected leave(): void {
    for (const [name, cell] of this.outerNames) {
      const held = this.state.variable(name);
      // `module.exports` is the same as `exports`.
      const value = held && cell === WHOLE && name === 'module' ? this.state.read(held, 'exports') : held;
      if (value) this.flow(value, (path) => ({ kind: 'cell', cell, path }));
    }
    this.showCaptured();
    if (this.scope.id === 0) this.showGiven();
    const self = this.state.variable(' self');
    const [object] = self?.objects ?? [];
    if (object === undefined || this.scope.id === 0) return;
    const owner = this.selfOwner();
    // A receiver that a function names may be a copy: what is left in it is said with its parameters.
    if (owner === this.scope && this.tree.child(owner.node, Role.Receiver) >= 0) return;
    this.flowParts(object, (path) =>
      owner === this.scope
        ? { kind: 'parameter', index: RECEIVER, path }
        : { kind: 'cell', cell: `local:${owner.id}: self`, path },
    );
  }

  /** What other files may see of the program's variables. */
  private showGiven(): void {
    const { own, functions, classes } = this.scope;
    for (const name of own) {
      const isVariable = !functions.has(name) && !classes.has(name) && !this.context.imported.has(name);
      const value = isVariable ? this.state.variable(name) : undefined;
      if (value) this.flow(value, (path) => ({ kind: 'cell', cell: `local:0:${name}`, path }));
    }
  }

  /** What inner functions were shown last, by the variable that they see it in. */
  private readonly shown = new Map<Cell, { value: Value; parts: readonly ObjectState[] }>();

  /** What inner functions see from here on. */
  protected showCaptured(): void {
    const { captured, hasInner, id } = this.scope;
    for (const name of captured) {
      const value = this.state.variable(name);
      if (value) this.show(value, `local:${id}:${name}`);
    }
    const self = hasInner && this.selfOwner() === this.scope ? this.state.variable(' self') : undefined;
    if (self) this.show(self, `local:${id}: self`);
  }

  private show(value: Value, cell: Cell): void {
    const parts = value.objects.map((object) => this.state.object(object));
    const last = this.shown.get(cell);
    const isKnown = last?.value === value && parts.every((part, i) => part === last.parts[i] && isFlat(part));
    if (isKnown) return;
    this.shown.set(cell, { value, parts });
    this.flow(value, (path) => ({ kind: 'cell', cell, path }));
  }

  // Rules

  /** A value after what rules say of the expression as a source, a sanitizer or an end of a propagator. */
  protected atPoint(node: Node, value: Value): Value {
    const point = this.context.points.at(node);
    if (!point) return value;
    let { marks } = value;
    if (point.plain !== 0) {
      // What a rule names is not explained by the module that it is imported from.
      const others = marks.filter(
        ({ from: { input } }) => input.kind !== 'cell' || !input.cell.startsWith('import:'),
      );
      marks = union([this.sourceMark(node, point.plain)], without(others, point.plain));
    }
    for (const { bit, bySideEffect } of point.sources) {
      const own = [this.sourceMark(node, bit)];
      if (bySideEffect !== false) this.addToTarget(node, own);
      if (bySideEffect !== 'only') marks = union(own, without(marks, bit));
    }
    for (const propagator of point.to) marks = union(marks, this.carried.get(propagator) ?? noMarks);
    let result: Value = marks === value.marks ? value : { marks, objects: value.objects };
    if (point.cleaned !== 0)
      result = literalKinds.has(this.tree.kind[node])
        ? this.cleanedLiteral(result, point.cleaned, String(node))
        : this.cleaned(result, point.cleaned);
    this.cleanAfter(node, point);
    for (const propagator of point.from) this.carry(propagator, node, this.state.deep(result));
    return result;
  }

  /** What rules say of a variable that was just written. */
  protected atTarget(node: Node): void {
    const point = this.context.points.at(node);
    if (!point) return;
    this.cleanAfter(node, point);
    for (const { bit, bySideEffect } of point.sources)
      if (bySideEffect !== false) this.addToTarget(node, [this.sourceMark(node, bit)]);
    for (const propagator of point.to) this.addToTarget(node, this.carried.get(propagator) ?? noMarks);
  }

  private carry(propagator: Point['from'][number], node: Node, marks: Marks): void {
    const own = step(
      without(marks, ~propagator.rules),
      this.tree.start[node],
      this.tree.end[node],
      'passed on from this',
    );
    this.carried.set(propagator, own);
    if (propagator.bySideEffect) for (const to of propagator.to) this.addToTarget(to, own);
  }

  /** A value that a sanitizer made of another: its parts are clean for the same rules. */
  private cleaned(value: Value, rules: number): Value {
    const whole = this.state.deep(value);
    const marks = without(whole, rules);
    // What is clean already keeps its parts apart, for the other rules.
    return marks === whole ? value : plainValue(marks);
  }

  /** A literal that a sanitizer names as a whole: for the other rules its parts stay apart. */
  private cleanedLiteral(value: Value, rules: number, name: string, depth = depthAtMost): Value {
    if (depth === 0 || value.objects.length === 0) return this.cleaned(value, rules);
    const objects = value.objects.map((object, i) => {
      const part = (each: Value, key: string) =>
        this.cleanedLiteral(each, rules, `${name}.${key}`, depth - 1);
      const { slots, rest, added, ...others } = this.state.object(object);
      const kept = new Map(
        [...slots].map(([key, slot]) => [key, { ...slot, value: part(slot.value, key) }] as const),
      );
      const copy = this.objectAt(`cleaned ${name} ${i}`);
      this.state.setObject(copy, {
        ...others,
        slots: kept,
        rest: part(rest, '*'),
        added: without(added, rules),
      });
      return copy;
    });
    return { marks: without(value.marks, rules), objects };
  }

  private cleanAfter(node: Node, { cleanedAfter }: Point): void {
    if (cleanedAfter === 0 || this.tree.kind[node] !== Kind.Name) return;
    const name = this.tree.nameOf(node);
    this.state.setVariable(name, this.cleaned(this.variable(name), cleanedAfter));
  }

  private addToTarget(node: Node, marks: Marks): void {
    if (marks.length === 0) return;
    const { tree } = this;
    let root = node;
    let isPart = false;
    while (root >= 0 && tree.kind[root] !== Kind.Name) {
      const object = tree.child(root, Role.Object);
      isPart ||= object >= 0;
      root = object >= 0 ? object : this.pointedBy(root);
    }
    if (root < 0) return;
    const name = tree.nameOf(root);
    const value = this.withObject(name);
    if (!isPart) this.state.setVariable(name, { ...value, marks: union(value.marks, marks) });
    else for (const object of value.objects) this.state.addTo(object, marks);
  }

  /** What an expression leads into the memory of: `x` of `(char *)x`, `&x`, `*x` and, in C, `x + 1`; -1 for any other. */
  private pointedBy(node: Node): Node {
    const { tree } = this;
    switch (tree.kind[node]) {
      case Kind.Cast:
        return tree.child(node, Role.Operand);
      case Kind.Unary:
        return /^[*&]$/.test(tree.nameOf(node)) ? tree.firstChild(node) : -1;
      case Kind.Binary:
        return this.isMoved(node) ? tree.child(node, Role.Left) : -1;
      default:
        return -1;
    }
  }

  /** True for a pointer that a number is added to: it leads into the same memory. */
  protected isMoved(node: Node): boolean {
    const { tree } = this;
    const isSum = tree.kind[node] === Kind.Binary && /^[-+]$/.test(tree.nameOf(node));
    return isSum && this.facts.traits.pointerArithmetic === true && tree.child(node, Role.Left) >= 0;
  }

  /** The mark of a source at a node. */
  protected sourceMark(node: Node, rules: number): Mark {
    const { tree } = this;
    const [start, end] = [tree.start[node], tree.end[node]];
    const from = this.context.record.source({ start, end, text: oneLine(tree.textOf(node)), rules });
    return { from, rules, isSame: true };
  }

  /** `req.query` grows to `req.query.id`: the source is what the code reads, not only what the rule names. */
  protected grown(value: Value, object: Node, node: Node): Value {
    const { tree } = this;
    if (!value.marks.some(({ from, trace }) => from.input.kind === 'source' && trace === undefined))
      return value;
    const { sources } = this.context.record;
    const marks = value.marks.map((mark) => {
      const { input } = mark.from;
      if (input.kind !== 'source' || mark.trace !== undefined) return mark;
      const { start, end } = sources[input.source];
      const isHere = start === tree.start[object] && end === tree.end[object];
      return isHere ? this.sourceMark(node, mark.rules) : mark;
    });
    return { ...value, marks };
  }

  /** Tells the sinks of a node what arrives there. */
  protected report(node: Node, value: Value, which: 'sinks' | 'callSinks' = 'sinks'): void {
    const point = this.context.points.at(node);
    if (!point || point[which].length === 0) return;
    const marks = this.state.deep(value);
    if (marks.length === 0) return;
    for (const { query, rules, match, isWhole } of point[which]) {
      const arrived = without(isWhole ? this.state.keysOf(value).marks : marks, ~rules);
      if (arrived.length === 0) continue;
      this.record.flow(arrived, { kind: 'sink', sink: this.sinkOf(query, rules, match) });
    }
  }

  private sinkOf(query: number, rules: number, match: Match): number {
    const { start, end } = match;
    const text = oneLine(this.tree.text.slice(start, end));
    return this.context.record.sink({ start, end, text, rules, query }, match);
  }
}

/** True for an object whose parts hold no objects: it changes only with itself. */
function isFlat({ slots, rest }: ObjectState): boolean {
  if (rest.objects.length > 0) return false;
  for (const { value } of slots.values()) if (value.objects.length > 0) return false;
  return true;
}
