import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import type { Finding } from '../findings/finding';
import { endingAcceptances, overlay, type ThreatNotes } from './index';

function notesOf(...lines: string[]): ThreatNotes {
  const { notes, problems } = notesOfText(`version: 2\n${lines.join('\n')}\n`, 'notes.yaml');
  assert.deepEqual(
    problems.filter((problem) => problem.severity === 'error'),
    [],
  );
  return notes!;
}

const at = { start: { line: 1, character: 2 }, end: { line: 1, character: 9 } };
function finding(extra: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'js-sql',
    path: 'src/routes/a.ts',
    range: at,
    start: 20,
    end: 27,
    message: 'Pass id as a parameter.',
    severity: 'warning',
    confidence: 'medium',
    cwe: ['CWE-89'],
    owasp: ['A05:2025'],
    flow: [],
    otherFlows: [],
    threats: [],
    fingerprint: '0123456789abcdef0123456789abcdef',
    fixable: false,
    ...extra,
  };
}
const today = '2026-11-23';
const one = (notes: ThreatNotes, extra: Partial<Finding> = {}, path = 'src/routes/a.ts') =>
  overlay([finding(extra)], notes, path, today)[0];

describe('overlay: other notes', () => {
  const grave = notesOf('threats: [{id: T, title: t, cwe: [CWE-89], scope: ["src/**"]}]');
  const accepting = notesOf(
    'accepted: [{id: R-1, rule: js-sql, scope: ["src/**"], reason: local, expires: 2030-01-01}]',
  );
  const first = overlay([finding()], grave, 'src/routes/a.ts', today);

  it('weigh a finding as if the earlier ones had never been', () => {
    assert.equal(first[0].severity, 'error');
    const then = overlay(first, accepting, 'src/routes/a.ts', today);
    assert.deepEqual(then, overlay([finding()], accepting, 'src/routes/a.ts', today));
    assert.deepEqual(overlay(then, grave, 'src/routes/a.ts', today), first);
    assert.deepEqual(overlay(first, grave, 'src/routes/a.ts', today), first);
  });

  it('leave it as found where there are none', () => {
    assert.deepEqual(overlay(first, undefined, 'src/routes/a.ts', today), [finding()]);
  });

  it('tell at the place that an acceptance ends within two weeks', () => {
    const accepted = overlay([finding()], accepting, 'src/routes/a.ts', today);
    assert.deepEqual(endingAcceptances(accepted, '2029-12-17'), []);
    assert.deepEqual(endingAcceptances(accepted, '2029-12-18'), [
      {
        path: 'src/routes/a.ts',
        range: at,
        message: 'js-sql is accepted here until 2030-01-01 (R-1): the finding is back after that day.',
        severity: 'info',
      },
    ]);
    assert.deepEqual(endingAcceptances([finding()], '2029-12-18'), []);
  });
});

describe('overlay: what is at stake', () => {
  for (const [project, severity, expected] of [
    ['risk: low', 'error', 'warning'],
    ['risk: low', 'hint', 'hint'],
    ['risk: medium', 'info', 'info'],
    ['risk: high', 'info', 'info'],
    ['risk: high, exposure: internal', 'info', 'info'],
    ['risk: high, exposure: public', 'info', 'warning'],
    ['risk: critical', 'hint', 'info'],
    ['risk: critical', 'warning', 'warning'],
    ['exposure: public', 'info', 'info'],
  ] as const)
    it(`makes ${expected} of ${severity} with ${project}`, () => {
      assert.equal(one(notesOf(`project: {${project}}`), { severity }).severity, expected);
    });

  it('makes nothing milder that a threat touches or the notes ask for', () => {
    const low = notesOf(
      'project: {risk: low}',
      'threats: [{id: T, title: t, cwe: [CWE-89], severity: low, scope: ["src/**"]}]',
    );
    assert.equal(one(low).severity, 'warning');
    assert.equal(one(low, { cwe: ['CWE-79'] }).severity, 'info');
    assert.equal(one(low, { ruleId: 'threat-notes.C-1', cwe: [] }).severity, 'warning');
  });

  it('raises by one step where both a threat and the risk do', () => {
    const notes = notesOf(
      'project: {risk: critical}',
      'threats: [{id: T, title: t, cwe: [CWE-89], scope: ["src/**"]}]',
    );
    assert.equal(one(notes, { severity: 'hint' }).severity, 'info');
  });
});

