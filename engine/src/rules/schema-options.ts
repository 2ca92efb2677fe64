/** The shape of `options`. */
import * as z from 'zod';

const flag = z.boolean().optional();
const braces = z.array(z.tuple([z.string().min(1), z.string().min(1)]));

/** How rules for `generic` read texts. */
const textOptionsSchema = {
  generic_engine: z
    .enum(['spacegrep', 'aliengrep'])
    .optional()
    .describe('spacegrep: indentation makes structure; aliengrep: brackets do, over any number of lines.'),
  generic_ellipsis_max_span: z
    .int()
    .min(0)
    .optional()
    .describe('How many lines below the last match an ellipsis reaches: 10, or 0 to stay on the line.'),
  generic_comment_style: z
    .enum(['c', 'cpp', 'shell'])
    .optional()
    .describe('Comments that are passed over: `/* */`, also `//`, or `#`.'),
  generic_caseless: flag.describe('Upper and lower case match each other.'),
  generic_multiline: flag.describe('false: an ellipsis stays on its line. Of aliengrep.'),
  generic_extra_word_characters: z
    .array(z.string().min(1))
    .optional()
    .describe('Characters of words beside letters, digits and `_`.'),
  generic_braces: braces.optional().describe('The pairs of brackets, in place of `()`, `[]` and `{}`.'),
  generic_extra_braces: braces.optional().describe('More pairs of brackets.'),
};

/** Semgrep's options; those without a choice here take only Semgrep's own default. */
export const optionsSchema = z.strictObject({
  taint_assume_safe_functions: flag.describe(
    'Calls of functions that only take data, not text, end a flow: what they return is something else.',
  ),
  taint_assume_safe_indexes: flag.describe('An element is not tainted by a tainted index.'),
  taint_assume_safe_comparisons: flag.describe('What a comparison gives is not tainted.'),
  taint_assume_safe_booleans: flag.describe('Truth values are not tainted.'),
  taint_assume_safe_numbers: flag.describe('Numbers are not tainted.'),
  taint_only_propagate_through_assignments: flag.describe('Calls and operators do not pass taint on.'),
  taint_unify_mvars: flag.describe('A metavariable of source and sink stands for equal code.'),
  constant_propagation: flag.describe('false: names do not match the literals that they stand for.'),
  symbolic_propagation: flag.describe('true: a variable matches what it was assigned.'),
  ac_matching: flag.describe('false: operands match only as they are grouped and ordered.'),
  commutative_boolop: flag.describe('true: `a && b` is `b && a`.'),
  commutative_compop: flag.describe('true: `a == b` is `b == a`.'),
  symmetric_eq: flag.describe('true: `a == b` is `b == a`.'),
  implicit_deep_exprstmt: flag.describe('false: an expression matches as a whole statement only.'),
  go_deeper_stmt: flag.describe('false: an ellipsis between statements does not reach into inner blocks.'),
  implicit_ellipsis: flag.describe('false: objects and classes match only with all their members.'),
  xml_attrs_implicit_ellipsis: flag.describe('false: elements match only with all their attributes.'),
  xml_children_ordered: flag.describe('false: the content of an element matches in any order.'),
  decorators_order_matters: flag.describe('true: decorators match in their order.'),
  vardef_assign: flag.describe('false: `x = 1` is not `var x = 1`.'),
  // Fields that are declared with a value match assignments either way.
  flddef_assign: flag,
  arrow_is_function: flag.describe('false: an arrow is not `function () {}`.'),
  let_is_var: flag.describe('false: `var`, `let` and `const` differ.'),
  attr_expr: flag.describe('false: expressions are not found in decorators.'),
  xml_singleton_loose_matching: flag.describe('false: `<a />` is not `<a>...</a>`.'),
  unify_ids_strictly: flag.describe('false: equal names are equal, whichever variables they are.'),
  taint_intrafile: flag.describe('Functions of the same file are followed where they are called.'),
  taint_focus_on: z
    .enum(['source', 'sink'])
    .optional()
    .describe('Where a finding is: at the sink, or where its data comes from.'),
  ...Object.fromEntries(
    ['implicit_return', 'go_deeper_expr'].map((name) => [name, z.literal(true).optional()]),
  ),
  ...textOptionsSchema,
  // How far an analysis goes and for how long; it takes nothing away from what the rule means.
  interfile: flag,
  guarded_taint_signatures: flag,
  timeout: z.number().optional(),
  dynamic_timeout: flag,
  dynamic_timeout_unit_kb: z.number().optional(),
  dynamic_timeout_max_multiplier: z.number().optional(),
  max_match_per_file: z.number().optional(),
  // Which of two readings of C++ that parse alike is meant.
  cpp_parsing_pref: z.string().optional(),
});
