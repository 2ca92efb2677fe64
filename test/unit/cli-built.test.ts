import assert from 'node:assert/strict';
import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CliFolder, repository } from './cli-support';

const cli = path.join(repository, 'dist/cli.js');

/** The built command line as its own process; skipped before a build. */
describe('cli: dist/cli.js', function () {
  this.timeout(60_000);
  let folder: CliFolder;
  before(function () {
    if (!existsSync(cli)) this.skip();
    folder = new CliFolder();
    const files: Record<string, string> = {};
    for (let i = 0; i < 40; i++) files[`src/f${i}.py`] = 'import yaml\nyaml.load(text)\n';
    folder.put(files);
  });
  after(() => folder?.remove());

  const wardscribe = (args: string[], options: SpawnSyncOptions = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      cwd: folder.path,
      encoding: 'utf8',
      ...options,
    });
    return { code: status, out: String(stdout), err: String(stderr) };
  };

  it('scans with the built-in rules on worker threads', () => {
    const { code, out, err } = wardscribe(['scan', '--format', 'json', '--jobs', '2']);
    assert.deepEqual({ code, err }, { code: 1, err: '' });
    const report = JSON.parse(out);
    assert.equal(report.summary.files, 40);
    const found = report.findings.filter((each: { ruleId: string }) => each.ruleId === 'py-unsafe-yaml-load');
    assert.equal(found.length, 40);
    assert.equal(wardscribe(['scan', '--format', 'json', '--jobs', '1']).out, out);
  });

  it('ends with 2 for usage and with 0 for a quiet folder', () => {
    assert.equal(wardscribe(['scan', '--nonsense']).code, 2);
    assert.equal(wardscribe(['scan', '--fail-on', 'never']).code, 0);
    assert.match(wardscribe(['--version']).out, /^\d+\.\d+\.\d+\n$/);
  });

  it('does not mind a reader that closes early', async () => {
    const child = spawn(process.execPath, [cli, 'scan', '--format', 'json', '--fail-on', 'never'], {
      cwd: folder.path,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual({ code, err }, { code: 0, err: '' });
  });
});
