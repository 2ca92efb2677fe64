import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Workbench } from './workbench';

const seconds = 1000;

/** What a file starts with before the person types on. */
const beginning = `const express = require('express');
const mysql = require('mysql2');

const app = express();
const db = mysql.createConnection({ database: 'shop' });

`;

describe('A person with the packaged extension', () => {
  let vscode: Workbench;

  before(async () => {
    vscode = await Workbench.open();
    writeFileSync(vscode.path('orders.js'), beginning);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await vscode.picture(`failed-${this.currentTest.title}`);
  });

  after(() => vscode?.close());

  it('opens a file, types a vulnerability and sees it underlined', async () => {
    await vscode.openFile('orders.js');
    await vscode.typeAtEnd("app.get('/orders', (req, res) => {");
    await vscode.page.keyboard.press('Enter');
    await vscode.type("db.query('SELECT * FROM orders WHERE id = ' + req.query.id);");
    await vscode.squiggles.first().waitFor({ timeout: 30 * seconds });
    await vscode.picture('squiggle');
    assert.equal(await vscode.squiggles.count(), 1);
  });

  it('applies the fix with the keyboard and sees the finding vanish without a save', async () => {
    await vscode.page.keyboard.press('F8');
    await vscode.page.keyboard.press('Escape');
    const rows = await vscode.lightBulb();
    const fix = rows.filter({ hasText: /parameter/i }).first();
    await vscode.picture('light-bulb');
    await fix.click();
    await vscode.squiggles.first().waitFor({ state: 'detached', timeout: 30 * seconds });
    await vscode.picture('fixed');
    assert.match(
      await vscode.text(),
      /db\.query\('SELECT \* FROM orders WHERE id = \?', \[req\.query\.id\]\)/,
    );
    assert.equal(readFileSync(vscode.path('orders.js'), 'utf8'), beginning);
  });

  it('ticks an item of the checklist, and the project keeps it', async () => {
    const file = vscode.path('.wardscribe/checklist.yaml');
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
    await vscode.showSideBar();
    await vscode.row('Injection').first().click();
    const box = vscode.page.locator('.sidebar .custom-view-tree-node-item-checkbox').first();
    await box.click();
    await vscode.picture('checklist');
    const deadline = Date.now() + 30 * seconds;
    while ((existsSync(file) ? readFileSync(file, 'utf8') : '') === before) {
      assert.ok(Date.now() < deadline, '.wardscribe/checklist.yaml did not change');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.match(readFileSync(file, 'utf8'), /A05\.1: .*done/);
  });
});
