import assert from 'node:assert/strict';
import type { Finding } from '../findings/finding';
import { readNotes } from '../threats/index';
import type { ThreatNotes } from '../threats/notes';
import { type Catalogue, type Evidence, evidenceOf, findEvidence, parseCatalogue, proposals } from './index';
import { changedSince } from './look-again';
import { type ChangedCode, handlerLines, touchedItems, touchWords } from './touched';

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

describe('the items that a change touches', () => {
  const region = { path: 'src/share.ts', start: 10, end: 14 };
  const nothing: ChangedCode = { regions: [region], handlers: [], dependencies: [], findings: [], notes: [] };
  const found = (path: string, line: number, flow: [string, number][] = []) => {
    const at = (each: number) => ({ start: { line: each, character: 0 }, end: { line: each, character: 9 } });
    const steps = flow.map(([file, each]) => ({ path: file, range: at(each) }));
    return { ...finding('js-sql', ['CWE-89']), path, range: at(line), flow: steps } as unknown as Finding;
  };
  const why = (list: Catalogue, part: Partial<ChangedCode>) =>
    Object.fromEntries(
      [...touchedItems(list, { ...nothing, ...part })].map(([id, touches]) => [id, touchWords(touches)]),
    );

  it('are those of findings in it, also where only a step of their way is', () => {
    assert.deepEqual(why(sql, { findings: [found('src/share.ts', 9)] }), {});
    assert.deepEqual(why(sql, { findings: [found('src/share.ts', 14)] }), {
      'A.1': ['finding at src/share.ts:15'],
    });
    assert.deepEqual(why(sql, { findings: [found('src/db.ts', 3, [['src/share.ts', 10]])] }), {
      'A.1': ['finding at src/db.ts:4'],
    });
  });

  it('are those that every handler is asked, where one changed', () => {
    const list = catalogue(
      '{id: A.1, title: T, cwe: [CWE-862]}, {id: A.2, title: T, cwe: [CWE-614]}, ' +
        '{id: A.3, title: T, practices: [rate-limit]}, {id: A.4, title: T, entryPoints: [websocket]}',
    );
    const handler = { path: 'src/share.ts', kind: 'http', name: 'POST /share', start: 14, end: 20 } as const;
    assert.deepEqual(why(list, { handlers: [handler] }), { 'A.1': ['POST /share'], 'A.3': ['POST /share'] });
    assert.deepEqual(why(list, { handlers: [{ ...handler, start: 15 }] }), {});
    assert.deepEqual(why(list, { handlers: [{ ...handler, kind: 'websocket' }] })['A.4'], ['POST /share']);
  });

  it('are those of new libraries, and of evidence that stands in it', () => {
    const list = catalogue('{id: A.1, title: T, cwe: [CWE-1104]}, {id: A.2, title: T}');
    const dependencies = [{ path: 'src/share.ts', start: 12, end: 12, name: 'archiver' }];
    const places = new Map([['A.2', [{ path: 'src/share.ts', start: 1, end: 10 }]]]);
    assert.deepEqual(why(list, { dependencies, evidence: places }), {
      'A.1': ['new dependency archiver'],
      'A.2': ['its evidence'],
    });
  });

  it('are those of threats and controls in whose scope it is', () => {
    const list = catalogue(
      '{id: A.1, title: T, cwe: [CWE-639]}, {id: A.2, title: T, practices: [audit-log]}',
    );
    const text = (scope: string) =>
      `threats: [{id: T-1, title: T, cwe: [CWE-639], scope: ["${scope}"]}]\n` +
      `controls: [{id: C-1, title: T, scope: ["${scope}"], check: {inEvery: function, mustUse: [audit-log]}}]\n`;
    assert.deepEqual(why(list, { notes: notes(text('src/**')) }), { 'A.1': ['T-1'], 'A.2': ['control C-1'] });
    assert.deepEqual(why(list, { notes: notes(text('lib/**')) }), {});
    // A control of handlers says nothing of other code.
    assert.deepEqual(why(list, { notes: notes(text('src/**').replace('function', 'handler')) }), {
      'A.1': ['T-1'],
    });
  });

  it('have handlers with all lines of their code', () => {
    const code = 'routes.get(\n  "/a",\n  () => {\n    send();\n  });\n';
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 6 } };
    const handler = { start: code.indexOf('()'), end: code.indexOf(');\n', code.indexOf('send()') + 7) };
    const point = { kind: 'http', name: 'GET /a', range, guards: [], handler } as const;
    const { start, end } = handlerLines('a.ts', code, { ...point, guards: [] });
    assert.deepEqual([start, end], [0, 4]);
  });

  it('ask for another look by the files that changed after they were decided', () => {
    assert.equal(changedSince({ state: 'done', by: 'Mira' }, []), undefined);
    assert.equal(changedSince({ state: 'open', by: 'Mira' }, ['a.ts']), undefined);
    assert.equal(
      changedSince({ state: 'done', by: 'Mira' }, ['a.ts', 'a.ts']),
      'a.ts changed after Mira ticked it',
    );
    assert.equal(
      changedSince({ state: 'not-applicable', by: 'Jon' }, ['a.ts', 'b.ts', 'c.ts']),
      'a.ts and 2 more files changed after Jon said that it does not apply',
    );
    assert.equal(changedSince({ state: 'done' }, ['a.ts']), 'a.ts changed after somebody ticked it');
  });
});
