import { Command, Option } from 'commander';
import { importFormats } from '../../engine/src/threats/exchange/index';
import type { Context, ExitCode } from './context';
import {
  type CheckArguments,
  checkNotes,
  type ExportArguments,
  exportFormats,
  exportNotes,
  type ImportArguments,
  importNotes,
} from './notes';

/** The command `wardscribe notes` with its subcommands; `done` takes the exit code. */
export function notesCommand(context: Context, done: (code: ExitCode) => void): Command {
  const notes = new Command('notes').description('Check, import and export threat notes.');
  notes
    .command('check')
    .description('Check the threat notes and say what is in them.')
    .option(
      '--threat-notes <file>',
      'the only threat notes; else those of `.wardscribe` folders and documents',
    )
    .addOption(
      new Option(
        '--require-controls <severity>',
        'exit with 1 when an open threat this bad names no control',
      ).choices(['critical', 'high', 'medium', 'low']),
    )
    .action(async (options: CheckArguments) => done(await checkNotes(options, context)));
  notes
    .command('import')
    .description("Merge another tool's threat model into the notes; what people wrote stays.")
    .argument('<file>', 'the model')
    .addOption(new Option('--format <format>', 'the tool; found out when left out').choices(importFormats))
    .option('--into <file>', 'the notes', '.wardscribe/threat-notes.yaml')
    .action(async (file: string, options: ImportArguments) =>
      done(await importNotes(file, options, context)),
    );
  notes
    .command('export')
    .description('Write the notes in another form.')
    .addOption(new Option('--format <format>', 'the form').choices(exportFormats).default('markdown'))
    .option('--output <file>', 'write to a file instead of standard output')
    .option(
      '--threat-notes <file>',
      'the only threat notes; else those of `.wardscribe` folders and documents',
    )
    .action(async (options: ExportArguments) => done(await exportNotes(options, context)));
  return notes;
}