describe('overlay: threats', () => {
  const inScope = notesOf(
    'threats:',
    '  - {id: T-1, title: Reads others, cwe: [CWE-639, CWE-89], severity: critical, scope: ["src/routes/**"]}',
  );

  it('names the threat and raises the severity by one step', () => {
    const result = one(inScope);
    assert.deepEqual(result.threats, [{ id: 'T-1', title: 'Reads others' }]);
    assert.equal(result.severity, 'error');
    assert.equal(result.message, 'Pass id as a parameter.');
    assert.equal(one(inScope, { severity: 'hint' }).severity, 'info');
    assert.equal(one(inScope, { severity: 'error' }).severity, 'error');
  });

  it('leaves findings of other files and other weaknesses as they are', () => {
    assert.deepEqual(one(inScope, {}, 'src/other.ts'), finding());
    assert.deepEqual(one(inScope, { cwe: ['CWE-79'] }), finding({ cwe: ['CWE-79'] }));
  });

  it('does not change what it was given', () => {
    const given = Object.freeze(finding());
    assert.notEqual(overlay([given], inScope, 'src/routes/a.ts', today)[0], given);
    assert.deepEqual(given, finding());
  });

  it('lets a threat without weaknesses touch all of its scope, and one without both nothing', () => {
    assert.equal(one(notesOf('threats: [{id: T, title: t, scope: ["src/**"]}]')).threats.length, 1);
    assert.equal(one(notesOf('threats: [{id: T, title: t, cwe: [CWE-89]}]')).threats.length, 1);
    assert.deepEqual(one(notesOf('threats: [{id: T, title: t}]')), finding());
  });

  for (const [status, severity, risk, expected] of [
    ['open', 'high', 'low', 'error'],
    ['open', 'medium', 'medium', 'warning'],
    ['open', 'low', 'high', 'error'],
    ['open', 'low', 'critical', 'error'],
    ['mitigated', 'critical', 'high', 'warning'],
    ['accepted', 'critical', 'high', 'warning'],
    ['transferred', 'critical', 'high', 'warning'],
  ])
    it(`${status} ${severity} threat in a project of ${risk} risk: ${expected}`, () => {
      const result = one(
        notesOf(
          `project: {risk: ${risk}}`,
          `threats: [{id: T, title: t, cwe: [CWE-89], status: ${status}, severity: ${severity}}]`,
        ),
      );
      assert.equal(result.severity, expected);
      assert.equal(result.threats.length, 1);
    });

  it('raises one step for many threats', () => {
    const notes = notesOf('threats:', ...[1, 2, 3].map((n) => `  - {id: T-${n}, title: t, cwe: [CWE-89]}`));
    const result = one(notes, { severity: 'hint' });
    assert.equal(result.severity, 'info');
    assert.equal(result.threats.length, 3);
  });

  for (const [scope, path, expected] of [
    ['src/routes', 'src/routes/a.ts', false],
    ['src/routes/', 'src/routes/deep/a.ts', true],
    ['./src/**', 'src/a.ts', true],
    ['**/*.{ts,tsx}', 'a.tsx', true],
    ['*.ts', 'src/a.ts', false],
    ['src/**', 'src/.hidden/a.ts', true],
    ['app/(auth)/**', 'app/(auth)/login.ts', true],
    ['lib/c++/**', 'lib/c++/a.ts', true],
    ['app/[id]/**', 'app/[id]/page.tsx', true],
    ['app/[[...slug]]/*', 'app/[[...slug]]/page.tsx', true],
    ['src/[ab].ts', 'src/b.ts', true],
    ['src/A.ts', 'src/a.ts', false],
    ['src/ünï 🎉/*', 'src/ünï 🎉/a.ts', true],
  ] as const)
    it(`scope ${scope} ${expected ? 'has' : 'does not have'} ${path}`, () => {
      const notes = notesOf(`threats: [{id: T, title: t, scope: [${JSON.stringify(scope)}]}]`);
      assert.equal(one(notes, {}, path).threats.length === 1, expected);
    });

  it('takes exclusions out of a scope', () => {
    const notes = notesOf('threats: [{id: T, title: t, scope: ["src/**", "!**/*.test.ts"]}]');
    assert.equal(one(notes, {}, 'src/a.ts').threats.length, 1);
    assert.equal(one(notes, {}, 'src/a.test.ts').threats.length, 0);
  });
});

