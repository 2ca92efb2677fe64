import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Catalogue, parseCatalogue } from '../../engine/src/checklists/index';
import type { AssetsLocation } from './assets';

/**
 * The checklists that come with Wardscribe: from the `catalogues.json` of a built `assets` folder, or from the
 * `catalogues` of a checkout. Throws when they are missing or, in a checkout, wrong.
 */
export function builtInCataloguesAt(location: AssetsLocation): Catalogue[] {
  if ('repository' in location) return readCataloguesFromRepository(location.repository);
  // Validated when they were built: reading hundreds of items is not worth a second of the first view.
  return JSON.parse(readFileSync(path.join(location.assets, 'catalogues.json'), 'utf8')) as Catalogue[];
}

/** The catalogues of a checkout, ordered by file name. Throws when one has a problem, naming its file and line. */
export function readCataloguesFromRepository(root: string): Catalogue[] {
  const folder = path.join(root, 'catalogues');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.sort().map((name) => {
    const { catalogue, problems } = parseCatalogue(readFileSync(path.join(folder, name), 'utf8'), name);
    if (catalogue) return catalogue;
    const [{ range, message }] = problems;
    throw new Error(`catalogues/${name}:${(range?.start.line ?? 0) + 1}: ${message}`);
  });
}
