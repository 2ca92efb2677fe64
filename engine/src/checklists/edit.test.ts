import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ChecklistState, type ItemChange, parseChecklistState, setItem, stateOf } from './index';

const ids = ['a/A01.1', 'a/A01.2', 'a/A01.10', 'a/A02.1', 'a/A10.3', 'a/1.2.3'];

describe('setItem', () => {
  it('starts a file with a header and one line', () => {
    assert.equal(
      setItem('', { id: 'a/A01.1', state: 'done', by: 'alice', on: '2026-11-23' }),
      '# What the review found, one line an item. Made to be committed; the order is by id.\n' +
        'a/A01.1: {state: done, by: alice, on: 2026-11-23}\n',
    );
  });

  it('puts a new item in its place and touches no other line', () => {
    const before =
      '# head\r\n\r\na/A01.1: {state: done} # first\r\n# about the ninth\r\na/A01.9: {state: open}\r\n';
    assert.equal(
      setItem(before, { id: 'a/A01.2', state: 'done' }),
      '# head\r\n\r\na/A01.1: {state: done} # first\r\na/A01.2: {state: done}\r\n# about the ninth\r\na/A01.9: {state: open}\r\n',
    );
    assert.equal(setItem(before, { id: 'a/A01.10', state: 'done' }), `${before}a/A01.10: {state: done}\r\n`);
    assert.equal(
      setItem(before, { id: 'a/A00.1', state: 'done' }),
      before.replace('a/A01.1:', 'a/A00.1: {state: done}\r\na/A01.1:'),
    );
  });

  it('completes a last line without an end', () => {
    assert.equal(
      setItem('a/A01.1: {state: done}', { id: 'a/A01.2', state: 'open' }),
      'a/A01.1: {state: done}\na/A01.2: {state: open}\n',
    );
  });

  it('changes only the words that change, and keeps unknown keys, comments and spacing', () => {
    const before =
      'a/A01.1: { state: open, ticket: "W-7",  note: see wiki } # look again\nZ: {state: maybe}\n';
    assert.equal(
      setItem(before, { id: 'a/A01.1', state: 'done', by: '@alice', on: '2026-11-23' }),
      'a/A01.1: { state: done, ticket: "W-7",  note: see wiki, by: "@alice", on: 2026-11-23 } # look again\n' +
        'Z: {state: maybe}\n',
    );
    assert.equal(
      setItem(before, { id: 'a/A01.1', state: 'open', note: '' }),
      'a/A01.1: { state: open, ticket: "W-7" } # look again\nZ: {state: maybe}\n',
    );
  });

  it('edits block form where it stands', () => {
    const before =
      'a/A01.1:\n  # decided with Bob\n  state: not-applicable\n  reason: >-\n    no such\n    routes\n  by: bob\na/A01.2: {state: open}\n';
    assert.equal(
      setItem(before, { id: 'a/A01.1', state: 'done', by: 'alice' }),
      'a/A01.1:\n  # decided with Bob\n  state: done\n  by: alice\na/A01.2: {state: open}\n',
    );
    assert.equal(
      setItem(before, { id: 'a/A01.1', state: 'not-applicable', by: 'bob', note: 'n' }),
      before.replace('by: bob\n', 'by: bob\n  note: "n"\n'),
    );
  });

  it('repairs an item that has a bare word or nothing', () => {
    assert.equal(
      setItem('a/A01.1: done # x\n', { id: 'a/A01.1', state: 'open' }),
      'a/A01.1: {state: open} # x\n',
    );
    assert.equal(setItem('a/A01.1: # x\n', { id: 'a/A01.1', state: 'open' }), 'a/A01.1: {state: open} # x\n');
    assert.equal(
      setItem('a/A01.1:\na/A01.2:\n', { id: 'a/A01.1', state: 'open' }),
      'a/A01.1: {state: open}\na/A01.2:\n',
    );
    assert.equal(setItem('a/A01.1: {}\n', { id: 'a/A01.1', state: 'open' }), 'a/A01.1: {state: open}\n');
  });

  it('keeps a byte order mark and a file of comments', () => {
    assert.equal(
      setItem('\uFEFF# c\n', { id: 'a/A01.1', state: 'done' }),
      '\uFEFF# c\na/A01.1: {state: done}\n',
    );
    assert.equal(
      setItem('\uFEFFa/A01.2: {state: done}\n', { id: 'a/A01.1', state: 'done' }),
      '\uFEFFa/A01.1: {state: done}\na/A01.2: {state: done}\n',
    );
    assert.equal(setItem('# c\n{}\n', { id: 'a/A01.1', state: 'done' }), '# c\na/A01.1: {state: done}\n');
  });

  it('needs a reason for "not applicable", and drops it afterwards', () => {
    assert.throws(() => setItem('', { id: 'a/A01.1', state: 'not-applicable', reason: ' ' }), {
      message: 'Say why a/A01.1 does not apply: "not applicable" needs a reason.',
    });
    const first = setItem('', { id: 'a/A01.1', state: 'not-applicable', reason: 'no login: public data' });
    assert.match(first, /A01\.1: \{state: not-applicable, reason: "no login: public data"\}\n$/);
    assert.match(setItem(first, { id: 'a/A01.1', state: 'done' }), /A01\.1: \{state: done\}\n$/);
  });

  it('never writes over a file that it cannot read', () => {
    assert.throws(
      () => setItem('a/A01.1: {state: done}\na/A01.2: {state: [}\n', { id: 'a/A01.1', state: 'open' }),
      {
        message: /^Repair line 2 of the checklist first\. This is not valid YAML: /,
      },
    );
    assert.throws(() => setItem('- a\n', { id: 'a/A01.1', state: 'open' }), /not a list of items/);
    assert.throws(
      () => setItem('a/A01.1: &x {state: done}\na/A01.2: *x\n', { id: 'a/A01.1', state: 'open' }),
      /has an unusual form: edit it by hand/,
    );
  });

  it('takes two lines of one item for what a merge left: the later decision, the words and evidence of both', () => {
    const place = { path: 'a.ts', lines: 3, quote: 'q', code: 'c1' };
    const evidence = 'evidence: [{path: a.ts, lines: 3, quote: q, code: c1}]';
    const merged =
      '# kept\n' +
      `a/A01.1: {state: done, by: Mira, on: 2026-11-28, note: by test, ${evidence}}\n` +
      'a/A01.1: {state: not-applicable, by: Jon, on: 2026-11-27, owner: "@jon", reason: none, note: asked}\n' +
      'a/A01.2: {state: done}\na/A01.2: {state: done, note: twice}\n';
    const { items, problems } = parseChecklistState(merged);
    assert.deepEqual(items.get('a/A01.1'), {
      ...{ state: 'done', note: 'asked / by test', by: 'Mira', on: '2026-11-28', owner: '@jon' },
      evidence: [place],
    });
    assert.deepEqual(items.get('a/A01.2'), { state: 'done', note: 'twice' });
    assert.deepEqual(
      problems.map(({ message, severity, range }) => [range?.start.line, severity, message]),
      [
        [
          2,
          'warning',
          '`a/A01.1` stands here twice. What counts is that Mira ticked it: decide again, or remove the wrong line.',
        ],
      ],
    );
    // Another item may change meanwhile; who decides this one anew settles it.
    const other = setItem(merged, { id: 'a/A01.2', state: 'open' });
    assert.match(other, /a\/A01\.2: \{state: open, note: twice\}\n$/);
    assert.equal(
      setItem(other, { id: 'a/A01.1', state: 'done', by: 'Jon', on: '2026-11-29' }),
      `# kept\na/A01.1: {state: done, by: Jon, on: 2026-11-29, owner: "@jon", note: asked / by test, ${evidence}}\n` +
        'a/A01.2: {state: open, note: twice}\n',
    );
  });

  it('reads and changes both sides of a conflict that Git left', () => {
    const conflict =
      'a/A01.1: {state: done}\n<<<<<<< HEAD\na/A01.2: {state: done, by: Mira}\n=======\n' +
      'a/A01.3: {state: done, by: Jon}\n>>>>>>> jon\na/A01.4: {state: open}\n';
    const { items, problems } = parseChecklistState(conflict);
    assert.deepEqual([...items.keys()], ['a/A01.1', 'a/A01.2', 'a/A01.3', 'a/A01.4']);
    assert.deepEqual(
      problems.map(({ message, range }) => [range?.start.line, message]),
      [[1, 'Two versions of the checklist were not merged: both are read.']],
    );
    assert.equal(
      setItem(setItem(conflict, { id: 'a/A01.3', state: 'open' }), { id: 'a/A01.5', state: 'done' }),
      `${conflict.replace('A01.3: {state: done, by: Jon}', 'A01.3: {state: open}')}a/A01.5: {state: done}\n`,
    );
  });

  it('gives an item of an older file its new key, in its place', () => {
    const before =
      '# ours\nA01.1: {state: done, ticket: 7} # first\n"A01.2": {state: open}\nA01.9: {state: open}\n';
    const key = (id: string) => `owasp-top10-2025/${id}`;
    const once = setItem(before, { id: key('A01.1'), state: 'open', by: 'mira' });
    assert.equal(
      once,
      before.replace(
        'A01.1: {state: done, ticket: 7}',
        `${key('A01.1')}: {state: open, ticket: 7, by: mira}`,
      ),
    );
    assert.equal(
      setItem(setItem(once, { id: key('A01.2'), state: 'done' }), { id: key('A01.3'), state: 'done' }),
      once.replace(
        '"A01.2": {state: open}',
        `${key('A01.2')}: {state: done}\n${key('A01.3')}: {state: done}`,
      ),
    );
  });

  it('gives an item that was renamed its new key, and keeps what was said', () => {
    const before = 'a/A01.1: {state: not-applicable, reason: no login, note: "n"}\nb/2: {state: done}\n';
    const change = { id: 'a/A09.9', formerly: ['a/A08.8', 'a/A01.1'], state: 'not-applicable' } as const;
    assert.equal(setItem(before, change), before.replace('a/A01.1', 'a/A09.9'));
    assert.equal(
      setItem('A01.1: {state: done}\n', { id: 'x/1', formerly: ['owasp-top10-2025/A01.1'], state: 'open' }),
      'x/1: {state: open}\n',
    );
  });

  it('gives an item one line where an older catalogue wrote its old key meanwhile: the later decision counts', () => {
    const both = (on: string) =>
      `a/A01.1: {state: open, by: Jon, on: ${on}, note: asked}\na/A09.9: {state: done, by: Mira, on: 2026-11-28}\n`;
    const item = { id: 'A09.9', formerly: ['A01.1'] };
    const said = (text: string) => stateOf(parseChecklistState(text).items, 'a', item);
    assert.deepEqual(said(both('2026-11-29')), { state: 'open', by: 'Jon', on: '2026-11-29', note: 'asked' });
    assert.deepEqual(said(both('2026-11-28')), {
      state: 'done',
      by: 'Mira',
      on: '2026-11-28',
      note: 'asked',
    });
    const change = { id: 'a/A09.9', formerly: ['a/A01.1'], state: 'done', by: 'Mira' } as const;
    assert.equal(setItem(both('2026-11-29'), change), 'a/A09.9: {state: done, by: Mira, note: asked}\n');
  });

  it('keeps evidence on the line of its item, as it is written where it stays', () => {
    const place = { path: 'src/a.ts', lines: '12-14', quote: 'if (!user) {', code: 'ab12' };
    const once = setItem('a/A01.1: {state: done, by: mira}\n', {
      id: 'a/A01.1',
      state: 'done',
      by: 'mira',
      owner: '@jon',
      evidence: [place],
    });
    const line =
      'a/A01.1: {state: done, by: mira, owner: "@jon", evidence: ' +
      '[{path: src/a.ts, lines: 12-14, quote: "if (!user) {", code: ab12}]}\n';
    assert.equal(once, line);
    assert.deepEqual(parseChecklistState(once).items.get('a/A01.1')?.evidence, [place]);
    const other = line.replace(
      '{path: src/a.ts, lines: 12-14,',
      '{lines: 12-14,  seen: null, path: src/a.ts,',
    );
    const kept = parseChecklistState(other).items.get('a/A01.1')?.evidence;
    const change = { id: 'a/A01.1', state: 'open', evidence: kept } as const;
    assert.equal(setItem(other, change), other.replace('state: done, by: mira', 'state: open'));
    const more = setItem(other, { ...change, evidence: [...kept!, { ...place, lines: 9 }] });
    assert.match(more, /code: ab12, seen: null\}, \{path: src\/a\.ts, lines: 9, /);
    assert.equal(
      setItem(once, { id: 'a/A01.1', state: 'open', owner: '', evidence: [] }),
      'a/A01.1: {state: open}\n',
    );
  });

  it('tells evidence that has no lines', () => {
    const { items, problems } = parseChecklistState(
      'a/A01.1: {state: done, evidence: [{path: a, lines: first, quote: q, code: c}]}\n',
    );
    assert.deepEqual(
      [items.size, problems.map(({ message }) => message)],
      [0, ['`first` are no lines: write `12`, or `12-14` for the twelfth to the fourteenth.']],
    );
  });

  it('writes paragraphs of a standard as plain keys', () => {
    assert.match(
      setItem('', { id: 'hipaa-164.312/164.312(a)(2)(i)', state: 'done' }),
      /^hipaa-164\.312\/164\.312\(a\)\(2\)\(i\): \{state: done\}$/m,
    );
  });

  const word = fc.oneof(
    fc.constantFrom(
      'alice',
      '@bob',
      'yes',
      'null',
      '12',
      '1e3',
      '2026-11-23',
      'a: b',
      'c #d',
      '{x}',
      "it's",
      '-',
      'é🎉',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((s) => s.trim() !== ''),
  );
  const change: fc.Arbitrary<ItemChange> = fc.record(
    {
      id: fc.constantFrom(...ids),
      state: fc.constantFrom('open', 'done', 'not-applicable'),
      reason: word,
      note: fc.oneof(word, fc.constant('')),
      by: word,
      on: fc.constantFrom('2026-11-23', '2024-02-29'),
      commit: fc.constantFrom('0123456789ab', '012345678901', '1234567e1234', 'c0ffee0'),
      owner: fc.oneof(word, fc.constant('')),
      evidence: fc.array(
        fc.record(
          {
            path: word,
            lines: fc.constantFrom(7, '12-14'),
            quote: word,
            code: fc.constantFrom('12345678', '1e23456789', 'abcdef0123'),
          },
          { noNullPrototype: true },
        ),
        { maxLength: 2 },
      ),
    },
    { requiredKeys: ['id', 'state', 'reason'] },
  );
  const starts = [
    '',
    '# kept\n',
    '# kept\r\na/A01.2: {state: done, ticket: 7} # kept\r\n# kept\r\nB.9: {state: odd}\r\n',
    '# kept\na/A02.1:\n  state: open # kept\n  ticket: 7\n  note: |\n    two\n    lines\n# kept\nB.9: nothing\n',
    '# kept\r\na/A02.1:\r\n  state: open # kept\r\n  ticket: 7\r\n\r\nB.9: nothing\r\n',
    '# kept\na/A10.3:\n  state: open # kept\n  evidence:\n    - {path: a.ts, lines: 1-2, quote: q, code: c1} # mine\n  ticket: 7\nB.9: nothing\n',
    'a/A10.3: {\n  state: done, # kept\n  ticket: 7, note: x }\nB.9: {state: odd}',
  ];

  it('holds the model and loses nothing, whatever the order of changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.array(change, { maxLength: 12 }), (start, changes) => {
        const model: ChecklistState = parseChecklistState(start).items;
        const count = (text: string, part: string) => text.split(part).length - 1;
        let text = start;
        for (const { id, state, reason, note, by, on, commit, owner, evidence } of changes) {
          text = setItem(text, { id, state, reason, note, by, on, commit, owner, evidence });
          const kept = note ?? model.get(id)?.note;
          const owned = owner ?? model.get(id)?.owner;
          const shown = evidence ?? model.get(id)?.evidence;
          const trimmed = state === 'not-applicable' ? reason?.trim() : undefined;
          model.set(id, {
            state,
            ...(trimmed && { reason: trimmed }),
            ...(kept && { note: kept }),
            ...(by && { by }),
            ...(on && { on }),
            ...(commit && { commit }),
            ...(owned && { owner: owned }),
            ...(shown?.length && { evidence: [...shown] }),
          });
          const { items } = parseChecklistState(text);
          assert.deepEqual(new Map([...items].sort()), new Map([...model].sort()));
        }
        for (const part of ['# kept', 'ticket: 7', 'B.9'])
          assert.equal(count(text, part), count(start, part));
        if (start.includes('\r\n')) assert.doesNotMatch(text, /[^\r]\n/);
      }),
      { numRuns: 400 },
    );
  });

  it('is its own result when applied twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), change, (start, once) => {
        const text = setItem(start, once);
        assert.equal(setItem(text, once), text);
      }),
    );
  });
});
