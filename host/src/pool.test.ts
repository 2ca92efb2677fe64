import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BatchResult, type PoolOptions, ScanPool } from './pool';
import type { FileResult, ScannerSetup } from './scanner';

const setup: ScannerSetup = {
  root: '/nowhere',
  assets: { assets: '/nowhere' },
  rules: { rules: [], models: [], libraries: [], entryPoints: [], practices: [], problems: [] },
  today: '2026-01-01',
  fixes: false,
  aliases: [],
};

/** A worker that answers without an engine and does what the names of its files say. */
const script = `
const { workerData } = require('node:worker_threads');
require(${JSON.stringify(require.resolve('workerpool'))}).worker({
  scan(tasks) {
    if (workerData.today === 'fail') return { failure: 'no engine' };
    const files = tasks.map((task) => task.path);
    for (const file of files) {
      if (file.startsWith('die')) process.exit(7);
      if (file.startsWith('throw')) throw new Error('broken: ' + file);
      if (file.startsWith('hang')) for (;;);
    }
    return { files: files.map((path) => ({ path, findings: [], fixes: [], problems: [] })), ruleProblems: [] };
  },
});`;

describe('pool', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wardscribe-pool-'));
    writeFileSync(path.join(folder, 'worker.js'), script);
  });
  after(() => rmSync(folder, { recursive: true }));

  const scan = async (files: string[], options: Partial<PoolOptions> = {}) => {
    const results: FileResult[] = [];
    const onBatch = (batch: Extract<BatchResult, { files: unknown }>) => results.push(...batch.files);
    const worker = path.join(folder, 'worker.js');
    const pool = new ScanPool({ setup, jobs: 2, script: worker, patience: 1500, onBatch, ...options });
    await pool.scan(files.map((each) => ({ path: each }))).finally(() => pool.close());
    return results;
  };
  const good = Array.from({ length: 40 }, (_, i) => `good${i}.js`);

  it('scans every file once', async () => {
    const results = await scan(good);
    assert.deepEqual(results.map((each) => each.path).sort(), [...good].sort());
    assert.deepEqual(
      results.flatMap((each) => each.problems),
      [],
    );
  });

  it('loses only the files that end their worker, throw or never end', async () => {
    const bad = ['die.js', 'throw.js', 'hang.js'];
    const results = await scan([...good.slice(0, 20), ...bad, ...good.slice(20)]);
    assert.deepEqual(results.map((each) => each.path).sort(), [...good, ...bad].sort());
    const problems = results.flatMap((each) => each.problems);
    assert.deepEqual(problems.map((each) => each.path).sort(), [...bad].sort());
    const of = (name: string) => problems.find((each) => each.path === name)?.message ?? '';
    assert.equal(of('hang.js'), 'This file was not analyzed: it took too long. The other files were.');
    assert.match(of('throw.js'), /^This file was not analyzed: .*broken: throw\.js/);
    assert.match(of('die.js'), /^This file was not analyzed: its worker ended/);
  });

  it('stops soon when it is cancelled, in the middle of a file', async () => {
    const controller = new AbortController();
    const started = Date.now();
    setTimeout(() => controller.abort(), 200);
    const results = await scan(['hang.js'], { signal: controller.signal, patience: 60_000 });
    assert.deepEqual(results, []);
    assert.ok(Date.now() - started < 5000);
    assert.deepEqual(await scan(good, { signal: AbortSignal.abort() }), []);
  });

  it('rejects when no worker can start', async () => {
    await assert.rejects(
      scan(good, { setup: { ...setup, today: 'fail' } }),
      /^StartError: no engine|no engine/,
    );
  });
});
