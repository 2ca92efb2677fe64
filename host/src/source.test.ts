import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSource, reasonToSkip } from './source';
import { writeFile } from './write';

describe('source', () => {
  let folder: string;
  const read = (bytes: string | Uint8Array) => {
    const file = path.join(folder, 'x.js');
    writeFileSync(file, bytes);
    return readSource(file);
  };

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wardscribe-source-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('reads UTF-8, drops the byte order mark, replaces what is not UTF-8', () => {
    assert.deepEqual(read('\ufeffconst ü = "😀";\r\n'), { text: 'const ü = "😀";\r\n' });
    assert.deepEqual(read(Uint8Array.of(0x61, 0xff, 0x62)), { text: 'a\ufffdb' });
    assert.deepEqual(read(''), { text: '' });
  });

  it('skips what is too large or too long, to the byte', () => {
    assert.ok('text' in read(`${'a'.repeat(99)}\n`.repeat(15_000)));
    assert.deepEqual(read(`${`${'a'.repeat(99)}\n`.repeat(15_000)}b`), { skipped: 'larger than 1.5 MB' });
    assert.ok('text' in read(`x\n${'a'.repeat(200_000)}\ny`));
    const long = { skipped: 'a line is longer than 200,000 characters' };
    assert.deepEqual(read(`x\n${'a'.repeat(200_001)}\ny`), long);
    assert.deepEqual(read('a'.repeat(200_001)), long);
  });

  it('skips binary files', () => {
    assert.deepEqual(read('ELF\0\0'), { skipped: 'a binary file' });
    assert.ok('text' in read(`${'a'.repeat(8192)}\0`));
  });

  it('skips what is gone and what is no file', () => {
    assert.deepEqual(readSource(path.join(folder, 'gone.js')), { skipped: 'the file is gone' });
    assert.deepEqual(readSource(folder), { skipped: 'not a regular file' });
  });

  it('does not wait for a named pipe', function () {
    if (process.platform === 'win32') this.skip();
    const pipe = path.join(folder, 'pipe.js');
    execFileSync('mkfifo', [pipe]);
    assert.deepEqual(readSource(pipe), { skipped: 'not a regular file' });
  });

  it('applies the same limits to a text', () => {
    assert.equal(reasonToSkip('const a = 1;'), undefined);
    assert.equal(reasonToSkip('a'.repeat(200_001)), 'a line is longer than 200,000 characters');
    assert.equal(reasonToSkip('a\n'.repeat(750_001)), 'larger than 1.5 MB');
    assert.equal(reasonToSkip('a\0'), 'a binary file');
  });

  it('writes whole files and makes their folders', async () => {
    const file = path.join(folder, 'new/deep/report.json');
    await writeFile(file, '{"a": "ü"}');
    assert.deepEqual(readSource(file), { text: '{"a": "ü"}' });
    await writeFile(file, 'shorter');
    assert.deepEqual(readSource(file), { text: 'shorter' });
    if (process.platform === 'linux') {
      await assert.rejects(writeFile('/proc/wardscribe/report.json', ''), { code: 'ENOENT' });
    }
  });
});
