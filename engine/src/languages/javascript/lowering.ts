import { Kind, Role } from '../../syntax/kinds';
import { cLikeStatements } from '../common';
import { custom, drop, type LoweringTable, leaf, naming, node, through } from '../lowering';
import {
  lowerClass,
  lowerClassBody,
  lowerDeclaration,
  lowerField,
  lowerFunction,
  lowerMethod,
  lowerParameters,
  lowerTypedParameter,
} from './declarations';
import {
  lowerCall,
  lowerCast,
  lowerPair,
  lowerShorthand,
  lowerString,
  lowerTemplate,
  lowerYield,
} from './expressions';
import { lowerAttribute, lowerElement } from './jsx';
import { lowerExport, lowerImport } from './modules';

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
  yield_expression: custom(lowerYield),
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
