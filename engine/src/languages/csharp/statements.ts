import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';
import { isListPlaceholder, isPlaceholder } from '../placeholders';
import { lowerDeclarators, lowerModifiers } from './declarations';
import { partsAlone } from './parts';
import { lowerType } from './types';

/** Local variables; one declarator takes the range of its whole statement. */
export function lowerLocals(cst: Lowering, at: number, role: Role): void {
  const declaration =
    cst.type(at) === 'variable_declaration'
      ? at
      : cst.namedChildren(at).find((child) => cst.type(child) === 'variable_declaration');
  if (declaration === undefined) return;
  const type = cst.field(declaration, 'type');
  // A hole that is a statement is written as a declaration: it is type and name.
  if (type >= 0 && isPlaceholder(cst.source(type)) && isTwice(cst.source(declaration))) {
    cst.leaf(Kind.Name, role, type);
    return;
  }
  lowerDeclarators(cst, declaration, role, at, () => lowerModifiers(cst, at));
}

function isTwice(declaration: string): boolean {
  return /^(\w+) \1$/.test(declaration);
}

/** `foreach (T x in xs)`. */
export function lowerForEach(cst: Lowering, at: number, role: Role): void {
  const type = cst.field(at, 'type');
  cst.open(Kind.ForEach, role, at);
  cst.lowerField(at, 'left', Role.Target);
  if (type >= 0) lowerType(cst, type, Role.Type);
  cst.lowerField(at, 'right', Role.Iterable);
  const body = cst.field(at, 'body');
  if (body >= 0) cst.lowerBlock(body, Role.Body);
  cst.close();
}

/** One `case` of a switch statement, with its guard; `default` is named so. */
export function lowerSection(cst: Lowering, at: number, role: Role): void {
  const children = cst.children(at);
  const [test] = cst.namedChildren(at);
  if (test !== undefined && isListPlaceholder(cst.source(test))) {
    cst.leaf(Kind.Name, role, test);
    return;
  }
  const isDefault = children.some((child) => cst.type(child) === 'default');
  cst.open(Kind.Case, role, at, isDefault ? 'default' : undefined);
  let inTests = true;
  for (const child of children) {
    if (!cst.isNamed(child)) inTests &&= cst.type(child) !== ':';
    else cst.lower(child, inTests ? Role.Test : Role.Statement);
  }
  cst.close();
}

/** `try` with its handlers. */
export function lowerTry(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.Try, role, at);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'catch_clause') lowerCatch(cst, child);
    else if (cst.type(child) === 'finally_clause') {
      cst.open(Kind.Finally, Role.Finalizer, child);
      cst.lowerChildren(child, Role.Body);
      cst.close();
    } else cst.lower(child, Role.Body);
  }
  cst.close();
}

function lowerCatch(cst: Lowering, at: number): void {
  cst.open(Kind.Catch, Role.Handler, at);
  for (const child of cst.namedChildren(at)) {
    if (cst.type(child) === 'catch_declaration') {
      const type = cst.field(child, 'type');
      cst.lowerField(child, 'name', Role.Target);
      if (type >= 0) lowerType(cst, type, Role.Type);
    } else if (cst.type(child) === 'catch_filter_clause') {
      cst.open(Kind.If, Role.Clause, child);
      cst.lowerChildren(child, Role.Test);
      cst.close();
    } else cst.lower(child, Role.Body);
  }
  cst.close();
}

/** `using (var x = f()) …` and `fixed (…) …`: each variable is an item of the block. */
export function lowerUsingStatement(cst: Lowering, at: number, role: Role): void {
  cst.open(Kind.With, role, at);
  const items = partsAlone(cst, at);
  const body = items.pop();
  for (const item of items) {
    if (cst.type(item) === 'variable_declaration') {
      cst.lower(item, Role.Item);
      continue;
    }
    cst.open(Kind.WithItem, Role.Item, item);
    cst.lower(item, Role.Value);
    cst.close();
  }
  if (body !== undefined) cst.lowerBlock(body, Role.Body);
  cst.close();
}

/** `lock (x) …` is a block with one item; the name tells it from `using`. */
export function lowerLock(cst: Lowering, at: number, role: Role): void {
  const [subject, body] = partsAlone(cst, at);
  cst.open(Kind.With, role, at, 'lock');
  if (subject !== undefined) {
    cst.open(Kind.WithItem, Role.Item, subject);
    cst.lower(subject, Role.Value);
    cst.close();
  }
  if (body !== undefined) cst.lowerBlock(body, Role.Body);
  cst.close();
}

/** `yield return x` yields, `yield break` returns. */
export function lowerYield(cst: Lowering, at: number, role: Role): void {
  const [value] = partsAlone(cst, at);
  cst.open(value === undefined ? Kind.Return : Kind.Yield, role, at);
  if (value !== undefined) cst.lower(value, Role.Operand);
  cst.close();
}

/** All branches of `#if` belong to the text; the condition is not code of the program. */
export function lowerPreprocessor(cst: Lowering, at: number, role: Role): void {
  const condition = cst.field(at, 'condition');
  for (const child of cst.namedChildren(at)) if (child !== condition) cst.lower(child, role);
}
