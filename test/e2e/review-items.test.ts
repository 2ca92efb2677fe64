import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Workbench } from './workbench';

const script = path.resolve(__dirname, '../../../test/fixtures/make-history.mjs');

/** What was ticked before the branch began. */
const checklist = `owasp-top10-2025/A01.1: {state: done, by: mira, on: 2026-11-01}
owasp-top10-2025/A02.2: {state: done, by: mira, on: 2026-11-01}
`;

describe('A review and the checklist, in the packaged extension', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'wardscribe-items-'));
  const folder = path.join(root, 'portal');
  let vscode: Workbench;

  before(async () => {
    execFileSync(process.execPath, [script, folder]);
    writeFileSync(path.join(folder, '.wardscribe/checklist.yaml'), checklist);
    vscode = await Workbench.open(folder);
    await vscode.showSideBar();
    await vscode.row('T-1 ').first().waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await vscode.picture(`failed-${this.currentTest.title}`);
  });

  after(async () => {
    await vscode?.close();
    rmSync(root, { recursive: true });
  });

  it('shows the items that the change touches, and why one asks for another look', async () => {
    const { page } = vscode;
    const accept = async (words: string) => {
      await page.locator('.quick-input-widget').filter({ hasText: words }).waitFor();
      await page.waitForTimeout(300);
      await page.keyboard.press('Enter');
    };
    await vscode.command('Wardscribe: Start Review');
    await accept('what it changes since main');
    await accept('The title of the review');
    await page.getByText(/Only items that the change touches: \d+ of \d+\./).waitFor();
    const review = vscode.row(/0\/6 regions · 1 item to look at again/);
    await review.waitFor();
    await review.click();
    await vscode.row('OWASP Top 10:2025').click();
    await vscode.row('A01:2025').click();
    const again = vscode.row('Check ownership on every read and write by id');
    await again
      .filter({
        hasText: /look again: services\/api\/src\/routes\/documents\.ts.* changed after mira ticked it/,
      })
      .waitFor();
    await vscode.picture('review-items');
    await again.hover();
    await again.locator('[aria-label^="Still Right"]').first().click();
    await again.filter({ hasNotText: 'look again' }).waitFor();
    const kept = readFileSync(path.join(folder, '.wardscribe/checklist.yaml'), 'utf8').split('\n');
    assert.match(
      kept[0],
      /^owasp-top10-2025\/A01\.1: \{state: done, by: Mira Jansen, .*commit: "?[0-9a-f]{12}"?\}$/,
    );
    assert.equal(kept[1], checklist.split('\n')[1]);
  });
});
