import assert from 'node:assert/strict';
import type { ImportFindingsResult } from '../../protocol/src/index';
import { brief, TestClient } from './client';

const log = JSON.stringify({
  version: '2.1.0',
  runs: [
    {
      tool: {
        driver: { name: 'CodeQL', rules: [{ id: 'js/x', properties: { tags: ['external/cwe/cwe-079'] } }] },
      },
      results: [
        {
          ruleId: 'js/x',
          message: { text: 'Reaches the page.' },
          level: 'error',
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: 'src/a.js' },
                region: { startLine: 1, snippet: { text: 'show(q);' } },
              },
            },
          ],
        },
      ],
    },
  ],
});

describe('findings of other tools over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const importLog = () =>
    client.request<ImportFindingsResult[]>('wardscribe/importFindings', {
      folder: client.uri(''),
      uri: client.uri('results.sarif'),
    });

  it('are merged into a file, shown with their tool, and follow their line', async () => {
    client = await TestClient.start({ 'src/a.js': 'show(q);\n', 'results.sarif': log });
    const uri = client.openFile('src/a.js', 'javascript');
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.deepEqual(await importLog(), [
      { tool: 'CodeQL', path: '.wardscribe/imports/codeql.yaml', added: 1, gone: 0, back: 0, open: 1 },
    ]);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:9 error js/x']);
    const [finding] = client.findings.get(uri)!;
    assert.deepEqual([finding.tool, finding.owasp], ['CodeQL', ['A05:2025 Injection']]);
    client.replace(uri, 'show', '\n\nshow');
    const [diagnostic] = await client.diagnostics(uri);
    assert.deepEqual([diagnostic.range.start.line, diagnostic.source], [2, 'CodeQL']);
    assert.deepEqual(await client.codeActions(uri, diagnostic.range), []);
    assert.match((await client.hover(uri, diagnostic.range)) ?? '', /Found by CodeQL, imported\./);
  });

  it('are told of files that are not open, and of a log that is none', async () => {
    client = await TestClient.start({ 'src/a.js': 'show(q);\n', 'results.sarif': log });
    await importLog();
    await client.until(
      'the closed file has it',
      () => client.published.get(client.uri('src/a.js'))?.length === 1,
    );
    client.write('results.sarif', '{}');
    await assert.rejects(importLog(), /This is no SARIF log: it has no `runs`\./);
  });
});
