import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { TestClient } from './client';

const routes = `const express = require('express');
const { find } = require('./store');
const app = express();
app.get('/orders', (req, res) => {
  res.json(find(req.query.id));
});
`;
const store = `const mysql = require('mysql2');
const db = mysql.createConnection({});
function find(id) {
  return db.query('SELECT * FROM orders WHERE id = ' + id);
}
module.exports = { find };
`;
const sql = 'js-sql-injection';

describe('data flow through files over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  async function has(uri: string, count: number): Promise<boolean> {
    return (await client.diagnostics(uri)).filter(({ code }) => code === sql).length === count;
  }

  it('starts in a file that is not open, with a step there', async () => {
    client = await TestClient.start({ 'src/routes.js': routes, 'src/store.js': store });
    const uri = client.openFile('src/store.js', 'javascript');
    await client.until('the flow is found', () => has(uri, 1));
    assert.ok(client.refreshes > 0, 'the editor was told to ask again');
    const [finding] = (await client.diagnostics(uri)).filter(({ code }) => code === sql);
    assert.match(String(finding.message), /from line 5 of routes\.js\.$/);
    assert.deepEqual(
      finding.relatedInformation?.map(
        ({ location, message }) =>
          `${path.posix.basename(location.uri)}:${location.range.start.line + 1} ${message}`,
      ),
      ['routes.js:5 source: req.query.id', "store.js:4 sink: 'SELECT * FROM orders WHERE id = ' + id"],
    );
  });

  it('follows edits of one open file into another, and back', async () => {
    client = await TestClient.start({ 'src/routes.js': routes, 'src/store.js': store });
    const [from, to] = ['src/routes.js', 'src/store.js'].map((name) => client.openFile(name, 'javascript'));
    await client.diagnostics(from);
    await client.until('the flow is found', () => has(to, 1));
    const before = client.refreshes;
    client.replace(from, 'req.query.id', '7');
    await client.diagnostics(from);
    await client.until('the editor is told', () => client.refreshes > before);
    await client.until('the flow is gone', () => has(to, 0));
    client.replace(from, 'find(7)', 'find(req.body.id)');
    await client.diagnostics(from);
    await client.until('the flow is back', () => has(to, 1));
    client.close(from);
    await client.until('the text on disk counts', async () => {
      const [finding] = (await client.diagnostics(to)).filter(({ code }) => code === sql);
      return String(finding?.message).includes('req.query.id');
    });
  });

  it('follows files on disk', async () => {
    client = await TestClient.start({ 'src/store.js': store });
    const uri = client.openFile('src/store.js', 'javascript');
    assert.ok(await has(uri, 0));
    client.write('src/routes.js', routes);
    client.changedOnDisk('src/routes.js', 1);
    await client.until('the flow is found', () => has(uri, 1));
    rmSync(path.join(client.root, 'src/routes.js'));
    client.changedOnDisk('src/routes.js', 3);
    await client.until('the flow is gone', () => has(uri, 0));
  });

  it('offers a fix that ends the flow', async () => {
    client = await TestClient.start({ 'src/routes.js': routes, 'src/store.js': store });
    const uri = client.openFile('src/store.js', 'javascript');
    await client.until('the flow is found', () => has(uri, 1));
    const [fix] = await client.codeActions(uri, client.rangeOf(uri, "'SELECT"), ['quickfix']);
    assert.match(client.after(uri, fix.edit), /db\.query\('SELECT \* FROM orders WHERE id = \?', \[id\]\)/);
  });

  it('tells findings of a scanned file again when an open one changes', async () => {
    client = await TestClient.start({ 'src/routes.js': routes, 'src/store.js': store });
    const uri = client.uri('src/store.js');
    const published = () => (client.published.get(uri) ?? []).filter(({ code }) => code === sql).length;
    await client.request('wardscribe/scanWorkspace', { workDoneToken: 'scan' });
    assert.equal(published(), 1);
    const from = client.openFile('src/routes.js', 'javascript');
    client.replace(from, 'req.query.id', '7');
    await client.diagnostics(from);
    await client.until('the flow is gone', () => published() === 0);
  });
});
