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
 * (types, decorators, bases, defaults, a method's receiver, an `else`, the local name of an import, clauses of a `switch`).
 */
export const skippableRoles: ReadonlySet<Role> = new Set([
  Role.Type,
  Role.Decorator,
  Role.Modifier,
  Role.Base,
  Role.Interface,
  Role.Default,
  Role.Receiver,
  Role.Else,
  Role.Alias,
  Role.Case,
]);

/** What a declaration may list in any order. */
export const anyOrderRoles: ReadonlySet<Role> = new Set([
  Role.Decorator,
  Role.Modifier,
  Role.Base,
  Role.Interface,
]);

/**
 * The statements with those inside of them, in order: an ellipsis between statements reaches into `if`, loops and `try`,
 * and into the bodies of inner functions.
 */
export function flattenStatements(tree: UniformTree, statements: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const statement of statements) {
    result.push(statement);
    for (let node = statement + 1; node < tree.next[statement]; node++)
      if (tree.role[node] === Role.Statement) result.push(node);
  }
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

/** True for the text between the holes of a template; a literal that stands in a hole is none. */
export function isTemplateText(tree: UniformTree, node: Node): boolean {
  if (tree.kind[node] !== Kind.String || tree.role[node] !== Role.Part) return false;
  const text = tree.textOf(node);
  return text === tree.nameOf(node) || !/^[a-z]{0,2}["'`]/i.test(text);
}

/** Kinds of literals that a name can stand for. */
export function isLiteral(kind: Kind): boolean {
  return kind === Kind.String || kind === Kind.Number || kind === Kind.Constant;
}
