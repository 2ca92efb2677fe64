import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { type ItemChange, parseChecklistState, setItem } from '../../engine/src/checklists/index';
import { changeReview, newReview, parseReview, type ReviewChange } from '../../engine/src/reviews/index';
import { changeFile } from '../../host/src/index';

const on = '2026-11-28';
const out = path.resolve(__dirname, '../..');

/** A change of one of the two files. */
type Operation = { review: ReviewChange } | { item: ItemChange };

/** Names a text. It is also the source of the function that writers run. */
const sum = "(text) => createHash('sha256').update(text ?? '').digest('hex')";
const sumOf = (text: string | undefined) =>
  createHash('sha256')
    .update(text ?? '')
    .digest('hex');

/** The text of a file after an operation on it. */
function applied(text: string | undefined, operation: Operation): string {
  return 'item' in operation ? setItem(text ?? '', operation.item) : changeReview(text!, operation.review);
}

describe('State of reviews and checklists', () => {
  let folder: string;
  let review: string;
  let checklist: string;
  const begun = newReview({ title: 'Share', base: 'main', head: 'share', by: 'Mira', on });
  const fileOf = (operation: Operation) => ('item' in operation ? checklist : review);
  const read = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wardscribe-state-'));
    [review, checklist] = [path.join(folder, 'reviews', 'share.yaml'), path.join(folder, 'checklist.yaml')];
    mkdirSync(path.dirname(review));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** A process that makes changes, some of them at once; it writes down in which order they were made under the lock. */
  function writer(name: string, operations: readonly Operation[], atOnce: number): ChildProcess {
    const script = path.join(folder, `${name}.cjs`);
    const plan = operations.map((operation) => ({ file: fileOf(operation), operation }));
    writeFileSync(
      script,
      `const { appendFileSync } = require('node:fs');
       const { changeFile } = require(${JSON.stringify(path.join(out, 'host/src/change-file.js'))});
       const { setItem } = require(${JSON.stringify(path.join(out, 'engine/src/checklists/edit.js'))});
       const { changeReview } = require(${JSON.stringify(path.join(out, 'engine/src/reviews/edit.js'))});
       const { createHash } = require('node:crypto');
       const sum = ${sum};
       const plan = ${JSON.stringify(plan)};
       const make = async ({ file, operation }, i) => {
         await changeFile(file, (text) => {
           const after = operation.item ? setItem(text ?? '', operation.item) : changeReview(text, operation.review);
           appendFileSync(file + '.order', [${JSON.stringify(name)}, i, sum(text), sum(after)].join(' ') + '\\n');
           return after;
         });
         process.send?.(i);
       };
       (async () => {
         for (let i = 0; i < plan.length; i += ${atOnce})
           await Promise.all(plan.slice(i, i + ${atOnce}).map((each, k) => make(each, i + k)));
         process.disconnect?.();
       })();`,
    );
    return fork(script);
  }

  const word = fc.oneof(
    fc.constantFrom('yes', 'null', '12', '2026-11-28', 'a: b', 'c #d', '{x}', "it's", 'é🎉', 'zwei\nZeilen'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== ''),
  );
  const person = fc.constantFrom('Mira', 'Jon', '@ada');
  const noteId = fc.constantFrom('N-1', 'N-2', 'N-3');
  const item: fc.Arbitrary<Operation> = fc
    .record(
      {
        id: fc.nat(12).map((n) => `owasp-top10-2025/A0${1 + (n % 4)}.${n}`),
        state: fc.constantFrom('open', 'done', 'not-applicable'),
        reason: word,
        note: word,
        by: person,
        on: fc.constant(on),
        commit: fc.constantFrom('0123456789ab', 'c0ffee0c0ffee'),
      },
      { requiredKeys: ['id', 'state', 'reason'], noNullPrototype: true },
    )
    .map((change) => {
      // A third of the items has another name in the catalogue that some writers already have.
      const formerly = /[369]$/.test(change.id) && change.state === 'done' ? [change.id] : [];
      const id = formerly.length > 0 ? `${change.id}.new` : change.id;
      return { item: { ...change, id, formerly } as ItemChange };
    });
  const change: fc.Arbitrary<ReviewChange> = fc.oneof(
    fc.record({ id: noteId, text: word, by: person }).map((note) => ({
      do: 'note' as const,
      note: { ...note, kind: 'concern' as const, severity: 'high' as const, state: 'open' as const, on },
    })),
    fc.record({ note: noteId, text: word, by: person, key: fc.nat(15) }).map(({ note, text, by, key }) => ({
      do: 'reply' as const,
      note,
      reply: { id: `${note}.${key}`, by, on, text },
    })),
    fc.record({ n: fc.nat(30), by: person }).map(({ n, by }) => ({
      do: 'read' as const,
      region: { key: `src/a "${n % 3}".ts#${n}`, by, on },
    })),
    fc.nat(30).map((n) => ({ do: 'unread' as const, key: `src/a "${n % 3}".ts#${n}` })),
    fc.record({ by: person, comment: word }).map(({ by, comment }) => ({
      do: 'sign' as const,
      signature: { by, verdict: 'approved' as const, on, comment },
    })),
  );
  const operation: fc.Arbitrary<Operation> = fc.oneof(
    item,
    change.map((each) => ({ review: each })),
  );

  it('hold a thousand random changes of three processes at once, and lose none', async function () {
    this.timeout(120_000);
    const plans = fc.sample(fc.array(operation, { minLength: 350, maxLength: 350 }), {
      numRuns: 3,
      seed: 20261128,
    });
    writeFileSync(review, begun);
    const writers = plans.map((plan, w) => writer(`w${w}`, plan, 1 + w * 4));
    const exits = await Promise.all(writers.map((child) => once(child, 'exit')));
    assert.deepEqual(
      exits.map(([code]) => code),
      [0, 0, 0],
    );
    for (const [file, start] of [
      [review, begun],
      [checklist, undefined],
    ] as const) {
      const order = readFileSync(`${file}.order`, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' '));
      const made = order.map(([name, i]) => plans[Number(name[1])][Number(i)]);
      const wanted = plans.flat().filter((each) => fileOf(each) === file);
      assert.equal(made.length, wanted.length);
      assert.deepEqual(new Set(made), new Set(wanted));
      // Each was made on what the one before left, and the last one left what is there.
      const before = order.map(([, , text]) => text);
      assert.deepEqual(before, [sumOf(start), ...order.map(([, , , text]) => text)].slice(0, -1));
      assert.equal(sumOf(read(file)), order.at(-1)![3]);
    }
    const { review: kept, problems } = parseReview(read(review)!, review);
    assert.deepEqual(problems, []);
    assert.deepEqual(parseChecklistState(read(checklist)!).problems, []);
    const made = plans.flat().flatMap((each) => ('review' in each ? [each.review] : []));
    for (const id of ['N-1', 'N-2', 'N-3']) {
      const note = kept?.notes.find((each) => each.id === id);
      assert.equal(note?.rev, made.filter((each) => each.do === 'note' && each.note.id === id).length);
      assert.deepEqual(
        new Set(note?.replies.map((reply) => reply.id)),
        new Set(made.flatMap((each) => (each.do === 'reply' && each.note === id ? [each.reply.id] : []))),
      );
    }
    assert.deepEqual(
      readdirSync(folder).filter((name) => !/\.(cjs|order)$/.test(name)),
      ['checklist.yaml', 'reviews'],
    );
  });

  it('are whatever random writers of one process make of them, in whatever order they come', async function () {
    this.timeout(120_000);
    const turns = fc.array(fc.tuple(fc.nat(2), operation), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(turns, async (all) => {
        rmSync(checklist, { force: true });
        writeFileSync(review, begun);
        const made: Operation[] = [];
        const write = (each: Operation) =>
          changeFile(fileOf(each), (text) => {
            made.push(each);
            return applied(text, each);
          });
        const writers = [0, 1, 2].map(async (w) => {
          for (const [turn, each] of all) if (turn === w) await write(each);
        });
        await Promise.all(writers);
        assert.equal(made.length, all.length);
        for (const [file, start] of [
          [review, begun],
          [checklist, undefined],
        ] as const) {
          const own = made.filter((each) => fileOf(each) === file);
          assert.equal(read(file), own.reduce<string | undefined>(applied, start));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are whole after kill -9 at any moment of a write: what was confirmed is there, and nothing is half', async function () {
    this.timeout(120_000);
    const [ticks] = fc.sample(fc.array(item, { minLength: 200, maxLength: 200 }), { numRuns: 1, seed: 7 });
    const changes = fc
      .sample(fc.array(change, { minLength: 200, maxLength: 200 }), { numRuns: 1, seed: 8 })[0]
      .map((each) => ({ review: each }));
    for (const [file, plan, start] of [
      [checklist, ticks, undefined],
      [review, changes, begun],
    ] as const) {
      for (let round = 0; round < 4; round++) {
        rmSync(`${file}.order`, { force: true });
        rmSync(file, { force: true });
        if (start !== undefined) writeFileSync(file, start);
        const child = writer(`killed-${path.basename(file)}-${round}`, plan, 1);
        let confirmed = 0;
        child.on('message', () => confirmed++);
        await once(child, 'message');
        await new Promise((resolve) => setTimeout(resolve, 3 + round * 11));
        child.kill('SIGKILL');
        await once(child, 'exit');
        const states = [start];
        for (const each of plan) states.push(applied(states.at(-1), each));
        // What the process had not told is one change at most: it made them one after the other.
        const possible = states.slice(confirmed, confirmed + 2);
        assert.ok(
          possible.includes(read(file)),
          `round ${round} of ${path.basename(file)}: ${confirmed} confirmed`,
        );
        // The lock of the one that is gone keeps nobody out.
        const next: Operation =
          'item' in plan[0]
            ? plan[0]
            : { review: { do: 'sign', signature: { by: 'Ada', verdict: 'rejected', on } } };
        const before = read(file);
        await changeFile(file, (text) => applied(text, next));
        assert.equal(read(file), applied(before, next));
      }
    }
  });
});
