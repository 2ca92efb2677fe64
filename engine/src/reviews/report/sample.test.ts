/** The review that the tests of this folder share. */
import { parseCatalogue, parseChecklistState } from '../../checklists/index';
import type { Finding } from '../../findings/finding';
import { readNotes } from '../../threats/index';
import { regionsOf } from '../index';
import type { Review } from '../review';
import { type ReportInput, reviewReport } from './build';

const { catalogue } = parseCatalogue(
  `id: owasp
title: Two of ten
categories:
  - id: A01
    title: Access
    items:
      - {id: A01.1, title: Check the owner}
      - {id: A01.2, title: Deny by default}
  - id: A05
    title: Injection
    items:
      - {id: A05.1, title: Bind values, cwe: [CWE-89]}
      - {id: A05.2, title: Escape markup}
`,
  'owasp.yaml',
);

const states = parseChecklistState(`owasp/A01.1: {state: done, by: mira, on: 2026-02-03}
owasp/A05.1: {state: done}
owasp/A05.2: {state: not-applicable, reason: There is no markup}
`).items;

const { notes: threatNotes } = readNotes([
  {
    path: '.wardscribe/threat-notes.yaml',
    text: `version: 1
controls:
  - {id: C-1, title: Bound queries, check: {mustCall: bind}}
  - {id: C-2, title: A key for each clinic}
threats:
  - {id: T-1, title: Clinician reads another clinic's records, severity: high, status: open, mitigations: [C-1]}
  - {id: T-2, title: Logs name patients, severity: low, status: mitigated}
`,
  },
]);

function finding(path: string, line: number, changes: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'js-sql-injection',
    path,
    range: at(line),
    start: line * 100,
    end: line * 100 + 7,
    message: `Pass id as a parameter: line ${line + 1}.`,
    severity: 'error',
    confidence: 'high',
    cwe: ['CWE-89'],
    owasp: [],
    flow: [],
    otherFlows: [],
    threats: [{ id: 'T-1', title: '' }],
    fingerprint: `${path}${line}`,
    fixable: false,
    ...changes,
  };
}

function at(line: number) {
  return { start: { line, character: 2 }, end: { line, character: 9 } };
}

const review: Review = {
  id: 'search',
  subject: { title: 'Patient search', base: 'main', head: 'search', by: 'mira', on: '2026-02-01' },
  notes: [
    {
      id: 'N-1',
      kind: 'question',
      severity: 'low',
      state: 'resolved',
      text: 'Is this slow?',
      by: 'jon',
      on: '2026-02-02',
      rev: 2,
      replies: [{ id: 'N-1.1', by: 'mira', on: '2026-02-03', text: 'There is an index.' }],
    },
    {
      id: 'N-2',
      kind: 'concern',
      severity: 'high',
      state: 'open',
      text: 'The clinic is not compared.',
      anchor: { path: 'src/a.js', start: 3, end: 4, quote: ['a'], before: '', after: '' },
      owner: 'jon',
      by: 'mira',
      on: '2026-02-02',
      rev: 1,
      replies: [],
    },
    {
      id: 'N-3',
      kind: 'finding',
      severity: 'medium',
      state: 'open',
      text: 'This was copied.',
      anchor: { path: 'src/old.js', start: 0, end: 0, quote: ['b'], before: '', after: '' },
      by: 'mira',
      on: '2026-02-02',
      rev: 1,
      replies: [],
    },
  ],
  read: [],
  signatures: [
    { by: 'mira', verdict: 'approved', on: '2026-02-04', commit: 'a'.repeat(40), comment: 'After N-2.' },
    { by: 'jon', verdict: 'rejected', on: '2026-02-03', commit: 'c'.repeat(40) },
  ],
};

const regions = regionsOf([
  { path: 'src/a.js', start: 3, end: 6, added: ['x'], removed: [] },
  { path: 'src/a.js', start: 40, end: 40, added: [], removed: ['y'] },
]).map((region) => ({ ...region, addsLines: region.added.length > 0 }));
review.read.push({ key: regions[1].key, by: 'mira', on: '2026-02-03' });

export const input: ReportInput = {
  tool: { name: 'Wardscribe', version: '1.2.3' },
  today: '2026-02-05',
  review,
  catalogues: [catalogue!],
  states,
  findings: [
    finding('src/b.js', 0, { severity: 'warning', cwe: [], threats: [] }),
    finding('src/a.js', 5),
    finding('src/a.js', 40),
    finding('src/c.js', 1, { suppression: { kind: 'comment', reason: 'test' } }),
  ],
  threatNotes,
  controls: [
    {
      control: 'C-1',
      met: [{ path: 'src/b.js', range: at(4), name: 'list' }],
      missing: [{ path: 'src/a.js', range: at(5), name: '' }],
    },
  ],
  regions,
  places: new Map([
    [
      'N-2',
      { path: 'src/a.js', range: { start: { line: 4, character: 0 }, end: { line: 5, character: 12 } } },
    ],
  ]),
  commit: 'b'.repeat(40),
  sameCode: new Set(['a'.repeat(40)]),
};

export const report = reviewReport(input);

const evil = '<img src=x onerror=alert(1)> [a](javascript:b) @team `c` | https://evil.test \u202e"\'&\n# d';

/** The same review with hostile texts wherever people and code write. */
export const hostile = reviewReport({
  ...input,
  review: {
    ...review,
    id: 'evil',
    subject: { ...review.subject, title: evil, base: evil, head: evil, by: evil },
    notes: review.notes.map((note) => ({
      ...note,
      text: evil,
      by: evil,
      owner: evil,
      ...(note.anchor && { anchor: { ...note.anchor, path: evil } }),
      replies: [{ id: 'r', by: evil, on: '2026-02-03', text: evil }],
    })),
    signatures: [{ by: evil, verdict: 'approved', on: '2026-02-04', commit: evil, comment: evil }],
  },
  catalogues: [
    {
      ...catalogue!,
      title: evil,
      categories: catalogue!.categories.map((category) => ({
        ...category,
        id: evil,
        title: evil,
        items: category.items.map((item) => ({ ...item, title: evil })),
      })),
    },
  ],
  states: new Map([['owasp/A05.2', { state: 'not-applicable', reason: evil }]]),
  items: new Map([['owasp/A05.2', { why: [evil], again: evil }]]),
  findings: [finding(evil, 2, { message: evil })],
  threatNotes: threatNotes.map((notes) => ({
    ...notes,
    controls: notes.controls.map((control) => ({ ...control, title: evil })),
    threats: notes.threats.map((threat) => ({ ...threat, title: evil })),
  })),
  places: new Map([
    ['N-2', { path: evil, range: { start: { line: 4, character: 0 }, end: { line: 5, character: 12 } } }],
  ]),
});
