/** The report that the tests of this folder share. */
import type { Finding } from '../findings/finding';
import type { RuleInfo } from '../rules/rule';
import type { Report } from './index';

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

export const finding: Finding = {
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
  otherFlows: [
    [
      {
        path: 'lib/b.js',
        range: { start: { line: 2, character: 0 }, end: { line: 2, character: 8 } },
        text: 'req.body',
        note: 'source',
      },
      {
        path: 'src/a b/ü#1.js',
        range: { start: { line: 11, character: 4 }, end: { line: 11, character: 20 } },
        text: 'sql',
        note: 'sink',
      },
    ],
  ],
  threats: [{ id: 'T-1', title: 'Reads another clinic' }],
  fingerprint: '0123456789abcdef0123456789abcdef',
  fixable: true,
};

export const hint: Finding = {
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
  otherFlows: [],
  threats: [],
  fixable: false,
};

export const accepted: Finding = {
  ...finding,
  fingerprint: 'ffffffffffffffffffffffffffffffff',
  suppression: { kind: 'accepted', reason: 'local only', id: 'R-1', owner: '@bob', expires: '2027-03-31' },
};

const commented: Finding = {
  ...finding,
  fingerprint: 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
  suppression: { kind: 'comment', reason: 'the id is a constant' },
};

export const report: Report = {
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
