import assert from 'node:assert/strict';
import { LineIndex } from '../syntax/position';
import { loadRules } from './load';

const head = `rules:
  - id: demo
    languages: [python]
    severity: ERROR
    message: Stop.
`;

/** The problems of a rule: the code that is underlined, and the message without the rule's name. */
function problemsOf(below: string): string[] {
  const text = `${head}${below}\n`;
  const index = new LineIndex(text);
  return loadRules([{ path: 'r.yaml', text }], []).problems.map(({ range, message }) => {
    assert.ok(range);
    const marked = text.slice(index.offset(range.start), index.offset(range.end));
    return `${marked.split('\n')[0]} | ${message.replace(/^Rule demo: /, '')}`;
  });
}

const condition = (yaml: string) => `    patterns:\n      - pattern: f($X)\n      - ${yaml}`;
const where = (yaml: string) => `    match:\n      pattern: f($X)\n      where:\n        - ${yaml}`;

const cases: [what: string, rule: string, problems: string[]][] = [
  // Comparisons
  [
    'a comparison at its column',
    condition('metavariable-comparison: {comparison: $X >> > 3}'),
    ['> 3 | `comparison`: a value is expected, not `>`.'],
  ],
  [
    'a comparison in a block',
    condition('metavariable-comparison:\n          comparison: |\n            $X >\n            (3'),
    ['$X > | `comparison`: `)` or a comma is missing.'],
  ],
  [
    'a metavariable of a comparison that nothing binds',
    condition('metavariable-comparison: {comparison: $X > $Y}'),
    ['$Y | `comparison`: no pattern here binds `$Y`.'],
  ],
  [
    'a base',
    condition('metavariable-comparison: {metavariable: $X, comparison: $X > 1, base: 1}'),
    ['1 | `base` is a whole number from 2 to 36.'],
  ],
  [
    'a value of the wrong kind',
    condition('metavariable-comparison: {metavariable: $X, comparison: $X > 1, strip: maybe}'),
    ['maybe | `patterns[2].metavariable-comparison.strip` must be true or false, not `maybe`.'],
  ],

  // Formulas about metavariables
  [
    'a formula about what nothing binds',
    condition('metavariable-pattern: {metavariable: $Y, pattern: g()}'),
    ['$Y | no pattern here binds `$Y`.'],
  ],
  [
    'a formula about nothing',
    condition('metavariable-pattern: {metavariable: $X}'),
    [
      '{metavariable: $X} | no pattern here: write `pattern`, `patterns`, `pattern-either` or `pattern-regex`.',
    ],
  ],
  [
    'a language that does not exist',
    condition('metavariable-pattern: {metavariable: $X, pattern: g(), language: pyton}'),
    ['pyton | unknown language `pyton` (did you mean `python`?)'],
  ],
  [
    'a condition in a formula about what is bound neither in it nor around it',
    condition(
      'metavariable-pattern:\n          metavariable: $X\n          patterns:\n            - pattern: g($Y)\n            - metavariable-regex: {metavariable: $X, regex: a}\n            - metavariable-regex: {metavariable: $Z, regex: a}',
    ),
    ['$Z | no pattern here binds `$Z`.'],
  ],

  // Others
  [
    'an analyzer that does not exist',
    condition('metavariable-analysis: {metavariable: $X, analyzer: entrop}'),
    [
      'entrop | `patterns[2].metavariable-analysis.analyzer` must be entropy or redos, not `entrop` (did you mean `entropy`?)',
    ],
  ],
  [
    'a type that is not named',
    condition('metavariable-type: {metavariable: $X}'),
    ['{metavariable: $X} | no type here: write `type` or `types`.'],
  ],
  [
    'two conditions in one item',
    condition('metavariable-regex: {metavariable: $X, regex: a}\n        focus-metavariable: $X'),
    ['metavariable-regex: {metavariable: $X, regex: a} | `metavariable-regex` needs a list item of its own.'],
  ],
  [
    'an expression of fix-regex',
    '    pattern: f()\n    fix-regex: {regex: "(", replacement: a}',
    ['"(" | `regex`: a group is not closed.'],
  ],
  [
    'two fixes',
    '    pattern: f()\n    fix: g()\n    fix-regex: {regex: a, replacement: b}',
    ['fix-regex | `fix-regex` stands beside another fix: a rule has one of them.'],
  ],

  // The newer syntax
  [
    'nothing to match',
    '    match: {where: [{focus: $X}]}',
    ['{where: [{focus: $X}]} | no pattern here: write `pattern`, `regex`, `all` or `any`.'],
  ],
  [
    'two operators',
    '    match: {pattern: f(), regex: a}',
    ['regex | `regex` stands beside `pattern`: write both as items of an `all` list.'],
  ],
  [
    'only what is left out',
    '    match: {not: f()}',
    ['not | `not` only leaves code out; it belongs in an `all` list beside a pattern.'],
  ],
  [
    'a list of what is left out',
    '    match: {all: [{not: f()}]}',
    ['all | `all` only leaves code out: it needs a pattern that matches something.'],
  ],
  [
    'a key of the older syntax',
    '    match: {pattern-either: [f()]}',
    ['pattern-either | `pattern-either` does not belong here.'],
  ],
  ['both syntaxes', '    match: f()\n    pattern: g()', ['pattern | `pattern` does not go with `match`.']],
  [
    'both syntaxes of taint',
    '    taint: {sources: [a], sinks: [b]}\n    pattern-sources: [{pattern: c}]',
    ['pattern-sources | `pattern-sources` does not go with `taint`.'],
  ],
  [
    'taint without sinks',
    '    taint: {sources: [a]}',
    ['demo | `mode: taint` needs `taint.sinks` or `metadata.uses.sinks`.'],
  ],
  [
    'a name that is none',
    '    match: {pattern: f(), as: F}',
    ['F | `as` takes a metavariable, such as `$X`.'],
  ],
  [
    'a condition about nothing',
    where('{regex: a}'),
    ['{regex: a} | no condition here: write `focus`, `comparison` or `metavariable`.'],
  ],
  ['a focus that nothing binds', where('{focus: [$X, $Y]}'), ['$Y | no pattern here binds `$Y`.']],
  [
    'a propagator of what nothing binds',
    '    taint: {sources: [a], sinks: [b], propagators: [{pattern: f($X), from: $X, to: $Y}]}',
    ['$Y | no pattern here binds `$Y`.'],
  ],
  [
    'labels',
    '    taint: {sources: [{pattern: a, label: A}], sinks: [{pattern: b, requires: A and}]}',
    ['| `requires`: a label is expected.'],
  ],
];

describe('conditions and the newer syntax: tells what is wrong where it stands', () => {
  for (const [what, rule, problems] of cases) {
    it(what, () => {
      assert.deepEqual(
        problemsOf(rule).map((each) => each.trim()),
        problems,
      );
    });
  }
});
