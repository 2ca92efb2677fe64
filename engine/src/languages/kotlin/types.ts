import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** The node types of types. */
export const typeNodes: ReadonlySet<string> = new Set([
  'user_type',
  'nullable_type',
  'non_nullable_type',
  'function_type',
  'parenthesized_type',
  'type_projection',
]);

/** The text of a type without the white space that does not matter. */
export function typeText(text: string): string {
  return text.replace(/\s*([<>,.()?:&]|->)\s*/g, '$1').trim();
}

/** A type as one node, named by its text. That it may be null is not told: `T?` is `T`. */
export function lowerType(cst: Lowering, at: number, role: Role): void {
  if (cst.type(at) === 'nullable_type') {
    const [inner] = cst.namedChildren(at).filter((child) => typeNodes.has(cst.type(child)));
    if (inner !== undefined) {
      lowerType(cst, inner, role);
      return;
    }
  }
  cst.leaf(Kind.Type, role, at, typeText(cst.source(at)));
}

/** `<A, B>` behind a name: a type each, which a pattern need not name. */
export function lowerTypeArguments(cst: Lowering, at: number): void {
  for (const argument of cst.namedChildren(at)) lowerType(cst, argument, Role.Type);
}

/** A type where an expression names it, as the class of an annotation. */
export function lowerTypeName(cst: Lowering, at: number, role: Role): void {
  const names = cst.namedChildren(at).filter((child) => cst.type(child) === 'identifier');
  const lower = (count: number, as: Role) => {
    const last = names[count - 1];
    if (count === 1) cst.leaf(Kind.Name, as, last);
    else {
      cst.builder.open(Kind.Member, as, cst.start(names[0]), cst.end(last));
      lower(count - 1, Role.Object);
      cst.leaf(Kind.Name, Role.Property, last);
      cst.close();
    }
  };
  if (names.length > 0) lower(names.length, role);
}
