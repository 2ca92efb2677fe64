import { Kind, RE_EXPORT, Role } from '../../syntax/kinds';
import { cLikeStatements } from '../common';
import { custom, drop, type Lowering, type LoweringTable, leaf, naming, node, through } from '../lowering';
import { isListPlaceholder } from '../placeholders';

/**
 * JavaScript, TypeScript and JSX to the uniform tree; node types of tree-sitter-javascript and
 * tree-sitter-typescript. One table serves all three: types that a grammar lacks are never met.
 */
export const javascriptTable: LoweringTable = {
  ...cLikeStatements,
  comment: drop,
  hash_bang_line: drop,
  parenthesized_expression: through,
  statement_block: node(Kind.Block, {}, Role.Statement),
  empty_statement: drop,

  identifier: leaf(Kind.Name),
  property_identifier: leaf(Kind.Name),
  private_property_identifier: leaf(Kind.Name),
  shorthand_property_identifier: custom(lowerShorthand),
  shorthand_property_identifier_pattern: custom(lowerShorthand),
  statement_identifier: leaf(Kind.Name),
  this: leaf(Kind.Name),
  super: leaf(Kind.Name),
  number: leaf(Kind.Number),
  true: leaf(Kind.Constant),
  false: leaf(Kind.Constant),
  null: leaf(Kind.Constant),
  undefined: leaf(Kind.Constant),
  regex: leaf(Kind.Regex),
  string: custom(lowerString),
  template_string: custom(lowerTemplate),
  template_substitution: through,

  member_expression: node(Kind.Member, { object: Role.Object, property: Role.Property }),
  subscript_expression: node(Kind.Index, { object: Role.Object, index: Role.Index }),
  optional_chain: naming,
  call_expression: custom(lowerCall),
  new_expression: node(Kind.New, { constructor: Role.Callee, arguments: Role.Argument }),
  arguments: through,
  type_arguments: drop,
  spread_element: custom((cst, at, role) => {
    cst.open(role === Role.Entry ? Kind.SpreadPairs : Kind.Spread, role, at);
    cst.lowerChildren(at, Role.Value);
    cst.close();
  }),
  rest_pattern: node(Kind.Spread, {}, Role.Value),
  unary_expression: node(Kind.Unary, { argument: Role.Operand }),
  update_expression: node(Kind.Unary, { argument: Role.Operand }),
  binary_expression: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  ternary_expression: node(Kind.Conditional, {
    condition: Role.Test,
    consequence: Role.Then,
    alternative: Role.Else,
  }),
  sequence_expression: node(Kind.Sequence, {}, Role.Part),
  await_expression: node(Kind.Await, {}, Role.Operand),
  yield_expression: node(Kind.Yield, {}, Role.Operand),
  assignment_expression: node(Kind.Assign, { left: Role.Target, right: Role.Value }, Role.Child, '='),
  augmented_assignment_expression: node(Kind.Assign, { left: Role.Target, right: Role.Value }),
  variable_declaration: custom(lowerDeclaration),
  lexical_declaration: custom(lowerDeclaration),
  as_expression: custom(lowerCast),
  satisfies_expression: custom(lowerCast),
  type_assertion: custom(lowerCast),
  non_null_expression: through,

  array: node(Kind.List, {}, Role.Entry),
  array_pattern: node(Kind.List, {}, Role.Entry),
  object: node(Kind.Object, {}, Role.Entry),
  object_pattern: node(Kind.Object, {}, Role.Entry),
  pair: custom(lowerPair),
  pair_pattern: custom(lowerPair),
  object_assignment_pattern: custom((cst, at, role) => {
    const left = cst.field(at, 'left');
    cst.open(Kind.Pair, role, at);
    cst.leaf(Kind.Name, Role.Key, left);
    cst.open(Kind.Assign, Role.Value, at, '=');
    cst.leaf(Kind.Name, Role.Target, left);
    cst.lower(cst.field(at, 'right'), Role.Default);
    cst.close();
    cst.close();
  }),
  assignment_pattern: node(Kind.Assign, { left: Role.Target, right: Role.Default }, Role.Child, '='),
  computed_property_name: through,

  function_declaration: custom(lowerFunction),
  function_expression: custom(lowerFunction),
  generator_function: custom(lowerFunction),
  generator_function_declaration: custom(lowerFunction),
  arrow_function: custom(lowerFunction),
  method_definition: custom((cst, at, role) => lowerMethod(cst, at, role, [])),
  method_signature: custom((cst, at, role) => lowerMethod(cst, at, role, [])),
  abstract_method_signature: custom((cst, at, role) => lowerMethod(cst, at, role, [])),
  property_signature: custom((cst, at, role) => lowerField(cst, at, role, [])),
  index_signature: custom((cst, at, role) => {
    cst.open(Kind.Other, role, at, 'index_signature');
    cst.leaf(Kind.Type, Role.Value, at);
    cst.close();
  }),
  formal_parameters: custom((cst, at) => lowerParameters(cst, at)),
  required_parameter: custom(lowerTypedParameter),
  optional_parameter: custom(lowerTypedParameter),

  class_declaration: custom((cst, at, role) => lowerClass(cst, at, role, [])),
  abstract_class_declaration: custom((cst, at, role) => lowerClass(cst, at, role, [])),
  class: custom((cst, at, role) => lowerClass(cst, at, role, [])),
  interface_declaration: custom((cst, at, role) => lowerClass(cst, at, role, [], 'interface')),
  type_alias_declaration: custom((cst, at, role) => {
    cst.open(Kind.Other, role, at, 'type_alias');
    cst.leaf(Kind.Name, Role.ClassName, cst.field(at, 'name'));
    cst.leaf(Kind.Type, Role.Value, cst.field(at, 'value'));
    cst.close();
  }),
  ambient_declaration: custom((cst, at, role) => {
    const [declaration] = cst.namedChildren(at);
    if (declaration !== undefined && /class|interface/.test(cst.type(declaration)))
      cst.lower(declaration, role);
  }),
  class_body: custom(lowerClassBody),
  interface_body: node(Kind.Block, {}, Role.Statement),
  object_type: leaf(Kind.Type),
  class_heritage: through,
  extends_clause: through,
  implements_clause: custom((cst, at) => {
    for (const type of cst.namedChildren(at)) cst.leaf(Kind.Type, Role.Interface, type);
  }),
  field_definition: custom((cst, at, role) => lowerField(cst, at, role, [])),
  public_field_definition: custom((cst, at, role) => lowerField(cst, at, role, [])),
  class_static_block: through,
  decorator: node(Kind.Decorator, {}, Role.Value),

  for_in_statement: custom((cst, at, role) => {
    const operator = cst.field(at, 'operator');
    cst.open(Kind.ForEach, role, at, operator >= 0 ? cst.source(operator) : 'of');
    cst.lower(cst.field(at, 'left'), Role.Target);
    cst.lower(cst.field(at, 'right'), Role.Iterable);
    cst.lowerBlock(cst.field(at, 'body'), Role.Body);
    cst.close();
  }),
  labeled_statement: custom((cst, at, role) => {
    const body = cst.field(at, 'body');
    if (body >= 0) cst.lower(body, role);
  }),
  switch_statement: node(Kind.Switch, { value: Role.Subject, body: Role.Case }),
  switch_body: through,
  switch_case: node(Kind.Case, { value: Role.Test, body: Role.Statement }, Role.Statement),
  switch_default: node(Kind.Case, { body: Role.Statement }, Role.Statement, 'default'),
  try_statement: node(Kind.Try, { body: Role.Body, handler: Role.Handler, finalizer: Role.Finalizer }),
  catch_clause: node(Kind.Catch, { parameter: Role.Target, body: Role.Body }),
  finally_clause: node(Kind.Finally, { body: Role.Body }),

  import_statement: custom(lowerImport),
  export_statement: custom(lowerExport),

  jsx_element: custom(lowerElement),
  jsx_self_closing_element: custom(lowerElement),
  jsx_attribute: custom(lowerAttribute),
  jsx_expression: through,
  jsx_text: leaf(Kind.Text),

  type_annotation: custom((cst, at, role) => {
    cst.leaf(Kind.Type, role === Role.Child ? Role.Type : role, at, cst.source(at).replace(/^:\s*/, ''));
  }),
  accessibility_modifier: drop,
  override_modifier: drop,
  type_parameters: drop,
  function_signature: drop,
  type_identifier: leaf(Kind.Name),
};

