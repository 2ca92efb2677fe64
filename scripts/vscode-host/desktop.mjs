// A desktop VS Code, when one is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { freshProfile } from './code-server.mjs';

/**
 * Finds the desktop VS Code to test with: the program that `WARDSCRIBE_VSCODE` names, else the one that `code` starts.
 * @returns {string | undefined} absolute path of the program (not of its command-line script); undefined where there is none, or no display
 *   to show it on
 */
export function desktopVsCode() {
  const chosen = process.env.WARDSCRIBE_VSCODE;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`WARDSCRIBE_VSCODE names no file: ${chosen}`);
    return chosen;
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const script = codeCommand();
  return script && programOf(script);
}

/** @returns {string | undefined} absolute path of the script `code` on PATH */
export function codeCommand() {
  try {
    const [command, args] = process.platform === 'win32' ? ['where', ['code']] : ['which', ['code']];
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split(
      /\r?\n/,
    )[0];
  } catch {
    return undefined;
  }
}

/** The script stands in a folder `bin` of the program: beside it on Linux and Windows, deep inside the bundle on macOS. */
function programOf(script) {
  const home = dirname(dirname(realpathSync(script)));
  const candidates = [
    join(home, 'code'),
    join(home, 'Code.exe'),
    join(home, '..', '..', 'MacOS', 'Electron'),
    join(home, '..', '..', 'MacOS', 'Code'),
  ];
  return candidates.find(existsSync);
}

/**
 * Runs a suite with @vscode/test-electron in an installed VS Code with a fresh profile; nothing is downloaded.
 * @param {string} program
 * @param {import('./extension-tests.mjs').Suite} suite
 * @param {Record<string, string>} env seen by the suite
 * @returns {Promise<number>} exit code
 */
export async function runInDesktop(program, { extension, tests, workspace }, env) {
  const { userData, extensions } = freshProfile();
  try {
    return await runTests({
      vscodeExecutablePath: program,
      extensionDevelopmentPath: extension,
      extensionTestsPath: tests,
      extensionTestsEnv: env,
      launchArgs: [workspace, '--user-data-dir', userData, '--extensions-dir', extensions],
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
