import assert from 'node:assert/strict';
import fc from 'fast-check';
import { completeRules, hoverRules } from './typing';

const context = {
  cwe: ['CWE-79', 'CWE-89'],
  models: [
    { id: 'http-input', kind: 'source' as const },
    { id: 'sql', kind: 'sink' as const },
  ],
};

/** Proposals at the `|` of a text; a block's own bar is written `‖`. */
function at(text: string) {
  const plain = text.replaceAll('‖', '\0');
  const offset = plain.indexOf('|');
  return completeRules(plain.replace('|', '').replaceAll('\0', '|'), offset, context);
}
const labels = (text: string) => at(text).map(({ label }) => label);
function taken(text: string, label: string): string {
  const proposal = at(text).find((candidate) => candidate.label === label);
  assert.ok(proposal, `${label} in ${labels(text)}`);
  const clean = text.replace('|', '').replaceAll('‖', '|');
  return clean.slice(0, proposal.replace.start) + proposal.insertText + clean.slice(proposal.replace.end);
}

const rule = (rest: string) => `rules:\n  - id: a\n${rest.replace(/^/gm, '    ')}`;

describe('typing rules: completion', () => {
  it('offers the keys of a rule, those that are there left out', () => {
    const keys = labels(rule('message: m\n|'));
    for (const key of [
      'languages',
      'severity',
      'pattern',
      'patterns',
      'mode',
      'metadata',
      'options',
      'paths',
    ])
      assert.ok(keys.includes(key), key);
    assert.ok(!keys.includes('message') && !keys.includes('id') && !keys.includes('metavariable-regex'));
    assert.deepEqual(labels('|'), ['rules']);
  });

  it('offers the keys of the place', () => {
    const part = labels(rule('patterns:\n  - |'));
    for (const key of ['pattern', 'pattern-not', 'metavariable-regex', 'focus-metavariable'])
      assert.ok(part.includes(key), key);
    assert.ok(!part.includes('severity'));
    assert.deepEqual(
      ['metavariable', 'regex'].filter((key) =>
        labels(rule('patterns:\n  - metavariable-regex:\n      |')).includes(key),
      ),
      ['metavariable', 'regex'],
    );
    assert.ok(
      labels(rule('pattern-either:\n  - patterns:\n      - pattern-inside:\n          |')).includes(
        'pattern',
      ),
    );
    assert.deepEqual(labels(rule('paths:\n  |')), ['include', 'exclude']);
    assert.ok(labels(rule('options:\n  |')).includes('generic_ellipsis_max_span'));
    assert.ok(labels(rule('pattern-sources:\n  - |')).includes('pattern'));
    assert.ok(labels(rule('match:\n  |')).includes('any'));
    assert.ok(labels(rule('match:\n  all:\n    - |')).includes('pattern'));
  });

  it('says which keys are required, and what each is for', () => {
    const proposal = at(rule('|')).find(({ label }) => label === 'severity');
    assert.match(proposal?.detail ?? '', /required/);
    assert.match(proposal?.documentation ?? '', /ERROR/);
  });

  it('writes what comes after the key', () => {
    assert.equal(
      taken(rule('patt|'), 'patterns'),
      rule('patterns:\n  - ').replace(/\n {4}( {2}- )$/, '\n$1'),
    );
    assert.equal(taken(rule('m|'), 'message'), rule('message: '));
    assert.equal(taken(rule('l|'), 'languages'), rule('languages: []'));
    assert.equal(
      taken(rule('patterns:\n  - pattern-n|'), 'pattern-not'),
      rule('patterns:\n  - pattern-not: '),
    );
  });

  it('offers words: languages, severities, modes, truth values', () => {
    assert.ok(labels(rule('languages: [|]')).includes('python'));
    assert.ok(labels(rule('languages: [python, |]')).includes('generic'));
    assert.deepEqual(labels(rule('severity: |')).slice(0, 3), ['ERROR', 'WARNING', 'INFO']);
    assert.deepEqual(labels(rule('mode: |')).sort(), ['search', 'taint']);
    assert.deepEqual(labels(rule('options:\n  generic_caseless: |')), ['true', 'false']);
    assert.equal(taken(rule('languages: [|]'), 'python'), rule('languages: [python]'));
  });

  it('offers weaknesses and shared models', () => {
    assert.deepEqual(labels(rule('metadata:\n  cwe: |')), ['CWE-79', 'CWE-89']);
    assert.deepEqual(labels(rule('metadata:\n  uses:\n    sinks: [|]')), ['sql']);
  });

  it('offers the metavariables of the rule', () => {
    const before =
      'patterns:\n  - pattern: f($A, $...B)\n  - pattern-regex: (?<C>x)\n  - pattern-not: ‖\n      g($D)\n';
    const all = ['$A', '$...B', '$C', '$D'];
    assert.deepEqual(labels(rule(`${before}  - focus-metavariable: |`)), all);
    assert.deepEqual(
      labels(rule(`${before}  - metavariable-regex:\n      metavariable: $|\n      regex: a`)),
      all,
    );
    assert.deepEqual(labels(rule(`${before}message: say $|`)), all);
    assert.deepEqual(labels(rule(`${before}message: say |`)), []);
    assert.equal(
      taken(rule('pattern: f($A)\nmessage: say $|'), '$A'),
      rule('pattern: f($A)\nmessage: say $A'),
    );
  });

  it('is silent in patterns, comments and unknown places', () => {
    assert.deepEqual(labels(rule('pattern: f(|)')), []);
    assert.deepEqual(labels(rule('patterns:\n  - pattern-not: f(|)')), []);
    assert.deepEqual(labels(rule('pattern: ‖\n  f(|)')), []);
    assert.deepEqual(labels('# |'), []);
    assert.deepEqual(labels('foo:\n  |'), []);
  });
});

describe('typing rules: hover', () => {
  const text = rule('severity: ERROR\nmode: taint\npatterns:\n  - pattern-not: f()');
  const hover = (word: string) => {
    const found = hoverRules(text, text.indexOf(word) + 1);
    return found && [text.slice(found.start, found.end), found.contents];
  };

  it('explains keys and the words of the schema', () => {
    assert.match(hover('severity')?.[1] ?? '', /^\*\*severity\*\*: How bad/);
    assert.match(hover('mode')?.[1] ?? '', /One of: .*`taint`/);
    assert.deepEqual(hover('pattern-not'), [
      'pattern-not',
      '**pattern-not**: Leaves out code that also matches this.',
    ]);
    assert.match(hover('taint')?.[1] ?? '', /taint: follows data/);
    assert.match(hover('rules')?.[1] ?? '', /rules of this file/);
  });

  it('says nothing about ids and code', () => {
    assert.equal(hover('f()'), undefined);
    assert.equal(hoverRules('', 0), undefined);
  });
});

describe('typing rules', () => {
  it('never throws, whatever is typed', () => {
    const piece = fc.constantFrom(
      ...['rules:', '\n', '  ', '- ', '{', '}', '[', ']', '"', "'", 'id: a', 'pattern: ', 'patterns:', ', '],
      ...[
        'pattern-not:',
        'metavariable: $',
        '__proto__:',
        'constructor: ',
        '#',
        '|',
        '>',
        '&a',
        '*a',
        ':',
        '🎉',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), fc.nat(), (pieces, n) => {
        const typed = pieces.join('');
        const offset = n % (typed.length + 1);
        for (const { replace } of completeRules(typed, offset, context))
          assert.ok(replace.start <= offset && offset <= replace.end && replace.end <= typed.length);
        hoverRules(typed, offset);
      }),
      { numRuns: 300 },
    );
  });
});
