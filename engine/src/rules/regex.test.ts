import assert from 'node:assert/strict';
import { RE2JS } from 're2js';
import { compileRegex, type SafeRegex } from './regex';
import { parseRegex, regexCost } from './regex-cost';
import { translateRegex } from './regex-translate';
import { literalOf } from './regex-words';

function compiled(source: string, flags = ''): SafeRegex {
  const { regex, error } = compileRegex(source, flags);
  assert.equal(error, undefined, source);
  return regex!;
}

/** The texts of all matches. */
function matches(source: string, text: string, flags = ''): string[] {
  const found = compiled(source, flags).matchAll(text);
  assert.notEqual(found, 'budget');
  return (found as { start: number; end: number }[]).map(({ start, end }) => text.slice(start, end));
}

function quickly<T>(run: () => T): T {
  const start = performance.now();
  const result = run();
  const took = performance.now() - start;
  assert.ok(took < 5000, `took ${took.toFixed(0)} ms`);
  return result;
}

describe('regular expressions of rules', () => {
  describe('syntax of PCRE2 and Python', () => {
    const cases: [source: string, text: string, expected: string[], flags?: string][] = [
      ['(?i)secret', 'Secret SECRET', ['Secret', 'SECRET']],
      ['pass(?i)word', 'passWORD PASSword', ['passWORD']],
      ['(?i:api)_key', 'API_key api_KEY', ['API_key']],
      ['(?i)a(?-i:b)', 'Ab AB', ['Ab']],
      ['(?i)straße', 'STRAßE', ['STRAßE']],
      ['a.b', 'a\nb a-b', ['a-b']],
      ['(?s)a.b', 'a\nb a-b', ['a\nb', 'a-b']],
      ['(?x) a \\  b # both', 'a b', ['a b']],
      ['(?m)^b$', 'a\nb\nc', ['b']],
      ['^b$', 'a\nb\nc', []],
      ['^b$', 'a\nb\nc', ['b'], 'm'],
      ['\\Aa\\Z', 'a', ['a'], 'm'],
      ['\\Ab\\z', 'a\nb', [], 'm'],
      ['(?P<first>a)(?P=first)', 'aa ab', ['aa']],
      ['(a)\\1', 'aa', ['aa']],
      ['[[:alpha:]_]+', 'ab_1', ['ab_']],
      ['[[:^digit:]]+', 'a1', ['a']],
      ['[]a]+', ']a[', [']a']],
      ['[^\\S\\n]+', ' \n\t', [' ', '\t']],
      ['a\\hb', 'a b a\nb a\tb', ['a b', 'a\tb']],
      ['\\R', 'a\r\nb\n', ['\r\n', '\n']],
      ['a{,2}b', 'aaab', ['aab']],
      ['{x}', '{x}', ['{x}']],
      ['a{b', 'a{b', ['a{b']],
      ['["\'\\-]+', `'-"`, [`'-"`]],
      ['\\"\\-\\_', '"-_', ['"-_']],
      ['\\Q.*\\E', 'a.*', ['.*']],
      ['\\x41\\x{42}\\103', 'ABC', ['ABC']],
      ['\\p{Lu}\\pL+', 'Äb', ['Äb']],
      ['\\p{Greek}+', 'abγδ', ['γδ']],
      ['(?<=x)y', 'xy y', ['y']],
      ['(?<!x)y', 'xy y', ['y']],
      ['a(?!b)', 'ab ac', ['a']],
      ['.', '😀é', ['😀', 'é']],
      ['(?#note)a', 'a', ['a']],
      ['x*', 'axx', ['', 'xx', '']],
      ['foo|', 'foo', ['foo', '']],
      ['a++b', 'aab', ['aab']],
      ['a++ab', 'aab', []],
      ['x?+x', 'x xx', ['xx']],
      ['[ab]{1,3}+c', 'abc aabac', ['abc', 'abac']],
      ['(?:ab?)*+b', 'abab abb', ['b', 'b', 'abb']],
      ['^".*+', '"a"b', ['"a"b']],
      ['(?>a+|b)c', 'aac bc', ['aac', 'bc']],
      ['(?>a+)ac', 'aac', []],
      ['(?>(?>a)b)++c', 'ababc', ['ababc']],
      ['(?i)(?>A)++b', 'aAB', ['aAB']],
    ];
    for (const [source, text, expected, flags] of cases) {
      it(`${source} on ${JSON.stringify(text)}`, () => {
        assert.deepEqual(matches(source, text, flags), expected);
        const { linear, ignoreCase } = translateRegex(source, flags ?? '');
        if (linear === undefined) return;
        const matcher = RE2JS.compile(linear, RE2JS.LOOKBEHINDS | (ignoreCase ? 1 : 0)).matcher(text);
        const found: string[] = [];
        while (matcher.find()) found.push(matcher.group() ?? '');
        assert.deepEqual(found, expected, `linear: ${linear}`);
      });
    }

    it('numbers groups as the source does, whatever is made of it', () => {
      const { regex } = compileRegex('(?<A>a)(?>(b)+)(?:(c)d)*+(?P<E>e)');
      const found = regex?.matchAll('abbcde');
      assert.ok(Array.isArray(found));
      const texts = Object.entries(found[0].groups).map(([name, { start, end }]) => [
        name,
        'abbcde'.slice(start, end),
      ]);
      assert.deepEqual(Object.fromEntries(texts), { 1: 'a', 2: 'b', 3: 'c', 4: 'e', A: 'a', E: 'e' });
    });

    const errors: [source: string, error: string | RegExp][] = [
      ['(a)b++c\\1', 'references by number beside possessive repetition or atomic groups are not supported'],
      ['(?R)', 'groups that begin with `(?R)` are not supported'],
      ['(*FAIL)', 'control verbs such as `(*…)` are not supported'],
      ['a\\Kb', '`\\K` is not supported'],
      ['(a', 'a group is not closed'],
      ['a)', 'a closing parenthesis has no opening one'],
      ['[a', 'a character class is not closed'],
      ['[z-a]', 'a range of a character class has no proper end'],
      ['[[:word1:]]', 'there is no class `[:word1:]`'],
      ['*a', /repeat/i],
      ['\\', 'it ends in a backslash'],
      ['a{1000}{1000}', /repeat/i],
      ['(?:a{1000}){1000}', 'its repetitions multiply to more than can be run'],
      ['('.repeat(200), 'groups are nested more than 100 deep'],
      ['a'.repeat(30000), 'it is longer than 20000 characters'],
    ];
    for (const [source, error] of errors) {
      it(`refuses ${source.slice(0, 30)}`, () => {
        const result = compileRegex(source);
        assert.equal(result.regex, undefined);
        if (typeof error === 'string') assert.equal(result.error, error);
        else assert.match(result.error ?? '', error);
      });
    }
  });

  it('tells groups by number and name, in UTF-16 offsets', () => {
    const text = '😀 key=abc';
    assert.deepEqual(compiled('(?P<name>\\w+)=(\\w+)|(z)').matchAll(text), [
      {
        start: 3,
        end: 10,
        groups: { 1: { start: 3, end: 6 }, 2: { start: 7, end: 10 }, name: { start: 3, end: 6 } },
      },
    ]);
  });

  it('finds no empty match within a character', () => {
    const found = compiled('(?m)$').matchAll('😀');
    assert.deepEqual(found, [{ start: 2, end: 2, groups: {} }]);
  });

  it('finds the same groups in a long text, where RE2 runs', () => {
    const text = `${'x'.repeat(300_000)} 😀 key=abc`;
    assert.ok(
      regexCost(parseRegex('(?<name>[a-z]+)=([a-z]+)'), false).fromEveryPlace(text.length) > 10_000_000,
    );
    assert.deepEqual(compiled('(?P<name>[a-z]+)=([a-z]+)').matchAll(text), [
      {
        start: 300_004,
        end: 300_011,
        groups: {
          1: { start: 300_004, end: 300_007 },
          2: { start: 300_008, end: 300_011 },
          name: { start: 300_004, end: 300_007 },
        },
      },
    ]);
  });

  it('matches from the beginning only with testPrefix', () => {
    const regex = compiled('req(\\.|$)');
    assert.equal(regex.testPrefix('req.query'), true);
    assert.equal(regex.testPrefix('my.req'), false);
    assert.equal(regex.test('my.req'), true);
    assert.equal(regex.testPrefix('req.query'), true, 'the second time as the first');
  });

  describe('always comes back', () => {
    const long = 'a'.repeat(50_000);
    it('nested repetition on 50 000 characters', () => {
      const regex = compiled('(a+)+$');
      assert.equal(
        quickly(() => regex.test(`${long}!`)),
        false,
      );
      assert.equal(
        quickly(() => regex.testPrefix(`${long}!`)),
        false,
      );
      assert.deepEqual(
        quickly(() => regex.matchAll(`${long}!`)),
        [],
      );
      assert.equal(regex.test(long), true);
    });

    it('overlapping alternatives', () => {
      assert.equal(
        quickly(() => compiled('^(a|a)*$').test(`${long}!`)),
        false,
      );
      assert.equal(
        quickly(() => compiled('^(\\w|_|\\d)*$').test(`${long}!`)),
        false,
      );
    });

    it('several repetitions on one line of 5 MB', () => {
      const line = 'x'.repeat(5_000_000);
      const regex = compiled('.*=.*;');
      assert.equal(
        quickly(() => regex.test(line)),
        false,
      );
      assert.equal(
        quickly(() => regex.test(`${line}=1;`)),
        true,
      );
      assert.equal(quickly(() => regex.matchAll(`${line}=1;`)).length, 1);
    });

    it('many matches that each look far ahead', () => {
      const result = quickly(() => compiled('a(?:[^\\n]*b)?').matchAll('a'.repeat(50_000)));
      assert.ok(result === 'budget' || result.length === 50_000);
    });

    it('says so when only a backtracking engine could answer', () => {
      for (const source of ['(a+)+(?=!)$', '(a+)+\\1$', '(?=(a+)+$)a']) {
        const regex = compiled(source);
        assert.equal(
          quickly(() => regex.test(`${long}?`)),
          'budget',
          source,
        );
        assert.equal(
          quickly(() => regex.matchAll(`${long}?`)),
          'budget',
          source,
        );
        assert.notEqual(
          quickly(() => regex.test('aaa?')),
          'budget',
          source,
        );
      }
    });

    it('says so for more matches than anybody can read', () => {
      assert.equal(
        quickly(() => compiled('a?').matchAll('b'.repeat(200_000))),
        'budget',
      );
    });

    it('finds every match of a plain expression in a large file', () => {
      const text = "function f() {\n        console.log ('x');\n}\n".repeat(20_000);
      const found = quickly(() => compiled('console\\.log\\s*\\(').matchAll(text));
      assert.equal(found.length, 20_000);
      assert.equal(quickly(() => compiled('(?i)CONSOLE\\.LOG\\s*(?=\\()').matchAll(text)).length, 20_000);
    });

    it('runs a plain look-ahead on a long text of short lines', () => {
      const text = `${'const a = b(c);\n'.repeat(5_000)}const a = md5(c);\n`;
      assert.deepEqual(matches('\\bmd5(?=\\()', text), ['md5']);
      assert.deepEqual(matches('\\w+ = md5(?=\\()', text), ['a = md5']);
    });
  });

  describe('the bound', () => {
    const steps = (source: string, length: number) =>
      regexCost(parseRegex(translateRegex(source, '').native), false).fromOnePlace(length);
    it('grows with the text, not with its square, where what follows settles where a repetition ends', () => {
      assert.ok(steps('\\w+=\\w+;', 1024) < 16 * 1024);
      assert.ok(steps('"(?:[^"\\\\]|\\\\.)*"', 1024) < 32 * 1024);
      assert.ok(steps('(?:\\w+,)*x', 1024) < 4 * 1024 * 1024);
    });
    it('grows with the square where two repetitions share characters', () => {
      assert.ok(steps('\\w*\\d*!', 1024) > 500_000);
    });
    it('has no limit where repetitions are nested', () => {
      assert.equal(steps('(a+)+$', 1024), Number.POSITIVE_INFINITY);
      assert.equal(steps('(a|a)*$', 4096), Number.POSITIVE_INFINITY);
      assert.equal(steps('(a*)*b', 4096), Number.POSITIVE_INFINITY);
      assert.equal(steps('(?<=(a+)+)b', 4096), Number.POSITIVE_INFINITY);
    });
  });
});

