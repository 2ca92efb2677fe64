// The built-in rules and checklists as two objects: read and validated, so that a start reads files that need no check.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * Loads the folders `rules` and `catalogues` with the host's own code.
 * @param {string} root absolute path of the repository
 * @returns {Promise<{rules: object, catalogues: object[]}>} `BuiltInRules` of host/src/assets.ts, and the catalogues of
 *   host/src/catalogues.ts. Rejects when a rule, model or catalogue has a problem, naming its file and line.
 */
export async function bundleData(root) {
  const folder = await mkdtemp(join(tmpdir(), 'wardscribe-rules-'));
  try {
    const outfile = join(folder, 'assets.cjs');
    await build({
      entryPoints: [join(root, 'host/src/index.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
      alias: { 'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    });
    const host = require(outfile);
    const rules = host.readRulesFromRepository(root);
    const { problems } = rules.loaded;
    if (problems.length > 0) {
      const lines = problems.map(
        ({ path, range, message }) => `${path}:${(range?.start.line ?? 0) + 1}: ${message}`,
      );
      throw new Error(`The rules have problems:\n${lines.join('\n')}`);
    }
    return { rules, catalogues: host.builtInCataloguesAt({ repository: root }) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
