import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Checklist, ChecklistItem } from '../../protocol/src/index';
import { brief, TestClient } from './client';
import { checklistPath, flask, notesPath } from './samples';

const today = new Date().toLocaleDateString('sv-SE');

describe('the checklist over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  async function item(id: string): Promise<ChecklistItem> {
    const key = `owasp-top10-2025/${id}`;
    const items = (await lists()).flatMap(({ categories }) => categories).flatMap((each) => each.items);
    const found = items.find((each) => each.id === key);
    assert.ok(found, id);
    return found;
  }

  function lists(): Promise<Checklist[]> {
    return client.request('wardscribe/checklist', { folder: client.uri('') });
  }

  function set(id: string, change: object): Promise<Checklist | null> {
    const itemId = id.includes('/') ? id : `owasp-top10-2025/${id}`;
    return client.request('wardscribe/setChecklistItem', { folder: client.uri(''), itemId, ...change });
  }

  it('lists the ten categories with the findings that speak against an item', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    await client.diagnostics(uri);
    const [list, ...others] = await lists();
    assert.deepEqual(others, []);
    assert.equal(list.folder, client.uri(''));
    assert.equal(list.catalogue, 'owasp-top10-2025');
    assert.equal(list.categories.length, 10);
    const against = list.categories.flatMap(({ items }) => items).flatMap((each) => each.against);
    assert.ok(against.some(({ ruleId, uri: at }) => ruleId === 'py-sql-injection' && at === uri));
  });

  it('writes what was decided, with who and when', async () => {
    client = await TestClient.start({});
    const list = await set('A01.1', { state: 'done', by: '@alice', note: 'see src/guard.ts' });
    assert.ok(list);
    assert.match(client.read(checklistPath), /^owasp-top10-2025\/A01\.1: \{state: done, by: "@alice", on: /m);
    const { state, by, on, note } = await item('A01.1');
    assert.deepEqual(
      { state, by, on, note },
      { state: 'done', by: '@alice', on: today, note: 'see src/guard.ts' },
    );
    await set('A01.1', { state: 'open' });
    assert.equal((await item('A01.1')).state, 'open');
    const left = readdirSync(path.join(client.root, '.wardscribe'));
    assert.deepEqual(left, ['checklist.yaml']);
  });

  it('merges with what others write, and loses none of many changes', async () => {
    client = await TestClient.start({ [checklistPath]: '# ours\nA01.1: {state: done}\n' });
    assert.equal((await item('A01.1')).state, 'done');
    client.write(
      checklistPath,
      '# ours\nA01.1: {state: done}\nA05.2: {state: not-applicable, reason: no shell}\n',
    );
    await Promise.all([
      set('A01.2', { state: 'done' }),
      set('A02.1', { state: 'done' }),
      set('A05.1', { state: 'not-applicable', reason: 'no database' }),
    ]);
    const text = client.read(checklistPath);
    assert.match(text, /^# ours\nA01\.1: \{state: done\}\n/);
    assert.match(text, /^A05\.2: \{state: not-applicable, reason: no shell\}$/m);
    for (const id of ['A01.1', 'A01.2', 'A02.1']) assert.equal((await item(id)).state, 'done', id);
    assert.equal((await item('A05.1')).reason, 'no database');
  });

  it('tells views about edits from outside, and underlines bad lines', async () => {
    client = await TestClient.start({});
    const before = client.projectChanges;
    client.write(checklistPath, 'A01.1: {state: finished}\nA01.2: {state: done}\n');
    client.changedOnDisk(checklistPath, 1);
    await client.until('views are told', () => client.projectChanges > before);
    assert.equal((await item('A01.2')).state, 'done');
    assert.equal((await item('A01.1')).state, 'open');
    const problems = client.published.get(client.uri(checklistPath)) ?? [];
    assert.deepEqual(brief(problems), ['1:16-1:24 error']);
    const file = client.openFile(checklistPath, 'yaml');
    assert.deepEqual(brief(await client.diagnostics(file)), ['1:16-1:24 error']);
  });

  it('lists what the notes name, then what the team has itself', async () => {
    const files = {
      [notesPath]: 'version: 1\ncompliance: [iso-27001, owasp-top10-2021]\n',
      '.wardscribe/checklists/change.yaml':
        'extends: owasp-top10-2021\ncategories: [{id: "A10:2021", items: [{id: A10.1, title: Ask us}]}]\nremove: [A09:2021]\n',
      '.wardscribe/checklists/own.yaml':
        'id: release\ntitle: Our release\ncategories: [{id: R, title: Release, items: [{id: R.1, title: Ring the bell}]}]\n',
    };
    client = await TestClient.start(files);
    const [top, own, ...others] = await lists();
    assert.deepEqual(others, []);
    assert.deepEqual([top.catalogue, own.catalogue], ['owasp-top10-2021', 'release']);
    assert.equal(top.categories.length, 9);
    assert.equal(top.categories[8].items[0].title, 'Ask us');
    const after = await set('release/R.1', { state: 'done' });
    assert.equal(after?.categories[0].items[0].state, 'done');
    assert.match(client.read(checklistPath), /^release\/R\.1: \{state: done, on: /m);

    const path = '.wardscribe/checklists/own.yaml';
    const before = client.projectChanges;
    client.write(path, files[path].replace('title: Ring', 'titles: Ring'));
    client.changedOnDisk(path, 2);
    await client.until('views are told', () => client.projectChanges > before);
    assert.deepEqual(
      client.published.get(client.uri(path))?.map(({ range, message }) => [range.start.line, message]),
      [
        [2, '`title` is missing: add it here.'],
        [2, '`titles` is not a known key. Did you mean `title`?'],
      ],
    );
    assert.equal((await lists())[1].categories[0].items[0].title, 'Ring the bell');
  });

  it('keeps evidence in the code, follows it, and asks to look again when the code changed', async () => {
    const code = 'def guard(user):\n    if not user:\n        raise Forbidden()\n';
    client = await TestClient.start({ 'src/guard.py': code });
    const uri = client.uri('src/guard.py');
    const evidence = async () =>
      (await item('A01.1')).evidence.map(({ range, path: at, state }) => [
        at,
        range.start.line,
        range.end.line,
        state,
      ]);
    const change = (params: object) =>
      client.request('wardscribe/setChecklistEvidence', {
        folder: client.uri(''),
        itemId: 'owasp-top10-2025/A01.1',
        ...params,
      });
    await set('A01.1', { state: 'done', by: 'mira' });
    await change({ add: { uri, start: 0, end: 2 } });
    await change({ add: { uri, start: 0, end: 2 } });
    assert.match(
      client.read(checklistPath),
      /^owasp-top10-2025\/A01\.1: \{state: done, by: mira, on: [\d-]+, evidence: \[\{path: src\/guard\.py, lines: 1-3, quote: "def guard\(user\):", code: "?\w{10}"?\}\]\}$/m,
    );
    assert.deepEqual(await evidence(), [['src/guard.py', 0, 2, 'same']]);
    await set('A01.1', { state: 'done', owner: '@jon', by: 'jon' });
    const { by, owner } = await item('A01.1');
    assert.deepEqual([by, owner], ['mira', '@jon']);

    client.write('src/guard.py', `import x\n\n${code}`);
    assert.deepEqual(await evidence(), [['src/guard.py', 2, 4, 'same']]);
    client.write('src/guard.py', `import x\n\n${code.replace('not user', 'user is None')}`);
    assert.deepEqual(await evidence(), [['src/guard.py', 2, 4, 'changed']]);
    await set('A01.1', { state: 'done', by: 'jon' });
    assert.deepEqual(await evidence(), [['src/guard.py', 2, 4, 'same']]);
    client.write('src/guard.py', 'import x\n');
    assert.deepEqual(await evidence(), [['src/guard.py', 2, 4, 'gone']]);

    await assert.rejects(change({ add: { uri, start: 5, end: 5 } }), /There is no code in the selection/);
    await change({ remove: (await item('A01.1')).evidence[0].id });
    assert.deepEqual(await evidence(), []);
    assert.match(client.read(checklistPath), /A01\.1: \{state: done, by: jon, on: [\d-]+, owner: "@jon"\}$/m);
  });

  it('proposes what the evidence makes of an item, and ticks nothing', async () => {
    client = await TestClient.start({
      'app.py': flask,
      'test/test_app.py': 'def test_foreign_record():\n    assert True\n',
      [notesPath]:
        'version: 2\ncompliance: [asvs-5.0-L2, owasp-top10-2025]\nthreats: [{id: T-1, title: T, owner: me, cwe: [CWE-639], tests: ["test/**"]}]\n',
    });
    await client.request('wardscribe/scanWorkspace', {});
    const { proposed, state, speaksFor, against, speaksAgainst } = await item('A05.1');
    assert.deepEqual([proposed, state, speaksFor, against.length], ['open', 'open', [], 1]);
    assert.deepEqual(speaksAgainst, ['1 finding']);
    const tested = await item('A01.1');
    assert.deepEqual(
      [tested.proposed, tested.state, tested.speaksFor[0]],
      ['done', 'open', 'T-1 has 1 test file'],
    );
    const websockets = (await lists())[0].categories
      .flatMap(({ items }) => items)
      .find(({ id }) => id === 'asvs-5.0/4.4.2');
    assert.deepEqual(
      [websockets?.proposed, websockets?.speaksFor],
      ['not-applicable', ['no websocket entry points in the code']],
    );
  });

  it('knows where controls of the notes hold, also after an edit on disk', async () => {
    const route = (body: string) =>
      `from flask import Flask\n\napp = Flask(__name__)\n\n\n@app.get("/records/<id>")\ndef record(id):\n${body}    return load(id)\n`;
    client = await TestClient.start({
      'app.py': route('    assert_owner(id)\n'),
      [notesPath]:
        'version: 2\n' +
        'threats: [{id: T-1, title: T, owner: me, cwe: [CWE-639], mitigations: [C-1]}]\n' +
        'controls: [{id: C-1, title: T, check: {inEvery: handler, mustCall: assert_owner}}]\n',
    });
    await client.request('wardscribe/scanWorkspace', {});
    const says = async () => {
      const { proposed, speaksFor, speaksAgainst } = await item('A01.1');
      return [proposed, speaksFor[0], speaksAgainst.at(-1)];
    };
    assert.deepEqual(await says(), ['done', 'control C-1 is met in 1 place', undefined]);
    client.write('app.py', route(''));
    await client.request('wardscribe/scanWorkspace', {});
    const [proposed, , against] = await says();
    assert.deepEqual([proposed, against], ['open', 'control C-1 is missing in 1 place']);
  });

  it('refuses with a sentence what cannot be done, and writes nothing', async () => {
    client = await TestClient.start({ [checklistPath]: 'A01.1: [broken\n' });
    await assert.rejects(set('A01.2', { state: 'done' }), /Repair line \d+ of the checklist first/);
    assert.equal(client.read(checklistPath), 'A01.1: [broken\n');
    client.write(checklistPath, '');
    await assert.rejects(set('A01.2', { state: 'not-applicable' }), /needs a reason/);
    await assert.rejects(set('A99.1', { state: 'done' }), /no item owasp-top10-2025\/A99\.1/);
    assert.equal(client.read(checklistPath), '');
  });
});
