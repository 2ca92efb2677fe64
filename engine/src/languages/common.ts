/** What several languages lower alike. */
import { Kind, Role } from '../syntax/kinds';
import { type Lowering, type LoweringTable, node, through } from './lowering';
import { isListPlaceholder } from './placeholders';

/** Statements that grammars of languages with C's syntax call alike; their fields go by any of the names here. */
export const cLikeStatements: LoweringTable = {
  expression_statement: through,
  if_statement: node(Kind.If, { condition: Role.Test, consequence: Role.Then, alternative: Role.Else }),
  else_clause: through,
  while_statement: node(Kind.Loop, { condition: Role.Test, body: Role.Body }, Role.Child, 'while'),
  do_statement: node(Kind.Loop, { condition: Role.Test, body: Role.Body }, Role.Child, 'do'),
  for_statement: node(Kind.Loop, {
    initialize: Role.Init,
    initializer: Role.Init,
    condition: Role.Test,
    increment: Role.Update,
    update: Role.Update,
    body: Role.Body,
  }),
  return_statement: node(Kind.Return, {}, Role.Value),
  throw_statement: node(Kind.Throw, {}, Role.Value),
  break_statement: node(Kind.Break),
  continue_statement: node(Kind.Continue),
};

/** A label as a statement of its own before the one that it names, for languages with `goto`. */
export function lowerLabel(cst: Lowering, at: number, role: Role): void {
  const [label, ...rest] = cst.namedChildren(at);
  cst.open(Kind.Other, role, label, 'label');
  cst.lower(label, Role.Key);
  cst.close();
  for (const statement of rest) cst.lower(statement, role);
}

/** A key and a value as a pair, a lone value as itself. */
export function lowerPairOrValue(cst: Lowering, at: number, role: Role): void {
  const [key, value] = cst.namedChildren(at);
  if (value === undefined) {
    if (key !== undefined) cst.lower(key, role);
    return;
  }
  cst.open(Kind.Pair, role, at);
  cst.lower(key, Role.Key);
  cst.lower(value, Role.Value);
  cst.close();
}

/** `**x`; `**...` is how a pattern says "any entries". */
export function lowerSpreadPairs(cst: Lowering, at: number, role: Role): void {
  const [value] = cst.namedChildren(at);
  if (value !== undefined && isListPlaceholder(cst.source(value))) {
    cst.leaf(Kind.Name, role, value);
    return;
  }
  cst.open(Kind.SpreadPairs, role, at);
  if (value !== undefined) cst.lower(value, Role.Value);
  cst.close();
}

/**
 * A text with expressions in it as a template, without any as a string.
 * @param from the offset behind the opening quotes
 * @param to that of the closing ones
 */
export function lowerInterpolation(
  cst: Lowering,
  at: number,
  role: Role,
  expressions: readonly number[],
  from: number,
  to: number,
): void {
  if (expressions.length === 0) {
    cst.leaf(Kind.String, role, at, cst.text.slice(from, to));
    return;
  }
  cst.open(Kind.Template, role, at);
  cst.lowerParts(expressions, from, to);
  cst.close();
}

/** `left name right` as the call of a method: `left.name(right)`. */
export function lowerInfixCall(
  cst: Lowering,
  at: number,
  role: Role,
  [left, name, right]: readonly [left: number, name: number, right: number],
): void {
  cst.open(Kind.Call, role, at);
  cst.builder.open(Kind.Member, Role.Callee, cst.start(left), cst.end(name));
  cst.lower(left, Role.Object);
  cst.leaf(Kind.Name, Role.Property, name);
  cst.close();
  cst.lower(right, Role.Argument);
  cst.close();
}
