import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, inWorkspace, noFindings, restore, write } from '../support';

const model = JSON.stringify({
  schema: 1,
  applicationInfo: { name: 'Clinic' },
  threats: [{ id: 'aa', statement: 'A clerk can read all letters' }],
});

describe('Threat models of other tools', () => {
  const { showOpenDialog, showSaveDialog, showQuickPick } = vscode.window;
  const notes = inWorkspace('.wardscribe/threat-notes.yaml');
  const given = inWorkspace('clinic.tc.json');
  const made = inWorkspace('threats.md');
  let before: Uint8Array;

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(notes);
  });
  afterEach(async () => {
    Object.assign(vscode.window, { showOpenDialog, showSaveDialog, showQuickPick });
    // The page is no text editor; what is not saved is thrown away, not asked about.
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await closeAll();
    await restore(notes, before);
    for (const uri of [given, made]) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });
  const text = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

  it('are merged into the notes, and a page says what was added', async () => {
    await vscode.workspace.fs.writeFile(given, new TextEncoder().encode(model));
    // The test stands in for the person in the dialog; the rest is the extension's own.
    vscode.window.showOpenDialog = async () => [given];
    await vscode.commands.executeCommand('wardscribe.importThreatModel');
    assert.match(await text(notes), /title: A clerk can read all letters/);
    const tab = await eventually('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label }) => label.includes('Imported threat model')),
    );
    assert.ok(tab.isActive);
    const page = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('wardscribe-import:/Imported threat model.md'),
    );
    assert.match(page.getText(), /^# Import of clinic\.tc\.json\n/);
    assert.match(page.getText(), /A clerk can read all letters/);
  });

  it('come into an editor with changes that nobody has saved', async () => {
    await vscode.workspace.fs.writeFile(given, new TextEncoder().encode(model));
    const editor = await vscode.window.showTextDocument(notes);
    await write(editor, '# not saved\nversion: 2\n');
    // The server hears of it.
    await noFindings(notes);
    vscode.window.showOpenDialog = async () => [given];
    await vscode.commands.executeCommand('wardscribe.importThreatModel');
    assert.ok(editor.document.isDirty);
    assert.match(editor.document.getText(), /# not saved\n[\s\S]*title: A clerk can read all letters/);
    assert.deepEqual(await vscode.workspace.fs.readFile(notes), before);
  });

  it('are written from the notes', async () => {
    vscode.window.showQuickPick = (async (items: readonly unknown[]) =>
      items[0]) as unknown as typeof showQuickPick;
    vscode.window.showSaveDialog = async () => made;
    await vscode.commands.executeCommand('wardscribe.exportThreatNotes');
    assert.match(await text(made), /^# Threat notes/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, made.path);
  });

  it('leave everything as it is when nothing is chosen', async () => {
    vscode.window.showOpenDialog = async () => undefined;
    await vscode.commands.executeCommand('wardscribe.importThreatModel');
    assert.deepEqual(await vscode.workspace.fs.readFile(notes), before);
  });
});
