import assert from 'node:assert/strict';
import { type AcceptRiskEdit, acceptRiskEdit } from '../../protocol/src/index';
import { TestClient } from './client';
import { notesPath } from './samples';

const code =
  'import yaml\n\ndef one(text):\n    return yaml.load(text)\n\ndef two(text):\n    return yaml.load(text)\n';
const answer = {
  ruleId: 'py-unsafe-yaml-load',
  reason: 'The demo only',
  owner: '@jon',
  expires: '2099-12-31',
};

describe('accepting a risk over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  const accept = async (uri: string, wholeFile: boolean) => {
    const [{ data }] = await client.diagnostics(uri);
    const { fingerprint } = data as { fingerprint: string };
    return client.request<AcceptRiskEdit | null>(acceptRiskEdit, { uri, fingerprint, ...answer, wholeFile });
  };

  it('adds an entry to the notes that takes the one finding away at once', async () => {
    const notes = '# Ours\nversion: 2\nproject: {risk: low}\n';
    client = await TestClient.start({ [notesPath]: notes, 'src/a.py': code });
    const uri = client.openFile('src/a.py', 'python');
    assert.equal((await client.diagnostics(uri)).length, 2);
    const edit = (await accept(uri, false))!;
    assert.deepEqual([edit.id, edit.uri, edit.exists], ['R-1', client.uri(notesPath), true]);
    const file = client.openFile(notesPath, 'yaml');
    client.change(file, { text: notes.slice(0, edit.start) + edit.text + notes.slice(edit.end) });
    assert.match(
      client.text(file),
      /^# Ours\nversion: 2\nproject: \{risk: low\}\n\naccepted:\n {2}- id: R-1\n/,
    );
    assert.deepEqual(await client.diagnostics(file), []);
    const left = await client.diagnostics(uri);
    assert.deepEqual(
      left.map(({ range }) => range.start.line),
      [6],
    );
  });

  it('makes the notes where there are none, for a rule in a file', async () => {
    client = await TestClient.start({ 'src/a.py': code });
    const uri = client.openFile('src/a.py', 'python');
    const edit = (await accept(uri, true))!;
    assert.deepEqual([edit.exists, edit.start, edit.end], [false, 0, 0]);
    client.write(notesPath, edit.text);
    client.changedOnDisk(notesPath, 1);
    await client.until('the notes are read', async () => (await client.diagnostics(uri)).length === 0);
  });

  it('leaves broken notes alone and says so', async () => {
    client = await TestClient.start({ [notesPath]: 'version: 2\nthreats: 7\n', 'src/a.py': code });
    const uri = client.openFile('src/a.py', 'python');
    await assert.rejects(
      accept(uri, true),
      /\.wardscribe\/threat-notes\.yaml has an error: correct it first/,
    );
  });

  it('has nothing to accept where the finding is gone', async () => {
    client = await TestClient.start({ 'src/a.py': code });
    const uri = client.openFile('src/a.py', 'python');
    const params = { uri, fingerprint: 'f'.repeat(32), ...answer, wholeFile: true };
    assert.equal(await client.request(acceptRiskEdit, params), null);
  });
});
