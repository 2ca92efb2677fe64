import { existsSync } from 'node:fs';
import path from 'node:path';
import { importPath, mergeImport, readSarif } from '../../engine/src/imports/index';
import { readSource, writeFile } from '../../host/src/index';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';

/** `wardscribe import`: merges a SARIF log of another tool into `.wardscribe/imports/`. */
export async function importFindings(file: string, context: Context): Promise<ExitCode> {
  const log = path.resolve(context.cwd, file);
  if (!existsSync(log)) throw new UsageError(`There is no file ${file}.`);
  const lines: string[] = [];
  try {
    const runs = readSarif(textOf(log), context.cwd.replaceAll('\\', '/'));
    for (const run of runs) {
      const target = importPath(run.tool);
      const absolute = path.join(context.cwd, target);
      const { text, added, gone, back, open } = mergeImport(
        existsSync(absolute) ? textOf(absolute) : '',
        run,
        context.today,
      );
      await writeFile(absolute, text);
      lines.push(`${run.tool}: ${open} open, ${added} new, ${back} back, ${gone} gone (${target})\n`);
    }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  await context.out(lines.join('') || 'The log holds no run of a tool.\n');
  return exitCodes.ok;
}

function textOf(file: string): string {
  const source = readSource(file);
  if ('skipped' in source) throw new UsageError(`${file} cannot be read: ${source.skipped}.`);
  return source.text;
}
