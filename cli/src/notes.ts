import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ThreatNotes } from '../../engine/src/index';
import {
  exportNotes as asExported,
  type ExportFormat,
  type ImportFormat,
  importModel,
  type Merged,
  mergedWords,
  mergeNotes,
} from '../../engine/src/threats/exchange/index';
import { writeFile } from '../../host/src/index';
import { chooseNotes, tell } from './configuration';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';
import { isAsked, type ThreatSeverity, unanswered } from './threatGate';

/** What is told where a command needs notes and there are none. */
export const noNotes = 'There are no threat notes: write .wardscribe/threat-notes.yaml.';

export interface CheckArguments {
  threatNotes?: string;
  requireControls?: ThreatSeverity;
}

/** `wardscribe notes check`: exit code 1 when an open threat of the asked-for severity names no control. */
export async function checkNotes(options: CheckArguments, context: Context): Promise<ExitCode> {
  const { notes, problems } = await chooseNotes(options.threatNotes, context);
  tell(problems, context);
  if (notes.length === 0) throw new UsageError(noNotes);
  const count = (list: (each: ThreatNotes) => readonly unknown[]) =>
    notes.reduce((sum, each) => sum + list(each).length, 0);
  const parts = [
    counted(
      count((each) => each.threats),
      'threat',
    ),
    counted(
      count((each) => each.controls),
      'control',
    ),
    counted(
      count((each) => each.assets),
      'asset',
    ),
    counted(
      count((each) => each.entryPoints),
      'entry point',
    ),
    counted(
      count((each) => each.accepted),
      'accepted risk',
    ),
  ];
  const { requireControls } = options;
  const bare = requireControls ? notes.flatMap((each) => withoutControl(each, requireControls)) : [];
  await context.out([...bare, `${parts.join(', ')}.`].map((line) => `${line}\n`).join(''));
  return bare.length > 0 ? exitCodes.findings : exitCodes.ok;
}

function withoutControl(notes: ThreatNotes, asked: ThreatSeverity): string[] {
  return notes.threats
    .filter((threat) => isAsked(threat, asked) && !threat.mitigations?.length)
    .map((threat) => unanswered({ ...threat, place: notes.places[threat.id] }, 'no control answers it'));
}

export interface ImportArguments {
  format?: ImportFormat;
  into: string;
}

/** `wardscribe notes import`: merges another tool's model into the notes; what people wrote there stays. */
export async function importNotes(
  file: string,
  options: ImportArguments,
  context: Context,
): Promise<ExitCode> {
  const source = path.resolve(context.cwd, file);
  if (!existsSync(source)) throw new UsageError(`There is no file ${file}.`);
  const target = path.resolve(context.cwd, options.into);
  const before = existsSync(target) ? read(target) : '';
  const merged = inUsersWords(() => mergeNotes(before, importModel(read(source), options.format)));
  if (merged.text !== before) await write(target, merged.text, options.into);
  await context.out(summaryOf(merged, options.into));
  return exitCodes.ok;
}

function summaryOf(merged: Merged, file: string): string {
  const { kept, gone } = merged;
  const lines = [
    `${file}: ${mergedWords(merged)}.`,
    ...kept.map(
      ({ id, field, here, there }) =>
        `${id}: \`${field}\` stays ${quoted(here)}; the model says ${quoted(there)}.`,
    ),
    ...gone.map((id) => `${id}: the model has it no more; it stays until you remove it.`),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}

export interface ExportArguments {
  format: ExportFormat;
  output?: string;
  threatNotes?: string;
}

/** `wardscribe notes export`: the notes of the working folder in another form. */
export async function writeExport(options: ExportArguments, context: Context): Promise<ExitCode> {
  const { notes } = await chooseNotes(options.threatNotes, context);
  const own = notes.find(({ base }) => base === '') ?? notes.at(0);
  if (!own) throw new UsageError(noNotes);
  const text = asExported(own, options.format);
  if (options.output === undefined) await context.out(text);
  else await write(path.resolve(context.cwd, options.output), text, options.output);
  return exitCodes.ok;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: ${(error as NodeJS.ErrnoException).code ?? error}.`);
  }
}

async function write(absolute: string, text: string, given: string): Promise<void> {
  await writeFile(absolute, text).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`Cannot write ${given}: ${error.code ?? error.message}.`);
  });
}

/** The engine says in words for people what a user's file lacks. */
function inUsersWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error) throw new UsageError(error.message);
    throw error;
  }
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
