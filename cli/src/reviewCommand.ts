import { Command, Option } from 'commander';
import type { Context, ExitCode } from './context';
import { confidenceOption, jobsOption } from './options';
import {
  type ReportArguments,
  reportFormats,
  reviewReportCommand,
  reviewStatus,
  type StatusArguments,
} from './review';

/** The command `wardscribe review` with its subcommands; `done` takes the exit code. */
export function reviewCommand(context: Context, done: (code: ExitCode) => void): Command {
  const review = new Command('review').description('Say how far a security review is, and write its report.');
  review
    .command('status')
    .description('Say how far a review is and what a release waits for.')
    .argument('[id]', 'the name of its file; the latest review when none is named')
    .option(
      '--require-complete',
      'exit with 1 when items or notes are open, items have to be looked at again, or nobody approved',
    )
    .option('--catalogue <id>', 'the checklist to complete; else the release items of devsecops-stages')
    .action(async (id: string | undefined, options: StatusArguments) =>
      done(await reviewStatus(id, options, context)),
    );
  review
    .command('report')
    .description('Scan the folder and write the review with findings, threats and notes.')
    .argument('[id]', 'the name of its file; the latest review when none is named')
    .addOption(new Option('--format <format>', 'the form').choices(reportFormats).default('markdown'))
    .option('--output <file>', 'write to a file instead of standard output')
    .addOption(confidenceOption())
    .addOption(jobsOption())
    .action(async (id: string | undefined, options: ReportArguments) =>
      done(await reviewReportCommand(id, options, context)),
    );
  return review;
}
