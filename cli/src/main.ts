#!/usr/bin/env node
/** The entry of the command `wardscribe`: binds the commands to this process. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import picocolors from 'picocolors';
import { defaultAssetsPath } from '../../host/src/index';
import { type Context, exitCodes } from './context';
import { run } from './program';

const { stdout, stderr, env } = process;

// Node would end with 1 here, which a build would take for findings.
process.on('uncaughtException', (error) => {
  stderr.write(`wardscribe: internal error: ${env.WARDSCRIBE_DEBUG ? error.stack : error.message}\n`);
  process.exit(exitCodes.internal);
});

// A reader that closes early (`wardscribe scan | head`) is no error of ours.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const context: Context = {
  cwd: process.cwd(),
  assets: { assets: defaultAssetsPath() },
  version: JSON.parse(readFileSync(path.join(__dirname, '../package.json'), 'utf8')).version,
  today: localDate(new Date()),
  color: picocolors.isColorSupported && stdout.isTTY === true,
  progress: stderr.isTTY === true,
  debug: Boolean(env.WARDSCRIBE_DEBUG),
  out: (text) => new Promise((resolve) => stdout.write(text, () => resolve())),
  err: (text) => void stderr.write(text),
};

void run(process.argv.slice(2), context).then((code) => {
  process.exitCode = code;
});

function localDate(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
