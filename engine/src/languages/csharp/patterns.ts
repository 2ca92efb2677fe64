import { Kind, Role } from '../../syntax/kinds';
import { lowerPairOrValue } from '../common';
import type { Lowering } from '../lowering';
import { lowerType } from './types';

/** `string s`: declares `s`; the value is what the pattern is matched against. */
export function lowerDeclarationPattern(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  cst.open(Kind.Declare, role, at);
  cst.lowerField(at, 'name', Role.Target);
  if (type >= 0) lowerType(cst, type, Role.Type);
  cst.close();
}

/** `Point { X: 1, Y: var y }` and `Point (1, var y)`: an object or tuple, with its type. */
export function lowerRecursivePattern(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  const clauses = cst.namedChildren(at).filter((child) => cst.type(child).endsWith('_clause'));
  const properties = clauses.find((child) => cst.type(child) === 'property_pattern_clause');
  const name = cst.field(at, 'name');
  // `{ … } s`: the value goes into `s` too.
  if (name >= 0) cst.open(Kind.Binary, role, at, 'and');
  cst.open(properties === undefined ? Kind.Tuple : Kind.Object, name >= 0 ? Role.Left : role, at);
  if (type >= 0) lowerType(cst, type, Role.Type);
  for (const clause of clauses) cst.lowerChildren(clause, Role.Entry);
  cst.close();
  if (name < 0) return;
  cst.open(Kind.Declare, Role.Right, name);
  cst.lower(name, Role.Target);
  cst.close();
  cst.close();
}

/** `{ X: 1 }`, `(1, 2)` and their parts. */
export function lowerPropertyPattern(cst: Lowering, at: number, role: Role): void {
  if (cst.type(at) !== 'subpattern') {
    cst.open(cst.type(at) === 'property_pattern_clause' ? Kind.Object : Kind.Tuple, role, at);
    cst.lowerChildren(at, Role.Entry);
    cst.close();
    return;
  }
  lowerPairOrValue(cst, at, role);
}
