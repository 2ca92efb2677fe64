import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** Kinds that a metavariable can stand for. */
export const expressionKinds: ReadonlySet<Kind> = new Set([
  Kind.Name,
  Kind.String,
  Kind.Template,
  Kind.Number,
  Kind.Constant,
  Kind.Regex,
  Kind.Symbol,
  Kind.Member,
  Kind.Index,
  Kind.Call,
  Kind.New,
  Kind.Unary,
  Kind.Binary,
  Kind.Conditional,
  Kind.Cast,
  Kind.Await,
  Kind.Yield,
  Kind.Assign,
  Kind.List,
  Kind.Tuple,
  Kind.Set,
  Kind.Object,
  Kind.Comprehension,
  Kind.Sequence,
  Kind.Function,
  Kind.Element,
  Kind.Instruction,
  Kind.Script,
]);

/**
 * What code may have and a pattern need not name: a less specific pattern matches more specific code
 * (types, decorators, bases, defaults, a function's name or receiver, an `else`, the local name of an import, clauses of a
 * `switch`).
 */
export const skippableRoles: ReadonlySet<Role> = new Set([
  Role.Type,
  Role.Decorator,
  Role.Modifier,
  Role.Base,
  Role.Default,
  Role.FunctionName,
  Role.Receiver,
  Role.Else,
  Role.Alias,
  Role.Case,
]);

/** What a declaration may list in any order. */
export const anyOrderRoles: ReadonlySet<Role> = new Set([Role.Decorator, Role.Modifier, Role.Base]);

/**
 * The statements with those of their inner blocks, in order: an ellipsis between statements reaches into `if`, loops
 * and `try`, not into inner functions.
 */
export function flattenStatements(tree: UniformTree, statements: readonly Node[]): Node[] {
  const result: Node[] = [];
  const visit = (statement: Node) => {
    result.push(statement);
    switch (tree.kind[statement]) {
      case Kind.If:
      case Kind.Loop:
      case Kind.ForEach:
      case Kind.Try:
      case Kind.Catch:
      case Kind.Finally:
      case Kind.With:
      case Kind.Switch:
      case Kind.Case:
      case Kind.Block:
        inner(statement);
    }
  };
  const inner = (node: Node) => {
    for (const child of tree.children(node)) {
      const kind = tree.kind[child];
      if (kind === Kind.Block || kind === Kind.Case || kind === Kind.Catch || kind === Kind.Finally)
        inner(child);
      else if (tree.role[child] === Role.Statement) visit(child);
    }
  };
  for (const statement of statements) visit(statement);
  return result;
}

/** The expressions of a statement, itself included, without those of inner blocks and functions. */
export function statementExpressions(tree: UniformTree, statement: Node): Node[] {
  const result: Node[] = [];
  let node = statement;
  while (node < tree.next[statement]) {
    const kind = tree.kind[node];
    if (node !== statement && (kind === Kind.Block || kind === Kind.Case || kind === Kind.Class)) {
      node = tree.next[node];
      continue;
    }
    if (expressionKinds.has(kind)) result.push(node);
    node++;
  }
  return result;
}

/** Kinds of literals that a name can stand for. */
export function isLiteral(kind: Kind): boolean {
  return kind === Kind.String || kind === Kind.Number || kind === Kind.Constant;
}
