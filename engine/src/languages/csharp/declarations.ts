import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder, isPlaceholder } from '../placeholders';
import { lowerImplicitNew } from './expressions';
import { lowerParameters } from './parameters';
import { partsAlone } from './parts';
import { dottedName, lowerType } from './types';

/** `using A.B;` imports all of `A.B`; `using X = A.B;` gives one thing a name. */
export function lowerUsing(cst: Lowering, at: number, role: Role): void {
  const alias = cst.field(at, 'name');
  const target = cst.namedChildren(at).find((child) => child !== alias);
  cst.open(Kind.Import, role, at);
  if (target !== undefined && alias < 0) cst.leaf(Kind.Text, Role.Source, target, dottedName(cst, target));
  else if (target !== undefined) {
    cst.open(Kind.ImportItem, Role.Item, target, dottedName(cst, target));
    cst.leaf(Kind.Name, Role.Alias, alias);
    cst.close();
  }
  cst.close();
}

/** A namespace is a line that says so; what stands in its braces follows it as after `namespace A;`. */
export function lowerNamespace(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  if (name >= 0) {
    const id = cst.names.id('namespace');
    cst.builder.open(Kind.Other, role, cst.start(at), cst.end(name), id);
    cst.leaf(Kind.Text, Role.Operand, name, dottedName(cst, name));
    cst.close();
  }
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lowerChildren(body, role);
}

/** Attributes and modifiers of a declaration, as children of the open node. `async` is the name of its function. */
export function lowerModifiers(cst: Lowering, at: number): void {
  for (const child of cst.children(at)) {
    const type = cst.type(child);
    if (type === 'attribute_list') cst.lower(child, Role.Decorator);
    else if (type === 'modifier' ? cst.source(child) !== 'async' : wordModifiers.has(type)) {
      cst.leaf(Kind.Other, Role.Modifier, child);
    }
  }
}

/** Words before a declaration that the grammar does not call modifiers. */
const wordModifiers = new Set(['using', 'event', 'delegate']);

/** `[Route("x")]` is a call, with arguments or without; the suffix `Attribute` may be left out. */
export function lowerAttribute(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  cst.open(Kind.Decorator, role, at);
  cst.open(Kind.Call, Role.Value, at);
  if (name >= 0) {
    if (cst.type(name) === 'identifier') {
      cst.leaf(Kind.Name, Role.Callee, name, cst.source(name).replace(/(?<=.)Attribute$/, ''));
    } else cst.lower(name, Role.Callee);
  }
  for (const list of cst.namedChildren(at)) if (list !== name) cst.lowerChildren(list, Role.Argument);
  cst.close();
  cst.close();
}

/** Classes, structs, interfaces, records and enumerations; `kind` names all but the first. */
export function lowerClass(cst: Lowering, at: number, role: Role, kind?: string): void {
  cst.open(Kind.Class, role, at, kind);
  lowerModifiers(cst, at);
  cst.lowerField(at, 'name', Role.ClassName);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'parameter_list') lowerParameters(cst, child);
    else if (cst.type(child) === 'base_list') lowerBases(cst, child);
  }
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lower(body, Role.Body);
  else cst.builder.leaf(Kind.Block, Role.Body, cst.end(at), cst.end(at));
  cst.close();
}

/** `: Base(x), IFoo`: a base with arguments is a call. */
function lowerBases(cst: Lowering, list: number): void {
  const bases = cst.namedChildren(list);
  for (const [i, base] of bases.entries()) {
    const args = bases[i + 1];
    if (cst.type(base) === 'argument_list') continue;
    if (args === undefined || cst.type(args) !== 'argument_list') {
      cst.lower(base, Role.Base);
      continue;
    }
    cst.builder.open(Kind.Call, Role.Base, cst.start(base), cst.end(args));
    cst.lower(base, Role.Callee);
    cst.lower(args, Role.Argument);
    cst.close();
  }
}

/** Fields; one declarator takes the range of the whole declaration. */
export function lowerFields(cst: Lowering, at: number, role: Role): void {
  const declaration = cst.namedChildren(at).find((child) => cst.type(child) === 'variable_declaration');
  if (declaration === undefined) return;
  const type = cst.field(declaration, 'type');
  // A hole among members is written as a field: it is type and name.
  if (type >= 0 && isPlaceholder(cst.source(type)) && /^(\w+) \1$/.test(cst.source(declaration))) {
    cst.leaf(Kind.Name, role, type);
    return;
  }
  lowerDeclarators(cst, declaration, role, at, () => lowerModifiers(cst, at));
}

/**
 * The variables of a declaration.
 * @param whole the node whose range a single variable takes
 * @param head writes what stands before the declaration into each
 */
export function lowerDeclarators(
  cst: Lowering,
  declaration: number,
  role: Role,
  whole: number,
  head: () => void,
): void {
  const type = cst.field(declaration, 'type');
  const declarators = cst.namedChildren(declaration).filter((child) => child !== type);
  for (const declarator of declarators) {
    const [target, ...rest] = partsAlone(cst, declarator);
    const hasValue = cst.children(declarator).some((child) => cst.type(child) === '=');
    const value = hasValue ? rest.at(-1) : undefined;
    const range = declarators.length === 1 ? whole : declarator;
    cst.open(
      value === undefined ? Kind.Declare : Kind.Assign,
      role,
      range,
      value === undefined ? undefined : '=',
    );
    head();
    if (target !== undefined) cst.lower(target, Role.Target);
    if (type >= 0) lowerType(cst, type, Role.Type);
    if (value !== undefined) lowerValue(cst, value, type);
    cst.close();
  }
}

