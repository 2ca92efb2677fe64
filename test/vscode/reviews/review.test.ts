import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, inWorkspace, workspaceFolder } from '../support';

const documents = 'services/api/src/routes/documents.ts';

/** A review of a branch, as a person does it. The test stands in for what they answer when they are asked. */
describe('A security review', () => {
  const { showInputBox, showQuickPick, showSaveDialog } = vscode.window;
  /** What the person answers, in order: a text, or how the chosen item begins. */
  let answers: string[] = [];
  const asked: string[] = [];

  const run = (name: string, ...args: unknown[]) =>
    vscode.commands.executeCommand(`wardscribe.review.${name}`, ...args);
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: workspaceFolder().uri.fsPath, encoding: 'utf8' });
  const file = () => {
    const folder = inWorkspace('.wardscribe/reviews').fsPath;
    const [name] = readdirSync(folder).filter((each) => each.endsWith('.yaml'));
    return readFileSync(join(folder, name), 'utf8');
  };
  const checklist = () => readFileSync(inWorkspace('.wardscribe/checklist.yaml').fsPath, 'utf8');
  /** Ticks an item of the checklist, as its menu does. */
  const tick = (number: string) =>
    vscode.commands.executeCommand('wardscribe.checklist.done', {
      kind: 'item',
      list: { folder: workspaceFolder().uri.toString() },
      item: { id: `owasp-top10-2025/${number}`, state: 'open' },
    });
  const exported = vscode.Uri.file(join(mkdtempSync(join(tmpdir(), 'wardscribe-export-')), 'review.md'));
  /** Exports the review as Markdown: its lines. */
  const report = async () => {
    answers = ['Markdown'];
    await run('export');
    return readFileSync(exported.fsPath, 'utf8').split('\n');
  };
  const place = () => {
    const editor = vscode.window.activeTextEditor;
    return (
      editor && `${vscode.workspace.asRelativePath(editor.document.uri)}:${editor.selection.active.line + 1}`
    );
  };

  before(async () => {
    vscode.window.showInputBox = async (options?: vscode.InputBoxOptions) => {
      asked.push(options?.prompt ?? '');
      return answers.shift();
    };
    const pick = async (items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) => {
      const all = await items;
      asked.push(options?.placeHolder ?? '');
      const wanted = answers.shift() ?? '';
      return all.find(({ label }) => label.replace(/^\$\([\w-]+\) /, '').startsWith(wanted));
    };
    vscode.window.showQuickPick = pick as unknown as typeof vscode.window.showQuickPick;
    vscode.window.showSaveDialog = async () => exported;
    await vscode.extensions.getExtension('wardscribe.wardscribe')!.activate();
  });
  after(async () => {
    Object.assign(vscode.window, { showInputBox, showQuickPick, showSaveDialog });
    await run('close');
    await closeAll();
  });

  it('starts on what the branch changes, in two answers', async () => {
    answers = ['feature/share-records', 'Share records'];
    await run('start');
    assert.deepEqual(answers, []);
    assert.match(file(), /^review: \{title: Share records, base: main, .*head: feature\/share-records/m);
  });

  it('leads from region to region, and marks them where the cursor is', async () => {
    const visited: (string | undefined)[] = [];
    for (let i = 0; i < 6; i++) {
      await run('next');
      visited.push(place());
      if (i < 5) await run('markRead');
    }
    assert.deepEqual(visited, [
      'services/api/package.json:11',
      `${documents}:3`,
      `${documents}:26`,
      'services/api/src/routes/messages.ts:42',
      'services/api/src/storage/documents.ts:4',
      'services/api/src/storage/documents.ts:17',
    ]);
    const read = file().split('\nread:\n')[1].trim().split(/\n */);
    assert.equal(read.length, 5);
    assert.ok(
      read.every((line) => /^"services\/api\/[\w/.]+#[0-9a-f]{12}": \{by: [^,]+, on: [\d-]+\}$/.test(line)),
      read.join('\n'),
    );
    await run('markUnread');
    await run('previous');
    assert.equal(place(), 'services/api/src/storage/documents.ts:17');
  });

  it('shows a region beside the text before the change', async () => {
    const editor = await vscode.window.showTextDocument(inWorkspace(documents));
    editor.selection = new vscode.Selection(27, 0, 27, 0);
    await run('compare');
    const { input } = vscode.window.tabGroups.activeTabGroup.activeTab!;
    assert.ok(input instanceof vscode.TabInputTextDiff);
    assert.equal(input.modified.toString(), inWorkspace(documents).toString());
    const before = await vscode.workspace.openTextDocument(input.original);
    assert.equal(before.getText(), git('show', `main:${documents}`));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('raises a note at the line, which stays with its code', async () => {
    const editor = await vscode.window.showTextDocument(inWorkspace(documents));
    editor.selection = new vscode.Selection(27, 0, 27, 10);
    answers = ['Which clinic may ask for this?', 'Concern', 'Critical', '@jon'];
    await run('raiseNote');
    assert.deepEqual(answers, []);
    assert.match(
      file(),
      /N-[0-9a-z]{5}: \{kind: concern, severity: critical, state: open, text: "Which clinic may ask for this\?", owner: "@jon", by: Mira Jansen, on: [\d-]+, rev: 1, at: \{path: services\/api\/src\/routes\/documents\.ts, start: 27, end: 27,/,
    );
  });

  it('keeps for which commit an item was ticked', async () => {
    await tick('A01.1');
    await tick('A02.2');
    await tick('A05.1');
    const commit = git('rev-parse', '--short=12', 'HEAD').trim();
    const lines = checklist().split('\n');
    for (const number of ['A01.1', 'A02.2', 'A05.1']) {
      const line = lines.find((each) => each.startsWith(`owasp-top10-2025/${number}:`)) ?? '';
      assert.match(
        line,
        new RegExp(`\\{state: done, by: Mira Jansen, on: [\\d-]+, commit: "?${commit}"?\\}$`),
      );
    }
  });

  it('says what is open when it is signed, and keeps the verdict', async () => {
    const open = await eventually('the items that are open to be told', async () => {
      asked.length = 0;
      answers = [];
      await run('signOff');
      return / items /.test(asked[0]) && asked[0];
    });
    assert.match(
      open,
      /^Still open: 1 region is not reviewed, 1 note is open, \d+ items that the change touches are open$/,
    );
    assert.match(file(), /^signatures:\nnotes:/m, 'whoever leaves has signed nothing');
    answers = ['Reject', 'The query takes the name of the clinic as it is.'];
    await run('signOff');
    assert.match(
      file(),
      /^signatures:\n {2}[^:]+: \{verdict: rejected, on: [\d-]+, commit: "?[0-9a-f]{40}"?, comment: The query/m,
    );
  });

  it('is exported as it is, and copied as a comment', async () => {
    const lines = await report();
    assert.deepEqual(answers, []);
    assert.equal(lines[0], '# Share records');
    assert.ok(
      lines.some((line) => /^\*\*Rejected by Mira Jansen\.\*\* /.test(line)),
      lines.join('\n'),
    );
    assert.ok(!lines.includes('## To look at again'));
    await run('copyComment');
    assert.match(await vscode.env.clipboard.readText(), /^### Security review: Share records\n/);
  });

  it('opens again what changes when the branch moves', async () => {
    const path = inWorkspace(documents).fsPath;
    const text = readFileSync(path, 'utf8');
    const editor = await vscode.window.showTextDocument(inWorkspace(documents));
    const at = text.split('\n').findIndex((line) => line.includes('FROM clinics'));
    await editor.edit((edit) =>
      edit.replace(
        editor.document.lineAt(at).range,
        "    const [found] = await db.query('SELECT id FROM clinics WHERE name = $1', [clinic]);",
      ),
    );
    await editor.document.save();
    git('commit', '--quiet', '--all', '--message', 'The name of a clinic is a parameter');
    await vscode.window.showTextDocument(inWorkspace('services/api/package.json'));
    // The region was reviewed; its lines are others now. Git's change is noticed by itself.
    await eventually('the region to be unread again', async () => {
      await vscode.window.showTextDocument(inWorkspace('services/api/package.json'), {
        selection: new vscode.Range(0, 0, 0, 0),
      });
      await run('next');
      return place() === `${documents}:26`;
    });
  });

  it('asks for another look at the items whose code changed, and at no others', async () => {
    const said = `${documents} changed after Mira Jansen ticked it`.replaceAll('_', '\\_');
    const again = await eventually('the items to ask', async () => {
      const lines = await report();
      const at = lines.indexOf('## To look at again');
      const items = at < 0 ? [] : lines.slice(at + 2, lines.indexOf('', at + 2));
      return items.length > 1 && items;
    });
    assert.deepEqual(
      again.map((line) => [line.slice(3, 3 + 'owasp-top10-2025/A01.1'.length), line.endsWith(`: ${said}`)]),
      ['A01.1', 'A05.1'].map((number) => [`owasp-top10-2025/${number}`, true]),
    );
    // What was decided stays as it was.
    assert.equal(checklist().match(/state: done, by: Mira Jansen/g)?.length, 3);
    await tick('A01.1');
    await tick('A05.1');
    assert.ok(!(await report()).includes('## To look at again'));
  });
});
