import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerRedirect } from './redirects';

type CompoundLowering = (cst: Lowering, at: number, role: Role, redirects: readonly number[]) => void;

/** Compound commands by node type; their redirections are the last of their children. */
export const compounds: Record<string, CompoundLowering> = {
  compound_statement: (cst, at, role, redirects) => lowerGroup(cst, at, role, redirects, undefined),
  do_group: (cst, at, role, redirects) => lowerGroup(cst, at, role, redirects, undefined),
  subshell: (cst, at, role, redirects) => lowerGroup(cst, at, role, redirects, '('),
  if_statement: lowerIf,
  while_statement: compound(Kind.Loop, (cst, at) => {
    lowerTest(
      cst,
      at,
      cst.namedChildren(at).filter((child) => cst.fieldName(child) === 'condition'),
    );
    lowerBody(cst, at);
  }),
  for_statement: compound(Kind.ForEach, (cst, at) => {
    lowerField(cst, at, 'variable', Role.Target);
    cst.open(Kind.List, Role.Iterable, at);
    for (const child of cst.namedChildren(at))
      if (cst.fieldName(child) === 'value') cst.lower(child, Role.Entry);
    cst.close();
    lowerBody(cst, at);
  }),
  c_style_for_statement: compound(Kind.Loop, (cst, at) => {
    lowerField(cst, at, 'initializer', Role.Init);
    lowerField(cst, at, 'condition', Role.Test);
    lowerField(cst, at, 'update', Role.Update);
    lowerBody(cst, at);
  }),
  case_statement: compound(Kind.Switch, (cst, at) => {
    lowerField(cst, at, 'value', Role.Subject);
    for (const child of cst.namedChildren(at)) if (cst.type(child) === 'case_item') lowerItem(cst, child);
  }),
  function_definition: compound(Kind.Function, (cst, at) => {
    const name = cst.field(at, 'name');
    if (name >= 0) cst.leaf(Kind.Name, Role.FunctionName, name);
    lowerBody(cst, at);
  }),
};

/** The node of a compound command named by its first word where another shares its kind: `until`, `select`. */
function compound(kind: Kind, lowerParts: (cst: Lowering, at: number) => void): CompoundLowering {
  return (cst, at, role, redirects) => {
    cst.open(kind, role, at, /^(until|select)\b/.exec(cst.source(at))?.[0]);
    lowerParts(cst, at);
    const own = cst.children(at).filter((child) => cst.fieldName(child) === 'redirect');
    for (const redirect of [...own, ...redirects]) lowerRedirect(cst, redirect, Role.Modifier);
    cst.close();
  };
}

/** Commands among the children of a node; one that an `&` follows runs in the background. */
export function lowerStatements(cst: Lowering, children: readonly number[], role: Role): void {
  children.forEach((child, i) => {
    const next = children[i + 1];
    if (next === undefined || cst.type(next) !== '&' || !cst.isNamed(child)) {
      cst.lower(child, role);
      return;
    }
    cst.builder.open(Kind.Unary, role, cst.start(child), cst.end(next), cst.names.id('&'));
    cst.lower(child, Role.Operand);
    cst.close();
  });
}

function lowerField(cst: Lowering, at: number, field: string, role: Role): void {
  const child = cst.field(at, field);
  if (child >= 0) cst.lower(child, role);
}

function lowerBody(cst: Lowering, at: number): void {
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lowerBlock(body, Role.Body);
}

/** `{ ...; }` and `( ... )`; where a value is asked for, the block stands in a sequence. */
function lowerGroup(
  cst: Lowering,
  at: number,
  role: Role,
  redirects: readonly number[],
  name: string | undefined,
): void {
  const isOperand = role !== Role.Statement && role !== Role.Body;
  if (isOperand) cst.open(Kind.Sequence, role, at);
  cst.open(Kind.Block, isOperand ? Role.Operand : role, at, name);
  lowerStatements(cst, cst.children(at), Role.Statement);
  for (const redirect of redirects) lowerRedirect(cst, redirect, Role.Modifier);
  cst.close();
  if (isOperand) cst.close();
}

/** Several commands may stand for the condition: the last one decides. */
function lowerTest(cst: Lowering, at: number, commands: readonly number[]): void {
  const [first, ...others] = commands;
  if (first === undefined) return;
  if (others.length === 0) {
    cst.lower(first, Role.Test);
    return;
  }
  cst.open(Kind.Sequence, Role.Test, at);
  for (const command of commands) cst.lower(command, Role.Operand);
  cst.close();
}

/** `elif` is an `if` in the `else`. */
function lowerIf(cst: Lowering, at: number, role: Role, redirects: readonly number[]): void {
  const clauses = cst.namedChildren(at).filter((child) => /^(elif|else)_clause$/.test(cst.type(child)));
  const one = (branch: number, rest: readonly number[], as: Role) => {
    cst.open(Kind.If, as, branch);
    const children = cst.children(branch).filter((child) => !clauses.includes(child));
    const then = children.findIndex((child) => cst.type(child) === 'then');
    lowerTest(
      cst,
      branch,
      children.slice(0, then).filter((child) => cst.isNamed(child)),
    );
    lowerBranch(cst, branch, Role.Then, children.slice(then + 1));
    const [next, ...others] = rest;
    if (next !== undefined) {
      if (cst.type(next) === 'elif_clause') {
        cst.open(Kind.Block, Role.Else, next);
        one(next, others, Role.Statement);
        cst.close();
      } else lowerBranch(cst, next, Role.Else, cst.children(next));
    }
    if (branch === at) for (const redirect of redirects) lowerRedirect(cst, redirect, Role.Modifier);
    cst.close();
  };
  one(at, clauses, role);
}

function lowerBranch(cst: Lowering, at: number, role: Role, children: readonly number[]): void {
  const commands = children.filter((child) => cst.isNamed(child));
  const first = commands[0] ?? at;
  const last = commands.at(-1) ?? at;
  cst.builder.open(Kind.Block, role, cst.start(first), cst.end(last));
  lowerStatements(cst, children, Role.Statement);
  cst.close();
}

function lowerItem(cst: Lowering, at: number): void {
  const [only, ...rest] = cst.namedChildren(at);
  if (only !== undefined && rest.length === 0 && isListPlaceholder(cst.source(only))) {
    // Any clauses.
    cst.lower(only, Role.Case);
    return;
  }
  cst.open(Kind.Case, Role.Case, at);
  const children = cst.children(at);
  for (const child of children) if (cst.fieldName(child) === 'value') cst.lower(child, Role.Test);
  lowerStatements(
    cst,
    children.filter((child) => cst.fieldName(child) !== 'value'),
    Role.Statement,
  );
  cst.close();
}
