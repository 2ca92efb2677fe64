// A copy of the sample project that may be changed.
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { makeHistory } from '../test/fixtures/make-history.mjs';
import { sample } from './repository.mjs';
import { temporaryFolder } from './vscode-host/processes.mjs';

/** @returns {string} absolute path of a copy that is removed when this process ends */
export function copySample() {
  if (!existsSync(sample)) throw new Error(`The sample project is missing: ${sample}`);
  const folder = join(temporaryFolder('sample'), 'shop');
  cpSync(sample, folder, { recursive: true });
  return folder;
}

/** @returns {string} absolute path of a repository of Git with a branch to review, removed when this process ends */
export function sampleHistory() {
  const folder = join(temporaryFolder('history'), 'portal');
  makeHistory(folder);
  return folder;
}
