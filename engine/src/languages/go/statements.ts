import { Kind, Role } from '../../syntax/kinds';
import { lowerLabel } from '../common';
import { custom, drop, type Lowering, type LoweringTable, node, through } from '../lowering';
import { ELLIPSIS } from '../placeholders';
import { lowerDeclarationMark } from './declarations';

/** Go's statements to the uniform tree. */
export const goStatements: LoweringTable = {
  block: node(Kind.Block, {}, Role.Statement),
  statement_list: through,
  expression_statement: through,
  empty_statement: drop,

  short_var_declaration: custom((cst, at, role) => lowerAssignment(cst, at, role)),
  assignment_statement: node(Kind.Assign, { left: Role.Target, right: Role.Value }),
  /** What goes into a channel is added to what it holds. */
  send_statement: node(Kind.Assign, { channel: Role.Target, value: Role.Value }, Role.Child, '<-'),
  receive_statement: custom((cst, at, role) => {
    if (cst.field(at, 'left') >= 0) lowerAssignment(cst, at, role);
    else cst.lowerField(at, 'right', role);
  }),
  inc_statement: node(Kind.Unary, {}, Role.Operand, '++'),
  dec_statement: node(Kind.Unary, {}, Role.Operand, '--'),
  go_statement: node(Kind.Other, {}, Role.Operand, 'go'),
  defer_statement: node(Kind.Other, {}, Role.Operand, 'defer'),

  if_statement: custom(lowerIf),
  for_statement: custom(lowerFor),
  expression_switch_statement: custom((cst, at, role) =>
    withInitializer(cst, at, role, 'switch', (own) => {
      cst.open(Kind.Switch, own, at);
      cst.lowerField(at, 'value', Role.Subject);
      lowerCases(cst, at);
      cst.close();
    }),
  ),
  type_switch_statement: custom((cst, at, role) =>
    withInitializer(cst, at, role, 'switch', (own) => {
      cst.open(Kind.Switch, own, at, 'type');
      lowerTypeSubject(cst, at);
      lowerCases(cst, at);
      cst.close();
    }),
  ),
  select_statement: custom((cst, at, role) => {
    cst.open(Kind.Switch, role, at, 'select');
    lowerCases(cst, at);
    cst.close();
  }),

  return_statement: custom((cst, at, role) => {
    cst.open(Kind.Return, role, at);
    for (const list of cst.namedChildren(at)) cst.lowerChildren(list, Role.Value);
    cst.close();
  }),
  break_statement: node(Kind.Break),
  continue_statement: node(Kind.Continue),
  goto_statement: node(Kind.Other, {}, Role.Key, 'goto'),
  fallthrough_statement: node(Kind.Other, {}, Role.Child, 'fallthrough'),
  labeled_statement: custom(lowerLabel),
};

/** `a := b`, which declares, and `a, b = <-c` of a `select`. */
function lowerAssignment(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Assign, role, at, '=');
  cst.lowerField(at, 'left', Role.Target);
  const declares = cst.children(at).find((child) => cst.text.startsWith(':=', cst.start(child)));
  if (declares !== undefined) lowerDeclarationMark(cst, declares, 'var');
  cst.lowerField(at, 'right', Role.Value);
  cst.close();
}

/** `if a := f(); a { }` is a block of its own with two statements, so that sequences and data flow see the first. */
function withInitializer(
  cst: Lowering,
  at: number,
  role: Role,
  name: string,
  lowerRest: (role: Role) => void,
): void {
  const initializer = cst.field(at, 'initializer');
  if (initializer < 0) {
    lowerRest(role);
    return;
  }
  cst.open(Kind.Block, role, at, name);
  cst.lower(initializer, Role.Statement);
  lowerRest(Role.Statement);
  cst.close();
}

function lowerIf(cst: Lowering, at: number, role: Role): void {
  withInitializer(cst, at, role, 'if', (own) => {
    cst.open(Kind.If, own, at);
    cst.lowerField(at, 'condition', Role.Test);
    cst.lowerField(at, 'consequence', Role.Then);
    const otherwise = cst.field(at, 'alternative');
    if (otherwise >= 0) cst.lowerBlock(otherwise, Role.Else);
    cst.close();
  });
}

function lowerFor(cst: Lowering, at: number, role: Role): void {
  const [head] = cst.namedChildren(at);
  const body = cst.field(at, 'body');
  const type = head === undefined || head === body ? '' : cst.type(head);
  cst.open(type === 'range_clause' ? Kind.ForEach : Kind.Loop, role, at);
  if (type === 'range_clause') {
    cst.lowerField(head, 'left', Role.Target);
    cst.lowerField(head, 'right', Role.Iterable);
  } else if (type === 'for_clause') {
    for (const child of cst.namedChildren(head))
      cst.lower(child, clauseRoles[cst.fieldName(child)] ?? Role.Test);
  } else if (type !== '') cst.lower(head, Role.Test);
  if (body >= 0) cst.lowerBlock(body, Role.Body);
  cst.close();
}

const clauseRoles: Record<string, Role> = {
  initializer: Role.Init,
  condition: Role.Test,
  update: Role.Update,
};

/** `switch v := x.(type)` gives each clause a variable. */
function lowerTypeSubject(cst: Lowering, at: number): void {
  const alias = cst.field(at, 'alias');
  const value = cst.field(at, 'value');
  if (alias < 0) {
    cst.lowerField(at, 'value', Role.Subject);
    return;
  }
  cst.builder.open(Kind.Assign, Role.Subject, cst.start(alias), cst.end(value), cst.names.id('='));
  cst.lower(alias, Role.Target);
  const declares = cst.children(at).find((child) => cst.source(child) === ':=');
  if (declares !== undefined) lowerDeclarationMark(cst, declares, 'var');
  cst.lower(value, Role.Value);
  cst.close();
}

const caseTypes = new Set(['expression_case', 'type_case', 'communication_case', 'default_case']);

function lowerCases(cst: Lowering, at: number): void {
  for (const child of cst.namedChildren(at)) if (caseTypes.has(cst.type(child))) lowerCase(cst, child);
}

/**
 * A clause with its tests and statements. What a clause of `select` sends or receives is its first statement: it runs
 * when the clause is entered. `case ...` without statements stands for any number of clauses.
 */
function lowerCase(cst: Lowering, at: number): void {
  const tests = cst.namedChildren(at).filter((child) => cst.type(child) !== 'statement_list');
  const statements = cst.namedChildren(at).filter((child) => cst.type(child) === 'statement_list');
  if (statements.length === 0 && tests.length === 1 && cst.source(tests[0]) === ELLIPSIS) {
    cst.leaf(Kind.Name, Role.Case, tests[0]);
    return;
  }
  const type = cst.type(at);
  cst.open(Kind.Case, Role.Case, at, type === 'default_case' ? 'default' : undefined);
  for (const test of tests) {
    if (type === 'communication_case') cst.lower(test, Role.Statement);
    else if (cst.type(test) === 'expression_list') cst.lowerChildren(test, Role.Test);
    else cst.lower(test, Role.Test);
  }
  for (const list of statements) cst.lowerChildren(list, Role.Statement);
  cst.close();
}
