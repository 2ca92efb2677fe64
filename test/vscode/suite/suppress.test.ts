import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, apply, closeAll, findingOf, newUntitled, noFindings, write } from '../support';

describe('Suppress with a reason', () => {
  const showInputBox = vscode.window.showInputBox;

  afterEach(async () => {
    vscode.window.showInputBox = showInputBox;
    await closeAll();
  });

  it('writes a comment with the reason above the line, and the finding is gone', async () => {
    // The test stands in for the person who answers the question; the rest is the extension's own.
    vscode.window.showInputBox = async () => 'The text is our own constant';
    const editor = await newUntitled('python');
    await write(editor, 'import yaml\n\n\ndef settings(text):\n    return yaml.load(text)\n');
    const finding = await findingOf(editor.document.uri, 'py-unsafe-yaml-load');
    const suppress = (await actionsAt(editor.document.uri, finding.range)).find(({ title }) =>
      title.startsWith('Suppress'),
    );
    assert.ok(suppress);
    await apply(suppress);
    await noFindings(editor.document.uri);
    assert.equal(
      editor.document.lineAt(4).text,
      '    # wardscribe-ignore py-unsafe-yaml-load: The text is our own constant',
    );
    assert.equal(editor.document.lineAt(5).text, '    return yaml.load(text)');
  });
});
