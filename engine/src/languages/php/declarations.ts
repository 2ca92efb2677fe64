import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { dottedName, functionName, lowerPropertyName } from './names';

/** A namespace is a line that says so; what stands in its braces follows it as after `namespace A;`. */
export function lowerNamespace(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const body = cst.field(at, 'body');
  if (name >= 0) {
    const id = cst.names.id('namespace');
    cst.builder.open(Kind.Other, role, cst.start(at), cst.end(name), id);
    cst.leaf(Kind.Text, Role.Operand, name, dottedName(cst, name));
    cst.close();
  }
  if (body >= 0) cst.lowerChildren(body, role);
}

/** `use A\B;`, `use A\{B, C as D};`: an import for each name. */
export function lowerImports(cst: Lowering, at: number, role: Role): void {
  const body = cst.field(at, 'body');
  const prefix =
    body < 0 ? undefined : cst.namedChildren(at).find((child) => cst.type(child) === 'namespace_name');
  const clauses = cst.namedChildren(body < 0 ? at : body);
  for (const clause of clauses) {
    if (cst.type(clause) !== 'namespace_use_clause') continue;
    const alias = cst.field(clause, 'alias');
    const target = cst.namedChildren(clause).find((child) => child !== alias);
    if (target === undefined) continue;
    const path = [prefix === undefined ? '' : dottedName(cst, prefix), dottedName(cst, target)].join('.');
    const names = path.split('.').filter((name) => name !== '');
    const last = names.pop() as string;
    cst.open(Kind.Import, role, clauses.length === 1 ? at : clause);
    if (names.length > 0) cst.leaf(Kind.Text, Role.Source, prefix ?? target, names.join('.'));
    cst.open(Kind.ImportItem, Role.Item, target, last);
    if (alias >= 0) cst.leaf(Kind.Name, Role.Alias, alias);
    cst.close();
    cst.close();
  }
}

/** Attributes and modifiers of a declaration, as children of the open node. */
function lowerModifiers(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'attribute_list') cst.lower(child, Role.Decorator);
    else if (/^(?!reference).*_modifier$/.test(cst.type(child))) {
      cst.leaf(Kind.Other, Role.Modifier, child, cst.source(child).toLowerCase());
    }
  }
}

/** `#[A(b)]` is a call, with arguments or without. */
export function lowerAttribute(cst: Lowering, at: number, role: Role): void {
  const [name] = cst.namedChildren(at);
  cst.open(Kind.Decorator, role, at);
  cst.open(Kind.Call, Role.Value, at);
  if (name !== undefined) cst.lower(name, Role.Callee);
  cst.lowerField(at, 'parameters', Role.Argument);
  cst.close();
  cst.close();
}

/** Classes, interfaces, traits and enumerations; `kind` names all but the first. */
export function lowerClass(cst: Lowering, at: number, role: Role, kind?: string): void {
  cst.open(Kind.Class, role, at, kind);
  lowerModifiers(cst, at);
  cst.lowerField(at, 'name', Role.ClassName);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'base_clause') cst.lowerChildren(child, Role.Base);
    else if (cst.type(child) === 'class_interface_clause') {
      for (const base of cst.namedChildren(child)) {
        cst.open(Kind.Other, Role.Base, base, 'implements');
        cst.lower(base, Role.Operand);
        cst.close();
      }
    }
  }
  const body = cst.field(at, 'body');
  if (body >= 0) {
    cst.open(Kind.Block, Role.Body, body);
    const name = cst.field(at, 'name');
    const isOfPattern = name >= 0 && cst.source(name).startsWith('__WS_');
    for (const member of cst.namedChildren(body)) {
      cst.lower(member, Role.Statement);
      if (!isOfPattern) lowerPromoted(cst, member);
    }
    cst.close();
  }
  cst.close();
}

/** Parameters of a constructor with modifiers are properties too. */
function lowerPromoted(cst: Lowering, member: number): void {
  const parameters = cst.type(member) === 'method_declaration' ? cst.field(member, 'parameters') : -1;
  for (const parameter of parameters < 0 ? [] : cst.namedChildren(parameters)) {
    if (cst.type(parameter) === 'property_promotion_parameter')
      lowerVariableOf(cst, parameter, Role.Statement, parameter, cst.field(parameter, 'name'), -1);
  }
}

/** `const A = 1, B = 2;` of a class or of the program. */
export function lowerConstants(cst: Lowering, at: number, role: Role): void {
  const elements = cst.namedChildren(at).filter((child) => cst.type(child) === 'const_element');
  for (const element of elements) {
    const [name, value] = cst.namedChildren(element);
    cst.open(Kind.Assign, role, elements.length === 1 ? at : element, '=');
    lowerModifiers(cst, at);
    const word = cst.children(at).find((child) => cst.type(child) === 'const');
    if (word !== undefined) cst.leaf(Kind.Other, Role.Modifier, word);
    if (name !== undefined) cst.lower(name, Role.Target);
    cst.lowerField(at, 'type', Role.Type);
    if (value !== undefined) cst.lower(value, Role.Value);
    cst.close();
  }
}

