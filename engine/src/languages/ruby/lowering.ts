import { Kind, Role } from '../../syntax/kinds';
import { lowerInfixCall, lowerSpreadPairs } from '../common';
import { custom, drop, type Lowering, type LoweringTable, leaf, node, through } from '../lowering';
import { lowerAssignment } from './assignments';
import { lowerBlockFunction, lowerCall, lowerElement, lowerHeadless, lowerPair } from './calls';
import { lowerClass, lowerMethod, lowerParameter, lowerParameters, lowerSingletonClass } from './definitions';
import {
  lowerChained,
  lowerHeredoc,
  lowerRegex,
  lowerString,
  lowerSubshell,
  lowerSymbol,
  lowerSymbolText,
} from './literals';
import {
  lowerBegin,
  lowerBlock,
  lowerCase,
  lowerConditional,
  lowerFor,
  lowerGroup,
  lowerLoop,
} from './statements';

/** `return a, b` returns an array. */
const jump = (kind: Kind, role: Role) =>
  custom((cst, at, as) => {
    cst.open(kind, as, at);
    lowerValues(cst, cst.namedChildren(at), role);
    cst.close();
  });

/** Ruby to the uniform tree; node types of tree-sitter-ruby. */
export const rubyTable: LoweringTable = {
  comment: drop,
  uninterpreted: drop,
  empty_statement: drop,
  heredoc_body: drop,

  identifier: leaf(Kind.Name),
  constant: custom(lowerConstant),
  instance_variable: leaf(Kind.Name),
  class_variable: leaf(Kind.Name),
  global_variable: leaf(Kind.Name),
  self: leaf(Kind.Name),
  super: leaf(Kind.Name),
  operator: leaf(Kind.Name),
  setter: leaf(Kind.Name),
  integer: leaf(Kind.Number),
  float: leaf(Kind.Number),
  rational: leaf(Kind.Number),
  complex: leaf(Kind.Number),
  true: leaf(Kind.Constant),
  false: leaf(Kind.Constant),
  nil: leaf(Kind.Constant),
  file: leaf(Kind.Constant),
  line: leaf(Kind.Constant),
  encoding: leaf(Kind.Constant),

  string: custom(lowerString),
  bare_string: custom(lowerString),
  character: custom((cst, at, role) => cst.leaf(Kind.String, role, at, cst.source(at).slice(1))),
  chained_string: custom(lowerChained),
  heredoc_beginning: custom(lowerHeredoc),
  subshell: custom(lowerSubshell),
  regex: custom(lowerRegex),
  interpolation: custom((cst, at, role) => lowerGroup(cst, at, role)),
  simple_symbol: custom(lowerSymbol),
  hash_key_symbol: custom(lowerSymbol),
  delimited_symbol: custom(lowerSymbolText),
  bare_symbol: custom(lowerSymbolText),
  array: node(Kind.List, {}, Role.Entry),
  string_array: node(Kind.List, {}, Role.Entry),
  symbol_array: node(Kind.List, {}, Role.Entry),
  hash: node(Kind.Object, {}, Role.Entry),
  pair: custom(lowerPair),

  call: custom(lowerCall),
  scope_resolution: custom((cst, at, role) => {
    const scope = cst.field(at, 'scope');
    const name = cst.field(at, 'name');
    if (scope < 0) {
      cst.lower(name, role);
      return;
    }
    cst.open(Kind.Member, role, at);
    cst.lower(scope, Role.Object);
    cst.lower(name, Role.Property);
    cst.close();
  }),
  element_reference: custom(lowerElement),
  argument_list: through,
  splat_argument: node(Kind.Spread, {}, Role.Value),
  hash_splat_argument: custom(lowerSpreadPairs),
  hash_splat_nil: drop,
  block_argument: node(Kind.Spread, {}, Role.Value, '&'),
  forward_argument: leaf(Kind.Name),
  block: custom((cst, at, role) => lowerBlockFunction(cst, at, role)),
  do_block: custom((cst, at, role) => lowerBlockFunction(cst, at, role)),
  lambda: custom((cst, at, role) => {
    cst.open(Kind.Function, role, at);
    lowerParameters(cst, cst.field(at, 'parameters'));
    const block = cst.field(at, 'body');
    lowerBlock(cst, cst.field(block, 'body'), Role.Body, { whole: block });
    cst.close();
  }),
  yield: custom((cst, at, role) => {
    // The word itself is a node of the same name.
    cst.open(Kind.Yield, role, at);
    for (const child of cst.namedChildren(at)) if (child !== at) cst.lower(child, Role.Operand);
    cst.close();
  }),

  unary: custom((cst, at, role) => {
    const operator = cst.source(cst.field(at, 'operator'));
    cst.open(Kind.Unary, role, at, operator === 'not' ? '!' : operator);
    cst.lower(cst.field(at, 'operand'), Role.Operand);
    cst.close();
  }),
  binary: custom(lowerBinary),
  range: custom((cst, at, role) => {
    const begin = cst.field(at, 'begin');
    const end = cst.field(at, 'end');
    cst.open(Kind.Binary, role, at, cst.source(cst.field(at, 'operator')));
    lowerBound(cst, begin, Role.Left, cst.start(at));
    lowerBound(cst, end, Role.Right, cst.end(at));
    cst.close();
  }),
  rescue_modifier: custom((cst, at, role) => {
    cst.open(Kind.Binary, role, at, 'rescue');
    cst.lower(cst.field(at, 'body'), Role.Left);
    cst.lower(cst.field(at, 'handler'), Role.Right);
    cst.close();
  }),
  parenthesized_statements: custom((cst, at, role) => lowerGroup(cst, at, role)),
  match_pattern: node(Kind.Binary, { value: Role.Left, pattern: Role.Right }, Role.Child, '=>'),
  test_pattern: node(Kind.Binary, { value: Role.Left, pattern: Role.Right }, Role.Child, 'in'),

  assignment: custom(lowerAssignment),
  operator_assignment: custom((cst, at, role) => {
    cst.open(Kind.Assign, role, at, cst.source(cst.field(at, 'operator')));
    cst.lower(cst.field(at, 'left'), Role.Target);
    cst.lower(cst.field(at, 'right'), Role.Value);
    cst.close();
  }),
  left_assignment_list: node(Kind.Tuple, {}, Role.Entry),
  right_assignment_list: node(Kind.List, {}, Role.Entry),
  destructured_left_assignment: node(Kind.Tuple, {}, Role.Entry),
  rest_assignment: node(Kind.Spread, {}, Role.Value),

  method: custom((cst, at, role) => lowerMethod(cst, at, role)),
  singleton_method: custom((cst, at, role) => lowerMethod(cst, at, role)),
  block_parameter: custom(lowerParameter),
  destructured_parameter: node(Kind.Tuple, {}, Role.Entry),
  splat_parameter: node(Kind.Spread, {}, Role.Value),
  hash_splat_parameter: node(Kind.SpreadPairs, {}, Role.Value),
  class: custom((cst, at, role) => lowerClass(cst, at, role, undefined)),
  module: custom((cst, at, role) => lowerClass(cst, at, role, 'module')),
  singleton_class: custom(lowerSingletonClass),
  superclass: through,
  alias: node(Kind.Other, {}, Role.Operand, 'alias'),
  undef: node(Kind.Other, {}, Role.Operand, 'undef'),

  body_statement: through,
  block_body: through,
  begin_block: custom((cst, at, role) => lowerBlock(cst, at, role, {})),
  end_block: custom((cst, at, role) => lowerBlock(cst, at, role, {})),
  begin: custom((cst, at, role) => lowerBegin(cst, at, role, false)),
  if: custom((cst, at, role) => lowerConditional(cst, at, role, false)),
  unless: custom((cst, at, role) => lowerConditional(cst, at, role, false)),
  if_modifier: custom((cst, at, role) => lowerConditional(cst, at, role, false)),
  unless_modifier: custom((cst, at, role) => lowerConditional(cst, at, role, false)),
  conditional: node(Kind.Conditional, {
    condition: Role.Test,
    consequence: Role.Then,
    alternative: Role.Else,
  }),
  case: custom((cst, at, role) => lowerCase(cst, at, role, false)),
  case_match: custom((cst, at, role) => lowerCase(cst, at, role, false)),
  pattern: through,
  while: custom(lowerLoop),
  until: custom(lowerLoop),
  while_modifier: custom(lowerLoop),
  until_modifier: custom(lowerLoop),
  for: custom(lowerFor),
  in: through,

  if_guard: node(Kind.If, {}, Role.Test),
  unless_guard: node(Kind.If, {}, Role.Test, 'unless'),
  array_pattern: node(Kind.List, {}, Role.Entry),
  find_pattern: node(Kind.List, {}, Role.Entry),
  hash_pattern: node(Kind.Object, {}, Role.Entry),
  keyword_pattern: custom(lowerPair),
  parenthesized_pattern: through,
  variable_reference_pattern: through,
  expression_reference_pattern: through,

  return: jump(Kind.Return, Role.Value),
  next: jump(Kind.Continue, Role.Value),
  break: jump(Kind.Break, Role.Value),
  redo: node(Kind.Other, {}, Role.Child, 'redo'),
  retry: node(Kind.Other, {}, Role.Child, 'retry'),
};

