import { existsSync } from 'node:fs';
import path from 'node:path';
import { importLog } from '../../host/src/index';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';

/** `wardscribe import`: merges a SARIF log of another tool into `.wardscribe/imports/`. */
export async function importFindings(file: string, context: Context): Promise<ExitCode> {
  const log = path.resolve(context.cwd, file);
  if (!existsSync(log)) throw new UsageError(`There is no file ${file}.`);
  const results = await importLog(context.cwd, log, context.today).catch((error) => {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  });
  const lines = results.map(
    ({ tool, path: target, open, added, back, gone }) =>
      `${tool}: ${open} open, ${added} new, ${back} back, ${gone} gone (${target})\n`,
  );
  await context.out(lines.join('') || 'The log holds no run of a tool.\n');
  return exitCodes.ok;
}
