import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  actionsAt,
  apply,
  closeAll,
  diagnosticsOf,
  eventually,
  findingOf,
  inWorkspace,
  newFile,
  newUntitled,
  noFindings,
  ruleOf,
  write,
} from '../support';

const unsafe = 'import yaml\n\n\ndef settings(text):\n    return yaml.load(text)\n';
const rule = 'py-unsafe-yaml-load';

describe('Commands', () => {
  afterEach(closeAll);

  it('apply every safe fix of a file in one undo step', async () => {
    const editor = await newUntitled('python');
    const text = 'import yaml\n\nfirst = yaml.load(open("a"))\nsecond = yaml.load(open("b"))\n';
    await write(editor, text);
    const { uri } = editor.document;
    await eventually('two findings', () => diagnosticsOf(uri).length === 2);
    await vscode.commands.executeCommand('wardscribe.fixAllSafe');
    assert.equal(editor.document.getText(), text.replaceAll('yaml.load', 'yaml.safe_load'));
    await noFindings(uri);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('explain a rule beside the editor, which keeps the focus', async () => {
    const editor = await newUntitled('python');
    await write(editor, unsafe);
    const finding = await findingOf(editor.document.uri, rule);
    const explain = (await actionsAt(editor.document.uri, finding.range)).find(
      ({ title }) => title === 'Explain this rule',
    );
    assert.ok(explain);
    await apply(explain);
    const tab = await eventually('the page', () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input }) => input instanceof vscode.TabInputWebview),
    );
    assert.equal(tab.label, 'YAML loaded with a loader that builds objects');
    assert.notEqual(tab.group.viewColumn, vscode.ViewColumn.One);
    assert.equal(vscode.window.activeTextEditor?.document, editor.document);
    await vscode.window.tabGroups.close(tab);
  });

  it('scan the workspace: files that are not open get their findings too', async () => {
    await vscode.commands.executeCommand('wardscribe.scanWorkspace');
    const uri = inWorkspace('warehouse/labels.py');
    const finding = await findingOf(uri, 'py-command-injection');
    const lines = readFileSync(uri.fsPath, 'utf8').split('\n');
    const { start, end } = finding.range;
    assert.match(lines[start.line].slice(start.character, end.character), /^f".*printer/);
    assert.ok(finding.relatedInformation && finding.relatedInformation.length >= 2, 'the flow has its steps');
  });

  it('tell in a hover why it matters and how to fix it, and the link there fixes it', async () => {
    const editor = await newUntitled('python');
    await write(editor, unsafe);
    const { uri } = editor.document;
    const finding = await findingOf(uri, rule);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      finding.range.start,
    );
    const content = hovers
      .flatMap(({ contents }) => contents)
      .find(
        (each): each is vscode.MarkdownString => typeof each !== 'string' && /How to fix/.test(each.value),
      );
    assert.ok(content);
    const text = content.value.replaceAll('\\', '');
    assert.ok(!text.includes(finding.message), 'the editor shows the message itself');
    assert.match(text, /How to fix: \[Use yaml\.safe_load\(text\)\]/);
    assert.match(text, /Suppress with a reason…/);
    assert.match(text, /\[CWE-502\]/);

    const [, query] = /\(command:wardscribe\.applyFix\?([^)]+)\)/.exec(content.value)!;
    const [argument] = JSON.parse(decodeURIComponent(query));
    await vscode.commands.executeCommand('wardscribe.applyFix', argument);
    assert.equal(editor.document.getText(), unsafe.replace('yaml.load', 'yaml.safe_load'));
    await noFindings(uri);
    // The link stays on the screen for a moment after its finding is gone; then it does nothing.
    await vscode.commands.executeCommand('wardscribe.applyFix', argument);
    assert.equal(editor.document.getText(), unsafe.replace('yaml.load', 'yaml.safe_load'));
  });
});

describe('A scan of a large workspace', () => {
  const count = 400;

  before(async () => {
    const folder = inWorkspace('many').fsPath;
    mkdirSync(folder);
    const body = 'def total(items):\n    return sum(item.price for item in items)\n\n\n'.repeat(60);
    for (let i = 0; i < count; i++) writeFileSync(`${folder}/m${i}.py`, `${unsafe}\n\n${body}`);
  });

  after(async () => {
    rmSync(inWorkspace('many').fsPath, { recursive: true });
    await vscode.commands.executeCommand('wardscribe.scanWorkspace');
  });

  it('is cancelled midway and keeps what it found; the next one runs to its end', async () => {
    type Result = { files: number; findings: number; cancelled: boolean };
    const many = () =>
      vscode.languages
        .getDiagnostics()
        .filter(([uri, found]) => uri.path.includes('/many/') && found.some((each) => ruleOf(each) === rule));
    const cancelledAfter = async (milliseconds: number): Promise<Result> => {
      const scan = vscode.commands.executeCommand<Result>('wardscribe.scanWorkspace');
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      const asked = Date.now();
      await vscode.commands.executeCommand('wardscribe.cancelScan');
      const result = await scan;
      assert.ok(Date.now() - asked < 5000, 'it ends soon');
      return result;
    };
    let cancelled = await cancelledAfter(700);
    // A fast machine is done by then.
    if (!cancelled.cancelled) cancelled = await cancelledAfter(100);
    assert.equal(cancelled.cancelled, true);
    assert.ok(cancelled.files < count, `${cancelled.files} files`);

    const whole = await vscode.commands.executeCommand<Result>('wardscribe.scanWorkspace');
    assert.equal(whole.cancelled, false);
    assert.ok(whole.files > count);
    await eventually('a finding in each file', () => many().length === count);
  });
});

describe('The setting wardscribe.run', () => {
  const settings = () => vscode.workspace.getConfiguration('wardscribe', inWorkspace('.'));

  afterEach(async () => {
    await settings().update('run', undefined, vscode.ConfigurationTarget.Workspace);
    await closeAll();
  });

  it('onSave waits for the save', async () => {
    await settings().update('run', 'onSave', vscode.ConfigurationTarget.Workspace);
    const editor = await newFile('saved.py');
    await write(editor, unsafe);
    // Long enough for an analysis as typed, which takes a few milliseconds once the server runs.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    assert.deepEqual(diagnosticsOf(editor.document.uri), []);
    await editor.document.save();
    assert.equal(ruleOf(await findingOf(editor.document.uri, rule)), rule);
  });
});

describe('The analysis server', () => {
  afterEach(closeAll);

  it('is started again when it is killed, and what is open is judged again', async function () {
    // The list of child processes comes from /proc.
    if (process.platform !== 'linux') this.skip();
    const [server] = servers();
    assert.ok(server, 'a server runs');
    process.kill(server, 'SIGKILL');
    await eventually('another server', () => servers().find((pid) => pid !== server));
    const editor = await newUntitled('python');
    await write(editor, unsafe);
    await findingOf(editor.document.uri, rule);
  });

  it('starts anew on request', async () => {
    await vscode.commands.executeCommand('wardscribe.restartServer');
    const editor = await newUntitled('python');
    await write(editor, unsafe);
    await findingOf(editor.document.uri, rule);
  });
});

/** Process ids of the servers that this extension host started. */
function servers(): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(/\s+/);
  return children
    .map(Number)
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('dist/server.js'));
}
