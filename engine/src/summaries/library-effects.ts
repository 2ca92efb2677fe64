import type { LibraryFlow, LibraryKey, LibraryPlace } from '../rules/library';
import { Kind, Role } from '../syntax/kinds';
import type { Node } from '../syntax/tree';
import { Expressions } from './expressions';
import { noMarks, union } from './marks';
import { clean, either, partsAlone, plainValue, type Value } from './values';

/** What a call is made of, evaluated. */
export interface Evaluated {
  node: Node;
  callee: Node;
  /** What a method is called on, or -1. */
  receiver: Node;
  ofReceiver: Value;
  /** Argument nodes in order, with a block behind them; a named one is its Keyword node. */
  args: readonly Node[];
  values: readonly Value[];
}

/** Does what the summary of a library's function says. */
export abstract class LibraryEffects extends Expressions {
  /** Calls what an argument stands for: hands it values, yields its result. */
  protected abstract callArgument(
    call: Evaluated,
    argument: number,
    handed: ReadonlyMap<number, Value>,
  ): Value;

  protected applyFlows(evaluated: Evaluated, flows: readonly LibraryFlow[]): Value {
    const call = this.withHeldArguments(evaluated, flows);
    let result = clean;
    const made = this.objectAt(`result ${call.node}`);
    let hasParts = false;
    // What is handed to each function among the arguments.
    const handed = this.settlers(call, flows);
    for (const { from, to } of flows) {
      if (from.of === 'argument' && from.index >= call.values.length) continue;
      const value = this.valueAt(call, from, handed);
      if (to.of === 'callback') {
        const parameters = handed.get(to.index) ?? new Map<number, Value>();
        const known = parameters.get(to.parameter) ?? clean;
        handed.set(to.index, parameters.set(to.parameter, either(known, value)));
      } else if (to.of === 'return' && to.part === undefined) result = either(result, value);
      else if (to.of === 'return') {
        if (!hasParts)
          this.state.setObject(made, { slots: new Map(), rest: clean, added: noMarks, length: 0 });
        hasParts = true;
        this.store(call, { marks: noMarks, objects: [made] }, to, value, from);
      } else for (const base of this.basesOf(call, to)) this.store(call, base, to, value, from);
    }
    for (const [argument, parameters] of handed) {
      const isRun = flows.some(({ from }) => from.of === 'callback result' && from.index === argument);
      if (!isRun) this.callArgument(call, argument, parameters);
    }
    return hasParts ? either(result, { marks: noMarks, objects: [made] }) : result;
  }

  /** The functions that callbacks get for handing over what becomes the result, such as a promise's `resolve`. */
  private settlers(call: Evaluated, flows: readonly LibraryFlow[]): Map<number, Map<number, Value>> {
    const handed = new Map<number, Map<number, Value>>();
    const { scopes, record } = this.context;
    for (const { from } of flows) {
      if (from.of !== 'settled' || from.place === undefined) continue;
      const settler = record.settler({ cell: this.settledCell(call, from), place: from.place });
      const value = this.reference({ kind: 'function', function: scopes.functions.length + settler });
      const parameters = handed.get(from.index) ?? new Map<number, Value>();
      handed.set(from.index, parameters.set(from.parameter, value));
    }
    return handed;
  }

  private settledCell({ node }: Evaluated, { parameter }: LibraryPlace): string {
    return `local:${this.scope.id}: settled ${node} ${parameter}`;
  }

  /** A call whose arguments are objects where parts of them are written: what is read of them later is the same. */
  private withHeldArguments(call: Evaluated, flows: readonly LibraryFlow[]): Evaluated {
    const values = [...call.values];
    for (const { to } of flows) {
      const argument = to.of === 'argument' && to.part ? call.args[to.index] : undefined;
      if (argument !== undefined) values[to.index] = this.held(argument, values[to.index]);
    }
    return { ...call, values };
  }

