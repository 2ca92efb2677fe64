import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import type { EntryPoint } from '../entrypoints/entry-point';
import { entryPointWords, placesWhereDataComesIn, threatsAt } from './reach';

const notes = notesOfText(
  `version: 2
entryPoints: [{id: api, scope: ["routes/**"]}]
threats:
  - {id: T-1, title: Through the door, entryPoints: [api]}
  - {id: T-2, title: By its own scope, scope: ["jobs/**"], entryPoints: [api]}
  - {id: T-3, title: Anywhere, cwe: [CWE-89]}
`,
  'shop/.wardscribe/threat-notes.yaml',
).notes!;
const point = (more: Partial<EntryPoint>): EntryPoint => ({
  kind: 'http',
  name: 'show',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } },
  guards: [],
  ...more,
});

describe('the reach of threat notes', () => {
  it('is the scope of a threat, or else that of its entry points', () => {
    const ids = (path: string) => threatsAt(notes, path).map(({ id }) => id);
    assert.deepEqual(ids('shop/routes/a.ts'), ['T-1']);
    assert.deepEqual(ids('shop/jobs/a.ts'), ['T-2']);
    assert.deepEqual(ids('shop/other.ts'), []);
  });

  it('says which entry points of the code are in one of the notes, where no nearer notes count', () => {
    const found = new Map([
      ['shop/routes/a.ts', [point({ route: '/a' })]],
      ['shop/other.ts', [point({ method: 'GET', route: '/b' }), point({ kind: 'cli', name: 'main' })]],
      ['shop/till/pay.ts', [point({})]],
      ['elsewhere.ts', [point({})]],
    ]);
    const till = notesOfText('version: 2\n', 'shop/till/.wardscribe/threat-notes.yaml').notes!;
    const places = placesWhereDataComesIn(notes, [notes, till], found);
    assert.deepEqual(
      places.map(({ path, point, by }) => [path, entryPointWords(point), by]),
      [
        ['shop/routes/a.ts', '/a', ['api']],
        ['shop/other.ts', 'GET /b', []],
        ['shop/other.ts', 'main', []],
      ],
    );
  });
});
