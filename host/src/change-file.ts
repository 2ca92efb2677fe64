import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { makeFolder, writeFile } from './write';

/** Milliseconds after which the lock of another machine, or of a process that hangs, counts no more. */
const longestHold = 30_000;
/** Milliseconds that a writer waits for its turn. */
const patience = 60_000;
/** Changes that are made in one go: others wait no longer than these take. */
const batch = 50;

type Change = (text: string | undefined) => string;
interface Waiting {
  change: Change;
  done(): void;
  failed(error: unknown): void;
}

/** Changes of this process that wait, by path. */
const queues = new Map<string, Waiting[]>();

/**
 * Changes a text file that several windows and programs write: `change` gets what the file holds at that moment
 * (`undefined`: there is none) and gives what it shall hold; what it throws is passed on, and the file stays. Nobody
 * writes in between, as long as everybody writes by this function: a lock file stands beside the file meanwhile, and
 * that of a process that was ended counts no more. The file is written whole or not at all.
 */
export function changeFile(absolute: string, change: Change): Promise<void> {
  return new Promise((done, failed) => {
    const waiting = queues.get(absolute);
    if (waiting) {
      waiting.push({ change, done, failed });
      return;
    }
    const queue = [{ change, done, failed }];
    queues.set(absolute, queue);
    void work(absolute, queue);
  });
}

async function work(absolute: string, queue: Waiting[]): Promise<void> {
  // Those that ask in the same moment go together.
  await new Promise((resolve) => setImmediate(resolve));
  while (queue.length > 0) {
    const now = queue.splice(0, batch);
    try {
      await changeAll(absolute, now);
    } catch (error) {
      for (const { failed } of now) failed(error);
    }
  }
  queues.delete(absolute);
}

async function changeAll(absolute: string, changes: readonly Waiting[]): Promise<void> {
  await makeFolder(path.dirname(absolute));
  const lock = await takeLock(`${absolute}.lock`);
  const made: Waiting[] = [];
  try {
    const before = await textOf(absolute);
    let text = before;
    for (const each of changes) {
      try {
        text = each.change(text);
        made.push(each);
      } catch (error) {
        each.failed(error);
      }
    }
    if (text !== undefined && text !== before) {
      await lock.stillHeld();
      await writeFile(absolute, text);
    }
  } finally {
    await lock.release();
  }
  for (const { done } of made) done();
}

async function textOf(absolute: string): Promise<string | undefined> {
  try {
    return (await readFile(absolute, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

let taken = 0;

async function takeLock(file: string) {
  const own = `${process.pid} ${hostname()} ${++taken}`;
  const end = Date.now() + patience;
  while (!((await create(file, own)) || (await takeOver(file, own)))) {
    if (Date.now() > end)
      throw new Error(`${path.basename(file, '.lock')} is being written by another window.`);
    await pause(2 + Math.random() * 10);
  }
  return {
    async stillHeld(): Promise<void> {
      if ((await holderOf(file)) !== own)
        throw new Error(`Another window wrote ${path.basename(file, '.lock')} meanwhile: try again.`);
    },
    async release(): Promise<void> {
      if ((await holderOf(file)) === own) await rm(file, { force: true });
    },
  };
}

async function create(file: string, own: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    try {
      await handle.writeFile(own);
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    // Windows says EPERM or EACCES of a file that is being removed.
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || (process.platform === 'win32' && /^(EPERM|EACCES|EBUSY)$/.test(code ?? '')))
      return false;
    throw error;
  }
}

/**
 * Takes the lock of a process that is gone. Of several that try at once the last one has it: each looks again after a
 * while that is longer than between its look and its taking.
 */
async function takeOver(file: string, own: string): Promise<boolean> {
  if (!(await isLeft(file))) return false;
  const mine = `${file}.${process.pid}`;
  await rm(mine, { force: true });
  if (!(await create(mine, own))) return false;
  if (!(await isLeft(file))) {
    await rm(mine, { force: true });
    return false;
  }
  await rename(mine, file);
  await pause(50);
  return (await holderOf(file)) === own;
}

async function isLeft(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file);
    const age = Date.now() - mtimeMs;
    const [, pid, host] = /^(\d+) (\S+) \d+$/.exec((await holderOf(file)) ?? '') ?? [];
    // Its maker is about to write its name.
    if (pid === undefined) return age > 2000;
    return age > longestHold || (host === hostname() && !isRunning(Number(pid)));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function holderOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
