// Builds dist/: the extension, its server and worker, the command line, and the assets that they read.
import { copyFile, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { globby } from 'globby';
import { bundleData } from './bundle-data.mjs';
import { thirdPartyNotices } from './notices.mjs';
import { root } from './repository.mjs';

const require = createRequire(import.meta.url);
const dist = join(root, 'dist');

const entries = {
  extension: 'client/src/extension.ts',
  server: 'server/src/main.ts',
  worker: 'host/src/worker.ts',
  cli: 'cli/src/main.ts',
};

/** The ES module of web-tree-sitter asks for `import.meta.url`, which a CommonJS bundle does not have. */
const webTreeSitter = require.resolve('web-tree-sitter');

/**
 * Builds everything anew.
 * @returns {Promise<{path: string, bytes: number}[]>} what was written, by path relative to `dist`
 */
export async function build() {
  await rm(dist, { recursive: true, force: true });
  await Promise.all([buildPrograms(), copyAssets()]);
  const paths = (await globby('**', { cwd: dist })).sort();
  return Promise.all(paths.map(async (path) => ({ path, bytes: (await stat(join(dist, path))).size })));
}

async function buildPrograms() {
  const { metafile } = await bundle({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: dist,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    alias: { 'web-tree-sitter': webTreeSitter },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  await writeFile(
    join(dist, 'THIRD-PARTY-NOTICES.txt'),
    await thirdPartyNotices(Object.keys(metafile.inputs)),
  );
}

async function copyAssets() {
  const assets = join(dist, 'assets');
  const treeSitter = dirname(webTreeSitter);
  const grammars = JSON.parse(await readFile(join(root, 'host/grammars.json'), 'utf8'));
  await copy(join(treeSitter, 'web-tree-sitter.wasm'), join(assets, 'web-tree-sitter.wasm'));
  for (const [grammar, path] of Object.entries(grammars)) {
    await copy(join(root, 'node_modules', path), join(assets, 'grammars', `${grammar}.wasm`));
  }
  await copy(join(root, 'media/reviewPage.css'), join(assets, 'reviewPage.css'));
  const { rules, catalogues } = await bundleData(root);
  await writeFile(join(assets, 'rules.json'), JSON.stringify(rules));
  await writeFile(join(assets, 'catalogues.json'), JSON.stringify(catalogues));
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = Date.now();
  for (const { path, bytes } of await build()) {
    console.log(`${String(Math.ceil(bytes / 1024)).padStart(7)} KB  dist/${path}`);
  }
  console.log(`Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}
