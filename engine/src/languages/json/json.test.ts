import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MatchCase, pattern, testMatching } from '../../../../test/unit/matching';
import { testEngine } from '../../../../test/unit/support';

const manifest = `{
  "name": "shop",
  "private": true,
  "scripts": { "postinstall": "node x.js", "test": "mocha" },
  "dependencies": {
    "left-pad": "*",
    "express": "^4.0.0"
  },
  "files": ["dist", 1, null, { "a": -1.5e3 }]
}
`;

const cases: MatchCase[] = [
  ['a pair', pattern('"private": true'), manifest, [3]],
  ['a pair with any value', pattern('"scripts": ...'), manifest, [4]],
  ['a pair whose value is bound', pattern('"express": $V'), manifest, [7]],
  ['a pair whose key is a hole', pattern('$NAME: "*"'), manifest, [6]],
  ['a pair whose key is a hole in quotes', pattern('"$NAME": "*"'), manifest, [6]],
  ['a pair by a string', pattern('"test": "..."'), manifest, [4]],
  ['a pair by a regular expression', pattern('$N: "=~/^\\^4/"'), manifest, [7]],
  ['a pair with another value', pattern('"private": false'), manifest, []],
  ['a string is no truth value', pattern('"private": "true"'), manifest, []],
  ['an object with more pairs', pattern('{ "test": $T, ... }'), manifest, [4]],
  ['an object with all its pairs in any order', pattern('{ "express": $E, "left-pad": $L }'), manifest, [5]],
  ['an object without a hole has no other pairs', pattern('{ "express": $E }'), manifest, []],
  ['any object', pattern('"dependencies": { ... }'), manifest, [5]],
  ['holes around a pair', pattern('{ ..., "dependencies": { ..., $N: "*", ... }, ... }'), manifest, [1]],
  ['a list with holes', pattern('[..., { "a": ... }]'), manifest, [9]],
  ['a list without a hole', pattern('["dist", 1]'), `${manifest}`, []],
  ['items in order', pattern('[..., null, ..., "dist", ...]'), manifest, []],
  ['the rest of a list', pattern('["dist", $...REST]'), manifest, [9]],
  ['a number', pattern('"a": -1.5e3'), manifest, [9]],
  ['a value alone', pattern('"mocha"'), manifest, [4]],
  ['any string alone', pattern('"..."'), '["a", 1, {"b": "c"}]', [1, 1, 1]],
  ['a deep hole', pattern('"files": <... -1.5e3 ...>'), manifest, [9]],
  ['a deep hole in vain', pattern('"scripts": <... 1 ...>'), manifest, []],
  ['equal holes', pattern('{ $A: $X, $B: $X }'), '[{"a": 1, "b": 1},\n{"a": 1, "b": 2}]', [1]],
  ['escapes as they are written', pattern('"a\\nb"'), '["a\\nb"]', [1]],
  ['comments', pattern('"a": 1'), '// x\n{ /* y */ "a": /* z */ 1 } // w\n', [2]],
  ['trailing commas', pattern('{ "a": [1, 2], "b": 3 }'), '{ "a": [1, 2,], "b": 3, }', [1]],
  ['words and single quotes of JSON5', pattern('{ "a": "b", "c": $X }'), "{ a: 'b', c: Infinity }", [1]],
  ['line ends of Windows', pattern('"b": 2'), '{\r\n"a": 1,\r\n"b": 2\r\n}', [3]],
  ['characters beyond the basic plane', pattern('"😀": "é"'), '{\n"😀": "é"}', [2]],
  ['an empty text', pattern('$X'), '', []],
  ['what follows a missing value', pattern('"b": 2'), '{ "a": ,\n"b": 2 }', [2]],
  ['what follows a missing comma', pattern('"b": 2'), '{ "a": 1\n"b": 2 }', [2]],
  ['what follows a missing bracket', pattern('"b": 2'), '[[1,\n{"b": 2}', [2]],
  ['what stands in a text without an end', pattern('"b": 2'), '{ "a": {\n"b": 2', [2]],
];

const operators: MatchCase[] = [
  [
    'inside',
    'patterns:\n  - pattern-inside: |\n      "dependencies": {...}\n  - pattern: |\n      $N: $V',
    manifest,
    [5, 6, 7],
  ],
  [
    'not inside',
    'patterns:\n  - pattern-not-inside: |\n      "dependencies": {...}\n  - pattern: |\n      $N: "..."',
    manifest,
    [2, 4, 4],
  ],
  [
    'either and not',
    'patterns:\n  - pattern-either:\n    - pattern: |\n        "express": $V\n    - pattern: |\n        "test": $V\n  - pattern-not: |\n      $K: "mocha"',
    manifest,
    [7],
  ],
  [
    'regular expressions',
    'patterns:\n  - pattern: |\n      $K: "..."\n  - pattern-regex: \\^\\d\n  - pattern-not-regex: "5"',
    manifest,
    [7],
  ],
  [
    'a condition and a focus',
    'patterns:\n  - pattern: |\n      {..., "scripts": {..., $N: $C, ...}, ...}\n  - metavariable-regex: {metavariable: $N, regex: .*install}\n  - focus-metavariable: $C',
    manifest,
    [4],
  ],
];

describe('JSON', () => {
  testMatching('json', cases);
  describe('operators', () => testMatching('json', operators));

  it('takes any text, and says where it is broken in order', async () => {
    const engine = await testEngine();
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', "'", '1', 'x', '//', '/*', '\n', '😀');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const document = engine.open('a.json', 'json', pieces.join(''));
        const starts = document.errorRanges().map(({ start }) => start);
        document.close();
        assert.deepEqual(
          starts,
          [...starts].sort((a, b) => a - b),
        );
      }),
    );
  });
});
