import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/** `elif` is an `if` in the `else`. */
export function lowerIf(cst: Lowering, at: number, role: Role): void {
  const alternatives = cst.children(at).filter((child) => cst.fieldName(child) === 'alternative');
  const one = (branch: number, rest: number[], as: Role) => {
    cst.open(Kind.If, as, branch);
    const condition = cst.field(branch, 'condition');
    const consequence = cst.field(branch, 'consequence');
    if (condition >= 0) cst.lower(condition, Role.Test);
    if (consequence >= 0) cst.lower(consequence, Role.Then);
    const [next, ...others] = rest;
    if (next !== undefined) {
      if (cst.type(next) === 'elif_clause') {
        cst.open(Kind.Block, Role.Else, next);
        one(next, others, Role.Statement);
        cst.close();
      } else {
        const body = cst.field(next, 'body');
        if (body >= 0) cst.lower(body, Role.Else);
      }
    }
    cst.close();
  };
  one(at, alternatives, role);
}

/** `try` with its handlers, `else` and `finally`. */
export function lowerTry(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Try, role, at);
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (cst.fieldName(child) === 'body') cst.lower(child, Role.Body);
    else if (type === 'except_clause' || type === 'except_group_clause') lowerExcept(cst, child);
    else if (type === 'finally_clause') {
      cst.open(Kind.Finally, Role.Finalizer, child);
      for (const block of cst.namedChildren(child)) cst.lower(block, Role.Body);
      cst.close();
    } else if (type === 'else_clause') {
      const body = cst.field(child, 'body');
      if (body >= 0) cst.lower(body, Role.Else);
    }
  }
  cst.close();
}

function lowerExcept(cst: Lowering, at: number): void {
  cst.open(Kind.Catch, Role.Handler, at);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'block') cst.lower(child, Role.Body);
    else if (cst.type(child) === 'as_pattern') lowerAs(cst, child, Role.Type);
    else cst.lower(child, cst.fieldName(child) === 'alias' ? Role.Target : Role.Type);
  }
  cst.close();
}

/** `value as target`: value and target as children of the open node. */
export function lowerAs(cst: Lowering, at: number, valueRole: Role = Role.Value): void {
  if (cst.type(at) !== 'as_pattern') {
    cst.lower(at, valueRole);
    return;
  }
  const alias = cst.field(at, 'alias');
  const [value, name] = cst.namedChildren(at).filter((child) => child !== alias);
  if (value !== undefined) cst.lower(value, valueRole);
  if (alias >= 0) cst.lowerChildren(alias, Role.Target);
  // In a pattern of `match` the name stands by itself.
  else if (name !== undefined) cst.lower(name, Role.Target);
}
