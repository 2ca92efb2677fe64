/** Logs in the shape that each scanner writes, by hand: the members that they use, with findings of our own. */
import assert from 'node:assert/strict';
import type { Finding } from '../findings/finding';
import { importedFindings, mergeImport, parseImport, readSarif } from './index';

const folder = '/home/ci/portal';
const wrap = (run: object) =>
  JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] });

/** CodeQL: rules in an extension, weaknesses as tags, a score, fingerprints of lines, paths below `%SRCROOT%`. */
const codeql = wrap({
  tool: {
    driver: { name: 'CodeQL', organization: 'GitHub', semanticVersion: '2.20.1' },
    extensions: [
      {
        name: 'codeql/javascript-queries',
        rules: [
          {
            id: 'js/sql-injection',
            shortDescription: { text: 'Query built from user input' },
            defaultConfiguration: { enabled: true, level: 'error' },
            properties: {
              tags: ['security', 'external/cwe/cwe-089', 'external/cwe/cwe-943'],
              precision: 'high',
              'security-severity': '8.8',
            },
          },
        ],
      },
    ],
  },
  artifacts: [{ location: { uri: 'api/routes.ts', uriBaseId: '%SRCROOT%', index: 0 } }],
  results: [
    {
      ruleId: 'js/sql-injection',
      rule: { id: 'js/sql-injection', index: 0, toolComponent: { index: 0 } },
      message: { text: 'This query depends on a [user-provided value](1).' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'api/routes.ts', uriBaseId: '%SRCROOT%', index: 0 },
            region: { startLine: 12, startColumn: 9, endColumn: 30 },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: '39fa2ee980eb94b0:1' },
      codeFlows: [],
      relatedLocations: [],
    },
  ],
});

/** Semgrep: everything in the driver, weaknesses with their titles, the line as a snippet, a fingerprint of the match. */
const semgrep = wrap({
  invocations: [{ executionSuccessful: true, toolExecutionNotifications: [] }],
  tool: {
    driver: {
      name: 'Semgrep OSS',
      semanticVersion: '1.99.0',
      rules: [
        {
          id: 'rules.insecure-yaml',
          name: 'rules.insecure-yaml',
          defaultConfiguration: { level: 'warning' },
          fullDescription: { text: 'Objects come out of this text.' },
          properties: {
            precision: 'very-high',
            tags: [
              'CWE-502: Deserialization of Untrusted Data',
              'OWASP-A08:2021 - Software Integrity',
              'security',
            ],
          },
        },
      ],
    },
  },
  results: [
    {
      fingerprints: { 'matchBasedId/v1': 'c0ffee_0' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'jobs/load.py', uriBaseId: '%SRCROOT%' },
            region: {
              startLine: 4,
              startColumn: 12,
              endLine: 4,
              endColumn: 27,
              snippet: { text: '    return yaml.load(text)' },
            },
          },
        },
      ],
      message: { text: 'Objects come out of this text.' },
      properties: {},
      ruleId: 'rules.insecure-yaml',
    },
    {
      fingerprints: { 'matchBasedId/v1': 'c0ffee_1' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'jobs/old.py', uriBaseId: '%SRCROOT%' },
            region: { startLine: 1, snippet: { text: 'yaml.load(text)  # nosemgrep' } },
          },
        },
      ],
      message: { text: 'Objects come out of this text.' },
      ruleId: 'rules.insecure-yaml',
      suppressions: [{ kind: 'inSource' }],
    },
  ],
});

/** Trivy: rules by index, a score as text, no weakness, a base that names the scanned folder. */
const trivy = wrap({
  tool: {
    driver: {
      name: 'Trivy',
      fullName: 'Trivy Vulnerability Scanner',
      rules: [
        {
          id: 'CVE-2031-0001',
          name: 'LanguageSpecificPackageVulnerability',
          shortDescription: { text: 'left-bad: reads too far' },
          defaultConfiguration: { level: 'error' },
          properties: {
            precision: 'very-high',
            'security-severity': '5.5',
            tags: ['vulnerability', 'MEDIUM'],
          },
        },
      ],
      version: '0.60.0',
    },
  },
  results: [
    {
      ruleId: 'CVE-2031-0001',
      ruleIndex: 0,
      level: 'warning',
      message: { text: 'Package: left-bad\nInstalled Version: 1.0.0\nFixed Version: 1.0.1' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'package-lock.json', uriBaseId: 'ROOTPATH' },
            region: { startLine: 30, startColumn: 1, endLine: 36, endColumn: 1 },
          },
          message: { text: 'package-lock.json: left-bad@1.0.0' },
        },
      ],
    },
  ],
  columnKind: 'utf16CodeUnits',
  originalUriBaseIds: { ROOTPATH: { uri: `file://${folder}/` } },
});

