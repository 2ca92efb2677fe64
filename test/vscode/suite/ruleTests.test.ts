import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  diagnosticsOf,
  eventually,
  findingOf,
  inWorkspace,
  newFile,
  noFindings,
  write,
} from '../support';

const rule = `rules:
  - id: no-danger
    languages: [javascript]
    severity: WARNING
    message: Call safe instead of danger.
    pattern: danger(...)
`;
const target = '// ruleid: no-danger\ndanger(1);\n\n// ok: no-danger\nsafe(2);\n';
const folder = '.wardscribe/rules';

describe('Rule tests', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
  });

  const lenses = async (uri: vscode.Uri) =>
    (await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 10)).map(
      ({ command, range }) => `${range.start.line + 1} ${command?.title}`,
    );
  const outcome = () => vscode.commands.executeCommand<string | undefined>('wardscribe.testRule');

  it('test the rule at the cursor, on text that is not saved, from the rule and from its target', async () => {
    const targetEditor = await newFile(`${folder}/no-danger.js`);
    await write(targetEditor, target);
    const editor = await newFile(`${folder}/no-danger.yaml`);
    await write(editor, rule);
    await editor.document.save();
    const { uri } = editor.document;
    await eventually('the lens', async () => (await lenses(uri)).includes('2 $(beaker) Test this rule'));
    assert.equal(await outcome(), '1 of 1 pass');

    await write(editor, rule.replace('danger(...)', 'safe(...)'));
    assert.equal(await outcome(), '0 of 1 pass');
    const again = await vscode.window.showTextDocument(targetEditor.document);
    await write(again, target.replace('danger(1)', 'safe(1)').replace('safe(2)', 'danger(2)'));
    assert.equal(await outcome(), '1 of 1 pass');
  });

  it('say that a rule has nothing to be tested on', async () => {
    const editor = await newFile(`${folder}/alone.yaml`);
    await write(editor, rule);
    await editor.document.save();
    const hint = '2 Not tested: no target alone.* beside it';
    await eventually('the hint', async () => (await lenses(editor.document.uri)).includes(hint));
    assert.equal(await outcome(), 'no target to test on');
  });

  it('look at texts of any language while they are for any text', async () => {
    const rules = await newFile(`${folder}/plain.yaml`);
    await write(rules, rule.replace('[javascript]', '[generic]').replace('danger(...)', 'danger $X'));
    await rules.document.save();
    const text = await newFile('any.txt');
    await write(text, 'say danger here\n');
    const finding = await findingOf(text.document.uri, 'no-danger');
    assert.deepEqual([finding.range.start.character, finding.range.end.character], [4, 15]);
    const code = await newFile('any.js');
    await write(code, '// danger here\n');
    await findingOf(code.document.uri, 'no-danger');

    const again = await vscode.window.showTextDocument(rules.document);
    await write(again, rule);
    await again.document.save();
    await vscode.window.showTextDocument(text.document);
    await noFindings(text.document.uri);
    for (const { document } of [text, code]) await vscode.workspace.fs.delete(document.uri);
  });

  it('put mistakes of typed rules on their lines', async () => {
    const editor = await newFile(`${folder}/mistaken.yaml`);
    await write(editor, rule.replace('danger(...)', '"danger("'));
    const { uri } = editor.document;
    const [problem] = await eventually('the problem', () => {
      const found = diagnosticsOf(uri);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(problem.range.start.line, 5);
    assert.match(problem.message, /does not parse/);
  });
});
