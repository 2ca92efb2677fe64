import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { CodeLens } from 'vscode-languageserver/node';
import { type ThreatNotesItem, threatNotes } from '../../protocol/src/index';
import { brief, TestClient } from './client';
import { notesPath } from './samples';

const notes = `version: 2
assets:
  - {id: letters, title: Letters, identifiers: [letterBody, passport]}
entryPoints:
  - {id: api, kind: http, scope: ["routes/letters.js"]}
threats:
  - {id: T-1, title: Reads letters, owner: "@mira", entryPoints: [api], assets: [letters], mitigations: [C-1], reviewed: 2026-01-02}
  - {id: T-2, title: Sends letters, owner: "@mira", scope: ["jobs/**", "gone/**"], severity: low, mitigations: [C-1]}
controls:
  - {id: C-1, title: Check the owner}
`;
const routes = `const app = require('express')();
app.get('/letters/:id', (request, response) => response.json({ letterBody: 1 }));
app.post('/letters', (request, response) => response.end());
`;
const admin = `const app = require('express')();
app.delete('/all', (request, response) => response.end());
`;

describe('threat notes and the code around them over stdio', () => {
  let client: TestClient;
  beforeEach(async () => {
    client = await TestClient.start({
      [notesPath]: notes,
      'routes/letters.js': routes,
      'routes/admin.js': admin,
      'jobs/send.js': 'export const send = () => 1;\n',
      CODEOWNERS: '# who\n* @mira @acme/security\n',
    });
  });
  afterEach(() => client.stop());

  it('advise on names, scopes and routes that the code has or has not', async () => {
    const uri = client.openFile(notesPath, 'yaml');
    await client.until('the folder was looked at', async () => (await client.diagnostics(uri)).length >= 3);
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(diagnostics.map(({ message }) => message).sort(), [
      '1 route is in no entry point: DELETE /all.',
      'No code has a name like `passport`: correct it or remove it.',
      'No file matches `gone/**`: correct it or remove it.',
    ]);
    assert.deepEqual(brief(diagnostics.filter(({ message }) => String(message).startsWith('1 route'))), [
      '4:1-4:12 info',
    ]);
    for (const [word, title, without] of [
      ['gone', 'Remove gone/**', ', "gone/**"'],
      ['passport', 'Remove passport', ', passport'],
    ]) {
      const [action] = await client.codeActions(uri, client.rangeOf(uri, word));
      assert.equal(action.title, title);
      assert.equal(client.after(uri, action.edit), notes.replace(without, ''));
    }
    const [fix] = await client.codeActions(uri, client.rangeOf(uri, 'entryPoints'));
    assert.equal(fix.title, 'Add http under entryPoints with this file');
    const after = client.after(uri, fix.edit);
    assert.match(
      after,
      /\n {2}- \{id: http, kind: http, trust: untrusted, scope: \[routes\/admin\.js\]\}\nthreats:/,
    );
    client.change(uri, { text: after });
    await client.until('the advice is gone', async () => (await client.diagnostics(uri)).length === 2);
    client.write('routes/more.js', admin.replace('/all', '/more'));
    client.changedOnDisk('routes/more.js', 1);
    await client.until('a new route is told', async () => (await client.diagnostics(uri)).length === 3);
    const [item] = await client.request<ThreatNotesItem[]>(threatNotes, {});
    assert.deepEqual(
      item.uncovered.map(({ route, uri: at }) => [route, at]),
      [['/more', client.uri('routes/more.js')]],
    );
    assert.deepEqual(item.threats[0].entryPoints, ['api']);
    assert.deepEqual(item.threats[0].controls, ['C-1']);
  });

  it('stand above the handlers in their scope, or above the first line', async () => {
    const lenses = async (name: string) => {
      const uri = client.openFile(name, 'javascript');
      const found = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
      return found.map(({ range, command }) => [
        range.start.line,
        command?.title,
        command?.arguments?.[0].ids,
      ]);
    };
    assert.deepEqual(await lenses('routes/letters.js'), [
      [1, 'T-1 Reads letters', ['T-1']],
      [2, 'T-1 Reads letters', ['T-1']],
    ]);
    assert.deepEqual(await lenses('jobs/send.js'), [[0, 'T-2 Sends letters', ['T-2']]]);
    assert.deepEqual(await lenses('routes/admin.js'), []);
    const uri = client.openFile(notesPath, 'yaml');
    client.replace(uri, 'mitigations: [C-1], reviewed', 'reviewed');
    const wanted = 'T-1 Reads letters · no control for T-1';
    await client.until('the lens says so', async () => (await lenses('routes/letters.js'))[0][1] === wanted);
  });

  it('are typed with what the code has: weaknesses, rules, functions, routes and ids', async () => {
    const uri = client.openFile(notesPath, 'yaml');
    await client.until('the folder was looked at', async () => (await client.diagnostics(uri)).length >= 3);
    const items = async (line: string) => {
      client.change(uri, { text: `${notes}${line.replace('|', '')}\n` });
      return client.completion(uri, { line: notes.split('\n').length - 1, character: line.indexOf('|') });
    };
    const said = async (line: string, label: string) => {
      const found = (await items(line)).find((item) => item.label === label);
      return found && [found.detail, found.filterText];
    };
    const threat = (fields: string) => `  - {id: C-2, title: x, check: {${fields}}}`;
    assert.deepEqual(await said('sinks: [{call: x, cwe: |}]', 'CWE-89'), [
      'SQL injection',
      'CWE-89 SQL injection',
    ]);
    const [, filter] = (await said('accepted: [{id: R-1, rule: |}]', 'js-sql-injection'))!;
    assert.match(filter!, /^js-sql-injection \w/);
    await client.until(
      'functions are known',
      async () => (await said(threat('mustCall: |'), 'send')) !== undefined,
    );
    assert.deepEqual(await said(threat('mustCall: |'), 'send'), ['jobs/send.js', undefined]);
    assert.deepEqual(await said(threat('mustCall: a, before: [|]'), 'response.json'), [
      'called once',
      undefined,
    ]);
    assert.deepEqual(await said('forbidden: [{call: |}]', 'app.*'), ['3 functions', undefined]);
    assert.deepEqual(await said('forbidden: [{call: a, scope: [|]}]', 'routes/letters.js'), [
      'GET /letters/:id, POST /letters',
      undefined,
    ]);
    assert.deepEqual(await said('forbidden: [{call: a, scope: [routes/|]}]', 'routes/**'), [
      'folder',
      undefined,
    ]);
    assert.deepEqual(await said('forbidden: [{call: a, withAsset: |}]', 'letters'), [
      'Letters',
      'letters Letters',
    ]);
  });

  it('want another review when files in scope were changed after the last one', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=M', '-c', 'user.email=m@example.com', ...args], {
        cwd: client.root,
        env: { ...process.env, GIT_COMMITTER_DATE: '2026-02-03T12:00:00' },
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'all');
    const [item] = await client.request<ThreatNotesItem[]>(threatNotes, {});
    assert.deepEqual(
      item.threats.map(({ id, changed }) => [id, changed]),
      [
        ['T-1', '2026-02-03'],
        ['T-2', undefined],
      ],
    );
  });
});

describe('typing notes in a document over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('is helped inside of a block only', async () => {
    const text = '# Letters\n\nthreats:\n\n```threat-notes\nthreats:\n  - id: T-1\n    severity: \n```\n';
    client = await TestClient.start({ [notesPath]: 'version: 2\n', 'docs/a.md': text });
    const uri = client.openFile('docs/a.md', 'markdown');
    const labels = async (line: number, character: number) =>
      (await client.completion(uri, { line, character })).map(({ label }) => label);
    assert.deepEqual(await labels(7, 14), ['low', 'medium', 'high', 'critical']);
    assert.deepEqual(await labels(2, 3), []);
    assert.match(
      (await client.hover(uri, client.rangeOf(uri, 'severity'))) ?? '',
      /^\*\*severity\*\*: How bad it is/,
    );
    assert.equal(await client.hover(uri, client.rangeOf(uri, 'threats')), undefined);
  });
});
