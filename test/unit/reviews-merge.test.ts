import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { parseChecklistState, setItem } from '../../engine/src/checklists/index';
import { changeReview, newReview, parseReview, type ReviewChange } from '../../engine/src/reviews/index';

const review = '.wardscribe/reviews/share.yaml';
const checklist = '.wardscribe/checklist.yaml';
const on = '2026-11-28';

describe('What two reviewers wrote on branches of their own', () => {
  let folder: string;
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=M', '-c', 'user.email=m@example.com', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const change = (...changes: ReviewChange[]) => write(review, changes.reduce(changeReview, read(review)));
  const tick = (id: string, by: string, note?: string) =>
    write(checklist, setItem(read(checklist), { id, formerly: [], state: 'done', note, by, on }));
  const note = (id: string, by: string, text: string): ReviewChange => ({
    do: 'note',
    note: { id, kind: 'concern', severity: 'high', state: 'open', text, by, on },
  });
  const region = (key: string, by: string): ReviewChange => ({ do: 'read', region: { key, by, on } });

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'wardscribe-merge-'));
    mkdirSync(path.join(folder, '.wardscribe/reviews'), { recursive: true });
    git('init', '-q', '-b', 'main');
    write('.wardscribe/.gitattributes', 'reviews/*.yaml merge=union\nchecklist.yaml merge=union\n');
    write(review, newReview({ title: 'Share', base: 'main', head: 'share', by: 'Mira', on }));
    write(checklist, '');
    tick('owasp-top10-2025/A01.1', 'Mira');
    change(note('N-a', 'Mira', 'Who may call this?'), region('a.ts#1', 'Mira'));
    git('add', '.');
    git('commit', '-qm', 'A review');
    git('branch', 'jon');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is all there after a merge by Git', () => {
    change(note('N-b', 'Mira', 'Log it'), region('a.ts#2', 'Mira'), {
      do: 'sign',
      signature: { by: 'Mira', verdict: 'approved', on },
    });
    tick('owasp-top10-2025/A01.2', 'Mira');
    git('commit', '-qam', 'Mira');
    git('checkout', '-q', 'jon');
    change(note('N-c', 'Jon', 'Check the length'), region('b.ts#3', 'Jon'), {
      do: 'reply',
      note: 'N-a',
      reply: { id: 'N-a.1', by: 'Jon', on, text: 'Clerks.' },
    });
    change({ do: 'sign', signature: { by: 'Jon', verdict: 'rejected', on } });
    tick('owasp-top10-2025/A01.3', 'Jon');
    git('commit', '-qam', 'Jon');
    git('merge', '-q', 'main', '-m', 'Both');

    const { review: merged, problems } = parseReview(read(review), review);
    assert.deepEqual(problems, []);
    assert.deepEqual(merged?.notes.map(({ id }) => id).sort(), ['N-a', 'N-b', 'N-c']);
    assert.deepEqual(
      merged?.notes.flatMap(({ replies }) => replies.map(({ text }) => text)),
      ['Clerks.'],
    );
    assert.deepEqual(merged?.read.map(({ key }) => key).sort(), ['a.ts#1', 'a.ts#2', 'b.ts#3']);
    assert.deepEqual(merged?.signatures.map(({ by }) => by).sort(), ['Jon', 'Mira']);
    const state = parseChecklistState(read(checklist));
    assert.deepEqual(state.problems, []);
    assert.deepEqual(
      [...state.items].map(([id, { by }]) => `${id} ${by}`).sort(),
      ['A01.1 Mira', 'A01.2 Mira', 'A01.3 Jon'].map((line) => `owasp-top10-2025/${line}`),
    );
  });

  it('is a checklist that takes more ticks, also where both decided one item', () => {
    const decide = (by: string, day: string, note: string) =>
      write(
        checklist,
        setItem(read(checklist), {
          ...{ id: 'owasp-top10-2025/A01.1', formerly: [], state: by === 'Jon' ? 'open' : 'done' },
          ...{ note, by, on: day },
        }),
      );
    decide('Mira', '2026-11-29', 'Looked at every route');
    git('commit', '-qam', 'Mira');
    git('checkout', '-q', 'jon');
    decide('Jon', '2026-11-30', 'One route has no check');
    git('commit', '-qam', 'Jon');
    git('merge', '-q', 'main', '-m', 'Both');
    const { items, problems } = parseChecklistState(read(checklist));
    const { state, by, note } = items.get('owasp-top10-2025/A01.1')!;
    assert.deepEqual([state, by, note], ['open', 'Jon', 'Looked at every route / One route has no check']);
    assert.equal(problems.length, 1);
    tick('owasp-top10-2025/A01.2', 'Mira');
    tick('owasp-top10-2025/A01.1', 'Mira');
    const after = parseChecklistState(read(checklist));
    assert.deepEqual(after.problems, []);
    assert.deepEqual(
      [...after.items].map(([id, { state: now, note: said }]) => [id, now, said]),
      [
        ['owasp-top10-2025/A01.1', 'done', 'Looked at every route / One route has no check'],
        ['owasp-top10-2025/A01.2', 'done', undefined],
      ],
    );
  });

  it('is all there without the attributes of Git, between the marks of its conflict', () => {
    rmSync(path.join(folder, '.wardscribe/.gitattributes'));
    git('commit', '-qam', 'No attributes');
    git('branch', '-f', 'jon');
    change(note('N-b', 'Mira', 'Log it'));
    tick('owasp-top10-2025/A01.2', 'Mira');
    git('commit', '-qam', 'Mira');
    git('checkout', '-q', 'jon');
    change(note('N-c', 'Jon', 'Check the length'));
    tick('owasp-top10-2025/A01.3', 'Jon');
    git('commit', '-qam', 'Jon');
    assert.throws(() => git('merge', '-q', 'main', '-m', 'Both'));
    assert.match(read(checklist), /^<{7} /m);
    tick('owasp-top10-2025/A01.4', 'Jon');
    change(note('N-d', 'Jon', 'One more'));
    assert.deepEqual(
      [...parseChecklistState(read(checklist)).items.keys()].map((id) => id.slice(-5)).sort(),
      ['A01.1', 'A01.2', 'A01.3', 'A01.4'],
    );
    assert.deepEqual(
      parseReview(read(review), review)
        .review?.notes.map(({ id }) => id)
        .sort(),
      ['N-a', 'N-b', 'N-c', 'N-d'],
    );
  });

  it('is all there whatever they did, in any order', function () {
    this.timeout(120_000);
    const word = fc.constantFrom('Log it', 'a: b # c', '{x}', "it's", '2026-11-28', 'é🎉', 'null');
    const shared = fc.constantFrom('N-a', 'N-m', 'N-z');
    const anyRegion = fc.nat(9).map((n) => `src/${n % 3}.ts#${n}`);
    const work = (by: string) =>
      fc.record({
        changes: fc.array(
          fc.oneof(
            fc
              .tuple(
                fc.oneof(
                  shared,
                  fc.nat(5).map((n) => `N-${by}${n}`),
                ),
                word,
              )
              .map(([id, text]) => note(id, by, text)),
            fc.tuple(fc.nat(5), word).map(
              ([n, text]): ReviewChange => ({
                do: 'reply',
                note: 'N-a',
                reply: { id: `N-a.${by}${n}`, by, on, text },
              }),
            ),
            anyRegion.map((key) => region(key, by)),
            fc.constant<ReviewChange>({ do: 'sign', signature: { by, verdict: 'approved', on } }),
          ),
          { minLength: 1, maxLength: 12 },
        ),
        ticks: fc.array(fc.nat(8), { minLength: 1, maxLength: 6 }),
      });
    const make = (by: string, { changes, ticks }: { changes: ReviewChange[]; ticks: number[] }) => {
      change(...changes);
      for (const n of ticks) tick(`owasp-top10-2025/A0${n}.1`, by, by);
      git('commit', '-qam', by, '--allow-empty');
    };
    const start = git('rev-parse', 'HEAD').trim();
    fc.assert(
      fc.property(work('Mira'), work('Jon'), (mira, jon) => {
        git('checkout', '-q', '-B', 'main', start);
        git('branch', '-f', 'jon');
        make('Mira', mira);
        git('checkout', '-q', 'jon');
        make('Jon', jon);
        git('merge', '-q', 'main', '-m', 'Both');
        const { review: merged, problems } = parseReview(read(review), review);
        assert.deepEqual(problems, []);
        const all = [...mira.changes, ...jon.changes];
        const ids = (kind: (each: ReviewChange) => string | undefined) =>
          [...new Set(all.flatMap((each) => kind(each) ?? []))].sort();
        const notes = ids((each) => (each.do === 'note' ? each.note.id : undefined));
        assert.deepEqual(merged?.notes.map(({ id }) => id).sort(), [...new Set(['N-a', ...notes])].sort());
        const replies = merged?.notes.flatMap((each) => each.replies) ?? [];
        for (const id of ids((each) => (each.do === 'reply' ? each.reply.id : undefined)))
          assert.ok(
            replies.some((reply) => reply.id === id),
            id,
          );
        // What each said last of a note is its text, or a reply to it.
        for (const by of [mira, jon])
          for (const id of notes) {
            const said = by.changes
              .flatMap((each) => (each.do === 'note' && each.note.id === id ? [each.note.text] : []))
              .at(-1);
            const kept = merged!.notes.find((each) => each.id === id)!;
            assert.ok(
              said === undefined || [kept, ...kept.replies].some(({ text }) => text === said),
              `${id}: ${said}`,
            );
          }
        const keys = ids((each) => (each.do === 'read' ? each.region.key : undefined));
        assert.deepEqual(merged?.read.map(({ key }) => key).sort(), [...new Set(['a.ts#1', ...keys])].sort());
        assert.deepEqual(
          merged?.signatures.map(({ by }) => by).sort(),
          ids((each) => (each.do === 'sign' ? each.signature.by : undefined)),
        );
        const { items } = parseChecklistState(read(checklist));
        for (const n of new Set([...mira.ticks, ...jon.ticks])) {
          const names = [mira.ticks.includes(n) && 'Mira', jon.ticks.includes(n) && 'Jon'].filter(Boolean);
          const said = items.get(`owasp-top10-2025/A0${n}.1`)?.note?.split(' / ').sort();
          assert.deepEqual(said, names.sort());
        }
        // The merged files take more.
        tick('owasp-top10-2025/A09.1', 'Mira');
        change(note('N-last', 'Mira', 'Last'));
        assert.ok(parseReview(read(review), review).review?.notes.some(({ id }) => id === 'N-last'));
        git('checkout', '-q', '.');
      }),
      { numRuns: 25 },
    );
  });

  it('is all there also where both changed one line', () => {
    change(note('N-a', 'Mira', 'Who may call this route?'));
    git('commit', '-qam', 'Mira');
    git('checkout', '-q', 'jon');
    change(note('N-a', 'Mira', 'Who may call this?'), note('N-a', 'Mira', 'Who may call it?'));
    git('commit', '-qam', 'Jon');
    git('merge', '-q', 'main', '-m', 'Both');
    const { review: merged, problems } = parseReview(read(review), review);
    assert.deepEqual(problems, []);
    assert.deepEqual(
      merged?.notes.map(({ text, replies }) => [text, replies.map((reply) => reply.text)]),
      [['Who may call it?', ['Who may call this route?']]],
    );
  });
});
