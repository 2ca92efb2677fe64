import { Kind, Role } from '../../syntax/kinds';
import { custom, type Lowering, type LoweringTable, leaf, node, through } from '../lowering';

/** Go's expressions to the uniform tree. */
export const goExpressions: LoweringTable = {
  parenthesized_expression: through,
  identifier: leaf(Kind.Name),
  blank_identifier: leaf(Kind.Name),
  field_identifier: leaf(Kind.Name),
  package_identifier: leaf(Kind.Name),
  label_name: leaf(Kind.Name),
  iota: leaf(Kind.Name),
  int_literal: leaf(Kind.Number),
  float_literal: leaf(Kind.Number),
  imaginary_literal: leaf(Kind.Number),
  rune_literal: leaf(Kind.Number),
  true: leaf(Kind.Constant),
  false: leaf(Kind.Constant),
  nil: leaf(Kind.Constant),
  interpreted_string_literal: custom(lowerString),
  raw_string_literal: custom(lowerString),

  selector_expression: node(Kind.Member, { operand: Role.Object, field: Role.Property }),
  index_expression: node(Kind.Index, { operand: Role.Object, index: Role.Index }),
  type_instantiation_expression: node(Kind.Index, { type: Role.Object }, Role.Index),
  slice_expression: custom((cst, at, role) => {
    cst.open(Kind.Index, role, at);
    cst.lowerField(at, 'operand', Role.Object);
    cst.open(Kind.Slice, Role.Index, at);
    cst.lowerField(at, 'start', Role.Left);
    cst.lowerField(at, 'end', Role.Right);
    cst.lowerField(at, 'capacity', Role.Part);
    cst.close();
    cst.close();
  }),
  call_expression: custom((cst, at, role) => {
    cst.open(Kind.Call, role, at);
    cst.lowerField(at, 'function', Role.Callee);
    cst.lowerField(at, 'arguments', Role.Argument);
    cst.close();
  }),
  argument_list: through,
  variadic_argument: node(Kind.Spread, {}, Role.Value),
  type_conversion_expression: node(Kind.Call, { type: Role.Callee, operand: Role.Argument }),
  type_assertion_expression: node(Kind.Cast, { operand: Role.Operand, type: Role.Type }),
  unary_expression: node(Kind.Unary, { operand: Role.Operand }),
  binary_expression: node(Kind.Binary, { left: Role.Left, right: Role.Right }),

  composite_literal: node(Kind.New, { type: Role.Callee, body: Role.Argument }),
  literal_value: node(Kind.Object, {}, Role.Entry),
  literal_element: through,
  keyed_element: node(Kind.Pair, { key: Role.Key, value: Role.Value }),

  /** One expression is itself, several are a tuple. */
  expression_list: custom((cst, at, role) => {
    const expressions = cst.namedChildren(at);
    if (expressions.length === 1) {
      cst.lower(expressions[0], role);
      return;
    }
    cst.open(Kind.Tuple, role, at);
    for (const expression of expressions) cst.lower(expression, Role.Entry);
    cst.close();
  }),
};

/** The content of a string without its quotes. */
function lowerString(cst: Lowering, at: number, role: Role): void {
  const text = cst.source(at);
  cst.leaf(Kind.String, role, at, text.slice(1, text.length > 1 && text.endsWith(text[0]) ? -1 : undefined));
}
