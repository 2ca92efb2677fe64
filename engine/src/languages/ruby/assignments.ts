import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** `a = b`; as a statement, `a, b = c, d` is `a = c` and `b = d`. */
export function lowerAssignment(cst: Lowering, at: number, role: Role): void {
  const left = cst.field(at, 'left');
  const right = cst.field(at, 'right');
  if (role === Role.Statement && lowerPairwise(cst, left, right)) return;
  cst.open(Kind.Assign, role, at, '=');
  cst.lower(left, Role.Target);
  cst.lower(right, Role.Value);
  cst.close();
}

function lowerPairwise(cst: Lowering, left: number, right: number): boolean {
  if (cst.type(left) !== 'left_assignment_list' || cst.type(right) !== 'right_assignment_list') return false;
  const targets = cst.namedChildren(left);
  const values = cst.namedChildren(right);
  const isSpread = (node: number) => /^(splat_argument|rest_assignment)$/.test(cst.type(node));
  if (targets.length !== values.length || targets.some(isSpread) || values.some(isSpread)) return false;
  targets.forEach((target, i) => {
    cst.builder.open(Kind.Assign, Role.Statement, cst.start(target), cst.end(values[i]), cst.names.id('='));
    cst.lower(target, Role.Target);
    cst.lower(values[i], Role.Value);
    cst.close();
  });
  return true;
}
