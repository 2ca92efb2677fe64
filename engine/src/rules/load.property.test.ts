import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../syntax/position';
import { loadRules } from './load';

const valid = `rules:
  - id: demo
    languages: [python, js]
    severity: ERROR
    message: Stop $X.
    patterns:
      - pattern-either:
          - pattern: f($X)
          - pattern: |
              def $F(...):
                g($X)
      - pattern-not-inside: {patterns: [{pattern: h(...)}, {pattern-not: h("a")}]}
      - metavariable-regex: {metavariable: $X, regex: "^(a|b)+$"}
      - metavariable-comparison: {metavariable: $X, comparison: 'int($X) > 3 and $X not in [1, "a"]', base: 8}
      - metavariable-pattern:
          metavariable: $X
          language: generic
          patterns: [{pattern-not: a ... b}, {metavariable-analysis: {metavariable: $X, analyzer: redos}}]
      - focus-metavariable: $X
      - focus-metavariable: [$F, $X]
    fix-regex: {regex: (a), replacement: \\1, count: 1}
    options: {interfile: true, generic_ellipsis_max_span: 3}
    metadata: {cwe: [CWE-89], technology: [x]}
  - id: taint
    languages: [ts]
    severity: WARNING
    message: Stop.
    mode: taint
    pattern-sources: &s [{pattern: req.query}]
    pattern-sinks: *s
    metadata: {uses: {sources: [http]}}
  - id: newer
    languages: [python]
    severity: INFO
    message: Stop.
    match:
      all:
        - f($X)
        - any: [{inside: a}, {regex: "(?P<N>b)"}]
        - not: {pattern: c, as: $C}
      where:
        - comparison: $X > 1
        - {metavariable: $X, regex: a, constant-propagation: true}
        - {metavariable: $X, all: [{not: d}]}
        - focus: $X
  - id: newer-taint
    languages: [python]
    severity: INFO
    message: Stop.
    taint:
      sources: [a, {pattern: b, label: L, by-side-effect: only}]
      sinks: [{any: [c, d($X)], requires: L and not M}, {pattern: e($X), requires: [{$X: L}]}]
      propagators: [{pattern: $A.f($B), from: $B, to: $A, replace-labels: [L]}]
`;
const model = `models:
  - id: http
    languages: [js, ts]
    kind: source
    patterns: [{pattern: a}]
`;

const words = [
  ...[
    'rules:',
    'models:',
    'id:',
    'pattern:',
    'patterns:',
    'pattern-either:',
    'pattern-not:',
    'mode: taint',
    'fix:',
    'match:',
    'taint:',
    'where:',
    'all:',
    'not:',
    'comparison:',
    'requires:',
    'focus:',
    'metavariable-pattern:',
  ],
  ...[
    'metadata:',
    '- ',
    '  ',
    '\n',
    '\r\n',
    '\t',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '<<:',
    '!!str',
  ],
  ...[
    '---\n',
    '...\n',
    '#',
    '$X',
    ': ',
    ',',
    '1',
    'true',
    'null',
    '~',
    '\ufeff',
    '😀',
    '\ud800',
    '%YAML 1.1\n',
    '? ',
  ],
];

const garbage = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...words) },
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
  )
  .map((parts) => parts.join(''));

/** A text with some stretches replaced by words, pieces of itself, or nothing. */
function mutated(text: string): fc.Arbitrary<string> {
  const edit = fc.record({
    at: fc.nat(text.length),
    remove: fc.nat(20),
    insert: fc.oneof(
      fc.constantFrom('', ...words),
      fc.tuple(fc.nat(text.length), fc.nat(60)).map(([from, length]) => text.slice(from, from + length)),
    ),
  });
  return fc
    .array(edit, { minLength: 1, maxLength: 5 })
    .map((edits) =>
      edits.reduce((now, { at, remove, insert }) => now.slice(0, at) + insert + now.slice(at + remove), text),
    );
}

function check(rules: string, models: string): void {
  const loaded = loadRules([{ path: 'r.yaml', text: rules }], [{ path: 'm.yaml', text: models }]);
  for (const problem of loaded.problems) {
    const text = problem.path === 'r.yaml' ? rules : models;
    const index = new LineIndex(text);
    assert.ok(problem.range && problem.message.length > 0);
    const { start, end } = problem.range;
    for (const position of [start, end]) {
      assert.ok(position.line >= 0 && position.line < index.lineCount, `line ${position.line}`);
      assert.deepEqual(index.position(index.offset(position)), position, 'the position exists');
    }
    assert.ok(index.offset(start) <= index.offset(end), 'the range is not reversed');
  }
}

describe('loadRules, for any text', () => {
  it('never throws, and every problem stands inside its file', () => {
    fc.assert(fc.property(garbage, garbage, check), { numRuns: 500 });
  });
  it('holds for mutations of valid files', () => {
    fc.assert(fc.property(mutated(valid), mutated(model), check), { numRuns: 1000 });
  });
  it('starts from valid files', () => {
    const loaded = loadRules([{ path: 'r.yaml', text: valid }], [{ path: 'm.yaml', text: model }]);
    assert.deepEqual(loaded.problems, []);
    assert.equal(loaded.rules.length, 4);
  });
});
