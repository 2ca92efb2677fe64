import assert from 'node:assert/strict';
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
    await met();
    client.replace(uri, '  guard(req);\n', '');
    assert.deepEqual(await missing(), ['1:16 history does not call assertOwner before db.query on line 3']);
    client.replace(uri, '(req) {\n', '(req) {\n  assertOwner(req);\n');
    assert.deepEqual(await missing(), []);
  });

  it('follow a helper in another file as it is edited', async () => {
    await met();
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
