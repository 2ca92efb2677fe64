import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** `> file`, `<<< word`, `<< END`: named by the operator, with what is read or written. */
export function lowerRedirect(cst: Lowering, at: number, role: Role): void {
  const operator = cst.children(at).find((child) => !cst.isNamed(child));
  const descriptor = cst.field(at, 'descriptor');
  const number = descriptor < 0 ? '' : cst.source(descriptor);
  cst.open(Kind.Other, role, at, number + (operator === undefined ? '' : cst.source(operator)));
  const outside = new Set([descriptor, ...continuationOf(cst, at)]);
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (!outside.has(child) && type !== 'heredoc_start' && type !== 'heredoc_end')
      cst.lower(child, Role.Child);
  }
  cst.close();
}

/** Operators and operands that follow a here-document on its first line: `<<END | bash`. */
export function continuationOf(cst: Lowering, at: number): number[] {
  if (cst.type(at) !== 'heredoc_redirect') return [];
  const pipeline = cst.namedChildren(at).find((child) => cst.type(child) === 'pipeline');
  if (pipeline !== undefined) return cst.children(pipeline);
  const operator = cst.field(at, 'operator');
  const right = cst.field(at, 'right');
  return operator < 0 || right < 0 ? [] : [operator, right];
}
