import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../findings/finding';
import { owaspPlacements, owaspTitle } from '../findings/owasp';
import { evidence, parseCatalogue, parseChecklistState, progress } from './index';

const file = join(__dirname, '../../../../catalogues/owasp-top10-2025.yaml');
const text = readFileSync(file, 'utf8');

function finding(cwe: string[], extra: Partial<Finding> = {}): Finding {
  const at = { line: 0, character: 0 };
  return {
    ruleId: 'r',
    path: 'a.js',
    range: { start: at, end: at },
    start: 0,
    end: 0,
    message: 'm',
    severity: 'warning',
    confidence: 'high',
    cwe,
    owasp: [],
    flow: [],
    otherFlows: [],
    threats: [],
    fingerprint: '0'.repeat(32),
    fixable: false,
    ...extra,
  };
}

describe('the catalogue of the OWASP Top 10:2025', () => {
  const { catalogue, problems } = parseCatalogue(text, 'owasp-top10-2025.yaml');

  it('is valid and has ten categories of four to seven items', () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(
      catalogue!.categories.map(({ id }) => id),
      ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09', 'A10'],
    );
    for (const { id, title, items } of catalogue!.categories) {
      assert.equal(title, owaspTitle(`${id}:2025`));
      assert.ok(items.length >= 4 && items.length <= 7, `${id} has ${items.length}`);
      assert.deepEqual(
        items.map((item) => item.id),
        items.map((_, i) => `${id}.${i + 1}`),
      );
    }
  });

  it('lists each weakness in one item, in the category that OWASP gives it', () => {
    const seen = new Set<string>();
    for (const { id, items } of catalogue!.categories)
      for (const item of items)
        for (const cwe of item.cwe) {
          assert.ok(!seen.has(cwe), `${cwe} twice`);
          seen.add(cwe);
          assert.equal(owaspPlacements(cwe)[0]?.id, `${id}:2025`, `${item.id} ${cwe}`);
        }
  });

  it('has titles without a full stop and details of one or two sentences', () => {
    for (const item of catalogue!.categories.flatMap(({ items }) => items)) {
      assert.match(item.title, /^[A-Z].*[^.]$/);
      assert.ok(item.title.length <= 70, item.title);
      const sentences = item.detail.match(/[.](\s|$)/g)?.length ?? 0;
      assert.ok(sentences >= 1 && sentences <= 3, `${item.id}: ${sentences}`);
    }
  });
});

describe('parseCatalogue', () => {
  it('reports mistakes where they are', () => {
    const broken = [
      'id: x',
      'title: X',
      'source: here',
      'categories:',
      '  - id: B1',
      '    title: B',
      '    items:',
      '      - {id: B1.1, title: T, detail: D, cwes: [CWE-1]}',
      '      - {id: B1.2, title: T, cwe: [89]}',
      '',
    ].join('\n');
    const { catalogue, problems } = parseCatalogue(broken, 'x.yaml');
    assert.equal(catalogue, undefined);
    assert.deepEqual(
      problems.map(({ message, range }) => [range!.start.line, message]),
      [
        [7, '`cwes` is not a known key. Did you mean `cwe`?'],
        [8, '`detail` is missing: add it here.'],
        [8, 'An entry of `cwe` must be text, not `89`.'],
      ],
    );
  });

  it('reports ids that repeat or stand in the wrong category', () => {
    const item = (id: string) => `      - {id: ${id}, title: T, detail: D}`;
    const lines = [
      'id: x',
      'title: X',
      'source: s',
      'categories:',
      '  - id: B',
      '    title: B',
      '    items:',
    ];
    const { problems } = parseCatalogue(
      [...lines, item('B.1'), item('B.1'), item('C.1')].join('\n'),
      'x.yaml',
    );
    assert.deepEqual(
      problems.map(({ message, range }) => [range!.start.line, range!.start.character, message]),
      [
        [8, 13, 'The id `B.1` is already used: choose another.'],
        [9, 13, 'The id `C.1` must start with `B.`.'],
      ],
    );
  });
});

describe('evidence', () => {
  const { catalogue } = parseCatalogue(text, 'x');

  it('gives each item the findings of its weaknesses, suppressed ones left out', () => {
    const sql = finding(['CWE-89']);
    const both = finding(['CWE-79', 'CWE-80']);
    const accepted = finding(['CWE-78'], { suppression: { kind: 'accepted', reason: 'local' } });
    const result = evidence(catalogue!, [sql, both, accepted, finding(['CWE-9999'])]);
    assert.deepEqual(
      [...result],
      [
        ['A05.1', [sql]],
        ['A05.3', [both]],
      ],
    );
  });

  it('counts progress', () => {
    const { items } = parseChecklistState(
      'A01.1: {state: done}\nA01.2: {state: not-applicable, reason: no roles}\nX.1: {state: done}\n',
    );
    assert.deepEqual(progress(catalogue!, items)[0], {
      id: 'A01',
      done: 1,
      notApplicable: 1,
      open: 5,
      total: 7,
    });
    assert.deepEqual(progress(catalogue!, items)[1], {
      id: 'A02',
      done: 0,
      notApplicable: 0,
      open: 7,
      total: 7,
    });
  });
});

describe('parseChecklistState', () => {
  it('reads items and leaves out bad ones, each with its own problem', () => {
    const source = [
      '# our review',
      'A01.1: {state: done, by: alice, on: 2026-11-23}',
      'A01.2: {state: not-applicable}',
      'A01.3: {state: finished}',
      'A01.4: {state: done, on: 2026-02-30}',
      'A01.5: done',
      'A01.6: {state: open, note: "ask Bob", later: true}',
      '',
    ].join('\r\n');
    const { items, problems } = parseChecklistState(source);
    assert.deepEqual(
      [...items],
      [
        ['A01.1', { state: 'done', by: 'alice', on: '2026-11-23' }],
        ['A01.6', { state: 'open', note: 'ask Bob' }],
      ],
    );
    assert.deepEqual(
      problems.map(({ path, message, range }) => [path, range!.start.line, range!.start.character, message]),
      [
        [
          '.wardscribe/checklist.yaml',
          2,
          0,
          'An item that is not applicable needs a `reason`: say why it does not apply.',
        ],
        [
          '.wardscribe/checklist.yaml',
          3,
          15,
          '`state` cannot be `finished`: write `open`, `done`, `not-applicable`.',
        ],
        [
          '.wardscribe/checklist.yaml',
          4,
          25,
          '`2026-02-30` is not a day: write it as YYYY-MM-DD, as in `2027-03-31`.',
        ],
        ['.wardscribe/checklist.yaml', 5, 7, '`A01.5` must be a map of keys, not `done`.'],
      ],
    );
  });

  it('reports merge marks and keeps the healthy lines', () => {
    const { items, problems } = parseChecklistState(
      'A01.1: {state: done}\n<<<<<<< ours\nA01.2: {state: done}\n=======\nA01.2: {state: open}\n>>>>>>> theirs\n',
    );
    assert.ok(problems.length > 0);
    assert.deepEqual(items.get('A01.1'), { state: 'done' });
  });

  it('reads nothing from nothing', () => {
    for (const empty of ['', '\uFEFF', '# only a comment\n', '{}', '---\n'])
      assert.deepEqual(parseChecklistState(empty), { items: new Map(), problems: [] }, JSON.stringify(empty));
  });

  it('says what a file of other data should hold', () => {
    const { problems } = parseChecklistState('- A01.1\n');
    assert.equal(problems[0].message, 'The checklist holds one line an item: `A01.1: {state: done}`.');
  });
});
