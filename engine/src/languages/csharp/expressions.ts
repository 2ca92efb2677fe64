import { DECLARED_REFERENCE, Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerBody } from './declarations';
import { lowerParameters } from './parameters';
import { partsAlone } from './parts';
import { lowerType, typeAliases } from './types';

/** `List<int>`: the name, its type arguments as types. */
export function lowerName(cst: Lowering, at: number, role: Role): void {
  const [name, list] = cst.namedChildren(at);
  cst.open(Kind.Name, role, at, cst.source(name));
  if (list !== undefined) for (const type of cst.namedChildren(list)) lowerType(cst, type, Role.Type);
  cst.close();
}

/** `a.b`; `String.Format` is `string.Format`. */
export function lowerMember(cst: Lowering, at: number, role: Role): void {
  const object = cst.field(at, 'expression');
  const alias =
    object >= 0 && cst.type(object) === 'identifier' ? typeAliases.get(cst.source(object)) : undefined;
  cst.open(Kind.Member, role, at);
  if (alias !== undefined) cst.leaf(Kind.Name, Role.Object, object, alias);
  else if (object >= 0) cst.lower(object, Role.Object);
  cst.lowerField(at, 'name', Role.Property);
  cst.close();
}

/** `a?.b` is `a.b`, `a?[b]` is `a[b]`. */
export function lowerConditionalAccess(cst: Lowering, at: number, role: Role): void {
  const object = cst.field(at, 'condition');
  const access = cst.namedChildren(at).find((child) => child !== object);
  if (access === undefined || object < 0) {
    cst.lowerChildren(at, role);
    return;
  }
  const isIndex = cst.type(access) === 'element_binding_expression';
  cst.open(isIndex ? Kind.Index : Kind.Member, role, at);
  cst.lower(object, Role.Object);
  if (isIndex) cst.lowerChildren(access, Role.Index);
  else if (cst.type(access) === 'member_binding_expression') cst.lowerField(access, 'name', Role.Property);
  else cst.lower(access, Role.Property);
  cst.close();
}

/** `out T x`, `out x` and `ref x`: a name with a modifier, which is not asked for by patterns without it. */
function lowerReference(cst: Lowering, word: number, value: number, role: Role): void {
  const isDeclared = cst.type(value) === 'declaration_expression';
  const name = isDeclared ? cst.field(value, 'name') : value;
  if (name < 0 || cst.type(name) !== 'identifier') {
    cst.lower(value, role);
    return;
  }
  cst.open(Kind.Name, role, name, cst.source(name));
  cst.leaf(Kind.Other, Role.Modifier, word, isDeclared ? DECLARED_REFERENCE : cst.source(word));
  cst.close();
}

/** Arguments of calls and attributes: named ones are keywords; `ref` and `out` do not matter to a match. */
export function lowerArgument(cst: Lowering, at: number, role: Role): void {
  let name = cst.field(at, 'name');
  let value = partsAlone(cst, at).find((child) => child !== name);
  if (value === undefined) return;
  const word = cst.children(at).find((child) => /^(ref|out)$/.test(cst.type(child)));
  if (word !== undefined && name < 0) {
    lowerReference(cst, word, value, role);
    return;
  }
  if (name < 0 && cst.type(at) === 'attribute_argument' && cst.type(value) === 'assignment_expression') {
    name = cst.field(value, 'left');
    value = cst.field(value, 'right');
  }
  if (name < 0) {
    cst.lower(value, role);
    return;
  }
  cst.open(Kind.Keyword, role, at);
  cst.lower(name, Role.Key);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

/** `new T(a) { B = c }`: the initializer is one more argument, an object. */
export function lowerNew(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  if (type >= 0 && cst.type(type) === 'array_type') {
    lowerArrayCreation(cst, at, role);
    return;
  }
  cst.open(Kind.New, role, at);
  if (type >= 0) cst.lower(type, Role.Callee);
  cst.lowerField(at, 'arguments', Role.Argument);
  const initializer = cst.field(at, 'initializer');
  if (initializer >= 0) lowerInitializer(cst, initializer, Role.Argument, Kind.Object);
  cst.close();
}

/** `new(a) { B = c }`, of a type that is known from where it stands, or -1. */
export function lowerImplicitNew(cst: Lowering, at: number, role: Role, type: number): void {
  cst.open(Kind.New, role, at);
  if (type >= 0 && cst.type(type) !== 'implicit_type') cst.lower(type, Role.Callee);
  else {
    const [word] = cst.children(at);
    if (word !== undefined) cst.leaf(Kind.Name, Role.Callee, word);
  }
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'initializer_expression')
      lowerInitializer(cst, child, Role.Argument, Kind.Object);
    else cst.lower(child, Role.Argument);
  }
  cst.close();
}

