import type { TextOptions } from './options';
import { type Tokens, tokenize } from './tokens';

/** A text as the generic mode sees it: tokens, and what belongs together. Ranges are of tokens, end exclusive. */
export interface TextStructure extends Tokens {
  /** Token → where the blocks that start there end, the outer ones first. */
  blocksAt(token: number): readonly number[];
  /** Token → the end of the innermost block around it: a match that starts there does not leave the block. */
  limit: Uint32Array;
  /** Token → where the bracket that it opens is closed, or -1; for texts that brackets structure. */
  closing: Int32Array;
  /** 1 for a token that closes a bracket; for such texts too. */
  closes: Uint8Array;
  /** Token number → the tokens of that number, in order. */
  placesOf(id: number): readonly number[];
}

/** Reads the structure of a text. */
export function structureOf(text: string, options: TextOptions): TextStructure {
  const tokens = tokenize(text, options);
  const { count } = tokens;
  const pairs = bracketPairs(tokens, options);
  const closing = new Int32Array(count).fill(-1);
  const closes = new Uint8Array(count);
  const isBalanced = options.engine === 'aliengrep';
  for (const [open, close] of isBalanced ? pairs : []) {
    closing[open] = close;
    closes[close] = 1;
  }
  const blocks = isBalanced
    ? []
    : [...indentedBlocks(tokens), ...pairs.map(([open, close]): [number, number] => [open + 1, close])].sort(
        (a, b) => a[0] - b[0] || b[1] - a[1],
      );
  const ends = new Map<number, number[]>();
  for (const [from, to] of blocks) {
    const known = ends.get(from);
    if (!known) ends.set(from, [to]);
    else if (known.at(-1) !== to) known.push(to);
  }
  let places: Map<number, number[]> | undefined;
  return {
    ...tokens,
    blocksAt: (token) => ends.get(token) ?? [],
    limit: limits(count, blocks),
    closing,
    closes,
    placesOf: (id) => {
      places ??= placesById(tokens);
      return places.get(id) ?? [];
    },
  };
}

/**
 * Runs of lines that are indented more than the line before them, nested. A line between two indentations belongs to
 * the outer block, and the deeper lines before it are a block in that one.
 */
function indentedBlocks({ lines, count }: Tokens): [number, number][] {
  const blocks: [number, number][] = [];
  const open: { column: number; first: number }[] = [];
  for (const { first, column } of lines) {
    let reopened = first;
    for (let top = open.at(-1); top && top.column > column; top = open.at(-1)) {
      blocks.push([top.first, first]);
      reopened = top.first;
      open.pop();
    }
    if ((open.at(-1)?.column ?? -1) < column) open.push({ column, first: reopened });
  }
  for (const { first } of open) blocks.push([first, count]);
  return blocks;
}

/** Brackets and what closes them; of the spacegrep engine only within a line, so that a lone one disturbs no other line. */
function bracketPairs({ ids, id, line, count }: Tokens, options: TextOptions): [number, number][] {
  const closerOf = new Map<number, number>();
  const closers = new Set<number>();
  for (const [open, close] of options.braces) {
    const [from, to] = [ids.get(open), ids.get(close)];
    if (from === undefined || to === undefined) continue;
    closerOf.set(from, to);
    closers.add(to);
  }
  const pairs: [number, number][] = [];
  let open: { token: number; closer: number }[] = [];
  for (let token = 0; token < count; token++) {
    const staysOnLine = options.engine === 'spacegrep' || !options.multiline;
    if (staysOnLine && token > 0 && line[token] !== line[token - 1]) open = [];
    const opening = closers.has(id[token]) ? open.findLastIndex(({ closer }) => closer === id[token]) : -1;
    if (opening >= 0) {
      pairs.push([open[opening].token, token]);
      open.length = opening;
      continue;
    }
    const closer = closerOf.get(id[token]);
    if (closer !== undefined) open.push({ token, closer });
  }
  return pairs;
}

/** `blocks` by start, the outer ones first. */
function limits(count: number, blocks: readonly [number, number][]): Uint32Array {
  const limit = new Uint32Array(count);
  const around: number[] = [];
  let next = 0;
  for (let token = 0; token < count; token++) {
    for (; next < blocks.length && blocks[next][0] <= token; next++) {
      if (blocks[next][1] > token) around.push(blocks[next][1]);
    }
    while (around.length > 0 && around[around.length - 1] <= token) around.pop();
    limit[token] = around.at(-1) ?? count;
  }
  return limit;
}

function placesById({ id, count }: Tokens): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let token = 0; token < count; token++) {
    const known = places.get(id[token]);
    if (known) known.push(token);
    else places.set(id[token], [token]);
  }
  return places;
}