describe('the shape of what an expression matches', () => {
  for (const [source, shape] of [
    ['^(password|api_?key)$', 'word'],
    ['^(?i:secret)$', 'word'],
    ['^([A-Za-z_][\\w.]*\\.)?secret$', 'path'],
    ['^secret', 'any'],
    ['^a|b$', 'any'],
    ['^[^a]$', 'any'],
    ['^a b$', 'any'],
    ['^.*$', 'any'],
    ['^(a$|b$)', 'word'],
    ['^\\W$', 'any'],
    ['^[a-]$', 'any'],
  ]) {
    it(`${source} is ${shape}`, () => assert.equal(compileRegex(source).regex?.shape, shape));
  }
});

describe('text without which an expression cannot match', () => {
  for (const [source, literal] of [
    ['\\bghp_[A-Za-z0-9]{36}\\b', 'ghp_'],
    ['(sk|rk)_live_x+', '_live_'],
    ['a|bc', ''],
    ['ab?c', 'a'],
    ['(?:abc)?', ''],
  ]) {
    it(`${source}: ${literal || 'none'}`, () => assert.equal(literalOf(parseRegex(source)), literal));
  }

  it('is looked for with the same answer', () => {
    const { regex } = compileRegex('\\bghp_[a-z]{3}\\b');
    assert.deepEqual(regex?.matchAll('no such thing'), []);
    assert.deepEqual(regex?.matchAll('x ghp_abc'), [{ start: 2, end: 9, groups: {} }]);
    assert.equal(compileRegex('(?i)GHP_[a-z]').regex?.test('ghp_a'), true);
  });
});
