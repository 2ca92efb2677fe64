import * as z from 'zod';
import { globMistake } from './glob';

/** A text that says something. */
export const text = (description: string) => z.string().min(1).describe(description);
export const id = (example: string, thing: string) =>
  z
    .string()
    .regex(/^[A-Za-z0-9][\w.-]*$/, { error: 'id' })
    .describe(`Names this ${thing} in findings and references, e.g. \`${example}\`. Unique in the file.`);
export const cwe = z
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
export const globs = (description: string) => z.array(glob).min(1).describe(description);
export const callName = z
  .string()
  .regex(/^[\w$*]+(\.[\w$*]+)*$/, { error: 'call' })
  .describe('A function as the code names it: `db.raw`; `*` stands for any name: `*.raw`.');
export const day = z
  .string()
  .check((context) => {
    if (!isDay(context.value)) context.issues.push({ code: 'custom', message: 'day', input: context.value });
  })
  .describe('A day as YYYY-MM-DD.');

/** True for an existing day written YYYY-MM-DD. */
export function isDay(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match) return false;
  const [year, month, dayOfMonth] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth;
}
