// Every check of the project, one after the other: `npm test`. The last line is `N passed, N failed`.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, requireNode, root } from './repository.mjs';

/** Each gives its counts; a stage without tests of its own counts nothing when it ends well. */
const stages = [
  ['Packages', installPackages],
  ['Build', build],
  ['Lint', checkLint],
  ['Unit tests', () => mocha(['out/*/src/**/*.test.js', 'out/test/unit/**/*.test.js'])],
  ['Language server over stdio', () => mocha(['out/test/lsp/**/*.test.js'])],
  ['Inside VS Code', insideVsCode],
  ['The packaged extension, as a person', endToEnd],
];

async function build() {
  // Compiled tests whose source is gone must not run; the compiler, which is one of the lints, makes the folder anew.
  rmSync(join(root, 'out'), { recursive: true, force: true });
  await (await import('./build.mjs')).build();
}

async function mocha(specs) {
  return (await import('./mocha.mjs')).mocha(specs);
}

async function checkLint() {
  const { lint } = await import('./lint.mjs');
  return { passed: 0, failed: (await lint()).length };
}

async function insideVsCode() {
  const { runExtensionTests } = await import('./vscode-host/extension-tests.mjs');
  const { copySample, sampleHistory } = await import('./sample-copy.mjs');
  const tests = join(root, 'out', 'test', 'vscode', 'index.js');
  const total = { passed: 0, failed: 0 };
  for (const workspace of [copySample(), sampleHistory()]) {
    const { passed, failed } = await runExtensionTests({ extension: root, tests, workspace });
    total.passed += passed;
    total.failed += failed;
  }
  return total;
}

async function endToEnd() {
  const { pack } = await import('./package.mjs');
  const { runEndToEnd } = await import('./end-to-end.mjs');
  return runEndToEnd(await pack());
}

/** Runs one stage; one that could not run at all counts as a failure. */
async function runStage(run) {
  try {
    return (await run()) ?? { passed: 0, failed: 0 };
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
    return { passed: 0, failed: 1 };
  }
}

function words({ passed, failed }) {
  return `${passed} passed, ${failed} failed`;
}

function secondsSince(time) {
  return `${((Date.now() - time) / 1000).toFixed(1)} s`;
}

requireNode();
const total = { passed: 0, failed: 0 };
const started = Date.now();
for (const [title, run] of stages) {
  const begun = Date.now();
  console.log(`\n== ${title}`);
  const counts = await runStage(run);
  console.log(`-- ${title}: ${words(counts)} (${secondsSince(begun)})`);
  total.passed += counts.passed;
  total.failed += counts.failed;
}
console.log(`\nAll stages took ${secondsSince(started)}.`);
console.log(words(total));
process.exit(total.failed === 0 ? 0 : 1);
