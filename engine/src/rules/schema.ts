/**
 * The shape of rule and model files. It says which keys exist and what kind of value each takes; what only makes sense
 * together (one operator per item, a taint rule's lists) is checked where formulas and metadata are built. The
 * descriptions are what an editor shows for a key.
 */
import * as z from 'zod';
import { confidences, fixGrades } from '../findings/finding';

const text = z.string();
const texts = z.union([z.string(), z.array(z.string())]);

/** A formula object as written: one operator, nested as deep as the author likes. */
export interface RawFormula {
  pattern?: string;
  patterns?: RawPart[];
  'pattern-either'?: RawFormula[];
  'pattern-not'?: string | RawFormula;
  'pattern-inside'?: string | RawFormula;
  'pattern-not-inside'?: string | RawFormula;
  'pattern-regex'?: string;
  'pattern-not-regex'?: string;
}

/** An item of `patterns`: an operator or a condition. */
export interface RawPart extends RawFormula {
  'metavariable-regex'?: { metavariable: string; regex: string };
  'focus-metavariable'?: string | string[];
}

const formulas: z.ZodType<RawFormula[]> = z.array(z.lazy(() => formulaSchema)).min(1);
const parts: z.ZodType<RawPart[]> = z.array(z.lazy(() => partSchema)).min(1);
const nested: z.ZodType<string | RawFormula> = z.union([text, z.lazy(() => formulaSchema)]);

const rootOperators = {
  pattern: text
    .optional()
    .describe('Code to find. `$X` stands for any expression, `...` for any number of them.'),
  patterns: parts.optional().describe('All of these must hold for the same code.'),
  'pattern-either': formulas.optional().describe('Any of these.'),
  'pattern-regex': text.optional().describe('A regular expression over the text of the file.'),
};

const operators = {
  ...rootOperators,
  'pattern-not': nested.optional().describe('Leaves out code that also matches this.'),
  'pattern-inside': nested.optional().describe('Keeps code that stands inside a match of this.'),
  'pattern-not-inside': nested.optional().describe('Leaves out code that stands inside a match of this.'),
  'pattern-not-regex': text.optional().describe('Leaves out code that overlaps a match of this expression.'),
};

const formulaSchema: z.ZodType<RawFormula> = z.strictObject(operators);

const partSchema: z.ZodType<RawPart> = z.strictObject({
  ...operators,
  'metavariable-regex': z
    .strictObject({
      metavariable: text.describe('The metavariable to look at, such as `$X`.'),
      regex: text.describe('Matched from the beginning of the text that the metavariable stands for.'),
    })
    .optional()
    .describe('Keeps matches whose metavariable reads like this expression.'),
  'focus-metavariable': texts.optional().describe('Reports only the part that this metavariable stands for.'),
});

const names = z.array(text).optional();

const fixSchema = z.strictObject({
  title: text.describe('What will be in the code after the fix.'),
  grade: z
    .enum(fixGrades)
    .optional()
    .describe('safe: fix-all may apply it; breaking: it can break loudly; review: it is shown first.'),
  template: text.optional().describe('The new text, with metavariables.'),
  builder: z
    .strictObject({
      name: text,
      options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    })
    .optional()
    .describe('A named rewrite, for what a template cannot say.'),
  replace: z
    .enum(['match', 'whole'])
    .optional()
    .describe('match: the finding; whole: the whole matched pattern around a focused metavariable.'),
  imports: names.describe('Import lines that the new text needs.'),
});

const metadataSchema = z.looseObject({
  title: text.optional().describe('What the rule finds, in a few words.'),
  why: text.optional().describe('One sentence: what goes wrong when this stays.'),
  confidence: z
    .enum([...confidences, 'HIGH', 'MEDIUM', 'LOW'])
    .optional()
    .describe('How often the rule is right: high, medium or low.'),
  cwe: z
    .union([text, z.number(), z.array(z.union([text, z.number()]))])
    .optional()
    .describe('CWE-89, or a list.'),
  references: texts.optional().describe('Links to read on.'),
  uses: z
    .strictObject({ sources: names, sinks: names, sanitizers: names })
    .optional()
    .describe('Shared models whose patterns join the lists of a taint rule.'),
  fixes: z.array(fixSchema).optional().describe('How a finding can be repaired, best first.'),
});