/** What a jump hands over: several values are an array. */
function lowerValues(cst: Lowering, lists: readonly number[], role: Role): void {
  for (const list of lists) {
    const values = cst.namedChildren(list);
    if (values.length === 1) cst.lower(values[0], role);
    else {
      cst.open(Kind.List, role, list);
      for (const value of values) cst.lower(value, Role.Entry);
      cst.close();
    }
  }
}

/** In the place of a constant, a pattern's hole begins with a capital (see the filling of holes). */
function lowerConstant(cst: Lowering, at: number, role: Role): void {
  cst.leaf(Kind.Name, role, at, lowerHeadless(cst.source(at)));
}

const sameOperators: Record<string, string> = { and: '&&', or: '||' };

/** `a << b` is a call: it changes what stands to its left. */
function lowerBinary(cst: Lowering, at: number, role: Role): void {
  const left = cst.field(at, 'left');
  const right = cst.field(at, 'right');
  const operator = cst.field(at, 'operator');
  const name = cst.source(operator);
  if (name === '<<') {
    lowerInfixCall(cst, at, role, [left, operator, right]);
    return;
  }
  cst.open(Kind.Binary, role, at, sameOperators[name] ?? name);
  cst.lower(left, Role.Left);
  cst.lower(right, Role.Right);
  cst.close();
}

/** A range without a bound goes on as far as `nil`. */
function lowerBound(cst: Lowering, bound: number, role: Role, at: number): void {
  if (bound >= 0) cst.lower(bound, role);
  else cst.builder.leaf(Kind.Constant, role, at, at, cst.names.id('nil'));
}
