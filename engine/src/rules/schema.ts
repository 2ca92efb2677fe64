/**
 * The shape of rule and model files. It says which keys exist and what kind of value each takes; what only makes sense
 * together (one operator per item, a taint rule's lists) is checked where formulas and metadata are built. The
 * descriptions are what an editor shows for a key.
 */
import * as z from 'zod';
import { confidences, fixGrades } from '../findings/finding';
import { practices } from './practices';
import { formulaKeys, operators, rootOperators, text, texts } from './schema-formula';
import { matchKeys, matchSchema } from './schema-match';
import { optionsSchema } from './schema-options';
import { modelItemFields, taintKeys, taintLists, taintSchema } from './schema-taint';

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

const fixRegexSchema = z.strictObject({
  regex: text.describe('What to replace.'),
  replacement: text.describe('The new text; `\\1` is the first group.'),
  count: z.number().optional().describe('How many matches to replace, from the first; left out: all.'),
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
  precise: z
    .boolean()
    .optional()
    .describe('Conversions, guards and look-ups end a flow; the default of rules that use shared models.'),
  whole: z
    .boolean()
    .optional()
    .describe(
      'Data in a part of what reaches a sink does not count: the name, or the keys, have to be chosen.',
    ),
  'harmless-without': names.describe(
    'Pieces of text: data that is checked to hold none of one of them is harmless.',
  ),
  fixes: z.array(fixSchema).optional().describe('How a finding can be repaired, best first.'),
});

/** One rule as written. */
export const ruleSchema = z.strictObject({
  id: text.describe('The name of the rule: letters, digits, dots, hyphens, underscores.'),
  languages: z.array(text).min(1).describe('The languages that the patterns are written in.'),
  severity: text.describe('How bad a finding is: ERROR, WARNING or INFO.'),
  message: text.describe('What to do and why, with metavariables.'),
  ...rootOperators,
  mode: z.enum(['search', 'taint']).optional().describe('taint: follows data from sources to sinks.'),
  'pattern-sources': taintLists.sources,
  'pattern-sinks': taintLists.sinks,
  'pattern-sanitizers': taintLists.sanitizers,
  'pattern-propagators': taintLists.propagators,
  match: matchSchema.optional().describe('What to find, in the newer syntax.'),
  taint: taintSchema.optional().describe('Follows data from sources to sinks, in the newer syntax.'),
  fix: text.optional().describe('The new text for a match, with metavariables.'),
  'fix-regex': fixRegexSchema.optional().describe('Replaces what an expression matches in the found code.'),
  metadata: metadataSchema.nullish().describe('What people and reports need to know.'),
  paths: z.strictObject({ include: names, exclude: names }).optional().describe('Globs of files.'),
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
  patterns: z
    .array(z.strictObject({ ...operators, ...modelItemFields }))
    .min(1)
    .describe('Each item adds to the list.'),
});
export type RawModel = z.infer<typeof modelSchema>;

/** How data comes in at an entry point. */
export const entryPointKinds = [
  'http',
  'graphql',
  'rpc',
  'queue',
  'websocket',
  'cli',
  'function',
  'schedule',
  'ui',
] as const;

/** One summary as written: what functions of a library do with data. */
export const librarySchema = z.strictObject({
  id: text.describe('The name of the summary.'),
  languages: z.array(text).min(1).describe('The languages whose programs call the functions.'),
  types: names.describe(
    'The types whose methods these are; without it the calls name functions by full path.',
  ),
  calls: z.array(
    z.strictObject({
      name: z.union([text, z.array(text).min(1)]).describe('The name or full path of the function.'),
      args: z.number().int().min(0).optional().describe('Only calls with so many arguments.'),
      where: z
        .record(text, z.array(text).min(1))
        .optional()
        .describe('Only calls whose arguments are one of these, as in `arg1: [FILTER_VALIDATE_INT]`.'),
      flow: z.array(text).describe('What goes where, as in `arg0 -> return`; empty: nothing goes anywhere.'),
      proves: text.optional().describe('The argument that is harmless when the function returns true.'),
      ends: z.boolean().optional().describe('True for a function that never returns.'),
      property: z.boolean().optional().describe('True for what is read without a call.'),
    }),
  ),
});