/** `public int $a = 1, $b;` */
export function lowerProperties(cst: Lowering, at: number, role: Role): void {
  const elements = cst.namedChildren(at).filter((child) => cst.type(child) === 'property_element');
  for (const element of elements) {
    const name = cst.field(element, 'name');
    const value = cst.field(element, 'default_value');
    // A hole among members is written as a property.
    if (value < 0 && isListPlaceholder(cst.source(name).slice(1))) {
      cst.lower(name, role);
      continue;
    }
    lowerVariableOf(cst, elements.length === 1 ? at : element, role, at, name, value);
  }
}

/**
 * A property, or what a promoted parameter makes one.
 * @param whole the node whose range it takes
 * @param declaration the node with its type and modifiers
 */
function lowerVariableOf(
  cst: Lowering,
  whole: number,
  role: Role,
  declaration: number,
  name: number,
  value: number,
): void {
  cst.open(value >= 0 ? Kind.Assign : Kind.Declare, role, whole, value >= 0 ? '=' : undefined);
  lowerModifiers(cst, declaration);
  if (name >= 0) lowerPropertyName(cst, name, Role.Target);
  cst.lowerField(declaration, 'type', Role.Type);
  if (value >= 0) cst.lower(value, Role.Value);
  const hooks = cst.namedChildren(whole).find((child) => cst.type(child) === 'property_hook_list');
  if (hooks !== undefined) lowerHooks(cst, hooks);
  cst.close();
}

/** `{ get => e; set { … } }`: a block of functions. */
function lowerHooks(cst: Lowering, at: number): void {
  cst.open(Kind.Block, Role.Body, at);
  for (const hook of cst.namedChildren(at)) {
    const children = cst.namedChildren(hook);
    cst.open(Kind.Function, Role.Statement, hook);
    const name = children.find((child) => cst.type(child) === 'name');
    if (name !== undefined) cst.leaf(Kind.Name, Role.FunctionName, name);
    const parameters = children.find((child) => cst.type(child) === 'formal_parameters');
    if (parameters !== undefined) lowerParameters(cst, parameters);
    const body = cst.field(hook, 'body');
    if (body >= 0) lowerBody(cst, body);
    cst.close();
  }
  cst.close();
}

/** `case A = 'a';` of an enumeration. */
export function lowerEnumCase(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const value = cst.field(at, 'value');
  if (name >= 0 && value < 0 && isListPlaceholder(cst.source(name))) {
    cst.lower(name, role);
    return;
  }
  cst.open(value >= 0 ? Kind.Assign : Kind.Declare, role, at, value >= 0 ? '=' : undefined);
  lowerModifiers(cst, at);
  if (name >= 0) cst.lower(name, Role.Target);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

/** `static $a = 1;` in a function. */
export function lowerStaticVariable(cst: Lowering, at: number, role: Role): void {
  const value = cst.field(at, 'value');
  cst.open(value >= 0 ? Kind.Assign : Kind.Declare, role, at, value >= 0 ? '=' : undefined);
  cst.lowerField(at, 'name', Role.Target);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

/** Functions, methods, closures and arrow functions. */
export function lowerFunction(cst: Lowering, at: number, role: Role): void {
  const parameters = cst.field(at, 'parameters');
  const name = cst.field(at, 'name');
  cst.open(Kind.Function, role, at);
  if (name >= 0) {
    lowerModifiers(cst, at);
    cst.leaf(Kind.Name, Role.FunctionName, name, functionName(cst.source(name)));
  }
  if (parameters >= 0) lowerParameters(cst, parameters);
  cst.lowerField(at, 'return_type', Role.Type);
  const body = cst.field(at, 'body');
  if (body >= 0) lowerBody(cst, body);
  cst.close();
}

function lowerParameters(cst: Lowering, list: number): void {
  for (const parameter of cst.namedChildren(list)) {
    cst.open(Kind.Parameter, Role.Parameter, parameter);
    lowerModifiers(cst, parameter);
    const name = cst.field(parameter, 'name');
    if (cst.type(parameter) === 'variadic_parameter' && name >= 0) {
      cst.open(Kind.Spread, Role.Target, name);
      cst.lower(name, Role.Value);
      cst.close();
    } else cst.lowerField(parameter, 'name', Role.Target);
    cst.lowerField(parameter, 'type', Role.Type);
    cst.lowerField(parameter, 'default_value', Role.Default);
    cst.close();
  }
}

/** `=> e` is `{ return e; }`. */
function lowerBody(cst: Lowering, at: number): void {
  if (cst.type(at) === 'compound_statement') {
    cst.lower(at, Role.Body);
    return;
  }
  cst.lowerReturned(at);
}
