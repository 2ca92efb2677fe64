import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, inWorkspace, workspaceFolder } from '../support';

const id = '2026-01-12-orders-page';
const code = 'src/routes/orders.ts';

/** The page of a review. What its script would tell is told here; what the person answers is given. */
describe('The page of a review', () => {
  const { createWebviewPanel, showQuickPick, showSaveDialog, showErrorMessage } = vscode.window;
  const file = inWorkspace(`.wardscribe/reviews/${id}.yaml`).fsPath;
  const exports = mkdtempSync(join(tmpdir(), 'wardscribe-export-'));
  const madeFolder = !existsSync(dirname(file));
  let panel: vscode.WebviewPanel | undefined;
  let tell: (message: unknown) => unknown;
  /** What the page is told. */
  const told: Record<string, string>[] = [];
  /** What the person is asked, and how what they choose begins; they go back when there is none. */
  const asked: string[][] = [];
  let answer: string | undefined;
  const errors: string[] = [];
  let line: number;

  const tabs = () =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('reviewPage'),
      );
  const place = () => {
    const editor = vscode.window.activeTextEditor;
    return editor && `${vscode.workspace.asRelativePath(editor.document.uri)}:${editor.selection.start.line}`;
  };

  before(async () => {
    const lines = readFileSync(inWorkspace(code).fsPath, 'utf8').split('\n');
    line = lines.findIndex((each) => each.includes('db.query('));
    const quote = JSON.stringify([lines[line].trim()]);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      `version: 1
review: {title: Orders, by: mira, on: 2026-01-12}
signatures:
notes:
  n-1: {kind: finding, severity: high, state: open, text: "Bind <b>the state</b>.", at: {path: ${code}, start: ${line}, end: ${line}, quote: ${quote}, before: "", after: ""}, by: mira, on: 2026-01-12, rev: 1}
replies:
read:
`,
    );
    Object.assign(vscode.window, {
      createWebviewPanel: (...args: Parameters<typeof createWebviewPanel>) => {
        const made = createWebviewPanel(...args);
        panel = made;
        const listen = made.webview.onDidReceiveMessage.bind(made.webview);
        const post = made.webview.postMessage.bind(made.webview);
        Object.defineProperty(made.webview, 'onDidReceiveMessage', {
          value: (listener: typeof tell) => {
            tell = listener;
            return listen(listener);
          },
        });
        Object.defineProperty(made.webview, 'postMessage', {
          value: (message: Record<string, string>) => {
            told.push(message);
            return post(message);
          },
        });
        return made;
      },
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        asked.push(items.map(({ label }) => label));
        return items.find(({ label }) => answer !== undefined && label.startsWith(answer));
      },
      showErrorMessage: async (message: string) => void errors.push(message),
    });
    await vscode.commands.executeCommand('wardscribe.scanWorkspace');
  });

  after(async () => {
    Object.assign(vscode.window, { createWebviewPanel, showQuickPick, showSaveDialog, showErrorMessage });
    panel?.dispose();
    await closeAll();
    rmSync(file, { force: true });
    if (madeFolder) rmdirSync(dirname(file));
    rmSync(exports, { recursive: true });
  });

  it('opens in an editor of its own, once', async () => {
    const target = { folder: workspaceFolder().uri.toString(), id };
    await vscode.commands.executeCommand('wardscribe.openReviewPage', target);
    const [tab] = await eventually('the page', () => tabs().length > 0 && tabs());
    assert.equal(tab.label, 'Orders');
    const { html } = panel!.webview;
    assert.ok(html.includes('<p class="outcome">Not signed yet</p>'));
    assert.ok(html.includes('Bind &lt;b&gt;the state&lt;/b&gt;.'));
    await vscode.commands.executeCommand('wardscribe.openReviewPage', target);
    assert.equal(tabs().length, 1);
  });

  it('opens the code of a note at its line', async () => {
    await tell({ do: 'open', key: 'open/notes' });
    assert.equal(place(), `${code}:${line}`);
  });

  it('opens what each of its numbers counts', async () => {
    const numbers = [
      ...panel!.webview.html.matchAll(/class="(?:count|link)" data-open="([^"]*)"(?: aria-label="(\d+) )?/g),
    ];
    assert.ok(numbers.length > 30, `${numbers.length} numbers`);
    answer = undefined;
    const shown = new Set<string>();
    for (const [, key, count = '1'] of numbers) {
      // What is alone is shown at once, which takes its time: one of each kind will do.
      const kind = key.replace(/\/.*/, '');
      if (count === '1' && shown.has(kind)) continue;
      if (count === '1') shown.add(kind);
      asked.length = 0;
      if (vscode.window.activeTextEditor) {
        await vscode.commands.executeCommand('wardscribe.openReviewPage');
        await eventually('the page in front', () => vscode.window.activeTextEditor === undefined);
      }
      await tell({ do: 'open', key });
      if (asked.length > 0) assert.equal(asked[0].length, Number(count), key);
      else assert.ok(count === '1' && (kind === 'cover' || place() !== undefined), key);
    }
    assert.deepEqual(errors, []);
  });

  it('goes to the one that is chosen', async () => {
    answer = 'Bind';
    await tell({ do: 'open', key: 'findings/error/all' });
    assert.ok(asked.at(-1)!.length > 1);
    assert.match(place() ?? '', /^[\w/.-]+:\d+$/);
  });

  it('ignores what is no message of its script', async () => {
    asked.length = 0;
    for (const message of [undefined, { do: 'open', key: 'constructor' }, { do: 'run' }, 'export'])
      await tell(message);
    assert.deepEqual([asked.flat(), errors], [[], []]);
  });

  it('writes the review to a file in each format', async () => {
    const begins = {
      Markdown: '# Orders\n',
      HTML: '<!DOCTYPE html>',
      JSON: '{\n  "version": 1',
      SARIF: '{\n  "$schema"',
    };
    for (const [format, text] of Object.entries(begins)) {
      const path = join(exports, `review.${format}`);
      let proposed: string | undefined;
      vscode.window.showSaveDialog = async (options?: vscode.SaveDialogOptions) => {
        proposed = options?.defaultUri?.path;
        return vscode.Uri.file(path);
      };
      answer = format;
      await tell({ do: 'export' });
      assert.ok(readFileSync(path, 'utf8').startsWith(text), format);
      assert.ok(proposed?.startsWith(inWorkspace(id).path), proposed);
    }
    assert.deepEqual(asked.at(-1), ['Markdown', 'HTML', 'JSON', 'SARIF']);
    assert.match(told.at(-1)?.text ?? '', /^The review was written to .*review\.SARIF\.$/);
  });

  it('copies the review as a comment of a pull request', async () => {
    await vscode.env.clipboard.writeText('');
    await tell({ do: 'comment' });
    assert.match(
      await vscode.env.clipboard.readText(),
      /^### Security review: Orders\n\n\*\*Not signed yet\.\*\*/,
    );
    assert.deepEqual(told.at(-1), { do: 'say', text: 'The comment is on the clipboard.' });
  });

  it('follows what changes in the file of the review', async () => {
    await vscode.commands.executeCommand('wardscribe.openReviewPage');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('state: open', 'state: resolved'));
    const { html } = await eventually('the new page', () => told.find((each) => each.do === 'update'));
    assert.match(html, /<h3>1 settled note<\/h3>/);
  });
});