function lowerShorthand(cst: Lowering, at: number, role: Role): void {
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
function lowerString(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at);
  cst.leaf(Kind.String, role, at, text.slice(1, text.length > 1 && text.endsWith(text[0]) ? -1 : undefined));
}

function lowerTemplate(cst: Lowering, at: number, role: Role): void {
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
function lowerCall(cst: Lowering, at: number, role: Role): void {
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

/** One declarator takes the range of its whole declaration, so that a match is the statement a person sees. */
function lowerDeclaration(cst: Lowering, at: number, role: Role): void {
  const declarators = cst.children(at).filter((child) => cst.type(child) === 'variable_declarator');
  for (const declarator of declarators) {
    const value = cst.field(declarator, 'value');
    const name = cst.field(declarator, 'name');
    const range = declarators.length === 1 ? at : declarator;
    cst.open(value >= 0 ? Kind.Assign : Kind.Declare, role, range, value >= 0 ? '=' : undefined);
    if (name >= 0) cst.lower(name, Role.Target);
    const type = cst.field(declarator, 'type');
    if (type >= 0) cst.lower(type, Role.Type);
    if (value >= 0) cst.lower(value, Role.Value);
    cst.close();
  }
}

/** `x as T`: the value; the type says nothing about data. */
function lowerCast(cst: Lowering, at: number, role: Role): void {
  const named = cst.namedChildren(at);
  const value = cst.type(at) === 'type_assertion' ? named.at(-1) : named[0];
  if (value !== undefined) cst.lower(value, role);
}

function lowerKey(cst: Lowering, key: number): void {
  const text = cst.source(key);
  // { 'a': 1 } is { a: 1 }.
  if (cst.type(key) === 'string' && /^(['"])[A-Za-z_$][\w$]*\1$/.test(text)) {
    cst.leaf(Kind.Name, Role.Key, key, text.slice(1, -1));
  } else cst.lower(key, Role.Key);
}

function lowerPair(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Pair, role, at);
  const key = cst.field(at, 'key');
  const value = cst.field(at, 'value');
  if (key >= 0) lowerKey(cst, key);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

function lowerFunction(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Function, role, at, asyncName(cst, at));
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  lowerSignatureAndBody(cst, at);
  cst.close();
}

function asyncName(cst: Lowering, at: number): string | undefined {
  return cst.children(at).some((child) => cst.type(child) === 'async') ? 'async' : undefined;
}

function lowerSignatureAndBody(cst: Lowering, at: number): void {
  const single = cst.field(at, 'parameter');
  if (single >= 0) {
    cst.open(Kind.Parameter, Role.Parameter, single);
    cst.lower(single, Role.Target);
    cst.close();
  }
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) cst.lower(parameters, Role.Parameter);
  const type = cst.field(at, 'return_type');
  if (type >= 0) cst.lower(type, Role.Type);
  const body = cst.field(at, 'body');
  if (body < 0) return;
  if (cst.type(body) === 'statement_block') {
    cst.lower(body, Role.Body);
    return;
  }
  // (x) => e is (x) => { return e }.
  cst.lowerReturned(body);
}

function lowerParameters(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'required_parameter' || type === 'optional_parameter') {
      cst.lower(child, Role.Parameter);
      continue;
    }
    cst.open(Kind.Parameter, Role.Parameter, child);
    if (type === 'assignment_pattern') {
      cst.lower(cst.field(child, 'left'), Role.Target);
      cst.lower(cst.field(child, 'right'), Role.Default);
    } else cst.lower(child, Role.Target);
    cst.close();
  }
}

