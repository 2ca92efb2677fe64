import { Kind, Role } from '../../syntax/kinds';
import type { Lowering } from '../lowering';

/**
 * `class A { }` behind annotations is now and then read as the expression `class A { }`, a call of `A` with a lambda on
 * something called `class`; no name can be `class`.
 */
export function isMisreadClass(cst: Lowering, at: number): boolean {
  const [word, name, body] = cst.type(at) === 'infix_expression' ? cst.namedChildren(at) : [];
  return body !== undefined && cst.source(word) === 'class' && cst.type(name) === 'identifier';
}

/** Lowers such a class; `at` is the expression, `whole` the one around it that holds its annotations. */
export function lowerMisreadClass(cst: Lowering, at: number, role: Role, whole = at): void {
  const [, name, body] = cst.namedChildren(at);
  cst.open(Kind.Class, role, whole);
  for (let outer = whole; outer !== at; ) {
    const children = cst.namedChildren(outer);
    for (const child of children) if (cst.type(child) === 'annotation') cst.lower(child, Role.Decorator);
    outer = children[children.length - 1];
  }
  cst.leaf(Kind.Name, Role.ClassName, name);
  cst.open(Kind.Block, Role.Body, body);
  cst.lowerChildren(body, Role.Statement);
  cst.close();
  cst.close();
}
