import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { ELLIPSIS, isListPlaceholder } from '../placeholders';
import { lowerType, lowerTypeName, typeNodes, typeText } from './types';

const childOf = (cst: Lowering, at: number, type: string) =>
  cst.namedChildren(at).find((child) => cst.type(child) === type);

/** Annotations and modifiers of a declaration; `val` and type parameters are modifiers too: none need be named. */
function lowerModifiers(cst: Lowering, at: number): void {
  for (const child of cst.children(at)) {
    const type = cst.type(child);
    if (type === 'modifiers' || type === 'parameter_modifiers') {
      for (const modifier of cst.children(child)) {
        if (cst.type(modifier) === 'annotation') cst.lower(modifier, Role.Decorator);
        else cst.leaf(Kind.Other, Role.Modifier, modifier);
      }
    } else if (type === 'val' || type === 'var') cst.leaf(Kind.Other, Role.Modifier, child);
    else if (type === 'type_parameters') {
      cst.open(Kind.Other, Role.Modifier, child, type);
      for (const each of cst.namedChildren(child))
        cst.leaf(Kind.Type, Role.Item, each, typeText(cst.source(each)));
      cst.close();
    }
  }
}

/** `@A(b = c)`: the name, then arguments as those of a call. */
export function lowerAnnotation(cst: Lowering, at: number, role: Role): void {
  const call = childOf(cst, at, 'constructor_invocation');
  const name = childOf(cst, call ?? at, 'user_type');
  const args = call === undefined ? undefined : childOf(cst, call, 'value_arguments');
  cst.open(Kind.Decorator, role, at);
  if (name !== undefined) lowerTypeName(cst, name, Role.Callee);
  if (args !== undefined) cst.lower(args, Role.Argument);
  cst.close();
}

/** Name and type of a variable: children of the node that is open. An ellipsis as type says that none is asked for. */
export function lowerVariable(cst: Lowering, at: number): void {
  if (cst.type(at) === 'multi_variable_declaration') {
    cst.open(Kind.Tuple, Role.Target, at);
    for (const each of cst.namedChildren(at)) {
      const [name] = cst.namedChildren(each);
      cst.leaf(Kind.Name, Role.Entry, name ?? each);
    }
    cst.close();
    return;
  }
  const children = cst.namedChildren(at);
  const name = children.find((child) => cst.type(child) === 'identifier');
  const type = children.find((child) => typeNodes.has(cst.type(child)));
  if (name !== undefined) cst.leaf(Kind.Name, Role.Target, name);
  const isHole = name !== undefined && isListPlaceholder(cst.source(name));
  if (type !== undefined && !isHole && cst.source(type) !== ELLIPSIS) lowerType(cst, type, Role.Type);
}

/** `val a: T = b`, `var a by b`; what a property computes stands behind it as functions. */
export function lowerProperty(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const variable = children.find((child) => cst.type(child).endsWith('variable_declaration'));
  const equals = children.findIndex((child) => cst.type(child) === '=');
  const delegate = childOf(cst, at, 'property_delegate');
  if (variable === undefined) return;
  const value = equals >= 0 ? children[equals + 1] : delegate && cst.namedChildren(delegate)[0];
  if (value === undefined && isListPlaceholder(cst.source(variable))) {
    cst.leaf(Kind.Name, role, variable);
    return;
  }
  const name = delegate === undefined ? '=' : 'by';
  cst.open(
    value === undefined ? Kind.Declare : Kind.Assign,
    role,
    at,
    value === undefined ? undefined : name,
  );
  lowerVariable(cst, variable);
  if (value !== undefined) cst.lower(value, Role.Value);
  lowerModifiers(cst, at);
  cst.close();
  for (const child of children) {
    if (cst.type(child) === 'getter' || cst.type(child) === 'setter') cst.lower(child, role);
  }
}

/** `get() = a`, `set(a) { … }`. */
export function lowerAccessor(cst: Lowering, at: number, role: Role): void {
  const [word] = cst.children(at).filter((child) => !cst.isNamed(child));
  const parameter = childOf(cst, at, 'identifier');
  cst.open(Kind.Function, role, at);
  if (word !== undefined) cst.leaf(Kind.Name, Role.FunctionName, word);
  if (parameter !== undefined) {
    cst.open(Kind.Parameter, Role.Parameter, parameter);
    cst.leaf(Kind.Name, Role.Target, parameter);
    cst.close();
  }
  lowerBody(cst, at);
  cst.close();
}

