import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { changeFile } from './index';

const built = path.join(__dirname, 'index.js');

describe('changing a file that others write too', () => {
  let folder: string;
  let file: string;
  const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);
  const add =
    (line: string) =>
    (text = '') =>
      `${text}${line}\n`;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wardscribe-change-'));
    file = path.join(folder, 'sub', 'review.yaml');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A process that adds lines, one change each, all asked for at once or one after the other. */
  function writer(name: string, count: number, atOnce: boolean): ChildProcess {
    const script = path.join(folder, `${name}.cjs`);
    writeFileSync(
      script,
      `const { changeFile } = require(${JSON.stringify(built)});
       const add = (i) => changeFile(${JSON.stringify(file)}, (text = '') => text + '${name} ' + i + '\\n');
       (async () => {
         const all = Array.from({ length: ${count} }, (_, i) => i);
         ${atOnce ? 'await Promise.all(all.map(add));' : 'for (const i of all) await add(i);'}
       })();`,
    );
    return fork(script);
  }

  it('two processes make a thousand changes at once, and all are there', async () => {
    const both = [writer('a', 500, true), writer('b', 500, true)];
    const codes = await Promise.all(both.map((child) => once(child, 'exit')));
    assert.deepEqual(
      codes.map(([code]) => code),
      [0, 0],
    );
    const wanted = ['a', 'b'].flatMap((name) => Array.from({ length: 500 }, (_, i) => `${name} ${i}`));
    assert.deepEqual(lines().sort(), wanted.sort());
    assert.deepEqual(readdirSync(path.dirname(file)), ['review.yaml']);
  });

  it('a process that is killed while it writes leaves whole lines, in order, and no lock that keeps others out', async () => {
    for (let round = 0; round < 5; round++) {
      const child = writer(`k${round}`, 100_000, false);
      await changeFile(file, add(`before ${round}`));
      while (!lines().some((line) => line.startsWith(`k${round} `)))
        await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, round * 3));
      child.kill('SIGKILL');
      await once(child, 'exit');
      // A lock that stayed would hold this until the test is given up.
      await changeFile(file, add(`after ${round}`));
      const own = lines().filter((line) => line.startsWith(`k${round} `));
      assert.deepEqual(
        own,
        own.map((_, i) => `k${round} ${i}`),
      );
    }
    assert.deepEqual(
      lines().filter((line) => /^(before|after)/.test(line)),
      [0, 1, 2, 3, 4].flatMap((round) => [`before ${round}`, `after ${round}`]),
    );
  });

  it('what a change throws is told to the one who asked; the others are made', async () => {
    const refuse = () => {
      throw new Error('Repair it first.');
    };
    const [first, second, third] = await Promise.allSettled([
      changeFile(file, add('one')),
      changeFile(file, refuse),
      changeFile(file, add('two')),
    ]);
    assert.deepEqual([first.status, third.status], ['fulfilled', 'fulfilled']);
    assert.match(String((second as PromiseRejectedResult).reason), /Repair it first/);
    assert.deepEqual(lines(), ['one', 'two']);
  });

  it('waits for a lock that is held, and takes one that was left', async () => {
    await changeFile(file, add('one'));
    writeFileSync(`${file}.lock`, `${process.pid} ${hostname()} 0`);
    let isDone = false;
    const change = changeFile(file, add('two')).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.equal(isDone, false);
    writeFileSync(`${file}.lock`, `999999999 ${hostname()} 0`);
    await change;
    assert.deepEqual(lines(), ['one', 'two']);
    assert.equal(existsSync(`${file}.lock`), false);
  });
});
