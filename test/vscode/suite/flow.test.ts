import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsOf, eventually, newFile, ruleOf, write } from '../support';

const routes = `const express = require('express');
const { find } = require('./store');
const app = express();
app.get('/orders', (req, res) => {
  res.json(find(req.query.id));
});
app.get('/bills', (req, res) => {
  res.json(find(req.params.bill));
});
`;
const store = `const mysql = require('mysql2');
const db = mysql.createConnection({});
function find(id) {
  return db.query('SELECT * FROM orders WHERE id = ' + id);
}
module.exports = { find };
`;

function flowInto(uri: vscode.Uri): vscode.Diagnostic | undefined {
  return diagnosticsOf(uri).find((each) => ruleOf(each) === 'js-sql-injection');
}

/** The file and the one-based line of the cursor. */
function cursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const name = editor?.document.uri.path.split('/').at(-1);
  return editor && `${name}:${editor.selection.start.line + 1}`;
}

describe('Data flow through files', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('wardscribe.closeFlow');
    await closeAll();
  });

  it('walks through the steps of both ways in their files, and an edit there ends a way', async () => {
    const from = await newFile('flow/routes.js');
    await write(from, routes);
    await from.document.save();
    const editor = await newFile('flow/store.js');
    await write(editor, store);
    const { uri } = editor.document;
    const finding = await eventually('the flow', () => flowInto(uri));
    assert.match(finding.message, /of routes\.js\.$/);
    assert.ok(
      finding.relatedInformation?.some(({ location }) => location.uri.path.endsWith('/flow/routes.js')),
    );

    editor.selection = new vscode.Selection(finding.range.start, finding.range.start);
    await vscode.commands.executeCommand('wardscribe.showFlow');
    assert.equal(cursor(), 'routes.js:5');
    await vscode.commands.executeCommand('wardscribe.nextPath');
    assert.equal(cursor(), 'routes.js:8');
    await vscode.commands.executeCommand('wardscribe.previousStep');
    assert.equal(cursor(), 'store.js:4');
    await vscode.commands.executeCommand('wardscribe.nextStep');
    assert.equal(cursor(), 'routes.js:8');

    const shown = await vscode.window.showTextDocument(from.document);
    await write(shown, routes.replace('req.query.id', '7').replace('req.params.bill', '8'));
    await eventually('the flow is gone', () => flowInto(uri) === undefined);
  });
});