/** Functions with and without a name; `fun f() = a` is `fun f() { return a }`. */
export function lowerFunction(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const name = cst.field(at, 'name');
  const parameters = children.findIndex((child) => cst.type(child) === 'function_value_parameters');
  const types = children.filter((child) => typeNodes.has(cst.type(child)));
  const receiver = types.find((type) => children.indexOf(type) < parameters);
  const returned = types.find((type) => children.indexOf(type) > parameters);
  cst.open(Kind.Function, role, at);
  lowerModifiers(cst, at);
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  if (receiver !== undefined) lowerType(cst, receiver, Role.Receiver);
  if (parameters >= 0) lowerParameters(cst, children[parameters]);
  if (returned !== undefined && cst.source(returned) !== ELLIPSIS) lowerType(cst, returned, Role.Type);
  lowerBody(cst, at);
  cst.close();
}

function lowerBody(cst: Lowering, at: number): void {
  const body = childOf(cst, at, 'function_body') ?? childOf(cst, at, 'block');
  const [inner] = body === undefined || cst.type(body) === 'block' ? [body] : cst.namedChildren(body);
  if (inner === undefined) return;
  if (cst.type(inner) === 'block') cst.lower(inner, Role.Body);
  else cst.lowerReturned(inner);
}

/** Modifiers stand before a parameter and its default behind it, as siblings. */
function lowerParameters(cst: Lowering, at: number): void {
  const children = cst.children(at);
  children.forEach((child, i) => {
    if (cst.type(child) !== 'parameter') return;
    const hasModifiers = i > 0 && cst.type(children[i - 1]) === 'parameter_modifiers';
    const start = cst.start(hasModifiers ? children[i - 1] : child);
    const value = i + 2 < children.length && cst.type(children[i + 1]) === '=' ? children[i + 2] : -1;
    cst.builder.open(Kind.Parameter, Role.Parameter, start, cst.end(value >= 0 ? value : child));
    lowerVariable(cst, child);
    if (value >= 0) cst.lower(value, Role.Default);
    for (const modifier of hasModifiers ? cst.children(children[i - 1]) : []) {
      if (cst.type(modifier) === 'annotation') cst.lower(modifier, Role.Decorator);
      else cst.leaf(Kind.Other, Role.Modifier, modifier);
    }
    cst.close();
  });
}

/** `constructor(a) : this(b) { … }`: what it calls first is its first statement. */
export function lowerConstructor(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const word = children.find((child) => cst.type(child) === 'constructor');
  const parameters = childOf(cst, at, 'function_value_parameters');
  const delegation = childOf(cst, at, 'constructor_delegation_call');
  const body = childOf(cst, at, 'block');
  cst.open(Kind.Function, role, at);
  lowerModifiers(cst, at);
  if (word !== undefined) cst.leaf(Kind.Name, Role.FunctionName, word);
  if (parameters !== undefined) lowerParameters(cst, parameters);
  if (body !== undefined || delegation !== undefined) {
    cst.open(Kind.Block, Role.Body, body ?? (delegation as number));
    if (delegation !== undefined) {
      const [callee] = cst.children(delegation);
      const args = childOf(cst, delegation, 'value_arguments');
      cst.open(Kind.Call, Role.Statement, delegation);
      if (callee !== undefined) cst.leaf(Kind.Name, Role.Callee, callee);
      if (args !== undefined) cst.lower(args, Role.Argument);
      cst.close();
    }
    if (body !== undefined) cst.lowerChildren(body, Role.Statement);
    cst.close();
  }
  cst.close();
}

/** `init { … }`. */
export function lowerInitializer(cst: Lowering, at: number, role: Role): void {
  const body = childOf(cst, at, 'block');
  cst.open(Kind.Block, role, at, 'init');
  if (body !== undefined) cst.lowerChildren(body, Role.Statement);
  cst.close();
}

export function lowerClass(cst: Lowering, at: number, role: Role): void {
  const isInterface = cst.children(at).some((child) => cst.type(child) === 'interface');
  lowerClassLike(cst, at, role, isInterface ? 'interface' : undefined);
}

