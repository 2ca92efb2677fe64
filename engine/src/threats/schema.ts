import * as z from 'zod';
import { globMistake } from './glob';

/** From mildest to worst; used for threats and for the project's risk. */
export const riskLevels = ['low', 'medium', 'high', 'critical'] as const;
export const threatStatuses = ['open', 'mitigated', 'accepted', 'transferred'] as const;
export const trustLevels = ['untrusted', 'authenticated', 'trusted'] as const;
/** STRIDE's six letters (Microsoft's threat classification). */
export const strideLetters = ['S', 'T', 'R', 'I', 'D', 'E'] as const;

const text = (description: string) => z.string().min(1).describe(description);
const id = (example: string, thing: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]*$/, { error: 'id' })
    .describe(`Names this ${thing} in findings and references, e.g. \`${example}\`. Unique in the file.`);
const cwe = z
  .string()
  .regex(/^CWE-[1-9]\d{0,4}$/, { error: 'cwe' })
  .describe('A weakness of the CWE list, e.g. `CWE-89`.');
const glob = z
  .string()
  .check((context) => {
    const why = globMistake(context.value);
    if (why) context.issues.push({ code: 'custom', message: `glob:${why}`, input: context.value });
  })
  .describe('A path pattern, relative to the workspace folder: `src/routes/**`. `!` in front excludes.');
const globs = (description: string) => z.array(glob).min(1).describe(description);
const callName = z
  .string()
  .regex(/^[\w$*]+(\.[\w$*]+)*$/, { error: 'call' })
  .describe('A function as the code names it: `db.raw`; `*` stands for any name: `*.raw`.');
const day = z
  .string()
  .check((context) => {
    if (!isDay(context.value)) context.issues.push({ code: 'custom', message: 'day', input: context.value });
  })
  .describe('A day as YYYY-MM-DD.');

const project = z
  .strictObject({
    name: text('The project, as reports name it.').optional(),
    risk: z
      .enum(riskLevels)
      .optional()
      .describe('How much harm a breach does. `high` and `critical`: every open threat raises its findings.'),
    users: z.array(text('A group of people.')).optional().describe('Who uses the system.'),
    exposure: text('Who can reach the system.')
      .meta({ examples: ['public', 'partner', 'internal', 'local'] })
      .optional(),
  })
  .describe('What the system is and how much is at stake.');

const asset = z
  .strictObject({
    id: id('phi', 'asset'),
    title: text('What it is, in words people use.'),
    class: text('The kind of data.')
      .meta({ examples: ['phi', 'pii', 'payment', 'credential', 'secret', 'business'] })
      .optional(),
    identifiers: z
      .array(
        z
          .string()
          .regex(/^[\w$*-]+(\.[\w$*-]+)?$/, { error: 'identifier' })
          .describe('A variable or property: `ssn`, `diagnosis*`, `Patient.dob`.'),
      )
      .optional()
      .describe('Names that hold this data in code. Case and `camelCase`/`snake_case` do not matter.'),
  })
  .describe('Something worth protecting.');

const entryPoint = z
  .strictObject({
    id: id('api', 'entry point'),
    title: text('What it is, in words people use.').optional(),
    kind: text('How data comes in.')
      .meta({ examples: ['http', 'graphql', 'rpc', 'queue', 'webhook', 'cli', 'file', 'ui'] })
      .optional(),
    trust: z
      .enum(trustLevels)
      .default('untrusted')
      .describe('Who can send data here. In `untrusted` files, data flow findings gain confidence.'),
    globs: globs('The files of the entry point.'),
  })
  .describe('A place where data comes into the system.');

const source = z
  .strictObject({
    call: callName,
    kind: text('What the data is.')
      .meta({ examples: ['user-input', 'file', 'network', 'environment'] })
      .optional(),
  })
  .describe('A function of this project that returns data from outside.');
const sink = z
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
const sanitizer = z
  .strictObject({
    call: callName,
    for: z.array(cwe).min(1).optional().describe('The weaknesses it removes; left out: all.'),
  })
  .describe('A function of this project that makes outside data harmless.');

const threat = z
  .strictObject({
    id: id('T-1', 'threat'),
    title: text('Who does what to what, in one line; shown with the findings that touch the threat.'),
    description: text('More about it.').optional(),
    stride: z
      .array(z.enum(strideLetters))
      .optional()
      .describe(
        'STRIDE: S spoofing, T tampering, R repudiation, I information disclosure, D denial of service, ' +
          'E elevation of privilege.',
      ),
    cwe: z
      .array(cwe)
      .optional()
      .describe('Weaknesses that make the threat real. Left out: every finding in scope touches it.'),
    severity: z
      .enum(riskLevels)
      .default('high')
      .describe('How bad it is when it happens. `high` (also when left out) and `critical` raise findings.'),
    assets: z.array(z.string()).optional().describe('Ids of the assets at stake.'),
    scope: globs('The files where it can happen. Left out: everywhere.').optional(),
    status: z
      .enum(threatStatuses)
      .default('open')
      .describe('`open` raises the severity of the findings that touch it; the others only name it.'),
    owner: text('Who looks after it, e.g. `"@alice"`.').optional(),
    mitigations: z.array(z.string()).optional().describe('Ids of the controls that answer it.'),
  })
  .describe('Something that somebody could do to the system.');

