import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notesOfText } from '../../../test/unit/notes';
import { completeNotes, hoverNotes } from './index';

const context = {
  rules: [
    { id: 'js-sql', title: 'SQL from a request' },
    { id: 'cors-wildcard', title: 'CORS for all' },
  ],
  cwe: ['CWE-79', 'CWE-89'],
  checklists: [],
};

/** Proposals at the `|` of a text. */
function at(text: string) {
  const offset = text.indexOf('|');
  return completeNotes(text.replace('|', ''), offset, context);
}
const labels = (text: string) => at(text).map(({ label }) => label);
/** The text after a proposal is taken. */
function taken(text: string, label: string): string {
  const proposal = at(text).find((candidate) => candidate.label === label);
  assert.ok(proposal, `${label} in ${labels(text)}`);
  const clean = text.replace('|', '');
  return clean.slice(0, proposal.replace.start) + proposal.insertText + clean.slice(proposal.replace.end);
}

describe('completion of notes with what is around them', () => {
  const files = ['README.md', 'src/a.ts', 'src/routes/b.ts', '.github/c.yml'];
  const around = {
    ...context,
    owners: ['@mira', 'Jon Doe'],
    files,
    functions: [{ name: 'requireLogin', detail: 'src/a.ts' }],
  };
  const proposed = (text: string) =>
    completeNotes(text.replace('|', ''), text.indexOf('|'), around).map(({ insertText }) => insertText);

  it('offers owners, folders and functions of the project', () => {
    assert.deepEqual(proposed('version: 2\nthreats:\n  - id: T-1\n    owner: |\n'), ['"@mira"', '"Jon Doe"']);
    assert.deepEqual(proposed('version: 2\nthreats:\n  - id: T-1\n    scope:\n      - |\n'), [
      '"src/**"',
      '"src/routes/**"',
    ]);
    for (const place of [
      'controls:\n  - id: C-1\n    check:\n      mustCall: |\n',
      'controls:\n  - id: C-1\n    check:\n      mustCall: login\n      before: [|]\n',
      'controls: [{id: C-1, check: {mustNotCall: [|]}}]\n',
      'sources: [{call: |}]\n',
      'sinks: [{call: |}]\n',
      'sanitizers: [{call: |}]\n',
      'forbidden: [{call: console.log, use: |}]\n',
    ])
      assert.deepEqual(proposed(`version: 2\n${place}`), ['requireLogin'], place);
  });

  it('offers files where data comes in, with what comes in, and the files of a typed folder', () => {
    const routes = new Map([['src/routes/b.ts', 'GET /letters']]);
    const scope = (word: string) => {
      const text = `version: 2\nthreats:\n  - id: T-1\n    scope: [${word}]\n`;
      return completeNotes(text.replace('|', ''), text.indexOf('|'), { ...around, routes }).map(
        ({ insertText, detail }) => `${insertText} ${detail}`,
      );
    };
    const always = ['src/routes/b.ts GET /letters', '"src/**" folder', '"src/routes/**" folder'];
    assert.deepEqual(scope('s|'), always);
    assert.deepEqual(scope('src/|'), [...always, 'src/a.ts file']);
    // What excludes stays in front.
    assert.equal(scope('"!src/|"')[0], 'src/routes/b.ts GET /letters');
  });

  it('offers the ids of other files of the notes, what is typed first', () => {
    const { notes } = notesOfText('version: 2\ncontrols: [{id: C-1, title: Old}, {id: C-2, title: Log}]\n');
    const text = 'controls: [{id: C-1, title: New}]\nthreats: [{id: T-1, mitigations: [|]}]\n';
    const found = completeNotes(text.replace('|', ''), text.indexOf('|'), { ...context, notes });
    assert.deepEqual(
      found.map(({ label, detail }) => `${label} ${detail}`),
      ['C-1 New', 'C-2 Log'],
    );
  });
});

const threatKeys = [
  'id',
  'title',
  'description',
  'stride',
  'cwe',
  'severity',
  'assets',
  'entryPoints',
  'scope',
  'status',
  'owner',
  'mitigations',
  'reviewed',
  'tests',
  'ref',
];
const sections = [
  'project',
  'compliance',
  'assets',
  'entryPoints',
  'sources',
  'sinks',
  'sanitizers',
  'summaries',
  'threats',
  'controls',
  'forbidden',
  'accepted',
  'assumptions',
];

