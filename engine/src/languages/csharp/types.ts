import { Kind, type Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** The names that the language and the library give the same types. */
const keywords: readonly (readonly [keyword: string, name: string])[] = [
  ['string', 'String'],
  ['object', 'Object'],
  ['bool', 'Boolean'],
  ['char', 'Char'],
  ['byte', 'Byte'],
  ['short', 'Int16'],
  ['int', 'Int32'],
  ['long', 'Int64'],
  ['float', 'Single'],
  ['double', 'Double'],
  ['decimal', 'Decimal'],
];

/** Each type's other name. */
export const typeAliases: ReadonlyMap<string, string> = new Map(
  keywords.flatMap(([keyword, name]) => [
    [keyword, name],
    [name, keyword],
  ]),
);

/** A type by its text. `T?` and `ref T` are `T`; `var` says nothing and is left out. */
export function lowerType(cst: Lowering, at: number, role: Role): void {
  switch (cst.type(at)) {
    case 'implicit_type':
      return;
    case 'nullable_type':
    case 'ref_type':
    case 'scoped_type': {
      const inner = cst.field(at, 'type');
      if (inner >= 0) lowerType(cst, inner, role);
      return;
    }
    default:
      cst.leaf(Kind.Type, role, at);
  }
}

/** `A.B.C` of a qualified name, without type arguments, white space and `global::`. */
export function dottedName(cst: Lowering, at: number): string {
  switch (cst.type(at)) {
    case 'generic_name':
      return cst.source(cst.namedChildren(at)[0]);
    case 'alias_qualified_name':
      return cst.source(cst.field(at, 'name'));
    case 'qualified_name': {
      const qualifier = cst.field(at, 'qualifier');
      const name = cst.field(at, 'name');
      return `${dottedName(cst, qualifier)}.${dottedName(cst, name)}`;
    }
    default:
      return cst.source(at);
  }
}
