import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isPlaceholder } from '../placeholders';

/** Node types whose statements are those of the construct around them. */
const wrappers = new Set(['body_statement', 'block_body', 'then', 'do', 'else', 'begin', 'ensure']);
/** Parts of a body that handle what was raised in it. */
const handling = new Set(['rescue', 'else', 'ensure']);
/** Statements that yield nothing worth returning. */
const silent =
  /^(return|next|break|redo|retry|while|until|for|while_modifier|until_modifier|method|singleton_method|class|module|singleton_class|alias|undef|begin_block|end_block|heredoc_body|empty_statement)$/;

interface BlockOptions {
  /** The construct whose end is where an empty block stands. */
  whole?: number;
  /** True where the value of the last statement is returned. */
  returns?: boolean;
}

/** Statements as a block; `at` is the node that holds them, a lone statement, or -1 for none. */
export function lowerBlock(
  cst: Lowering,
  at: number,
  role: Role,
  { whole = at, returns = false }: BlockOptions,
): void {
  if (at < 0) {
    cst.builder.leaf(Kind.Block, role, cst.end(whole), cst.end(whole));
    return;
  }
  cst.open(Kind.Block, role, at);
  const statements = statementsOf(cst, at);
  if (statements.some((child) => handling.has(cst.type(child))))
    lowerHandled(cst, at, Role.Statement, statements, returns);
  else lowerStatements(cst, statements, returns);
  cst.close();
}

function statementsOf(cst: Lowering, at: number): number[] {
  if (!wrappers.has(cst.type(at)) && !/^(begin|end)_block$/.test(cst.type(at))) return [at];
  return cst.namedChildren(at);
}

function lowerStatements(cst: Lowering, statements: readonly number[], returns: boolean): void {
  const last = statements.findLast((child) => cst.type(child) !== 'heredoc_body');
  for (const child of statements) {
    if (returns && child === last) lowerLast(cst, child);
    else cst.lower(child, Role.Statement);
  }
}

/** The last statement of a method: its value, or that of the branches that it has, is returned. */
function lowerLast(cst: Lowering, at: number): void {
  const type = cst.type(at);
  if (/^(if|unless)(_modifier)?$/.test(type)) lowerConditional(cst, at, Role.Statement, true);
  else if (type === 'case' || type === 'case_match') lowerCase(cst, at, Role.Statement, true);
  else if (type === 'begin') lowerBegin(cst, at, Role.Statement, true);
  else if (silent.test(type) || isPlaceholder(cst.source(at))) cst.lower(at, Role.Statement);
  else {
    cst.open(Kind.Return, Role.Statement, at);
    cst.lower(at, Role.Value);
    cst.close();
  }
}

/** `begin ... rescue ... end`, and `begin ... end` alone, which only groups. */
export function lowerBegin(cst: Lowering, at: number, role: Role, returns: boolean): void {
  const statements = cst.namedChildren(at);
  const isHandled = statements.some((child) => handling.has(cst.type(child)));
  if (isHandled) {
    if (role !== Role.Statement) cst.open(Kind.Sequence, role, at);
    lowerHandled(cst, at, role === Role.Statement ? role : Role.Operand, statements, returns);
    if (role !== Role.Statement) cst.close();
  } else if (role === Role.Statement) lowerBlock(cst, at, role, { returns });
  else lowerGroup(cst, at, role);
}

/** A body with its handlers. Where there is an `ensure`, its last value counts as the one returned. */
function lowerHandled(
  cst: Lowering,
  at: number,
  role: Role,
  statements: readonly number[],
  returns: boolean,
): void {
  const own = statements.filter((child) => !handling.has(cst.type(child)));
  const ensured = statements.some((child) => cst.type(child) === 'ensure');
  cst.open(Kind.Try, role, at);
  cst.builder.open(Kind.Block, Role.Body, cst.start(own[0] ?? at), cst.end(own.at(-1) ?? at));
  lowerStatements(cst, own, returns && !ensured);
  cst.close();
  for (const child of statements) {
    const type = cst.type(child);
    if (type === 'rescue') lowerRescue(cst, child, returns && !ensured);
    else if (type === 'else') lowerBlock(cst, child, Role.Else, { returns: returns && !ensured });
    else if (type === 'ensure') {
      cst.open(Kind.Finally, Role.Finalizer, child);
      lowerBlock(cst, child, Role.Body, { returns });
      cst.close();
    }
  }
  cst.close();
}

