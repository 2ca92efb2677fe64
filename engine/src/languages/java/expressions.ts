import { ARRAY, Kind, Role } from '../../syntax/kinds';
import { lowerInterpolation } from '../common';
import type { Lowering } from '../lowering';
import { lowerParameters } from './declarations';
import { lowerType, lowerTypeArguments, lowerTypeName, typeText } from './types';

/** The content of a string or text block without its quotes; a template with its parts. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const quotes = cst.source(at).startsWith('"""') ? 3 : 1;
  const from = cst.start(at) + quotes;
  const to = Math.max(from, cst.end(at) - quotes);
  const interpolations = cst.children(at).filter((part) => cst.type(part) === 'string_interpolation');
  lowerInterpolation(cst, at, role, interpolations, from, to);
}

/** `a.b(c)`, `this.<T>b(c)`, `A.super.b(c)`. */
export function lowerCall(cst: Lowering, at: number, role: Role): void {
  const object = cst.field(at, 'object');
  const name = cst.field(at, 'name');
  const outer = cst.children(at).find((child) => cst.type(child) === 'super' && child !== object);
  cst.open(Kind.Call, role, at);
  if (object >= 0 && name >= 0) {
    cst.builder.open(Kind.Member, Role.Callee, cst.start(object), cst.end(name));
    if (outer === undefined) cst.lower(object, Role.Object);
    else lowerMember(cst, object, outer, Role.Object);
    cst.leaf(Kind.Name, Role.Property, name);
    cst.close();
  } else if (name >= 0) cst.leaf(Kind.Name, Role.Callee, name);
  const types = cst.field(at, 'type_arguments');
  if (types >= 0) lowerTypeArguments(cst, types);
  lowerArguments(cst, at);
  cst.close();
}

/** `super(a)`, `this(a)`, `outer.super(a)`. */
export function lowerConstructorCall(cst: Lowering, at: number, role: Role): void {
  const object = cst.field(at, 'object');
  const name = cst.field(at, 'constructor');
  cst.open(Kind.Call, role, at);
  if (object >= 0 && name >= 0) lowerMember(cst, object, name, Role.Callee);
  else if (name >= 0) cst.leaf(Kind.Name, Role.Callee, name);
  lowerArguments(cst, at);
  cst.close();
}

/** `new A<T>(b) { … }`, `outer.new Inner(b)`. */
export function lowerCreation(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  cst.open(Kind.New, role, at);
  const types = type >= 0 ? lowerTypeName(cst, type, Role.Callee) : -1;
  const [first] = cst.children(at);
  if (first !== undefined && cst.isNamed(first) && first !== type) cst.lower(first, Role.Object);
  if (types >= 0) lowerTypeArguments(cst, types);
  lowerArguments(cst, at);
  const body = cst.namedChildren(at).at(-1);
  if (body !== undefined && cst.type(body) === 'class_body') cst.lower(body, Role.Body);
  cst.close();
}

/** `new T[n]` has its lengths as arguments, `new T[] {…}` the list; each dimension is a modifier. */
export function lowerArrayCreation(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  const value = cst.field(at, 'value');
  const dimensions = cst.children(at).filter((child) => cst.fieldName(child) === 'dimensions');
  cst.open(Kind.New, role, at);
  if (type >= 0) cst.leaf(Kind.Type, Role.Callee, type, typeText(cst.source(type)));
  for (const each of dimensions) {
    for (const _ of cst.source(each).matchAll(/\[/g)) cst.leaf(Kind.Other, Role.Modifier, each, ARRAY);
  }
  for (const each of dimensions) {
    if (cst.type(each) === 'dimensions_expr') cst.lowerChildren(each, Role.Argument);
  }
  if (value >= 0) cst.lower(value, Role.Argument);
  cst.close();
}

function lowerArguments(cst: Lowering, at: number): void {
  const args = cst.field(at, 'arguments');
  if (args >= 0) cst.lower(args, Role.Argument);
}

function lowerMember(cst: Lowering, object: number, property: number, role: Role): void {
  cst.builder.open(Kind.Member, role, cst.start(object), cst.end(property));
  cst.lower(object, Role.Object);
  cst.leaf(Kind.Name, Role.Property, property);
  cst.close();
}

/** `A::b`: a member that is not read but named. */
export function lowerMethodReference(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const [object] = children;
  const name = children.at(-1);
  cst.open(Kind.Member, role, at, '::');
  if (object !== undefined) {
    if (/_type$|^type_identifier$|^scoped_type/.test(cst.type(object)))
      lowerTypeName(cst, object, Role.Object);
    else cst.lower(object, Role.Object);
  }
  const types = children.find((child) => cst.type(child) === 'type_arguments');
  if (types !== undefined) lowerTypeArguments(cst, types);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Property, name);
  cst.close();
}

/** `A.class`. */
export function lowerClassLiteral(cst: Lowering, at: number, role: Role): void {
  const [type] = cst.namedChildren(at);
  const word = cst.children(at).at(-1);
  cst.open(Kind.Member, role, at);
  if (type !== undefined) lowerTypeName(cst, type, Role.Object);
  if (word !== undefined) cst.leaf(Kind.Name, Role.Property, word);
  cst.close();
}

/** `a++`, `--a`: named by the operator. */
export function lowerUpdate(cst: Lowering, at: number, role: Role): void {
  const operator = cst.children(at).find((child) => !cst.isNamed(child));
  cst.open(Kind.Unary, role, at, operator === undefined ? undefined : cst.source(operator));
  for (const operand of cst.namedChildren(at)) cst.lower(operand, Role.Operand);
  cst.close();
}

/** `a instanceof T`; with a name for the value, as in `a instanceof T b`, the left side assigns it. */
export function lowerInstanceOf(cst: Lowering, at: number, role: Role): void {
  const left = cst.field(at, 'left');
  const right = cst.field(at, 'right');
  const name = cst.field(at, 'name');
  const pattern = cst.field(at, 'pattern');
  cst.open(Kind.Binary, role, at, 'instanceof');
  if (left >= 0 && name >= 0) {
    cst.open(Kind.Assign, Role.Left, at, '=');
    cst.leaf(Kind.Name, Role.Target, name);
    if (right >= 0) lowerType(cst, right, Role.Type);
    cst.lower(left, Role.Value);
    cst.close();
  } else if (left >= 0) cst.lower(left, Role.Left);
  if (right >= 0) lowerType(cst, right, Role.Right);
  if (pattern >= 0) cst.lower(pattern, Role.Right);
  cst.close();
}

/** `(a) -> b` is `(a) -> { return b; }`. Its name tells it from a method. */
export function lowerLambda(cst: Lowering, at: number, role: Role): void {
  const parameters = cst.field(at, 'parameters');
  const body = cst.field(at, 'body');
  cst.open(Kind.Function, role, at, 'lambda');
  if (parameters >= 0) {
    if (cst.type(parameters) === 'formal_parameters') lowerParameters(cst, parameters);
    else {
      const names = cst.type(parameters) === 'identifier' ? [parameters] : cst.namedChildren(parameters);
      for (const name of names) {
        cst.open(Kind.Parameter, Role.Parameter, name);
        cst.leaf(Kind.Name, Role.Target, name);
        cst.close();
      }
    }
  }
  if (body >= 0 && cst.type(body) === 'block') cst.lower(body, Role.Body);
  else if (body >= 0) cst.lowerReturned(body);
  cst.close();
}
