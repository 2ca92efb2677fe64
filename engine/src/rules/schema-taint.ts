/** The shape of what a taint rule says of its sources, sinks, sanitizers and propagators. */
import * as z from 'zod';
import { operators, text } from './schema-formula';
import { matchFields } from './schema-match';

const sideEffect = z.union([z.boolean(), z.literal('only')]).optional();
const label = text.optional().describe('The label that the data carries from here on.');
const requires = text.optional().describe('Labels that the data must carry, put together: `A and not B`.');
const exact = z.boolean().optional().describe('false: what stands inside of a match counts as well.');

const sourceFields = {
  exact,
  'by-side-effect': sideEffect.describe('The matched variable is tainted from there on, too.'),
  control: z.boolean().optional().describe('Taints what is done after it, not a value.'),
  label,
  requires,
};

/** What an item of a model can say beside its pattern. */
export const modelItemFields = {
  'by-side-effect': sideEffect.describe('The matched variable is tainted, or clean, from there on, too.'),
};

const sinkFields = {
  exact,
  'at-exit': z.boolean().optional().describe('Counts only where the function is left.'),
  requires: z
    .union([text, z.array(z.record(text, text)).min(1)])
    .optional()
    .describe('Labels that the data must carry; or a list of `$X: labels`, for one metavariable each.'),
};

const sanitizerFields = {
  exact,
  'by-side-effect': sideEffect.describe('The matched variable is clean from there on, too.'),
  'not-conflicting': z.boolean().optional(),
  not_conflicting: z.boolean().optional().describe('Does not count where it matches a source or a sink.'),
};

const propagatorFields = {
  from: text.describe('The metavariable whose taint passes on.'),
  to: text.describe('The metavariable that it passes to.'),
  'by-side-effect': z.boolean().optional().describe('false: the variable of `to` itself stays as it is.'),
  label,
  requires,
  'replace-labels': z.array(text).optional().describe('Labels that the new one takes the place of.'),
};

const listsOf = <Item extends z.ZodType>(item: (fields: z.ZodRawShape) => Item) => {
  const list = (fields: z.ZodRawShape) => z.array(item(fields)).min(1);
  return {
    sources: list(sourceFields).optional().describe('Where untrusted data comes from.'),
    sinks: list(sinkFields).optional().describe('Where untrusted data must not arrive.'),
    sanitizers: list(sanitizerFields).optional().describe('What makes data safe.'),
    propagators: list(propagatorFields).optional().describe('What passes data on.'),
  };
};

/** The lists of a rule with `mode: taint`: patterns in the syntax with `pattern-…` keys. */
export const taintLists = listsOf((fields) => z.strictObject({ ...operators, ...fields }));

/** `taint`: the same lists in the newer syntax. */
export const taintSchema = z.strictObject(
  listsOf((fields) => z.union([text, z.strictObject({ ...matchFields, ...fields })])),
);

/** Every key of items that is no operator. */
export const taintKeys: readonly string[] = [
  ...Object.keys(sourceFields),
  ...Object.keys(sinkFields),
  ...Object.keys(sanitizerFields),
  ...Object.keys(propagatorFields),
];

/** What an item of any of the lists says beside its pattern. */
export interface RawTaintItem {
  exact?: boolean;
  'by-side-effect'?: boolean | 'only';
  control?: boolean;
  'at-exit'?: boolean;
  'not-conflicting'?: boolean;
  not_conflicting?: boolean;
  label?: string;
  requires?: string | Record<string, string>[];
  from?: string;
  to?: string;
  'replace-labels'?: string[];
}
