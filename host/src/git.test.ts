import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  changedHunks,
  commitOf,
  committers,
  commonCommit,
  currentBranch,
  GitError,
  lastChanges,
  namedCommits,
  renamedFiles,
  textInCommit,
} from './git';

describe('git', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wardscribe git '));
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=M', '-c', 'user.email=m@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  after(() => rmSync(folder, { recursive: true, force: true }));

  before(() => {
    git('init', '-q', '-b', 'main');
    // What a repository configures is not run.
    git('config', 'diff.external', 'false');
    write('a b.ts', 'one\ntwo\nthree\nfour\nfive\nsix\n');
    write('ümlaut.ts', 'x\n');
    git('add', '.');
    git('commit', '-qm', 'first');
    git('checkout', '-qb', 'share');
    write('a b.ts', 'one\nTWO\nthree\nfour\nfive\n');
    git('commit', '-qam', 'second');
  });

  it('tells what changed, line by line', async () => {
    assert.deepEqual(await changedHunks(folder, 'main', 'share'), [
      { path: 'a b.ts', start: 1, end: 1, added: ['TWO'], removed: ['two'] },
      { path: 'a b.ts', start: 5, end: 5, added: [], removed: ['six'] },
    ]);
    assert.deepEqual(await changedHunks(folder, 'main', 'main'), []);
    write('ümlaut.ts', 'x\ny\n');
    const onDisk = await changedHunks(folder, 'share');
    assert.deepEqual(onDisk, [{ path: 'ümlaut.ts', start: 1, end: 1, added: ['y'], removed: [] }]);
    git('checkout', '-q', '.');
  });

  it('knows names, commits, texts and renames', async () => {
    assert.match(await commitOf(folder, 'main'), /^[0-9a-f]{40}$/);
    git('tag', 'v1');
    const { branches, tags } = await namedCommits(folder);
    assert.deepEqual([branches.sort(), tags], [['main', 'share'], ['v1']]);
    assert.equal(await currentBranch(folder), 'share');
    assert.equal(await commonCommit(folder, 'main', 'share'), await commitOf(folder, 'main'));
    assert.equal(await textInCommit(folder, 'main', 'ümlaut.ts'), 'x\n');
    assert.equal(await textInCommit(folder, 'main', 'none.ts'), undefined);
    renameSync(path.join(folder, 'ümlaut.ts'), path.join(folder, 'umlaut.ts'));
    git('add', '.');
    assert.deepEqual([...(await renamedFiles(folder, 'share'))], [['ümlaut.ts', 'umlaut.ts']]);
    git('reset', '-q', '--hard');
  });

  it('knows when files were changed last, and by whom', async () => {
    const dated = mkdtempSync(path.join(tmpdir(), 'wardscribe dated '));
    const commit = (day: string, name: string, author: string) => {
      writeFileSync(path.join(dated, name), day);
      const at = `${day}T12:00:00`;
      const as = ['-c', `user.name=${author}`, '-c', 'user.email=m@example.com'];
      const env = { ...process.env, GIT_COMMITTER_DATE: at, GIT_AUTHOR_DATE: at };
      execFileSync('git', ['add', '.'], { cwd: dated });
      execFileSync('git', [...as, 'commit', '-qm', day], { cwd: dated, env });
    };
    try {
      execFileSync('git', ['init', '-q'], { cwd: dated });
      commit('2026-01-01', 'a.ts', 'Jon');
      commit('2026-01-02', 'b c.ts', 'Mira');
      commit('2026-01-03', 'a.ts', 'Mira');
      const changed = [
        ['a.ts', '2026-01-03'],
        ['b c.ts', '2026-01-02'],
      ];
      assert.deepEqual([...(await lastChanges(dated, '2026-01-01'))], changed);
      assert.deepEqual([...(await lastChanges(dated, '2026-01-03'))], []);
      assert.deepEqual(await committers(dated), ['Mira', 'Jon']);
      await assert.rejects(lastChanges(tmpdir(), '2026-01-01'), GitError);
    } finally {
      rmSync(dated, { recursive: true, force: true });
    }
  });

  it('says what it could not do, and takes no name for an option', async () => {
    await assert.rejects(commitOf(folder, 'nowhere'), new GitError('There is no commit `nowhere`.'));
    await assert.rejects(commitOf(folder, '--output=x'), /is no name of a commit/);
    await assert.rejects(commitOf(tmpdir(), 'main'), GitError);
  });
});
