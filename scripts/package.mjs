// Packs the built extension into a VSIX.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root, runTool } from './repository.mjs';

/**
 * Packs the manifest, `dist` and what else .vscodeignore lets through.
 * @returns {Promise<string>} absolute path of the VSIX, in the repository's root
 */
export async function pack() {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const file = join(root, `${name}-${version}.vsix`);
  await runTool('vsce', [
    'package',
    // Everything is bundled.
    '--no-dependencies',
    // The pictures of the README are only shown in the repository, which the manifest does not name.
    '--no-rewrite-relative-links',
    '--allow-missing-repository',
    ...['--out', file],
  ]);
  return file;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await build();
  const file = await pack();
  console.log(`${file}: ${(statSync(file).size / 1024 / 1024).toFixed(2)} MB`);
}
