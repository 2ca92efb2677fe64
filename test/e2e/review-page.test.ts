import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { Workbench } from './workbench';

const script = path.resolve(__dirname, '../../../test/fixtures/make-history.mjs');

/** A review in which everything that a page can show is there once. */
const review = `version: 1
review: {title: Share records, base: main, head: feature/share-records, by: Mira Jansen, on: 2026-11-05}
signatures:
  Jon Reyes: {verdict: approved, on: 2026-11-05, comment: Fine by me.}
  Mira Jansen: {verdict: rejected, on: 2026-11-06, comment: The query takes the name of the clinic as it was sent.}
notes:
  n-1: {kind: finding, severity: high, state: open, text: "Bind <b>the name</b>.", at: {path: services/api/src/tokens.ts, start: 0, end: 0, quote: ["gone"], before: "", after: ""}, owner: Jon Reyes, by: Mira Jansen, on: 2026-11-05, rev: 1}
  n-2: {kind: question, severity: medium, state: resolved, text: "How long does a token live?", by: Mira Jansen, on: 2026-11-05, rev: 2}
  n-3: {kind: concern, severity: low, state: wont-fix, text: "Names of files are kept.", by: Jon Reyes, on: 2026-11-05, rev: 1}
replies:
  n-2.a: {by: Jon Reyes, on: 2026-11-06, text: "An hour."}
read:
`;

const checklist = `owasp-top10-2025/A01.1: {state: done, by: mira, on: 2026-11-01}
owasp-top10-2025/A01.4: {state: not-applicable, by: jon, on: 2026-11-05, reason: No request goes out}
`;

/** Name of a theme → the class that its webviews have. */
const themes = {
  'Light Modern': 'vscode-light',
  'Dark Modern': 'vscode-dark',
  'Dark High Contrast': 'vscode-high-contrast',
  'Light High Contrast': 'vscode-high-contrast-light',
};

describe('The page of a review, in the packaged extension', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'wardscribe-page-'));
  let vscode: Workbench;
  let frame: Frame;

  before(async () => {
    const folder = path.join(root, 'portal');
    execFileSync(process.execPath, [script, folder]);
    mkdirSync(path.join(folder, '.wardscribe/reviews'));
    writeFileSync(path.join(folder, '.wardscribe/reviews/share.yaml'), review);
    writeFileSync(path.join(folder, '.wardscribe/checklist.yaml'), checklist);
    vscode = await Workbench.open(folder);
    // Colors that fade from one theme to the next have the contrast of neither.
    await vscode.page.emulateMedia({ reducedMotion: 'reduce' });
    await vscode.showSideBar();
    await vscode.row('T-1 ').first().waitFor();
    await vscode.command('Wardscribe: Scan Workspace');
    await vscode.row('documents.ts').first().waitFor();
    await vscode.command('Wardscribe: Open the Review Page');
    await vscode.command('View: Toggle Primary Side Bar Visibility');
    frame = await vscode.webview('h1');
    await frame.getByText('Rejected by Mira Jansen').first().waitFor();
    // What takes longer to find out comes to the page that is there.
    await frame.getByRole('heading', { name: 'To look at again' }).waitFor();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await vscode.picture(`failed-${this.currentTest.title}`);
  });

  after(async () => {
    await vscode?.close();
    rmSync(root, { recursive: true });
  });

  for (const [theme, name] of Object.entries(themes)) {
    it(`has nothing that axe finds, wide or narrow, in ${theme}`, async () => {
      await vscode.theme(theme);
      await frame.locator(`body.${name}`).waitFor();
      for (const width of [1280, 380]) {
        await vscode.page.setViewportSize({ width, height: 800 });
        await frame.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        assert.deepEqual(await violations(frame), []);
        const [wanted, there] = await frame.evaluate<number[]>(
          '[document.documentElement.scrollWidth, innerWidth]',
        );
        assert.ok(wanted <= there, `${wanted} of ${there} pixels at ${width}`);
        await vscode.picture(`review-page-${name}-${width}`);
      }
      await vscode.page.setViewportSize({ width: 1280, height: 800 });
    });
  }

  it('opens what a number counts, and is as it was left when it is shown again', async () => {
    await frame.locator('#settled-notes[open]').waitFor();
    await frame.locator('#settled-notes > summary').click();
    await frame.locator('button[data-open="open/regions"]').click();
    const rows = vscode.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'messages.ts' }).click();
    await vscode.page.locator('.editor-instance .view-lines').filter({ hasText: 'sender' }).waitFor();
    await vscode.command('Wardscribe: Open the Review Page');
    frame = await vscode.webview('h1');
    await frame.locator('#settled-notes:not([open])').waitFor({ state: 'attached' });
    await frame.locator('#coverage-hipaa-164\\.312[open]').waitFor();
    await vscode.picture('review-page-again');
  });

  it('copies a comment of a pull request, and says so', async () => {
    await vscode.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await frame.getByRole('button', { name: 'Copy as Pull-Request Comment' }).click();
    await frame.getByRole('status').filter({ hasText: 'The comment is on the clipboard.' }).waitFor();
  });
});

/** What axe finds in a frame: rule and element, one line each. */
async function violations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations: found } = await frame.evaluate<axe.AxeResults>('axe.run(document)');
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
