import { Kind, Role } from '../../syntax/kinds';
import { lowerTryClauses } from '../jvm-try';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerModifiers } from './declarations';
import { lowerType, typeText } from './types';

/** `for (a; b; c)`; what is several things before or after the condition is one sequence. */
export function lowerFor(cst: Lowering, at: number, role: Role): void {
  const held = (field: string) => cst.children(at).filter((child) => cst.fieldName(child) === field);
  const test = cst.field(at, 'condition');
  const body = cst.field(at, 'body');
  cst.open(Kind.Loop, role, at);
  lowerSequence(cst, held('init'), Role.Init);
  if (test >= 0) cst.lower(test, Role.Test);
  lowerSequence(cst, held('update'), Role.Update);
  if (body >= 0) cst.lowerBlock(body, Role.Body);
  cst.close();
}

function lowerSequence(cst: Lowering, parts: readonly number[], role: Role): void {
  if (parts.length === 0) return;
  const declarators = cst.children(parts[0]).filter((child) => cst.fieldName(child) === 'declarator');
  if (parts.length === 1 && declarators.length < 2) {
    cst.lower(parts[0], role);
    return;
  }
  cst.builder.open(Kind.Sequence, role, cst.start(parts[0]), cst.end(parts[parts.length - 1]));
  for (const part of parts) cst.lower(part, Role.Part);
  cst.close();
}

/** `for (T a : b)`. */
export function lowerForEach(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  const name = cst.field(at, 'name');
  const value = cst.field(at, 'value');
  const body = cst.field(at, 'body');
  cst.open(Kind.ForEach, role, at);
  if (name >= 0) cst.leaf(Kind.Name, Role.Target, name);
  if (type >= 0 && !(name >= 0 && isListPlaceholder(cst.source(name)))) lowerType(cst, type, Role.Type);
  if (value >= 0) cst.lower(value, Role.Iterable);
  if (body >= 0) cst.lowerBlock(body, Role.Body);
  lowerModifiers(cst, at);
  cst.close();
}

export function lowerLabel(cst: Lowering, at: number, role: Role): void {
  const body = cst.namedChildren(at).at(-1);
  if (body !== undefined) cst.lower(body, role);
}

/** `case a: b` with all that stands below it. */
export function lowerSwitchGroup(cst: Lowering, at: number, role: Role): void {
  lowerCase(cst, at, role, false);
}

/** `case a -> b`: no clause falls through to the next. */
export function lowerSwitchRule(cst: Lowering, at: number, role: Role): void {
  lowerCase(cst, at, role, true);
}

function lowerCase(cst: Lowering, at: number, role: Role, ends: boolean): void {
  const children = cst.namedChildren(at);
  const tests = children
    .filter((child) => cst.type(child) === 'switch_label')
    .flatMap((label) => cst.namedChildren(label));
  const body = children.filter((child) => cst.type(child) !== 'switch_label');
  if (tests.length === 1 && isListPlaceholder(cst.source(tests[0]))) {
    cst.leaf(Kind.Name, role, tests[0]);
    return;
  }
  cst.open(Kind.Case, role, at, tests.length === 0 ? 'default' : undefined);
  for (const test of tests) cst.lower(test, Role.Test);
  for (const statement of body) cst.lower(statement, Role.Statement);
  if (ends) cst.builder.leaf(Kind.Break, Role.Statement, cst.end(at), cst.end(at), cst.names.id('->'));
  cst.close();
}

/** `case T a`. */
export function lowerTypePattern(cst: Lowering, at: number, role: Role): void {
  const [type, name] = cst.namedChildren(at).filter((child) => cst.type(child) !== 'modifiers');
  cst.open(Kind.Declare, role, at);
  if (name !== undefined) cst.lower(name, Role.Target);
  if (type !== undefined) lowerType(cst, type, Role.Type);
  cst.close();
}

export function lowerTry(cst: Lowering, at: number, role: Role): void {
  lowerTryClauses(cst, at, role, {
    handler: 'catch_clause',
    finalizer: 'finally_clause',
    lowerHandler: lowerCatch,
  });
}

/** `catch (A | B e)`: the alternatives are one type. */
function lowerCatch(cst: Lowering, at: number): void {
  const parameter = cst.namedChildren(at).find((child) => cst.type(child) === 'catch_formal_parameter');
  const body = cst.field(at, 'body');
  cst.open(Kind.Catch, Role.Handler, at);
  if (parameter !== undefined) {
    const name = cst.field(parameter, 'name');
    const type = cst.namedChildren(parameter).find((child) => cst.type(child) === 'catch_type');
    const isHole = name >= 0 && isListPlaceholder(cst.source(name));
    if (type !== undefined && !isHole) cst.leaf(Kind.Type, Role.Type, type, typeText(cst.source(type)));
    if (name >= 0) cst.leaf(Kind.Name, Role.Target, name);
  }
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** The resources are what a `with` holds; its body is the `try`. */
export function lowerTryWithResources(cst: Lowering, at: number, role: Role): void {
  const resources = cst.field(at, 'resources');
  cst.open(Kind.With, role, at);
  for (const resource of resources >= 0 ? cst.namedChildren(resources) : []) lowerResource(cst, resource);
  cst.open(Kind.Block, Role.Body, at);
  lowerTry(cst, at, Role.Statement);
  cst.close();
  cst.close();
}

function lowerResource(cst: Lowering, at: number): void {
  const name = cst.field(at, 'name');
  const type = cst.field(at, 'type');
  const value = cst.field(at, 'value');
  if (name < 0) {
    for (const child of cst.namedChildren(at)) cst.lower(child, Role.Item);
    return;
  }
  cst.open(Kind.Assign, Role.Item, at, '=');
  cst.leaf(Kind.Name, Role.Target, name);
  if (type >= 0) lowerType(cst, type, Role.Type);
  if (value >= 0) cst.lower(value, Role.Value);
  lowerModifiers(cst, at);
  cst.close();
}