/** What stands in braces behind `new`: assignments to members, pairs, or elements. */
export function lowerInitializer(cst: Lowering, at: number, role: Role, kind: Kind.Object | Kind.List): void {
  cst.open(kind, role, at);
  for (const entry of partsAlone(cst, at)) {
    if (kind === Kind.Object) lowerEntry(cst, entry);
    else cst.lower(entry, Role.Entry);
  }
  cst.close();
}

function lowerEntry(cst: Lowering, entry: number): void {
  const inner = partsAlone(cst, entry);
  if (cst.type(entry) === 'initializer_expression' && inner.length === 2) {
    // `{ "key", value }` of a dictionary.
    cst.open(Kind.Pair, Role.Entry, entry);
    cst.lower(inner[0], Role.Key);
    cst.lower(inner[1], Role.Value);
    cst.close();
    return;
  }
  if (cst.type(entry) !== 'assignment_expression') {
    cst.lower(entry, Role.Entry);
    return;
  }
  const left = cst.field(entry, 'left');
  const right = cst.field(entry, 'right');
  const isKey = cst.type(left) === 'element_binding_expression';
  cst.open(isKey ? Kind.Pair : Kind.Assign, Role.Entry, entry, isKey ? undefined : '=');
  if (isKey) cst.lowerChildren(left, Role.Key);
  else cst.lower(left, Role.Target);
  if (cst.type(right) === 'initializer_expression') lowerInitializer(cst, right, Role.Value, Kind.Object);
  else cst.lower(right, Role.Value);
  cst.close();
}

/** `new { A = b, c.D }`: `c.D` is `D = c.D`. */
export function lowerAnonymousObject(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Object, role, at);
  const children = cst.children(at);
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (!cst.isNamed(child)) continue;
    const isNamed = children[i + 1] !== undefined && cst.type(children[i + 1]) === '=';
    const value = isNamed ? children[i + 2] : child;
    const isMember = cst.type(child) === 'member_access_expression';
    if (value === undefined || (!isNamed && !isMember)) {
      cst.lower(child, Role.Entry);
      continue;
    }
    cst.builder.open(Kind.Pair, Role.Entry, cst.start(child), cst.end(value));
    if (isNamed) cst.lower(child, Role.Key);
    else cst.lowerField(child, 'name', Role.Key);
    cst.lower(value, Role.Value);
    cst.close();
    if (isNamed) i += 2;
  }
  cst.close();
}

/** `new T[] { … }` is a list with a type; `new T[n]` is named `[]` and creates a `T`. */
export function lowerArrayCreation(cst: Lowering, at: number, role: Role): void {
  const array = cst.field(at, 'type');
  const element = array >= 0 ? cst.field(array, 'type') : -1;
  const initializer = cst.namedChildren(at).find((child) => cst.type(child) === 'initializer_expression');
  if (initializer !== undefined) {
    cst.open(Kind.List, role, at);
    if (element >= 0) lowerType(cst, element, Role.Type);
    for (const entry of partsAlone(cst, initializer)) cst.lower(entry, Role.Entry);
    cst.close();
    return;
  }
  cst.open(Kind.New, role, at, '[]');
  if (element >= 0) cst.lower(element, Role.Callee);
  const rank = array >= 0 ? cst.field(array, 'rank') : -1;
  if (rank >= 0) cst.lowerChildren(rank, Role.Argument);
  cst.close();
}

