import { Kind, Role } from '../../syntax/kinds';
import { cLikeStatements } from '../common';
import { custom, drop, type LoweringTable, leaf, node, through } from '../lowering';
import {
  lowerAnnotation,
  lowerClass,
  lowerConstant,
  lowerDeclarators,
  lowerElement,
  lowerImport,
  lowerMethod,
  lowerNamed,
  lowerParameter,
} from './declarations';
import {
  lowerArrayCreation,
  lowerCall,
  lowerClassLiteral,
  lowerConstructorCall,
  lowerCreation,
  lowerInstanceOf,
  lowerLambda,
  lowerMethodReference,
  lowerString,
  lowerUpdate,
} from './expressions';
import {
  lowerFor,
  lowerForEach,
  lowerLabel,
  lowerSwitchGroup,
  lowerSwitchRule,
  lowerTry,
  lowerTryWithResources,
  lowerTypePattern,
} from './statements';
import { lowerType } from './types';

const type = custom(lowerType);
const classLike = (name?: string) => custom((cst, at, role) => lowerClass(cst, at, role, name));
const method = custom(lowerMethod);
const declarators = custom(lowerDeclarators);
const block = node(Kind.Block, {}, Role.Statement);
const list = node(Kind.List, {}, Role.Entry);
const switchStatement = node(Kind.Switch, { condition: Role.Subject, body: Role.Case });

/** Java to the uniform tree; node types of tree-sitter-java. */
export const javaTable: LoweringTable = {
  ...cLikeStatements,
  line_comment: drop,
  block_comment: drop,
  parenthesized_expression: through,
  block,
  constructor_body: block,

  identifier: leaf(Kind.Name),
  this: leaf(Kind.Name),
  super: leaf(Kind.Name),
  decimal_integer_literal: leaf(Kind.Number),
  hex_integer_literal: leaf(Kind.Number),
  octal_integer_literal: leaf(Kind.Number),
  binary_integer_literal: leaf(Kind.Number),
  decimal_floating_point_literal: leaf(Kind.Number),
  hex_floating_point_literal: leaf(Kind.Number),
  true: leaf(Kind.Constant),
  false: leaf(Kind.Constant),
  null_literal: leaf(Kind.Constant),
  // With its quotes: `'a'` is not `"a"`.
  character_literal: leaf(Kind.Constant),
  string_literal: custom(lowerString),
  string_interpolation: through,
  template_expression: custom((cst, at, role) => {
    const text = cst.field(at, 'template_argument');
    if (text >= 0) cst.lower(text, role);
  }),

  field_access: node(Kind.Member, { object: Role.Object, field: Role.Property }, Role.Object),
  scoped_identifier: node(Kind.Member, { scope: Role.Object, name: Role.Property }),
  array_access: node(Kind.Index, { array: Role.Object, index: Role.Index }),
  method_invocation: custom(lowerCall),
  explicit_constructor_invocation: custom(lowerConstructorCall),
  object_creation_expression: custom(lowerCreation),
  array_creation_expression: custom(lowerArrayCreation),
  argument_list: through,
  method_reference: custom(lowerMethodReference),
  class_literal: custom(lowerClassLiteral),
  unary_expression: node(Kind.Unary, { operand: Role.Operand }),
  update_expression: custom(lowerUpdate),
  binary_expression: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  instanceof_expression: custom(lowerInstanceOf),
  ternary_expression: node(Kind.Conditional, {
    condition: Role.Test,
    consequence: Role.Then,
    alternative: Role.Else,
  }),
  cast_expression: node(Kind.Cast, { type: Role.Type, value: Role.Operand }),
  assignment_expression: node(Kind.Assign, { left: Role.Target, right: Role.Value }),
  lambda_expression: custom(lowerLambda),
  array_initializer: list,
  element_value_array_initializer: list,
  switch_expression: switchStatement,

  local_variable_declaration: declarators,
  field_declaration: declarators,
  constant_declaration: declarators,
  method_declaration: method,
  constructor_declaration: method,
  compact_constructor_declaration: method,
  annotation_type_element_declaration: custom(lowerElement),
  formal_parameter: custom(lowerParameter),
  spread_parameter: custom(lowerParameter),
  receiver_parameter: drop,
  class_declaration: classLike(),
  interface_declaration: classLike('interface'),
  enum_declaration: classLike('enum'),
  record_declaration: classLike('record'),
  annotation_type_declaration: classLike('@interface'),
  class_body: block,
  interface_body: block,
  enum_body: block,
  enum_body_declarations: through,
  annotation_type_body: block,
  enum_constant: custom(lowerConstant),
  static_initializer: custom((cst, at, role) => {
    const [body] = cst.namedChildren(at);
    cst.open(Kind.Block, role, at, 'static');
    if (body !== undefined) cst.lowerChildren(body, Role.Statement);
    cst.close();
  }),
  annotation: custom(lowerAnnotation),
  marker_annotation: custom(lowerAnnotation),
  import_declaration: custom(lowerImport),
  package_declaration: custom((cst, at, role) => lowerNamed(cst, at, role, 'package')),
  module_declaration: custom((cst, at, role) => lowerNamed(cst, at, role, 'module')),
  module_body: block,
  requires_module_directive: custom((cst, at, role) => lowerNamed(cst, at, role, 'requires')),
  exports_module_directive: custom((cst, at, role) => lowerNamed(cst, at, role, 'exports')),
  opens_module_directive: custom((cst, at, role) => lowerNamed(cst, at, role, 'opens')),
  uses_module_directive: custom((cst, at, role) => lowerNamed(cst, at, role, 'uses')),
  provides_module_directive: custom((cst, at, role) => lowerNamed(cst, at, role, 'provides')),

  // What a clause of a `switch` is worth; no generator.
  yield_statement: node(Kind.Other, {}, Role.Operand),
  assert_statement: node(Kind.Assert, {}, Role.Operand),
  for_statement: custom(lowerFor),
  enhanced_for_statement: custom(lowerForEach),
  labeled_statement: custom(lowerLabel),
  switch_block: through,
  switch_block_statement_group: custom(lowerSwitchGroup),
  switch_rule: custom(lowerSwitchRule),
  pattern: through,
  type_pattern: custom(lowerTypePattern),
  guard: node(Kind.If, {}, Role.Test),
  try_statement: custom(lowerTry),
  try_with_resources_statement: custom(lowerTryWithResources),
  synchronized_statement: custom((cst, at, role) => {
    const body = cst.field(at, 'body');
    const [lock] = cst.namedChildren(at);
    cst.open(Kind.With, role, at, 'synchronized');
    if (lock !== undefined && lock !== body) {
      cst.open(Kind.WithItem, Role.Item, lock);
      cst.lower(lock, Role.Value);
      cst.close();
    }
    if (body >= 0) cst.lower(body, Role.Body);
    cst.close();
  }),

  type_identifier: type,
  scoped_type_identifier: type,
  generic_type: type,
  array_type: type,
  annotated_type: type,
  integral_type: type,
  floating_point_type: type,
  boolean_type: type,
  void_type: type,
};
