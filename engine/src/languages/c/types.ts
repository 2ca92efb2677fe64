import { Kind, Role } from '../../syntax/kinds';
import { custom, type Lowering, type LoweringTable } from '../lowering';
import { lowerClass } from './declarations';
import { lowerDeclaredType, lowerParameters, readDeclarator } from './declarators';

/** The names of C's types; what declarators make of them is in declarators.ts. */
export const cTypes: LoweringTable = {
  primitive_type: custom(lowerTypeName),
  type_identifier: custom(lowerTypeName),
  sized_type_specifier: custom(lowerTypeName),
  macro_type_specifier: custom(lowerTypeName),
  struct_specifier: custom((cst, at, role) => lowerTagged(cst, at, role, 'struct')),
  union_specifier: custom((cst, at, role) => lowerTagged(cst, at, role, 'union')),
  enum_specifier: custom((cst, at, role) => lowerTagged(cst, at, role, 'enum')),
  /** A type where an expression may stand: `sizeof(char *)`. */
  type_descriptor: custom((cst, at, role) => {
    const type = cst.field(at, 'type');
    const declarator = cst.field(at, 'declarator');
    const parts = declarator < 0 ? [] : readDeclarator(cst, declarator).parts;
    if (type >= 0) lowerDeclaredType(cst, type, parts, role);
  }),
  parameter_list: custom((cst, at) => lowerParameters(cst, at)),
};

/** `unsigned   long` is `unsigned long`. */
function lowerTypeName(cst: Lowering, at: number, role: Role): void {
  cst.leaf(Kind.Type, role, at, cst.source(at).replace(/\s+/g, ' '));
}

/** `struct s` as a type: its word, and its name if it has one. As a statement it declares a class. */
function lowerTagged(cst: Lowering, at: number, role: Role, word: string): void {
  if (role === Role.Statement) {
    lowerClass(cst, at, role, cst.start(at), cst.end(at));
    return;
  }
  cst.open(Kind.Type, role, at, word);
  cst.lowerField(at, 'name', Role.Type);
  cst.close();
}
