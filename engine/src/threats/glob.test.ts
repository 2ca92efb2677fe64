import assert from 'node:assert/strict';
import fc from 'fast-check';
import picomatch from 'picomatch';
import { globMatcher, globMistake } from './glob';

describe('scope patterns', () => {
  const part = fc.constantFrom(
    'a',
    'b',
    'src',
    '*',
    '**',
    '*.ts',
    '?',
    '{a,b}',
    '{src,a/b}',
    'a*',
    '.x',
    'ü',
  );
  const name = fc.constantFrom('a', 'b', 'src', 'ab', 'x.ts', '.x', 'ü', 'aa');
  const joined = (names: fc.Arbitrary<string>) =>
    fc.array(names, { minLength: 1, maxLength: 5 }).map((n) => n.join('/'));

  it('mean what they mean elsewhere', () => {
    fc.assert(
      fc.property(joined(part), joined(name), (pattern, path) => {
        // A folder is no file: what ends in `/**` is compared on paths below it only.
        if (pattern.endsWith('/**') && picomatch(pattern.slice(0, -3), { dot: true })(path)) return;
        assert.equal(
          globMatcher(pattern)(path),
          picomatch(pattern, { dot: true })(path),
          `${pattern} on ${path}`,
        );
      }),
      { numRuns: 3000 },
    );
  });

  it('take sets, their opposites and names in brackets', () => {
    assert.equal(globMatcher('src/[!ab].ts')('src/c.ts'), true);
    assert.equal(globMatcher('src/[!ab].ts')('src/a.ts'), false);
    assert.equal(globMatcher('src/[a-c]/x')('src/b/x'), true);
    assert.equal(globMatcher('[z-a]/x')('[z-a]/x'), true);
    assert.equal(globMatcher('a[!b]c')('a/c'), false);
  });

  it('match in linear time', () => {
    const path = `${'a'.repeat(250)}/${'a'.repeat(250)}`;
    const started = Date.now();
    for (const pattern of [
      '*a*a*a*a*a*a*a*a*b',
      '**/*a*/**/*a*/**/*a*b',
      '{a*,*a}{a*,*a}{a*,*a}{a*,*a}b',
      '?*?*?*?*b',
    ])
      assert.equal(globMatcher(pattern)(path), false);
    assert.ok(Date.now() - started < 1000);
  });

  it('say what is wrong with them', () => {
    assert.equal(globMistake('src/**'), undefined);
    assert.equal(globMistake('!src/**'), undefined);
    assert.equal(globMistake('app/(auth)/[[...slug]]/**'), undefined);
    assert.equal(globMistake(''), 'is empty');
    assert.equal(globMistake('src\\a'), 'has a backslash');
    assert.equal(globMistake('C:/src'), 'is absolute');
    assert.equal(globMistake('../x'), 'leaves the folder with `..`');
    assert.equal(globMistake('a{b'), 'has a bracket that does not close');
    assert.equal(globMistake('a]b'), 'has a bracket that does not close');
    assert.equal(globMistake('x'.repeat(501)), 'is longer than 500 characters');
  });
});