describe('overlay: entry points', () => {
  const notes = notesOf(
    'entryPoints: [{id: api, scope: ["src/routes/**"]}, {id: cron, trust: trusted, scope: ["jobs/**"]}]',
  );
  const flow = [{ path: 'src/routes/a.ts', range: at, text: 'req', note: 'source' }];

  it('makes flows in trusted files less sure, unless outsiders reach them too', () => {
    const flow = [{ path: 'jobs/a.ts', range: at, text: 'id', note: 'source' }];
    assert.equal(one(notes, { flow }, 'jobs/a.ts').confidence, 'low');
    assert.equal(one(notes, {}, 'jobs/a.ts').confidence, 'medium');
    const both = notesOf(
      'entryPoints: [{id: api, scope: ["**"]}, {id: cron, trust: trusted, scope: ["jobs/**"]}]',
    );
    assert.equal(one(both, { flow }, 'jobs/a.ts').confidence, 'high');
  });

  it('makes flows in untrusted files surer, and nothing else', () => {
    assert.equal(one(notes, { flow }).confidence, 'high');
    assert.equal(one(notes, { flow, confidence: 'low' }).confidence, 'medium');
    assert.equal(one(notes, { flow, confidence: 'high' }).confidence, 'high');
    assert.equal(one(notes).confidence, 'medium');
    assert.equal(one(notes, { flow }, 'lib/a.ts').confidence, 'medium');
  });
});

describe('overlay: accepted risks', () => {
  const risk = (fields: string) =>
    notesOf(`accepted: [{id: R-1, reason: local only, owner: "@bob", ${fields}}]`);

  it('suppresses by rule and scope until the last day', () => {
    const notes = risk('rule: js-sql, scope: ["src/routes/**"], expires: 2026-11-23');
    assert.deepEqual(one(notes), {
      ...finding(),
      suppression: {
        kind: 'accepted',
        reason: 'local only',
        id: 'R-1',
        owner: '@bob',
        expires: '2026-11-23',
      },
      asFound: {
        message: 'Pass id as a parameter.',
        severity: 'warning',
        confidence: 'medium',
        threats: [],
      },
    });
    assert.equal(one(notes, { ruleId: 'other' }).suppression, undefined);
    assert.equal(one(notes, {}, 'src/b.ts').suppression, undefined);
  });

  it('brings the finding back after the last day and says so', () => {
    const notes = risk('rule: js-sql, scope: ["src/routes/**"], expires: 2026-03-31');
    const result = one(notes);
    assert.equal(result.suppression, undefined);
    assert.equal(
      result.message,
      'Pass id as a parameter. The accepted risk R-1 expired on 2026-03-31 (@bob).',
    );
  });

  it('suppresses one finding by its fingerprint, wherever it moves', () => {
    const notes = risk('fingerprint: 0123456789abcdef0123456789abcdef, expires: 2027-01-01');
    assert.equal(one(notes, {}, 'moved.ts').suppression?.id, 'R-1');
    assert.equal(one(notes, { fingerprint: 'f'.repeat(32) }).suppression, undefined);
  });

  it('prefers an acceptance in force to one that ended, and a comment to both', () => {
    const notes = notesOf(
      'accepted:',
      '  - {id: R-1, rule: js-sql, scope: ["**"], reason: old, expires: 2020-01-01}',
      '  - {id: R-2, rule: js-sql, scope: ["**"], reason: new, expires: 2030-01-01}',
    );
    assert.equal(one(notes).suppression?.id, 'R-2');
    assert.equal(one(notes).message, 'Pass id as a parameter.');
    const suppression = { kind: 'comment', reason: 'checked above' } as const;
    assert.deepEqual(one(notes, { suppression }).suppression, suppression);
  });

  it('names the acceptance that ended last', () => {
    const notes = notesOf(
      'accepted:',
      '  - {id: R-1, rule: js-sql, scope: ["**"], reason: a, expires: 2020-01-01}',
      '  - {id: R-2, rule: js-sql, scope: ["**"], reason: b, expires: 2021-01-01}',
    );
    assert.equal(one(notes).message, 'Pass id as a parameter. The accepted risk R-2 expired on 2021-01-01.');
  });
});
