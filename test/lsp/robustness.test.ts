import assert from 'node:assert/strict';
import { brief, TestClient } from './client';
import { flask, flaskFindings } from './samples';

describe('bad input over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  /** A good document beside the bad one still gets its findings. */
  async function stillWorks(): Promise<void> {
    const uri = client.openFile('good.py', 'python', flask);
    assert.deepEqual(brief(await client.diagnostics(uri)), flaskFindings);
  }

  it('leaves a line of 5 MB alone and says so', async () => {
    client = await TestClient.start({});
    const uri = client.openFile('big.js', 'javascript', `const a = "${'x'.repeat(5_000_000)}"; eval(a);`);
    const started = Date.now();
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.ok(Date.now() - started < 2000);
    await client.until(
      'it is told',
      () => client.status?.problems[0] === 'big.js is not analyzed: larger than 1.5 MB.',
    );
    const end = { line: 0, character: 5_000_000 };
    client.change(uri, { range: { start: { line: 0, character: 0 }, end }, text: '' });
    await client.diagnostics(uri);
    await client.until('it is analyzed now', () => client.status?.problems.length === 0);
    await stillWorks();
  });

  it('leaves binary text alone', async () => {
    client = await TestClient.start({});
    const uri = client.openFile('a.py', 'python', `\0\x01\x02${flask}`);
    assert.deepEqual(await client.diagnostics(uri), []);
    await stillWorks();
  });

  it('answers about documents and languages that it does not know', async () => {
    client = await TestClient.start({});
    const unknown = client.uri('nowhere.py');
    assert.deepEqual(await client.pull(unknown), { kind: 'full', items: [] });
    assert.equal(
      await client.hover(unknown, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
      undefined,
    );
    const uri = client.openFile('a.rs', 'rust', 'fn main() {}');
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.deepEqual(await client.codeActions(uri, client.rangeOf(uri, 'main')), []);
    await stillWorks();
  });

  it('survives messages that are not as they should be', async () => {
    client = await TestClient.start({ 'a.py': flask });
    client.notify('textDocument/didOpen', {});
    client.notify('textDocument/didOpen', { textDocument: { uri: 7 } });
    client.notify('textDocument/didChange', {
      textDocument: { uri: client.uri('a.py'), version: 2 },
      contentChanges: [],
    });
    client.notify('textDocument/didClose', { textDocument: { uri: client.uri('never.py') } });
    client.notify('textDocument/didSave', {});
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: '%%%', type: 9 }, null] });
    client.notify('wardscribe/nonsense', { a: 1 });
    for (const method of [
      'textDocument/diagnostic',
      'textDocument/hover',
      'textDocument/codeAction',
      'textDocument/completion',
      'wardscribe/analyzeDocument',
      'wardscribe/rulePage',
      'wardscribe/suppressionEdit',
      'wardscribe/threatNotes',
      'wardscribe/notesInterview',
      'wardscribe/entryPoints',
      'wardscribe/checklist',
      'wardscribe/setChecklistItem',
    ])
      for (const params of [{}, { uri: 4, folder: [], ruleId: {}, textDocument: { uri: null } }])
        await client.request(method, params).catch((error) => assert.fail(`${method}: ${error.message}`));
    const uri = client.openFile('a.py', 'python');
    const at = (line: number, character: number) => ({ line, character });
    client.change(
      uri,
      { range: { start: at(900, 0), end: at(-5, 3) }, text: '' },
      { range: { start: at(0, 99999), end: at(0, 0) }, text: 'import sqlite3' },
      { text: flask },
    );
    assert.deepEqual(brief(await client.diagnostics(uri)), flaskFindings);
    client.openFile('a.py', 'python');
    assert.deepEqual(brief(await client.diagnostics(uri)), flaskFindings);
  });

  it('speaks over node-ipc, as VS Code starts it', async () => {
    client = await TestClient.start({}, { transport: 'ipc' });
    await stillWorks();
  });

  it('drops a request that is cancelled by a newer one', async () => {
    client = await TestClient.start({ 'a.py': flask });
    const uri = client.openFile('a.py', 'python');
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const first = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri } },
      source.token,
    );
    source.cancel();
    await assert.rejects(first, /cancel/i);
    assert.deepEqual(brief(await client.diagnostics(uri)), flaskFindings);
  });

  it('keeps up with fast typing, closing and opening', async () => {
    client = await TestClient.start({});
    const uri = client.openFile('a.py', 'python', flask);
    const pulls: Promise<unknown>[] = [];
    for (let i = 0; i < 40; i++) {
      const end = client.rangeOf(uri, '\n    return').start;
      client.change(uri, { range: { start: end, end }, text: i % 2 ? ')' : '(' });
      pulls.push(client.pull(uri).catch(() => undefined));
    }
    client.close(uri);
    await Promise.all(pulls);
    await stillWorks();
    await client.until('nothing is left', () => (client.findings.get(uri) ?? []).length === 0);
  });

  it('says why when its assets are missing, and does not end', async () => {
    client = await TestClient.start({ 'a.py': flask }, { assetsPath: '/nowhere' });
    const uri = client.openFile('a.py', 'python');
    assert.deepEqual(await client.diagnostics(uri), []);
    await client.until('the log says it', () =>
      client.log.some((line) => line.includes('Cannot read /nowhere')),
    );
    assert.match(client.status?.problems[0] ?? '', /^The analysis could not start: Cannot read \/nowhere/);
  });
});
