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

  it('ticks items of the checklist as soon as it shows, and the project keeps each tick', async () => {
    const file = vscode.path('.wardscribe/checklist.yaml');
    const content = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
    await vscode.showSideBar();
    await vscode.row('A05:2025 Injection').click();
    const boxes = vscode.page.locator('.sidebar .custom-view-tree-node-item-checkbox');
    for (const i of [0, 1, 2]) await boxes.nth(i).click();
    await until('three ticks in .wardscribe/checklist.yaml', () => done(content()).length === 3);
    assert.deepEqual(done(content()), ['A05.1', 'A05.2', 'A05.3']);
    // The category above them follows when the hand rests.
    await vscode.row('A05:2025 Injection').filter({ hasText: '3/' }).waitFor();
    await vscode.picture('checklist');
  });

  it('sees why a tick was not kept, and the box as it was', async () => {
    const file = vscode.path('.wardscribe/checklist.yaml');
    const good = readFileSync(file, 'utf8');
    const broken = `${good}A06.1: [broken\n`;
    writeFileSync(file, broken);
    const box = vscode.page.locator('.sidebar .custom-view-tree-node-item-checkbox').nth(3);
    await box.click();
    const said = vscode.page
      .locator('.notification-toast')
      .filter({ hasText: 'The checklist was not changed.' });
    await said.filter({ hasText: /Repair line \d+ of the checklist first/ }).waitFor();
    await vscode.picture('refused');
    assert.equal(await said.count(), 1);
    await until('the box without its tick', async () => (await box.getAttribute('aria-checked')) === 'false');
    assert.equal(readFileSync(file, 'utf8'), broken);
    writeFileSync(file, good);
    await vscode.page.keyboard.press('Escape');
  });
});

/** Ids of the items that a checklist file says are done. */
function done(text: string): string[] {
  return [...text.matchAll(/^owasp-top10-2025\/(A\d\d\.\d): .*state: done/gm)].map(([, id]) => id);
}

async function until(what: string, is: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await is())) {
    assert.ok(Date.now() < deadline, `waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
