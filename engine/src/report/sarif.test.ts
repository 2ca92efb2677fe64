import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { relativeUri, toSarif } from './index';
import { finding, report } from './sample.test';

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
    assert.deepEqual(
      result?.codeFlows?.map(({ threadFlows }) =>
        threadFlows[0].locations.map((each) => each.location?.physicalLocation?.artifactLocation?.uri),
      ),
      [
        ['src/a%20b/%C3%BC%231.js', 'src/a%20b/%C3%BC%231.js'],
        ['lib/b.js', 'src/a%20b/%C3%BC%231.js'],
      ],
    );
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
