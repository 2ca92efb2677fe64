import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsOf, eventually, inWorkspace } from '../support';
import { fix, gone, hover, notesPath, open, proposed, rangeOf, restore, routes, told, type } from './portal';

describe('Threat notes in the editor', () => {
  const uri = inWorkspace(notesPath);

  before(async () => {
    await vscode.extensions.getExtension('wardscribe.wardscribe')!.activate();
  });
  afterEach(closeAll);
  after(restore);

  it('are completed from themselves, the files, the rules, the code and its owners', async () => {
    const editor = await open(notesPath);
    /** What is proposed when the end of a text that is once in the file is another one, with the cursor behind that. */
    const at = async (before: string, end: string, typed: string) => {
      const range = rangeOf(editor.document, before, end);
      await editor.edit((edit) => edit.replace(range, typed));
      const found = await proposed(uri, range.start.translate(0, typed.length));
      await vscode.commands.executeCommand('undo');
      return found;
    };
    // What the code has is looked for in the background.
    await told(uri, '2 routes are in no entry point');
    const controls = await at('mitigations: [C-6]', 'C-6', '');
    const strides = await at('stride: [S]', 'S', '');
    const owners = await at('owner: "@quillbrook/billing"', '"@quillbrook/billing"', '');
    const rules = await at('rule: js-log-injection', 'js-log-injection', 'js-log');
    const weaknesses = await at('cwe: [CWE-285]', 'CWE-285', '');
    const folders = await at(
      'scope: ["services/api/src/storage/**"]',
      '"services/api/src/storage/**"',
      'services/',
    );
    const functions = await at('mustCall: audit.log', 'audit.log', '');
    const keys = await at('    status: accepted\n', 'status: accepted', '');
    assert.deepEqual(controls, ['C-1', 'C-2', 'C-3', 'C-4', 'C-5', 'C-6']);
    assert.deepEqual(strides, ['S', 'T', 'R', 'I', 'D', 'E']);
    assert.ok(owners.includes('@noor-example') && owners.includes('Mira Jansen'), owners.join());
    assert.ok(
      rules.includes('js-log-injection') && !rules.some((id, i) => rules.indexOf(id) < i),
      rules.join(),
    );
    assert.ok(weaknesses.includes('CWE-79'), weaknesses.join());
    assert.ok(folders.includes('services/api/src/storage/**'), folders.join());
    assert.ok(functions.includes('ownPatient'), functions.join());
    assert.deepEqual(keys.slice(0, 4), ['description', 'assets', 'entryPoints', 'status']);
  });

  it('explain their keys and their ids, and lead to what is meant', async () => {
    const { document } = await open(notesPath);
    assert.match(await hover(uri, rangeOf(document, 'risk: high', 'risk')), /^\*\*risk\*\*: /);
    const id = rangeOf(document, '- id: T-1\n', 'T-1');
    assert.match(
      await hover(uri, id),
      /T-1\]\(.*\)\*\* A patient or clinician opens the record of somebody else[\s\S]*critical · open · \\@quillbrook\/api · reviewed on 2025-11-10[\s\S]*Control \[C-1 Every handler asks/,
    );
    const use = rangeOf(document, 'mitigations: [C-6]', 'C-6').start;
    const [definition] = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      uri,
      use,
    );
    assert.equal(document.lineAt(definition.range.start.line).text, '  - id: C-6');
    const places = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      id.start,
    );
    const files = new Set(places.map((place) => vscode.workspace.asRelativePath(place.uri)));
    assert.deepEqual([...files].sort(), [
      notesPath,
      'services/api/src/middleware/assertOwner.ts',
      `${routes}/patients.ts`,
    ]);
  });

  it('are renamed together with the comments that name them', async () => {
    const { document } = await open(notesPath);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      rangeOf(document, '- id: T-4\n', 'T-4').start,
      'T-40',
    );
    const changed = edit
      .entries()
      .map(([file, edits]) => `${vscode.workspace.asRelativePath(file)} ${edits.length}`);
    assert.deepEqual(changed.sort(), [
      `${notesPath} 1`,
      'services/api/src/middleware/rateLimit.ts 1',
      `${routes}/auth.ts 1`,
    ]);
  });

  it('have an outline, and fold', async () => {
    await open(notesPath);
    const outline = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      uri,
    );
    const names = (symbols: readonly vscode.DocumentSymbol[]): string[] =>
      symbols.flatMap(({ name, children }) => [name, ...names(children)]);
    for (const id of ['phi', 'laboratory', 'T-7', 'C-6', 'R-3', 'A-2'])
      assert.ok(names(outline).includes(id), `${id} among ${names(outline)}`);
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    const lines = (await vscode.workspace.openTextDocument(uri)).getText().split('\n');
    const start = lines.indexOf('  - id: T-1');
    assert.equal(folds.find((fold) => fold.start === start)?.end, lines.indexOf('  - id: T-2') - 1);
  });

  it('say what the code has and they have not, what ended and what nobody answers, each with its fix', async () => {
    const { document } = await open(notesPath);
    const routesTold = await told(uri, '2 routes are in no entry point');
    assert.equal(
      routesTold.message,
      '2 routes are in no entry point: GET /clinics/:id/patients, POST /accounts/:id/lock.',
    );
    await fix(uri, routesTold.range, 'Add http under entryPoints with this file');
    await gone(uri, '2 routes');
    assert.ok(document.getText().includes(`scope: [${routes}/admin.ts]`));

    const ended = await told(uri, 'The accepted risk R-1 expired on 2025-11-30');
    assert.equal(document.getText(ended.range), '"2025-11-30"');
    await fix(uri, ended.range, 'Accept it until ');
    await gone(uri, 'The accepted risk R-1');

    const unanswered = await told(uri, 'No control answers T-2');
    await fix(uri, unanswered.range, 'Answer it by C-1');
    await gone(uri, 'No control answers T-2');
  });

  it('say what is mistaken as it is typed, and the last good notes stay in force', async () => {
    const code = (await open(`${routes}/prescriptions.ts`)).document.uri;
    await told(code, 'Call audit.log instead of console.log');
    const editor = await open(notesPath);
    await type(editor, 'mitigations: [C-6]', 'mitigations: [C-9]');
    const unknown = await told(uri, 'No entry of `controls` has the id `C-9`');
    await fix(uri, unknown.range, 'Change it to ');
    await gone(uri, 'No entry of');
    await type(editor, 'forbidden:\n', 'forbiden: [\n');
    await eventually('the mistake', () =>
      diagnosticsOf(uri).some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    await vscode.window.showTextDocument(code);
    await told(code, 'Call audit.log instead of console.log');
  });
});
