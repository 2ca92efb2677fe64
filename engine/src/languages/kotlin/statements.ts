import { Kind, Role } from '../../syntax/kinds';
import { lowerTryClauses } from '../jvm-try';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerVariable } from './declarations';
import { lowerType, typeNodes } from './types';

/** `if` as a statement, or as an expression where its value is used. */
export function lowerIf(cst: Lowering, at: number, role: Role): void {
  const test = cst.field(at, 'condition');
  const children = cst.children(at);
  const otherwise = children.findIndex((child) => cst.type(child) === 'else');
  const branches = children.filter((child) => cst.isNamed(child) && child !== test);
  const [then] = branches.filter((child) => otherwise < 0 || children.indexOf(child) < otherwise);
  const [orElse] = branches.filter((child) => otherwise >= 0 && children.indexOf(child) > otherwise);
  const isStatement = role === Role.Statement;
  cst.open(isStatement ? Kind.If : Kind.Conditional, role, at);
  if (test >= 0) cst.lower(test, Role.Test);
  const branch = (node: number, as: Role) =>
    isStatement ? cst.lowerBlock(node, as) : lowerValue(cst, node, as);
  if (then !== undefined) branch(then, Role.Then);
  if (orElse !== undefined) branch(orElse, Role.Else);
  cst.close();
}

/** A block with one statement, where a value is wanted, is that statement. */
function lowerValue(cst: Lowering, at: number, role: Role): void {
  const [only, more] = cst.type(at) === 'block' ? cst.namedChildren(at) : [];
  cst.lower(only !== undefined && more === undefined ? only : at, role);
}

/** `when (a) { b -> c }`; no clause falls through to the next. */
export function lowerWhen(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Switch, role, at);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'when_subject') lowerSubject(cst, child);
    else if (cst.type(child) === 'when_entry') lowerEntry(cst, child);
  }
  cst.close();
}

function lowerSubject(cst: Lowering, at: number): void {
  const variable = cst.namedChildren(at).find((child) => cst.type(child) === 'variable_declaration');
  const value = cst.namedChildren(at).at(-1);
  if (value === undefined) return;
  if (variable === undefined) {
    cst.lower(value, Role.Subject);
    return;
  }
  cst.open(Kind.Assign, Role.Subject, at, '=');
  lowerVariable(cst, variable);
  cst.lower(value, Role.Value);
  cst.close();
}

function lowerEntry(cst: Lowering, at: number): void {
  const tests = cst.children(at).filter((child) => cst.fieldName(child) === 'condition');
  const body = cst.namedChildren(at).filter((child) => !tests.includes(child));
  if (tests.length === 1 && isListPlaceholder(cst.source(tests[0]))) {
    cst.leaf(Kind.Name, Role.Case, tests[0]);
    return;
  }
  cst.open(Kind.Case, Role.Case, at, tests.length === 0 ? 'default' : undefined);
  for (const test of tests) lowerTest(cst, test);
  for (const each of body) {
    if (cst.type(each) === 'block') cst.lowerChildren(each, Role.Statement);
    else cst.lower(each, Role.Statement);
  }
  cst.close();
}

/** `is T` and `in a` test the subject. */
function lowerTest(cst: Lowering, at: number): void {
  const type = cst.type(at);
  if (type !== 'type_test' && type !== 'range_test') {
    cst.lower(at, Role.Test);
    return;
  }
  const word = cst.children(at).find((child) => !cst.isNamed(child));
  cst.open(Kind.Other, Role.Test, at, word === undefined ? type : cst.source(word));
  for (const child of cst.namedChildren(at)) cst.lower(child, Role.Value);
  cst.close();
}

/** `for (a in b)`. */
export function lowerFor(cst: Lowering, at: number, role: Role): void {
  const named = cst
    .namedChildren(at)
    .filter((child) => cst.type(child) !== 'label' && cst.type(child) !== 'annotation');
  const [variable, iterable, body] = named;
  cst.open(Kind.ForEach, role, at);
  if (variable !== undefined) lowerVariable(cst, variable);
  if (iterable !== undefined) cst.lower(iterable, Role.Iterable);
  if (body !== undefined) cst.lowerBlock(body, Role.Body);
  cst.close();
}

/** `while` and `do`. */
export function lowerLoop(cst: Lowering, at: number, role: Role, word: string): void {
  const test = cst.field(at, 'condition');
  const body = cst.namedChildren(at).find((child) => child !== test && cst.type(child) !== 'label');
  cst.open(Kind.Loop, role, at, word);
  if (test >= 0) cst.lower(test, Role.Test);
  if (body !== undefined) cst.lowerBlock(body, Role.Body);
  cst.close();
}

export function lowerTry(cst: Lowering, at: number, role: Role): void {
  lowerTryClauses(cst, at, role, {
    handler: 'catch_block',
    finalizer: 'finally_block',
    lowerHandler: lowerCatch,
  });
}

function lowerCatch(cst: Lowering, at: number): void {
  const children = cst.namedChildren(at);
  const name = children.find((child) => cst.type(child) === 'identifier');
  const type = children.find((child) => typeNodes.has(cst.type(child)));
  const body = children.find((child) => cst.type(child) === 'block');
  cst.open(Kind.Catch, Role.Handler, at);
  const isHole = name !== undefined && isListPlaceholder(cst.source(name));
  if (type !== undefined && !isHole) lowerType(cst, type, Role.Type);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Target, name);
  if (body !== undefined) cst.lower(body, Role.Body);
  cst.close();
}
