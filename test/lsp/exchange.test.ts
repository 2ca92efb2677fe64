import assert from 'node:assert/strict';
import type { ExportThreatNotesResult, ImportThreatModelResult } from '../../protocol/src/index';
import { TestClient } from './client';
import { notesPath } from './samples';

const model = JSON.stringify({
  schema: 1,
  applicationInfo: { name: 'Clinic' },
  threats: [{ id: 'aa', statement: 'A clerk can read all letters' }],
});

describe('models of other tools over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());
  const importInto = (text: string) =>
    client.request<ImportThreatModelResult>('wardscribe/importThreatModel', {
      folder: client.uri(''),
      text,
      name: 'clinic.tc.json',
    });

  it('are merged into the notes as they stand in the editor, and nothing is written', async () => {
    client = await TestClient.start({ [notesPath]: 'version: 2\n' });
    const uri = client.openFile(notesPath, 'yaml', '# ours\nversion: 2\n');
    const merged = await importInto(model);
    assert.equal(merged.uri, uri);
    assert.equal(merged.summary, 'clinic.tc.json: 1 new entry, 0 entries completed');
    assert.match(
      merged.text,
      /^# ours\nversion: 2\nproject: \{name: Clinic\}\n[\s\S]* title: A clerk can read all letters\n/,
    );
    assert.match(
      merged.report,
      /^# Import of clinic\.tc\.json\n[\s\S]*## New\n\n- `T-1` A clerk can read all letters\n$/,
    );
    client.change(uri, { text: merged.text });
    await client.until('it is good', async () => (await client.diagnostics(uri)).length === 2);
    assert.equal((await importInto(model)).text, merged.text);
  });

  it('are refused with words for the user, as are notes that cannot be read', async () => {
    client = await TestClient.start({ [notesPath]: 'version: 2\n' });
    await assert.rejects(importInto('{}'), /This is no model of a known tool/);
    client.openFile(notesPath, 'yaml', 'version: [2\n');
    await assert.rejects(importInto(model), /Repair line \d+ of the notes first\./);
  });

  it('are written from notes', async () => {
    client = await TestClient.start({ [notesPath]: 'version: 2\nproject: {name: Clinic}\n' });
    const params = { uri: client.uri(notesPath), format: 'markdown' };
    const { text } = await client.request<ExportThreatNotesResult>('wardscribe/exportThreatNotes', params);
    assert.equal(text, '# Threat notes: Clinic\n');
    const dragon = await client.request<ExportThreatNotesResult>('wardscribe/exportThreatNotes', {
      ...params,
      format: 'threat-dragon',
    });
    assert.equal(JSON.parse(dragon.text).summary.title, 'Clinic');
    for (const wrong of [
      { ...params, format: 'pdf' },
      { ...params, uri: client.uri('a.yaml') },
    ])
      await assert.rejects(
        client.request('wardscribe/exportThreatNotes', wrong),
        /There are no threat notes/,
      );
  });
});
