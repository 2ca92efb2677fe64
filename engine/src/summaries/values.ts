import { type Marks, noMarks, sameMarks, union } from './marks';

/** What is known of a value: where it comes from, and the objects that it may be. */
export interface Value {
  marks: Marks;
  /** Numbers of objects whose parts are known to the function. */
  objects: readonly number[];
}

export const clean: Value = { marks: noMarks, objects: [] };

/** What stands under one key of an object. */
export interface Slot {
  value: Value;
  /** True where nothing may have been written: then it is what the object came with. */
  isMaybe: boolean;
  /** True for what the object came with, noted when it was read. */
  isInitial: boolean;
}

/** The parts of an object as far as the function wrote them. Never changed: a write makes a new one. */
export interface ObjectState {
  slots: ReadonlyMap<string, Slot>;
  /** What was written under keys that are not known. */
  rest: Value;
  /** What calls may have left in parts that were not written since. */
  added: Marks;
  /** The number of elements of a list all of whose elements are known. */
  length?: number;
}

export const noParts: ObjectState = { slots: new Map(), rest: clean, added: noMarks };

export function plainValue(marks: Marks): Value {
  return marks.length === 0 ? clean : { marks, objects: [] };
}

/** The objects of a value without what is said of the value itself. */
export function partsAlone({ objects }: Value): Value {
  return objects.length === 0 ? clean : { marks: noMarks, objects };
}

/** Either of two values. */
export function either(a: Value, b: Value): Value {
  if (a === b || b === clean) return a;
  if (a === clean) return b;
  const marks = union(a.marks, b.marks);
  const objects = b.objects.every((each) => a.objects.includes(each))
    ? a.objects
    : [...new Set([...a.objects, ...b.objects])].slice(0, 8);
  return marks === a.marks && objects === a.objects ? a : { marks, objects };
}

/** An object after either of two ways; undefined: nothing of it was written. */
export function eitherState(a: ObjectState = noParts, b: ObjectState = noParts): ObjectState {
  if (a === b) return a;
  const slots = new Map<string, Slot>();
  for (const key of new Set([...a.slots.keys(), ...b.slots.keys()])) {
    const [first, second] = [a.slots.get(key), b.slots.get(key)];
    if (first && second) slots.set(key, first === second ? first : eitherSlot(first, second));
    else slots.set(key, { ...((first ?? second) as Slot), isMaybe: true });
  }
  return {
    slots,
    rest: either(a.rest, b.rest),
    added: union(a.added, b.added),
    ...(a.length === b.length && a.length !== undefined && { length: a.length }),
  };
}

function eitherSlot(a: Slot, b: Slot): Slot {
  return {
    value: either(a.value, b.value),
    isMaybe: a.isMaybe || b.isMaybe || a.isInitial !== b.isInitial,
    isInitial: a.isInitial && b.isInitial,
  };
}

export function sameValue(a: Value, b: Value): boolean {
  return (
    a === b ||
    (sameMarks(a.marks, b.marks) &&
      a.objects.length === b.objects.length &&
      a.objects.every((each) => b.objects.includes(each)))
  );
}

export function sameState(a: ObjectState = noParts, b: ObjectState = noParts): boolean {
  if (a === b) return true;
  if (a.slots.size !== b.slots.size || a.length !== b.length) return false;
  if (!sameValue(a.rest, b.rest) || !sameMarks(a.added, b.added)) return false;
  for (const [key, slot] of a.slots) {
    const other = b.slots.get(key);
    if (!other || other.isMaybe !== slot.isMaybe || !sameValue(slot.value, other.value)) return false;
  }
  return true;
}
