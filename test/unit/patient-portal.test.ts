import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readNotes } from '../../engine/src/threats/index';
import { root } from './support';

interface Place {
  path: string;
  at: string;
}

const portal = path.join(root, 'test/fixtures/workspaces/patient-portal');
const read = (file: string) => readFileSync(path.join(portal, file), 'utf8');

describe('The sample project patient-portal', () => {
  it('has notes without a mistake: its own, those of a document, and those of a service', () => {
    const files = [
      '.wardscribe/threat-notes.yaml',
      'docs/messaging.md',
      'services/records/.wardscribe/threat-notes.yaml',
    ].map((file) => ({ path: file, text: read(file) }));
    const { notes, problems } = readNotes(files);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      notes.map(({ threats }) => threats.map(({ id }) => id)),
      [
        ['T-1', 'T-2', 'T-3', 'T-4', 'T-5', 'T-6', 'T-7', 'M-1'],
        ['T-20', 'T-21', 'T-22'],
      ],
    );
  });

  it('says of each expected place where it is, once in its file', () => {
    const expected = parse(read('expected.yaml')) as { weaknesses: Place[]; safe: Place[] };
    const unclear = [...expected.weaknesses, ...expected.safe].filter(
      (place) => read(place.path).split(place.at).length !== 2,
    );
    assert.deepEqual(unclear, []);
  });
});
