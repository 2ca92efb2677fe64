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

/** Operators that compute with numbers; some of them also join texts. */
export function isArithmetic(operator: string): boolean {
  return arithmetic.test(operator);
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
