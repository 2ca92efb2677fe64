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
}

/** An item of `patterns`: an operator or a condition. */
export interface RawPart extends RawFormula {
  'metavariable-regex'?: { metavariable: string; regex: string };
  'focus-metavariable'?: string | string[];
}

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