const control = z
  .strictObject({
    id: id('C-1', 'control'),
    title: text('What the code does to be safe, in one line.'),
    rule: z
      .strictObject({
        inEvery: text('Where it has to be.').meta({ examples: ['handler', 'function', 'file'] }),
        mustCall: text('The function that must be called, e.g. `assertOwner`.'),
        before: z.array(text('A function, e.g. `db.*`.')).optional().describe('Calls that come only after.'),
      })
      .optional()
      .describe('How to recognize the control in code.'),
    scope: globs('The files that need it.').optional(),
  })
  .describe('Something that the code does against a threat.');

const forbidden = z
  .strictObject({
    api: text('The call that is not allowed, e.g. `console.*`.'),
    withAsset: z.string().optional().describe('Only with data of this asset.'),
    scope: globs('Where it is not allowed. Left out: everywhere.').optional(),
    use: text('What to call instead.').optional(),
    cwe: cwe.optional(),
  })
  .describe('A call that this project does not allow.');

const accepted = z
  .strictObject({
    id: id('R-1', 'accepted risk'),
    rule: text('The id of the rule whose findings are accepted.').optional(),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{32}$/, { error: 'fingerprint' })
      .optional()
      .describe('The fingerprint of the one finding that is accepted: 32 hex digits.'),
    scope: globs('The files where it is accepted. `rule` needs it.').optional(),
    reason: text('Why the risk is acceptable.'),
    owner: text('Who accepted it, e.g. `"@bob"`.').optional(),
    expires: day
      .optional()
      .describe('The last day of the acceptance, as YYYY-MM-DD; the finding is back after it.'),
  })
  .check((context) => {
    const { rule, fingerprint, scope } = context.value;
    if (!rule && !fingerprint)
      context.issues.push({ code: 'custom', message: 'accepted-what', input: context.value });
    else if (rule && !fingerprint && !scope)
      context.issues.push({ code: 'custom', message: 'accepted-where', input: context.value });
  })
  .describe('A risk that somebody answers for, until a day.');

const list = <T extends z.ZodType>(item: T, description: string) =>
  z.array(item).default([]).describe(description);

/** The shape of `.wardscribe/threat-notes.yaml`: the only description of it; checks, help and JSON Schema use it. */
export const threatNotesSchema = z
  .strictObject({
    version: z.literal(1).describe('The version of this format: 1.'),
    project: project.optional(),
    compliance: list(
      text('The id of a catalogue.').meta({ examples: ['owasp-top10-2025', 'asvs-5.0-L2', 'hipaa-164.312'] }),
      'Catalogues that the project answers to.',
    ),
    assets: list(asset, 'What is worth protecting.'),
    entryPoints: list(entryPoint, 'Where data comes in.'),
    sources: list(source, 'Functions of this project that return data from outside.'),
    sinks: list(sink, 'Functions of this project that outside data must not reach.'),
    sanitizers: list(sanitizer, 'Functions of this project that make outside data harmless.'),
    threats: list(threat, 'What somebody could do to the system.'),
    controls: list(control, 'What the code does against threats.'),
    forbidden: list(forbidden, 'Calls that this project does not allow.'),
    accepted: list(accepted, 'Risks that somebody answers for, until a day.'),
  })
  .meta({ title: 'Wardscribe threat notes', description: 'The threats, assets and decisions of a project.' });

export type NotesData = z.output<typeof threatNotesSchema>;

/** The lists whose entries carry an id. */
export const entryLists = ['assets', 'entryPoints', 'threats', 'controls', 'accepted'] as const;
export type EntryList = (typeof entryLists)[number];

/** Fields that hold ids of other entries: `list[].field` names entries of `to`. */
export const references: readonly { list: keyof NotesData; field: string; to: EntryList }[] = [
  { list: 'threats', field: 'assets', to: 'assets' },
  { list: 'threats', field: 'mitigations', to: 'controls' },
  { list: 'forbidden', field: 'withAsset', to: 'assets' },
];

/** The JSON Schema (draft 2020-12) of the file as people write it, for editors. Plain data. */
export function threatNotesJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(threatNotesSchema, { io: 'input', reused: 'inline' }) as Record<string, unknown>;
}

/** True for an existing day written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match) return false;
  const [year, month, dayOfMonth] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
}
