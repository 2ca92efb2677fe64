import { Kind, Role, STATIC_IMPORT } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { ELLIPSIS, isListPlaceholder } from '../placeholders';
import { lowerType, typeText } from './types';

/** Annotations and modifiers of a declaration; `throws` and type parameters are modifiers too: none need be named. */
export function lowerModifiers(cst: Lowering, at: number): void {
  for (const child of cst.children(at)) {
    const type = cst.type(child);
    if (type === 'modifiers') {
      for (const modifier of cst.children(child)) {
        if (cst.type(modifier).endsWith('annotation')) cst.lower(modifier, Role.Decorator);
        else cst.leaf(Kind.Other, Role.Modifier, modifier);
      }
    } else if (type === 'type_parameters' || type === 'throws') {
      cst.open(Kind.Other, Role.Modifier, child, type);
      for (const each of cst.namedChildren(child))
        cst.leaf(Kind.Type, Role.Item, each, typeText(cst.source(each)));
      cst.close();
    }
  }
}

/** `@A(b = c)`: the name, then arguments as those of a call. */
export function lowerAnnotation(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const args = cst.field(at, 'arguments');
  cst.open(Kind.Decorator, role, at);
  if (name >= 0) cst.lower(name, Role.Callee);
  for (const argument of args >= 0 ? cst.namedChildren(args) : []) {
    const key = cst.type(argument) === 'element_value_pair' ? cst.field(argument, 'key') : -1;
    const value = key >= 0 ? cst.field(argument, 'value') : argument;
    if (key >= 0 && isListPlaceholder(cst.source(key))) {
      if (value >= 0) cst.lower(value, Role.Argument);
    } else if (key >= 0) {
      cst.open(Kind.Keyword, Role.Argument, argument);
      cst.leaf(Kind.Name, Role.Key, key);
      if (value >= 0) cst.lower(value, Role.Value);
      cst.close();
    } else cst.lower(argument, Role.Argument);
  }
  cst.close();
}

/**
 * `T a = 1, b[]`: a node each. One declarator takes the range of its declaration, so that a match is the statement a
 * person sees. `__E__ __E__;` is how a pattern says "any statements" or "any members".
 */
export function lowerDeclarators(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  const declarators = cst.children(at).filter((child) => cst.fieldName(child) === 'declarator');
  for (const declarator of declarators) {
    const name = cst.field(declarator, 'name');
    const value = cst.field(declarator, 'value');
    const dimensions = cst.field(declarator, 'dimensions');
    if (name < 0) continue;
    if (value < 0 && isListPlaceholder(cst.source(name))) {
      cst.leaf(Kind.Name, role, name);
      continue;
    }
    const range = declarators.length === 1 ? at : declarator;
    cst.open(value >= 0 ? Kind.Assign : Kind.Declare, role, range, value >= 0 ? '=' : undefined);
    cst.leaf(Kind.Name, Role.Target, name);
    if (type >= 0 && dimensions >= 0)
      cst.leaf(Kind.Type, Role.Type, type, typeText(cst.source(type) + cst.source(dimensions)));
    else lowerWrittenType(cst, type);
    if (value >= 0) cst.lower(value, Role.Value);
    lowerModifiers(cst, at);
    cst.close();
  }
}

/** A type; an ellipsis in its place says that none is asked for. */
function lowerWrittenType(cst: Lowering, type: number): void {
  if (type >= 0 && cst.source(type) !== ELLIPSIS) lowerType(cst, type, Role.Type);
}

