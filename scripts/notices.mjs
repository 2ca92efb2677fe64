// The licences of the packages whose code or data is part of what is shipped.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './repository.mjs';

/** Shipped as files, so no bundle names them. */
const grammars = JSON.parse(await readFile(join(root, 'host/grammars.json'), 'utf8'));
const asAssets = ['web-tree-sitter/web-tree-sitter.wasm', ...Object.values(grammars)].map(
  (path) => `node_modules/${path}`,
);

/**
 * @param {string[]} inputs files of the bundles, relative to the repository
 * @returns {Promise<string>} name, version and licence of each package once, in order of name
 */
export async function thirdPartyNotices(inputs) {
  const folders = new Set();
  for (const input of [...asAssets, ...inputs]) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    if (folder) folders.add(folder);
  }
  const notices = await Promise.all([...folders].sort().map(notice));
  return `Wardscribe contains the following packages.\n\n${notices.join('\n')}`;
}

async function notice(folder) {
  const path = join(root, folder);
  const { name, version, license } = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  const file = (await readdir(path)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(join(path, file), 'utf8') : '';
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
