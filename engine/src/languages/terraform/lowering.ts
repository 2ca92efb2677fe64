import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, leaf, node, through } from '../lowering';
import { isListPlaceholder, metavariableOf } from '../placeholders';
import { lowerCall, lowerExpression, lowerFor, lowerKey, lowerOperation, lowerTemplate } from './expressions';

/**
 * HCL to the uniform tree; node types of tree-sitter-hcl. A block is a call of its type with its labels and its body as
 * arguments; a body is an object, an attribute a pair, as in the objects of expressions.
 */
export const terraformTable: LoweringTable = {
  comment: drop,
  body: through,
  block: custom(lowerBlock),
  attribute: custom(lowerAttribute),
  block_start: drop,
  block_end: drop,

  expression: custom(lowerExpression),
  literal_value: through,
  collection_value: through,
  template_expr: through,
  for_expr: through,
  operation: through,
  binary_operation: custom(lowerOperation),
  unary_operation: custom(lowerOperation),
  variable_expr: through,
  identifier: leaf(Kind.Name),
  numeric_lit: leaf(Kind.Number),
  bool_lit: leaf(Kind.Constant),
  null_lit: leaf(Kind.Constant),
  string_lit: custom(lowerTemplate),
  quoted_template: custom(lowerTemplate),
  heredoc_template: custom(lowerTemplate),
  template_interpolation: through,
  template_interpolation_start: drop,
  template_interpolation_end: drop,
  template_directive: through,
  template_directive_start: drop,
  template_directive_end: drop,
  template_if: through,
  template_if_intro: through,
  template_else_intro: drop,
  template_if_end: drop,
  template_for: through,
  template_for_start: through,
  template_for_end: drop,
  template_literal: leaf(Kind.String),
  strip_marker: drop,

  tuple: node(Kind.List, {}, Role.Entry),
  tuple_start: drop,
  tuple_end: drop,
  object: node(Kind.Object, {}, Role.Entry),
  object_start: drop,
  object_end: drop,
  object_elem: custom((cst, at, role) => {
    const key = cst.field(at, 'key');
    const value = cst.field(at, 'val');
    if (key >= 0 && isListPlaceholder(cst.source(key))) {
      cst.leaf(Kind.Name, role, key);
      return;
    }
    cst.open(Kind.Pair, role, at);
    if (key >= 0) lowerKey(cst, key);
    if (value >= 0) cst.lower(value, Role.Value);
    cst.close();
  }),
  function_call: custom(lowerCall),
  conditional: custom((cst, at, role) => {
    const [test, then, otherwise] = cst.namedChildren(at);
    cst.open(Kind.Conditional, role, at);
    if (test !== undefined) cst.lower(test, Role.Test);
    if (then !== undefined) cst.lower(then, Role.Then);
    if (otherwise !== undefined) cst.lower(otherwise, Role.Else);
    cst.close();
  }),
  for_tuple_expr: custom(lowerFor),
  for_object_expr: custom(lowerFor),
};

function lowerAttribute(cst: Lowering, at: number, role: Role): void {
  const [name, value] = cst.namedChildren(at);
  if (name !== undefined && isListPlaceholder(cst.source(name))) {
    cst.leaf(Kind.Name, role, name);
    return;
  }
  cst.open(Kind.Pair, role, at);
  if (name !== undefined) cst.leaf(Kind.Name, Role.Key, name);
  if (value !== undefined) cst.lower(value, Role.Value);
  cst.close();
}

function lowerBlock(cst: Lowering, at: number, role: Role): void {
  const parts = cst.namedChildren(at);
  const [type, ...others] = parts;
  cst.open(Kind.Call, role, at);
  if (type !== undefined) cst.leaf(Kind.Name, Role.Callee, type);
  const labels = others.filter((part) => /^(?:string_lit|identifier)$/.test(cst.type(part)));
  for (const label of labels) lowerLabel(cst, label);
  const opening = others.find((part) => cst.type(part) === 'block_start');
  const body = others.find((part) => cst.type(part) === 'body');
  if (opening !== undefined) {
    cst.builder.open(Kind.Object, Role.Argument, cst.start(opening), cst.end(at));
    if (body !== undefined) lowerBody(cst, body, nameOfBlock(cst, type, labels));
    cst.close();
  }
  cst.close();
}

/** `resource aws_x y` is `resource "aws_x" "y"`. */
function lowerLabel(cst: Lowering, at: number): void {
  const name = cst.source(at);
  const isHole = metavariableOf(name) !== undefined || isListPlaceholder(name);
  if (isHole || cst.type(at) === 'string_lit') cst.lower(at, Role.Argument);
  else cst.leaf(Kind.String, Role.Argument, at);
}

/** `locals` and `variable "x"` define what the file refers to. */
function nameOfBlock(cst: Lowering, type: number | undefined, labels: readonly number[]): string {
  const name = type === undefined ? '' : cst.source(type);
  return name === 'variable' && labels.length === 1
    ? `var.${cst.source(labels[0]).replaceAll('"', '')}`
    : name;
}

function lowerBody(cst: Lowering, body: number, block: string): void {
  for (const child of cst.namedChildren(body)) {
    const pair = cst.builder.size;
    cst.lower(child, Role.Entry);
    const key = cst.type(child) === 'attribute' ? cst.source(cst.namedChildren(child)[0] ?? child) : '';
    // The pair, its key, its value.
    if (block === 'locals') cst.builder.define(`local.${key}`, pair + 2);
    else if (block.startsWith('var.') && key === 'default') cst.builder.define(block, pair + 2);
  }
}
