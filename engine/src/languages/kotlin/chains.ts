import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { lowerTypeArguments } from './types';

/** `f<A>(b)`, which the grammar takes for `(f < A) > (b)`. */
interface GenericCall {
  callee: number;
  type: number;
  /** The parenthesis that holds the argument. */
  argument: number;
}

const chainLinks = new Set(['navigation_expression', 'call_expression', 'index_expression']);

/** What a chain starts with where the grammar reads it wrongly. */
interface Head {
  /** The node that it starts with to the grammar. */
  at: number;
  /** Where it starts in truth. */
  start: number;
  lower(role: Role): void;
}

/** `!a.b()`, which the grammar takes for `(!a).b()`. */
function prefixOf(cst: Lowering, at: number): number | undefined {
  let first = at;
  while (chainLinks.has(cst.type(first)) && cst.namedChildren(first).length > 0)
    [first] = cst.namedChildren(first);
  if (first === at || cst.type(first) !== 'unary_expression') return undefined;
  const operator = cst.field(first, 'operator');
  const argument = cst.field(first, 'argument');
  return operator >= 0 && argument >= 0 && cst.start(operator) < cst.start(argument) ? first : undefined;
}

/** `a.b`, `a?.b`, `a::b`, `a(b) { c }`, `a[b]`, down to what the chain starts with. */
export function lowerChain(cst: Lowering, at: number, role: Role, head?: Head): void {
  const prefix = head ? undefined : prefixOf(cst, at);
  if (prefix !== undefined) {
    const argument = cst.field(prefix, 'argument');
    cst.open(Kind.Unary, role, at, cst.source(cst.field(prefix, 'operator')));
    const lower = (inner: Role) => cst.lower(argument, inner);
    lowerChain(cst, at, Role.Operand, { at: prefix, start: cst.start(argument), lower });
    cst.close();
    return;
  }
  const type = cst.type(at);
  const [first, ...rest] = cst.namedChildren(at);
  const open = (kind: Kind, name?: string) =>
    cst.builder.open(
      kind,
      role,
      head ? head.start : cst.start(at),
      cst.end(at),
      name === undefined ? undefined : cst.names.id(name),
    );
  if (head && at === head.at) head.lower(role);
  else if (type === 'navigation_expression' && first !== undefined) {
    open(Kind.Member, cst.children(at).some((child) => cst.type(child) === '::') ? '::' : undefined);
    lowerChain(cst, first, Role.Object, head);
    if (rest.length > 0) cst.leaf(Kind.Name, Role.Property, rest[rest.length - 1]);
    cst.close();
  } else if (type === 'call_expression' && first !== undefined) {
    lowerCall(cst, at, open, head);
  } else if (type === 'index_expression' && first !== undefined) {
    open(Kind.Index);
    lowerChain(cst, first, Role.Object, head);
    for (const index of rest) cst.lower(index, Role.Index);
    cst.close();
  } else if (head && type === 'binary_expression' && first !== undefined) {
    const operator = cst.field(at, 'operator');
    open(Kind.Binary, operatorName(operator < 0 ? '' : cst.source(operator)));
    lowerChain(cst, first, Role.Left, head);
    for (const right of rest) cst.lower(right, Role.Right);
    cst.close();
  } else cst.lower(at, role);
}

/** A lambda behind the arguments is an argument: of `a(b) { c }` the call `a(b)` is the callee to the grammar. */
function lowerCall(cst: Lowering, at: number, open: (kind: Kind) => void, head: Head | undefined): void {
  const [first, ...rest] = cst.namedChildren(at);
  const trailing = rest.length === 1 && cst.type(rest[0]) === 'annotated_lambda';
  const inner = trailing && cst.type(first) === 'call_expression' ? first : -1;
  open(Kind.Call);
  if (inner >= 0) {
    const [callee, ...args] = cst.namedChildren(inner);
    lowerChain(cst, callee, Role.Callee, head);
    lowerArguments(cst, args);
  } else lowerChain(cst, first, Role.Callee, head);
  lowerArguments(cst, rest);
  cst.close();
}

function lowerArguments(cst: Lowering, args: readonly number[]): void {
  for (const each of args) {
    if (cst.type(each) === 'type_arguments') lowerTypeArguments(cst, each);
    else cst.lower(each, Role.Argument);
  }
}

/** A call with a type as what a chain starts with. */
export function headOf(cst: Lowering, { callee, type, argument }: GenericCall): Head {
  return {
    at: argument,
    start: cst.start(callee),
    lower(role) {
      cst.builder.open(Kind.Call, role, cst.start(callee), cst.end(argument));
      cst.lower(callee, Role.Callee);
      cst.leaf(Kind.Type, Role.Type, type);
      cst.lowerChildren(argument, Role.Argument);
      cst.close();
    },
  };
}

const links = new Set([...chainLinks, 'binary_expression']);

/** The call with a type that a comparison of a comparison is, where its argument follows the `>` at once. */
export function genericCall(
  cst: Lowering,
  left: number,
  operator: number,
  right: number,
): GenericCall | undefined {
  if (operator < 0 || left < 0 || right < 0 || cst.source(operator) !== '>') return undefined;
  const less = cst.type(left) === 'binary_expression' ? cst.field(left, 'operator') : -1;
  if (less < 0 || cst.source(less) !== '<' || cst.start(right) !== cst.end(operator)) return undefined;
  let argument = right;
  while (links.has(cst.type(argument)) && cst.namedChildren(argument).length > 0)
    argument = cst.namedChildren(argument)[0];
  const callee = cst.field(left, 'left');
  const type = cst.field(left, 'right');
  return cst.type(argument) === 'parenthesized_expression' && callee >= 0 && type >= 0
    ? { callee, type, argument }
    : undefined;
}

/** `a ?: b` is what other languages write `a ?? b`. */
export function operatorName(text: string): string {
  return text === '?:' ? '??' : text;
}
