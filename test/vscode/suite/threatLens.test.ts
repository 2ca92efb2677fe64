import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, inWorkspace, newFile, write } from '../support';

describe('Threats above the code', () => {
  const notes = inWorkspace('.wardscribe/threat-notes.yaml');
  let before: Uint8Array;

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(notes);
  });
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.writeFile(notes, before);
    await vscode.workspace.fs.delete(inWorkspace('letters.py'));
    await vscode.commands.executeCommand('wardscribe.threatNotes.groupBy', 'kind');
  });

  it('stand above the first line of a file in scope, and lead to the note', async () => {
    const text = 'version: 2\nthreats:\n  - id: T-1\n    title: Reads letters\n    scope: [letters.py]\n';
    await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode(text));
    const editor = await newFile('letters.py');
    await write(editor, 'x = 1\n');
    const lens = await eventually('the lens', async () => {
      const { uri } = editor.document;
      const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
      );
      return all.find(({ command }) => command?.title.startsWith('T-1 Reads letters'));
    });
    assert.equal(lens.range.start.line, 0);
    for (const grouping of ['threat', 'asset', 'entryPoint'])
      await vscode.commands.executeCommand('wardscribe.threatNotes.groupBy', grouping);
    await vscode.commands.executeCommand(lens.command!.command, ...lens.command!.arguments!);
    await eventually('the note', () => vscode.window.activeTextEditor?.document.uri.path === notes.path);
    assert.equal(vscode.window.activeTextEditor?.selection.start.line, 2);
  });
});
