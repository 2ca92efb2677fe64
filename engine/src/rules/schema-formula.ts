/** The shape of patterns and of what puts them together, as a rule file writes it. */
import * as z from 'zod';

export const text = z.string();
export const texts = z.union([z.string(), z.array(z.string())]);

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
  'semgrep-internal-pattern-anywhere'?: string | RawFormula;
}

/** The operators: a formula object has one of them. */
export const operatorKeys = [
  'pattern',
  'patterns',
  'pattern-either',
  'pattern-not',
  'pattern-inside',
  'pattern-not-inside',
  'pattern-regex',
  'pattern-not-regex',
  'semgrep-internal-pattern-anywhere',
] as const;

/** What an item of `patterns` can be besides an operator. */
export const conditionKeys = [
  'metavariable-regex',
  'metavariable-pattern',
  'metavariable-comparison',
  'metavariable-analysis',
  'metavariable-type',
  'focus-metavariable',
] as const;

export interface RawMetavariablePattern extends RawFormula {
  metavariable: string;
  language?: string;
}

/** An item of `patterns`: an operator or a condition. */
export interface RawPart extends RawFormula {
  'metavariable-regex'?: z.infer<typeof regexCondition>;
  'metavariable-pattern'?: RawMetavariablePattern;
  'metavariable-comparison'?: z.infer<typeof comparisonCondition>;
  'metavariable-analysis'?: z.infer<typeof analysisCondition>;
  'metavariable-type'?: z.infer<typeof typeCondition>;
  'focus-metavariable'?: string | string[];
}

const metavariable = text.describe('The metavariable to look at, such as `$X`.');

/** What is asked of a metavariable's text, value or type; shared by both syntaxes. */
export const conditionFields = {
  regex: text.describe('Matched from the beginning of the text that the metavariable stands for.'),
  'constant-propagation': z
    .boolean()
    .optional()
    .describe('true: a name that stands for a known value is read as that value, too.'),
  comparison: text.describe('Such as `$X > 10` or `re.match(".*test", $X)`.'),
  base: z.number().optional().describe('The base of the numbers in the code.'),
  strip: z.boolean().optional().describe('true: quotes around a number do not matter.'),
  analyzer: z.enum(['entropy', 'redos']).describe('entropy: looks random; redos: takes too long as a regex.'),
  type: text.optional().describe('The type of the expression.'),
  types: z.array(text).min(1).optional().describe('Any of these types.'),
};
const fields = conditionFields;

const regexCondition = z.strictObject({
  metavariable,
  regex: fields.regex,
  'constant-propagation': fields['constant-propagation'],
});
const comparisonCondition = z.strictObject({
  metavariable: metavariable.optional(),
  comparison: fields.comparison,
  base: fields.base,
  strip: fields.strip,
});
const analysisCondition = z.strictObject({ metavariable, analyzer: fields.analyzer });
const typeCondition = z.strictObject({ metavariable, type: fields.type, types: fields.types });

export const formulas: z.ZodType<RawFormula[]> = z.array(z.lazy(() => formulaSchema)).min(1);
const parts: z.ZodType<RawPart[]> = z.array(z.lazy(() => partSchema)).min(1);
const nested: z.ZodType<string | RawFormula> = z.union([text, z.lazy(() => formulaSchema)]);

export const rootOperators = {
  pattern: text
    .optional()
    .describe('Code to find. `$X` stands for any expression, `...` for any number of them.'),
  patterns: parts.optional().describe('All of these must hold for the same code.'),
  'pattern-either': formulas.optional().describe('Any of these.'),
  'pattern-regex': text.optional().describe('A regular expression over the text of the file.'),
};

export const operators = {
  ...rootOperators,
  'pattern-not': nested.optional().describe('Leaves out code that also matches this.'),
  'pattern-inside': nested.optional().describe('Keeps code that stands inside a match of this.'),
  'pattern-not-inside': nested.optional().describe('Leaves out code that stands inside a match of this.'),
  'pattern-not-regex': text.optional().describe('Leaves out code that overlaps a match of this expression.'),
  'semgrep-internal-pattern-anywhere': nested
    .optional()
    .describe('Keeps matches of files in which this matches somewhere.'),
};

const formulaSchema: z.ZodType<RawFormula> = z.strictObject(operators);

const partSchema: z.ZodType<RawPart> = z.strictObject({
  ...operators,
  'metavariable-regex': regexCondition
    .optional()
    .describe('Keeps matches whose metavariable reads like this expression.'),
  'metavariable-pattern': z
    .strictObject({
      metavariable,
      language: text.optional().describe('The language that the code, or the text in it, is read in.'),
      ...operators,
    })
    .optional()
    .describe('Keeps matches in whose metavariable this matches.'),
  'metavariable-comparison': comparisonCondition
    .optional()
    .describe('Keeps matches for which this expression holds.'),
  'metavariable-analysis': analysisCondition
    .optional()
    .describe('Keeps matches that an analysis points out.'),
  'metavariable-type': typeCondition.optional().describe('Keeps matches whose metavariable has a type.'),
  'focus-metavariable': texts.optional().describe('Reports only the part that this metavariable stands for.'),
});

/** Every key of formulas and conditions. */
export const formulaKeys: readonly string[] = [
  ...operatorKeys,
  ...conditionKeys,
  ...['metavariable', 'language', ...Object.keys(conditionFields)],
];