/** Entry points of one framework, or what runs before them, as written. */
export const entryPointSchema = z.strictObject({
  id: text.describe('The name of the list, for problems of its patterns.'),
  languages: z.array(text).min(1).describe('The languages that the patterns are written in.'),
  kind: z
    .enum([...entryPointKinds, 'guard', 'group', 'router', 'mount'])
    .describe(
      'How data comes in; or `guard`: what runs before the entry points that follow, `group`: what gives a prefix or guards to those in it or on its router, `router`: what makes `$APP` a router; `mount`: what puts `$ROUTES`, of other files too, below it.',
    ),
  method: text.optional().describe('The method, where no `$METHOD` says it.'),
  files: text
    .optional()
    .describe('Only files whose path matches the expression; its group `route` is the route.'),
  routers: text
    .optional()
    .describe('`$APP` is a router: its name matches the expression, or a pattern of kind `router` found it.'),
  wrappers: names.describe('Functions around a handler, and what is used beside guards, that guard nothing.'),
  actions: z
    .record(text, text)
    .optional()
    .describe(
      'The actions that a `$PATH` has by its registration, each with its method and what stands behind the path: `show: GET /:id`.',
    ),
  'whole-file': z
    .boolean()
    .optional()
    .describe('True where the file itself is the handler: it is told once.'),
  'whole-class': z
    .boolean()
    .optional()
    .describe('True where a group concerns the whole class that it stands in.'),
  patterns: z
    .array(z.strictObject(operators))
    .min(1)
    .describe(
      'What is found; `$PATH`, `$METHOD`, `$HANDLER`, `$NAME`, `$APP`, `$PREFIX`, `$...GUARDS` say which part is what.',
    ),
});
export type RawEntryPoint = z.infer<typeof entryPointSchema>;

/** What code has of a practice that controls of threat notes ask for, as written. */
export const practiceSchema = z.strictObject({
  id: text.describe('The name of the list, for problems of its patterns.'),
  languages: z.array(text).min(1).describe('The languages that it is for.'),
  practice: z.enum(practices).describe('What a control asks for by `mustUse`.'),
  kind: z
    .enum(['use', 'everywhere', 'lift', 'need'])
    .describe(
      '`use`: does it, or makes what does it; `everywhere`: does it for the whole program; `lift`: says that it is not done here; `need`: a call that needs it.',
    ),
  names: text
    .optional()
    .describe('An expression for the names of calls and of what stands before handlers: `limiter.limit`.'),
  except: text.optional().describe('An expression for names that are not meant.'),
  given: names.describe(
    'Names of arguments, keys and methods by which a call of kind `need` has what it needs.',
  ),
  patterns: z
    .array(z.strictObject(operators))
    .min(1)
    .optional()
    .describe(
      'What is found. Of `need`, `$OPTIONS` is where the call may be given what it needs, `$CLAIMS` another such place, `$BUILDER` what is told before, `$DATA` what is stored.',
    ),
});

/** Every key that stands somewhere in a rule or model: one of them in the wrong place is not unknown. */
export const knownKeys: ReadonlySet<string> = new Set([
  ...Object.keys(ruleSchema.shape),
  ...Object.keys(modelSchema.shape),
  ...Object.keys(librarySchema.shape),
  ...Object.keys(entryPointSchema.shape),
  ...Object.keys(practiceSchema.shape),
  ...Object.keys(metadataSchema.shape),
  ...Object.keys(fixSchema.shape),
  ...Object.keys(fixRegexSchema.shape),
  ...Object.keys(optionsSchema.shape),
  ...formulaKeys,
  ...matchKeys,
  ...taintKeys,
]);