/** `[a, b, ..c]`. */
export function lowerCollection(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.List, role, at);
  cst.lowerChildren(at, Role.Entry);
  cst.close();
}

/** `a..b`; in a collection `..c` spreads. */
export function lowerRange(cst: Lowering, at: number, role: Role): void {
  cst.open(role === Role.Entry ? Kind.Spread : Kind.Slice, role, at);
  cst.lowerChildren(at, role === Role.Entry ? Role.Value : Role.Part);
  cst.close();
}

/** `r with { A = b }`: a copy of `r` with other members. */
export function lowerWith(cst: Lowering, at: number, role: Role): void {
  const [subject, ...members] = partsAlone(cst, at);
  cst.open(Kind.Binary, role, at, 'with');
  cst.lower(subject, Role.Left);
  cst.builder.open(Kind.Object, Role.Right, cst.end(subject), cst.end(at));
  for (const member of members) {
    const [target, value] = partsAlone(cst, member);
    if (value === undefined) {
      cst.lowerChildren(member, Role.Entry);
      continue;
    }
    cst.open(Kind.Assign, Role.Entry, member, '=');
    cst.lower(target, Role.Target);
    cst.lower(value, Role.Value);
    cst.close();
  }
  cst.close();
  cst.close();
}

/** `(T)x` and `x as T`; `(a) + b` is no cast of `+b`, unless the type is a keyword. */
export function lowerCast(cst: Lowering, at: number, role: Role): void {
  const isAs = cst.type(at) === 'as_expression';
  const type = cst.field(at, isAs ? 'right' : 'type');
  const value = isAs ? -1 : cst.field(at, 'value');
  if (type >= 0 && value >= 0 && /^(?:identifier|qualified_name)$/.test(cst.type(type))) {
    const [operator, operand] = cst.children(value);
    if (cst.type(value) === 'prefix_unary_expression' && /^[-+*&]$/.test(cst.source(operator))) {
      cst.open(Kind.Binary, role, at, cst.source(operator));
      cst.lower(type, Role.Left);
      cst.lower(operand, Role.Right);
      cst.close();
      return;
    }
  }
  cst.open(Kind.Cast, role, at, isAs ? 'as' : undefined);
  if (type >= 0) lowerType(cst, type, Role.Type);
  cst.lowerField(at, isAs ? 'left' : 'value', Role.Operand);
  cst.close();
}

/** `x is P`; with `x is T y` the value goes into `y`. */
export function lowerIs(cst: Lowering, at: number, role: Role): void {
  const isType = cst.type(at) === 'is_expression';
  const left = cst.field(at, isType ? 'left' : 'expression');
  const right = cst.field(at, isType ? 'right' : 'pattern');
  if (right >= 0 && cst.type(right) === 'declaration_pattern') {
    cst.open(Kind.Assign, role, at, 'is');
    cst.lowerField(right, 'name', Role.Target);
    const type = cst.field(right, 'type');
    if (type >= 0) lowerType(cst, type, Role.Type);
    if (left >= 0) cst.lower(left, Role.Value);
    cst.close();
    return;
  }
  cst.open(Kind.Binary, role, at, 'is');
  if (left >= 0) cst.lower(left, Role.Left);
  if (right >= 0) {
    // A name there is that of a type, almost always.
    const [name] = cst.type(right) === 'constant_pattern' ? cst.namedChildren(right) : [];
    if (isType) lowerType(cst, right, Role.Right);
    else if (name !== undefined && cst.type(name) === 'identifier') lowerType(cst, name, Role.Right);
    else cst.lower(right, Role.Right);
  }
  cst.close();
}

/** `!x`, `-x`, `not p`, `> p`: named by the operator. */
export function lowerUnary(cst: Lowering, at: number, role: Role): void {
  const operator = cst.children(at).find((child) => !cst.isNamed(child));
  cst.open(Kind.Unary, role, at, operator === undefined ? undefined : cst.source(operator));
  cst.lowerChildren(at, Role.Operand);
  cst.close();
}

