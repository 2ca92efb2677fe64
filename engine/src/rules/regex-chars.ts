/** Sets of code points, as ascending ranges: what regular expressions of both dialects are translated through. */

/** Inclusive. */
export type CharRange = readonly [number, number];

export const lastCodePoint = 0x10ffff;
export const allChars: readonly CharRange[] = [[0, lastCodePoint]];

export const digit: readonly CharRange[] = [[48, 57]];
export const word: readonly CharRange[] = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
];
/** PCRE2's `\s` without UCP: tab to carriage return, and the space. */
export const space: readonly CharRange[] = [
  [9, 13],
  [32, 32],
];
/** PCRE2's `\h` (pcre2pattern, "Generic character types"). */
export const horizontal: readonly CharRange[] = [
  ...([9, 32, 0xa0, 0x1680, 0x180e].map((c) => [c, c]) as [number, number][]),
  [0x2000, 0x200a],
  ...([0x202f, 0x205f, 0x3000].map((c) => [c, c]) as [number, number][]),
];
/** PCRE2's `\v`. */
export const vertical: readonly CharRange[] = [
  [10, 13],
  [0x85, 0x85],
  [0x2028, 0x2029],
];

/** POSIX classes in ASCII, as `[[:alpha:]]` names them. */
export const posix: Record<string, readonly CharRange[]> = {
  alnum: [
    [48, 57],
    [65, 90],
    [97, 122],
  ],
  alpha: [
    [65, 90],
    [97, 122],
  ],
  ascii: [[0, 127]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  digit,
  graph: [[33, 126]],
  lower: [[97, 122]],
  print: [[32, 126]],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  space,
  upper: [[65, 90]],
  word,
  xdigit: [
    [48, 57],
    [65, 70],
    [97, 102],
  ],
};

/** The ranges sorted and joined. */
export function normalized(ranges: readonly CharRange[]): CharRange[] {
  const result: [number, number][] = [];
  for (const [low, high] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && low <= last[1] + 1) last[1] = Math.max(last[1], high);
    else result.push([low, high]);
  }
  return result;
}

/** Every other code point. */
export function complement(ranges: readonly CharRange[]): CharRange[] {
  const result: CharRange[] = [];
  let next = 0;
  for (const [low, high] of normalized(ranges)) {
    if (low > next) result.push([next, low - 1]);
    next = high + 1;
  }
  if (next <= lastCodePoint) result.push([next, lastCodePoint]);
  return result;
}

/** Whether two sets share a code point. */
export function overlap(a: readonly CharRange[], b: readonly CharRange[]): boolean {
  return a.some(([low, high]) => b.some((other) => low <= other[1] && other[0] <= high));
}

/** Whether no two of the sets share a code point. */
export function disjoint(sets: readonly (readonly CharRange[])[]): boolean {
  const ranges = sets.flatMap((set) => normalized(set)).sort((a, b) => a[0] - b[0]);
  return ranges.every(([low], i) => i === 0 || low > ranges[i - 1][1]);
}

/** The set with both cases of its ASCII letters; of a set beyond ASCII, everything beyond ASCII. */
export function bothCases(ranges: readonly CharRange[]): CharRange[] {
  const result: CharRange[] = [...ranges];
  for (const [low, high] of ranges) {
    addShifted(result, Math.max(low, 65), Math.min(high, 90), 32);
    addShifted(result, Math.max(low, 97), Math.min(high, 122), -32);
    if (high > 127) result.push([128, lastCodePoint], ...cased);
  }
  // U+017F and U+212A fold to s and k.
  if (overlap(ranges, cased)) result.push([128, lastCodePoint]);
  return normalized(result);
}

const cased: readonly CharRange[] = [
  [75, 75],
  [83, 83],
  [107, 107],
  [115, 115],
];

function addShifted(result: CharRange[], low: number, high: number, by: number): void {
  if (low <= high) result.push([low + by, high + by]);
}