function lowerRescue(cst: Lowering, at: number, returns: boolean): void {
  cst.open(Kind.Catch, Role.Handler, at);
  const exceptions = cst.field(at, 'exceptions');
  const variable = cst.field(at, 'variable');
  if (exceptions >= 0) cst.lowerChildren(exceptions, Role.Type);
  if (variable >= 0) cst.lowerChildren(variable, Role.Target);
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at, returns });
  cst.close();
}

/** `(a; b)`, `#{a; b}`: one expression, or several of which the last is the value. */
export function lowerGroup(cst: Lowering, at: number, role: Role): void {
  const parts = cst.namedChildren(at);
  if (parts.length === 1) {
    cst.lower(parts[0], role);
    return;
  }
  cst.open(Kind.Sequence, role, at);
  for (const part of parts) cst.lower(part, Role.Operand);
  cst.close();
}

/** `if`, `unless`, their modifiers and `elsif`: statements, or expressions where a value is asked for. */
export function lowerConditional(cst: Lowering, at: number, role: Role, returns: boolean): void {
  const type = cst.type(at);
  const isStatement = role === Role.Statement;
  const isModifier = type.endsWith('_modifier');
  const then = cst.field(at, isModifier ? 'body' : 'consequence');
  const otherwise = cst.field(at, 'alternative');
  cst.open(isStatement ? Kind.If : Kind.Conditional, role, at);
  lowerTest(cst, cst.field(at, 'condition'), type.startsWith('unless'));
  if (isStatement) {
    lowerBlock(cst, then, Role.Then, { whole: at, returns });
    if (otherwise >= 0 && cst.type(otherwise) === 'elsif') {
      cst.open(Kind.Block, Role.Else, otherwise);
      lowerConditional(cst, otherwise, Role.Statement, returns);
      cst.close();
    } else if (otherwise >= 0) lowerBlock(cst, otherwise, Role.Else, { returns });
  } else {
    if (then >= 0) lowerBranch(cst, then, Role.Then);
    if (otherwise >= 0) lowerBranch(cst, otherwise, Role.Else);
  }
  cst.close();
}

function lowerBranch(cst: Lowering, at: number, role: Role): void {
  const type = cst.type(at);
  if (type === 'elsif') lowerConditional(cst, at, role, false);
  else if (wrappers.has(type) && type !== 'begin') lowerGroup(cst, at, role);
  else cst.lower(at, role);
}

/** `unless a` is `if !a`. */
function lowerTest(cst: Lowering, condition: number, negated: boolean): void {
  if (condition < 0) return;
  if (!negated) {
    cst.lower(condition, Role.Test);
    return;
  }
  cst.open(Kind.Unary, Role.Test, condition, '!');
  cst.lower(condition, Role.Operand);
  cst.close();
}

/** `case` with `when` or `in`. */
export function lowerCase(cst: Lowering, at: number, role: Role, returns: boolean): void {
  cst.open(Kind.Switch, role, at);
  const subject = cst.field(at, 'value');
  if (subject >= 0) cst.lower(subject, Role.Subject);
  for (const clause of cst.namedChildren(at)) {
    const type = cst.type(clause);
    if (type !== 'when' && type !== 'in_clause' && type !== 'else') continue;
    cst.open(Kind.Case, Role.Case, clause);
    const body = type === 'else' ? clause : cst.field(clause, 'body');
    if (type !== 'else') {
      for (const child of cst.namedChildren(clause)) if (child !== body) cst.lower(child, Role.Test);
    }
    if (body >= 0) lowerStatements(cst, cst.namedChildren(body), returns);
    cst.close();
  }
  cst.close();
}

/** `while`, `until` and their modifiers; `until a` is `while !a`. */
export function lowerLoop(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Loop, role, at);
  lowerTest(cst, cst.field(at, 'condition'), cst.type(at).startsWith('until'));
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at });
  cst.close();
}

/** `for a in b`. */
export function lowerFor(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.ForEach, role, at);
  cst.lower(cst.field(at, 'pattern'), Role.Target);
  const value = cst.field(at, 'value');
  if (value >= 0) cst.lower(value, Role.Iterable);
  lowerBlock(cst, cst.field(at, 'body'), Role.Body, { whole: at });
  cst.close();
}
