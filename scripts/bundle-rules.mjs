// The rules folder as one object, so that the extension reads one file instead of hundreds.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { globby } from 'globby';

/**
 * Reads every rule, every source and sink model and every rule page.
 * @param {string} root absolute path of the repository
 * @returns {Promise<{files: Text[], models: Text[], pages: Record<string, string>}>} rules and models by path (relative
 *   to the repository, with `/`, in order of path); pages (Markdown) by rule id
 * @typedef {{path: string, text: string}} Text
 */
export async function bundleRules(root) {
  const read = async (patterns) => {
    const paths = (await globby(patterns, { cwd: root })).sort();
    return Promise.all(paths.map(async (path) => ({ path, text: await readFile(join(root, path), 'utf8') })));
  };
  const [files, models, markdown] = await Promise.all([
    read(['rules/**/*.yaml', '!rules/models/**']),
    read(['rules/models/**/*.yaml']),
    read(['rules/**/*.md', '!rules/**/README.md']),
  ]);
  const pages = {};
  for (const { path, text } of markdown) {
    const id = basename(path, '.md');
    if (pages[id] !== undefined) throw new Error(`Two pages for the rule ${id}: one of them is ${path}.`);
    pages[id] = text;
  }
  return { files, models, pages };
}
