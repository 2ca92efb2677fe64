import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbench } from './workbench';

const unsafe = 'import yaml\n\n\ndef prices(text):\n    return yaml.load(text)\n';

/** Two folders with the same code: one turns the rule off, the other has threat notes. */
const files: Record<string, string> = {
  'both.code-workspace': JSON.stringify({ folders: [{ path: 'shop' }, { path: 'stock' }] }),
  'shop/prices.py': unsafe,
  'shop/.vscode/settings.json': JSON.stringify({ 'wardscribe.rules': { 'py-unsafe-yaml-load': 'off' } }),
  'stock/amounts.py': unsafe,
  'stock/.wardscribe/threat-notes.yaml':
    'version: 2\nproject: {name: stock, risk: high}\nthreats:\n' +
    '  - {id: T-7, title: Stock is emptied, cwe: [CWE-502], severity: high, scope: ["**"], status: open}\n',
};

describe('A person with two folders', () => {
  const root = mkdtempSync(join(tmpdir(), 'wardscribe-folders-'));
  let vscode: Workbench;

  before(async () => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(root, name, '..'), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    vscode = await Workbench.open(join(root, 'both.code-workspace'));
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await vscode.picture(`failed-${this.currentTest.title}`);
  });

  after(async () => {
    await vscode?.close();
    rmSync(root, { recursive: true });
  });

  it('has settings and threat notes a folder', async () => {
    await vscode.openFile('prices.py');
    await vscode.openFile('amounts.py');
    await vscode.squiggles.first().waitFor();
    await vscode.showSideBar();
    // The one finding of both folders: in the other the rule is off.
    await vscode.row('YAML loaded').waitFor();
    assert.equal(await vscode.row('YAML loaded').count(), 1);
    assert.equal(await vscode.row('amounts.py').count(), 1);
    assert.equal(await vscode.row('prices.py').count(), 0);
    await vscode.row('T-7 Stock is emptied').filter({ hasText: '1 finding' }).waitFor();
  });

  it('has a checklist a folder', async () => {
    const kept = (folder: string) => join(root, folder, '.wardscribe', 'checklist.yaml');
    // Findings and notes make room.
    for (const title of ['Findings', 'Threat Notes'])
      await vscode.page.locator('.sidebar .pane-header').filter({ hasText: title }).click();
    const rows = vscode.row('A01:2025 ');
    await rows.nth(1).waitFor();
    assert.equal(await rows.count(), 2);
    await rows.nth(1).click();
    await vscode.page.locator('.sidebar .custom-view-tree-node-item-checkbox').first().click();
    const deadline = Date.now() + 30_000;
    while (!existsSync(kept('stock'))) {
      assert.ok(Date.now() < deadline, 'nothing was kept');
      await vscode.page.waitForTimeout(100);
    }
    assert.match(readFileSync(kept('stock'), 'utf8'), /^owasp-top10-2025\/A01\.1: .*state: done/m);
    assert.equal(existsSync(kept('shop')), false);
    await vscode.picture('folders');
  });
});
