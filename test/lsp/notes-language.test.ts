import assert from 'node:assert/strict';
import type { DocumentSymbol, Location, WorkspaceEdit } from 'vscode-languageserver/node';
import { brief, TestClient } from './client';
import { notesPath } from './samples';

const main = `version: 2
threats:
  - {id: T-1, title: Reads letters, owner: "@a", mitigations: [C-1]}
`;
const document = `# Letters

\`\`\`threat-notes
controls:
  - {id: C-1, title: Check the owner}
\`\`\`
`;

describe('the language of threat notes over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('goes from an id to its entry in a document, lists its uses, renames it and outlines the file', async () => {
    client = await TestClient.start({ [notesPath]: main, 'docs/letters.md': document });
    const uri = client.openFile(notesPath, 'yaml');
    await client.until('the document is read', async () => (await client.diagnostics(uri)).length === 0);
    const at = { textDocument: { uri }, position: client.rangeOf(uri, 'C-1').start };
    const definition = await client.request<Location>('textDocument/definition', at);
    assert.equal(definition.uri, client.uri('docs/letters.md'));
    assert.deepEqual(definition.range.start, { line: 4, character: 9 });
    const uses = await client.request<Location[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      uses.map((use) => [use.uri, use.range.start.line]),
      [
        [client.uri('docs/letters.md'), 4],
        [uri, 2],
      ],
    );
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'C-7' });
    assert.deepEqual(Object.keys(edit.changes!).sort(), [uri, client.uri('docs/letters.md')].sort());
    await assert.rejects(
      client.request('textDocument/rename', { ...at, newName: 'T-1' }),
      /The id `T-1` is already used: choose another\./,
    );
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.deepEqual(
      symbols.map(({ name, detail }) => `${name} ${detail}`),
      ['T-1 Reads letters'],
    );
  });

  it('underlines a mistake in a block of a document, and offers to repair it', async () => {
    client = await TestClient.start({ [notesPath]: main, 'docs/letters.md': document });
    const uri = client.openFile('docs/letters.md', 'markdown', document.replace('title:', 'titl:'));
    await client.until('the mistake is told', async () => (await client.diagnostics(uri)).length > 0);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['5:5-5:37 error', '5:15-5:19 error']);
    const actions = await client.codeActions(uri, client.rangeOf(uri, 'titl'));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change it to title'],
    );
    assert.equal(client.after(uri, actions[0].edit), document);
  });

  it('updates notes of an older version by a quick fix', async () => {
    const old = 'version: 1\nentryPoints: [{id: api, globs: ["src/**"]}]\n';
    client = await TestClient.start({ [notesPath]: old });
    const uri = client.openFile(notesPath, 'yaml');
    await client.until('the notes are read', async () => (await client.diagnostics(uri)).length > 0);
    const [action] = await client.codeActions(uri, client.rangeOf(uri, '1'));
    assert.equal(action.title, 'Update the notes to version 2');
    assert.equal(client.after(uri, action.edit), 'version: 2\nentryPoints: [{id: api, scope: ["src/**"]}]\n');
  });
});
