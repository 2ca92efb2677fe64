import { Layered } from './layered';
import { type Marks, noMarks, partOf, union } from './marks';
import { KEYS } from './summary';
import {
  clean,
  either,
  eitherState,
  noParts,
  type ObjectState,
  partsAlone,
  plainValue,
  type Slot,
  sameState,
  sameValue,
  type Value,
} from './values';

/** Parts of an object that are told apart by key. */
const slotsAtMost = 200;
/** Calls that may have changed an object, the last ones, that are told apart. */
const callsAtMost = 3;
/** How deep the parts of objects are looked at where a value is used as a whole. */
const depthAtMost = 3;

/** What is known at one point of a function: its variables and the objects that they may be. */
export class State {
  private constructor(
    private readonly variables: Layered<string, Value>,
    private readonly objects: Layered<number, ObjectState>,
    /** What a variable holds before the function writes it. */
    private readonly initial: (name: string) => Value,
    /** False after `return`, `throw`, `break`: nothing here is ever run. */
    public alive: boolean,
  ) {}

  static empty(initial: (name: string) => Value): State {
    return new State(new Layered(), new Layered(), initial, true);
  }

  /** A state that begins as this one, which must not be written any more. */
  fork(): State {
    return new State(this.variables.fork(), this.objects.fork(), this.initial, this.alive);
  }

  /** The state after either of several ways that were forked off `base`. */
  static join(base: State, ways: readonly State[]): State {
    const alive = ways.filter((way) => way.alive);
    const result = base.fork();
    if (alive.length === 0) {
      result.alive = false;
      return result;
    }
    if (alive.length === 1) return alive[0].fork();
    const names = new Set<string>();
    const objects = new Set<number>();
    for (const way of alive) {
      way.variables.keysSince(base.variables, names);
      way.objects.keysSince(base.objects, objects);
    }
    for (const name of names) {
      const values = alive.map((way) => way.variables.get(name) ?? base.initial(name));
      result.variables.set(name, values.reduce(either));
    }
    for (const object of objects) {
      const states = alive.map((way) => way.objects.get(object));
      result.objects.set(object, states.reduce((a, b) => eitherState(a, b)) ?? noParts);
    }
    result.alive = true;
    return result;
  }

  /** True when nothing that was written since `base` differs from what `base` holds. */
  isLike(base: State): boolean {
    const names = new Set<string>();
    const objects = new Set<number>();
    this.variables.keysSince(base.variables, names);
    this.objects.keysSince(base.objects, objects);
    for (const name of names)
      if (!sameValue(this.variables.get(name) ?? clean, base.variables.get(name) ?? clean)) return false;
    for (const object of objects)
      if (!sameState(this.objects.get(object), base.objects.get(object))) return false;
    return true;
  }

  variable(name: string): Value | undefined {
    return this.variables.get(name);
  }

  setVariable(name: string, value: Value): void {
    this.variables.set(name, value);
  }

  object(object: number): ObjectState {
    return this.objects.get(object) ?? noParts;
  }

  setObject(object: number, state: ObjectState): void {
    this.objects.set(object, state);
  }

  /** What stands under a key of a value; undefined: any key. */
  read(base: Value, key: string | undefined): Value {
    const came = plainValue(partOf(base.marks, key ?? '*'));
    if (base.objects.length === 0) return came;
    let result = clean;
    for (const object of base.objects) {
      const { slots, rest, added } = this.object(object);
      result = either(result, rest);
      const slot = key === undefined ? undefined : slots.get(key);
      if (key === undefined) for (const each of slots.values()) result = either(result, each.value);
      if (slot) result = either(result, slot.value);
      else result = either(result, plainValue(partOf(added, key ?? '*')));
      // What was only noted is still what the whole hands down, which a rule may have named since.
      if (!slot || slot.isMaybe || slot.isInitial) result = either(result, came);
    }
    return result;
  }

  /** The keys of a map: whoever hands in the whole has chosen them, whoever gives one entry its value has not. */
  keysOf({ marks, objects }: Value): Value {
    const added = objects.map((object) => this.object(object).added);
    return plainValue(partOf([marks, ...added].reduce(union), KEYS));
  }

  /** Writes under a key of all objects that a value may be; undefined: any key. One object alone is surely written. */
  write(base: Value, key: string | undefined, value: Value): void {
    const isSure = base.objects.length === 1;
    for (const object of base.objects) {
      const state = this.object(object);
      if (key === undefined || (state.slots.size >= slotsAtMost && !state.slots.has(key))) {
        this.setObject(object, { ...state, rest: either(state.rest, value) });
        continue;
      }
      const known = state.slots.get(key);
      const slot: Slot = isSure
        ? { value, isMaybe: false, isInitial: false }
        : {
            value: either(known?.value ?? clean, value),
            isMaybe: known?.isMaybe ?? true,
            isInitial: false,
          };
      this.setObject(object, { ...state, slots: new Map(state.slots).set(key, slot) });
    }
  }

  /** Writes a new last element of all lists that a value may be. */
  append(base: Value, value: Value): void {
    for (const object of base.objects) {
      const { length } = this.object(object);
      const isPlaced = length !== undefined && base.objects.length === 1;
      this.write({ marks: noMarks, objects: [object] }, isPlaced ? String(length) : undefined, value);
      if (length !== undefined) this.setObject(object, { ...this.object(object), length: length + 1 });
    }
  }

  /** Notes what an object came with under a key, so that all who hold it see the same part. */
  note(object: number, key: string, value: Value): void {
    const state = this.object(object);
    if (state.slots.has(key) || state.slots.size >= slotsAtMost) return;
    const slot: Slot = { value, isMaybe: false, isInitial: true };
    this.setObject(object, { ...state, slots: new Map(state.slots).set(key, slot) });
  }

  /** Notes what a call may have left in an object, in any of its parts. */
  addTo(object: number, marks: Marks): void {
    const state = this.object(object);
    let { slots } = state;
    if (slots.size > 0) slots = new Map(slots);
    for (const [key, slot] of state.slots) {
      const value = either(slot.value, plainValue(partOf(marks, key)));
      const isMaybe = slot.isMaybe || slot.isInitial;
      (slots as Map<string, Slot>).set(key, { value, isMaybe, isInitial: false });
    }
    const added = union(state.added, marks);
    this.setObject(object, { ...state, slots, added: added.slice(-callsAtMost) });
  }

  /** The marks of a value with those of all its parts. */
  deep(value: Value, depth = depthAtMost): Marks {
    let { marks } = value;
    if (depth === 0) return marks;
    for (const object of value.objects) {
      const { slots, rest, added } = this.object(object);
      marks = union(union(marks, added), this.deep(rest, depth - 1));
      for (const slot of slots.values())
        marks = union(marks, this.deep(slot.isInitial ? partsAlone(slot.value) : slot.value, depth - 1));
    }
    return marks;
  }
}
