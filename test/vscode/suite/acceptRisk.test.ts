import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, apply, closeAll, findingOf, inWorkspace, newFile, noFindings, write } from '../support';

describe('Accept this risk', () => {
  const { showInputBox, showQuickPick } = vscode.window;
  const notes = inWorkspace('.wardscribe/threat-notes.yaml');
  let before: Uint8Array;

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(notes);
  });
  afterEach(async () => {
    vscode.window.showInputBox = showInputBox;
    vscode.window.showQuickPick = showQuickPick;
    await closeAll();
    await vscode.workspace.fs.writeFile(notes, before);
    await vscode.workspace.fs.delete(inWorkspace('accepted.py'));
  });

  it('writes who accepts it and why into the threat notes, and the finding is gone', async () => {
    // The test stands in for the person who answers the questions; the rest is the extension's own.
    const answers = ['The text is our own constant', '@mira', '2099-12-31'];
    vscode.window.showInputBox = async () => answers.shift();
    vscode.window.showQuickPick = (async (items: readonly unknown[]) =>
      items[0]) as unknown as typeof showQuickPick;
    const editor = await newFile('accepted.py');
    await write(editor, 'import yaml\n\n\ndef settings(text):\n    return yaml.load(text)\n');
    const finding = await findingOf(editor.document.uri, 'py-unsafe-yaml-load');
    const accept = (await actionsAt(editor.document.uri, finding.range)).find(({ title }) =>
      title.startsWith('Accept this risk'),
    );
    assert.ok(accept);
    await apply(accept);
    await noFindings(editor.document.uri);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(notes));
    assert.match(text, /rule: py-unsafe-yaml-load/);
    assert.match(text, /reason: The text is our own constant/);
    assert.match(text, /2099-12-31/);
  });
});