function lowerTypedParameter(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Parameter, role, at);
  for (const child of cst.children(at)) {
    const field = cst.fieldName(child);
    if (cst.type(child) === 'decorator') cst.lower(child, Role.Decorator);
    else if (field === 'pattern') cst.lower(child, Role.Target);
    else if (field === 'type') cst.lower(child, Role.Type);
    else if (field === 'value') cst.lower(child, Role.Default);
  }
  cst.close();
}

/** What is opened for a member of a class reaches from its first decorator to its end. */
function openDecorated(
  cst: Lowering,
  kind: Kind,
  role: Role,
  at: number,
  decorators: readonly number[],
  name?: string,
): void {
  const own = cst.children(at).filter((child) => cst.type(child) === 'decorator');
  const all = [...decorators, ...own];
  const start = decorators.length > 0 ? cst.start(decorators[0]) : cst.start(at);
  cst.builder.open(kind, role, start, cst.end(at), name === undefined ? undefined : cst.names.id(name));
  for (const decorator of all) cst.lower(decorator, Role.Decorator);
}

/** In TypeScript the decorators of a member stand before it as siblings. */
function lowerClassBody(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Block, role, at);
  let decorators: number[] = [];
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'decorator') {
      decorators.push(child);
      continue;
    }
    if (/^(abstract_)?method_(definition|signature)$/.test(type))
      lowerMethod(cst, child, Role.Statement, decorators);
    else if (/field_definition$/.test(type)) lowerField(cst, child, Role.Statement, decorators);
    else cst.lower(child, Role.Statement);
    decorators = [];
  }
  cst.close();
}

