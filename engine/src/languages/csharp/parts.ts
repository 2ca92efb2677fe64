import type { Lowering } from '../lowering';

/** The children of a node but its punctuation and keywords; the grammar takes `this` and `base` for keywords too. */
export function partsAlone(cst: Lowering, at: number): number[] {
  return cst.children(at).filter((child) => cst.isNamed(child) || /^(?:this|base)$/.test(cst.type(child)));
}
