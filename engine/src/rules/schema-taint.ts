/** The shape of what a taint rule says of its sources, sinks, sanitizers and propagators. */
import * as z from 'zod';
import { operators, type RawFormula, text } from './schema-formula';

const sideEffect = z.union([z.boolean(), z.literal('only')]).optional();
const label = text.optional().describe('The label that the data carries from here on.');
const requires = text.optional().describe('Labels that the data must carry, put together: `A and not B`.');
const exact = z.boolean().optional().describe('false: what stands inside of a match counts as well.');

export const sourceSchema = z.strictObject({
  ...operators,
  exact,
  'by-side-effect': sideEffect.describe('The matched variable is tainted from there on, too.'),
  control: z.boolean().optional().describe('Taints what is done after it, not a value.'),
  label,
  requires,
});

export const sinkSchema = z.strictObject({
  ...operators,
  exact,
  'at-exit': z.boolean().optional().describe('Counts only where the function is left.'),
  requires: z
    .union([text, z.array(z.record(text, text)).min(1)])
    .optional()
    .describe('Labels that the data must carry; or a list of `$X: labels`, for one metavariable each.'),
});

export const sanitizerSchema = z.strictObject({
  ...operators,
  exact,
  'by-side-effect': sideEffect.describe('The matched variable is clean from there on, too.'),
  'not-conflicting': z.boolean().optional(),
  not_conflicting: z.boolean().optional().describe('Does not count where it matches a source or a sink.'),
});

export const propagatorSchema = z.strictObject({
  ...operators,
  from: text.describe('The metavariable whose taint passes on.'),
  to: text.describe('The metavariable that it passes to.'),
  'by-side-effect': z.boolean().optional().describe('false: the variable of `to` itself stays as it is.'),
  label,
  requires,
  'replace-labels': z.array(text).optional().describe('Labels that the new one takes the place of.'),
});

/** An item of any of the lists, as written. */
export type RawTaintItem = RawFormula &
  Partial<
    Omit<z.infer<typeof sourceSchema>, 'requires'> &
      z.infer<typeof sinkSchema> &
      z.infer<typeof sanitizerSchema> &
      Omit<z.infer<typeof propagatorSchema>, 'requires' | 'by-side-effect'>
  >;
