import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numberOf } from '../dataflow/numbers';
import { metavariablesOf, parseComparison } from './comparison';
import { holdsComparison, type Value } from './comparison-value';
import { compileRegex } from './regex';

const bound: Record<string, Value> = {
  $N: 10,
  $F: 2.5,
  $S: 'ab',
  $D: '42',
  $T: true,
  $C: { code: 'user.name' },
  $OTHER: { code: 'user.name' },
  '$...ARGS': 'a, b',
  $1: '8080',
  $DATE: '2024-02-29',
};

function holds(text: string): boolean | string {
  const expression = parseComparison(text);
  if ('error' in expression) return `${expression.at}: ${expression.error}`;
  return holdsComparison(expression, {
    lookUp: (name) => (Object.hasOwn(bound, name) ? bound[name] : undefined),
    today: '2026-01-01',
    regex: (source) => compileRegex(source).regex,
  });
}

describe('the expressions of metavariable-comparison', () => {
  const cases: [text: string, expected: boolean][] = [
    ['$N == 10', true],
    ['$N != 10.0', false],
    ['$N > 9 and $N < 11', true],
    ['9 < $N <= 10', true],
    ['9 < $N < 10', false],
    ['not $N > 10', true],
    ['not ($N > 10 or $S == "ab")', false],
    ['$N + 2 * 3 == 16', true],
    ['($N + 2) * 3 == 36', true],
    ['$N - 3 - 2 == 5', true],
    ['2 ** 3 ** 2 == 512', true],
    ['-2 ** 2 == -4', true],
    ['2 ** -1 == 0.5', true],
    ['7 / 2 == 3.5', true],
    ['7 // 2 == 3', true],
    ['-7 // 2 == -4', true],
    ['-7 % 3 == 2', true],
    ['$N / 0 == 1', false],
    ['$N % 0 == 1', false],
    ['0x1F == 31', true],
    ['0o17 == 15', true],
    ['0b101 == 5', true],
    ['1_000 == 1e3', true],
    ['.5 == 0.5', true],
    ['$N & 6 == 2', true],
    ['$N | 1 == 11', true],
    ['$N ^ 3 == 9', true],
    ['~$N == -11', true],
    ['1 << 40 == 1099511627776', true],
    ['$N >> 1 == 5', true],
    ['0xFFFFFFFFFF & 0xFF == 255', true],
    ['$F & 1 == 1', false],
    ['$N in [1, 10]', true],
    ['$N not in (1, 2)', true],
    ['$N in [1, 2,]', false],
    ['"a" in $S', true],
    ['"x" not in $S', true],
    ['$N in $S', false],
    ['$S == "ab"', true],
    ["$S + 'c' == 'abc'", true],
    ['$S < "b"', true],
    ['$S < 3', false],
    ['$S == 3', false],
    ['$T == True', true],
    ['$T == 1', true],
    ['$T is not None', true],
    ['None == False', false],
    ['$C == $OTHER', true],
    ['$C == "user.name"', false],
    ['str($C) == "user.name"', true],
    ['$C > 1', false],
    ['not $C > 1', false],
    ['int($D) > 41', true],
    ['int("0x10") == 16', true],
    ['int("10", 16) == 16', true],
    ['int("12", 2) == 12', false],
    ['int($S) == 1', false],
    ['int($F) == 2', true],
    ['float($D) == 42.0', true],
    ['str($N) == "10"', true],
    ['int($1) > 1024', true],
    ['re.match("a.", $S)', true],
    ['re.match("b", $S)', false],
    [String.raw`re.match(r"^\w+$", $S)`, true],
    ['re.match("(", $S)', false],
    ['re.match(".*, b", $...ARGS)', true],
    ['strptime($DATE) < today()', true],
    ['strptime("2030-01-01") < today()', false],
    ['strptime($S) < today()', false],
    ['$UNBOUND == 1', false],
    ['$N or $UNBOUND', true],
    ['$N', true],
    ['[]', false],
    ['[$N, $S] == [10, "ab"]', true],
    ['"a\\"b" == \'a"b\'', true],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(holds(text), expected));

  const errors: [text: string, error: string][] = [
    ['', '0: a value is expected'],
    ['$N >', '4: a value is expected'],
    ['$N > > 1', '5: a value is expected, not `>`'],
    ['$n > 1', '0: a value is expected, not `$`'],
    ['$N = 1', '3: an operator is expected, not `=`'],
    ['$N == 1 2', '8: an operator is expected, not `2`'],
    ['($N == 1', '8: `)` or a comma is missing'],
    ['[1 2]', '3: `]` or a comma is missing'],
    ['today(1) > 1', '0: `today` takes 0 arguments'],
    ['$N > int()', '5: `int` takes 1 or 2 arguments'],
    ['$N == and', '6: a value is expected, not `and`'],
    ["$S == 'ab", "6: a value is expected, not `'`"],
    [`${'('.repeat(100)}1`, '61: it is nested too deeply'],
  ];
  for (const [text, error] of errors) {
    it(`says what is wrong with ${JSON.stringify(text).slice(0, 30)}`, () =>
      assert.equal(holds(text), error));
  }

  it('names the functions that there are', () => {
    assert.match(
      String(holds('$N > size($S)')),
      /^5: `size` is not known here: .* int\(\), .* re\.match\(\)$/,
    );
    assert.match(String(holds('$N.lower() == 1')), /^2: an operator is expected, not `\.`$/);
  });

  it('knows the metavariables of an expression and where they stand', () => {
    const expression = parseComparison('$A > 1 and not f.x or $B in [int($C), -$D]'.replace('f.x', '$E'));
    assert.ok(!('error' in expression));
    assert.deepEqual(
      metavariablesOf(expression).map(({ name, at }) => `${name} ${at}`),
      ['$A 0', '$E 15', '$B 21', '$C 32', '$D 38'],
    );
  });

  it('never throws', () => {
    const words = [
      '$X',
      '1',
      '"a"',
      '+',
      '**',
      '(',
      ')',
      '[',
      ',',
      'and',
      'not',
      'in',
      'int(',
      're.match',
      '<',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words)), (parts) => {
        holds(parts.join(' '));
      }),
    );
  });
});

describe('numbers of programs', () => {
  for (const [text, expected] of [
    ['10', 10],
    ['1_000', 1000],
    ["1'000", 1000],
    ['0xff', 255],
    ['0XFFL', 255],
    ['0o17', 15],
    ['017', 15],
    ['08', 8],
    ['0b11', 3],
    ['1.5f', 1.5],
    ['10UL', 10],
    ['10n', 10],
    ['1e3', 1000],
    ['-3', -3],
    ['0', 0],
    ['abc', undefined],
    ['', undefined],
    ['1.2.3', undefined],
    ['0b12', undefined],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(numberOf(text), expected));
  }
});
