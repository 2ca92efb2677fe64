import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { EntryPointItem } from '../../protocol/src/index';
import { TestClient } from './client';

const routes = `const express = require('express');
const router = express.Router();
router.get('/:id', requireRole('doctor'), show);
module.exports = router;
`;
const tasks = '@shared_task\ndef remind(id):\n    pass\n';

describe('entry points over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  async function entryPoints(): Promise<string[]> {
    const items = await client.request<EntryPointItem[]>('wardscribe/entryPoints', {
      folder: client.uri(''),
    });
    return items.map(({ uri, range, kind, method, route, name, guards }) => {
      const file = uri.slice(client.uri('').length).replace(/^\//, '');
      const place = `${range.start.line}:${range.start.character}-${range.end.character}`;
      return [file, place, kind, method, route, name, `[${guards}]`].filter(Boolean).join(' ');
    });
  }

  const ofRoutes = 'src/routes.js 2:0-17 http GET /:id show [requireRole]';
  const ofTasks = 'src/tasks.py 1:4-10 queue remind []';

  it('lists those of all files, scanned or not', async () => {
    client = await TestClient.start({
      'src/routes.js': routes,
      'src/tasks.py': tasks,
      'src/clean.py': 'a = 1\n',
      'node_modules/x/index.js': routes,
    });
    assert.deepEqual(await entryPoints(), [ofRoutes, ofTasks]);
    await client.request('wardscribe/scanWorkspace', null);
    assert.deepEqual(await entryPoints(), [ofRoutes, ofTasks]);
  });

  it('follows what is typed, and the disk when the file is closed', async () => {
    client = await TestClient.start({ 'src/routes.js': routes });
    const uri = client.openFile('src/routes.js', 'javascript');
    assert.deepEqual(await entryPoints(), [ofRoutes]);
    client.replace(uri, "requireRole('doctor'), ", '');
    assert.deepEqual(await entryPoints(), [ofRoutes.replace('requireRole', '')]);
    client.close(uri);
    assert.deepEqual(await entryPoints(), [ofRoutes]);
  });

  it('follows files on disk', async () => {
    client = await TestClient.start({ 'src/routes.js': routes });
    assert.deepEqual(await entryPoints(), [ofRoutes]);
    client.write('src/tasks.py', tasks);
    client.changedOnDisk('src/tasks.py', 1);
    assert.deepEqual(await entryPoints(), [ofRoutes, ofTasks]);
    rmSync(path.join(client.root, 'src/tasks.py'));
    client.changedOnDisk('src/tasks.py', 3);
    assert.deepEqual(await entryPoints(), [ofRoutes]);
  });

  it('uses the entry points that a team adds', async () => {
    client = await TestClient.start({ 'src/a.js': "acme.onRequest('/x', check, show);\n" });
    assert.deepEqual(await entryPoints(), []);
    const model = `entry-points:
  - id: acme
    languages: [javascript]
    kind: rpc
    patterns:
      - pattern: acme.onRequest($PATH, $...GUARDS, $HANDLER)
`;
    client.write('.wardscribe/models/acme.yaml', model);
    client.changedOnDisk('.wardscribe/models/acme.yaml', 1);
    await client.until("the team's model is in force", async () => (await entryPoints()).length > 0);
    assert.deepEqual(await entryPoints(), ['src/a.js 0:0-19 rpc /x show [check]']);
  });
});
