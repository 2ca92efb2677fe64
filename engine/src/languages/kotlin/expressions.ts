import { Kind, Role } from '../../syntax/kinds';
import { lowerInfixCall } from '../common';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { genericCall, headOf, lowerChain, operatorName } from './chains';
import { lowerBases, lowerVariable } from './declarations';
import { isMisreadClass, lowerMisreadClass } from './misread';
import { lowerType } from './types';

/** Words that the grammar takes for names. */
const words: Record<string, Kind> = {
  true: Kind.Constant,
  false: Kind.Constant,
  null: Kind.Constant,
  break: Kind.Break,
  continue: Kind.Continue,
};

export function lowerIdentifier(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at);
  const kind = Object.hasOwn(words, text) ? words[text] : Kind.Name;
  if (kind === Kind.Break || kind === Kind.Continue) {
    cst.open(kind, role, at);
    cst.close();
  } else cst.leaf(kind, role, at);
}

/** `break@outer`, `continue@outer`; any other label is left out. */
export function lowerLabeled(cst: Lowering, at: number, role: Role): void {
  const word = /^(break|continue)@/.exec(cst.source(at))?.[1];
  const body = cst.namedChildren(at).at(-1);
  if (word !== undefined) {
    cst.open(word === 'break' ? Kind.Break : Kind.Continue, role, at);
    cst.close();
  } else if (body !== undefined) cst.lower(body, role);
}

/** `a = b` among arguments is a named one. */
export function lowerValueArgument(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const isNamed = children.some((child) => cst.type(child) === '=');
  const named = children.filter((child) => cst.isNamed(child));
  if (!isNamed || named.length < 2) {
    for (const child of named) cst.lower(child, role);
    return;
  }
  cst.open(Kind.Keyword, role, at);
  cst.leaf(Kind.Name, Role.Key, named[0]);
  cst.lower(named[1], Role.Value);
  cst.close();
}

/** `x!!` is `x`, known not to be null: a cast that names no type. */
export function lowerUnary(cst: Lowering, at: number, role: Role): void {
  const operator = cst.field(at, 'operator');
  const argument = cst.field(at, 'argument');
  const name = operator < 0 ? '' : cst.source(operator);
  cst.open(name === '!!' ? Kind.Cast : Kind.Unary, role, at, name);
  if (argument >= 0) cst.lower(argument, Role.Operand);
  cst.close();
}

export function lowerBinary(cst: Lowering, at: number, role: Role): void {
  const left = cst.field(at, 'left');
  const right = cst.field(at, 'right');
  const operator = cst.field(at, 'operator');
  const generic = genericCall(cst, left, operator, right);
  if (generic) {
    // `a + f<A>(b)` is taken for `(a + f < A) > (b)`.
    const { callee } = generic;
    if (cst.type(callee) === 'binary_expression') {
      const inner = cst.field(callee, 'operator');
      cst.open(Kind.Binary, role, at, operatorName(inner < 0 ? '' : cst.source(inner)));
      cst.lower(cst.field(callee, 'left'), Role.Left);
      lowerChain(cst, right, Role.Right, headOf(cst, { ...generic, callee: cst.field(callee, 'right') }));
      cst.close();
    } else lowerChain(cst, right, role, headOf(cst, generic));
    return;
  }
  cst.open(Kind.Binary, role, at, operatorName(operator < 0 ? '' : cst.source(operator)));
  if (left >= 0) cst.lower(left, Role.Left);
  if (right >= 0) cst.lower(right, Role.Right);
  cst.close();
}

/** `@A a`: the annotations of an expression say nothing of its value. */
export function lowerAnnotated(cst: Lowering, at: number, role: Role): void {
  let inner = at;
  while (cst.type(inner) === 'annotated_expression') {
    const last = cst.namedChildren(inner).at(-1);
    if (last === undefined) return;
    inner = last;
  }
  if (isMisreadClass(cst, inner)) lowerMisreadClass(cst, inner, role, at);
  else if (cst.type(inner) !== 'annotation') cst.lower(inner, role);
}

/** `a to b` calls `a.to(b)`. */
export function lowerInfix(cst: Lowering, at: number, role: Role): void {
  if (isMisreadClass(cst, at)) {
    lowerMisreadClass(cst, at, role);
    return;
  }
  const [left, name, right] = cst.namedChildren(at);
  if (left === undefined || name === undefined || right === undefined) return;
  lowerInfixCall(cst, at, role, [left, name, right]);
}

/** `a in b`, `a !is T`, `a..b`: named by the word or sign between. */
export function lowerTest(cst: Lowering, at: number, role: Role): void {
  const operator = cst.children(at).find((child) => !cst.isNamed(child));
  const [left, right] = cst.namedChildren(at);
  cst.open(Kind.Binary, role, at, operator === undefined ? undefined : cst.source(operator));
  if (left !== undefined) cst.lower(left, Role.Left);
  if (right !== undefined) cst.lower(right, Role.Right);
  cst.close();
}

/** `a as T`, `a as? T`. */
export function lowerCast(cst: Lowering, at: number, role: Role): void {
  const left = cst.field(at, 'left');
  const right = cst.field(at, 'right');
  const isSafe = cst.children(at).some((child) => cst.type(child) === 'as?');
  cst.open(Kind.Cast, role, at, isSafe ? '?' : undefined);
  if (right >= 0) lowerType(cst, right, Role.Type);
  if (left >= 0) cst.lower(left, Role.Operand);
  cst.close();
}

/** `::f`, `A::f`. */
export function lowerCallableReference(cst: Lowering, at: number, role: Role): void {
  const named = cst.namedChildren(at);
  const name = named.at(-1);
  cst.open(Kind.Member, role, at, '::');
  if (named.length > 1) cst.lower(named[0], Role.Object);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Property, name);
  cst.close();
}

/** `{ a -> b }`; without parameters it has `it`. Its name tells it from a named function. */
export function lowerLambda(cst: Lowering, at: number, role: Role): void {
  const children = cst.namedChildren(at);
  const parameters = children.find((child) => cst.type(child) === 'lambda_parameters');
  const body = children.filter((child) => child !== parameters);
  cst.open(Kind.Function, role, at, 'lambda');
  if (parameters !== undefined) {
    for (const parameter of cst.namedChildren(parameters)) {
      cst.open(Kind.Parameter, Role.Parameter, parameter);
      lowerVariable(cst, parameter);
      cst.close();
    }
  } else {
    const start = cst.start(at);
    const isHole = body.length === 1 && isListPlaceholder(cst.source(body[0]));
    const name = isHole ? cst.source(body[0]) : 'it';
    cst.builder.open(Kind.Parameter, Role.Parameter, start, start);
    cst.builder.leaf(Kind.Name, Role.Target, start, start, cst.names.id(name));
    cst.close();
  }
  cst.open(Kind.Block, Role.Body, at);
  for (const statement of body) cst.lower(statement, Role.Statement);
  cst.close();
  cst.close();
}

/** `object : A(), B { … }` makes an object of a class without a name. */
export function lowerObjectLiteral(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.New, role, at, 'object');
  lowerBases(cst, at);
  for (const child of cst.namedChildren(at))
    if (cst.type(child) === 'class_body') cst.lower(child, Role.Body);
  cst.close();
}