  /** The value at a place that data comes from. */
  private valueAt(
    call: Evaluated,
    from: LibraryPlace,
    handed: ReadonlyMap<number, Map<number, Value>>,
  ): Value {
    const base = this.wholeAt(call, from, handed);
    const { part } = from;
    if (!part || part.kind === 'each') return base;
    if (part.kind !== 'key' && part.kind !== 'take') return this.state.read(base, undefined);
    const key = this.keyOf(call, part.key, base);
    const value = this.readPart(base, key);
    if (part.kind === 'take') this.take(base, key);
    return from.of === 'this' ? this.grown(value, call.receiver, call.node) : value;
  }

  private wholeAt(
    call: Evaluated,
    from: LibraryPlace,
    handed: ReadonlyMap<number, Map<number, Value>>,
  ): Value {
    const { ofReceiver, values, node } = call;
    const argument = values[from.index] ?? clean;
    switch (from.of) {
      case 'this':
        return from.part ? ofReceiver : this.asItself(ofReceiver, call);
      case 'args':
        return this.asText(values.reduce(either, clean), node, call);
      case 'argument':
        return argument;
      case 'settled':
        return this.valueOfInput({ kind: 'cell', cell: this.settledCell(call, from), path: '' });
      case 'callback result':
        return this.callArgument(call, from.index, handed.get(from.index) ?? new Map());
      default:
        return clean;
    }
  }

  /** The object of a method, handed on or made into a text: its parts stay where they are. */
  private asItself(value: Value, { node, callee, receiver }: Evaluated): Value {
    return this.stepped(
      this.grown(value, receiver, node),
      node,
      `passed through ${this.shortName(callee)}()`,
    );
  }

  /** What a text holds that is made of a value: all of its parts. */
  private asText(value: Value, node: Node, call: Evaluated): Value {
    const marks = this.state.deep(value);
    if (marks.length === 0) return value;
    const stepped = this.stepped(plainValue(marks), node, `passed through ${this.shortName(call.callee)}()`);
    return { ...stepped, objects: value.objects };
  }

  /** What a person calls the function. */
  protected abstract shortName(callee: Node): string;

  /** The values whose parts a place is. */
  private basesOf({ node, receiver, ofReceiver, args, values }: Evaluated, to: LibraryPlace): Value[] {
    if (to.of === 'this') return receiver >= 0 ? [this.held(receiver, ofReceiver)] : [ofReceiver];
    const all = this.tree.childrenWith(node, Role.Argument);
    if (to.of === 'args') return args.map((each, i) => this.held(each, values[i]));
    const argument = all[to.index];
    return argument === undefined ? [] : [this.held(argument, values[to.index] ?? clean)];
  }

  /** A value whose parts can be written. */
  private held(node: Node, value: Value): Value {
    return value.objects.length > 0 ? value : this.objectOf(node);
  }

  private store(
    call: Evaluated,
    base: Value,
    { part, of, index }: LibraryPlace,
    value: Value,
    from: LibraryPlace,
  ): void {
    const stepped = this.stepped(value, call.node, 'kept here');
    const clears = from.of === 'nothing';
    if (!part && clears && of === 'argument') this.empty(call.args[index] ?? -1);
    else if (!part) {
      if (clears) this.forget(call.receiver, base);
      this.become(base, clears, stepped);
    } else if (part.kind === 'each') this.copyParts(base, stepped);
    else if (part.kind === 'append') this.state.append(base, stepped);
    else if (part.kind === 'any' && clears) this.clear(base);
    else if (part.kind === 'key') this.state.write(base, this.keyOf(call, part.key, base), stepped);
    else this.state.write(base, undefined, stepped);
  }

  /** What an argument held before is gone, also what rules say of the variable itself: C's buffers. */
  private empty(argument: Node): void {
    const target = this.memoryOf(argument);
    if (target < 0) return;
    const { objects } = this.value(target);
    this.clear({ marks: noMarks, objects });
    this.bind(target, { marks: noMarks, objects }, -1);
  }

