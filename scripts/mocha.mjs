// Runs mocha over compiled tests and tells how many passed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.mjs';
import { runForCode, temporaryFolder } from './vscode-host/processes.mjs';

/** Milliseconds that one test may take where nothing else is said. */
const timeout = 20_000;

/**
 * @param {string[]} specs globs of compiled tests, relative to the repository
 * @param {{timeout?: number, env?: Record<string, string>}} options
 * @returns {Promise<{passed: number, failed: number}>} a run that ends badly without a failed test counts as one
 */
export async function mocha(specs, options = {}) {
  const counts = join(temporaryFolder('counts'), 'counts.json');
  const { code } = await runForCode(
    process.execPath,
    [
      ...['--enable-source-maps', join(root, 'node_modules', 'mocha', 'bin', 'mocha.js')],
      ...['--no-config', '--forbid-only'],
      ...['--reporter', join(root, 'scripts', 'counting-reporter.mjs')],
      ...['--timeout', String(options.timeout ?? timeout)],
      ...specs,
    ],
    { cwd: root, env: { ...process.env, ...options.env, WARDSCRIBE_TEST_COUNTS: counts } },
  );
  if (!existsSync(counts)) throw new Error(`mocha ended with ${code} and without counts.`);
  const { passed, failed } = JSON.parse(readFileSync(counts, 'utf8'));
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
