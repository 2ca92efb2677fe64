import { Kind, Role } from '../../syntax/kinds';
import { lowerInterpolation, lowerSpreadPairs } from '../common';
import { custom, drop, type Lowering, type LoweringTable, leaf, node, through } from '../lowering';

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
  await: node(Kind.Await, {}, Role.Operand),
  yield: node(Kind.Yield, {}, Role.Operand),
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

function lowerString(cst: Lowering, at: number, role: Role): void {
  const parts = cst.children(at);
  const interpolations = parts.filter((part) => cst.type(part) === 'interpolation');
  const opening = parts.find((part) => cst.type(part) === 'string_start');
  const closing = parts.find((part) => cst.type(part) === 'string_end');
  const from = opening === undefined ? cst.start(at) : cst.end(opening);
  const to = closing === undefined ? cst.end(at) : cst.start(closing);
  lowerInterpolation(cst, at, role, interpolations, from, to);
}

/** 'a' 'b' is 'ab'; with an f-string among them the parts stand in one template. */
function lowerConcatenated(cst: Lowering, at: number, role: Role): void {
  const strings = cst.namedChildren(at);
  const interpolated = strings.some((s) => cst.children(s).some((c) => cst.type(c) === 'interpolation'));
  if (!interpolated) {
    const content = strings
      .map((s) => cst.source(s).replace(/^[a-z]*('''|"""|'|")([\s\S]*)\1$/i, '$2'))
      .join('');
    cst.leaf(Kind.String, role, at, content);
    return;
  }
  cst.open(Kind.Template, role, at);
  for (const string of strings) cst.lower(string, Role.Part);
  cst.close();
}

/** `a < b < c` is one node with the operators as name; the usual `a == b` is a binary. */
function lowerComparison(cst: Lowering, at: number, role: Role): void {
  const operands = cst.namedChildren(at);
  const operators = cst.children(at).filter((child) => !cst.isNamed(child));
  const name = operators.map((child) => cst.source(child)).join(' ');
  cst.open(Kind.Binary, role, at, name.replace(/\s+/g, ' '));
  operands.forEach((operand, i) => {
    cst.lower(operand, i === 0 ? Role.Left : Role.Right);
  });
  cst.close();
}

function lowerDecorated(cst: Lowering, at: number, role: Role): void {
  const decorators = cst.children(at).filter((child) => cst.type(child) === 'decorator');
  const definition = cst.field(at, 'definition');
  if (definition < 0) return;
  if (cst.type(definition) === 'class_definition') lowerClass(cst, definition, role, at, decorators);
  else lowerFunction(cst, definition, role, at, decorators);
}

function lowerDecorators(cst: Lowering, decorators: number[]): void {
  for (const decorator of decorators) {
    cst.open(Kind.Decorator, Role.Decorator, decorator);
    cst.lowerChildren(decorator, Role.Value);
    cst.close();
  }
}

function lowerFunction(cst: Lowering, at: number, role: Role, whole: number, decorators: number[]): void {
  const isAsync = cst.children(at).some((child) => cst.type(child) === 'async');
  cst.open(Kind.Function, role, whole, isAsync ? 'async' : undefined);
  lowerDecorators(cst, decorators);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  const type = cst.field(at, 'return_type');
  if (type >= 0) cst.leaf(Kind.Type, Role.Type, type);
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

function lowerLambda(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Function, role, at);
  const parameters = cst.field(at, 'parameters');
  if (parameters >= 0) lowerParameters(cst, parameters);
  const body = cst.field(at, 'body');
  if (body >= 0) {
    cst.open(Kind.Block, Role.Body, body);
    cst.open(Kind.Return, Role.Statement, body);
    cst.lower(body, Role.Value);
    cst.close();
    cst.close();
  }
  cst.close();
}

function lowerParameters(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'keyword_separator' || type === 'positional_separator') continue;
    cst.open(Kind.Parameter, Role.Parameter, child);
    if (type === 'default_parameter' || type === 'typed_default_parameter') {
      cst.lower(cst.field(child, 'name'), Role.Target);
      const annotation = cst.field(child, 'type');
      if (annotation >= 0) cst.leaf(Kind.Type, Role.Type, annotation);
      cst.lower(cst.field(child, 'value'), Role.Default);
    } else if (type === 'typed_parameter') {
      const annotation = cst.field(child, 'type');
      const target = cst.namedChildren(child).find((part) => part !== annotation);
      if (target !== undefined) cst.lower(target, Role.Target);
      if (annotation >= 0) cst.leaf(Kind.Type, Role.Type, annotation);
    } else cst.lower(child, Role.Target);
    cst.close();
  }
}

function lowerClass(cst: Lowering, at: number, role: Role, whole: number, decorators: number[]): void {
  cst.open(Kind.Class, role, whole);
  lowerDecorators(cst, decorators);
  const name = cst.field(at, 'name');
  if (name >= 0) cst.leaf(Kind.Name, Role.ClassName, name);
  const bases = cst.field(at, 'superclasses');
  if (bases >= 0) cst.lowerChildren(bases, Role.Base);
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lower(body, Role.Body);
  cst.close();
}

/** `elif` is an `if` in the `else`. */
function lowerIf(cst: Lowering, at: number, role: Role): void {
  const alternatives = cst.children(at).filter((child) => cst.fieldName(child) === 'alternative');
  const one = (branch: number, rest: number[], as: Role) => {
    cst.open(Kind.If, as, branch);
    const condition = cst.field(branch, 'condition');
    const consequence = cst.field(branch, 'consequence');
    if (condition >= 0) cst.lower(condition, Role.Test);
    if (consequence >= 0) cst.lower(consequence, Role.Then);
    const [next, ...others] = rest;
    if (next !== undefined) {
      if (cst.type(next) === 'elif_clause') {
        cst.open(Kind.Block, Role.Else, next);
        one(next, others, Role.Statement);
        cst.close();
      } else {
        const body = cst.field(next, 'body');
        if (body >= 0) cst.lower(body, Role.Else);
      }
    }
    cst.close();
  };
  one(at, alternatives, role);
}

function lowerTry(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Try, role, at);
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (cst.fieldName(child) === 'body') cst.lower(child, Role.Body);
    else if (type === 'except_clause' || type === 'except_group_clause') lowerExcept(cst, child);
    else if (type === 'finally_clause') {
      cst.open(Kind.Finally, Role.Finalizer, child);
      for (const block of cst.namedChildren(child)) cst.lower(block, Role.Body);
      cst.close();
    } else if (type === 'else_clause') {
      const body = cst.field(child, 'body');
      if (body >= 0) cst.lower(body, Role.Else);
    }
  }
  cst.close();
}

function lowerExcept(cst: Lowering, at: number): void {
  cst.open(Kind.Catch, Role.Handler, at);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'block') cst.lower(child, Role.Body);
    else if (cst.type(child) === 'as_pattern') lowerAs(cst, child, Role.Type);
    else cst.lower(child, cst.fieldName(child) === 'alias' ? Role.Target : Role.Type);
  }
  cst.close();
}

/** `value as target`: value and target as children of the open node. */
function lowerAs(cst: Lowering, at: number, valueRole: Role = Role.Value): void {
  if (cst.type(at) !== 'as_pattern') {
    cst.lower(at, valueRole);
    return;
  }
  const alias = cst.field(at, 'alias');
  const [value, name] = cst.namedChildren(at).filter((child) => child !== alias);
  if (value !== undefined) cst.lower(value, valueRole);
  if (alias >= 0) cst.lowerChildren(alias, Role.Target);
  // In a pattern of `match` the name stands by itself.
  else if (name !== undefined) cst.lower(name, Role.Target);
}

function lowerImport(cst: Lowering, at: number, role: Role, source: number): void {
  cst.open(Kind.Import, role, at);
  if (source >= 0) cst.leaf(Kind.String, Role.Source, source);
  for (const child of cst.namedChildren(at)) {
    if (child === source) continue;
    const type = cst.type(child);
    if (type === 'wildcard_import')
      cst.builder.leaf(Kind.ImportItem, Role.Item, cst.start(child), cst.end(child), cst.names.id('*'));
    else if (type === 'aliased_import') {
      const name = cst.field(child, 'name');
      cst.open(Kind.ImportItem, Role.Item, child, cst.source(name));
      const alias = cst.field(child, 'alias');
      if (alias >= 0) cst.leaf(Kind.Name, Role.Alias, alias);
      cst.close();
    } else if (type === 'dotted_name') {
      cst.open(Kind.ImportItem, Role.Item, child, cst.source(child));
      cst.close();
    }
  }
  cst.close();
}
