import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Finding } from '../findings/finding';
import type { RuleInfo } from '../rules/rule';
import { atLeast, problemLine, type Report, relativeUri, summarize, toJson, toSarif, toText } from './index';

const rule: RuleInfo = {
  id: 'js-sql-injection',
  title: 'SQL text built from request data',
  message: 'Pass $X as a parameter.',
  why: 'Whoever sends the request decides what the database runs.',
  severity: 'error',
  confidence: 'high',
  cwe: ['CWE-89'],
  owasp: ['A05:2025', 'A03:2021'],
  languages: ['javascript'],
  mode: 'taint',
  references: ['https://example.test/sql injection'],
  fixes: [],
};

const finding: Finding = {
  ruleId: 'js-sql-injection',
  path: 'src/a b/ü#1.js',
  range: { start: { line: 11, character: 4 }, end: { line: 11, character: 20 } },
  start: 200,
  end: 216,
  message: 'Pass req.query.id as a parameter: it reaches this SQL text from line 9.',
  severity: 'error',
  confidence: 'high',
  cwe: ['CWE-89'],
  owasp: ['A05:2025', 'A03:2021'],
  flow: [
    {
      path: 'src/a b/ü#1.js',
      range: { start: { line: 8, character: 13 }, end: { line: 8, character: 25 } },
      text: 'req.query.id',
      note: 'source',
    },
    {
      path: 'src/a b/ü#1.js',
      range: { start: { line: 11, character: 4 }, end: { line: 11, character: 20 } },
      text: 'sql',
      note: 'passed to db.query',
    },
  ],
  threats: [{ id: 'T-1', title: 'Reads another clinic' }],
  fingerprint: '0123456789abcdef0123456789abcdef',
  fixable: true,
};

const hint: Finding = {
  ...finding,
  ruleId: 'threat-notes.sensitive',
  path: 'lib/b.js',
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
  message: 'Keep ssn out of\u001b[31m this log.',
  severity: 'warning',
  confidence: 'low',
  cwe: [],
  owasp: [],
  flow: [],
  threats: [],
  fixable: false,
};

const accepted: Finding = {
  ...finding,
  fingerprint: 'ffffffffffffffffffffffffffffffff',
  suppression: { kind: 'accepted', reason: 'local only', id: 'R-1', owner: '@bob', expires: '2027-03-31' },
};

const commented: Finding = {
  ...finding,
  fingerprint: 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
  suppression: { kind: 'comment', reason: 'the id is a constant' },
};

const report: Report = {
  tool: { name: 'Wardscribe', version: '1.2.3' },
  files: 3,
  findings: [hint, finding, accepted, commented],
  fixes: [
    {
      ruleId: finding.ruleId,
      fingerprint: finding.fingerprint,
      path: finding.path,
      title: 'Use a parameter',
      grade: 'review',
      edits: [{ range: finding.range, text: '"… WHERE id = ?"' }],
    },
  ],
  problems: [
    {
      path: 'rules/a.yaml',
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 9 } },
      ruleId: 'my-rule',
      message: 'Unknown key "patern".',
      severity: 'error',
    },
    { message: 'No rules were loaded.', severity: 'warning' },
  ],
  skipped: [{ path: 'big.js', reason: 'larger than 1.5 MB' }],
  rules: [rule],
};

describe('report: text', () => {
  it('groups by file, shows the path of the data and hides suppressed findings', () => {
    assert.equal(
      toText(report),
      `lib/b.js
  1:1  warning  Keep ssn out of [31m this log.  threat-notes.sensitive

src/a b/ü#1.js
  12:5  error    Pass req.query.id as a parameter: it reaches this SQL text from line 9.  js-sql-injection
                 1. 9:14  req.query.id  (source)
                 2. 12:5  sql  (passed to db.query)
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
    assert.match(text, /<d>threat-notes\.sensitive<\/d>/);
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

describe('report: SARIF', () => {
  const log = toSarif(report, { 'js-sql-injection': '# Why\nBecause.' });
  const run = log.runs[0];

  it('has the shape that SARIF 2.1.0 asks for', () => {
    const file = path.resolve(__dirname, '../../../../test/fixtures/sarif-subset.schema.json');
    const ajv = new Ajv({ allErrors: true, strict: true });
    addFormats(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync(file, 'utf8')));
    for (const each of [log, toSarif({ ...report, findings: [], fixes: [], problems: [], skipped: [] })]) {
      validate(JSON.parse(JSON.stringify(each)));
      assert.deepEqual(validate.errors ?? [], []);
    }
  });

  it('describes the rules that found something, with CWE tags of three digits', () => {
    const rules = run.tool.driver.rules ?? [];
    assert.deepEqual(
      rules.map((each) => each.id),
      ['js-sql-injection', 'threat-notes.sensitive'],
    );
    assert.deepEqual(rules[0].properties, {
      tags: ['security', 'external/cwe/cwe-089', 'external/owasp/A05:2025', 'external/owasp/A03:2021'],
      precision: 'high',
      'security-severity': '8.0',
    });
    assert.equal(rules[0].help?.markdown, '# Why\nBecause.');
    assert.equal(rules[0].helpUri, 'https://example.test/sql%20injection');
    assert.deepEqual(
      run.results?.map((each) => rules[each.ruleIndex ?? -1].id),
      report.findings.map((each) => each.ruleId),
    );
  });

  it('gives places, flows, fixes and fingerprints', () => {
    const result = run.results?.[1];
    assert.deepEqual(result?.locations?.[0].physicalLocation, {
      artifactLocation: { uri: 'src/a%20b/%C3%BC%231.js', uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 21 },
    });
    assert.deepEqual(result?.partialFingerprints, { 'wardscribe/v1': finding.fingerprint });
    assert.equal(result?.codeFlows?.[0].threadFlows[0].locations.length, 2);
    assert.equal(
      result?.fixes?.[0].artifactChanges[0].replacements[0].insertedContent?.text,
      '"… WHERE id = ?"',
    );
    assert.equal(run.results?.[2].fixes, undefined);
  });

  it('says why a finding is suppressed', () => {
    assert.deepEqual(run.results?.[2].suppressions, [
      { kind: 'external', justification: 'local only (R-1, owner @bob, until 2027-03-31)' },
    ]);
    assert.deepEqual(run.results?.[3].suppressions, [
      { kind: 'inSource', justification: 'the id is a constant' },
    ]);
  });

  it('reports problems and skipped files as notifications', () => {
    const invocation = run.invocations?.[0];
    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation?.toolExecutionNotifications?.map((each) => [each.level, each.message.text]),
      [
        ['error', 'Unknown key "patern".'],
        ['warning', 'No rules were loaded.'],
        ['note', 'Skipped: larger than 1.5 MB'],
      ],
    );
  });

  it('encodes paths as URI references', () => {
    assert.equal(relativeUri('a/b.js'), 'a/b.js');
    assert.equal(relativeUri('../x y/%41.js'), '../x%20y/%2541.js');
    assert.equal(relativeUri('[id]/(group)/page?.tsx'), '%5Bid%5D/%28group%29/page%3F.tsx');
    assert.equal(relativeUri('a:b.js'), 'a%3Ab.js');
    const away = (path: string) =>
      toSarif({ ...report, findings: [{ ...finding, path }] }).runs[0].results?.[0].locations?.[0]
        .physicalLocation?.artifactLocation;
    assert.deepEqual(away('D:/x/a b.js'), { uri: 'file:///D:/x/a%20b.js' });
    assert.deepEqual(away('/srv/a.js'), { uri: 'file:///srv/a.js' });
  });
});