describe('completeNotes: keys', () => {
  it('offers the sections at the top, those that are there left out', () => {
    assert.deepEqual(labels('|'), ['version', ...sections]);
    assert.deepEqual(labels('version: 2\n|'), sections);
    assert.deepEqual(
      labels('version: 2\nthr|\naccepted: []\n'),
      sections.filter((key) => key !== 'accepted'),
    );
    assert.equal(at('|')[0].detail, '2, required');
    assert.equal(at('|')[0].documentation, 'The version of this format: 2.');
  });

  it('offers the keys of an entry in every form of writing', () => {
    assert.deepEqual(labels('version: 2\nthreats:\n  - |\n'), threatKeys);
    assert.deepEqual(labels('version: 2\nthreats:\n  - id: T-1\n    |\n'), threatKeys.slice(1));
    assert.deepEqual(labels('version: 2\nthreats:\n  - id: T-1\n    st|\n    title: T\n'), [
      'description',
      ...threatKeys.slice(3),
    ]);
    assert.deepEqual(labels('version: 2\nthreats:\n  - {id: T-1, |}\n'), threatKeys.slice(1));
    assert.deepEqual(labels('version: 2\nthreats:\n  - {id: T-1, se|\ncontrols: []\n'), threatKeys.slice(1));
    assert.deepEqual(labels('project:\n  |\n'), [
      'name',
      'description',
      'risk',
      'users',
      'exposure',
      'owner',
    ]);
    assert.deepEqual(labels('project: {|'), ['name', 'description', 'risk', 'users', 'exposure', 'owner']);
    assert.deepEqual(labels('controls:\n  - id: C-1\n    check: {|}\n'), [
      'inEvery',
      'matching',
      'mustCall',
      'before',
      'after',
      'mustNotCall',
      'mustUse',
      'insert',
    ]);
  });

  it('writes what comes after the key', () => {
    assert.equal(taken('pro|', 'project'), 'project:\n  ');
    assert.equal(taken('thr|', 'threats'), 'threats:\n  - ');
    assert.equal(taken('threats:\n  - id: T\n    st|', 'stride'), 'threats:\n  - id: T\n    stride: []');
    assert.equal(taken('threats:\n  - {st|}', 'status'), 'threats:\n  - {status: }');
    assert.equal(
      taken('threats:\n  - id: T\n    sta|: open\n', 'status'),
      'threats:\n  - id: T\n    status: open\n',
    );
  });

  it('is silent in comments, in free text and in unknown places', () => {
    assert.deepEqual(labels('version: 2 # |\n'), []);
    assert.deepEqual(labels('# |'), []);
    assert.deepEqual(labels('threats:\n  - title: |\n'), []);
    assert.deepEqual(labels('unknown:\n  - |\n'), []);
  });
});

describe('completeNotes: values', () => {
  it('offers the words of the schema', () => {
    assert.deepEqual(labels('threats:\n  - id: T\n    status: |\n'), [
      'open',
      'mitigated',
      'accepted',
      'transferred',
    ]);
    assert.deepEqual(labels('threats:\n  - id: T\n    status:|\n'), [
      'open',
      'mitigated',
      'accepted',
      'transferred',
    ]);
    assert.deepEqual(labels('threats:\n  - {id: T, severity: cr|}\n'), ['low', 'medium', 'high', 'critical']);
    assert.deepEqual(labels('threats:\n  - stride: [I, |]\n'), ['S', 'T', 'R', 'I', 'D', 'E']);
    assert.deepEqual(labels('assets:\n  - class: "p|"\n').slice(0, 2), ['phi', 'pii']);
    assert.deepEqual(labels('version: |'), ['2']);
    assert.deepEqual(labels('compliance:\n  - |\n')[0], 'owasp-top10-2025');
    const [, , api] = completeNotes('compliance: []', 13, context);
    assert.deepEqual([api.label, api.detail], ['owasp-api-2023', 'OWASP API Security Top 10 2023']);
    assert.equal(at('threats:\n  - status: |')[0].detail, 'when left out');
  });

  it('offers ids that the document defines, with their titles', () => {
    const text =
      'version: 2\nassets:\n  - {id: phi, title: Patient records}\ncontrols: [{id: C-1, title: Check}, {id: C-2, title: Log}]\n' +
      'threats:\n  - id: T-1\n    ';
    assert.deepEqual(labels(`${text}mitigations: [C-1, |]\n`), ['C-1', 'C-2']);
    assert.deepEqual(labels(`${text}mitigations: [|\n    owner: x\n`), ['C-1', 'C-2']);
    assert.deepEqual(labels(`${text}mitigations:\n      - |\n`), ['C-1', 'C-2']);
    assert.deepEqual(labels(`${text}assets: [p|`), ['phi']);
    assert.equal(at(`${text}assets: [p|]`)[0].detail, 'Patient records');
    assert.deepEqual(labels(`${text}title: x\nforbidden:\n  - {api: x, withAsset: |}`), ['phi']);
  });

  it('offers rules and weaknesses that it is told, and owners of the document', () => {
    assert.deepEqual(labels('accepted:\n  - {id: R-1, rule: |}\n'), ['js-sql', 'cors-wildcard']);
    for (const text of [
      'threats:\n  - cwe: [CWE-|]\n',
      'sinks: [{call: x, cwe: |}]',
      'sanitizers: [{call: x, for: [|]}]',
    ]) {
      const found = labels(text);
      // Those that rules find come first; the others are there too.
      assert.deepEqual(found.slice(0, 3), ['CWE-79', 'CWE-89', 'CWE-5']);
      assert.ok(found.includes('CWE-1321'));
    }
    const { detail, documentation, search } = at('threats:\n  - cwe: [|]')[1];
    assert.equal(detail, 'SQL injection');
    assert.match(documentation, /^A05:2025 Injection, A03:2021 Injection\n\n/);
    assert.equal(search, 'CWE-89 SQL injection');
    assert.equal(at('accepted:\n  - {id: R-1, rule: |}\n')[0].detail, 'SQL from a request');
    assert.deepEqual(
      at('threats:\n  - stride: [|]').map(({ label, search: found }) => `${label}: ${found}`),
      [
        'S: S spoofing',
        'T: T tampering',
        'R: R repudiation',
        'I: I information disclosure',
        'D: D denial of service',
        'E: E elevation of privilege',
      ],
    );
    assert.deepEqual(labels('threats:\n  - {id: T, owner: "@alice"}\n  - {id: U, owner: |}\n'), ['@alice']);
  });

  it('replaces the word around the cursor and quotes where YAML needs it', () => {
    assert.equal(taken('threats:\n  - {severity: cr|it}\n', 'high'), 'threats:\n  - {severity: high}\n');
    assert.equal(taken('threats:\n  - cwe: [CWE-|]\n', 'CWE-89'), 'threats:\n  - cwe: [CWE-89]\n');
    assert.equal(taken('threats:\n  - cwe: |\n', 'CWE-89'), 'threats:\n  - cwe: [CWE-89]\n');
    assert.equal(taken('threats:\n  - status:|\n', 'open'), 'threats:\n  - status: open\n');
    const owners = 'threats:\n  - {id: T, owner: "@alice"}\n  - {id: U, owner: ';
    assert.equal(taken(`${owners}|}\n`, '@alice'), `${owners}"@alice"}\n`);
    assert.equal(taken(`${owners}"@|"}\n`, '@alice'), `${owners}"@alice"}\n`);
  });

  it('works in CRLF', () => {
    assert.deepEqual(labels('version: 2\r\nthreats:\r\n  - id: T\r\n    status: |\r\n'), [
      'open',
      'mitigated',
      'accepted',
      'transferred',
    ]);
  });
});

