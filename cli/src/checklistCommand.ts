import { existsSync } from 'node:fs';
import path from 'node:path';
import { Argument, Command } from 'commander';
import { importAsvs } from '../../engine/src/checklists/index';
import { builtInCataloguesAt, readSource, writeFile } from '../../host/src/index';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';

/** Where the sentences of a standard go, as a change of the checklist that comes with Wardscribe. */
const target = '.wardscribe/checklists/asvs.yaml';

/** The command `wardscribe checklist` with its subcommands; `done` takes the exit code. */
export function checklistCommand(context: Context, done: (code: ExitCode) => void): Command {
  const checklist = new Command('checklist').description('Bring the words of a standard into its checklist.');
  checklist
    .command('import')
    .description(`Write the official requirements into \`${target}\`.`)
    .addArgument(new Argument('<standard>', 'the standard').choices(['asvs']))
    .argument('<file>', 'its list of requirements, as OWASP publishes it: JSON or CSV')
    .action(async (_standard: string, file: string) => done(await importStandard(file, context)));
  return checklist;
}

async function importStandard(file: string, context: Context): Promise<ExitCode> {
  const text = textOf(file, context);
  const base = builtInCataloguesAt(context.assets).find(({ id }) => id === 'asvs-5.0');
  if (!base) throw new Error('The checklist asvs-5.0 is missing.');
  const made = converted(() => importAsvs(text, file.toLowerCase().endsWith('.csv') ? 'csv' : 'json', base));
  const absolute = path.join(context.cwd, target);
  // What people added to the file since is theirs.
  if (existsSync(absolute) && textOf(target, context) !== made)
    throw new UsageError(`${target} exists and says something else: rename it, and import again.`);
  await writeFile(absolute, made);
  const count = made.match(/^ {6}- id: /gm)?.length ?? 0;
  await context.out(`${target}: ${count} requirements.\n`);
  return exitCodes.ok;
}

function converted(convert: () => string): string {
  try {
    return convert();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function textOf(file: string, { cwd }: Context): string {
  const absolute = path.resolve(cwd, file);
  if (!existsSync(absolute)) throw new UsageError(`There is no file ${file}.`);
  const source = readSource(absolute);
  if ('skipped' in source) throw new UsageError(`${file} cannot be read: ${source.skipped}.`);
  return source.text;
}
