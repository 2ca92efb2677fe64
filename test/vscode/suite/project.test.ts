import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  closeAll,
  diagnosticsOf,
  eventually,
  inWorkspace,
  newFile,
  workspaceFolder,
  write,
} from '../support';

describe('Threat notes', () => {
  const notes = '.wardscribe/threat-notes.yaml';
  let before: Uint8Array | undefined;

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(inWorkspace(notes)).then(
      (bytes) => bytes,
      () => undefined,
    );
  });

  afterEach(async () => {
    await closeAll();
    if (before) await vscode.workspace.fs.writeFile(inWorkspace(notes), before);
    else rmSync(inWorkspace(notes).fsPath, { force: true });
  });

  it('have their mistakes underlined where they are, as typed', async () => {
    const editor = await newFile(notes);
    await write(editor, 'version: 2\nproject:\n  risk: enormous\n');
    await eventually('the mistake to be underlined', () =>
      diagnosticsOf(editor.document.uri).some(({ range }) => editor.document.getText(range) === 'enormous'),
    );
    await write(editor, 'version: 2\nproject:\n  risk: high\n');
    await eventually('the mistake to go', () => diagnosticsOf(editor.document.uri).length === 0);
  });
});

describe('The checklist', () => {
  it('keeps a ticked item in the project', async () => {
    const file = inWorkspace('.wardscribe/checklist.yaml').fsPath;
    const node = {
      kind: 'item',
      list: { folder: workspaceFolder().uri.toString() },
      item: { id: 'owasp-top10-2025/A05.1', state: 'open' },
    };
    await vscode.commands.executeCommand('wardscribe.checklist.done', node);
    assert.match(readFileSync(file, 'utf8'), /A05\.1.*done/);
    await vscode.commands.executeCommand('wardscribe.checklist.reopen', node);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /A05\.1.*done/);
  });

  it('takes a selection as evidence of an item, and takes it away again', async () => {
    const file = inWorkspace('.wardscribe/checklist.yaml').fsPath;
    const editor = await newFile('src/guard.ts');
    await write(editor, 'export function guard(user) {\n  if (!user) throw new Error();\n}\n');
    await editor.document.save();
    editor.selection = new vscode.Selection(0, 0, 3, 0);
    const list = { folder: workspaceFolder().uri.toString() };
    const item = { id: 'owasp-top10-2025/A01.2', state: 'open' };
    const node = { kind: 'item', list, item };
    await vscode.commands.executeCommand('wardscribe.checklist.attach', node);
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((each) => each.includes('A01.2'));
    assert.match(line ?? '', /state: open.* evidence: \[\{path: src\/guard\.ts, lines: 1-3, quote: /);
    const [, quote, code] = /quote: "(.*)", code: "?(\w+)"?\}/.exec(line ?? '')!;
    const evidence = { id: JSON.stringify(['src/guard.ts', quote, code]) };
    await vscode.commands.executeCommand('wardscribe.checklist.detach', {
      kind: 'evidence',
      evidence,
      item: node,
    });
    assert.doesNotMatch(readFileSync(file, 'utf8'), /A01\.2.*evidence/);
    await closeAll();
  });

  it('is narrowed to some items, and shown in full again', async () => {
    for (const name of ['open', 'findings', 'again', 'mine'])
      await vscode.commands.executeCommand('wardscribe.checklist.filter', name);
    await vscode.commands.executeCommand('wardscribe.checklist.search', 'session');
    await vscode.commands.executeCommand('wardscribe.checklist.showAll');
  });
});