  /** The variable or part whose memory an argument is from its start; -1 where it is something else, or a place within. */
  private memoryOf(argument: Node): Node {
    const { tree } = this;
    let at = argument;
    while (
      at >= 0 &&
      (tree.kind[at] === Kind.Cast || (tree.kind[at] === Kind.Unary && tree.nameOf(at) === '&'))
    )
      at = tree.kind[at] === Kind.Cast ? tree.child(at, Role.Operand) : tree.firstChild(at);
    return at >= 0 && (tree.kind[at] === Kind.Name || tree.kind[at] === Kind.Member) ? at : -1;
  }

  /** What a method is called on keeps its object, and nothing of what it held. */
  private forget(receiver: Node, base: Value): void {
    const isPlace = receiver >= 0 && /^(Name|Member|Index)$/.test(Kind[this.tree.kind[receiver]]);
    if (isPlace) this.bind(receiver, partsAlone(base), -1);
  }

  /** A whole value is put into an object: all that it holds from now on, or that besides. */
  private become(base: Value, clears: boolean, value: Value): void {
    for (const object of base.objects) {
      const state = this.state.object(object);
      if (clears) this.clear({ marks: noMarks, objects: [object] });
      else this.state.setObject(object, { ...state, rest: either(state.rest, value) });
    }
  }

  /** The parts of a value become parts of an object, under the keys that they have. */
  private copyParts(base: Value, value: Value): void {
    for (const object of value.objects) {
      const { slots, rest, added } = this.state.object(object);
      for (const [key, slot] of slots) this.state.write(base, key, slot.value);
      const others = either(rest, plainValue(added));
      if (others !== clean) this.state.write(base, undefined, others);
    }
    if (value.marks.length > 0)
      this.state.write(base, undefined, this.state.read(plainValue(value.marks), undefined));
  }

  private clear(base: Value): void {
    if (base.objects.length !== 1) return;
    this.state.setObject(base.objects[0], { slots: new Map(), rest: clean, added: noMarks, length: 0 });
  }

  /** Takes an element out; those behind it move up. */
  private take(base: Value, key: string | undefined): void {
    if (base.objects.length !== 1) return;
    const [object] = base.objects;
    const state = this.state.object(object);
    const slots = new Map(state.slots);
    if (state.length === undefined) {
      if (key !== undefined && !/^\d+$/.test(key))
        slots.set(key, { value: clean, isMaybe: false, isInitial: false });
      this.state.setObject(object, { ...state, slots });
      return;
    }
    const at = key !== undefined && /^\d+$/.test(key) ? Number(key) : -1;
    if (at < 0 || at >= state.length) {
      // Any of them may be gone: no place is certain any more.
      const rest = [...slots.values()].reduce<Value>((all, slot) => either(all, slot.value), state.rest);
      this.state.setObject(object, { ...state, slots: new Map(), rest, length: undefined });
      return;
    }
    for (let i = at; i < state.length; i++) {
      const next = slots.get(String(i + 1));
      if (next) slots.set(String(i), next);
      else slots.delete(String(i));
    }
    this.state.setObject(object, { ...state, slots, length: state.length - 1 });
  }

  private keyOf(call: Evaluated, key: LibraryKey, base: Value): string | undefined {
    if (key === 'last') {
      const length = base.objects.length === 1 ? this.state.object(base.objects[0]).length : undefined;
      return length ? String(length - 1) : undefined;
    }
    if ('text' in key) return key.text;
    const argument = call.args[key.argument];
    return argument === undefined ? undefined : this.keyAt(argument);
  }

  /** The marks of everything that goes into a call. */
  protected allInto({ ofReceiver, values }: Evaluated): Value {
    const marks = values.reduce(
      (all, value) => union(all, this.state.deep(value)),
      this.state.deep(ofReceiver),
    );
    return plainValue(marks);
  }
}
