import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, leaf, node, through } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerDeclaredType, lowerParameters, lowerSpecifiers, readDeclarator } from './declarators';

/** C's declarations and definitions to the uniform tree. */
export const cDeclarations: LoweringTable = {
  comment: drop,
  function_definition: custom((cst, at, role) => {
    const declarator = cst.field(at, 'declarator');
    if (declarator >= 0) lowerFunction(cst, at, declarator, role, cst.start(at), cst.end(at));
  }),
  declaration: custom(lowerDeclaration),
  field_declaration: custom(lowerDeclaration),
  type_definition: custom((cst, at, role) => {
    lowerBodyOf(cst, cst.field(at, 'type'), role, at);
    for (const declarator of declaratorsOf(cst, at)) lowerTypedef(cst, at, declarator, role);
  }),
  linkage_specification: custom((cst, at, role) => {
    const body = cst.field(at, 'body');
    if (body >= 0) cst.lower(body, role);
  }),
  declaration_list: through,
  enumerator: custom((cst, at, role) => {
    const value = cst.field(at, 'value');
    const name = cst.field(at, 'name');
    if (value < 0 && isListPlaceholder(cst.source(name))) {
      cst.leaf(Kind.Name, role, name);
      return;
    }
    cst.open(value < 0 ? Kind.Declare : Kind.Assign, role, at, value < 0 ? undefined : '=');
    cst.lower(name, Role.Target);
    if (value >= 0) cst.lower(value, Role.Value);
    cst.close();
  }),
  attribute_specifier: through,
  attribute_declaration: through,
  ms_declspec_modifier: through,
  attribute: node(Kind.Call, { name: Role.Callee }, Role.Argument),
  storage_class_specifier: leaf(Kind.Other),
  type_qualifier: leaf(Kind.Other),
};

function declaratorsOf(cst: Lowering, at: number): number[] {
  return cst.namedChildren(at).filter((child) => cst.fieldName(child) === 'declarator');
}

/** One node for each declarator, each from the start of the declaration; a body of a struct among them comes first. */
function lowerDeclaration(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  const declarators = declaratorsOf(cst, at);
  if (isHole(cst, type, declarators)) {
    cst.leaf(Kind.Name, role, type);
    return;
  }
  lowerBodyOf(cst, type, role, at);
  for (const declarator of declarators) {
    const end = declarators.length === 1 ? cst.end(at) : cst.end(declarator);
    const { name, parts } = readDeclarator(cst, initialized(cst, declarator) ?? declarator);
    if (parts.at(-1)?.makes === '()' && cst.type(declarator) !== 'init_declarator') {
      lowerFunction(cst, at, declarator, role, cst.start(at), end);
      continue;
    }
    const value = cst.type(declarator) === 'init_declarator' ? cst.field(declarator, 'value') : -1;
    const kind = value < 0 ? Kind.Declare : Kind.Assign;
    cst.builder.open(kind, role, cst.start(at), end, value < 0 ? undefined : cst.names.id('='));
    if (name >= 0) cst.leaf(Kind.Name, Role.Target, name);
    if (type >= 0) lowerDeclaredType(cst, type, parts, Role.Type);
    lowerSpecifiers(cst, at);
    if (value >= 0) cst.lower(value, Role.Value);
    cst.close();
  }
}

function initialized(cst: Lowering, declarator: number): number | undefined {
  return cst.type(declarator) === 'init_declarator' ? cst.field(declarator, 'declarator') : undefined;
}

/** A hole among members or statements is written as a declaration of itself. */
function isHole(cst: Lowering, type: number, declarators: readonly number[]): boolean {
  return (
    type >= 0 &&
    isListPlaceholder(cst.source(type)) &&
    declarators.every((declarator) => cst.source(declarator) === cst.source(type))
  );
}

/** `struct s { }` within a declaration is a class that stands before what the declaration declares. */
function lowerBodyOf(cst: Lowering, type: number, role: Role, whole: number): void {
  const body = type < 0 ? -1 : cst.field(type, 'body');
  if (body >= 0) lowerClass(cst, type, role, cst.start(whole), cst.end(type));
}

/** A struct, union or enum with its members. */
export function lowerClass(cst: Lowering, at: number, role: Role, start: number, end: number): void {
  const word = cst.type(at).replace(/_specifier$/, '');
  cst.builder.open(Kind.Class, role, start, end, cst.names.id(word));
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name);
  lowerSpecifiers(cst, at);
  const body = cst.field(at, 'body');
  if (body >= 0) {
    cst.open(Kind.Block, Role.Body, body);
    cst.lowerChildren(body, Role.Statement);
    cst.close();
  }
  cst.close();
}

function lowerTypedef(cst: Lowering, at: number, declarator: number, role: Role): void {
  const { name, parts } = readDeclarator(cst, declarator);
  cst.open(Kind.Other, role, at, 'typedef');
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name);
  lowerDeclaredType(cst, cst.field(at, 'type'), parts, Role.Type);
  cst.close();
}

/** A definition, or a declaration without a body. What the declarator says after the parameters is the result. */
function lowerFunction(
  cst: Lowering,
  at: number,
  declarator: number,
  role: Role,
  start: number,
  end: number,
): void {
  const { name, parts } = readDeclarator(cst, declarator);
  const signature = parts.at(-1);
  cst.builder.open(Kind.Function, role, start, end);
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  if (signature?.makes === '()') lowerParameters(cst, cst.field(signature.node, 'parameters'));
  const type = cst.field(at, 'type');
  if (type >= 0) lowerDeclaredType(cst, type, parts.slice(0, -1), Role.Type);
  lowerSpecifiers(cst, at);
  cst.lowerField(at, 'body', Role.Body);
  cst.close();
}
