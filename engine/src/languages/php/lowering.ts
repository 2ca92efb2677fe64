import { Kind, Role } from '../../syntax/kinds';
import { cLikeStatements, lowerPairOrValue } from '../common';
import { custom, drop, type LoweringTable, leaf, node, through } from '../lowering';
import {
  lowerAttribute,
  lowerClass,
  lowerConstants,
  lowerEnumCase,
  lowerFunction,
  lowerImports,
  lowerNamespace,
  lowerProperties,
  lowerStaticVariable,
} from './declarations';
import {
  lowerArgument,
  lowerArray,
  lowerCall,
  lowerCast,
  lowerConditional,
  lowerList,
  lowerMatch,
  lowerMember,
  lowerNew,
  lowerStaticMember,
  lowerSubscript,
  lowerWordCall,
} from './expressions';
import { lowerQualifiedName, lowerVariable } from './names';
import { lowerCase, lowerExpressionStatement, lowerForEach, lowerIf, lowerTry } from './statements';
import { lowerHeredoc, lowerShellCommand, lowerString } from './strings';

const type = leaf(Kind.Type);
const lowercase = custom((cst, at, role) => cst.leaf(Kind.Constant, role, at, cst.source(at).toLowerCase()));
const wordCall = (word: string) => custom((cst, at, role) => lowerWordCall(cst, at, role, word));
const block = node(Kind.Block, {}, Role.Statement);

/** PHP to the uniform tree; node types of tree-sitter-php. */
export const phpTable: LoweringTable = {
  ...cLikeStatements,
  comment: drop,
  text: drop,
  text_interpolation: drop,
  php_tag: drop,
  php_end_tag: drop,

  // Program
  namespace_definition: custom(lowerNamespace),
  namespace_use_declaration: custom(lowerImports),
  class_declaration: custom((cst, at, role) => lowerClass(cst, at, role)),
  interface_declaration: custom((cst, at, role) => lowerClass(cst, at, role, 'interface')),
  trait_declaration: custom((cst, at, role) => lowerClass(cst, at, role, 'trait')),
  enum_declaration: custom((cst, at, role) => lowerClass(cst, at, role, 'enum')),
  declaration_list: block,
  enum_declaration_list: block,
  attribute_list: through,
  attribute_group: through,
  attribute: custom(lowerAttribute),
  const_declaration: custom(lowerConstants),
  property_declaration: custom(lowerProperties),
  enum_case: custom(lowerEnumCase),
  use_declaration: node(Kind.Other, {}, Role.Operand, 'use'),
  use_list: drop,
  function_definition: custom(lowerFunction),
  method_declaration: custom(lowerFunction),
  anonymous_function: custom(lowerFunction),
  arrow_function: custom(lowerFunction),
  anonymous_function_use_clause: drop,
  global_declaration: node(Kind.Outer, {}, Role.Operand),
  function_static_declaration: through,
  static_variable_declaration: custom(lowerStaticVariable),

  // Statements
  compound_statement: block,
  colon_block: block,
  expression_statement: custom(lowerExpressionStatement),
  empty_statement: drop,
  echo_statement: wordCall('echo'),
  exit_statement: wordCall('exit'),
  unset_statement: wordCall('unset'),
  declare_statement: wordCall('declare'),
  declare_directive: custom((cst, at, role) => cst.leaf(Kind.Other, role, at)),
  if_statement: custom(lowerIf),
  foreach_statement: custom(lowerForEach),
  switch_statement: node(Kind.Switch, { condition: Role.Subject, body: Role.Case }),
  switch_block: through,
  case_statement: custom(lowerCase),
  default_statement: node(Kind.Case, {}, Role.Statement, 'default'),
  try_statement: custom(lowerTry),
  throw_expression: node(Kind.Throw, {}, Role.Value),
  goto_statement: node(Kind.Other, {}, Role.Operand, 'goto'),
  named_label_statement: drop,

  // Names and literals
  name: leaf(Kind.Name),
  relative_scope: leaf(Kind.Name),
  variable_name: custom(lowerVariable),
  dynamic_variable_name: custom(lowerVariable),
  qualified_name: custom(lowerQualifiedName),
  relative_name: custom(lowerQualifiedName),
  namespace_name: custom(lowerQualifiedName),
  by_ref: through,
  integer: leaf(Kind.Number),
  float: leaf(Kind.Number),
  boolean: lowercase,
  null: lowercase,
  string: custom(lowerString),
  encapsed_string: custom(lowerString),
  heredoc: custom(lowerHeredoc),
  nowdoc: custom(lowerHeredoc),
  shell_command_expression: custom(lowerShellCommand),

  // Expressions
  parenthesized_expression: through,
  error_suppression_expression: through,
  reference_modifier: drop,
  member_access_expression: custom(lowerMember),
  nullsafe_member_access_expression: custom(lowerMember),
  scoped_property_access_expression: custom(lowerStaticMember),
  class_constant_access_expression: custom(lowerStaticMember),
  subscript_expression: custom(lowerSubscript),
  function_call_expression: custom(lowerCall),
  member_call_expression: custom(lowerCall),
  nullsafe_member_call_expression: custom(lowerCall),
  scoped_call_expression: custom(lowerCall),
  arguments: through,
  argument: custom(lowerArgument),
  variadic_placeholder: drop,
  variadic_unpacking: node(Kind.Spread, {}, Role.Value),
  object_creation_expression: custom(lowerNew),
  anonymous_class: custom((cst, at, role) => lowerClass(cst, at, role)),
  print_intrinsic: wordCall('print'),
  include_expression: wordCall('include'),
  include_once_expression: wordCall('include_once'),
  require_expression: wordCall('require'),
  require_once_expression: wordCall('require_once'),
  clone_expression: wordCall('clone'),
  assignment_expression: node(Kind.Assign, { left: Role.Target, right: Role.Value }, Role.Child, '='),
  reference_assignment_expression: custom((cst, at, role) => {
    cst.open(Kind.Assign, role, at, '=');
    cst.lowerField(at, 'left', Role.Target);
    cst.lowerField(at, 'right', Role.Value);
    cst.builder.leaf(Kind.Other, Role.Modifier, cst.end(at), cst.end(at), cst.names.id('&'));
    cst.close();
  }),
  augmented_assignment_expression: node(Kind.Assign, { left: Role.Target, right: Role.Value }),
  binary_expression: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  unary_op_expression: node(Kind.Unary, { argument: Role.Operand }),
  update_expression: node(Kind.Unary, { argument: Role.Operand }),
  cast_expression: custom(lowerCast),
  conditional_expression: custom(lowerConditional),
  match_expression: custom(lowerMatch),
  sequence_expression: node(Kind.Sequence, {}, Role.Part),
  yield_expression: node(Kind.Yield, {}, Role.Operand),
  array_creation_expression: custom(lowerArray),
  array_element_initializer: custom(lowerPairOrValue),
  list_literal: custom(lowerList),
  pair: node(Kind.Tuple, {}, Role.Entry),

  // Types
  named_type: type,
  optional_type: type,
  union_type: type,
  intersection_type: type,
  disjunctive_normal_form_type: type,
  primitive_type: type,
  bottom_type: type,
  type_list: type,
  cast_type: type,
};