/** `x++`; `x!` says only that `x` is not null. */
export function lowerPostfix(cst: Lowering, at: number, role: Role): void {
  if (cst.children(at).some((child) => cst.type(child) === '!')) cst.lowerChildren(at, role);
  else lowerUnary(cst, at, role);
}

/** Lambdas and `delegate (…) { … }`. */
export function lowerLambda(cst: Lowering, at: number, role: Role): void {
  const isAsync = cst.children(at).some((child) => cst.source(child) === 'async');
  cst.open(Kind.Function, role, at, isAsync ? 'async' : undefined);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  const body = cst.field(at, 'body');
  const block = body >= 0 ? body : cst.namedChildren(at).find((child) => cst.type(child) === 'block');
  if (block !== undefined) lowerBody(cst, block);
  cst.close();
}

/** `x switch { p => e, … }`: cases with a value in place of statements. */
export function lowerSwitchExpression(cst: Lowering, at: number, role: Role): void {
  const [subject, ...arms] = partsAlone(cst, at);
  cst.open(Kind.Switch, role, at);
  if (subject !== undefined) cst.lower(subject, Role.Subject);
  for (const arm of arms) {
    const parts = partsAlone(cst, arm);
    const value = parts.pop();
    if (
      value !== undefined &&
      isListPlaceholder(cst.source(value)) &&
      cst.source(parts[0]) === cst.source(value)
    ) {
      cst.leaf(Kind.Name, Role.Case, value);
      continue;
    }
    cst.open(Kind.Case, Role.Case, arm);
    for (const part of parts) cst.lower(part, Role.Test);
    if (value !== undefined) cst.lower(value, Role.Value);
    cst.close();
  }
  cst.close();
}

/** `from x in xs where p select e`. */
export function lowerQuery(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Comprehension, role, at);
  for (const clause of cst.namedChildren(at)) {
    const parts = partsAlone(cst, clause);
    switch (cst.type(clause)) {
      case 'from_clause':
      case 'join_clause': {
        const name = cst.field(clause, 'name');
        const [target, iterable] =
          name >= 0 ? [name, parts.at(-1)] : parts.filter((part) => !isType(cst, part));
        openClause(cst, clause, target, iterable);
        break;
      }
      case 'let_clause':
        openClause(cst, clause, parts[0], parts[1]);
        break;
      case 'where_clause':
        cst.open(Kind.If, Role.Clause, clause);
        cst.lowerChildren(clause, Role.Test);
        cst.close();
        break;
      case 'select_clause':
      case 'group_clause':
        cst.lowerChildren(clause, Role.Value);
        break;
      default:
        cst.lower(clause, Role.Clause);
    }
  }
  cst.close();
}

function openClause(cst: Lowering, clause: number, target?: number, iterable?: number): void {
  cst.open(Kind.ForEach, Role.Clause, clause);
  if (target !== undefined) cst.lower(target, Role.Target);
  if (iterable !== undefined) cst.lower(iterable, Role.Iterable);
  cst.close();
}

function isType(cst: Lowering, at: number): boolean {
  return cst.fieldName(at) === 'type';
}

/** `typeof(T)` and `sizeof(T)` as calls. */
export function lowerTypeOperator(cst: Lowering, at: number, role: Role, operator: string): void {
  const [word] = cst.children(at);
  const type = cst.field(at, 'type');
  cst.open(Kind.Call, role, at);
  cst.leaf(Kind.Name, Role.Callee, word, operator);
  if (type >= 0) lowerType(cst, type, Role.Argument);
  cst.close();
}

/** `default(T)` as a call; `default` alone is a constant. */
export function lowerDefault(cst: Lowering, at: number, role: Role): void {
  if (cst.field(at, 'type') >= 0) lowerTypeOperator(cst, at, role, 'default');
  else cst.leaf(Kind.Constant, role, at);
}
