import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parsePatch } from 'diff';
import type { Hunk } from '../../engine/src/reviews/index';

const run = promisify(execFile);
/** A diff of more characters is not read: nobody reviews it region by region. */
const maxCharacters = 64 * 1024 * 1024;

/** Git could not do it; the message is for the user. */
export class GitError extends Error {}

/**
 * What Git says, run in a folder. Nothing that the repository configures is run: no external diffs, filters, hooks or
 * pagers. Rejects with a `GitError`.
 */
async function git(folder: string, ...args: string[]): Promise<string> {
  const safe = ['-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'];
  try {
    const { stdout } = await run('git', [...safe, '--no-pager', ...args], {
      cwd: folder,
      maxBuffer: maxCharacters,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' },
    });
    return stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') throw new GitError('Git is not installed, or not on the path.');
    throw new GitError((stderr ?? '').trim().split('\n')[0] || String((error as Error).message));
  }
}

/** The commit that a name means, as 40 or 64 hex digits. Rejects with a `GitError` when there is none. */
export async function commitOf(folder: string, name: string): Promise<string> {
  if (name.startsWith('-')) throw new GitError(`\`${name}\` is no name of a commit.`);
  try {
    return (await git(folder, 'rev-parse', '--verify', '--end-of-options', `${name}^{commit}`)).trim();
  } catch (error) {
    if (error instanceof GitError && /not installed|not a git repository/.test(error.message)) throw error;
    throw new GitError(`There is no commit \`${name}\`.`);
  }
}

/** The commit that two names have in common, from which a branch is reviewed; the first one when they have none. */
export async function commonCommit(folder: string, base: string, head: string): Promise<string> {
  const [from, to] = [await commitOf(folder, base), await commitOf(folder, head)];
  return git(folder, 'merge-base', from, to).then(
    (commit) => commit.trim(),
    () => from,
  );
}

/** Branches, here and elsewhere, and tags; the latest first. */
export async function namedCommits(folder: string): Promise<{ branches: string[]; tags: string[] }> {
  const names = async (...refs: string[]) => {
    const sorted = ['--sort=-committerdate', '--format=%(refname:short)', ...refs];
    const found = await git(folder, 'for-each-ref', ...sorted);
    return found.split('\n').filter((name) => name !== '' && !name.endsWith('/HEAD'));
  };
  return { branches: await names('refs/heads', 'refs/remotes'), tags: await names('refs/tags') };
}

/** Paths of files that Git does not know and does not ignore, relative to `folder`. */
export async function untrackedFiles(folder: string, below = '.'): Promise<string[]> {
  const listed = await git(folder, 'ls-files', '-z', '--others', '--exclude-standard', '--', below);
  return listed.split('\0').filter((name) => name !== '');
}

/** Paths of files that differ between a commit and those on disk, relative to `folder`. */
export async function editedFiles(folder: string, commit: string): Promise<Set<string>> {
  const id = await commitOf(folder, commit);
  const names = [
    '--name-only',
    '-z',
    '--no-ext-diff',
    '--relative',
    '--ignore-submodules',
    '--end-of-options',
  ];
  const listed = await git(folder, 'diff', ...names, id, '--');
  return new Set(listed.split('\0').filter((name) => name !== ''));
}

/** Paths of the folders that hold files of Git, relative to `folder`, by name. */
export async function trackedFolders(folder: string): Promise<string[]> {
  const files = (await git(folder, 'ls-files', '-z')).split('\0');
  const folders = new Set<string>();
  for (const file of files)
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1))
      folders.add(file.slice(0, end));
  return [...folders].sort();
}

/**
 * The address that Git has the repository from, and the path of `folder` in it, with a slash at its end or empty; `undefined`
 * where there is none.
 */
