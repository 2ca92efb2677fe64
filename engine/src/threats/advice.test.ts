import assert from 'node:assert/strict';
import { applyEdits, LineIndex } from '../syntax/position';
import { adviseNotes, type NotesSurroundings, readNotes } from './index';

const path = '.wardscribe/threat-notes.yaml';
const today = '2026-11-23';

function advise(text: string, around: Partial<NotesSurroundings> = {}) {
  const read = readNotes([{ path, text }]);
  assert.deepEqual(read.problems, []);
  return adviseNotes(read, { today, ...around });
}

/** What is underlined, how grave it is, and the message. */
function told(text: string, around: Partial<NotesSurroundings> = {}): string[][] {
  const lines = new LineIndex(text);
  return advise(text, around).map(({ range, severity, message }) => [
    text.slice(lines.offset(range!.start), lines.offset(range!.end)),
    severity,
    message,
  ]);
}

describe('advice on notes', () => {
  it('tells names under compliance that are neither a profile nor a checklist of the team', () => {
    const text = 'version: 2\ncompliance: [asvs-5.0-L2, our-release, hipaa-164.321, iso]\n';
    assert.deepEqual(told(text), []);
    const all = told(text, { checklists: ['our-release'] });
    assert.deepEqual(all[0], [
      'hipaa-164.321',
      'warning',
      'There is no profile or checklist `hipaa-164.321`. Did you mean `hipaa-164.312`?',
    ]);
    assert.match(
      all[1].join(' '),
      /^iso warning There is no profile or checklist `iso`\. There are owasp-top10-2025, /,
    );
    assert.equal(all.length, 2);
    const [{ fixes }] = advise(text, { checklists: ['our-release'] });
    assert.equal(applyEdits(text, fixes![0].edits), text.replace('164.321', '164.312'));
  });

  it('tells what expired, what ends within 14 days and what never ends', () => {
    const text = `version: 2\naccepted:\n${[
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-12-07',
      '2026-12-08',
    ]
      .map(
        (day, i) => `  - {id: R-${i}, rule: r, scope: ["**"], reason: x, owner: "@bob", expires: ${day}}\n`,
      )
      .join('')}  - {id: R-9, rule: r, scope: ["**"], reason: x}\n`;
    const back = 'its findings come back after that day.';
    assert.deepEqual(told(text), [
      [
        '2026-11-22',
        'warning',
        'The accepted risk R-0 expired on 2026-11-22 (@bob): its findings are back. Fix them, or decide again and set a new day.',
      ],
      ['2026-11-23', 'warning', `The accepted risk R-1 expires today, on 2026-11-23 (@bob): ${back}`],
      ['2026-11-24', 'warning', `The accepted risk R-2 expires tomorrow, on 2026-11-24 (@bob): ${back}`],
      ['2026-12-07', 'warning', `The accepted risk R-3 expires in 14 days, on 2026-12-07 (@bob): ${back}`],
      [
        'R-9',
        'warning',
        'The accepted risk R-9 has no end: add `expires: YYYY-MM-DD` so that it is looked at again.',
      ],
    ]);
    const problems = advise(text);
    assert.equal(problems[0].fixes![0].title, 'Accept it until 2027-02-21: `expires: 2027-02-21`');
    const extended = applyEdits(text, problems[0].fixes![0].edits);
    assert.equal(extended, text.replace('2026-11-22', '2027-02-21'));
    const ended = applyEdits(text, problems[4].fixes![0].edits);
    assert.equal(ended, text.replace(/reason: x}\n$/, 'reason: x, expires: 2027-02-21}\n'));
  });

  it('tells of threats that nobody looks after or answers', () => {
    const text = [
      'version: 2',
      'threats:',
      '  - id: T-1',
      '    title: Reads letters',
      '    severity: critical',
      '  - {id: T-2, title: Slow, severity: low, owner: "@a"}',
      '  - {id: T-3, title: Done, status: mitigated}',
      'controls: [{id: C-1, title: Check the owner}]',
      '',
    ].join('\n');
    assert.deepEqual(told(text, { owners: ['@mira'] }), [
      ['T-1', 'info', 'Nobody looks after T-1: add `owner`.'],
      ['T-1', 'warning', 'No control answers T-1: name one in `mitigations`.'],
      ['T-2', 'info', 'No control answers T-2: name one in `mitigations`.'],
    ]);
    const [owner, control] = advise(text, { owners: ['@mira'] });
    assert.equal(
      applyEdits(text, owner.fixes![0].edits),
      text.replace('severity: critical\n', 'severity: critical\n    owner: "@mira"\n'),
    );
    assert.equal(control.fixes![0].title, 'Answer it by C-1 Check the owner: `mitigations: [C-1]`');
  });

  it('tells of scopes without a file and names that no code has, once both are known', () => {
    const text = [
      'version: 2',
      'assets: [{id: phi, title: Records, identifiers: [ssn, "diag*", Patient.dob]}]',
      'entryPoints: [{id: api, scope: ["src/routs/**", "!src/old/**", "src/**"]}]',
      '',
    ].join('\n');
    assert.deepEqual(told(text), []);
    const found = new Set(['dateOfBirth', 'DiagnosisCode', 'dob']);
    const names = { asked: new Set(['ssn', 'diag*', 'Patient.dob']), found };
    assert.deepEqual(told(text, { files: ['src/a.ts'], names }), [
      ['"src/routs/**"', 'warning', 'No file matches `src/routs/**`: correct it or remove it.'],
      ['ssn', 'info', 'No code has a name like `ssn`: correct it or remove it.'],
    ]);
  });
});

