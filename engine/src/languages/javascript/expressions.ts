import { Kind, Role, YIELD_FROM } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';

/** `{ a }` is `{ a: a }`. */
export function lowerShorthand(cst: Lowering, at: number, role: Role): void {
  const name = cst.source(at);
  if (isListPlaceholder(name)) {
    cst.leaf(Kind.Name, role, at);
    return;
  }
  cst.open(Kind.Pair, role, at);
  cst.leaf(Kind.Name, Role.Key, at);
  cst.leaf(Kind.Name, Role.Value, at);
  cst.close();
}

/** The content of a string without its quotes: quotes do not matter to a match. */
export function lowerString(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at);
  cst.leaf(Kind.String, role, at, text.slice(1, text.length > 1 && text.endsWith(text[0]) ? -1 : undefined));
}

/** `` `a${b}` ``; without anything in braces a string. */
export function lowerTemplate(cst: Lowering, at: number, role: Role): void {
  const substitutions = cst.children(at).filter((child) => cst.type(child) === 'template_substitution');
  if (substitutions.length === 0) {
    lowerString(cst, at, role);
    return;
  }
  cst.open(Kind.Template, role, at);
  cst.lowerParts(substitutions, cst.start(at) + 1, cst.end(at) - 1);
  cst.close();
}

/** `await f<T>(x)` is parsed as a call of `await f`: the call is what is awaited. */
export function lowerCall(cst: Lowering, at: number, role: Role): void {
  const callee = cst.field(at, 'function');
  const awaited = callee >= 0 && cst.type(callee) === 'await_expression' ? cst.namedChildren(callee)[0] : -1;
  if (awaited >= 0) cst.open(Kind.Await, role, at);
  const call = cst.open(Kind.Call, awaited >= 0 ? Role.Operand : role, at);
  if (callee >= 0) cst.lower(awaited >= 0 ? awaited : callee, Role.Callee);
  const args = cst.field(at, 'arguments');
  if (args >= 0) cst.lower(args, Role.Argument);
  // A tagged template is a call that no pattern of a call means.
  if (args >= 0 && cst.type(args) === 'template_string') cst.builder.setName(call, cst.names.id('tagged'));
  cst.close();
  if (awaited >= 0) cst.close();
}

/** `x as T`: the value; the type says nothing about data. */
export function lowerCast(cst: Lowering, at: number, role: Role): void {
  const named = cst.namedChildren(at);
  const value = cst.type(at) === 'type_assertion' ? named.at(-1) : named[0];
  if (value !== undefined) cst.lower(value, role);
}

/** `a: b` of an object or a pattern. */
export function lowerPair(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Pair, role, at);
  const key = cst.field(at, 'key');
  const value = cst.field(at, 'value');
  if (key >= 0) lowerKey(cst, key);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

/** The key of an entry; one in quotes that could do without is a name. */
export function lowerKey(cst: Lowering, key: number): void {
  const text = cst.source(key);
  // { 'a': 1 } is { a: 1 }.
  if (cst.type(key) === 'string' && /^(['"])[A-Za-z_$][\w$]*\1$/.test(text)) {
    cst.leaf(Kind.Name, Role.Key, key, text.slice(1, -1));
  } else cst.lower(key, Role.Key);
}

/** `yield x`; `yield* x` yields each element of it. */
export function lowerYield(cst: Lowering, at: number, role: Role): void {
  const isEach = cst.children(at).some((child) => cst.type(child) === '*');
  cst.open(Kind.Yield, role, at, isEach ? YIELD_FROM : undefined);
  for (const child of cst.namedChildren(at)) cst.lower(child, Role.Operand);
  cst.close();
}
