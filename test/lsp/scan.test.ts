import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type { ScanWorkspaceResult } from '../../protocol/src/index';
import { brief, TestClient } from './client';
import { flask, flaskFindings, notesPath, teamRule, teamRulePath } from './samples';

describe('scanning the workspace over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  function scan(): Promise<ScanWorkspaceResult> {
    return client.request('wardscribe/scanWorkspace', { workDoneToken: 'scan' });
  }

  it('reports closed files to views and the Problems panel, with progress', async () => {
    client = await TestClient.start(
      {
        'src/app.py': flask,
        'src/clean.py': 'a = 1\n',
        'node_modules/x/index.js': 'danger(1)\n',
        '.gitignore': 'built/\n',
        'built/a.js': 'danger(1)\n',
        'hidden/a.js': 'danger(1)\n',
        'gen/a.js': 'danger(1)\n',
        'binary.js': Buffer.from([0, 1, 2, 3]),
        'large.js': 'x'.repeat(5_000_000),
        'src/ok.js': 'danger(1)\n',
        '.git/HEAD': '',
        [teamRulePath]: teamRule,
      },
      { settings: { exclude: ['gen/**'] }, filesExclude: { '**/hidden': true, '**/src': false } },
    );
    const result = await scan();
    assert.deepEqual(
      { ...result, skipped: result.skipped.map((each) => `${each.path}: ${each.reason}`) },
      {
        files: 3,
        findings: 3,
        skipped: ['binary.js: a binary file', 'large.js: larger than 1.5 MB'],
        cancelled: false,
      },
    );
    assert.deepEqual(brief(client.published.get(client.uri('src/app.py')) ?? []), flaskFindings);
    assert.equal(client.findings.get(client.uri('src/app.py'))?.length, 2);
    assert.equal(client.findings.get(client.uri('src/ok.js'))?.length, 1);
    assert.equal(client.published.has(client.uri('built/a.js')), false);
    const kinds = client.progress.map((each) => (each as { value: { kind: string } }).value.kind);
    assert.equal(kinds[0], 'begin');
    assert.ok(kinds.includes('report'));
    assert.equal(kinds.at(-1), 'end');
    await client.until('the scan is over', () => client.status?.state === 'idle');
    assert.ok(Date.now() - (client.status?.lastScan ?? 0) < 60_000);
  });

  it('lets the text in the editor count while a file is open, and the disk when it is closed', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    client.replace(uri, 'yaml.load(', 'yaml.safe_load(');
    const result = await scan();
    assert.equal(result.findings, 1);
    assert.deepEqual(client.published.get(uri) ?? [], []);
    assert.deepEqual(brief(await client.diagnostics(uri)), [flaskFindings[0]]);
    client.close(uri);
    await client.until('the saved text counts', () => client.published.get(uri)?.length === 2);
    assert.equal(client.findings.get(uri)?.length, 2);
    client.openFile('app.py', 'python');
    await client.until('nothing shows twice', () => client.published.get(uri)?.length === 0);
  });

  it('follows files that change or vanish on disk', async () => {
    client = await TestClient.start({ 'app.py': flask, 'b.py': flask });
    await scan();
    const uri = client.uri('app.py');
    client.write('app.py', flask.replace('yaml.load(', 'yaml.safe_load('));
    client.changedOnDisk('app.py', 2);
    await client.until('the change is seen', () => client.published.get(uri)?.length === 1);
    rmSync(path.join(client.root, 'app.py'));
    client.changedOnDisk('app.py', 3);
    await client.until('the file is forgotten', () => client.published.get(uri)?.length === 0);
    assert.deepEqual(client.findings.get(uri), []);
    // Deleted between the event and the analysis.
    rmSync(path.join(client.root, 'b.py'));
    client.changedOnDisk('b.py', 2);
    await client.until('it is forgotten too', () => client.published.get(client.uri('b.py'))?.length === 0);
  });

  it('drops files that a later scan does not find', async () => {
    client = await TestClient.start({ 'a.py': flask, 'b.py': flask });
    await scan();
    rmSync(path.join(client.root, 'a.py'));
    assert.equal((await scan()).files, 1);
    assert.deepEqual(client.published.get(client.uri('a.py')), []);
    assert.equal(client.published.get(client.uri('b.py'))?.length, 2);
  });

  it('stops when it is cancelled and says so', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 400; i++) files[`src/f${i}.py`] = flask.repeat(10);
    client = await TestClient.start(files);
    const source = new CancellationTokenSource();
    const running = client.connection.sendRequest<ScanWorkspaceResult>(
      'wardscribe/scanWorkspace',
      { workDoneToken: 'scan' },
      source.token,
    );
    await client.until('it runs', () => client.progress.length > 1);
    source.cancel();
    const result = await running;
    assert.equal(result.cancelled, true);
    assert.ok(result.files < 400, `${result.files} files`);
    const kinds = client.progress.map((each) => (each as { value: { kind: string } }).value.kind);
    assert.equal(kinds.at(-1), 'end');
    const uri = client.openFile('src/f0.py', 'python', flask);
    assert.deepEqual(brief(await client.diagnostics(uri)), flaskFindings);
  });

  it('stops when its own progress is cancelled', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 400; i++) files[`src/f${i}.py`] = flask.repeat(10);
    client = await TestClient.start(files);
    const running = client.request<ScanWorkspaceResult>('wardscribe/scanWorkspace', {});
    await client.until('it runs', () => client.progress.length > 1);
    const { token } = client.progress[0] as { token: string };
    client.notify('window/workDoneProgress/cancel', { token });
    assert.equal((await running).cancelled, true);
  });

  it('analyzes closed files again when the saved notes or the settings change', async () => {
    client = await TestClient.start({ 'src/a.js': 'danger(1)\n', [teamRulePath]: teamRule });
    await scan();
    const uri = client.uri('src/a.js');
    assert.deepEqual(brief(client.published.get(uri) ?? []), ['1:1-1:10 warning team-no-danger']);
    client.write(
      notesPath,
      'version: 2\nthreats:\n  - {id: T-1, title: Script, cwe: [CWE-79], severity: high, scope: ["src/**"]}\n',
    );
    client.changedOnDisk(notesPath, 1);
    await client.until('the finding is raised', () => client.published.get(uri)?.[0]?.severity === 1);
    client.options.settings = { rules: { 'team-no-danger': 'off' } };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    await client.until('the finding is off', () => client.published.get(uri)?.length === 0);
  });

  it('scans several folders, each with its own settings, and none that is switched off', async () => {
    client = await TestClient.start(
      { 'one/a.py': flask, 'two/a.py': flask, 'three/a.py': flask },
      {
        folders: ['one', 'two', 'three'],
        folderSettings: { two: { rules: { 'py-sql-injection': 'off' } }, three: { workspaceScan: 'off' } },
      },
    );
    const result = await scan();
    assert.deepEqual([result.files, result.findings], [2, 3]);
    assert.equal(client.findings.get(client.uri('one/a.py'))?.length, 2);
    assert.equal(client.findings.get(client.uri('two/a.py'))?.length, 1);
    assert.equal(client.findings.has(client.uri('three/a.py')), false);
  });

  it('scans in the background when the folder asks for it', async () => {
    client = await TestClient.start({ 'app.py': flask }, { settings: { workspaceScan: 'onOpen' } });
    await client.until('it was scanned', () => client.published.get(client.uri('app.py'))?.length === 2);
  });
});
