import { Kind, Role } from '../../syntax/kinds';
import { cLikeStatements, lowerLabel } from '../common';
import { custom, type Lowering, type LoweringTable, node } from '../lowering';
import { ELLIPSIS } from '../placeholders';

/** C's statements to the uniform tree. */
export const cStatements: LoweringTable = {
  ...cLikeStatements,
  compound_statement: node(Kind.Block, {}, Role.Statement),
  attributed_statement: custom((cst, at, role) => {
    for (const child of cst.namedChildren(at))
      if (cst.type(child).endsWith('_statement')) cst.lower(child, role);
  }),
  switch_statement: custom((cst, at, role) => {
    cst.open(Kind.Switch, role, at);
    cst.lowerField(at, 'condition', Role.Subject);
    const body = cst.field(at, 'body');
    if (body >= 0) for (const child of cst.namedChildren(body)) lowerClause(cst, child);
    cst.close();
  }),
  case_statement: custom(lowerCase),
  goto_statement: node(Kind.Other, {}, Role.Key, 'goto'),
  labeled_statement: custom(lowerLabel),
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
