import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AssetsLocation } from './assets';

/** The style of review pages, for those that stand alone. Throws when it is missing. */
export function reviewPageStyle(location: AssetsLocation): string {
  const folder = 'assets' in location ? location.assets : path.join(location.repository, 'media');
  return readFileSync(path.join(folder, 'reviewPage.css'), 'utf8');
}