function lowerMethod(cst: Lowering, at: number, role: Role, decorators: readonly number[]): void {
  const name = cst.field(at, 'name');
  const inObject = role === Role.Entry;
  if (inObject) {
    cst.open(Kind.Pair, role, at);
    if (name >= 0) lowerKey(cst, name);
  }
  openDecorated(cst, Kind.Function, inObject ? Role.Value : role, at, decorators, asyncName(cst, at));
  // In an object the key is the name.
  if (name >= 0 && !inObject) cst.lower(name, Role.FunctionName);
  lowerSignatureAndBody(cst, at);
  cst.close();
  if (inObject) cst.close();
}

function lowerClass(
  cst: Lowering,
  at: number,
  role: Role,
  decorators: readonly number[],
  kindName?: string,
): void {
  openDecorated(cst, Kind.Class, role, at, decorators, kindName);
  for (const child of cst.children(at)) {
    const field = cst.fieldName(child);
    const type = cst.type(child);
    if (field === 'name') cst.leaf(Kind.Name, Role.ClassName, child);
    else if (type === 'class_heritage') cst.lower(child, Role.Base);
    else if (field === 'body') cst.lower(child, Role.Body);
  }
  cst.close();
}

function lowerField(cst: Lowering, at: number, role: Role, decorators: readonly number[]): void {
  const value = cst.field(at, 'value');
  let name = cst.field(at, 'property');
  if (name < 0) name = cst.field(at, 'name');
  if (name < 0) return;
  if (value < 0 && isListPlaceholder(cst.source(name))) {
    cst.leaf(Kind.Name, role, name);
    return;
  }
  openDecorated(
    cst,
    value >= 0 ? Kind.Assign : Kind.Declare,
    role,
    at,
    decorators,
    value >= 0 ? '=' : undefined,
  );
  cst.lower(name, Role.Target);
  const type = cst.field(at, 'type');
  if (type >= 0) cst.lower(type, Role.Type);
  if (value >= 0) cst.lower(value, Role.Value);
  cst.close();
}

