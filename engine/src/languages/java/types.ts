import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** The text of a type without the white space that does not matter. */
export function typeText(text: string): string {
  return text.replace(/\s*([<>,.[\]?&|])\s*/g, '$1').trim();
}

/** A type as one node, named by its text; `var` is no type. */
export function lowerType(cst: Lowering, at: number, role: Role): void {
  if (cst.type(at) === 'annotated_type') {
    const inner = cst.namedChildren(at).at(-1);
    if (inner !== undefined) lowerType(cst, inner, role);
    return;
  }
  const text = cst.source(at);
  if (text !== 'var') cst.leaf(Kind.Type, role, at, typeText(text));
}

/** `<A, B>` behind a name: a type each, which a pattern need not name. */
export function lowerTypeArguments(cst: Lowering, at: number): void {
  for (const argument of cst.namedChildren(at))
    cst.leaf(Kind.Type, Role.Type, argument, typeText(cst.source(argument)));
}

/** A type where an expression names it: `Foo` of `new Foo<T>()`, without its arguments. Gives back those. */
export function lowerTypeName(cst: Lowering, at: number, role: Role): number {
  const named = cst.namedChildren(at);
  switch (cst.type(at)) {
    case 'generic_type': {
      const [name, args] = named;
      if (name !== undefined) lowerTypeName(cst, name, role);
      return args ?? -1;
    }
    case 'annotated_type':
      return named.length > 0 ? lowerTypeName(cst, named[named.length - 1], role) : -1;
    case 'scoped_type_identifier': {
      const parts = named.filter((part) => !cst.type(part).endsWith('annotation'));
      cst.open(Kind.Member, role, at);
      if (parts.length > 0) lowerTypeName(cst, parts[0], Role.Object);
      if (parts.length > 1) cst.leaf(Kind.Name, Role.Property, parts[parts.length - 1]);
      cst.close();
      return -1;
    }
    case 'array_type':
      cst.leaf(Kind.Type, role, at, typeText(cst.source(at)));
      return -1;
    default:
      cst.leaf(Kind.Name, role, at);
      return -1;
  }
}
