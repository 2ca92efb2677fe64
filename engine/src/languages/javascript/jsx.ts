import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** `<A b={c}>d</A>` and `<A />`. */
export function lowerElement(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Element, role, at);
  const opening = cst.field(at, 'open_tag');
  const head = opening >= 0 ? opening : at;
  const name = cst.field(head, 'name');
  if (name >= 0) cst.lower(name, Role.Tag);
  for (const child of cst.namedChildren(head)) {
    if (child !== name && cst.type(child) !== 'type_arguments') cst.lower(child, Role.Attribute);
  }
  if (opening >= 0) {
    for (const child of cst.namedChildren(at)) {
      if (!cst.fieldName(child).endsWith('_tag')) cst.lower(child, Role.Child);
    }
  }
  cst.close();
}

/** `b={c}`, `b="c"` or `b` alone. */
export function lowerAttribute(cst: Lowering, at: number, role: Role): void {
  const [name, value] = cst.namedChildren(at);
  cst.open(Kind.Attribute, role, at);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Key, name);
  if (value !== undefined) cst.lower(value, Role.Value);
  cst.close();
}