function lowerImport(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Import, role, at);
  const whole = cst.namedChildren(at).find((child) => cst.type(child) === 'import_require_clause');
  const source = cst.field(whole ?? at, 'source');
  if (source >= 0) cst.lower(source, Role.Source);
  // TypeScript's `import fs = require('fs')` is `import * as fs from 'fs'`.
  if (whole !== undefined) item(cst, whole, '*', cst.namedChildren(whole)[0]);
  const visit = (parent: number) => {
    for (const child of cst.namedChildren(parent)) {
      const type = cst.type(child);
      if (type === 'identifier') item(cst, child, undefined, child);
      else if (type === 'namespace_import') item(cst, child, '*', cst.namedChildren(child)[0]);
      else if (type === 'import_specifier') {
        const name = cst.field(child, 'name');
        const alias = cst.field(child, 'alias');
        item(cst, child, cst.source(name), alias >= 0 ? alias : name);
      } else if (type === 'import_clause' || type === 'named_imports') visit(child);
    }
  };
  visit(at);
  cst.close();
}

/** An imported name and the local name it gets; a default import is the module itself. */
function item(cst: Lowering, at: number, imported: string | undefined, local: number): void {
  cst.open(Kind.ImportItem, Role.Item, at, imported ?? 'default');
  if (local !== undefined && local >= 0) cst.leaf(Kind.Name, Role.Alias, local);
  cst.close();
}

/** `export const x = 1` is `const x = 1`: what is exported matters, not the word. */
function lowerExport(cst: Lowering, at: number, role: Role): void {
  const declaration = cst.field(at, 'declaration');
  const value = cst.field(at, 'value');
  const source = cst.field(at, 'source');
  const children = cst.children(at);
  const assigned = children.findIndex((child) => cst.source(child) === '=');
  if (declaration >= 0) {
    const decorators = children.filter((child) => cst.type(child) === 'decorator');
    if (decorators.length > 0 && /class/.test(cst.type(declaration)))
      lowerClass(cst, declaration, role, decorators);
    else cst.lower(declaration, role);
  } else if (value >= 0 || assigned >= 0) {
    cst.open(Kind.Export, role, at, value >= 0 ? 'default' : '=');
    cst.lower(value >= 0 ? value : children[assigned + 1], Role.Value);
    cst.close();
  } else if (source >= 0) lowerReExport(cst, at, role, source);
}

/** `export { a } from 'm'` imports for others: it names what it takes, and binds nothing here. */
function lowerReExport(cst: Lowering, at: number, role: Role, source: number): void {
  cst.open(Kind.Import, role, at, RE_EXPORT);
  cst.lower(source, Role.Source);
  const clause = cst.namedChildren(at).find((child) => cst.type(child) === 'export_clause');
  for (const specifier of clause === undefined ? [] : cst.namedChildren(clause)) {
    const name = cst.field(specifier, 'name');
    cst.open(Kind.ImportItem, Role.Item, specifier, cst.source(name >= 0 ? name : specifier));
    cst.close();
  }
  if (clause === undefined) {
    cst.open(Kind.ImportItem, Role.Item, at, '*');
    cst.close();
  }
  cst.close();
}

function lowerElement(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Element, role, at);
  const opening = cst.field(at, 'open_tag');
  const head = opening >= 0 ? opening : at;
  const name = cst.field(head, 'name');
  if (name >= 0) cst.lower(name, Role.Tag);
  for (const child of cst.namedChildren(head)) {
    if (child !== name && cst.type(child) !== 'type_arguments') cst.lower(child, Role.Attribute);
  }
  if (opening >= 0) {
    for (const child of cst.namedChildren(at)) {
      if (!cst.fieldName(child).endsWith('_tag')) cst.lower(child, Role.Child);
    }
  }
  cst.close();
}

function lowerAttribute(cst: Lowering, at: number, role: Role): void {
  const [name, value] = cst.namedChildren(at);
  cst.open(Kind.Attribute, role, at);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Key, name);
  if (value !== undefined) cst.lower(value, Role.Value);
  cst.close();
}
