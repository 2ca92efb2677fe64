import assert from 'node:assert/strict';
import type { Location, WorkspaceEdit } from 'vscode-languageserver/node';
import { brief, TestClient } from './client';
import { notesPath } from './samples';

const notes = `version: 2
threats:
  - id: T-1
    title: Reads letters of <b>others</b>
    description: "By [guessing](https://evil.example) ids."
    severity: critical
    owner: "@mira"
    reviewed: 2026-01-12
    mitigations: [C-1]
controls:
  - {id: C-1, title: Check the owner}
accepted:
  - {id: R-1, threat: T-1, rule: js-eval, scope: ["a.js"], reason: A demo, owner: "@jon", expires: 2099-12-31}
`;
const code = `// @threat T-1
// @mitigates Letters against T-9 with C-1
export const send = () => 1;
`;
const other = `# @mitigates Letters against reads letters of <b>others</b> with C-1
x = 1
`;

describe('comments about threats over stdio', () => {
  let client: TestClient;
  let uri: string;
  beforeEach(async () => {
    client = await TestClient.start({ [notesPath]: notes, 'src/letters.js': code, 'src/other.py': other });
    uri = client.openFile('src/letters.js', 'javascript');
  });
  afterEach(() => client.stop());

  it('underlines an id that no threat has, and offers the one that was meant', async () => {
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(brief(diagnostics), ['2:31-2:34 info']);
    assert.equal(diagnostics[0].message, 'No threat has the id `T-9`. Did you mean `T-1`?');
    const actions = await client.codeActions(uri, client.rangeOf(uri, 'T-9'));
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change it to T-1'],
    );
    assert.equal(client.after(uri, actions[0].edit), code.replace('T-9', 'T-1'));
  });

  it('shows the story of a threat in its comment and in the notes, with hostile words as words', async () => {
    const at = client.rangeOf(uri, 'T-1');
    const link = (line: number) => `${client.uri(notesPath)}#L${line}`;
    const story = [
      `**[T-1](${link(3)})** Reads letters of \\<b\\>others\\</b\\>`,
      'By \\[guessing\\](https:\\//evil.example) ids.',
      'critical · open · \\@mira · reviewed on 2026-01-12',
      [
        `- Control [C-1 Check the owner](${link(11)})`,
        `- Accepted [R-1 A demo](${link(13)}), until 2099-12-31`,
      ].join('\n'),
    ].join('\n\n');
    assert.equal(await client.hover(uri, at), story);
    const file = client.openFile(notesPath, 'yaml');
    assert.equal(await client.hover(file, client.rangeOf(file, 'T-1')), story);
    assert.match(
      (await client.hover(uri, client.rangeOf(uri, 'C-1'))) ?? '',
      /^\*\*\[C-1\]\(.*\)\*\* Check the owner/,
    );
  });

  it('goes from a comment to its entry, finds all comments that name it, and renames them', async () => {
    const at = { textDocument: { uri }, position: client.rangeOf(uri, 'C-1').start };
    const definition = await client.request<Location>('textDocument/definition', at);
    assert.deepEqual(
      [definition.uri, definition.range.start],
      [client.uri(notesPath), { line: 10, character: 9 }],
    );
    const uses = await client.request<Location[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    const places = uses.map((use) => [
      use.uri.replace(/.*\//, ''),
      use.range.start.line,
      use.range.start.character,
    ]);
    assert.deepEqual(places, [
      ['threat-notes.yaml', 10, 9],
      ['threat-notes.yaml', 8, 18],
      ['letters.js', 1, 39],
      ['other.py', 0, 65],
    ]);
    const file = client.openFile(notesPath, 'yaml');
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: file },
      position: client.rangeOf(file, 'T-1').start,
      newName: 'T-7',
    });
    assert.equal(client.after(uri, edit), code.replace('T-1', 'T-7'));
    assert.equal(edit.changes![client.uri('src/other.py')], undefined);
  });

  it('proposes tags and ids in comments', async () => {
    client.change(uri, {
      text: '// @threat T\n// @\n// @mitigates Letters against T-1 with \nconst a = 1;\n@',
    });
    const labels = async (line: number, character: number) =>
      (await client.completion(uri, { line, character })).map(({ label, textEdit }) => [
        label,
        (textEdit as { newText: string }).newText,
      ]);
    assert.deepEqual(await labels(0, 12), [['T-1', 'T-1']]);
    assert.deepEqual((await labels(1, 4)).slice(0, 2), [
      ['@threat', '@threat '],
      [
        '@mitigates COMPONENT against THREAT with CONTROL',
        '@mitigates ${1:component} against ${2:threat} with ${3:control}',
      ],
    ]);
    assert.deepEqual(await labels(2, 39), [['C-1', 'C-1']]);
    assert.deepEqual(await labels(4, 1), []);
  });
});