export function lowerObject(cst: Lowering, at: number, role: Role): void {
  lowerClassLike(cst, at, role, 'object');
}

export function lowerCompanion(cst: Lowering, at: number, role: Role): void {
  lowerClassLike(cst, at, role, 'companion object');
}

function lowerClassLike(cst: Lowering, at: number, role: Role, kind: string | undefined): void {
  const name = cst.field(at, 'name');
  const primary = childOf(cst, at, 'primary_constructor');
  cst.open(Kind.Class, role, at, kind);
  lowerModifiers(cst, at);
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name);
  lowerBases(cst, at);
  const parameters = primary === undefined ? undefined : childOf(cst, primary, 'class_parameters');
  for (const parameter of parameters === undefined ? [] : cst.namedChildren(parameters))
    lowerClassParameter(cst, parameter);
  for (const child of cst.namedChildren(at))
    if (cst.type(child).endsWith('class_body')) cst.lower(child, Role.Body);
  cst.close();
}

function lowerClassParameter(cst: Lowering, at: number): void {
  const children = cst.children(at);
  const equals = children.findIndex((child) => cst.type(child) === '=');
  const name = childOf(cst, at, 'identifier');
  cst.open(Kind.Parameter, Role.Parameter, at);
  lowerVariable(cst, at);
  if (name === undefined || !isListPlaceholder(cst.source(name))) {
    if (equals >= 0 && children[equals + 1] !== undefined) cst.lower(children[equals + 1], Role.Default);
    lowerModifiers(cst, at);
  }
  cst.close();
}

/** `: A(b), C by d`: what is called is a call, other types stand by themselves. */
export function lowerBases(cst: Lowering, at: number): void {
  const specifiers = childOf(cst, at, 'delegation_specifiers');
  for (const specifier of specifiers === undefined ? [] : cst.namedChildren(specifiers)) {
    const [base] = cst.namedChildren(specifier);
    if (base === undefined) continue;
    const type = childOf(cst, base, 'user_type');
    const args = childOf(cst, base, 'value_arguments');
    if (cst.type(base) === 'constructor_invocation' && type !== undefined) {
      cst.open(Kind.Call, Role.Base, base);
      lowerType(cst, type, Role.Callee);
      if (args !== undefined) cst.lower(args, Role.Argument);
      cst.close();
    } else if (cst.type(base) === 'explicit_delegation' && type !== undefined)
      lowerType(cst, type, Role.Base);
    else cst.lower(base, Role.Base);
  }
}

/** A constant of an enum. */
export function lowerEntry(cst: Lowering, at: number, role: Role): void {
  const name = childOf(cst, at, 'identifier');
  const args = childOf(cst, at, 'value_arguments');
  const body = childOf(cst, at, 'class_body');
  if (name !== undefined && isListPlaceholder(cst.source(at))) {
    cst.leaf(Kind.Name, role, name);
    return;
  }
  cst.open(Kind.Other, role, at, 'enum_constant');
  if (name !== undefined) cst.leaf(Kind.Name, Role.Target, name);
  if (args !== undefined) cst.lower(args, Role.Argument);
  lowerModifiers(cst, at);
  if (body !== undefined) cst.lower(body, Role.Body);
  cst.close();
}

/** `import a.b.C as D`: the path is one type, so that a metavariable stands for all of it. */
export function lowerImport(cst: Lowering, at: number, role: Role): void {
  const [path, alias] = cst.namedChildren(at);
  const star = cst.children(at).find((child) => cst.type(child) === '*');
  cst.open(Kind.Import, role, at);
  if (path !== undefined) {
    const start = cst.start(path);
    const end = cst.end(star ?? path);
    const name = cst.builder.contentName(typeText(cst.text.slice(start, end)));
    cst.builder.leaf(Kind.Type, Role.Source, start, end, name);
  }
  if (alias !== undefined) cst.leaf(Kind.Name, Role.Alias, alias);
  cst.close();
}

/** Packages and other names of types: a word and the names behind it. */
export function lowerNamed(cst: Lowering, at: number, role: Role, word: string): void {
  cst.open(Kind.Other, role, at, word);
  for (const child of cst.namedChildren(at)) {
    if (/_identifier$|^identifier$|_type$/.test(cst.type(child)))
      cst.leaf(Kind.Type, Role.Value, child, typeText(cst.source(child)));
  }
  cst.close();
}
