// The built-in rules as one object: read, validated and with their pages, so that a start reads one file and checks none.
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);

/**
 * Loads the rules folder with the host's own code.
 * @param {string} root absolute path of the repository
 * @returns {Promise<{loaded: object, pages: Record<string, string>}>} what `BuiltInRules` in host/src/assets.ts says.
 *   Rejects when a rule or model has a problem, naming its file and line.
 */
export async function bundleRules(root) {
  const folder = await mkdtemp(join(tmpdir(), 'wardscribe-rules-'));
  try {
    const outfile = join(folder, 'assets.cjs');
    await build({
      entryPoints: [join(root, 'host/src/assets.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'error',
      alias: { 'web-tree-sitter': join(root, 'node_modules/web-tree-sitter/web-tree-sitter.cjs') },
    });
    const rules = require(outfile).readRulesFromRepository(root);
    const { problems } = rules.loaded;
    if (problems.length > 0) {
      const lines = problems.map(
        ({ path, range, message }) => `${path}:${(range?.start.line ?? 0) + 1}: ${message}`,
      );
      throw new Error(`The rules have problems:\n${lines.join('\n')}`);
    }
    return rules;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
