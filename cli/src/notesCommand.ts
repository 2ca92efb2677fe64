import { Command, Option } from 'commander';
import { exportFormats, importFormats } from '../../engine/src/threats/exchange/index';
import type { Context, ExitCode } from './context';
import { type CoverageArguments, coverage } from './coverage';
import {
  type CheckArguments,
  checkNotes,
  type ExportArguments,
  type ImportArguments,
  importNotes,
  writeExport,
} from './notes';
import { jobsOption } from './options';
import { threatSeverities } from './threatGate';

/** The command `wardscribe notes` with its subcommands; `done` takes the exit code. */
export function notesCommand(context: Context, done: (code: ExitCode) => void): Command {
  const notes = new Command('notes').description(
    'Check threat notes, import and export them, and say what they cover.',
  );
  notes
    .command('check')
    .description('Check the threat notes and say what is in them.')
    .addOption(notesOption())
    .addOption(
      new Option(
        '--require-controls <severity>',
        'exit with 1 when an open threat this bad names no control',
      ).choices(threatSeverities),
    )
    .action(async (options: CheckArguments) => done(await checkNotes(options, context)));
  notes
    .command('coverage')
    .description('Say what the notes cover of the code: entry points, threats, controls, assets.')
    .addOption(notesOption())
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .addOption(
      new Option(
        '--require-controls <severity>',
        'exit with 1 when an open threat this bad has no control, or one that is missing in the code',
      ).choices(threatSeverities),
    )
    .option(
      '--require-entry-points',
      'exit with 1 when data comes in at a place that is in no entry point of the notes',
    )
    .addOption(jobsOption())
    .action(async (options: CoverageArguments) => done(await coverage(options, context)));
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
    .addOption(notesOption())
    .action(async (options: ExportArguments) => done(await writeExport(options, context)));
  return notes;
}

/** `--threat-notes`, the same in every subcommand that reads notes. */
function notesOption(): Option {
  return new Option(
    '--threat-notes <file>',
    'the only threat notes; else those of `.wardscribe` folders and documents',
  );
}
