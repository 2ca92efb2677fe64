/** The shape of formulas in the newer syntax: `match`, and the items of `taint`. */
import * as z from 'zod';
import { conditionFields, text, texts } from './schema-formula';

/** What a formula object has one of. */
export const matchOperators = ['pattern', 'regex', 'all', 'any', 'inside', 'not', 'anywhere'] as const;

/** A formula as written: a pattern, or a map with one operator. */
export type RawMatch = string | RawMatchMap;

export interface RawMatchMap {
  pattern?: string;
  regex?: string;
  all?: RawMatch[];
  any?: RawMatch[];
  inside?: RawMatch;
  not?: RawMatch;
  anywhere?: RawMatch;
  where?: RawWhere[];
  as?: string;
}

/** An item of `where`: a focus, a comparison, or what is asked of one metavariable. */
export interface RawWhere extends RawMatchMap {
  focus?: string | string[];
  metavariable?: string;
  language?: string;
  'constant-propagation'?: boolean;
  comparison?: string;
  base?: number;
  strip?: boolean;
  analyzer?: 'entropy' | 'redos';
  type?: string;
  types?: string[];
}

/** A formula: a pattern, or a map with one operator. */
export const matchSchema: z.ZodType<RawMatch> = z.union([text, z.lazy(() => matchMapSchema)]);
const matches = z.array(matchSchema).min(1);

/** The keys of a formula map. */
export const matchFields = {
  pattern: text.optional().describe('Code to find.'),
  regex: text.optional().describe('A regular expression over the text of the file.'),
  all: matches.optional().describe('All of these must hold for the same code.'),
  any: matches.optional().describe('Any of these.'),
  inside: matchSchema.optional().describe('Keeps code that stands inside a match of this.'),
  not: matchSchema.optional().describe('Leaves out code that also matches this.'),
  anywhere: matchSchema.optional().describe('Keeps matches of files in which this matches somewhere.'),
  where: z
    .array(z.lazy(() => whereSchema))
    .min(1)
    .optional()
    .describe('What must hold of the metavariables.'),
  as: text.optional().describe('A metavariable for the whole match.'),
};

const matchMapSchema: z.ZodType<RawMatchMap> = z.strictObject(matchFields);

const { regex: _, comparison, analyzer, ...others } = conditionFields;

const whereSchema: z.ZodType<RawWhere> = z.strictObject({
  ...matchFields,
  ...others,
  comparison: comparison.optional(),
  analyzer: analyzer.optional(),
  focus: texts.optional().describe('Reports only the part that this metavariable stands for.'),
  metavariable: text.optional().describe('The metavariable to look at, such as `$X`.'),
  language: text.optional().describe('The language that the code, or the text in it, is read in.'),
});

/** Every key of formulas in this syntax. */
export const matchKeys: readonly string[] = [...Object.keys(matchFields), 'focus'];
