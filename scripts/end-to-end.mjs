// Tests the packaged extension in a browser workbench, as a person would use it.

import { mocha } from './mocha.mjs';
import { copySample } from './sample-copy.mjs';
import { launchOptions } from './vscode-host/chromium.mjs';
import { freshProfile, installVsix, startCodeServer, workbenchAddress } from './vscode-host/code-server.mjs';

/** Milliseconds for one test; a workbench takes some seconds to open on a busy machine. */
const timeout = 120_000;

/**
 * Installs a VSIX into a fresh VS Code that shows a copy of the sample project, and runs test/e2e there. The tests
 * learn from the environment where everything is; `WARDSCRIBE_SCREENSHOTS`, when set, is the folder for pictures.
 * @param {string} vsix absolute path
 * @returns {Promise<{passed: number, failed: number}>}
 */
export async function runEndToEnd(vsix) {
  const profile = freshProfile();
  await installVsix(profile, vsix);
  const server = await startCodeServer(profile);
  const workspace = copySample();
  try {
    const workbench = {
      address: workbenchAddress(server.url, workspace),
      workspace,
      browser: await launchOptions(),
    };
    const env = { WARDSCRIBE_WORKBENCH: JSON.stringify(workbench) };
    return await mocha(['out/test/e2e/**/*.test.js'], { timeout, env });
  } finally {
    server.stop();
  }
}
