import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addedDependencies,
  anchorOf,
  changeReview,
  likeness,
  locate,
  newReview,
  nextUnread,
  parseReview,
  type ReviewChange,
  type ReviewNote,
  regionsOf,
} from './index';

const subject = { title: 'Share records', base: 'main', head: 'share', by: 'Mira', on: '2026-11-28' };
const path = '.wardscribe/reviews/share.yaml';
const note = (id: string, text: string, more: Partial<ReviewNote> = {}): ReviewChange => ({
  do: 'note',
  note: { id, kind: 'concern', severity: 'high', state: 'open', text, by: 'Mira', on: '2026-11-28', ...more },
});
const made = (...changes: ReviewChange[]) => changes.reduce(changeReview, newReview(subject));

function read(text: string) {
  const { review, problems } = parseReview(text, path);
  assert.deepEqual(problems, []);
  return review!;
}

describe('a review file', () => {
  it('holds one line a fact', () => {
    const text = made(
      note('N-b', 'Who: may call this?'),
      note('N-a', 'Log it', { kind: 'finding', owner: '@jon' }),
      { do: 'reply', note: 'N-b', reply: { id: 'N-b.1', by: 'Jon', on: '2026-11-29', text: 'Clerks.' } },
      { do: 'read', region: { key: 'src/a.ts#0123456789ab', by: 'Mira', on: '2026-11-28' } },
      { do: 'sign', signature: { by: 'Mira Jansen', verdict: 'approved', on: '2026-11-29', commit: 'abc1' } },
    );
    assert.equal(
      text,
      [
        '# A security review. Made to be committed: one line a fact, so that two reviewers can write at once.',
        'version: 1',
        'review: {title: Share records, base: main, head: share, by: Mira, on: 2026-11-28}',
        'signatures:',
        '  Mira Jansen: {verdict: approved, on: 2026-11-29, commit: abc1}',
        'notes:',
        '  N-a: {kind: finding, severity: high, state: open, text: Log it, by: Mira, on: 2026-11-28, owner: "@jon", rev: 1}',
        '  N-b: {kind: concern, severity: high, state: open, text: "Who: may call this?", by: Mira, on: 2026-11-28, rev: 1}',
        'replies:',
        '  N-b.1: {by: Jon, on: 2026-11-29, text: Clerks.}',
        'read:',
        '  "src/a.ts#0123456789ab": {by: Mira, on: 2026-11-28}',
        '',
      ].join('\n'),
    );
    const review = read(text);
    assert.equal(review.id, 'share');
    assert.deepEqual(review.subject, subject);
    assert.deepEqual(
      review.notes.map(({ id, replies }) => [id, replies.map(({ text: said }) => said)]),
      [
        ['N-a', []],
        ['N-b', ['Clerks.']],
      ],
    );
    assert.deepEqual(review.signatures, [
      { by: 'Mira Jansen', verdict: 'approved', on: '2026-11-29', commit: 'abc1' },
    ]);
  });

  it('changes the line of a note, and keeps comments and keys of newer versions', () => {
    const text = made(note('N-a', 'One')).replace('rev: 1}', 'rev: 1, mood: calm} # talked about');
    const changed = changeReview(text, note('N-a', 'One', { state: 'resolved' }));
    assert.equal(changed, text.replace('state: open', 'state: resolved').replace('rev: 1', 'rev: 2'));
  });

  it('forgets that a region was read, and a signature', () => {
    const region = { key: 'a.ts#1', by: 'M', on: '2026-11-28' };
    const signature = { by: 'M', verdict: 'rejected' as const, on: '2026-11-28' };
    const text = made({ do: 'read', region }, { do: 'sign', signature });
    const less = changeReview(changeReview(text, { do: 'unread', key: region.key }), {
      do: 'unsign',
      by: 'M',
    });
    assert.deepEqual([read(less).read, read(less).signatures], [[], []]);
    assert.deepEqual(read(changeReview(less, { do: 'read', region })).read, [region]);
  });

  it('reads what two reviewers wrote, merged line by line', () => {
    const base = made(note('N-a', 'Old'));
    const left = changeReview(base, note('N-a', 'Left', { by: 'Left', state: 'resolved' }));
    const right = changeReview(
      changeReview(base, note('N-a', 'Right', { by: 'Right' })),
      note('N-a', 'Right again', { by: 'Right' }),
    );
    const lineOf = (text: string) => text.split('\n').find((line) => line.includes('N-a'))!;
    const conflict = `<<<<<<< ours\n${lineOf(left)}\n=======\n${lineOf(right)}\n>>>>>>> theirs`;
    const { review, problems } = parseReview(
      base.replace(lineOf(base), () => conflict),
      path,
    );
    assert.deepEqual(
      problems.map(({ message, severity, range }) => [message, severity, range!.start.line]),
      [['Two versions of this review were not merged: both are read.', 'warning', 5]],
    );
    const [merged] = review!.notes;
    assert.deepEqual([merged.text, merged.rev, merged.state], ['Right again', 3, 'open']);
    assert.deepEqual(merged.replies, [{ id: 'N-a.merged-2', by: 'Left', on: '2026-11-28', text: 'Left' }]);
  });

  it('tells of lines that it cannot read, and reads the others', () => {
    const text = made(note('N-a', 'One'), note('N-b', 'Two')).replace('state: open', 'state: opened');
    const { review, problems } = parseReview(text, path);
    assert.deepEqual(
      problems.map(({ message, range }) => [message, range!.start.line]),
      [['This line of `notes` is left out: look at `state`.', 5]],
    );
    assert.deepEqual(
      review!.notes.map(({ id }) => id),
      ['N-b'],
    );
    for (const bad of ['', '[]', 'version: 1\n', 'review: {title: x}\n', 'review: [\n'])
      assert.ok(parseReview(bad, path).problems.length > 0, bad);
    assert.throws(
      () => changeReview('review: [', note('N-a', 'x')),
      /^Error: Repair the review's file first\./,
    );
  });

  it('holds whatever was changed, in any order', () => {
    const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '');
    const id = fc.constantFrom('N-1', 'N-2', 'N-10', 'N-x');
    const change: fc.Arbitrary<ReviewChange> = fc.oneof(
      fc
        .record({ id, text: word, state: fc.constantFrom('open' as const, 'resolved' as const) })
        .map((fields) => note(fields.id, fields.text, { state: fields.state })),
      fc.record({ note: id, key: fc.nat(5), text: word }).map(({ note: of, key, text }) => ({
        do: 'reply' as const,
        note: of,
        reply: { id: `${of}.${key}`, by: 'M', on: '2026-11-28', text },
      })),
      fc
        .nat(6)
        .map((n) => ({ do: 'read' as const, region: { key: `a "b".ts#${n}`, by: 'M', on: '2026-11-28' } })),
      fc.nat(6).map((n) => ({ do: 'unread' as const, key: `a "b".ts#${n}` })),
      word.map((by) => ({
        do: 'sign' as const,
        signature: { by, verdict: 'approved' as const, on: '2026-11-28' },
      })),
    );
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
        const notes = new Map<string, string>();
        const replies = new Map<string, string>();
        const regions = new Set<string>();
        const signed = new Set<string>();
        let text = newReview(subject);
        for (const each of changes) {
          text = changeReview(text, each);
          if (each.do === 'note') notes.set(each.note.id, `${each.note.state} ${each.note.text}`);
          if (each.do === 'reply') replies.set(each.reply.id, each.reply.text);
          if (each.do === 'read') regions.add(each.region.key);
          if (each.do === 'unread') regions.delete(each.key);
          if (each.do === 'sign') signed.add(each.signature.by);
        }
        const review = read(text);
        assert.deepEqual(
          Object.fromEntries(review.notes.map((each) => [each.id, `${each.state} ${each.text}`])),
          Object.fromEntries(notes),
        );
        const kept = review.notes.flatMap((each) => each.replies);
        for (const reply of kept) assert.equal(reply.text, replies.get(reply.id));
        assert.deepEqual(new Set(review.read.map(({ key }) => key)), regions);
        assert.deepEqual(new Set(review.signatures.map(({ by }) => by)), signed);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the anchor of a note', () => {
  const text = ['function a() {', '  run(x);', '}', '', 'function b() {', '  run(x);', '}', ''].join('\n');

  it('follows its lines when others move', () => {
    const anchor = anchorOf('a.ts', text, 5, 5);
    assert.deepEqual(locate(anchor, text), { start: 5, end: 5 });
    assert.deepEqual(locate(anchor, `// one\n\n${text}`), { start: 7, end: 7 });
    const swapped = ['function b() {', '  run(x);', '}', '', 'function a() {', '  run(x);', '}', ''].join(
      '\r\n',
    );
    assert.deepEqual(locate(anchor, swapped), { start: 1, end: 1 });
  });

  it('follows small changes of the line itself, and says when it is gone', () => {
    const anchor = anchorOf('a.ts', text, 1, 1);
    assert.deepEqual(locate(anchor, text.replace('run(x)', 'await run(x, y)')), { start: 1, end: 1 });
    assert.equal(locate(anchor, 'const other = 1;\n'), undefined);
  });

  it('finds the file that its code moved to', () => {
    const anchor = anchorOf('a.ts', text, 0, 2);
    assert.equal(likeness(anchor, text), 1);
    assert.ok(likeness(anchor, `// moved\n${text}`) > 0.75);
    assert.ok(likeness(anchor, 'function c() {\n  stop();\n}\n') < 0.75);
  });

  it('is not lost on empty texts and long lines', () => {
    assert.deepEqual(locate(anchorOf('a', '', 0, 0), ''), { start: 0, end: 0 });
    const long = `${'x '.repeat(100_000)}\n`;
    assert.deepEqual(locate(anchorOf('a', long, 0, 0), long), { start: 0, end: 0 });
  });
});

describe('regions of a change', () => {
  const hunk = (file: string, start: number, ...added: string[]) => ({
    path: file,
    start,
    end: start + added.length - 1,
    added,
    removed: [],
  });

  it('have keys that stay while the lines stay, and number equal ones', () => {
    const [a, b, c] = regionsOf([hunk('b.ts', 4, 'x'), hunk('a.ts', 9, 'x'), hunk('a.ts', 2, 'x')]);
    assert.deepEqual([a.path, a.start, b.start, c.path], ['a.ts', 2, 9, 'b.ts']);
    assert.equal(b.key, `${a.key}.2`);
    assert.equal(regionsOf([hunk('a.ts', 50, 'x')])[0].key, a.key);
    assert.notEqual(regionsOf([hunk('a.ts', 2, 'y')])[0].key, a.key);
  });

  it('are read one after the other', () => {
    const regions = regionsOf([hunk('a.ts', 2, 'x'), hunk('a.ts', 9, 'y'), hunk('b.ts', 1, 'z')]);
    const next = (from?: { path: string; line: number }, ...read: number[]) =>
      nextUnread(regions, new Set(read.map((i) => regions[i].key)), from);
    assert.equal(next(), regions[0]);
    assert.equal(next({ path: 'a.ts', line: 2 }), regions[1]);
    assert.equal(next({ path: 'a.ts', line: 2 }, 1), regions[2]);
    assert.equal(next({ path: 'b.ts', line: 1 }), regions[0]);
    assert.equal(next(undefined, 0, 1, 2), undefined);
  });
});

describe('what a manifest names', () => {
  const added = (file: string, before: string, after: string) =>
    addedDependencies(file, before, after).map(({ name, line }) => `${line} ${name}`);

  it('is told in the formats of package managers', () => {
    const json =
      '{\n  "name": "api",\n  "dependencies": {\n    "express": "4"\n  },\n  "scripts": {\n    "a": "b"\n  }\n}\n';
    const more = json.replace('"4"', '"4",\n    "@scope/multer": "^1"').replace('"a"', '"c": "d", "a"');
    assert.deepEqual(added('services/api/package.json', json, more), ['4 @scope/multer']);
    assert.deepEqual(
      added('requirements-dev.txt', 'flask==1\n', '# web\nflask==2\nPyYAML>=6 # x\n-r other\n'),
      ['2 PyYAML'],
    );
    const toml = '[project]\nname = "x"\ndependencies = [\n  "flask>=2",\n]\n[tool.x]\n"y" = 1\n';
    assert.deepEqual(added('pyproject.toml', toml, toml.replace('"flask>=2",', '"flask>=2",\n  "lxml",')), [
      '4 lxml',
    ]);
    assert.deepEqual(added('go.mod', '', 'module example.com/a\nrequire (\n\tgithub.com/a/b v1.2.3\n)\n'), [
      '2 github.com/a/b',
    ]);
    const pom =
      '<project>\n<artifactId>own</artifactId>\n<dependency>\n<artifactId>snakeyaml</artifactId>\n</dependency>\n</project>';
    assert.deepEqual(added('pom.xml', '', pom), ['3 snakeyaml']);
    assert.deepEqual(added('Gemfile', 'gem "rails"', 'gem "rails"\ngem \'nokogiri\', "1"'), ['1 nokogiri']);
    assert.deepEqual(added('composer.json', '{}', '{"require": {\n"monolog/monolog": "2"\n}}'), [
      '1 monolog/monolog',
    ]);
    assert.deepEqual(added('build.gradle.kts', '', 'dependencies {\n  implementation("a.b:c:1")\n}'), [
      '1 a.b:c',
    ]);
    assert.deepEqual(added('src/a.ts', '', 'gem "x"'), []);
  });
});
