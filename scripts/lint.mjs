// Everything that is checked without running the program. Ends with 1 when one of the checks fails.
import { pathToFileURL } from 'node:url';
import { runTool } from './repository.mjs';

const checks = [
  ['tsc', ['-b']],
  ['biome', ['check', '--error-on-warnings', '.']],
  ['knip', []],
];

/** @returns {Promise<string[]>} the names of the checks that failed; their output is on the console */
export async function lint() {
  const failed = [];
  for (const [name, args] of checks) {
    console.log(`${name} ${args.join(' ')}`);
    try {
      await runTool(name, args);
    } catch {
      failed.push(name);
    }
  }
  return failed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const failed = await lint();
  console.log(failed.length === 0 ? 'Lint is clean.' : `Lint failed: ${failed.join(', ')}.`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
