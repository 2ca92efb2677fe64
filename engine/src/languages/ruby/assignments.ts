import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** `a = b`; `a, b = c, d` is `a = c` and `b = d`. */
export function lowerAssignment(cst: Lowering, at: number, role: Role): void {
  const left = cst.field(at, 'left');
  const right = cst.field(at, 'right');
  const targets = elementsOf(cst, left, 'left_assignment_list');
  const values = elementsOf(cst, right, 'right_assignment_list');
  if (targets.length > 1 && targets.length === values.length) {
    cst.open(Kind.Sequence, role, at, '=');
    targets.forEach((target, i) => {
      const value = values[i];
      cst.builder.open(Kind.Assign, Role.Operand, cst.start(target), cst.end(value), cst.names.id('='));
      lowerSides(cst, target, value);
    });
    cst.close();
  } else {
    cst.open(Kind.Assign, role, at, '=');
    lowerSides(cst, left, right);
  }
}

function lowerSides(cst: Lowering, target: number, value: number): void {
  cst.lower(target, Role.Target);
  cst.lower(value, Role.Value);
  cst.close();
}

/** The elements of a list on one side of an assignment; none where one stands for any number of them. */
function elementsOf(cst: Lowering, list: number, type: string): number[] {
  if (cst.type(list) !== type) return [];
  const elements = cst.namedChildren(list);
  const isSpread = elements.some((element) => /^(splat_argument|rest_assignment)$/.test(cst.type(element)));
  return isSpread ? [] : elements;
}
