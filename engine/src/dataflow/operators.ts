import type { LanguageTraits } from '../languages/language';

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
