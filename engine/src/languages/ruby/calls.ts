import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder, isPlaceholder } from '../placeholders';
import { lowerParameters } from './definitions';
import { lowerSymbolName } from './literals';
import { lowerBlock } from './statements';

/** The name of a hole in the place of a constant: `C__HOLE` → `__HOLE`; other names as they are. */
export function lowerHeadless(name: string): string {
  return isPlaceholder(name.slice(1)) ? name.slice(1) : name;
}

/**
 * A method call. `a.b` without arguments, parentheses and block is a Member: most are attributes, and the matcher knows that
 * it is a call as well. A block is the call's body.
 */
export function lowerCall(cst: Lowering, at: number, role: Role): void {
  const receiver = cst.field(at, 'receiver');
  const method = cst.field(at, 'method');
  const list = cst.field(at, 'arguments');
  let block = cst.field(at, 'block');
  if (list < 0 && block < 0) {
    lowerCallee(cst, at, role, receiver, method);
    return;
  }
  const args = list < 0 ? [] : cst.namedChildren(list);
  const last = args.at(-1);
  cst.open(Kind.Call, role, at);
  lowerCallee(cst, at, Role.Callee, receiver, method);
  for (const arg of args) {
    if (arg === last && block < 0 && isOpenCall(cst, arg)) {
      // The pattern `f ... { ... }`: braces belong to the nearest word, but an ellipsis takes no block.
      cst.leaf(Kind.Name, Role.Argument, cst.field(arg, 'method'));
      block = cst.field(arg, 'block');
    } else lowerArgument(cst, arg);
  }
  if (block >= 0) cst.lower(block, Role.Body);
  cst.close();
}

function isOpenCall(cst: Lowering, at: number): boolean {
  const method = cst.type(at) === 'call' ? cst.field(at, 'method') : -1;
  return method >= 0 && cst.field(at, 'block') >= 0 && isListPlaceholder(cst.source(method));
}

function lowerCallee(cst: Lowering, at: number, role: Role, receiver: number, method: number): void {
  if (receiver < 0) {
    if (method >= 0) cst.lower(method, role);
    return;
  }
  const operator = cst.field(at, 'operator');
  const end = cst.end(method >= 0 ? method : operator >= 0 ? operator : receiver);
  cst.builder.open(Kind.Member, role, cst.start(receiver), end);
  cst.lower(receiver, Role.Object);
  if (method >= 0) cst.leaf(Kind.Name, Role.Property, method, lowerHeadless(cst.source(method)));
  else {
    // `a.()` is `a.call()`.
    const place = operator >= 0 ? cst.end(operator) : end;
    cst.builder.leaf(Kind.Name, Role.Property, place, place, cst.names.id('call'));
  }
  cst.close();
}

/** `a: 1`, `:a => 1` and `"a" => 1` among arguments are named arguments. */
function lowerArgument(cst: Lowering, at: number): void {
  if (cst.type(at) === 'pair') lowerEntry(cst, at, Kind.Keyword, Role.Argument);
  else cst.lower(at, Role.Argument);
}

/** An entry of a hash. */
export function lowerPair(cst: Lowering, at: number, role: Role): void {
  lowerEntry(cst, at, Kind.Pair, role);
}

/** `a:` alone is `a: a`. */
function lowerEntry(cst: Lowering, at: number, kind: Kind, role: Role): void {
  const key = cst.field(at, 'key');
  const value = cst.field(at, 'value');
  cst.open(kind, role, at);
  lowerKey(cst, key);
  if (value >= 0) cst.lower(value, Role.Value);
  else lowerSymbolName(cst, key, Role.Value);
  cst.close();
}

/** `a:`, `:a =>` and `"a":` are one key; a variable as key is told apart from a symbol of its name. */
function lowerKey(cst: Lowering, key: number): void {
  const type = cst.type(key);
  if (/symbol$/.test(type) || (type === 'string' && cst.text[cst.end(key)] === ':')) {
    lowerSymbolName(cst, key, Role.Key);
  } else if (type === 'identifier' && !isPlaceholder(cst.source(key))) {
    cst.open(Kind.Other, Role.Key, key, 'computed');
    cst.lower(key, Role.Child);
    cst.close();
  } else cst.lower(key, Role.Key);
}

/** `a[b, c]`. */
export function lowerElement(cst: Lowering, at: number, role: Role): void {
  const object = cst.field(at, 'object');
  const block = cst.field(at, 'block');
  cst.open(Kind.Index, role, at);
  cst.lower(object, Role.Object);
  for (const child of cst.namedChildren(at))
    if (child !== object && child !== block) cst.lower(child, Role.Index);
  cst.close();
}

/** `{ |x| ... }` and `do |x| ... end` are one. */
export function lowerBlockFunction(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Function, role, at);
  lowerParameters(cst, cst.field(at, 'parameters'));
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at });
  cst.close();
}
