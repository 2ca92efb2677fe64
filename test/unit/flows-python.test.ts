import assert from 'node:assert/strict';
import { betweenFiles } from './flows-python-files';
import { betweenFunctions } from './flows-python-functions';
import { insideFunctions } from './flows-python-inside';
import { badLines, reachedSinks } from './linked-sources';

/** What data flow knows of Python: lines with a comment BAD are reached by `source()`, and no others. */
describe('data flow in Python', () => {
  for (const [title, texts] of [
    ...Object.entries(insideFunctions).map(([name, text]) => [name, { 'a.py': text }] as const),
    ...Object.entries(betweenFunctions).map(([name, text]) => [name, { 'a.py': text }] as const),
    ...Object.entries(betweenFiles),
  ]) {
    it(title, async () => assert.deepEqual(await reachedSinks(texts), badLines(texts)));
  }
});
