/**
 * A concrete syntax tree as numbers: four words a node, in pre-order, hidden nodes left out.
 *
 *   word 0   type (16 bits) | field (8 bits) | flags (8 bits)
 *   word 1   start, UTF-16 offset
 *   word 2   end, UTF-16 offset, exclusive
 *   word 3   index of the first node after this node's subtree
 *
 * The children of node i are i+1, next(i+1), next(next(i+1)) ... while below next(i).
 */
export interface ConcreteTree {
  readonly words: Uint32Array;
  readonly count: number;
}

export const WORDS = 4;

export const Flag = { named: 1, extra: 2, missing: 4 } as const;

/** The type of ERROR nodes (`ts_builtin_sym_error`). */
export const ERROR_TYPE = 0xffff;
