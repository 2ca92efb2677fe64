import type { Input, Trace, Vouch } from './summary';

/** Path segments that are told apart; deeper parts are told as the part that holds them. */
const depthAtMost = 4;
/** Marks that one value keeps: a value that is made of more says nothing more. */
const marksAtMost = 24;
/** Stops that one way keeps; longer ways lose stops in the middle. */
const stepsAtMost = 24;

/** An input of a function, the same object for the same input: inputs are compared by identity. */
export class InputRef {
  private parts: Map<string, InputRef> | undefined;

  constructor(
    readonly input: Input,
    private readonly depth = 0,
  ) {}

  /** The part of the input under a key; the input itself where parts are not told apart. */
  part(key: string): InputRef {
    if (!('path' in this.input) || this.depth >= depthAtMost) return this;
    this.parts ??= new Map();
    let part = this.parts.get(key);
    if (!part) {
      const { path } = this.input;
      part = new InputRef({ ...this.input, path: path === '' ? key : `${path}.${key}` }, this.depth + 1);
      this.parts.set(key, part);
    }
    return part;
  }
}

/** That a value holds data of an input. */
export interface Mark {
  from: InputRef;
  /** The rules for which it counts, a bit each. */
  rules: number;
  /** True where the value is the input itself, not a text or number made of it. */
  isSame: boolean;
  trace?: Trace;
  /** Calls that may have proven it harmless. */
  unless?: readonly Vouch[];
}

/** What is known of where a value comes from; empty: from nothing that matters. */
export type Marks = readonly Mark[];

export const noMarks: Marks = [];

/** The marks of both; of two ways from one input the first stays. */
export function union(a: Marks, b: Marks): Marks {
  if (a === b || b.length === 0) return a;
  if (a.length === 0) return b;
  let result: Mark[] | undefined;
  for (const mark of b) {
    const known = (result ?? a).findIndex(({ from }) => from === mark.from);
    if (known < 0) {
      if ((result ?? a).length >= marksAtMost) continue;
      result ??= [...a];
      result.push(mark);
      continue;
    }
    const old = (result ?? a)[known];
    const unless = common(old.unless, mark.unless);
    const isKnown = (old.rules | mark.rules) === old.rules && (old.isSame || !mark.isSame);
    if (isKnown && unless === old.unless) continue;
    result ??= [...a];
    result[known] = { ...old, rules: old.rules | mark.rules, isSame: old.isSame || mark.isSame, unless };
  }
  return result ?? a;
}

/** What has vouched for data that came either way. */
export function common(
  a: readonly Vouch[] | undefined,
  b: readonly Vouch[] | undefined,
): readonly Vouch[] | undefined {
  if (a === b || !a || !b) return a && b;
  const both = a.filter((one) => b.some((other) => isSameVouch(one, other)));
  if (both.length === a.length) return a;
  return both.length > 0 ? both : undefined;
}

function isSameVouch(a: Vouch, b: Vouch): boolean {
  return a.call === b.call && a.index === b.index && a.when === b.when;
}

/** The marks after a call has vouched for the value. */
export function vouchedFor(marks: Marks, vouch: Vouch): Marks {
  return marks.map((mark) => ({ ...mark, unless: [...(mark.unless ?? []), vouch] }));
}

/** The marks without some rules. */
export function without(marks: Marks, rules: number): Marks {
  if (rules === 0 || marks.length === 0 || !marks.some((mark) => (mark.rules & rules) !== 0)) return marks;
  return marks
    .filter((mark) => (mark.rules & ~rules) !== 0)
    .map((mark) => ({ ...mark, rules: mark.rules & ~rules }));
}

/** The marks of something that was made of a value: no longer the value itself. */
export function derived(marks: Marks): Marks {
  return marks.some(({ isSame }) => isSame)
    ? marks.map((mark) => (mark.isSame ? { ...mark, isSame: false } : mark))
    : marks;
}

/** The marks of the part of a value under a key; what a text was made of is all of its parts. */
export function partOf(marks: Marks, key: string): Marks {
  if (marks.length === 0) return marks;
  return marks.map((mark) => (mark.isSame ? { ...mark, from: mark.from.part(key) } : mark));
}

/** The marks one stop further. Offsets are UTF-16, end exclusive. */
export function step(marks: Marks, start: number, end: number, note: string): Marks {
  if (marks.length === 0) return marks;
  return marks.map((mark) => {
    const length = mark.trace?.length ?? 0;
    if (length >= stepsAtMost) return mark;
    return { ...mark, trace: { start, end, note, previous: mark.trace, length: length + 1 } };
  });
}

/** True when both hold the same inputs for the same rules. */
export function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((mark) =>
        b.some(
          (other) => other.from === mark.from && other.rules === mark.rules && other.isSame === mark.isSame,
        ),
      ))
  );
}
