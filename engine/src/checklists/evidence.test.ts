import assert from 'node:assert/strict';
import type { Finding } from '../findings/finding';
import { readNotes } from '../threats/index';
import type { ThreatNotes } from '../threats/notes';
import { type Catalogue, type Evidence, evidenceOf, findEvidence, parseCatalogue, proposals } from './index';

function catalogue(items: string): Catalogue {
  const { catalogue: read, problems } = parseCatalogue(
    `id: c\ntitle: C\ncategories: [{id: A, title: A, items: [${items}]}]\n`,
    'c.yaml',
  );
  assert.deepEqual(problems, []);
  return read!;
}

function notes(text: string): ThreatNotes[] {
  const read = readNotes([{ path: '.wardscribe/threat-notes.yaml', text: `version: 2\n${text}` }]);
  assert.deepEqual(read.problems, []);
  return read.folders.map((folder) => folder.notes);
}

const finding = (ruleId: string, cwe: string[]) => ({ ruleId, cwe }) as Finding;
const sql = catalogue('{id: A.1, title: T, cwe: [CWE-89]}');

describe('the proposal for an item', () => {
  it('is none where nothing is known', () => {
    assert.deepEqual([...proposals(sql, { findings: [], notes: [] })], []);
  });

  it('is open where findings speak against it, whatever speaks for it', () => {
    const known = {
      findings: [finding('a', ['CWE-89']), finding('b', ['CWE-79'])],
      notes: notes('threats: [{id: T-1, title: T, cwe: [CWE-89], tests: ["test/**"]}]\n'),
      files: ['src/a.ts', 'test/a.ts', 'test/b.ts'],
    };
    assert.deepEqual(proposals(sql, known).get('A.1'), {
      state: 'open',
      speaksFor: ['T-1 has 2 test files'],
      speaksAgainst: ['1 finding'],
    });
    assert.equal(proposals(sql, { ...known, findings: [] }).get('A.1')?.state, 'done');
    assert.deepEqual([...proposals(sql, { ...known, findings: [], files: ['src/a.ts'] })], []);
  });

  it('follows controls: by the practice they use, and by the threats they answer', () => {
    const items = '{id: A.1, title: T, practices: [audit-log]}, {id: A.2, title: T, cwe: [CWE-639]}';
    const text =
      'controls:\n  - {id: C-1, title: T, check: {mustUse: [audit-log]}}\n  - {id: C-2, title: T}\n' +
      'threats: [{id: T-1, title: T, cwe: [CWE-639], mitigations: [C-2]}]\n';
    const known = {
      findings: [],
      notes: notes(text),
      controls: [
        { control: 'C-1', met: [1, 2, 3], missing: [] },
        { control: 'C-2', met: [1], missing: [1, 2] },
      ],
    };
    assert.deepEqual(
      [...proposals(catalogue(items), known)],
      [
        ['A.1', { state: 'done', speaksFor: ['control C-1 is met in 3 places'], speaksAgainst: [] }],
        ['A.2', { state: 'open', speaksFor: [], speaksAgainst: ['control C-2 is missing in 2 places'] }],
      ],
    );
  });

  it('is "done" when rules that the item names find nothing, and none when others do', () => {
    const items = '{id: A.1, title: T, cwe: [CWE-89]}, {id: A.2, title: T, rules: ["js-sql-*"]}';
    const rules = [
      { id: 'js-sql-injection', cwe: ['CWE-89'], languages: ['javascript'] },
      { id: 'py-sql-injection', cwe: ['CWE-89'], languages: ['python'] },
    ];
    const known = { findings: [], notes: [], files: ['a.js'], rules };
    assert.deepEqual(
      [...proposals(catalogue(items), known)],
      [
        ['A.1', { speaksFor: ['no finding of 1 rule'], speaksAgainst: [] }],
        ['A.2', { state: 'done', speaksFor: ['no finding of 1 rule'], speaksAgainst: [] }],
      ],
    );
    assert.deepEqual([...proposals(catalogue(items), { ...known, files: ['a.go'] })], []);
  });

  it('is "not applicable" when no data comes in that way, and the ways are known', () => {
    const items = catalogue('{id: A.1, title: T, entryPoints: [graphql]}');
    const known = { findings: [], notes: [] };
    assert.deepEqual(proposals(items, { ...known, entryPointKinds: new Set(['http']) }).get('A.1'), {
      state: 'not-applicable',
      speaksFor: ['no graphql entry points in the code'],
      speaksAgainst: [],
    });
    assert.deepEqual([...proposals(items, { ...known, entryPointKinds: new Set(['graphql']) })], []);
    assert.deepEqual([...proposals(items, known)], []);
  });
});

describe('evidence in the code', () => {
  const text =
    'import a\n\nfunction guard(user) {\n  if (!user) throw new Error();\n}\n\nfunction other() {}\n';
  const evidence = evidenceOf('src/a.ts', text, 1, 5) as Evidence;

  it('holds the lines with code, one-based, and a short quote', () => {
    assert.deepEqual(
      { ...evidence, code: evidence.code.length },
      { path: 'src/a.ts', lines: '3-5', quote: 'function guard(user) {', code: 10 },
    );
    assert.equal(evidenceOf('src/a.ts', text, 6, 6)?.lines, 7);
    assert.equal(evidenceOf('src/a.ts', text, 1, 1), undefined);
    assert.equal(evidenceOf('src/a.ts', text, 40, 50), undefined);
  });

  it('follows code that moved and was laid out anew', () => {
    assert.deepEqual(findEvidence(evidence, text), { start: 2, end: 4, changed: false });
    const moved = `// new\r\n${text.replaceAll('\n', '\r\n').replace('  if', '\t\tif')}`;
    assert.deepEqual(findEvidence(evidence, moved), { start: 3, end: 5, changed: false });
  });

  it('tells code that changed, and code that is gone', () => {
    assert.deepEqual(findEvidence(evidence, text.replace('!user', '!user.ok')), {
      start: 2,
      end: 4,
      changed: true,
    });
    assert.deepEqual(findEvidence(evidence, text.replace('(user)', '(user, role)')), {
      start: 2,
      end: 4,
      changed: true,
    });
    assert.equal(findEvidence(evidence, 'nothing of it\n'), undefined);
  });

  it('takes the same code before the nearer one', () => {
    const twice = text.replace('import a', 'function guard(user) {\n  return 1;\n}');
    assert.deepEqual(findEvidence(evidence, twice), { start: 4, end: 6, changed: false });
  });
});
