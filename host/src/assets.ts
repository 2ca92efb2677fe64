import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EngineAssets, LoadedRules, RuleFile } from '../../engine/src/index';
import { loadRules } from '../../engine/src/rules/load';

/** Where the engine's bytes and the rules are: a built `dist/assets`, or a checkout with its `node_modules`. */
export type AssetsLocation = { assets: string } | { repository: string };

/** The rules that come with Wardscribe. */
export interface BuiltInRules {
  /** Validated when they were built: reading them is not worth a second of every start. */
  loaded: LoadedRules;
  /** Rule id → its page in Markdown. */
  pages: Record<string, string>;
}

/** The assets beside the running bundle: `dist/assets` for `dist/cli.js`, `dist/server.js` and `dist/worker.js`. */
export function defaultAssetsPath(): string {
  return path.join(__dirname, 'assets');
}

/**
 * The engine's bytes from a built `assets` folder; grammars are read when they are asked for.
 * Throws when the runtime is missing, and from `grammar` when that grammar is.
 */
export function readAssets(assetsPath: string): EngineAssets {
  return {
    runtime: readAsset(path.join(assetsPath, 'web-tree-sitter.wasm')),
    grammar: (name) => readAsset(path.join(assetsPath, 'grammars', `${name}.wasm`)),
  };
}

/** The engine's bytes from the packages of a checkout, for tests that run before a build. */
export function readAssetsFromRepository(root: string): EngineAssets {
  const modules = path.join(root, 'node_modules');
  // Grammar → its file below node_modules; the build copies the same files.
  const grammars: Record<string, string> = JSON.parse(
    readAsset(path.join(root, 'host/grammars.json')).toString('utf8'),
  );
  return {
    runtime: readAsset(path.join(modules, 'web-tree-sitter/web-tree-sitter.wasm')),
    grammar: (name) => readAsset(path.join(modules, grammars[name] ?? `${name}.wasm`)),
  };
}

/** The engine's bytes from either kind of place. */
export function assetsAt(location: AssetsLocation): EngineAssets {
  return 'assets' in location ? readAssets(location.assets) : readAssetsFromRepository(location.repository);
}

/** The built-in rules from either kind of place. */
export function builtInRulesAt(location: AssetsLocation): BuiltInRules {
  return 'assets' in location
    ? readBuiltInRules(location.assets)
    : readRulesFromRepository(location.repository);
}

/** The built-in rules of a built `assets` folder: its `rules.json`, written by the build. Throws when it is missing. */
export function readBuiltInRules(assetsPath: string): BuiltInRules {
  const file = path.join(assetsPath, 'rules.json');
  return JSON.parse(readAsset(file).toString('utf8')) as BuiltInRules;
}

/** The built-in rules from the `rules` folder of a checkout, in the order of their paths. */
export function readRulesFromRepository(root: string): BuiltInRules {
  const files: RuleFile[] = [];
  const models: RuleFile[] = [];
  const pages: Record<string, string> = {};
  const names = readdirSync(path.join(root, 'rules'), { recursive: true, encoding: 'utf8' });
  for (const name of names.map((each) => each.split(path.sep).join('/')).sort()) {
    const file = `rules/${name}`;
    const read = () => readFileSync(path.join(root, file), 'utf8');
    if (name.endsWith('.md') && name !== 'README.md' && !name.endsWith('/README.md'))
      pages[path.posix.basename(name, '.md')] = read();
    else if (!/\.ya?ml$/.test(name) || /\.(test|fixed)\.ya?ml$/.test(name)) continue;
    else if (name.startsWith('models/')) models.push({ path: file, text: read() });
    else files.push({ path: file, text: read() });
  }
  return { loaded: loadRules(files, models), pages };
}

function readAsset(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it is missing' : String(error);
    throw new Error(`Cannot read ${file}: ${reason}. Install Wardscribe again, or run \`npm run build\`.`);
  }
}