/** `T x = new(…)` creates a `T`. */
function lowerValue(cst: Lowering, value: number, type: number): void {
  if (cst.type(value) === 'implicit_object_creation_expression')
    lowerImplicitNew(cst, value, Role.Value, type);
  else cst.lower(value, Role.Value);
}

/** Properties, events, indexers and members of enumerations: a declaration with functions for its accessors. */
export function lowerProperty(cst: Lowering, at: number, role: Role): void {
  const name = cst.field(at, 'name');
  const type = cst.field(at, 'type');
  const value = cst.field(at, 'value');
  const accessors = cst.field(at, 'accessors');
  if (type < 0 && value < 0 && name >= 0 && isListPlaceholder(cst.source(name))) {
    cst.leaf(Kind.Name, role, name);
    return;
  }
  const isArrow = value >= 0 && cst.type(value) === 'arrow_expression_clause';
  const isAssigned = value >= 0 && !isArrow;
  cst.open(isAssigned ? Kind.Assign : Kind.Declare, role, at, isAssigned ? '=' : undefined);
  lowerModifiers(cst, at);
  if (name >= 0) cst.lower(name, Role.Target);
  else {
    // An indexer has no name of its own.
    const self = cst.children(at).find((child) => cst.type(child) === 'this');
    if (self !== undefined) cst.lower(self, Role.Target);
  }
  if (type >= 0) lowerType(cst, type, Role.Type);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  if (isAssigned) lowerValue(cst, value, type);
  if (accessors >= 0) cst.lower(accessors, Role.Body);
  if (isArrow) {
    // `T P => e;` is `T P { get { return e; } }`.
    cst.open(Kind.Block, Role.Body, value);
    cst.open(Kind.Function, Role.Statement, value);
    cst.leaf(Kind.Name, Role.FunctionName, value, 'get');
    lowerBody(cst, value);
    cst.close();
    cst.close();
  }
  cst.close();
}

/** Accessors that get a value. */
const takesValue = /^(?:set|init|add|remove)$/;

/** `{ get; set { … } }`: a block of functions. */
export function lowerAccessors(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Block, role, at);
  for (const accessor of cst.namedChildren(at)) {
    const name = cst.field(accessor, 'name');
    if (name >= 0 && isPlaceholder(cst.source(name))) {
      cst.leaf(Kind.Name, Role.Statement, name);
      continue;
    }
    cst.open(Kind.Function, Role.Statement, accessor);
    lowerModifiers(cst, accessor);
    if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
    if (name >= 0 && takesValue.test(cst.source(name))) {
      // What is assigned is called `value`, without being declared.
      cst.open(Kind.Parameter, Role.Parameter, name);
      cst.leaf(Kind.Name, Role.Target, name, 'value');
      cst.close();
    }
    const body = cst.field(accessor, 'body');
    if (body >= 0) lowerBody(cst, body);
    cst.close();
  }
  cst.close();
}

/** Methods, constructors, operators, delegates and local functions. */
export function lowerFunction(cst: Lowering, at: number, role: Role): void {
  const isAsync = cst
    .children(at)
    .some((child) => cst.type(child) === 'modifier' && cst.source(child) === 'async');
  cst.open(Kind.Function, role, at, isAsync ? 'async' : undefined);
  lowerModifiers(cst, at);
  lowerFunctionName(cst, at);
  let type = cst.field(at, 'returns');
  if (type < 0) type = cst.field(at, 'type');
  if (type >= 0) lowerType(cst, type, Role.Type);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  const initializer = cst.namedChildren(at).find((child) => cst.type(child) === 'constructor_initializer');
  const body = cst.field(at, 'body');
  if (body >= 0) lowerBody(cst, body, initializer);
  cst.close();
}

function lowerFunctionName(cst: Lowering, at: number): void {
  const name = cst.field(at, 'name');
  switch (cst.type(at)) {
    case 'destructor_declaration':
      if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name, `~${cst.source(name)}`);
      return;
    case 'operator_declaration': {
      const operator = cst.field(at, 'operator');
      if (operator >= 0) cst.leaf(Kind.Name, Role.FunctionName, operator, `operator ${cst.source(operator)}`);
      return;
    }
    default:
      if (name >= 0) cst.lower(name, Role.FunctionName);
  }
}

/** `=> e` is `{ return e; }`; a constructor's `: base(x)` is its first call. */
export function lowerBody(cst: Lowering, at: number, initializer?: number): void {
  cst.open(Kind.Block, Role.Body, at);
  if (initializer !== undefined) {
    const [target] = cst.children(initializer).filter((child) => /^(base|this)$/.test(cst.type(child)));
    cst.open(Kind.Call, Role.Statement, initializer);
    if (target !== undefined) cst.lower(target, Role.Callee);
    for (const list of cst.namedChildren(initializer)) cst.lower(list, Role.Argument);
    cst.close();
  }
  if (cst.type(at) === 'block') cst.lowerChildren(at, Role.Statement);
  else {
    const [value] = cst.type(at) === 'arrow_expression_clause' ? partsAlone(cst, at) : [at];
    if (value !== undefined) {
      cst.open(Kind.Return, Role.Statement, value);
      cst.lower(value, Role.Value);
      cst.close();
    }
  }
  cst.close();
}
