import { Kind, Role, YIELD_FROM } from '../../syntax/kinds';
import { lowerSpreadPairs } from '../common';
import { custom, drop, type LoweringTable, leaf, node, through } from '../lowering';
import { lowerClass, lowerDecorated, lowerFunction, lowerImport, lowerLambda } from './declarations';
import { lowerComparison, lowerConcatenated, lowerString } from './expressions';
import { lowerAs, lowerIf, lowerTry } from './statements';

/** Python to the uniform tree; node types of tree-sitter-python. */
export const pythonTable: LoweringTable = {
  comment: drop,
  line_continuation: drop,
  expression_statement: custom((cst, at, role) => {
    const named = cst.namedChildren(at);
    if (named.length < 2) cst.lowerChildren(at, role);
    else {
      // `a, b` as a statement.
      cst.open(Kind.Tuple, role, at);
      for (const child of named) cst.lower(child, Role.Entry);
      cst.close();
    }
  }),
  parenthesized_expression: through,
  block: node(Kind.Block, {}, Role.Statement),

  identifier: leaf(Kind.Name),
  dotted_name: leaf(Kind.Name),
  integer: leaf(Kind.Number),
  float: leaf(Kind.Number),
  true: leaf(Kind.Constant),
  false: leaf(Kind.Constant),
  none: leaf(Kind.Constant),
  ellipsis: leaf(Kind.Constant),
  string: custom(lowerString),
  concatenated_string: custom(lowerConcatenated),
  interpolation: custom((cst, at, role) => {
    const expression = cst.field(at, 'expression');
    if (expression >= 0) cst.lower(expression, role);
  }),

  attribute: node(Kind.Member, { object: Role.Object, attribute: Role.Property }),
  subscript: custom((cst, at, role) => {
    const indexes = cst.namedChildren(at).slice(1);
    cst.open(Kind.Index, role, at);
    cst.lower(cst.field(at, 'value'), Role.Object);
    // `x[1, 2]` is `x[(1, 2)]`.
    if (indexes.length > 1) {
      const start = cst.start(indexes[0]);
      cst.builder.open(Kind.Tuple, Role.Index, start, cst.end(indexes.at(-1) as number));
    }
    for (const index of indexes) cst.lower(index, indexes.length > 1 ? Role.Entry : Role.Index);
    if (indexes.length > 1) cst.close();
    cst.close();
  }),
  slice: node(Kind.Slice, {}, Role.Part),
  call: node(Kind.Call, { function: Role.Callee, arguments: Role.Argument }),
  argument_list: through,
  keyword_argument: node(Kind.Keyword, { name: Role.Key, value: Role.Value }),
  list_splat: node(Kind.Spread, {}, Role.Value),
  list_splat_pattern: node(Kind.Spread, {}, Role.Value),
  dictionary_splat: custom(lowerSpreadPairs),
  dictionary_splat_pattern: custom(lowerSpreadPairs),
  unary_operator: node(Kind.Unary, { argument: Role.Operand }),
  not_operator: node(Kind.Unary, { argument: Role.Operand }, Role.Child, 'not'),
  binary_operator: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  boolean_operator: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  comparison_operator: custom(lowerComparison),
  conditional_expression: custom((cst, at, role) => {
    const [value, test, otherwise] = cst.namedChildren(at);
    cst.open(Kind.Conditional, role, at);
    if (test !== undefined) cst.lower(test, Role.Test);
    if (value !== undefined) cst.lower(value, Role.Then);
    if (otherwise !== undefined) cst.lower(otherwise, Role.Else);
    cst.close();
  }),
  // The keywords of these have the type of the whole.
  await: custom((cst, at, role) => {
    cst.open(Kind.Await, role, at);
    for (const child of cst.namedChildren(at)) cst.lower(child, Role.Operand);
    cst.close();
  }),
  yield: custom((cst, at, role) => {
    const isFrom = cst.children(at).some((child) => cst.type(child) === 'from');
    cst.open(Kind.Yield, role, at, isFrom ? YIELD_FROM : undefined);
    for (const child of cst.namedChildren(at)) cst.lower(child, Role.Operand);
    cst.close();
  }),
  named_expression: node(Kind.Assign, { name: Role.Target, value: Role.Value }, Role.Child, '='),
  assignment: custom((cst, at, role) => {
    const right = cst.field(at, 'right');
    cst.open(right >= 0 ? Kind.Assign : Kind.Declare, role, at, right >= 0 ? '=' : undefined);
    cst.lower(cst.field(at, 'left'), Role.Target);
    const type = cst.field(at, 'type');
    if (type >= 0) cst.leaf(Kind.Type, Role.Type, type);
    if (right >= 0) cst.lower(right, Role.Value);
    cst.close();
  }),
  augmented_assignment: node(Kind.Assign, { left: Role.Target, right: Role.Value }),

  list: node(Kind.List, {}, Role.Entry),
  list_pattern: node(Kind.List, {}, Role.Entry),
  set: node(Kind.Set, {}, Role.Entry),
  tuple: node(Kind.Tuple, {}, Role.Entry),
  tuple_pattern: node(Kind.Tuple, {}, Role.Entry),
  pattern_list: node(Kind.Tuple, {}, Role.Entry),
  expression_list: node(Kind.Tuple, {}, Role.Entry),
  dictionary: node(Kind.Object, {}, Role.Entry),
  pair: node(Kind.Pair, { key: Role.Key, value: Role.Value }),
  list_comprehension: node(Kind.Comprehension, { body: Role.Value }, Role.Clause, '['),
  set_comprehension: node(Kind.Comprehension, { body: Role.Value }, Role.Clause, '{'),
  dictionary_comprehension: node(Kind.Comprehension, { body: Role.Value }, Role.Clause, '{:'),
  generator_expression: node(Kind.Comprehension, { body: Role.Value }, Role.Clause, '('),
  for_in_clause: node(Kind.ForEach, { left: Role.Target, right: Role.Iterable }),
  if_clause: node(Kind.If, {}, Role.Test),

  decorated_definition: custom(lowerDecorated),
  function_definition: custom((cst, at, role) => lowerFunction(cst, at, role, at, [])),
  lambda: custom(lowerLambda),
  class_definition: custom((cst, at, role) => lowerClass(cst, at, role, at, [])),

  return_statement: node(Kind.Return, {}, Role.Value),
  raise_statement: node(Kind.Throw, {}, Role.Value),
  assert_statement: node(Kind.Assert, {}, Role.Operand),
  delete_statement: node(Kind.Delete, {}, Role.Operand),
  pass_statement: drop,
  break_statement: node(Kind.Break),
  continue_statement: node(Kind.Continue),
  global_statement: node(Kind.Outer, {}, Role.Operand),
  nonlocal_statement: node(Kind.Outer, {}, Role.Operand),
  print_statement: node(Kind.Other, {}, Role.Operand, 'print'),
  exec_statement: node(Kind.Other, {}, Role.Operand, 'exec'),
  if_statement: custom(lowerIf),
  else_clause: through,
  while_statement: node(Kind.Loop, { condition: Role.Test, body: Role.Body, alternative: Role.Else }),
  for_statement: node(Kind.ForEach, {
    left: Role.Target,
    right: Role.Iterable,
    body: Role.Body,
    alternative: Role.Else,
  }),
  try_statement: custom(lowerTry),
  with_statement: node(Kind.With, { body: Role.Body }, Role.Item),
  with_clause: through,
  with_item: custom((cst, at, role) => {
    const value = cst.field(at, 'value');
    cst.open(Kind.WithItem, role, at);
    if (value >= 0) lowerAs(cst, value);
    cst.close();
  }),
  as_pattern: custom((cst, at, role) => {
    cst.open(Kind.Other, role, at, 'as');
    lowerAs(cst, at);
    cst.close();
  }),
  as_pattern_target: through,
  match_statement: node(Kind.Switch, { subject: Role.Subject, body: Role.Case }),
  case_clause: custom((cst, at, role) => {
    cst.open(Kind.Case, role, at);
    for (const child of cst.namedChildren(at)) {
      if (cst.type(child) === 'block') cst.lowerChildren(child, Role.Statement);
      else cst.lower(child, Role.Test);
    }
    cst.close();
  }),
  case_pattern: through,
  splat_pattern: node(Kind.Spread, {}, Role.Value),

  import_statement: custom((cst, at, role) => lowerImport(cst, at, role, -1)),
  import_from_statement: custom((cst, at, role) => lowerImport(cst, at, role, cst.field(at, 'module_name'))),
  future_import_statement: drop,
};