describe('hoverNotes', () => {
  const text =
    'version: 2\nassets: [{id: phi, title: "Records [x](y)"}]\nthreats:\n  - id: T-1\n    status: open\n    cwe: [CWE-89]\n    assets: [phi]\n';
  const hover = (word: string, nth = 1) => {
    let offset = -1;
    for (let i = 0; i < nth; i++) offset = text.indexOf(word, offset + 1);
    const found = hoverNotes(text, offset + 1);
    return found && [text.slice(found.start, found.end), found.contents];
  };

  it('explains keys, values, weaknesses and references', () => {
    assert.deepEqual(hover('status'), [
      'status',
      '**status**: `open` raises the severity of the findings that touch it; the others only name it.\n\n' +
        'One of: `open`, `mitigated`, `accepted`, `transferred`\n\nWhen left out: `open`',
    ]);
    assert.deepEqual(hover('CWE-89'), [
      'CWE-89',
      '[CWE-89](https://cwe.mitre.org/data/definitions/89.html) SQL injection: A05:2025 Injection, A03:2021 Injection',
    ]);
    assert.deepEqual(hover('phi', 2), ['phi', '**phi** Records \\[x\\]\\(y\\)']);
    assert.deepEqual(hover('open'), [
      'open',
      '`open` raises the severity of the findings that touch it; the others only name it.',
    ]);
  });

  it('says nothing in empty places', () => {
    assert.equal(hoverNotes('', 0), undefined);
    assert.equal(hoverNotes('# x\n', 2), undefined);
    assert.equal(hoverNotes('foo: bar\n', 1), undefined);
  });
});

describe('completion and hover', () => {
  it('never throw, whatever is typed', () => {
    const piece = fc.constantFrom(
      'threats:',
      '\n',
      '  ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      'id: T-1',
      'cwe: ',
      ', ',
      '#',
      '|',
      '>',
      '&a',
      '*a',
      '!!x',
      ':',
      '? ',
      '---',
      '\t',
      '🎉',
      '\r\n',
      'owner: "@a"',
      '%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), (pieces, n) => {
        const text = pieces.join('');
        const offset = n % (text.length + 1);
        for (const { replace } of completeNotes(text, offset, context))
          assert.ok(replace.start <= offset && offset <= replace.end && replace.end <= text.length);
        hoverNotes(text, offset);
      }),
      { numRuns: 500 },
    );
    const deep = '['.repeat(1000);
    completeNotes(deep, 1000, context);
    hoverNotes(deep, 100);
  });
});
