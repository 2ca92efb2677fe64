import type { ParsedDocument } from '../document';
import type { Match } from '../rules/bindings';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** Expressions that bind their parts less tightly than a name or a call does. */
const loose: ReadonlySet<Kind> = new Set([
  Kind.Binary,
  Kind.Conditional,
  Kind.Assign,
  Kind.Sequence,
  Kind.Yield,
]);

/**
 * The new text of a match, in parentheses where it would otherwise come apart: `f() * 2` with `a + b` for `f()` is
 * `(a + b) * 2`.
 */
export function parenthesized(document: ParsedDocument, match: Match, text: string): string {
  const tree = document.facts()?.tree;
  if (!tree || !isTightOperand(tree, match)) return text;
  return isLoose(document, text) ? `(${text})` : text;
}

/** True for a text that is one loose expression of the document's language, without parentheses around it. */
function isLoose(document: ParsedDocument, text: string): boolean {
  const code = text.trim();
  for (const { before, after } of document.definition.frames(code)) {
    const tree = document.read(document.definition, before + code + after)?.tree;
    if (!tree || tree.errors.length > 0) continue;
    const [start, end] = [before.length, before.length + code.length];
    for (let node = 0; node < tree.count; node++) {
      if (tree.start[node] === start && tree.end[node] === end && loose.has(tree.kind[node])) return true;
    }
    return false;
  }
  return false;
}

/** True for a whole expression that needs no parentheses where it stands, as an operand of something. */
function isTightOperand(tree: UniformTree, { node, start, end }: Match): boolean {
  if (node < 0 || tree.start[node] !== start || tree.end[node] !== end) return false;
  return !loose.has(tree.kind[node]) && isOperand(tree, node);
}

function isOperand(tree: UniformTree, node: Node): boolean {
  const parent = tree.parent[node];
  if (parent < 0) return false;
  const role = tree.role[node];
  switch (tree.kind[parent]) {
    case Kind.Binary:
    case Kind.Unary:
    case Kind.Await:
      return true;
    case Kind.Member:
    case Kind.Index:
      return role === Role.Object;
    case Kind.Call:
      return role === Role.Callee;
    default:
      return false;
  }
}
