import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  actionsAt,
  apply,
  closeAll,
  diagnosticsOf,
  findingOf,
  newFile,
  newUntitled,
  noFindings,
  ruleOf,
  write,
} from '../support';

const server = `const express = require('express');
const mysql = require('mysql2');

const app = express();
const db = mysql.createConnection({ database: 'shop' });

app.get('/users', (req, res) => {
  db.query('SELECT * FROM users WHERE id = ' + req.query.id, (error, rows) => res.json(rows));
});
`;

/** The place that carries the user's text in the 8th line of `server`. */
const tainted = 'req.query.id';

describe('The extension', () => {
  it('is active once the workspace is open', async () => {
    const extension = vscode.extensions.getExtension('wardscribe.wardscribe');
    assert.ok(extension, 'wardscribe.wardscribe is installed');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});

describe('What is typed', () => {
  afterEach(closeAll);

  for (const [name, open] of [
    ['a JavaScript file', () => newFile('typed.js')],
    ['a JavaScript document that was never saved', () => newUntitled('javascript')],
  ] as const) {
    it(`is judged without a save, and a quick fix repairs it, in ${name}`, async () => {
      const editor = await open();
      const { uri } = editor.document;
      await write(editor, server);

      const finding = await findingOf(uri, 'js-sql-injection');
      assert.equal(editor.document.isDirty || editor.document.isUntitled, true);
      assert.equal(finding.source, 'wardscribe');
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
      assert.equal(finding.range.start.line, 7);
      assert.match(editor.document.getText(finding.range), new RegExp(tainted.replaceAll('.', '\\.')));
      assert.match(finding.message, /req\.query\.id/);

      const actions = await actionsAt(uri, finding.range);
      const fix = actions.find(
        ({ kind, edit }) => edit && kind && vscode.CodeActionKind.QuickFix.contains(kind),
      );
      assert.ok(fix, `no fix among: ${actions.map(({ title }) => title).join(' | ')}`);
      await apply(fix);
      assert.equal(
        editor.document.lineAt(7).text,
        "  db.query('SELECT * FROM users WHERE id = ?', [req.query.id], (error, rows) => res.json(rows));",
      );
      await noFindings(uri);
    });
  }

  it('is judged in a Python file', async () => {
    const editor = await newFile('typed.py');
    await write(editor, 'import yaml\n\n\ndef settings(text):\n    return yaml.load(text)\n');
    const finding = await findingOf(editor.document.uri, 'py-unsafe-yaml-load');
    assert.equal(editor.document.getText(finding.range), 'yaml.load(text)');
    const [fix] = (await actionsAt(editor.document.uri, finding.range)).filter(
      ({ isPreferred }) => isPreferred,
    );
    assert.equal(fix.title, 'Use yaml.safe_load(text)');
    await apply(fix);
    await noFindings(editor.document.uri);
    assert.equal(editor.document.lineAt(4).text, '    return yaml.safe_load(text)');
  });

  it('gets no finding from an unfinished line, and keeps the findings of the others', async () => {
    const editor = await newUntitled('javascript');
    await write(editor, `${server}\nconst next = eval(`);
    const finding = await findingOf(editor.document.uri, 'js-sql-injection');
    assert.equal(finding.range.start.line, 7);
    assert.deepEqual(diagnosticsOf(editor.document.uri).map(ruleOf), ['js-sql-injection']);
  });

  it('is judged at the right place after emoji and with Windows line ends', async () => {
    const editor = await newUntitled('python');
    await write(editor, "import yaml\r\nprint('🦊🦊', yaml.load('a: 1'))\r\n");
    const finding = await findingOf(editor.document.uri, 'py-unsafe-yaml-load');
    assert.equal(editor.document.getText(finding.range), "yaml.load('a: 1')");
  });
});
