import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findFiles } from './walk';

describe('walk', () => {
  let root: string;

  const put = (files: Record<string, string>) => {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'wardscribe-walk-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('finds source files by extension, sorted, without node_modules, .git and .wardscribe', async () => {
    put({
      'b.js': '',
      'a.PY': '',
      'README.md': '',
      'src/c.tsx': '',
      '.github/d.mjs': '',
      'node_modules/x/i.js': '',
      'src/node_modules/y/i.js': '',
      '.git/hooks/h.py': '',
      '.wardscribe/rules/r.py': '',
      'dist/kept.js': '',
    });
    assert.deepEqual((await findFiles({ root })).files, [
      '.github/d.mjs',
      'a.PY',
      'b.js',
      'dist/kept.js',
      'src/c.tsx',
    ]);
  });

  it('takes files of any language that it is asked for', async () => {
    put({ 'a.js': '', 'b.conf': '', 'c/d.conf': '', 'c/e.txt': '', '.gitignore': 'b.conf\n' });
    const anyText = (file: string) => file.endsWith('.conf');
    assert.deepEqual((await findFiles({ root, anyText })).files, ['a.js', 'c/d.conf']);
    const named = await findFiles({ root, paths: ['b.conf', 'c/e.txt'], anyText });
    assert.deepEqual([named.files, named.skipped.map((each) => each.path)], [['b.conf'], ['c/e.txt']]);
  });

  it('obeys .gitignore files as git does', async () => {
    put({
      '.gitignore': 'dist/\n*.gen.js\n/only-here.js\n',
      'dist/a.js': '',
      'dist/.gitignore': '!a.js\n',
      'src/x.gen.js': '',
      'src/deep/kept.gen.js': '',
      'src/deep/.gitignore': '!kept.gen.js\nlocal.js\n',
      'src/deep/more/local.js': '',
      'src/only-here.js': '',
      'only-here.js': '',
    });
    assert.deepEqual((await findFiles({ root })).files, ['src/deep/kept.gen.js', 'src/only-here.js']);
  });

  it('obeys the .gitignore files above, up to the root of the repository', async () => {
    put({
      '.gitignore': 'outside.js\n',
      'repo/.git/HEAD': '',
      'repo/.gitignore': 'ignored.js\n',
      'repo/app/ignored.js': '',
      'repo/app/outside.js': '',
    });
    assert.deepEqual((await findFiles({ root: path.join(root, 'repo/app') })).files, ['outside.js']);
    assert.deepEqual((await findFiles({ root: path.join(root, 'repo'), paths: ['app'] })).files, [
      'app/outside.js',
    ]);
  });

  it('takes a named file even when it is ignored, and says why it skips one without a language', async () => {
    put({ '.gitignore': '*.js\n', 'a.js': '', 'b.js': '', 'c.txt': '' });
    const found = await findFiles({ root, paths: ['a.js', 'c.txt', path.join(root, 'a.js')] });
    assert.deepEqual(found, {
      files: ['a.js'],
      skipped: [{ path: 'c.txt', reason: 'no language of Wardscribe has this file extension' }],
    });
  });

  it('leaves out what the globs name', async () => {
    put({ 'src/a.js': '', 'src/a.test.js': '', 'vendor/b.js': '', 'src/gen/c.py': '' });
    const exclude = ['**/*.test.js', 'vendor', 'src/gen/**'];
    assert.deepEqual((await findFiles({ root, exclude })).files, ['src/a.js']);
  });

  it('names files outside the root relative to it', async () => {
    put({ 'app/a.js': '', 'lib/b.js': '' });
    const found = await findFiles({ root: path.join(root, 'app'), paths: ['.', '../lib'] });
    assert.deepEqual(found.files, ['../lib/b.js', 'a.js']);
  });

  it('follows no symbolic link', async function () {
    put({ 'a/a.js': '' });
    try {
      symlinkSync(root, path.join(root, 'a/loop'));
      symlinkSync(path.join(root, 'a/a.js'), path.join(root, 'link.js'));
    } catch {
      this.skip();
    }
    assert.deepEqual((await findFiles({ root })).files, ['a/a.js']);
  });

  it('rejects when a named path does not exist', async () => {
    await assert.rejects(findFiles({ root, paths: ['missing'] }), { code: 'ENOENT' });
  });

  it('stops when it is told to', async () => {
    put({ 'a.js': '' });
    assert.deepEqual((await findFiles({ root, signal: AbortSignal.abort() })).files, []);
  });
});