/** ZAP: what was found on a running system: addresses instead of files, weaknesses as taxa. */
const zap = wrap({
  tool: {
    driver: {
      name: 'ZAP',
      semanticVersion: '2.16.0',
      supportedTaxonomies: [{ guid: '5a7d', index: 0, name: 'CWE' }],
      rules: [
        {
          id: '40012',
          name: 'Cross Site Scripting (Reflected)',
          defaultConfiguration: { level: 'error' },
          relationships: [
            {
              target: { id: '79', guid: '62c9', toolComponent: { guid: '5a7d', name: 'CWE' } },
              kinds: ['superset'],
            },
          ],
        },
      ],
    },
  },
  taxonomies: [{ name: 'CWE', guid: '5a7d', taxa: [{ id: '79', guid: '62c9' }] }],
  results: [
    {
      ruleId: '40012',
      level: 'error',
      message: { text: 'A script of the request is in the answer.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'https://portal.example/messages?text=x' },
            region: { startLine: 1, snippet: { text: '<script>' } },
          },
        },
      ],
      webRequest: { method: 'GET', target: 'https://portal.example/messages?text=x' },
    },
  ],
});

describe('logs of known scanners', () => {
  const logs = { CodeQL: codeql, 'Semgrep OSS': semgrep, Trivy: trivy, ZAP: zap };
  const shape = (text: string) => {
    const [{ tool, findings }] = readSarif(text, folder);
    return [
      tool,
      ...findings.map(({ rule, severity, cwe, path, line, url }) => [rule, severity, cwe, path ?? url, line]),
    ];
  };

  it('are read with rule, severity, weakness and place', () => {
    assert.deepEqual(Object.values(logs).map(shape), [
      ['CodeQL', ['js/sql-injection', 'error', ['CWE-89', 'CWE-943'], 'api/routes.ts', 11]],
      ['Semgrep OSS', ['rules.insecure-yaml', 'warning', ['CWE-502'], 'jobs/load.py', 3]],
      ['Trivy', ['CVE-2031-0001', 'warning', [], 'package-lock.json', 29]],
      ['ZAP', ['40012', 'error', ['CWE-79'], 'https://portal.example/messages?text=x', undefined]],
    ]);
  });

  it('lose links that lead into the log', () => {
    assert.equal(
      readSarif(codeql, folder)[0].findings[0].message,
      'This query depends on a user-provided value.',
    );
  });

  for (const [tool, text] of Object.entries(logs))
    it(`of ${tool} update their states when they are imported again`, () => {
      const [run] = readSarif(text, folder);
      const first = mergeImport('', run, '2026-01-01');
      const fixed = mergeImport(first.text, { ...run, findings: [] }, '2026-02-01');
      const back = mergeImport(fixed.text, run, '2026-03-01');
      assert.deepEqual([first.added, fixed.gone, back.back, back.added], [1, 1, 1, 0]);
      const [finding] = parseImport(back.text, 'x.yaml').data!.findings;
      assert.deepEqual([finding.state, finding.first, finding.gone], ['open', '2026-01-01', undefined]);
    });

  it('keep the finding of a tool with fingerprints when its line moves', () => {
    const moved = [
      codeql.replace('"startLine":12', '"startLine":40'),
      semgrep.replace('"startLine":4', '"startLine":9'),
    ];
    for (const [i, before] of [codeql, semgrep].entries()) {
      const { text } = mergeImport('', readSarif(before, folder)[0], '2026-01-01');
      const again = mergeImport(text, readSarif(moved[i], folder)[0], '2026-02-01');
      assert.deepEqual([again.added, again.gone, again.open], [0, 0, 1]);
    }
  });

  it('say nothing that ours say already', () => {
    const imports = Object.values(logs).map((text) => {
      const { text: file } = mergeImport('', readSarif(text, folder)[0], '2026-01-01');
      return parseImport(file, 'x.yaml').data!;
    });
    const at = (line: number, cwe: string) =>
      ({ cwe: [cwe], range: { start: { line, character: 0 }, end: { line, character: 1 } } }) as Finding;
    const rules = (path: string, ...ours: Finding[]) =>
      importedFindings(imports, path, ours).map(({ tool, ruleId }) => `${tool} ${ruleId}`);
    assert.deepEqual(rules('api/routes.ts', at(11, 'CWE-89')), []);
    assert.deepEqual(rules('api/routes.ts', at(11, 'CWE-79')), ['CodeQL js/sql-injection']);
    assert.deepEqual(rules('jobs/load.py'), ['Semgrep OSS rules.insecure-yaml']);
    assert.deepEqual(rules('package-lock.json'), ['Trivy CVE-2031-0001']);
  });
});
