import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseReview } from '../../engine/src/reviews/index';
import { reviewFacts } from '../../host/src/index';
import type {
  ReviewChange,
  ReviewChoices,
  ReviewDetail,
  ReviewItem,
  ReviewParams,
  ReviewSummary,
} from '../../protocol/src/index';
import { repository, TestClient } from './client';

const script = path.join(repository, 'test/fixtures/make-history.mjs');
const documents = 'services/api/src/routes/documents.ts';
const messages = 'services/api/src/routes/messages.ts';
const storage = 'services/api/src/storage/documents.ts';

describe('Security reviews', () => {
  let client: TestClient;
  let folder: string;
  let id: string;

  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: client.root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const detail = async () =>
    (await client.request<ReviewDetail | null>('wardscribe/review', { folder, id }))!;
  const change = (made: ReviewChange, by = 'Mira Jansen') =>
    client.request<ReviewDetail>('wardscribe/changeReview', { folder, id, by, change: made });
  const start = async (params: object = { base: 'main', head: 'feature/share-records' }) => {
    const started = await client.request<ReviewParams>('wardscribe/startReview', {
      ...{ folder, title: 'Share records', by: 'Mira Jansen' },
      ...params,
    });
    id = started.id;
  };
  const place = (uri: string, line: number) => ({
    uri,
    range: { start: { line, character: 0 }, end: { line, character: 4 } },
  });
  const lineOf = (file: string, text: string) =>
    client
      .read(file)
      .split('\n')
      .findIndex((line) => line.includes(text));
  const note = {
    do: 'note',
    kind: 'finding',
    severity: 'high',
    state: 'open',
    text: 'Who may share?',
  } as const;

  beforeEach(async () => {
    client = await TestClient.start({});
    folder = client.uri('').replace(/\/$/, '');
    execFileSync(process.execPath, [script, client.root]);
  });
  afterEach(() => client.stop());

  it('offer what can be compared', async () => {
    const choices = await client.request<ReviewChoices>('wardscribe/reviewChoices', { folder });
    assert.equal(choices.current, 'feature/share-records');
    assert.equal(choices.main, 'main');
    assert.deepEqual(choices.branches.sort(), ['feature/share-records', 'main']);
    assert.ok(choices.folders.includes('services/api/src/routes'));
  });

  it('start on a branch: each changed region with its function, and a file made to be merged', async () => {
    await start();
    assert.match(id, /^\d{4}-\d\d-\d\d-share-records$/);
    assert.equal(
      client.read('.wardscribe/.gitattributes'),
      'reviews/*.yaml merge=union\nchecklist.yaml merge=union\n',
    );
    const [main, head] = ['main', 'HEAD'].map((name) => git('rev-parse', name).trim());
    assert.match(
      client.read(`.wardscribe/reviews/${id}.yaml`),
      new RegExp(
        `base: main, baseCommit: "?${main}"?, head: feature/share-records, headCommit: "?${head}"?, by: Mira`,
      ),
    );
    const { regions, progress, ...rest } = await detail();
    assert.deepEqual(
      regions.map(({ path: file, range, added, removed, label, read, again }) => [
        `${file}:${range.start.line + 1}-${range.end.line + 1} +${added} -${removed} ${label}`.trim(),
        read,
        again,
      ]),
      [
        'services/api/package.json:11-11 +1 -0',
        `${documents}:3-3 +1 -0`,
        `${documents}:26-33 +8 -0 documentRoutes`,
        `${messages}:42-43 +2 -1 messageRoutes`,
        `${storage}:4-4 +1 -0`,
        `${storage}:17-23 +7 -0 packed`,
      ].map((line) => [line, undefined, false]),
    );
    assert.equal(regions[2].uri, client.uri(documents));
    const before = await client.request<string>('wardscribe/reviewText', { uri: regions[2].base });
    assert.equal(before, git('show', `main:${documents}`));
    assert.deepEqual(progress, { read: 0, total: 6, openNotes: 0 });
    assert.deepEqual([rest.base, rest.head, rest.problem], ['main', 'feature/share-records', undefined]);
    await start();
    assert.match(id, /-share-records-2$/);
    const all = await client.request<ReviewSummary[]>('wardscribe/reviews', { folder });
    assert.equal(all.length, 2);
  });

  it('keep what was read; when the branch moves, what changed is unread again and signatures say so', async () => {
    await start();
    const before = await detail();
    const keys = before.regions.map(({ key }) => key);
    await change({ do: 'read', keys });
    const signed = await change({ do: 'sign', verdict: 'approved' });
    assert.deepEqual(signed.progress, { read: 6, total: 6, openNotes: 0 });
    assert.deepEqual(
      signed.signatures.map(({ by, verdict, outdated }) => [by, verdict, outdated]),
      [['Mira Jansen', 'approved', false]],
    );
    // The review's own file is committed with the code: that changes nothing.
    git('add', '.');
    git('commit', '-qm', 'Reviewed');
    assert.equal((await detail()).signatures[0].outdated, false);

    const text = client.read(documents);
    client.write(documents, text.replace("name = '${clinic}'", "title = '${clinic}'"));
    client.write(storage, `// Letters and summaries.\n\n${client.read(storage)}`);
    git('commit', '-qam', 'Clinics have titles');
    client.changedOnDisk('.git/logs/HEAD', 2);
    const told = client.projectChanges;
    await client.until('views are told', () => client.projectChanges >= told);
    const after = await detail();
    assert.deepEqual(after.progress, { read: 5, total: 7, openNotes: 0 });
    assert.deepEqual(
      after.regions
        .filter(({ read }) => !read)
        .map(({ path: file, range, again }) => [file, range.start.line, again]),
      [
        [documents, 25, true],
        [storage, 0, false],
      ],
    );
    assert.equal(after.signatures[0].outdated, true);
    const unread = await change({ do: 'unread', keys: [keys[0]] });
    assert.equal(unread.progress.read, 4);
  });

  it('hold notes that follow the code through edits and renames, and say when it is gone', async () => {
    await start();
    const line = lineOf(documents, 'FROM clinics');
    const uri = client.openFile(documents, 'typescript');
    const raised = await change({ ...note, place: place(uri, line) });
    assert.match(raised.notes[0].id, /^N-[0-9a-z]{5}$/);
    const { id: noteId } = raised.notes[0];
    await change({ do: 'reply', note: noteId, text: 'Clerks: see T-1.' }, 'Jon');
    const where = async () => {
      const [found] = (await detail()).notes;
      return [found.path, found.range?.start.line, found.gone, found.changed];
    };
    assert.deepEqual(await where(), [documents, line, false, false]);
    client.change(uri, { range: place(uri, 0).range, text: '// one\n// two\nimpo' });
    assert.deepEqual(await where(), [documents, line + 2, false, false]);
    client.replace(uri, 'SELECT id FROM clinics', 'SELECT id, name FROM clinics');
    assert.deepEqual(await where(), [documents, line + 2, false, true]);
    client.close(uri);

    git('mv', documents, 'services/api/src/routes/papers.ts');
    const papers = ['services/api/src/routes/papers.ts', line, false, false];
    assert.deepEqual(await where(), papers);
    git('commit', '-qm', 'Papers');
    assert.deepEqual(await where(), papers);
    client.write('services/api/src/routes/papers.ts', 'export const nothing = 1;\n');
    const [gone] = (await detail()).notes;
    assert.deepEqual(
      [gone.gone, gone.text, gone.replies.map(({ by, text }) => `${by}: ${text}`)],
      [true, 'Who may share?', ['Jon: Clerks: see T-1.']],
    );
    const solved = await change({ do: 'changeNote', id: noteId, state: 'resolved', owner: '@jon' }, 'Jon');
    assert.deepEqual(
      [solved.notes[0].state, solved.notes[0].owner, solved.notes[0].by, solved.progress.openNotes],
      ['resolved', '@jon', 'Mira Jansen', 0],
    );
    await assert.rejects(change({ do: 'reply', note: 'N-none', text: 'x' }), /no longer in the review/);
  });

  it('tell what came with the change: entry points, libraries, findings that the base did not have', async () => {
    await start();
    await client.until('the scope is known', async () => (await detail()).scope !== undefined);
    const { entryPoints, dependencies, findings } = (await detail()).scope!;
    assert.deepEqual(
      entryPoints.map(({ name, isNew, uri }) => [name, isNew, uri]),
      [
        ['POST /:id/share', true, client.uri(documents)],
        ['GET /:id/preview', false, client.uri(messages)],
      ],
    );
    assert.deepEqual(
      dependencies.map(({ name, range }) => [name, range.start.line]),
      [['archiver', 10]],
    );
    assert.deepEqual(
      findings.map(({ ruleId, uri, range }) => [ruleId, uri, range.start.line + 1]),
      [
        ['threat-notes.C-1', client.uri(documents), 26],
        ['threat-notes.C-2', client.uri(documents), 26],
        ['js-sql-injection', client.uri(documents), 28],
        ['js-reflected-xss', client.uri(messages), 43],
      ],
    );
  });

  it('say which items the change touches and why; when the branch moves, those ask for another look', async () => {
    await start();
    const items = async (): Promise<ReviewItem[]> => {
      await client.until('the items are known', async () => (await detail()).items !== undefined);
      return (await detail()).items!;
    };
    const why = (all: ReviewItem[], item: string) =>
      all.find(({ id: each }) => each === `owasp-top10-2025/${item}`)?.why;
    const before = await items();
    assert.deepEqual(why(before, 'A01.1'), [
      ...[`finding at ${documents}:26`, 'T-1', 'control C-1', 'control C-2'],
      ...['POST /:id/share', 'GET /:id/preview'],
    ]);
    assert.deepEqual(why(before, 'A05.1'), [`finding at ${documents}:28`]);
    assert.deepEqual(why(before, 'A03.2'), ['new dependency archiver']);
    // Cookies, cross-site requests of forms: nothing of the change is about them.
    assert.equal(why(before, 'A02.2'), undefined);

    const tick = async (...numbers: string[]) => {
      for (const number of numbers)
        await client.request('wardscribe/setChecklistItem', {
          ...{ folder, itemId: `owasp-top10-2025/${number}`, state: 'done', by: 'Mira Jansen', review: id },
        });
    };
    await tick('A01.1', 'A03.2', 'A02.2', 'A05.1');
    const head = git('rev-parse', '--short=12', 'HEAD').trim();
    assert.match(
      client.read('.wardscribe/checklist.yaml'),
      new RegExp(`A01\\.1: \\{state: done, by: Mira Jansen, on: [\\d-]+, commit: "?${head}"?\\}`),
    );
    git('add', '.');
    git('commit', '-qm', 'Reviewed');
    const again = async () => (await items()).flatMap((item) => (item.again ? [[item.id, item.again]] : []));
    assert.deepEqual(await again(), []);

    const text = client.read(documents);
    client.write(documents, text.replace("`SELECT id FROM clinics WHERE name = '${clinic}'`", "'SELECT 1'"));
    git('commit', '-qam', 'No clinics');
    // The finding that spoke against A05.1 is gone with its code: somebody looks at what stands there now.
    await client.until('all is known', async () => (await again()).length > 1);
    const said = `${documents} changed after Mira Jansen ticked it`;
    assert.deepEqual(await again(), [
      ['owasp-top10-2025/A01.1', said],
      ['owasp-top10-2025/A05.1', said],
    ]);
    await tick('A01.1', 'A05.1');
    assert.deepEqual(await again(), []);
  });

  it('follow unsaved text, and edits that are not part of the branch', async () => {
    await start();
    const uri = client.openFile(storage, 'typescript');
    client.change(uri, { range: place(uri, 0).range, text: '// new\nimpo' });
    client.write(messages, `// not committed\n${client.read(messages)}`);
    const { regions } = await detail();
    assert.deepEqual(
      regions.slice(3).map(({ range }) => range.start.line + 1),
      [43, 5, 18],
    );
  });

  it('of a branch that is not checked out show the texts of its commit', async () => {
    git('checkout', '-q', 'main');
    await start();
    const { regions } = await detail();
    const [region] = regions.filter(({ path: file }) => file === storage).slice(1);
    assert.match(region.uri, /^wardscribe-review:\/services\/api\/src\/storage\/documents\.ts\?/);
    const text = await client.request<string>('wardscribe/reviewText', { uri: region.uri });
    assert.equal(text, git('show', `feature/share-records:${storage}`));
    assert.match(text.split('\n')[region.range.start.line + 1], /export function packed/);
    const raised = await change({ ...note, place: { uri: region.uri, range: region.range } });
    assert.deepEqual([raised.notes[0].uri, raised.notes[0].range?.start], [region.uri, region.range.start]);
  });

  it('of the files on disk hold those that Git does not know; of a folder every file', async () => {
    client.write('services/api/src/new.ts', 'export const a = 1;\n');
    appendFileSync(path.join(client.root, messages), '// more\n');
    await start({ base: 'HEAD' });
    const files = async () => (await detail()).regions.map(({ path: file, added }) => `${file} +${added}`);
    assert.deepEqual(await files(), ['services/api/src/new.ts +1', `${messages} +1`]);
    const signed = await change({ do: 'sign', verdict: 'approved' });
    assert.equal(signed.signatures[0].outdated, false);
    // The command line reads the same: a signature of the editor is for what it finds.
    const file = `.wardscribe/reviews/${id}.yaml`;
    const { review } = parseReview(client.read(file), file);
    const facts = await reviewFacts(client.root, review!);
    assert.deepEqual(
      facts.regions?.map(({ key }) => key),
      signed.regions.map(({ key }) => key),
    );
    assert.ok(facts.sameCode.has(review!.signatures[0].commit!));
    await start({ title: 'Storage', below: 'services/api/src/storage' });
    const lines = readFileSync(path.join(client.root, storage), 'utf8').split('\n').length - 1;
    assert.deepEqual(await files(), [`${storage} +${lines}`]);
  });

  it('say what Git cannot tell, and where a file is broken', async () => {
    await assert.rejects(start({ base: 'nowhere' }), /There is no commit `nowhere`/);
    await start();
    const file = `.wardscribe/reviews/${id}.yaml`;
    const text = client.read(file);
    client.write(file, `${text}  a.ts#1: {by: Mira}\n`);
    client.changedOnDisk(file, 2);
    await client.until(
      'the problem is told',
      () => (client.published.get(client.uri(file)) ?? []).length > 0,
    );
    assert.deepEqual(
      client.published.get(client.uri(file))?.map(({ range, message }) => [range.start.line, message]),
      [[text.split('\n').length - 1, 'This line of `read` is left out: look at `on`.']],
    );
    client.write(file, text.replaceAll(/(base|head)(Commit)?: [^,]+, /g, '$1$2: no-such-thing, '));
    const { problem, regions } = await detail();
    assert.deepEqual([problem, regions], ['There is no commit `no-such-thing`.', []]);
    client.write(file, 'review: [');
    assert.equal(await client.request('wardscribe/review', { folder, id }), null);
    assert.equal(await client.request('wardscribe/review', { folder, id: '../checklist' }), null);
  });
});
