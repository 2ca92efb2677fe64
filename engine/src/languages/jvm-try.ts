import { Kind, Role } from '../syntax/kinds';
import type { Lowering } from './lowering';

/** What a grammar calls the clauses of its `try`, and how a handler is lowered. */
export interface TryClauses {
  handler: string;
  finalizer: string;
  lowerHandler(cst: Lowering, at: number): void;
}

/** `try` of Java and Kotlin with its handlers and its `finally`; what else stands in it, as resources do, is left out. */
export function lowerTryClauses(cst: Lowering, at: number, role: Role, clauses: TryClauses): void {
  cst.open(Kind.Try, role, at);
  for (const child of cst.namedChildren(at)) {
    const type = cst.type(child);
    if (type === 'block') cst.lower(child, Role.Body);
    else if (type === clauses.handler) clauses.lowerHandler(cst, child);
    else if (type === clauses.finalizer) {
      cst.open(Kind.Finally, Role.Finalizer, child);
      for (const block of cst.namedChildren(child)) cst.lower(block, Role.Body);
      cst.close();
    }
  }
  cst.close();
}