/** Semgrep options by the only value that matches what this engine does (Semgrep's own default). */
const optionsSchema = z.strictObject({
  taint_assume_safe_functions: z
    .boolean()
    .optional()
    .describe(
      'Calls of functions that only take data, not text, end a flow: what they return is something else.',
    ),
  ...Object.fromEntries(
    [
      ...['constant_propagation', 'ac_matching', 'vardef_assign', 'attr_expr', 'unify_ids_strictly'],
      ...[
        'implicit_deep_exprstmt',
        'implicit_return',
        'implicit_ellipsis',
        'arrow_is_function',
        'let_is_var',
      ],
      ...['go_deeper_expr', 'go_deeper_stmt', 'xml_singleton_loose_matching', 'xml_children_ordered'],
      ...['xml_attrs_implicit_ellipsis'],
    ].map((name) => [name, z.literal(true).optional()]),
  ),
  ...Object.fromEntries(
    [
      ...[
        'symbolic_propagation',
        'commutative_boolop',
        'commutative_compop',
        'symmetric_eq',
        'flddef_assign',
      ],
      ...['decorators_order_matters', 'taint_unify_mvars'],
      ...['taint_assume_safe_indexes', 'taint_assume_safe_comparisons', 'taint_assume_safe_booleans'],
      ...['taint_assume_safe_numbers', 'taint_only_propagate_through_assignments'],
    ].map((name) => [name, z.literal(false).optional()]),
  ),
  // How far an analysis goes and for how long; it takes nothing away from what the rule means.
  interfile: z.boolean().optional(),
  timeout: z.number().optional(),
});

/** One rule as written. */
export const ruleSchema = z.strictObject({
  id: text.describe('The name of the rule: letters, digits, dots, hyphens, underscores.'),
  languages: z.array(text).min(1).describe('The languages that the patterns are written in.'),
  severity: text.describe('How bad a finding is: ERROR, WARNING or INFO.'),
  message: text.describe('What to do and why, with metavariables.'),
  ...rootOperators,
  mode: z.enum(['search', 'taint']).optional().describe('taint: follows data from sources to sinks.'),
  'pattern-sources': formulas.optional().describe('Where untrusted data comes from.'),
  'pattern-sinks': formulas.optional().describe('Where untrusted data must not arrive.'),
  'pattern-sanitizers': formulas.optional().describe('What makes data safe.'),
  fix: text.optional().describe('The new text for a match, with metavariables.'),
  metadata: metadataSchema.optional().describe('What people and reports need to know.'),
  paths: z.strictObject({ include: names, exclude: names }).optional().describe('Globs of files.'),
  // They say which Semgrep can run the rule; they change nothing about its meaning.
  'min-version': z.union([text, z.number()]).optional().describe('The oldest Semgrep that can run the rule.'),
  'max-version': z.union([text, z.number()]).optional().describe('The newest Semgrep that can run the rule.'),
  options: optionsSchema.optional().describe('Settings of the matching.'),
});
export type RawRule = z.infer<typeof ruleSchema>;
export type RawMetadata = z.infer<typeof metadataSchema>;

/** One model as written: a list of patterns that rules share. */
export const modelSchema = z.strictObject({
  id: text.describe('The name that rules use.'),
  languages: z.array(text).min(1).describe('The languages that the patterns are written in.'),
  kind: z.enum(['source', 'sink', 'sanitizer']).describe('The list of a taint rule that the patterns join.'),
  patterns: formulas.describe('Each item adds to the list.'),
});
export type RawModel = z.infer<typeof modelSchema>;

/** Every key that stands somewhere in a rule or model: one of them in the wrong place is not unknown. */
export const knownKeys: ReadonlySet<string> = new Set([
  ...Object.keys(ruleSchema.shape),
  ...Object.keys(modelSchema.shape),
  ...Object.keys(metadataSchema.shape),
  ...Object.keys(fixSchema.shape),
  ...Object.keys(operators),
  ...['metavariable-regex', 'focus-metavariable', 'metavariable', 'regex'],
]);
