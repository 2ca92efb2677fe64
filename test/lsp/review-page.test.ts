import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { ReviewExport, ReviewFormat, ReviewPage, ReviewParams } from '../../protocol/src/index';
import { repository, TestClient } from './client';

const script = path.join(repository, 'test/fixtures/make-history.mjs');
const documents = 'services/api/src/routes/documents.ts';

describe('The page of a review', () => {
  let client: TestClient;
  let folder: string;

  const pageOf = (id?: string) =>
    client.request<ReviewPage | null>('wardscribe/reviewReport', { folder, ...(id && { id }) });

  beforeEach(async () => {
    client = await TestClient.start({});
    folder = client.uri('').replace(/\/$/, '');
    execFileSync(process.execPath, [script, client.root]);
  });
  afterEach(() => client.stop());

  it('shows what is open; its numbers open the code, and its exports say the same', async () => {
    assert.equal(await pageOf(), null);
    const { id } = await client.request<ReviewParams>('wardscribe/startReview', {
      ...{ folder, title: 'Share <records>', by: 'Mira Jansen' },
      ...{ base: 'main', head: 'feature/share-records' },
    });
    const text = client.read(documents);
    const line = text.split('\n').findIndex((each) => each.includes('FROM clinics'));
    await client.request('wardscribe/changeReview', {
      ...{ folder, id, by: 'Mira Jansen' },
      change: {
        ...{ do: 'note', kind: 'finding', severity: 'high', state: 'open', text: 'Who may share?' },
        place: {
          uri: client.uri(documents),
          range: { start: { line, character: 0 }, end: { line, character: 4 } },
        },
      },
    });
    const page = (await pageOf())!;
    assert.deepEqual([page.id, page.title], [id, 'Share <records>']);
    assert.ok(page.html.includes('<h1>Share &lt;records&gt;</h1>'));
    assert.ok(page.html.includes('Not signed yet'));
    const [note] = page.things['open/notes'];
    assert.deepEqual(
      [note.label, note.uri, note.range?.start.line],
      ['Who may share?', client.uri(documents), line],
    );
    const regions = page.things['open/regions'];
    assert.ok(regions.length >= 4);
    assert.ok(regions.every(({ uri }) => uri?.startsWith(folder)));
    assert.ok(page.things['open/items'].every(({ item }) => item?.includes('/')));
    const exported = async (format: ReviewFormat) =>
      (await client.request<ReviewExport>('wardscribe/exportReview', { folder, id, format })).text;
    assert.ok((await exported('markdown')).startsWith('# Share \\<records\\>\n'));
    assert.ok((await exported('comment')).includes(`\`${documents}:${line + 1}\` Who may share?`));
    assert.equal(JSON.parse(await exported('json')).notes[0].place.startLine, line + 1);
    assert.equal(JSON.parse(await exported('sarif')).runs[0].results.length, 1);
    const html = await exported('html');
    assert.ok(html.includes('<style>\n/*\n * The page of a review'));
    assert.ok(html.includes('<h1>Share &lt;records&gt;</h1>'));
    assert.equal(await pageOf('other'), null);
    assert.equal(await pageOf('../checklist'), null);
  });
});
