import * as z from 'zod';
import { control, forbidden, sanitizer, sink, source, summary } from './schema-code';
import { cwe, day, globs, id, text } from './schema-fields';

/** The version of the format that is written today; older ones are read through `migrate.ts`. */
export const currentVersion = 2;
/** From mildest to worst; used for threats and for the project's risk. */
export const riskLevels = ['low', 'medium', 'high', 'critical'] as const;
export const threatStatuses = ['open', 'mitigated', 'accepted', 'transferred'] as const;
export const trustLevels = ['untrusted', 'authenticated', 'trusted'] as const;
/** Who can reach the system, from fewest to most. */
export const exposures = ['local', 'internal', 'partner', 'public'] as const;
/** STRIDE's six letters (Microsoft's threat classification). */
export const strideLetters = ['S', 'T', 'R', 'I', 'D', 'E'] as const;
/** What the letters stand for. */
export const strideWords: Record<(typeof strideLetters)[number], string> = {
  S: 'spoofing',
  T: 'tampering',
  R: 'repudiation',
  I: 'information disclosure',
  D: 'denial of service',
  E: 'elevation of privilege',
};

const owner = text('Who looks after it, e.g. `"@alice"`.').optional();
const ref = text('Where it was imported from, so that it is found again.').optional();

const project = z
  .strictObject({
    name: text('The project, as reports name it.').optional(),
    description: text('More about it.').optional(),
    risk: z
      .enum(riskLevels)
      .optional()
      .describe(
        'How much harm a breach does. `high` and `critical`: every open threat raises its findings. `low`: findings that no threat touches are milder.',
      ),
    users: z.array(text('A group of people.')).optional().describe('Who uses the system.'),
    exposure: z.enum(exposures).optional().describe('Who can reach the system.'),
    owner,
  })
  .describe('What the system is and how much is at stake.');

const asset = z
  .strictObject({
    id: id('phi', 'asset'),
    title: text('What it is, in words people use.'),
    description: text('More about it.').optional(),
    class: text('The kind of data.')
      .meta({ examples: ['phi', 'pii', 'pci', 'credential', 'business'] })
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
    owner,
    ref,
  })
  .describe('Something worth protecting.');

const entryPoint = z
  .strictObject({
    id: id('api', 'entry point'),
    title: text('What it is, in words people use.').optional(),
    kind: text('How data comes in.')
      .meta({ examples: ['http', 'graphql', 'rpc', 'queue', 'websocket', 'cli', 'file', 'ui'] })
      .optional(),
    trust: z
      .enum(trustLevels)
      .default('untrusted')
      .describe(
        'Who can send data here. In `untrusted` files, data flow findings gain confidence; in `trusted` ones they lose some.',
      ),
    scope: globs('The files of the entry point.'),
    ref,
  })
  .describe('A place where data comes into the system.');

const threat = z
  .strictObject({
    id: id('T-1', 'threat'),
    title: text('Who does what to what, in one line; shown with the findings that touch the threat.'),
    description: text('More about it.').optional(),
    stride: z
      .array(z.enum(strideLetters))
      .optional()
      .describe(`STRIDE: ${strideLetters.map((letter) => `${letter} ${strideWords[letter]}`).join(', ')}.`),
    cwe: z
      .array(cwe)
      .optional()
      .describe('Weaknesses that make the threat real. Left out: every finding in scope touches it.'),
    severity: z
      .enum(riskLevels)
      .default('high')
      .describe('How bad it is when it happens. `high` (also when left out) and `critical` raise findings.'),
    assets: z.array(z.string()).optional().describe('Ids of the assets at stake.'),
    entryPoints: z.array(z.string()).optional().describe('Ids of the entry points that it comes through.'),
    scope: globs('The files where it can happen. Left out: everywhere.').optional(),
    status: z
      .enum(threatStatuses)
      .default('open')
      .describe('`open` raises the severity of the findings that touch it; the others only name it.'),
    owner,
    mitigations: z.array(z.string()).optional().describe('Ids of the controls that answer it.'),
    reviewed: day.optional().describe('The day of the last review, as YYYY-MM-DD.'),
    tests: globs('The files that test it, abuse cases for one.').optional(),
    ref,
  })
  .describe('Something that somebody could do to the system.');

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
    threat: z.string().optional().describe('The id of the threat whose risk is accepted.'),
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

const assumption = z
  .strictObject({
    id: id('A-1', 'assumption'),
    title: text('What is taken for granted, in one line.'),
    description: text('More about it.').optional(),
    ref,
  })
  .describe('Something that the threats and controls take for granted.');

const list = <T extends z.ZodType>(item: T, description: string) =>
  z.array(item).default([]).describe(description);

/** The shape of a file of threat notes: the only description of it; checks, help and JSON Schema use it. */
export const threatNotesSchema = z
  .strictObject({
    version: z.literal(currentVersion).describe(`The version of this format: ${currentVersion}.`),
    project: project.optional(),
    compliance: list(
      text('The id of a profile.').meta({ examples: ['owasp-top10-2025', 'asvs-5.0-L2', 'hipaa-164.312'] }),
      'What the project answers to: it chooses checklists and names their requirements in findings.',
    ),
    assets: list(asset, 'What is worth protecting.'),
    entryPoints: list(entryPoint, 'Where data comes in.'),
    sources: list(source, 'Functions of this project that return data from outside.'),
    sinks: list(sink, 'Functions of this project that outside data must not reach.'),
    sanitizers: list(sanitizer, 'Functions of this project that make outside data harmless.'),
    summaries: list(summary, 'What functions do with data whose code is not part of the project.'),
    threats: list(threat, 'What somebody could do to the system.'),
    controls: list(control, 'What the code does against threats.'),
    forbidden: list(forbidden, 'Calls that this project does not allow.'),
    accepted: list(accepted, 'Risks that somebody answers for, until a day.'),
    assumptions: list(assumption, 'What threats and controls take for granted.'),
  })
  .meta({ title: 'Wardscribe threat notes', description: 'The threats, assets and decisions of a project.' });

export type NotesData = z.output<typeof threatNotesSchema>;

/** The lists whose entries carry an id. */
export const entryLists = [
  'assets',
  'entryPoints',
  'threats',
  'controls',
  'accepted',
  'assumptions',
] as const;
export type EntryList = (typeof entryLists)[number];

/** Fields that hold ids of other entries: `list[].field` names entries of `to`. */
export const references: readonly { list: keyof NotesData; field: string; to: EntryList }[] = [
  { list: 'threats', field: 'assets', to: 'assets' },
  { list: 'threats', field: 'entryPoints', to: 'entryPoints' },
  { list: 'threats', field: 'mitigations', to: 'controls' },
  { list: 'forbidden', field: 'withAsset', to: 'assets' },
  { list: 'accepted', field: 'threat', to: 'threats' },
];

/** The JSON Schema (draft 2020-12) of the file as people write it, for editors. Plain data. */
export function threatNotesJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(threatNotesSchema, { io: 'input', reused: 'inline' }) as Record<string, unknown>;
}
