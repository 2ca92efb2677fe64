import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../findings/finding';
import { evidence, parseCatalogue, parseChecklistState, progress, stateOf } from './index';

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
      '      - {id: B1.2, detail: D, cwe: [89]}',
      '',
    ].join('\n');
    const { catalogue, problems } = parseCatalogue(broken, 'x.yaml');
    assert.equal(catalogue, undefined);
    assert.deepEqual(
      problems.map(({ message, range }) => [range!.start.line, message]),
      [
        [7, '`cwes` is not a known key. Did you mean `cwe`?'],
        [8, '`title` is missing: add it here.'],
        [8, 'An entry of `cwe` must be text, not `89`.'],
      ],
    );
  });

  it('reports ids that repeat, and ids that no key can hold', () => {
    const item = (id: string) => `      - {id: ${id}, title: T, detail: D}`;
    const lines = [
      'id: x/y',
      'title: X',
      'source: s',
      'categories:',
      '  - id: 164.312(b)',
      '    title: B',
      '    items:',
    ];
    const paragraph = item('164.312(b)');
    const places = (text: string) =>
      parseCatalogue(text, 'x.yaml').problems.map(({ message, range }) => [
        range!.start.line,
        range!.start.character,
        message,
      ]);
    assert.deepEqual(places([...lines, paragraph, item('a/b')].join('\n')), [
      [
        0,
        4,
        '`x/y` is not an id of a checklist: write letters, digits, dots and dashes, as in `our-release`.',
      ],
      [8, 13, '`a/b` is not an id: write it as in `A01.1`, without spaces and slashes.'],
    ]);
    const good = ['id: x', ...lines.slice(1)];
    assert.deepEqual(places([...good, paragraph].join('\n')), []);
    assert.deepEqual(places([...good, paragraph, paragraph].join('\n')), [
      [8, 13, 'The id `164.312(b)` is already used: choose another.'],
    ]);
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

  it('gives an item the findings of its rules, each once', () => {
    const { catalogue: own } = parseCatalogue(
      'id: o\ntitle: O\ncategories:\n  - id: C\n    title: C\n    items:\n' +
        '      - {id: "1", title: T, rules: [js-cookie-*, other], cwe: [CWE-614]}\n',
      'o.yaml',
    );
    const cookie = finding(['CWE-614'], { ruleId: 'js-cookie-secure' });
    const exact = finding([], { ruleId: 'other' });
    const result = evidence(own!, [cookie, exact, finding([], { ruleId: 'js-cookies' })]);
    assert.deepEqual([...result], [['1', [cookie, exact]]]);
  });

  it('counts progress', () => {
    const { items } = parseChecklistState(
      'A01.1: {state: done}\nA01.2: {state: not-applicable, reason: no roles}\nX.1: {state: done}\n',
    );
    assert.deepEqual(progress(catalogue!, items)[0], {
      id: 'A01:2025',
      done: 1,
      notApplicable: 1,
      open: 5,
      total: 7,
    });
    assert.deepEqual(progress(catalogue!, items)[1], {
      id: 'A02:2025',
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
        ['owasp-top10-2025/A01.1', { state: 'done', by: 'alice', on: '2026-11-23' }],
        ['owasp-top10-2025/A01.6', { state: 'open', note: 'ask Bob' }],
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

  it('takes the newer of two lines of one item, and names the older', () => {
    const source =
      'A01.1: {state: done}\nasvs-5.0/1.2.3: {state: done}\nowasp-top10-2025/A01.1: {state: open}\n';
    const { items, problems } = parseChecklistState(source);
    assert.deepEqual(
      [...items],
      [
        ['asvs-5.0/1.2.3', { state: 'done' }],
        ['owasp-top10-2025/A01.1', { state: 'open' }],
      ],
    );
    assert.deepEqual(
      problems.map(({ message, range, severity }) => [
        range!.start.line,
        range!.end.character,
        severity,
        message,
      ]),
      [[0, 5, 'warning', '`owasp-top10-2025/A01.1` says it too: remove this line.']],
    );
  });

  it('finds what was said about an item before it was renamed', () => {
    const { items } = parseChecklistState('A01.1: {state: done}\nb/2: {state: done, note: x}\n');
    const state = (formerly: string[], id = '9') => stateOf(items, 'b', { id, formerly });
    assert.deepEqual(state(['7', '2']), { state: 'done', note: 'x' });
    assert.deepEqual(state(['owasp-top10-2025/A01.1']), { state: 'done' });
    assert.equal(state(['A01.1']), undefined);
    assert.deepEqual(state(['owasp-top10-2025/A01.1'], '2'), { state: 'done', note: 'x' });
  });

  it('reports merge marks and keeps the healthy lines', () => {
    const { items, problems } = parseChecklistState(
      'A01.1: {state: done}\n<<<<<<< ours\nA01.2: {state: done}\n=======\nA01.2: {state: open}\n>>>>>>> theirs\n',
    );
    assert.ok(problems.length > 0);
    assert.deepEqual(items.get('owasp-top10-2025/A01.1'), { state: 'done' });
  });

  it('reads nothing from nothing', () => {
    for (const empty of ['', '\uFEFF', '# only a comment\n', '{}', '---\n'])
      assert.deepEqual(parseChecklistState(empty), { items: new Map(), problems: [] }, JSON.stringify(empty));
  });

  it('says what a file of other data should hold', () => {
    const { problems } = parseChecklistState('- A01.1\n');
    assert.equal(
      problems[0].message,
      'The checklist holds one line an item: `owasp-top10-2025/A01.1: {state: done}`.',
    );
  });
});
