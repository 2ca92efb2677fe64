import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsOf, eventually, findingOf, inWorkspace } from '../support';
import { fix, gone, hover, lenses, notesPath, open, rangeOf, restore, routes, told, type } from './portal';

/** What the code says back to the threat notes. */
describe('Code answers to threat notes', () => {
  const { showInputBox, showQuickPick } = vscode.window;

  afterEach(async () => {
    Object.assign(vscode.window, { showInputBox, showQuickPick });
    await closeAll();
    restore();
  });

  it('where a control is missing, until the call is inserted', async () => {
    const { document } = await open(`${routes}/patients.ts`);
    const { uri } = document;
    const missing = await told(uri, 'GET /:id/history does not call assertOwner before patients.history');
    assert.equal(
      missing.message,
      'GET /:id/history does not call assertOwner before patients.history on line 27, which calls db.query: ' +
        'control C-1 "Every handler asks whose record it is before it touches the database" answers T-1.',
    );
    assert.equal(missing.severity, vscode.DiagnosticSeverity.Error);
    const above = [
      '10: T-1, T-5, T-7',
      '17: T-1, T-5, T-7',
      '24: T-1, T-5, T-7 · control C-1 missing',
      '31: T-1, T-5, T-7 · control C-1 missing',
      '41: T-1, T-5, T-7 · control C-2 missing',
    ];
    await eventually('the lenses', async () => JSON.stringify(await lenses(uri)) === JSON.stringify(above));
    assert.match(
      await hover(uri, missing.range),
      /Broken Access Control · HIPAA technical safeguards: 164\.312\(a\)\(1\) · OWASP ASVS 5\.0, level 2: 8\.2\.1, 8\.2\.2/,
    );
    await fix(uri, missing.range, 'Insert assertOwner(req.user, req.params.id);');
    await gone(uri, 'GET /:id/history');
    assert.match(
      document.getText(),
      /history', async \(req, res\) => \{\n {4}const id = parseId\(req\.params\.id\);\n {4}assertOwner\(req\.user, req\.params\.id\);\n {4}const visits/,
    );
    await eventually('the lens to follow', async () => (await lenses(uri)).includes('24: T-1, T-5, T-7'));
  });

  it('above the first line of a file without handlers, and where a practice is missing', async () => {
    const tokens = inWorkspace('services/api/src/tokens.ts');
    await vscode.window.showTextDocument(tokens);
    await told(tokens, 'Give jwt.sign an expiry: control C-4');
    assert.deepEqual(await lenses(tokens), ['0: T-4, T-5 · control C-4 missing']);
    const auth = (await open(`${routes}/auth.ts`)).document.uri;
    await told(auth, 'POST /forgotten has no rate limit: control C-5');
  });

  it('in comments, which are checked and explained', async () => {
    const editor = await open('services/api/src/middleware/assertOwner.ts');
    const { document } = editor;
    const said = await hover(document.uri, rangeOf(document, 'against T-1 with', 'T-1'));
    assert.match(said, /A patient or clinician opens the record of somebody else/);
    assert.match(said, /Accepted \[R-1 .*expired on 2025-11-30/);
    await type(editor, 'against T-1 with C-1', 'against T-1 with C-17');
    const unknown = await told(document.uri, 'No control has the id `C-17`');
    await fix(document.uri, unknown.range, 'Change it to C-1');
    await gone(document.uri, 'No control has the id');
  });

  it('with findings that are accepted until a day, and back after it', async () => {
    const { document } = await open(`${routes}/messages.ts`);
    const back = await findingOf(document.uri, 'js-reflected-xss');
    assert.match(back.message, /The accepted risk R-1 expired on 2025-11-30 \(@quillbrook\/portal\)\.$/);

    const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
    const answers = ['Shown to staff only', '@mira', day];
    vscode.window.showInputBox = async () => answers.shift();
    vscode.window.showQuickPick = (async (items: readonly unknown[]) =>
      items[0]) as unknown as typeof showQuickPick;
    await fix(document.uri, back.range, 'Accept this risk…');
    await gone(document.uri, 'Escape req.query.text');
    // It ends within two weeks: the place of the finding says so, and so do the notes.
    await eventually('the end to be told', () =>
      diagnosticsOf(document.uri).some(({ message }) => message.includes(day)),
    );
    const notes = await open(notesPath);
    assert.match(
      notes.document.getText(),
      new RegExp(
        `  - id: R-4\n    rule: js-reflected-xss\n[\\s\\S]*reason: Shown to staff only\n[\\s\\S]*expires: "?${day}`,
      ),
    );
    await told(notes.document.uri, 'The accepted risk R-4 expires in');
    await type(notes, day, '2026-01-02');
    await vscode.window.showTextDocument(document);
    await told(document.uri, 'Escape req.query.text');
  });
});
