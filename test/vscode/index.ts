/**
 * The entry that VS Code's extension host runs: starts mocha over `suite`, or, in a repository of Git, over `notes` and then
 * `reviews`. The same module runs under @vscode/test-electron and in the browser workbench.
 */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';

/** Milliseconds for one test: a server start on a busy machine is the longest thing that a test waits for. */
const timeout = 60_000;

/**
 * Runs every suite.
 * @returns when all tests passed; rejects otherwise, which VS Code turns into its exit code. The counts go as JSON
 *   `{passed, failed}` to the file that the environment variable WARDSCRIBE_TEST_COUNTS names.
 */
export async function run(): Promise<void> {
  // The first word tells the harness where the workbench's own messages end.
  console.log(`Suite in VS Code ${vscode.version}, Node ${process.versions.node}`);
  const mocha = new Mocha({ ui: 'bdd', reporter: 'spec', color: true, timeout, forbidOnly: true });
  const workspace = vscode.workspace.workspaceFolders?.[0].uri.fsPath ?? '';
  const folders = existsSync(join(workspace, '.git')) ? ['notes', 'reviews'] : ['suite'];
  for (const folder of folders.map((name) => join(__dirname, name)))
    for (const name of readdirSync(folder).sort())
      if (name.endsWith('.test.js')) mocha.addFile(join(folder, name));
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats!));
  });
  const counts = process.env.WARDSCRIBE_TEST_COUNTS;
  if (counts) writeFileSync(counts, JSON.stringify({ passed: stats.passes, failed: stats.failures }));
  if (stats.failures > 0) throw new Error(`${stats.failures} tests failed`);
}
