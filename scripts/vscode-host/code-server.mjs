// A running VS Code server with a fresh profile.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, run, startGroup, temporaryFolder } from './processes.mjs';
import { provision } from './provision.mjs';

/**
 * Without the first three the chat panel and the welcome page take the keyboard; without the next two, unsaved text of an
 * earlier run comes back and files are saved while a test types; the others keep VS Code from asking the network for things.
 */
const settings = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'files.hotExit': 'off',
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'typescript.disableAutomaticTypeAcquisition': true,
};

/** Milliseconds that a server may take until it answers; it takes one second on an idle machine. */
const startLimit = 60_000;

/** Seconds without a connected browser after which a server ends that was left behind by a killed script. */
const idleLimit = 600;

/**
 * A server's profile: its settings and its extensions, gone when this process ends.
 * @param {Record<string, unknown>} more user settings on top of the usual ones
 * @returns {{userData: string, extensions: string}} absolute paths
 */
export function freshProfile(more = {}) {
  const folder = temporaryFolder('profile');
  const profile = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
  mkdirSync(join(profile.userData, 'User'), { recursive: true });
  mkdirSync(profile.extensions);
  writeFileSync(join(profile.userData, 'User', 'settings.json'), JSON.stringify({ ...settings, ...more }));
  writeFileSync(join(profile.userData, 'config.yaml'), 'auth: none\n');
  return profile;
}

/**
 * Installs a packaged extension into a profile.
 * @param {{userData: string, extensions: string}} profile
 * @param {string} file path of a VSIX
 */
export async function installVsix(profile, file) {
  const { node, entry } = await provision();
  const args = [entry, ...profileArguments(profile), '--force', '--install-extension', file];
  await run(node, args, { env: environment(profile), quiet: true });
}

/**
 * Starts a server on a free port of 127.0.0.1 and waits until it answers.
 * @param {{userData: string, extensions: string}} profile
 * @param {{env?: Record<string, string>, forever?: boolean}} options `env` is seen by extensions; `forever` keeps the
 *   server when no browser is connected
 * @returns {Promise<{port: number, url: string, stop: () => void, exited: Promise<void>}>} `stop` ends it with everything it started
 */
export async function startCodeServer(profile, { env = {}, forever = false } = {}) {
  const { node, entry } = await provision();
  const port = await freePort();
  const { child, stop } = startGroup(
    node,
    [
      entry,
      ...profileArguments(profile),
      ...['--bind-addr', `127.0.0.1:${port}`, '--auth', 'none'],
      ...['--disable-telemetry', '--disable-update-check', '--disable-workspace-trust'],
      '--disable-getting-started-override',
      '--ignore-last-opened',
      ...(forever ? [] : ['--idle-timeout-seconds', String(idleLimit)]),
    ],
    { env: environment(profile, env), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-8000);
    });
  }
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + startLimit;
  while (!(await answers(`${url}/healthz`))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      stop();
      throw new Error(`code-server did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { port, url, stop, exited };
}

/**
 * The address of a folder in the browser workbench.
 * @param {string} server address of a running code-server
 * @param {string} folder absolute path
 * @param {[string, string][]} payload what VS Code is started with beyond the folder: the browser's command line
 * @returns {string}
 */
export function workbenchAddress(server, folder, payload = []) {
  const query = new URLSearchParams({ folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `${server}/?${query}`;
}

function profileArguments({ userData, extensions }) {
  return [
    ...['--config', join(userData, 'config.yaml')],
    ...['--user-data-dir', userData, '--extensions-dir', extensions],
  ];
}

function environment({ userData }, more = {}) {
  const env = { ...process.env };
  for (const name of Object.keys(env)) {
    // Started from a terminal of VS Code, these would make the program a client of that VS Code.
    if (name.startsWith('VSCODE_') || name.startsWith('CODE_SERVER_')) delete env[name];
  }
  return {
    ...env,
    // code-server keeps its heartbeat and its logs in the one, VS Code an id of the machine in the other, whatever the
    // arguments say.
    XDG_DATA_HOME: userData,
    XDG_CACHE_HOME: userData,
    // No extension gallery, so nothing is asked of the network.
    EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
    ...more,
  };
}

async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
