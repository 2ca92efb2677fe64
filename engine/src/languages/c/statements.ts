import { Kind, Role } from '../../syntax/kinds';
import { custom, type Lowering, type LoweringTable, node, through } from '../lowering';
import { ELLIPSIS } from '../placeholders';

/** C's statements to the uniform tree. */
export const cStatements: LoweringTable = {
  compound_statement: node(Kind.Block, {}, Role.Statement),
  expression_statement: through,
  attributed_statement: custom((cst, at, role) => {
    for (const child of cst.namedChildren(at))
      if (cst.type(child).endsWith('_statement')) cst.lower(child, role);
  }),
  if_statement: node(Kind.If, { condition: Role.Test, consequence: Role.Then, alternative: Role.Else }),
  else_clause: through,
  while_statement: node(Kind.Loop, { condition: Role.Test, body: Role.Body }, Role.Child, 'while'),
  do_statement: node(Kind.Loop, { condition: Role.Test, body: Role.Body }, Role.Child, 'do'),
  for_statement: node(Kind.Loop, {
    initializer: Role.Init,
    condition: Role.Test,
    update: Role.Update,
    body: Role.Body,
  }),
  switch_statement: custom((cst, at, role) => {
    cst.open(Kind.Switch, role, at);
    cst.lowerField(at, 'condition', Role.Subject);
    const body = cst.field(at, 'body');
    if (body >= 0) for (const child of cst.namedChildren(body)) lowerClause(cst, child);
    cst.close();
  }),
  case_statement: custom(lowerCase),
  return_statement: node(Kind.Return, {}, Role.Value),
  break_statement: node(Kind.Break),
  continue_statement: node(Kind.Continue),
  goto_statement: node(Kind.Other, {}, Role.Key, 'goto'),
  /** A label is a statement of its own before the one that it names. */
  labeled_statement: custom((cst, at, role) => {
    const [label, ...rest] = cst.namedChildren(at);
    cst.open(Kind.Other, role, label, 'label');
    cst.lower(label, Role.Key);
    cst.close();
    for (const statement of rest) cst.lower(statement, role);
  }),
};

/** A clause of a switch; an ellipsis in its place stands for any number of clauses. */
function lowerClause(cst: Lowering, at: number): void {
  if (cst.type(at) === 'case_statement') lowerCase(cst, at, Role.Case);
  else if (cst.source(at) === `${ELLIPSIS};`) cst.leaf(Kind.Name, Role.Case, at, ELLIPSIS);
  else cst.lower(at, Role.Statement);
}

function lowerCase(cst: Lowering, at: number, role: Role): void {
  const value = cst.field(at, 'value');
  const statements = cst.namedChildren(at).filter((child) => child !== value);
  if (statements.length === 0 && value >= 0 && cst.source(value) === ELLIPSIS) {
    cst.leaf(Kind.Name, role, value);
    return;
  }
  cst.open(Kind.Case, role, at, value < 0 ? 'default' : undefined);
  if (value >= 0) cst.lower(value, Role.Test);
  for (const statement of statements) cst.lower(statement, Role.Statement);
  cst.close();
}