export async function originOf(folder: string): Promise<{ remote: string; prefix: string } | undefined> {
  try {
    const remote = (await git(folder, 'config', '--get', 'remote.origin.url')).trim();
    return { remote, prefix: (await git(folder, 'rev-parse', '--show-prefix')).trim() };
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

/** The branch that is checked out; `undefined` when there is none. */
export async function currentBranch(folder: string): Promise<string | undefined> {
  return (await git(folder, 'branch', '--show-current')).trim() || undefined;
}

/**
 * What changed between a commit and another one, or the files on disk: hunks without surroundings, with paths relative to
 * `folder`. Binary files are left out. Rejects with a `GitError`.
 */
export async function changedHunks(folder: string, from: string, to?: string, below = '.'): Promise<Hunk[]> {
  const commits = [await commitOf(folder, from), ...(to === undefined ? [] : [await commitOf(folder, to)])];
  const text = await git(
    folder,
    'diff',
    ...['--no-color', '--no-ext-diff', '--no-textconv', '--unified=0', '--find-renames', '--relative'],
    ...['--src-prefix=a/', '--dst-prefix=b/', '--ignore-submodules', '--end-of-options'],
    ...commits,
    '--',
    below,
  );
  return parsePatch(text).flatMap(({ oldFileName, newFileName, hunks }) => {
    const isDeleted = newFileName === undefined || newFileName === '/dev/null';
    const path = (isDeleted ? oldFileName : newFileName)?.replace(/^[ab]\//, '');
    if (path === undefined) return [];
    return hunks.map(({ newStart, newLines, lines }): Hunk => {
      const only = (sign: string) =>
        lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
      // The library counts lines that only went away as if one stood in their place.
      const start = Math.max(0, newStart - 1);
      return { path, start, end: start + Math.max(0, newLines - 1), added: only('+'), removed: only('-') };
    });
  });
}

/** The text of a file in a commit; `undefined` where it is not in it. `path` is relative to `folder`. */
export async function textInCommit(
  folder: string,
  commit: string,
  path: string,
): Promise<string | undefined> {
  const id = await commitOf(folder, commit);
  return git(folder, 'show', `${id}:./${path}`).catch(() => undefined);
}

/** Old path → new path of files that were renamed between a commit and another one, or the files on disk. */
export async function renamedFiles(folder: string, from: string, to?: string): Promise<Map<string, string>> {
  const commits = [await commitOf(folder, from), ...(to === undefined ? [] : [await commitOf(folder, to)])];
  const text = await git(
    folder,
    'diff',
    ...['--name-status', '-z', '--find-renames', '--diff-filter=R', '--relative', '--end-of-options'],
    ...commits,
  );
  const parts = text.split('\0');
  const renamed = new Map<string, string>();
  for (let i = 0; i + 2 < parts.length; i += 3) renamed.set(parts[i + 1], parts[i + 2]);
  return renamed;
}

/**
 * The last day (YYYY-MM-DD, of the committer) on which each file was changed after a day, up to a commit; other files are
 * left out. Paths are relative to `folder`. Rejects with a `GitError`.
 */
export async function lastChanges(folder: string, after: string, to = 'HEAD'): Promise<Map<string, string>> {
  const head = to === 'HEAD' ? to : await commitOf(folder, to);
  const since = `--since=${after}T00:00:00`;
  const format = '--format=%x01%cs';
  const text = await git(
    folder,
    'log',
    since,
    format,
    '--name-only',
    '-z',
    '--no-renames',
    '--relative',
    head,
  );
  const changes = new Map<string, string>();
  let day = '';
  for (const part of text.split(/[\0\n]/)) {
    if (part.startsWith('\x01')) day = part.slice(1);
    // The latest comes first.
    else if (part !== '' && day > after && !changes.has(part)) changes.set(part, day);
  }
  return changes;
}

/** Who changed files of a folder, the most often first, as Git names them; at most 1,000 commits are looked at. */
export async function committers(folder: string): Promise<string[]> {
  const text = await git(folder, 'log', '--max-count=1000', '--format=%aN', 'HEAD', '--', '.');
  const counts = new Map<string, number>();
  for (const name of text.split('\n')) if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
