/** Semgrep's options of matching (semgrep.dev/docs/writing-rules/rule-syntax#options), as far as they can be chosen. */
import type { RawRule } from './schema';

/** How the patterns of a rule match. */
export interface MatchOptions {
  /** Names and computed strings match the literals that they stand for. */
  constants: boolean;
  /** A variable that is assigned once matches what it was assigned. */
  symbolic: boolean;
  /** Operands may be grouped, and those of `&`, `|`, `^` ordered, at will. */
  arrangeOperands: boolean;
  /** `a && b` is `b && a`. */
  commutativeBooleans: boolean;
  /** `a == b` is `b == a`. */
  symmetricEquality: boolean;
  /** An expression as a statement matches inside of larger statements. */
  deepExpressions: boolean;
  /** An ellipsis between statements reaches into inner blocks. */
  deepStatements: boolean;
  /** Objects and class bodies of a pattern may leave members out. */
  openMembers: boolean;
  /** Attributes of an element may be left out. */
  openAttributes: boolean;
  /** The content of an element stands in the order of the pattern. */
  orderedChildren: boolean;
  /** Decorators stand in the order of the pattern. */
  orderedDecorators: boolean;
  /** `x = 1` is `var x = 1`, too. */
  declarations: boolean;
  /** An arrow is a function like any other. */
  arrows: boolean;
  /** `var`, `let` and `const` say the same. */
  anyKeyword: boolean;
  /** Expressions are found in decorators, too. */
  inDecorators: boolean;
  /** `<a />` is `<a>...</a>`, too. */
  openElements: boolean;
  /** Names that are equal stand for equal variables only where they are the same variable. */
  sameVariables: boolean;
}

/** What holds where a rule says nothing. */
export const defaultMatchOptions: MatchOptions = {
  constants: true,
  symbolic: false,
  arrangeOperands: true,
  commutativeBooleans: false,
  symmetricEquality: false,
  deepExpressions: true,
  deepStatements: true,
  openMembers: true,
  openAttributes: true,
  orderedChildren: true,
  orderedDecorators: false,
  declarations: true,
  arrows: true,
  anyKeyword: true,
  inDecorators: true,
  openElements: true,
  sameVariables: true,
};

/** Semgrep's names of the options, each with what it sets. */
export const matchOptionNames = {
  constant_propagation: 'constants',
  symbolic_propagation: 'symbolic',
  ac_matching: 'arrangeOperands',
  commutative_boolop: 'commutativeBooleans',
  commutative_compop: 'symmetricEquality',
  symmetric_eq: 'symmetricEquality',
  implicit_deep_exprstmt: 'deepExpressions',
  go_deeper_stmt: 'deepStatements',
  implicit_ellipsis: 'openMembers',
  xml_attrs_implicit_ellipsis: 'openAttributes',
  xml_children_ordered: 'orderedChildren',
  decorators_order_matters: 'orderedDecorators',
  vardef_assign: 'declarations',
  arrow_is_function: 'arrows',
  let_is_var: 'anyKeyword',
  attr_expr: 'inDecorators',
  xml_singleton_loose_matching: 'openElements',
  unify_ids_strictly: 'sameVariables',
} as const satisfies Record<string, keyof MatchOptions>;

/** The options of a rule as written; undefined where all are as usual. */
export function matchOptions(raw: RawRule['options']): MatchOptions | undefined {
  const options = { ...defaultMatchOptions };
  let isUsual = true;
  for (const [name, option] of Object.entries(matchOptionNames)) {
    const value = (raw as Record<string, unknown> | undefined)?.[name];
    if (typeof value !== 'boolean' || value === options[option]) continue;
    options[option] = value;
    isUsual = false;
  }
  return isUsual ? undefined : options;
}
