// Runs a suite inside a real extension host: a desktop VS Code when there is one, else the browser workbench.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import { launchBrowser } from './chromium.mjs';
import { freshProfile, startCodeServer, workbenchAddress } from './code-server.mjs';
import { desktopVsCode, runInDesktop } from './desktop.mjs';
import { temporaryFolder } from './processes.mjs';

/** Milliseconds after which a run that says nothing of its end is given up. */
const runLimit = 10 * 60_000;

/** How the first line begins that a suite writes to the console. */
const suiteStart = 'Suite ';

/**
 * @typedef {object} Suite
 * @property {string} extension absolute path of the extension's folder
 * @property {string} tests absolute path of the module that exports `run(): Promise<void>`; it writes its counts as
 *   JSON `{passed, failed}` to the file that the environment variable WARDSCRIBE_TEST_COUNTS names
 * @property {string} workspace absolute path of the folder to open
 */

/**
 * Runs a suite; its output goes to the console.
 * @param {Suite} suite
 * @returns {Promise<{passed: number, failed: number}>} a run that ends badly without a failed test counts as one
 */
export async function runExtensionTests(suite) {
  const counts = join(temporaryFolder('counts'), 'counts.json');
  const env = { WARDSCRIBE_TEST_COUNTS: counts };
  const desktop = desktopVsCode();
  console.log(desktop ? `In ${desktop}:` : 'In the browser workbench:');
  const code = desktop ? await runInDesktop(desktop, suite, env) : await runInBrowser(suite, env);
  if (!existsSync(counts)) throw new Error(`The suite ended with ${code} and without counts.`);
  const { passed, failed } = JSON.parse(readFileSync(counts, 'utf8'));
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

async function runInBrowser({ extension, tests, workspace }, env) {
  const log = suiteLog();
  const server = await startCodeServer(freshProfile(), { env });
  const browser = await launchBrowser();
  try {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, permissions });
    const remote = `vscode-remote://127.0.0.1:${server.port}`;
    const ended = new Promise((resolve) => page.exposeFunction('codeAutomationExit', resolve));
    await page.exposeFunction('codeAutomationLog', (_type, args) => log.add(format(...args)));
    const payload = [
      ['extensionDevelopmentPath', `${remote}${extension}`],
      ['extensionTestsPath', `${remote}${tests}`],
      ['skipWelcome', 'true'],
    ];
    await page.goto(workbenchAddress(server.url, workspace, payload));
    return await withLimit(ended, runLimit);
  } catch (error) {
    log.showAll();
    throw error;
  } finally {
    await browser.close();
    server.stop();
  }
}

/** What the workbench says of itself before the suite starts is only worth showing when the suite never does. */
function suiteLog() {
  const before = [];
  let started = false;
  return {
    add(line) {
      started ||= line.startsWith(suiteStart);
      if (started) console.log(line);
      else before.push(line);
    },
    showAll() {
      for (const line of before) console.log(line);
    },
  };
}

function withLimit(promise, limit) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The suite did not end within ${limit / 1000} s.`)), limit);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
