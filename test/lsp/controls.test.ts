import assert from 'node:assert/strict';
import { type RulePage, scanWorkspace, type ThreatNotesItem, threatNotes } from '../../protocol/src/index';
import { TestClient } from './client';
import { notesPath } from './samples';

const notes = `version: 2
threats:
  - {id: T-1, title: Reads the records of others, severity: high, mitigations: [C-1]}
controls:
  - id: C-1
    title: Check the owner
    scope: ["src/**"]
    check: {inEvery: function, mustCall: assertOwner, before: ["db.*"]}
`;
const handler = `import { guard } from './guard';
export function history(req) {
  guard(req);
  return db.query(req.id);
}
`;
const guard = `export function guard(req) {
  assertOwner(req);
}
`;

describe('controls over stdio', () => {
  let client: TestClient;
  let uri: string;
  beforeEach(async () => {
    client = await TestClient.start({ [notesPath]: notes, 'src/history.js': handler, 'src/guard.js': guard });
    uri = client.openFile('src/history.js', 'javascript');
  });
  afterEach(() => client.stop());

  const missing = async () =>
    (await client.diagnostics(uri))
      .filter(({ code }) => code === 'threat-notes.C-1')
      .map(
        ({ message, range }) =>
          `${range.start.line}:${range.start.character} ${String(message).split(':')[0]}`,
      );
  const met = () => client.until('the control is met', async () => (await missing()).length === 0);
  const found = () => client.until('the control is missing', async () => (await missing()).length === 1);

  it('are missing while the call is not typed, and met once it is', async () => {
    client.replace(uri, '  guard(req);\n', '');
    await found();
    assert.deepEqual(await missing(), ['1:16 history does not call assertOwner before db.query on line 3']);
    client.replace(uri, '(req) {\n', '(req) {\n  assertOwner(req);\n');
    await met();
  });

  it('are explained where one is missing: what is looked for, where, and for which threats', async () => {
    client.replace(uri, '  guard(req);\n', '');
    await found();
    const [{ range }] = await client.diagnostics(uri);
    const titles = (await client.codeActions(uri, range)).map(({ title }) => title);
    assert.deepEqual(titles, [
      'Show the way past the control',
      'Explain this control',
      'Suppress with a reason…',
      'Accept this risk…',
    ]);
    assert.match(
      (await client.hover(uri, range)) ?? '',
      /^Touches \[T-1 Reads the records of others\]\(.*\)\. Control \[C-1\]\(.*#L5\) asks for it\.\n/,
    );
    const page = await client.request<RulePage>('wardscribe/rulePage', { ruleId: 'threat-notes.C-1' });
    assert.equal(page.title, 'Check the owner');
    assert.equal(
      page.markdown,
      [
        '# Check the owner',
        "The control **C-1** of this project's threat notes.",
        '## What is looked for',
        'In every function of `src/**`:',
        '- it calls `assertOwner` before `db.*`, on every way',
        '## Threats that it answers',
        '- **T-1** Reads the records of others (high, open)',
      ].join('\n\n'),
    );
  });

  it('are missing for no moment where a file that is not read yet calls them', async () => {
    const stays = async (count: number) => {
      const until = Date.now() + 2500;
      while (Date.now() < until) {
        assert.equal((await missing()).length, count);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await stays(0);
    // Other sources: the files are read again.
    const file = client.openFile(notesPath, 'yaml');
    client.replace(file, 'version: 2\n', 'version: 2\nsources: [{call: ctx.payload}]\n');
    await stays(0);
    client.replace(uri, '  guard(req);\n', '');
    await found();
    client.replace(file, 'ctx.payload', 'ctx.body');
    await stays(1);
  });

  it('have their evidence in what is typed, and on disk again when the file is closed', async () => {
    await client.request(scanWorkspace, {});
    const evidence = async () => {
      const [{ controls }] = await client.request<ThreatNotesItem[]>(threatNotes, {});
      const names = (places: { name: string }[]) => places.map(({ name }) => name);
      return [names(controls[0].met), names(controls[0].missing)];
    };
    assert.deepEqual(await evidence(), [['history'], []]);
    client.replace(uri, '  guard(req);\n', '');
    await client.diagnostics(uri);
    assert.deepEqual(await evidence(), [[], ['history']]);
    client.replace(uri, '(req) {\n', '(req) {\n  guard(req);\n');
    await client.diagnostics(uri);
    assert.deepEqual(await evidence(), [['history'], []]);
    client.replace(uri, '  guard(req);\n', '');
    await client.diagnostics(uri);
    client.close(uri);
    await client.until('what is on disk counts', async () => (await evidence())[0].length === 1);
  });

  it('follow a helper in another file as it is edited', async () => {
    const helper = client.openFile('src/guard.js', 'javascript');
    // An editor asks for what it shows.
    await client.diagnostics(helper);
    client.replace(helper, 'assertOwner(req);', 'log(req);');
    await client.diagnostics(helper);
    await found();
    client.replace(helper, 'log(req);', 'assertOwner(req);');
    await client.diagnostics(helper);
    await met();
  });
});