/** Methods and constructors. */
export function lowerMethod(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const parameters = cst.field(at, 'parameters');
  const body = cst.field(at, 'body');
  cst.open(Kind.Function, role, at);
  lowerModifiers(cst, at);
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  if (parameters >= 0) lowerParameters(cst, parameters);
  lowerWrittenType(cst, cst.field(at, 'type'));
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** `String value() default "";` of an annotation's declaration: a method without a body. */
export function lowerElement(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const value = cst.field(at, 'value');
  cst.open(Kind.Function, role, at);
  lowerModifiers(cst, at);
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  lowerWrittenType(cst, cst.field(at, 'type'));
  if (value >= 0) cst.lower(value, Role.Default);
  cst.close();
}

export function lowerParameters(cst: Lowering, at: number): void {
  for (const parameter of cst.namedChildren(at)) cst.lower(parameter, Role.Parameter);
}

/** `final T a`, `T... a`, also the parameter of a `catch`. */
export function lowerParameter(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Parameter, role, at);
  let name = cst.field(at, 'name');
  let type = cst.field(at, 'type');
  if (cst.type(at) === 'spread_parameter') {
    for (const child of cst.namedChildren(at)) {
      if (cst.type(child) === 'variable_declarator') name = cst.field(child, 'name');
      else if (cst.type(child) !== 'modifiers') type = child;
    }
  }
  if (name >= 0) cst.leaf(Kind.Name, Role.Target, name);
  if (name < 0 || !isListPlaceholder(cst.source(name))) {
    lowerWrittenType(cst, type);
    const dots = cst.children(at).find((child) => cst.type(child) === '...');
    if (dots !== undefined) cst.leaf(Kind.Other, Role.Modifier, dots);
    lowerModifiers(cst, at);
  }
  cst.close();
}

/** Classes, interfaces, enums, records and annotations, told apart by the name of the node. */
export function lowerClass(cst: Lowering, at: number, role: Role, kind: string | undefined): void {
  const name = cst.field(at, 'name');
  const parameters = cst.field(at, 'parameters');
  const body = cst.field(at, 'body');
  cst.open(Kind.Class, role, at, kind);
  lowerModifiers(cst, at);
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name);
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'superclass' || type === 'extends_interfaces') lowerBases(cst, child, Role.Base);
    else if (type === 'super_interfaces') lowerBases(cst, child, Role.Interface);
  }
  if (parameters >= 0) lowerParameters(cst, parameters);
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** The types of an `extends` or `implements`. */
function lowerBases(cst: Lowering, at: number, role: Role): void {
  for (const type of cst.namedChildren(at)) {
    if (cst.type(type) === 'type_list') lowerBases(cst, type, role);
    else lowerType(cst, type, role);
  }
}

/** A constant of an enum. */
export function lowerConstant(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const args = cst.field(at, 'arguments');
  const body = cst.field(at, 'body');
  if (name >= 0 && args < 0 && body < 0 && isListPlaceholder(cst.source(name))) {
    cst.leaf(Kind.Name, role, name);
    return;
  }
  cst.open(Kind.Other, role, at, 'enum_constant');
  if (name >= 0) cst.leaf(Kind.Name, Role.Target, name);
  if (args >= 0) cst.lower(args, Role.Argument);
  lowerModifiers(cst, at);
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** `import a.b.C;`: the path is one type, so that a metavariable stands for all of it. */
export function lowerImport(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const isStatic = children.some((child) => cst.type(child) === 'static');
  const parts = children.filter((child) => cst.isNamed(child));
  cst.open(Kind.Import, role, at, isStatic ? STATIC_IMPORT : undefined);
  if (parts.length > 0) {
    const start = cst.start(parts[0]);
    const end = cst.end(parts[parts.length - 1]);
    const text = typeText(cst.text.slice(start, end));
    cst.builder.leaf(Kind.Type, Role.Source, start, end, cst.builder.contentName(text));
  }
  cst.close();
}

/** Packages, modules and what modules say: a word and the names behind it. */
export function lowerNamed(cst: Lowering, at: number, role: Role, word: string): void {
  cst.open(Kind.Other, role, at, word);
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'module_body') cst.lower(child, Role.Body);
    else if (type.endsWith('annotation')) cst.lower(child, Role.Decorator);
    else if (type.endsWith('identifier')) cst.leaf(Kind.Type, Role.Value, child, typeText(cst.source(child)));
  }
  cst.close();
}
