import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type LoweringTable, leaf, node, through } from '../lowering';
import { lowerChain } from './chains';
import {
  lowerAccessor,
  lowerAnnotation,
  lowerClass,
  lowerCompanion,
  lowerConstructor,
  lowerEntry,
  lowerFunction,
  lowerImport,
  lowerInitializer,
  lowerNamed,
  lowerObject,
  lowerProperty,
} from './declarations';
import {
  lowerAnnotated,
  lowerBinary,
  lowerCallableReference,
  lowerCast,
  lowerIdentifier,
  lowerInfix,
  lowerLabeled,
  lowerLambda,
  lowerObjectLiteral,
  lowerTest,
  lowerUnary,
  lowerValueArgument,
} from './expressions';
import { lowerFor, lowerIf, lowerLoop, lowerTry, lowerWhen } from './statements';
import { lowerString } from './strings';
import { lowerType } from './types';

const type = custom(lowerType);
const chain = custom((cst, at, role) => lowerChain(cst, at, role));
const block = node(Kind.Block, {}, Role.Statement);

/** Kotlin to the uniform tree; node types of tree-sitter-kotlin (tree-sitter-grammars). */
export const kotlinTable: LoweringTable = {
  line_comment: drop,
  block_comment: drop,
  shebang: drop,
  file_annotation: drop,
  label: drop,
  parenthesized_expression: through,
  block,

  identifier: custom(lowerIdentifier),
  qualified_identifier: leaf(Kind.Name),
  this_expression: custom((cst, at, role) => cst.leaf(Kind.Name, role, at, 'this')),
  super_expression: custom((cst, at, role) => cst.leaf(Kind.Name, role, at, 'super')),
  number_literal: leaf(Kind.Number),
  float_literal: leaf(Kind.Number),
  character_literal: leaf(Kind.Constant),
  string_literal: custom(lowerString),
  multiline_string_literal: custom(lowerString),
  interpolation: through,

  navigation_expression: chain,
  call_expression: chain,
  index_expression: chain,
  value_arguments: through,
  value_argument: custom(lowerValueArgument),
  annotated_lambda: through,
  annotated_expression: custom(lowerAnnotated),
  labeled_expression: custom(lowerLabeled),
  spread_expression: node(Kind.Spread, {}, Role.Value),
  callable_reference: custom(lowerCallableReference),
  unary_expression: custom(lowerUnary),
  binary_expression: custom(lowerBinary),
  infix_expression: custom(lowerInfix),
  range_expression: custom(lowerTest),
  in_expression: custom(lowerTest),
  is_expression: custom(lowerTest),
  as_expression: custom(lowerCast),
  assignment: node(Kind.Assign, { left: Role.Target, right: Role.Value }),
  collection_literal: node(Kind.List, {}, Role.Entry),
  lambda_literal: custom(lowerLambda),
  anonymous_function: custom(lowerFunction),
  object_literal: custom(lowerObjectLiteral),

  property_declaration: custom(lowerProperty),
  getter: custom(lowerAccessor),
  setter: custom(lowerAccessor),
  function_declaration: custom(lowerFunction),
  secondary_constructor: custom(lowerConstructor),
  anonymous_initializer: custom(lowerInitializer),
  class_declaration: custom(lowerClass),
  object_declaration: custom(lowerObject),
  companion_object: custom(lowerCompanion),
  class_body: block,
  enum_class_body: block,
  enum_entry: custom(lowerEntry),
  annotation: custom(lowerAnnotation),
  import: custom(lowerImport),
  package_header: custom((cst, at, role) => lowerNamed(cst, at, role, 'package')),
  type_alias: custom((cst, at, role) => lowerNamed(cst, at, role, 'typealias')),

  if_expression: custom(lowerIf),
  when_expression: custom(lowerWhen),
  for_statement: custom(lowerFor),
  while_statement: custom((cst, at, role) => lowerLoop(cst, at, role, 'while')),
  do_while_statement: custom((cst, at, role) => lowerLoop(cst, at, role, 'do')),
  try_expression: custom(lowerTry),
  return_expression: custom((cst, at, role) => {
    const label = cst.field(at, 'label');
    cst.open(Kind.Return, role, at);
    for (const child of cst.namedChildren(at)) if (child !== label) cst.lower(child, Role.Value);
    cst.close();
  }),
  throw_expression: node(Kind.Throw, {}, Role.Value),

  user_type: type,
  nullable_type: type,
  non_nullable_type: type,
  function_type: type,
  parenthesized_type: type,
  type_projection: type,
};
