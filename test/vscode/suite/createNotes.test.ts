import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, eventually, inWorkspace, noFindings, restore } from '../support';

/** Presses a key of an open quick pick, once what it shows is there. */
async function press(command: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 500));
  await vscode.commands.executeCommand(command);
}
const accept = () => press('workbench.action.acceptSelectedQuickOpenItem');

describe('Create Threat Notes', () => {
  const notes = inWorkspace('.wardscribe/threat-notes.yaml');
  let before: Uint8Array;
  const { createQuickPick } = vscode.window;
  /** The titles of the questions as they were shown. */
  let shown: string[];

  beforeEach(async () => {
    before = await vscode.workspace.fs.readFile(notes);
    rmSync(notes.fsPath);
    shown = [];
    vscode.window.createQuickPick = <T extends vscode.QuickPickItem>() => {
      const input = createQuickPick<T>();
      const { show } = input;
      input.show = () => {
        shown.push(`${input.placeholder} ${input.step}/${input.totalSteps}`);
        show.call(input);
      };
      return input;
    };
  });
  afterEach(async () => {
    vscode.window.createQuickPick = createQuickPick;
    await closeAll();
    await restore(notes, before);
  });

  const asked = (count: number) => eventually(`question ${count}`, () => shown.length === count);

  it('asks a few questions, goes back, and writes what was chosen', async () => {
    const done = vscode.commands.executeCommand('wardscribe.createThreatNotes');
    await asked(1);
    assert.match(shown[0], /^What data does the project handle\? 1\/[56]$/);
    await accept();
    await asked(2);
    await press('workbench.action.quickInputBack');
    await asked(3);
    assert.equal(shown[2], shown[0]);
    let count = 3;
    for (;;) {
      await accept();
      const next = await eventually('the next question, or the notes', () =>
        shown.length > count ? 'question' : existsSync(notes.fsPath) ? 'notes' : undefined,
      );
      if (next === 'notes') break;
      count++;
    }
    await done;
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.path, notes.path);
    // VS Code may show the text of the document that it had before, until it reads the file anew.
    const written = readFileSync(notes.fsPath, 'utf8');
    await eventually('the notes to be shown', () => document.getText() === written);
    assert.match(document.getText(), /\n {2}exposure: public\n/);
    assert.match(document.getText(), /\ncompliance:\n {2}- owasp-top10-2025\n/);
    assert.match(document.getText(), /\nentryPoints:\n {2}- id: api\n/);
    await noFindings(document.uri);
  });

  it('writes nothing when somebody leaves', async () => {
    const done = vscode.commands.executeCommand('wardscribe.createThreatNotes');
    await asked(1);
    await accept();
    await asked(2);
    await press('workbench.action.closeQuickOpen');
    await done;
    assert.equal(existsSync(notes.fsPath), false);
  });
});
