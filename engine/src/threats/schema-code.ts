import * as z from 'zod';
import { parseFlow } from '../rules/library';
import { practices } from '../rules/practices';
import { callName, cwe, globs, id, text } from './schema-fields';

/** Where a control has to hold. */
export const controlPlaces = ['handler', 'function', 'file'] as const;

const oneOrMore = (item: z.ZodString, description: string) =>
  z.union([item, z.array(item).min(1)]).describe(description);

/** A function of the project that returns data from outside. */
export const source = z
  .strictObject({
    call: callName,
    kind: text('What the data is.')
      .meta({ examples: ['user-input', 'file', 'network', 'environment'] })
      .optional(),
  })
  .describe('A function of this project that returns data from outside.');

/** A function of the project that outside data must not reach. */
export const sink = z
  .strictObject({
    call: callName,
    arg: z
      .int()
      .min(0)
      .optional()
      .describe('The dangerous argument, counted from 0; left out: any argument.'),
    cwe: cwe,
  })
  .describe('A function of this project that outside data must not reach.');

/** A function of the project that makes outside data harmless. */
export const sanitizer = z
  .strictObject({
    call: callName,
    for: z.array(cwe).min(1).optional().describe('The weaknesses it removes; left out: all.'),
  })
  .describe('A function of this project that makes outside data harmless.');

/** What a function whose code is elsewhere does with data. */
export const summary = z
  .strictObject({
    call: callName,
    flow: z
      .array(
        text('From where to where: `arg0 -> return`.').check((context) => {
          if (!parseFlow(context.value))
            context.issues.push({ code: 'custom', message: 'flow', input: context.value });
        }),
      )
      .describe('What goes where: `arg0 -> return`, `this -> return`, `arg1 -> arg0`. Empty: nothing.'),
  })
  .describe('What a function does with data, where its code is not part of the project.');

const check = z
  .strictObject({
    inEvery: z
      .enum(controlPlaces)
      .default('handler')
      .describe('Where it has to hold: in every handler of an entry point, function or file in scope.'),
    matching: oneOrMore(
      text('A name; `*` stands for any letters.'),
      'Only where the name is so: `get*Record`.',
    ).optional(),
    mustCall: oneOrMore(
      callName,
      'Must be called on every way through; of a list, one is enough.',
    ).optional(),
    before: z.array(callName).min(1).optional().describe('Calls that may come only after it: `db.*`.'),
    after: z.array(callName).min(1).optional().describe('Calls that it must follow on every way: `db.save`.'),
    mustNotCall: z.array(callName).min(1).optional().describe('Calls that must not be there.'),
    mustUse: z
      .array(z.enum(practices))
      .min(1)
      .optional()
      .describe(
        'What must be used, with whichever library. `rate-limit`: before or in each handler; `audit-log`: an entry on every way; `expiry`: tokens, cookies, sessions and links end; `encryption`: of data of assets that is stored.',
      ),
    insert: text(
      'The call to insert where it is missing: `assertOwner(req.user, req.params.id);`.',
    ).optional(),
  })
  .check((context) => {
    const { mustCall, mustNotCall, mustUse, before, after } = context.value;
    if (!mustCall && !mustNotCall && !mustUse)
      context.issues.push({ code: 'custom', message: 'check-what', input: context.value });
    else if (!mustCall && (before || after))
      context.issues.push({ code: 'custom', message: 'check-order', input: context.value });
  })
  .describe('How to recognize the control in code.');

/** Something that the code does against a threat. */
export const control = z
  .strictObject({
    id: id('C-1', 'control'),
    title: text('What the code does to be safe, in one line.'),
    description: text('More about it.').optional(),
    check: check.optional(),
    scope: globs('The files that need it. Left out: everywhere.').optional(),
    owner: text('Who looks after it, e.g. `"@alice"`.').optional(),
    ref: text('Where it was imported from, so that it is found again.').optional(),
  })
  .describe('Something that the code does against a threat.');

/** A call that the project does not allow. */
export const forbidden = z
  .strictObject({
    call: callName.describe('The call that is not allowed, e.g. `console.*`.'),
    withAsset: z.string().optional().describe('Only with data of this asset.'),
    scope: globs('Where it is not allowed. Left out: everywhere.').optional(),
    use: text('What to call instead.').optional(),
    reason: text('Why it is not allowed.').optional(),
    cwe: cwe.optional(),
  })
  .describe('A call that this project does not allow.');
