import assert from 'node:assert/strict';
import { atLeast, problemLine, summarize, toJson, toText } from './index';
import { accepted, hint, report } from './sample.test';

describe('report: text', () => {
  it('groups by file, shows the path of the data and hides suppressed findings', () => {
    assert.equal(
      toText(report),
      `lib/b.js
  1:1  warning  Keep ssn out of [31m this log.  threat-notes.sensitive (low confidence)

src/a b/ü#1.js
  12:5  error    Pass req.query.id as a parameter: it reaches this SQL text from line 9.  js-sql-injection
                 1. 9:14  req.query.id  (source)
                 2. 12:5  sql  (passed to db.query)
                 and from 1 other source
                 T-1 Reads another clinic

2 findings in 3 files: 1 error, 1 warning. 2 suppressed. 1 file skipped.
`,
    );
  });

  it('says so when there is nothing', () => {
    const empty = { ...report, files: 1, findings: [], skipped: [] };
    assert.equal(toText(empty), 'No findings in 1 file.\n');
  });

  it('colors through the given functions only', () => {
    const text = toText(
      { ...report, findings: [hint] },
      {
        path: (value) => `<p>${value}</p>`,
        severity: (severity, value) => `<${severity}>${value}`,
        dim: (value) => `<d>${value}</d>`,
      },
    );
    assert.match(text, /^<p>lib\/b\.js<\/p>\n {2}1:1 {2}<warning>warning {2}Keep/);
    assert.match(text, /<d>threat-notes\.sensitive \(low confidence\)<\/d>/);
  });

  it('writes a problem on one line', () => {
    assert.equal(problemLine(report.problems[0]), 'rules/a.yaml:3:5: error: Unknown key "patern". (my-rule)');
    assert.equal(problemLine(report.problems[1]), 'warning: No rules were loaded.');
  });
});

describe('report: JSON', () => {
  it('has the documented members, one-based', () => {
    const json = toJson(report);
    assert.deepEqual(Object.keys(json), ['version', 'tool', 'findings', 'problems', 'skipped', 'summary']);
    assert.deepEqual(json.findings[1], {
      ruleId: 'js-sql-injection',
      path: 'src/a b/ü#1.js',
      startLine: 12,
      startColumn: 5,
      endLine: 12,
      endColumn: 21,
      severity: 'error',
      confidence: 'high',
      cwe: ['CWE-89'],
      owasp: ['A05:2025', 'A03:2021'],
      message: 'Pass req.query.id as a parameter: it reaches this SQL text from line 9.',
      flow: [
        {
          path: 'src/a b/ü#1.js',
          startLine: 9,
          startColumn: 14,
          endLine: 9,
          endColumn: 26,
          text: 'req.query.id',
          note: 'source',
        },
        {
          path: 'src/a b/ü#1.js',
          startLine: 12,
          startColumn: 5,
          endLine: 12,
          endColumn: 21,
          text: 'sql',
          note: 'passed to db.query',
        },
      ],
      otherFlows: [
        [
          {
            path: 'lib/b.js',
            startLine: 3,
            startColumn: 1,
            endLine: 3,
            endColumn: 9,
            text: 'req.body',
            note: 'source',
          },
          {
            path: 'src/a b/ü#1.js',
            startLine: 12,
            startColumn: 5,
            endLine: 12,
            endColumn: 21,
            text: 'sql',
            note: 'sink',
          },
        ],
      ],
      fingerprint: '0123456789abcdef0123456789abcdef',
      threats: [{ id: 'T-1', title: 'Reads another clinic' }],
    });
    assert.deepEqual(json.findings[2].suppression, accepted.suppression);
    assert.deepEqual(json.problems, [
      {
        path: 'rules/a.yaml',
        startLine: 3,
        startColumn: 5,
        endLine: 3,
        endColumn: 10,
        ruleId: 'my-rule',
        message: 'Unknown key "patern".',
        severity: 'error',
      },
      { message: 'No rules were loaded.', severity: 'warning' },
    ]);
    assert.deepEqual(json.skipped, [{ path: 'big.js', reason: 'larger than 1.5 MB' }]);
    assert.deepEqual(json.summary, summarize(report));
  });

  it('counts suppressed findings apart', () => {
    assert.deepEqual(summarize(report), {
      files: 3,
      findings: 2,
      suppressed: 2,
      error: 1,
      warning: 1,
      info: 0,
      hint: 0,
    });
  });

  it('orders severities from worst to mildest', () => {
    assert.equal(atLeast('error', 'warning'), true);
    assert.equal(atLeast('warning', 'warning'), true);
    assert.equal(atLeast('info', 'warning'), false);
  });
});
