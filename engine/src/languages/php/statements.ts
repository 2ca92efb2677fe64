import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder } from '../placeholders';
import { lowerPrinted } from './expressions';

/** `<?= e ?>` prints what it holds. */
export function lowerExpressionStatement(cst: Lowering, at: number, role: Role): void {
  const from = cst.start(at);
  if (/<\?=\s*$/.test(cst.text.slice(Math.max(0, from - 80), from))) lowerPrinted(cst, at, role);
  else cst.lowerChildren(at, role);
}

/** `elseif` is an `if` in the `else`; without an `else` there is an empty one, which says that nothing is done then. */
export function lowerIf(cst: Lowering, at: number, role: Role): void {
  const alternatives = cst.namedChildren(at).filter((child) => cst.fieldName(child) === 'alternative');
  const one = (branch: number, rest: readonly number[], as: Role) => {
    cst.open(Kind.If, as, branch);
    cst.lowerField(branch, 'condition', Role.Test);
    const body = cst.field(branch, 'body');
    if (body >= 0) cst.lowerBlock(body, Role.Then);
    const [next, ...others] = rest;
    if (next !== undefined && cst.type(next) === 'else_if_clause') {
      cst.open(Kind.Block, Role.Else, next);
      one(next, others, Role.Statement);
      cst.close();
    } else if (next !== undefined) {
      const otherwise = cst.field(next, 'body');
      if (otherwise >= 0) cst.lowerBlock(otherwise, Role.Else);
    } else cst.builder.leaf(Kind.Block, Role.Else, cst.end(branch), cst.end(branch));
    cst.close();
  };
  one(at, alternatives, role);
}

/** `foreach (xs as k => v)`: the target is the value, or key and value. */
export function lowerForEach(cst: Lowering, at: number, role: Role): void {
  const body = cst.field(at, 'body');
  const [iterable, target] = cst.namedChildren(at).filter((child) => child !== body);
  cst.open(Kind.ForEach, role, at);
  if (target !== undefined) cst.lower(target, Role.Target);
  if (iterable !== undefined) cst.lower(iterable, Role.Iterable);
  if (body >= 0) cst.lowerBlock(body, Role.Body);
  cst.close();
}

/** One `case` of a switch statement. */
export function lowerCase(cst: Lowering, at: number, role: Role): void {
  const value = cst.field(at, 'value');
  if (value >= 0 && isListPlaceholder(cst.source(value).slice(1))) {
    cst.lower(value, role);
    return;
  }
  cst.open(Kind.Case, role, at);
  for (const child of cst.namedChildren(at)) cst.lower(child, child === value ? Role.Test : Role.Statement);
  cst.close();
}

/** `try` with its handlers. */
export function lowerTry(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Try, role, at);
  cst.lowerField(at, 'body', Role.Body);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'catch_clause') {
      cst.open(Kind.Catch, Role.Handler, child);
      cst.lowerField(child, 'name', Role.Target);
      cst.lowerField(child, 'type', Role.Type);
      cst.lowerField(child, 'body', Role.Body);
      cst.close();
    } else if (cst.type(child) === 'finally_clause') {
      cst.open(Kind.Finally, Role.Finalizer, child);
      cst.lowerField(child, 'body', Role.Body);
      cst.close();
    }
  }
  cst.close();
}