describe('fixes of advice', () => {
  const around: NotesSurroundings = {
    today,
    files: ['src/routes/letters.ts', 'src/routes/boxes.ts', 'src/old/a.ts', 'api/app.py'],
    names: {
      asked: new Set(['ssn', 'dob', 'audit', 'asertOwner', 'audit.log', 'auth.ensure*', 'auth.assert*']),
      found: new Set(['dob', 'assertOwner']),
    },
    functions: [{ name: 'assertOwner', detail: '' }],
    owners: ['@mira'],
    checklists: [],
    entryPoints: new Map(),
  };
  /** The notes with what the fixes ask for: the advice with their titles. */
  const advice = (text: string) =>
    advise(text, around).flatMap(({ message, fixes = [] }) => fixes.map((fix) => ({ message, ...fix })));

  /** A fix changes the text as said, which is valid, and the advice is gone. */
  const cases: [title: string, before: string, after: string][] = [
    ['Change it to hipaa-164.312', 'compliance: [hipaa-164.321]\n', 'compliance: [hipaa-164.312]\n'],
    ['Remove iso', 'compliance: [iso, asvs-5.0-L2]\n', 'compliance: [asvs-5.0-L2]\n'],
    [
      'Accept it until 2027-02-21: `expires: 2027-02-21`',
      'accepted:\n  - {id: R-1, rule: r, scope: [src/**], reason: x, expires: 2026-11-25}\n',
      'accepted:\n  - {id: R-1, rule: r, scope: [src/**], reason: x, expires: 2027-02-21}\n',
    ],
    [
      'Remove R-1: it is over',
      'accepted:\n  - id: R-1 # the old one\n    rule: r\n    scope: [src/**]\n    reason: x\n    expires: 2026-11-01 # gone\n  # stays\n  - {id: R-2, rule: r, scope: [src/**], reason: x, expires: 2027-02-21}\n',
      'accepted:\n  # stays\n  - {id: R-2, rule: r, scope: [src/**], reason: x, expires: 2027-02-21}\n',
    ],
    [
      'Remove R-1: it is over',
      'assets: []\naccepted: [{id: R-1, rule: r, scope: [src/**], reason: x, expires: 2026-11-01}]\n',
      'assets: []\n',
    ],
    [
      'Give it to @mira: `owner: "@mira"`',
      'threats:\n  - {id: T-1, title: A, mitigations: [C-1]}\ncontrols: [{id: C-1, title: B}]\n',
      'threats:\n  - {id: T-1, title: A, mitigations: [C-1], owner: "@mira"}\ncontrols: [{id: C-1, title: B}]\n',
    ],
    [
      'Answer it by C-1 B: `mitigations: [C-1]`',
      'threats:\n  - {id: T-1, title: A, owner: "@a"}\ncontrols: [{id: C-1, title: B}]\n',
      'threats:\n  - {id: T-1, title: A, owner: "@a", mitigations: [C-1]}\ncontrols: [{id: C-1, title: B}]\n',
    ],
    [
      'Add a control against it: C-1',
      'threats:\n  - id: T-1\n    title: A\n    owner: "@a"\n    scope: [src/routes/**]\n',
      'threats:\n  - id: T-1\n    title: A\n    owner: "@a"\n    scope: [src/routes/**]\n    mitigations: [C-1]\n\ncontrols:\n  - id: C-1\n    title: What the code does against T-1\n    scope: ["src/routes/**"]\n',
    ],
    [
      'Change it to src/routes/**',
      'entryPoints: [{id: api, scope: ["src/routs/**"]}]\n',
      'entryPoints: [{id: api, scope: ["src/routes/**"]}]\n',
    ],
    [
      'Change it to src/routes/letters.ts',
      'controls:\n  - id: C-1\n    title: A\n    scope:\n      - lib/letters.ts\n',
      'controls:\n  - id: C-1\n    title: A\n    scope:\n      - src/routes/letters.ts\n',
    ],
    [
      'Remove gone/**',
      'forbidden:\n  - call: eval\n    scope:\n      - gone/** # moved\n      - src/**\n',
      'forbidden:\n  - call: eval\n    scope:\n      - src/**\n',
    ],
    [
      'Remove ssn',
      'assets: [{id: phi, title: A, identifiers: [ssn, dob]}]\n',
      'assets: [{id: phi, title: A, identifiers: [dob]}]\n',
    ],
    [
      'Remove ssn',
      'assets:\n  - id: phi\n    identifiers: [ssn]\n    title: A\n',
      'assets:\n  - id: phi\n    title: A\n',
    ],
    [
      'Change it to assertOwner',
      'controls: [{id: C-1, title: A, check: {mustCall: asertOwner}}]\n',
      'controls: [{id: C-1, title: A, check: {mustCall: assertOwner}}]\n',
    ],
    [
      'Change it to assertOwner',
      'controls:\n  - id: C-1\n    title: A\n    check:\n      mustCall:\n        - audit\n        - asertOwner\n',
      'controls:\n  - id: C-1\n    title: A\n    check:\n      mustCall:\n        - audit\n        - assertOwner\n',
    ],
    [
      'Do not look for C-1: remove its check',
      'controls:\n  - id: C-1\n    title: A\n    check:\n      mustCall: audit.log\n      before: [db.*]\n    owner: "@a"\n',
      'controls:\n  - id: C-1\n    title: A\n    owner: "@a"\n',
    ],
  ];
  for (const [title, before, after] of cases)
    it(`${title} in ${before.split(/[:[]/)[0]}`, () => {
      for (const eol of ['\n', '\r\n']) {
        const text = `version: 2\n${before}`.replaceAll('\n', eol);
        const fix = advice(text).find((each) => each.title === title);
        assert.ok(
          fix,
          advice(text)
            .map((each) => each.title)
            .join('\n'),
        );
        const changed = applyEdits(text, fix.edits);
        assert.equal(changed, `version: 2\n${after}`.replaceAll('\n', eol));
        assert.deepEqual(
          advise(changed, around).filter(({ message }) => message === fix.message),
          [],
        );
      }
    });

  it('leave the last pattern of a scope alone: without it the scope would be everything', () => {
    const text = 'version: 2\nforbidden: [{call: eval, scope: [nowhere/**, "!src/old/**"]}]\n';
    assert.deepEqual(advice(text), []);
  });

  it('are silent on names that were typed since somebody looked', () => {
    const text =
      'version: 2\nassets: [{id: a, title: A, identifiers: [other]}]\ncontrols: [{id: C-1, title: A, check: {mustCall: other}}]\n';
    assert.deepEqual(told(text, around), []);
  });

  it('are silent on controls whose call is somewhere, and while nobody has looked', () => {
    const text =
      'version: 2\ncontrols: [{id: C-1, title: A, check: {mustCall: [audit.log, auth.assert*]}}]\n';
    assert.deepEqual(told(text, around), []);
    assert.deepEqual(told(text, { ...around, names: undefined }), []);
    const missing = text.replace('assert*', 'ensure*');
    assert.deepEqual(told(missing, around)[0].slice(1), [
      'warning',
      'No code calls `audit.log` or `auth.ensure*`: write it, or correct the name.',
    ]);
  });
});
