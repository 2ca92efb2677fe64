import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Workbench } from './workbench';

/** Milliseconds to wait for a finding to come or go. */
const patience = 30_000;

/** What the files start with before the person types on. */
const orders = `const express = require('express');
const mysql = require('mysql2');

const app = express();
const db = mysql.createConnection({ database: 'shop' });

`;
const prices = 'import yaml\n\n\n';

describe('A person with the packaged extension', () => {
  let vscode: Workbench;

  before(async () => {
    vscode = await Workbench.open();
    writeFileSync(vscode.path('orders.js'), orders);
    writeFileSync(vscode.path('prices.py'), prices);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await vscode.picture(`failed-${this.currentTest.title}`);
  });

  after(() => vscode?.close());

  it('types a vulnerability, sees it underlined, and takes the fix: the finding vanishes', async () => {
    await vscode.openFile('prices.py');
    await vscode.typeAtEnd('def prices(text):');
    await vscode.page.keyboard.press('Enter');
    await vscode.type('return yaml.load(text)');
    await vscode.squiggles.first().waitFor({ timeout: patience });
    assert.equal(await vscode.squiggles.count(), 1);
    await vscode.picture('squiggle');

    const rows = await vscode.lightBulb();
    assert.equal(await rows.first().textContent(), 'Use yaml.safe_load(text)');
    await vscode.picture('light-bulb');
    await vscode.page.keyboard.press('Enter');
    await vscode.squiggles.first().waitFor({ state: 'detached', timeout: patience });
    assert.match(await vscode.text(), /return yaml\.safe_load\(text\)/);
    assert.equal(readFileSync(vscode.path('prices.py'), 'utf8'), prices, 'nothing was saved');
  });

  it('sees the change that a fix would make before taking it, where the fix wants a look', async () => {
    await vscode.openFile('orders.js');
    await vscode.typeAtEnd("app.get('/orders', (req, res) => {");
    await vscode.page.keyboard.press('Enter');
    await vscode.type("db.query('SELECT * FROM orders WHERE id = ' + req.query.id);");
    await vscode.squiggles.first().waitFor({ timeout: patience });

    const rows = await vscode.lightBulb();
    assert.match(
      (await rows.first().textContent()) ?? '',
      /^Use a parameter: db\.query\('SELECT \* FROM orders WHERE id = \?'/,
    );
    await vscode.page.keyboard.press('Enter');
    const preview = vscode.page.locator('.bulk-edit-panel');
    await preview.locator('.monaco-list-row input[type=checkbox]').last().check();
    await vscode.picture('preview');
    await preview.getByRole('button', { name: 'Apply' }).click();
    await vscode.squiggles.first().waitFor({ state: 'detached', timeout: patience });
    assert.match(
      await vscode.text(),
      /db\.query\('SELECT \* FROM orders WHERE id = \?', \[req\.query\.id\]\);/,
    );
  });

  it('ticks an item of the checklist, and the project keeps it', async () => {
    const file = vscode.path('.wardscribe/checklist.yaml');
    const content = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    const before = content();
    await vscode.showSideBar();
    await vscode.row('Injection').first().click();
    await vscode.page.locator('.sidebar .custom-view-tree-node-item-checkbox').first().click();
    const deadline = Date.now() + patience;
    while (content() === before) {
      assert.ok(Date.now() < deadline, '.wardscribe/checklist.yaml did not change');
      await vscode.page.waitForTimeout(100);
    }
    await vscode.picture('checklist');
    assert.match(content(), /^A05\.1: .*state: done/m);
  });
});
