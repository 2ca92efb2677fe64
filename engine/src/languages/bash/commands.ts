import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isPlaceholder } from '../placeholders';
import { continuationOf, lowerRedirect } from './redirects';
import { compounds } from './statements';

/** A command with its words; assignments before it and redirections are modifiers that a pattern need not name. */
export function lowerCommand(cst: Lowering, at: number, role: Role, redirects: readonly number[]): void {
  let children = cst.namedChildren(at);
  if (role === Role.Statement) children = withoutEarlierLines(cst, children, role);
  const [only, ...others] = children;
  if (only === undefined) return;
  if (others.length === 0 && redirects.length === 0) {
    const text = cst.source(only);
    // A command that is one hole is any command; `(( ... ))` is no command.
    if (isPlaceholder(text) || text.startsWith('((')) {
      cst.lower(only, role);
      return;
    }
  }
  cst.builder.open(Kind.Call, role, cst.start(only), cst.end(redirects.at(-1) ?? at));
  for (const child of children) {
    if (cst.fieldName(child) === 'redirect') lowerRedirect(cst, child, Role.Modifier);
    else if (cst.type(child) === 'variable_assignment') lowerLocal(cst, child);
    else cst.lower(child, Role.Argument);
  }
  for (const redirect of redirects) lowerRedirect(cst, redirect, Role.Modifier);
  cst.close();
}

/** `a=b command` sets the variable for that command only. */
function lowerLocal(cst: Lowering, at: number): void {
  cst.open(Kind.Keyword, Role.Modifier, at);
  lowerAssigned(cst, at, Role.Key);
  cst.close();
}

/** The variable and the value of an assignment; without a value it is the empty text. */
export function lowerAssigned(cst: Lowering, at: number, targetRole: Role): void {
  cst.lower(cst.field(at, 'name'), targetRole);
  const value = cst.field(at, 'value');
  if (value >= 0) cst.lower(value, Role.Value);
  else cst.builder.leaf(Kind.String, Role.Value, cst.end(at), cst.end(at), cst.names.id(''));
}

/** The grammar reads `a=1 b=2` and the next line as one command: the assignments are statements of their own. */
function withoutEarlierLines(cst: Lowering, children: number[], role: Role): number[] {
  let first = 0;
  for (let i = 1; i < children.length && cst.type(children[i - 1]) === 'variable_assignment'; i++) {
    const between = cst.text.slice(cst.end(children[i - 1]), cst.start(children[i]));
    if (/(^|[^\\])\n/.test(between)) first = i;
  }
  for (const assignment of children.slice(0, first)) cst.lower(assignment, role);
  return children.slice(first);
}

/** `command > file`, and what the grammar puts into the redirection of a here-document: `cat <<E | command`. */
export function lowerRedirected(cst: Lowering, at: number, role: Role): void {
  const body = cst.field(at, 'body');
  const redirects = cst.namedChildren(at).filter((child) => child !== body);
  const rest = redirects.flatMap((redirect) => continuationOf(cst, redirect));
  lowerStages(cst, body < 0 ? [] : [body], rest, role, redirects);
}

/** `a | b`, `a && b`: operands and operators in turn; what is redirected is the last of them. */
export function lowerPipeline(
  cst: Lowering,
  parts: readonly number[],
  role: Role,
  redirects: readonly number[],
): void {
  const [first, ...rest] = parts;
  if (first === undefined) return;
  if (redirects.length === 0) lowerStages(cst, [first], rest, role, []);
  else lowerStages(cst, [first], rest, role, [], redirects);
}

/**
 * A chain that is read from the left: `a | b | c` is `(a | b) | c`.
 * @param rest operators and operands in turn
 * @param redirects those of the first operand
 * @param ofLast those of the last
 */
function lowerStages(
  cst: Lowering,
  [first]: readonly number[],
  rest: readonly number[],
  role: Role,
  redirects: readonly number[],
  ofLast: readonly number[] = [],
): void {
  const stages: { operator: string; operand: number }[] = [];
  for (let i = 0; i + 1 < rest.length; i += 2)
    stages.push({ operator: operatorName(cst.source(rest[i])), operand: rest[i + 1] });
  const start = cst.start(first ?? redirects[0] ?? 0);
  for (let i = stages.length - 1; i >= 0; i--) {
    const { operator, operand } = stages[i];
    const outer = i === stages.length - 1 ? role : Role.Left;
    cst.builder.open(Kind.Binary, outer, start, cst.end(operand), cst.names.id(operator));
  }
  lowerWithRedirects(cst, first ?? -1, stages.length > 0 ? Role.Left : role, redirects);
  stages.forEach(({ operand }, i) => {
    lowerWithRedirects(cst, operand, Role.Right, i === stages.length - 1 ? ofLast : []);
    cst.close();
  });
}

/** `|&` passes on what `|` does, and messages too. */
function operatorName(operator: string): string {
  return operator === '|' || operator === '|&' ? pipe : operator;
}

/** Not `|`: of numbers that is another thing. */
const pipe = 'pipe';

function lowerWithRedirects(cst: Lowering, at: number, role: Role, redirects: readonly number[]): void {
  const type = at < 0 ? '' : cst.type(at);
  if (at < 0) {
    // `> file` alone.
    for (const redirect of redirects) lowerRedirect(cst, redirect, role);
  } else if (redirects.length === 0) cst.lower(at, role);
  else if (type === 'command') lowerCommand(cst, at, role, redirects);
  else if (type === 'pipeline' || type === 'list') lowerPipeline(cst, cst.children(at), role, redirects);
  else if (Object.hasOwn(compounds, type)) compounds[type](cst, at, role, redirects);
  else cst.lower(at, role);
}

/** `declare`, `local`, `export`, `readonly`: what counts is the assignment; without one it is a command. */
export function lowerDeclaration(cst: Lowering, at: number, role: Role): void {
  const assignments = cst.namedChildren(at).filter((child) => cst.type(child) === 'variable_assignment');
  if (assignments.length === 0) lowerUnset(cst, at, role);
  else if (assignments.length === 1 || role === Role.Statement) {
    for (const assignment of assignments) cst.lower(assignment, role);
  } else {
    cst.open(Kind.Sequence, role, at);
    for (const assignment of assignments) cst.lower(assignment, Role.Operand);
    cst.close();
  }
}

/** `unset a` and `export a`, whose names the grammar knows as such, are commands with words. */
export function lowerUnset(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Call, role, at);
  for (const child of cst.children(at)) {
    if (!cst.isNamed(child) || cst.type(child) === 'variable_name') lowerToken(cst, child);
    else cst.lower(child, Role.Argument);
  }
  cst.close();
}

function lowerToken(cst: Lowering, at: number): void {
  const text = cst.source(at);
  cst.leaf(isPlaceholder(text) ? Kind.Name : Kind.String, Role.Argument, at, text);
}
