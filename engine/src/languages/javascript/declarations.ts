import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerKey } from './expressions';

/** One declarator takes the range of its whole declaration, so that a match is the statement a person sees. */
export function lowerDeclaration(cst: Lowering, at: number, role: Role): void {
  const declarators = cst.children(at).filter((child) => cst.type(child) === 'variable_declarator');
  for (const declarator of declarators) {
    const value = cst.field(declarator, 'value');
    const name = cst.field(declarator, 'name');
    const range = declarators.length === 1 ? at : declarator;
    cst.open(value >= 0 ? Kind.Assign : Kind.Declare, role, range, value >= 0 ? '=' : undefined);
    if (name >= 0) cst.lower(name, Role.Target);
    const type = cst.field(declarator, 'type');
    if (type >= 0) cst.lower(type, Role.Type);
    if (value >= 0) cst.lower(value, Role.Value);
    cst.close();
  }
}

/** Functions and arrow functions; `async` names them. */
export function lowerFunction(cst: Lowering, at: number, role: Role, isDefault = false): void {
  cst.open(Kind.Function, role, at, asyncName(cst, at));
  if (isDefault) lowerDefault(cst, at);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  lowerSignatureAndBody(cst, at);
  cst.close();
}

/** A method of a class, or of an object, where it is an entry. `decorators` stand before it. */
export function lowerMethod(cst: Lowering, at: number, role: Role, decorators: readonly number[]): void {
  const name = cst.field(at, 'name');
  const inObject = role === Role.Entry;
  if (inObject) {
    cst.open(Kind.Pair, role, at);
    if (name >= 0) lowerKey(cst, name);
  }
  openDecorated(cst, Kind.Function, inObject ? Role.Value : role, at, decorators, asyncName(cst, at));
  // In an object the key is the name.
  if (name >= 0 && !inObject) cst.lower(name, Role.FunctionName);
  lowerSignatureAndBody(cst, at);
  cst.close();
  if (inObject) cst.close();
}

/** `export default` before a declaration: others know it by that name. The keyword behind it stands for the word. */
function lowerDefault(cst: Lowering, at: number): void {
  cst.leaf(Kind.Other, Role.Modifier, cst.children(at)[0], 'default');
}

function asyncName(cst: Lowering, at: number): string | undefined {
  return cst.children(at).some((child) => cst.type(child) === 'async') ? 'async' : undefined;
}

function lowerSignatureAndBody(cst: Lowering, at: number): void {
  const single = cst.field(at, 'parameter');
  if (single >= 0) {
    cst.open(Kind.Parameter, Role.Parameter, single);
    cst.lower(single, Role.Target);
    cst.close();
  }
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) cst.lower(parameters, Role.Parameter);
  const type = cst.field(at, 'return_type');
  if (type >= 0) cst.lower(type, Role.Type);
  const body = cst.field(at, 'body');
  if (body < 0) return;
  if (cst.type(body) === 'statement_block') {
    cst.lower(body, Role.Body);
    return;
  }
  // (x) => e is (x) => { return e }.
  cst.lowerReturned(body);
}

/** JavaScript's parameters; those of TypeScript are nodes of their own. */
export function lowerParameters(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'required_parameter' || type === 'optional_parameter') {
      cst.lower(child, Role.Parameter);
      continue;
    }
    cst.open(Kind.Parameter, Role.Parameter, child);
    if (type === 'assignment_pattern') {
      cst.lower(cst.field(child, 'left'), Role.Target);
      cst.lower(cst.field(child, 'right'), Role.Default);
    } else cst.lower(child, Role.Target);
    cst.close();
  }
}

/** `private a?: T = b`. */
export function lowerTypedParameter(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Parameter, role, at);
  for (const child of cst.children(at)) {
    const field = cst.fieldName(child);
    const type = cst.type(child);
    if (type === 'decorator') cst.lower(child, Role.Decorator);
    else if (field === 'pattern') cst.lower(child, Role.Target);
    else if (field === 'type') cst.lower(child, Role.Type);
    else if (field === 'value') cst.lower(child, Role.Default);
  }
  cst.close();
}

/** Classes and interfaces; `kindName` names all but the first. */
export function lowerClass(
  cst: Lowering,
  at: number,
  role: Role,
  decorators: readonly number[],
  kindName?: string,
  isDefault = false,
): void {
  openDecorated(cst, Kind.Class, role, at, decorators, kindName);
  if (isDefault) lowerDefault(cst, at);
  for (const child of cst.children(at)) {
    const field = cst.fieldName(child);
    const type = cst.type(child);
    if (field === 'name') cst.leaf(Kind.Name, Role.ClassName, child);
    else if (type === 'class_heritage') cst.lower(child, Role.Base);
    else if (field === 'body') cst.lower(child, Role.Body);
  }
  cst.close();
}

/** In TypeScript the decorators of a member stand before it as siblings. */
export function lowerClassBody(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Block, role, at);
  let decorators: number[] = [];
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'decorator') {
      decorators.push(child);
      continue;
    }
    if (/^(abstract_)?method_(definition|signature)$/.test(type))
      lowerMethod(cst, child, Role.Statement, decorators);
    else if (/field_definition$/.test(type)) lowerField(cst, child, Role.Statement, decorators);
    else cst.lower(child, Role.Statement);
    decorators = [];
  }
  cst.close();
}

/** A field of a class or interface. `decorators` stand before it. */
export function lowerField(cst: Lowering, at: number, role: Role, decorators: readonly number[]): void {
  const value = cst.field(at, 'value');
  let name = cst.field(at, 'property');
  if (name < 0) name = cst.field(at, 'name');
  if (name < 0) return;
  if (value < 0 && isListPlaceholder(cst.source(name))) {
    cst.leaf(Kind.Name, role, name);
    return;
  }
  openDecorated(
    cst,
    value >= 0 ? Kind.Assign : Kind.Declare,
    role,
    at,
    decorators,
    value >= 0 ? '=' : undefined,
  );
  cst.lower(name, Role.Target);
  const type = cst.field(at, 'type');
  if (type >= 0) cst.lower(type, Role.Type);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

/** What is opened for a member of a class reaches from its first decorator to its end. */
function openDecorated(
  cst: Lowering,
  kind: Kind,
  role: Role,
  at: number,
  decorators: readonly number[],
  name?: string,
): void {
  const own = cst.children(at).filter((child) => cst.type(child) === 'decorator');
  const all = [...decorators, ...own];
  const start = decorators.length > 0 ? cst.start(decorators[0]) : cst.start(at);
  cst.builder.open(kind, role, start, cst.end(at), name === undefined ? undefined : cst.names.id(name));
  for (const decorator of all) cst.lower(decorator, Role.Decorator);
}
