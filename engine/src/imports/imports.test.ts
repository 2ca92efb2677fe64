import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../findings/finding';
import { importedFindings, importPath, mergeImport, parseImport, readSarif } from './index';

const result = (ruleId: string, uri: string, startLine: number, more: object = {}) => ({
  ruleId,
  message: { text: `About ${ruleId}` },
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
  ...more,
});
const log = (results: object[], driver: object = { name: 'Scanner' }, run: object = {}) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver }, results, ...run }] });
const findingsOf = (text: string, folder = '/w/shop') => readSarif(text, folder)[0].findings;

describe('reading SARIF of other tools', () => {
  it('takes rule, severity, weakness and place as each tool writes them', () => {
    const driver = {
      name: 'CodeQL',
      rules: [
        {
          id: 'js/sql',
          properties: { tags: ['security', 'external/cwe/cwe-089'], 'security-severity': '8.8' },
          messageStrings: { default: { text: 'Uses {0}.' } },
        },
        {
          id: 'js/log',
          defaultConfiguration: { level: 'note' },
          relationships: [{ target: { id: '117', toolComponent: { name: 'CWE' } } }],
        },
      ],
    };
    const results = [
      result('js/sql', 'src/a.js', 3, { ruleIndex: 0, message: { id: 'default', arguments: ['id'] } }),
      result('js/log', 'file:///w/shop/src/b%20c.js', 1, { rule: { index: 1 } }),
      result('CWE-79: reflected', 'https://shop.example/search?q=1', 1, { level: 'error' }),
    ];
    assert.deepEqual(
      findingsOf(log(results, driver)).map(({ key: _, ...rest }) => rest),
      [
        {
          rule: 'js/sql',
          severity: 'error',
          message: 'Uses id.',
          cwe: ['CWE-89'],
          path: 'src/a.js',
          line: 2,
        },
        {
          rule: 'js/log',
          severity: 'info',
          message: 'About js/log',
          cwe: ['CWE-117'],
          path: 'src/b c.js',
          line: 0,
        },
        {
          rule: 'CWE-79: reflected',
          severity: 'error',
          message: 'About CWE-79: reflected',
          cwe: ['CWE-79'],
          url: 'https://shop.example/search?q=1',
        },
      ],
    );
  });

  it('makes paths relative to the folder, also those of another machine, and lets none out of it', () => {
    const bases = { originalUriBaseIds: { SRC: { uri: 'file:///build/agent/7/' } } };
    const at = (uri: string, uriBaseId?: string) => ({
      ruleId: 'r',
      message: { text: uri },
      locations: [{ physicalLocation: { artifactLocation: { uri, uriBaseId } } }],
    });
    const paths = findingsOf(
      log(
        [at('lib/a.py', 'SRC'), at('../../etc/passwd'), at('./x/../y.py'), at('/other/z.py')],
        undefined,
        bases,
      ),
    ).map(({ path }) => path);
    assert.deepEqual(paths, ['lib/a.py', undefined, 'y.py', undefined]);
  });

  it('leaves out what is suppressed, absent or no failure', () => {
    const results = [
      result('a', 'a.js', 1, { suppressions: [{ kind: 'inSource' }] }),
      result('b', 'a.js', 1, { baselineState: 'absent' }),
      result('c', 'a.js', 1, { kind: 'pass' }),
      result('d', 'a.js', 1, { suppressions: [{ kind: 'external', status: 'rejected' }] }),
    ];
    assert.deepEqual(
      findingsOf(log(results)).map(({ rule }) => rule),
      ['d'],
    );
  });

  it('says what is no SARIF, and survives whatever else stands in it', () => {
    assert.throws(() => readSarif('{', '/w'), /This is not valid JSON/);
    assert.throws(() => readSarif('[]', '/w'), /it has no `runs`/);
    assert.throws(() => readSarif('{"version":"1.0.0","runs":[]}', '/w'), /This is SARIF 1\.0\.0/);
    const keys = fc.constantFrom(
      'ruleId',
      'message',
      'locations',
      'rule',
      'text',
      'physicalLocation',
      'tags',
      'taxa',
      'index',
    );
    const odd = fc.array(fc.dictionary(keys, fc.jsonValue({ maxDepth: 3 })), { maxLength: 4 });
    fc.assert(
      fc.property(odd, (results) => {
        try {
          readSarif(log(results as object[]), '/w');
        } catch (error) {
          assert.equal((error as Error).name, 'Error', String(error));
          assert.match((error as Error).message, /^A result of Scanner cannot be read/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the file of imported findings', () => {
  const run = (...results: object[]) => readSarif(log(results), '/w')[0];
  const a = result('a', 'src/a.js', 3);
  const b = result('b', 'src/b.js', 4);

  it('keeps first days, says what is gone and what is back', () => {
    const first = mergeImport('', run(a, b), '2026-01-01');
    assert.deepEqual([first.added, first.gone, first.back, first.open], [2, 0, 0, 2]);
    const second = mergeImport(first.text, run(a), '2026-02-01');
    assert.deepEqual([second.added, second.gone, second.back, second.open], [0, 1, 0, 1]);
    const third = mergeImport(second.text, run(a, b), '2026-03-01');
    assert.deepEqual([third.added, third.gone, third.back, third.open], [0, 0, 1, 2]);
    const { data, problems } = parseImport(third.text, 'x.yaml');
    assert.deepEqual(problems, []);
    assert.deepEqual(
      data!.findings.map(({ rule, line, state, first: day }) => [rule, line, state, day]).sort(),
      [
        ['a', 2, 'open', '2026-01-01'],
        ['b', 3, 'open', '2026-01-01'],
      ],
    );
    assert.equal(mergeImport(third.text, run(b, a), '2026-03-01').text, third.text);
    assert.equal(importPath('OWASP ZAP®'), '.wardscribe/imports/owasp-zap.yaml');
  });

  it('is not overwritten when it cannot be read', () => {
    assert.throws(
      () => mergeImport('findings: [', run(a), '2026-01-01'),
      /^Error: Repair line 1 of the import first\./,
    );
  });
});

describe('imported findings beside ours', () => {
  const imports = [
    parseImport(
      mergeImport(
        '',
        readSarif(
          log([
            result('sql', 'a.js', 2, { properties: { cwe: 'CWE-89' } }),
            {
              ...result('xss', 'a.js', 1, { properties: { cwe: 'CWE-79' } }),
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a.js' },
                    region: { startLine: 1, snippet: { text: '  res.send(q)' } },
                  },
                },
              ],
            },
          ]),
          '/w',
        )[0],
        '2026-01-01',
      ).text,
      'x',
    ).data!,
  ];
  const ours = [
    { cwe: ['CWE-89'], range: { start: { line: 3, character: 0 }, end: { line: 3, character: 1 } } },
  ] as Finding[];

  it('are left out where ours say the same, name their tool and follow their line', () => {
    const lines = ['', 'db.query(q)', '    res.send(q)', ''];
    const found = importedFindings(imports, 'a.js', ours, lines);
    assert.deepEqual(
      found.map(({ tool, ruleId, range, owasp }) => [tool, ruleId, range, owasp[0]]),
      [['Scanner', 'xss', { start: { line: 2, character: 4 }, end: { line: 2, character: 15 } }, 'A05:2025']],
    );
    assert.equal(importedFindings(imports, 'a.js', [], lines).length, 2);
    assert.deepEqual(importedFindings(imports, 'b.js', [], lines), []);
    // Without the code of its line nothing tells that the other one is gone.
    assert.deepEqual(
      importedFindings(imports, 'a.js', [], ['gone']).map(({ ruleId }) => ruleId),
      ['sql'],
    );
  });
});
