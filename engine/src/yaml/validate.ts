import type * as z from 'zod';
import type { ProblemFix } from '../findings/finding';
import type { YamlText } from './document';
import { scalar } from './edit';
import { nearest } from './suggest';

/** Says what a custom check found, and what to do; `undefined` for codes that it does not know. */
export type Explain = (code: string, value: unknown) => string | undefined;

/** What was most likely meant by a value that a custom check refused; `undefined` where nobody can tell. */
export type Mend = (code: string, value: unknown) => string | undefined;

/**
 * Checks a YAML text, or its part `data` at `base`, against a schema. Problems go to `yaml.problems`, each at its own
 * place. `explain` turns the messages of the schema's own checks into sentences. Returns the data when it fits.
 */
export function validate<T extends z.ZodType>(
  yaml: YamlText,
  schema: T,
  explain: Explain,
  base: readonly PropertyKey[] = [],
  data: unknown = yaml.data,
  mend: Mend = () => undefined,
): z.output<T> | undefined {
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const path = [...base, ...issue.path];
    const value = valueAt(data, issue.path);
    if (issue.code === 'unrecognized_keys')
      reportUnknownKeys(yaml, path, issue.keys, keysAt(schema, issue.path));
    else if (value === undefined && issue.path.length > 0)
      yaml.add(`\`${String(path.at(-1))}\` is missing: add it here.`, ...yaml.span(path));
    else {
      const [start, end] = yaml.span(path);
      const words = describe(issue, nameOf(path), value, explain);
      yaml.add(words, start, end, 'error', wordFixes(issue, value, start, end, mend));
    }
  }
  return undefined;
}

/** A word that is nearly one of the allowed ones is changed to that one, one that can be mended to what was meant. */
function wordFixes(
  issue: z.core.$ZodIssue,
  value: unknown,
  start: number,
  end: number,
  mend: Mend,
): ProblemFix[] {
  const meant =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearest(value, issue.values.map(String))
      : mend(issue.message, value);
  return meant ? [{ title: `Change it to ${meant}`, edits: [{ start, end, text: scalar(meant) }] }] : [];
}

function reportUnknownKeys(yaml: YamlText, path: PropertyKey[], keys: string[], known: string[]): void {
  for (const key of keys) {
    const meant = nearest(key, known);
    const help = meant ? `Did you mean \`${meant}\`?` : `Known here: ${known.join(', ')}.`;
    const [start, end] = yaml.keySpan(path, key) ?? yaml.span(path);
    const fixes = meant ? [{ title: `Change it to ${meant}`, edits: [{ start, end, text: meant }] }] : [];
    yaml.add(`\`${key}\` is not a known key. ${help}`, start, end, 'error', fixes);
  }
}

function describe(issue: z.core.$ZodIssue, name: string, value: unknown, explain: Explain): string {
  const custom = explain(issue.message, value);
  if (custom) return custom;
  switch (issue.code) {
    case 'invalid_type':
      return `${name} must be ${typeName(issue.expected)}, not ${kindOf(value)}.`;
    case 'invalid_value': {
      const values = issue.values.map(String);
      const meant = typeof value === 'string' ? nearest(value, values) : undefined;
      const help = meant ? ` Did you mean \`${meant}\`?` : '';
      return `${name} cannot be ${shown(value)}: write ${values.map((v) => `\`${v}\``).join(', ')}.${help}`;
    }
    case 'too_small':
      if (issue.origin === 'array')
        return `${name} is an empty list: write at least one entry or leave it out.`;
      if (issue.origin === 'string') return `${name} is empty: write something.`;
      return `${name} must be at least ${issue.minimum}.`;
    default:
      return `${name} is not right: ${issue.message}.`;
  }
}

/** The keys that the schema knows at a data path. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at = unwrap(schema);
  for (const step of path) {
    const def = at._zod.def as {
      shape?: Record<string, z.ZodType>;
      element?: z.ZodType;
      valueType?: z.ZodType;
    };
    const next = def.shape ? def.shape[String(step)] : (def.element ?? def.valueType);
    if (!next) return [];
    at = unwrap(next);
  }
  return Object.keys((at._zod.def as { shape?: Record<string, z.ZodType> }).shape ?? {});
}

function unwrap(schema: z.ZodType): z.ZodType {
  let at = schema;
  for (;;) {
    const inner = (at._zod.def as { innerType?: z.ZodType }).innerType;
    if (!inner) return at;
    at = inner;
  }
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let at = data;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<PropertyKey, unknown>)[step];
  }
  return at;
}

function nameOf(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  if (typeof last === 'string') return `\`${last}\``;
  const key = path.findLast((step) => typeof step === 'string');
  return `An entry of \`${String(key)}\``;
}

function typeName(expected: string): string {
  const names: Record<string, string> = {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    array: 'a list',
    object: 'a map of keys',
    record: 'a map of keys',
    boolean: '`true` or `false`',
  };
  return names[expected] ?? expected;
}

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of keys';
  return shown(value);
}

/** A value in a message: short, on one line. */
export function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  const text =
    typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'a map of keys') : String(value);
  return typeof value === 'object' ? text : `\`${text.length > 60 ? `${text.slice(0, 57)}...` : text}\``;
}
