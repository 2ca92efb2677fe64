// Child processes, temporary folders and free ports that never outlive this process.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const undo = [];
let listening = false;

/**
 * Remembers what must be undone when this process ends, by itself or by a signal.
 * @param {() => void} action synchronous; the newest runs first; what it throws is swallowed
 * @returns {() => void} runs the action now, once
 */
export function atExit(action) {
  if (!listening) {
    listening = true;
    process.once('exit', undoAll);
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ]) {
      process.once(signal, () => process.exit(code));
    }
  }
  undo.push(action);
  return () => {
    const index = undo.indexOf(action);
    if (index >= 0) {
      undo.splice(index, 1);
      attempt(action);
    }
  };
}

function undoAll() {
  while (undo.length > 0) attempt(undo.pop());
}

function attempt(action) {
  try {
    action();
  } catch {
    // Ending must go on with the next action; there is nobody left to tell.
  }
}

/**
 * @param {string} name start of the folder's name
 * @returns {string} absolute path of a new empty folder that is removed when this process ends
 */
export function temporaryFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `wardscribe-${name}-`));
  atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/**
 * Starts a program in a process group of its own, so that it goes with everything that it started.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {{child: import('node:child_process').ChildProcess, stop: () => void}}
 */
export function startGroup(command, args, options) {
  const child = spawn(command, args, { ...options, detached: process.platform !== 'win32' });
  const stop = atExit(() => {
    if (child.pid === undefined) return;
    // The group may outlive its leader, so it is ended even when the leader is gone.
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  });
  return { child, stop };
}

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean}} options `quiet` keeps the output for the error
 * @returns {Promise<void>} rejects when the program cannot start or ends with another code than 0
 */
export async function run(command, args, { cwd, env, quiet = false } = {}) {
  const { code, output } = await runForCode(command, args, { cwd, env, quiet });
  if (code !== 0) {
    throw new Error(`"${[command, ...args].join(' ')}" ended with ${code}${output ? `:\n${output}` : ''}`);
  }
}

/**
 * Runs a program to its end.
 * @returns {Promise<{code: number | string, output: string}>} exit code or signal, and, when quiet, the end of its output
 */
export function runForCode(command, args, { cwd, env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const { child, stop } = startGroup(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.once('error', (error) => {
      stop();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stop();
      resolve({ code: code ?? signal ?? 'no exit code', output });
    });
  });
}

/** @returns {Promise<number>} a TCP port of 127.0.0.1 that nobody listens on at this moment */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
