import { Command, CommanderError, Option } from 'commander';
import { checklistCommand } from './checklistCommand';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';
import { importFindings } from './importFindings';
import { notesCommand } from './notesCommand';
import { confidenceOption, jobsOption } from './options';
import { reviewCommand } from './reviewCommand';
import { type ListOptions, listRules } from './rules';
import { type ScanArguments, scan } from './scan';
import { testRules } from './testRules';

/**
 * Runs one command. Never rejects: what goes wrong is told on standard error and in the exit code.
 * `args` are the arguments after the program's name.
 */
export async function run(args: readonly string[], context: Context): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const help: string[] = [];
  const program = buildProgram(context, (result) => {
    code = result;
  });
  for (const command of [program, ...program.commands.flatMap((each) => [each, ...each.commands])]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => help.push(text),
      writeErr: context.err,
      outputError: (text, write) => write(text),
    });
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    code = failure(error, context);
  }
  if (help.length > 0) await context.out(help.join(''));
  return code;
}

function buildProgram(context: Context, done: (code: ExitCode) => void): Command {
  const program = new Command('wardscribe')
    .description(
      'Finds security weaknesses in source code, in the terms of your threat notes. Works offline.',
    )
    .version(context.version)
    .showHelpAfterError('Run `wardscribe --help` to see what it takes.');
  rulesOptions(
    program
      .command('scan')
      .description('Scan files and folders and report findings.')
      .argument('[path...]', 'files and folders; the working folder when none is named')
      .addOption(
        new Option('--format <format>', 'how to report').choices(['text', 'json', 'sarif']).default('text'),
      )
      .option('--output <file>', 'write the report to a file instead of standard output'),
  )
    .option(
      '--threat-notes <file>',
      'the only threat notes; else those of `.wardscribe` folders and documents',
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when a finding is this bad or worse')
        .choices(['error', 'warning', 'info', 'never'])
        .default('error'),
    )
    .addOption(confidenceOption())
    .addOption(jobsOption())
    .action(async (paths: string[], options: ScanArguments) => done(await scan(paths, options, context)));
  program
    .command('test')
    .description('Run rules on the annotated files beside them (ruleid:, ok:) and compare.')
    .argument('<folder>', 'the folder with rule files and their cases')
    .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
    .action(async (folder: string, options: { format: 'text' | 'json' }) =>
      done(await testRules(folder, options.format, context)),
    );
  rulesOptions(
    program
      .command('rules')
      .description('List the rules that a scan would use.')
      .addOption(new Option('--format <format>', 'how to list').choices(['text', 'json']).default('text')),
  ).action(async (options: ListOptions) => done(await listRules(options, context)));
  program
    .command('import')
    .description('Merge the findings of another tool into `.wardscribe/imports/`.')
    .argument('<file>', 'a SARIF 2.1.0 log')
    .action(async (file: string) => done(await importFindings(file, context)));
  program.addCommand(notesCommand(context, done));
  program.addCommand(reviewCommand(context, done));
  program.addCommand(checklistCommand(context, done));
  return program;
}

function rulesOptions(command: Command): Command {
  return command
    .option(
      '--rules <path>',
      'a rule file, or a folder of them; may be repeated',
      (path: string, paths: string[]) => [...paths, path],
      [] as string[],
    )
    .option('--no-builtin-rules', 'leave out the rules that come with Wardscribe');
}

function failure(error: unknown, context: Context): ExitCode {
  // Commander has told it already; it ends `--help` and `--version` this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError) {
    context.err(`wardscribe: ${error.message}\n`);
    return exitCodes.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = context.debug && error instanceof Error ? `\n${error.stack}` : '';
  const hint = context.debug ? '' : '\nSet WARDSCRIBE_DEBUG=1 to see where.';
  context.err(`wardscribe: internal error: ${message}${hint}${stack}\n`);
  return exitCodes.internal;
}
