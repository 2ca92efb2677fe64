import type { LanguageTraits } from '../languages/language';
import { Kind, Role } from '../syntax/kinds';
import type { Node, UniformTree } from '../syntax/tree';

/** `pipe` is that of a shell, `a rescue b` of Ruby. */
const joining = new Set(['+', '%', '??', 'pipe', 'rescue', '.', '?:', 'with']);
const comparison =
  /^(===?|!==?|<>|<=?|>=?|<=>|=~|!~|in|not in|is|is not|instanceof|eq|ne|lt|le|gt|ge|-eq|-ne|-lt|-le|-gt|-ge)$/;
const arithmetic = /^([-+*/%&|^~]|\*\*|\/\/|<<|>>>?)$/;

/** Operators whose result still holds the text of an operand. */
export function propagatesOperator(operator: string, { slashJoins }: LanguageTraits): boolean {
  return joining.has(operator) || (operator === '/' && slashJoins);
}

/** Operators that ask how two values compare. */
export function isComparison(operator: string): boolean {
  return comparison.test(operator);
}

/** True for an expression that can be nothing but true or false. */
export function isTruthValue(tree: UniformTree, node: Node): boolean {
  const operator = tree.nameOf(node);
  switch (tree.kind[node]) {
    case Kind.Constant:
      return /^(true|false)$/i.test(operator);
    case Kind.Unary:
      return operator === '!' || operator === 'not';
    case Kind.Binary: {
      if (isComparison(operator)) return true;
      if (!/^(&&|\|\||and|or)$/.test(operator)) return false;
      return [tree.child(node, Role.Left), tree.child(node, Role.Right)].every(
        (side) => side >= 0 && isTruthValue(tree, side),
      );
    }
    default:
      return false;
  }
}

/** True for an expression that can be nothing but a number: arithmetic with a number and no text. */
export function isNumber(tree: UniformTree, node: Node): boolean {
  if (tree.kind[node] === Kind.Number) return true;
  if (tree.kind[node] === Kind.Unary) return /^([-~]|\+\+|--)$/.test(tree.nameOf(node));
  if (tree.kind[node] !== Kind.Binary || !arithmetic.test(tree.nameOf(node))) return false;
  const sides = [tree.child(node, Role.Left), tree.child(node, Role.Right)].filter((side) => side >= 0);
  return !sides.some((side) => isText(tree, side)) && sides.some((side) => isNumber(tree, side));
}

function isText(tree: UniformTree, node: Node): boolean {
  return tree.kind[node] === Kind.String || tree.kind[node] === Kind.Template;
}
