// Where the repository stands, whether this Node can work with it, and its installed packages.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './vscode-host/processes.mjs';

/** Mocha's floor; older ones of 20 cannot `require` an ES module. */
const oldestNode = [20, 19];

/** Absolute path of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Absolute path of the sample project. */
export const sample = join(root, 'test', 'fixtures', 'workspaces', 'shop');

/** Ends this process, with one line that says why, where Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1])) {
    console.error(
      `Wardscribe needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`,
    );
    process.exit(1);
  }
}

/** Installs the packages of package-lock.json when they are missing or of other versions. */
export async function installPackages() {
  if (packagesAreCurrent()) return;
  console.log('Installing packages (npm ci).');
  await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root });
}

function packagesAreCurrent() {
  const wanted = readPackages('package-lock.json');
  let present;
  try {
    // npm's own record of what it installed.
    present = readPackages(join('node_modules', '.package-lock.json'));
  } catch {
    return false;
  }
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || present[path]?.version === version || (optional && !present[path]),
  );
}

function readPackages(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
}

/**
 * Runs a program of node_modules/.bin in the repository.
 * @param {string} name
 * @param {string[]} args
 */
export function runTool(name, args) {
  return run(join(root, 'node_modules', '.bin', name), args, { cwd: root });
}
