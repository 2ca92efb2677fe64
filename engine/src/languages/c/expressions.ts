import { Kind, Role } from '../../syntax/kinds';
import { custom, drop, type Lowering, type LoweringTable, leaf, node, through } from '../lowering';
import { lowerIdentifier } from './preprocessor';

/** C's expressions to the uniform tree. */
export const cExpressions: LoweringTable = {
  parenthesized_expression: through,
  extension_expression: through,
  identifier: custom(lowerIdentifier),
  field_identifier: leaf(Kind.Name),
  statement_identifier: leaf(Kind.Name),
  number_literal: leaf(Kind.Number),
  char_literal: leaf(Kind.Number),
  true: leaf(Kind.Constant),
  false: leaf(Kind.Constant),
  null: leaf(Kind.Constant),
  string_literal: custom((cst, at, role) => cst.leaf(Kind.String, role, at, contentOf(cst.source(at)))),
  concatenated_string: custom(lowerConcatenated),

  call_expression: node(Kind.Call, { function: Role.Callee, arguments: Role.Argument }),
  argument_list: through,
  /** `a->b` and `a.b` are told apart, as C does. */
  field_expression: custom((cst, at, role) => {
    const operator = cst.field(at, 'operator');
    const arrow = operator >= 0 && cst.source(operator) === '->';
    cst.open(Kind.Member, role, at, arrow ? '->' : undefined);
    cst.lowerField(at, 'argument', Role.Object);
    cst.lowerField(at, 'field', Role.Property);
    cst.close();
  }),
  subscript_expression: node(Kind.Index, { argument: Role.Object, index: Role.Index }),
  pointer_expression: node(Kind.Unary, { argument: Role.Operand }),
  unary_expression: node(Kind.Unary, { argument: Role.Operand }),
  update_expression: node(Kind.Unary, { argument: Role.Operand }),
  binary_expression: node(Kind.Binary, { left: Role.Left, right: Role.Right }),
  assignment_expression: node(Kind.Assign, { left: Role.Target, right: Role.Value }),
  conditional_expression: node(Kind.Conditional, {
    condition: Role.Test,
    consequence: Role.Then,
    alternative: Role.Else,
  }),
  cast_expression: node(Kind.Cast, { type: Role.Type, value: Role.Operand }),
  sizeof_expression: node(Kind.Unary, {}, Role.Operand, 'sizeof'),
  alignof_expression: node(Kind.Unary, {}, Role.Operand, 'alignof'),
  offsetof_expression: custom((cst, at, role) => {
    cst.open(Kind.Call, role, at);
    const [word] = cst.children(at);
    if (word !== undefined) cst.leaf(Kind.Name, Role.Callee, word);
    cst.lowerField(at, 'type', Role.Argument);
    cst.lowerField(at, 'member', Role.Argument);
    cst.close();
  }),
  comma_expression: custom((cst, at, role) => {
    cst.open(Kind.Sequence, role, at);
    for (const part of partsAlone(cst, at)) cst.lower(part, Role.Part);
    cst.close();
  }),

  initializer_list: node(Kind.Object, {}, Role.Entry),
  initializer_pair: custom((cst, at, role) => {
    const designators = cst.namedChildren(at).filter((child) => cst.fieldName(child) === 'designator');
    cst.open(Kind.Pair, role, at);
    lowerDesignators(cst, designators, Role.Key);
    cst.lowerField(at, 'value', Role.Value);
    cst.close();
  }),
  field_designator: through,
  subscript_designator: through,
  compound_literal_expression: node(Kind.New, { type: Role.Callee, value: Role.Argument }),
  gnu_asm_qualifier: drop,
};

/** The content of a string without prefix and quotes. */
function contentOf(text: string): string {
  return text.replace(/^(?:u8|[LuU])?"/, '').replace(/"$/, '');
}

/** `"a" "b"` is `"ab"`; with a macro among them, the parts of a text. */
function lowerConcatenated(cst: Lowering, at: number, role: Role): void {
  const parts = cst.namedChildren(at);
  if (parts.every((part) => cst.type(part) === 'string_literal')) {
    cst.leaf(Kind.String, role, at, parts.map((part) => contentOf(cst.source(part))).join(''));
    return;
  }
  cst.open(Kind.Template, role, at);
  for (const part of parts) cst.lower(part, Role.Part);
  cst.close();
}

/** `a, b, c`, which the grammar nests, as one list. */
function partsAlone(cst: Lowering, at: number): number[] {
  return cst
    .namedChildren(at)
    .flatMap((child) => (cst.type(child) === 'comma_expression' ? partsAlone(cst, child) : [child]));
}

/** `.a[1]` of an initializer as the path that it is. */
function lowerDesignators(cst: Lowering, designators: readonly number[], role: Role): void {
  const last = designators.at(-1);
  if (last === undefined) return;
  if (designators.length === 1) {
    cst.lower(last, role);
    return;
  }
  const isField = cst.type(last) === 'field_designator';
  cst.builder.open(isField ? Kind.Member : Kind.Index, role, cst.start(designators[0]), cst.end(last));
  lowerDesignators(cst, designators.slice(0, -1), Role.Object);
  cst.lower(last, isField ? Role.Property : Role.Index);
  cst.close();
}
