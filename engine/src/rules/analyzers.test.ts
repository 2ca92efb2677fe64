import assert from 'node:assert/strict';
import { analyzers } from './analyzers';

describe('analyses of metavariables', () => {
  const random: [text: string, expected: boolean][] = [
    ['k9fQ2xLm7Zp0RtY4', true],
    ['8f14e45fceea167a5a36dedd4bea2543', true],
    ['wJalrXUtnFEMIK7MDENGbPxRfiCYzzKEY', true],
    ['c3VwZXIgc2VjcmV0IHBhc3N3b3JkIQ==', true],
    ['password', false],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', false],
    ['http://example.com/index.html', false],
    ['the quick brown fox jumps over it', false],
    ['changeme', false],
    ['x9', false],
    ['', false],
  ];
  for (const [text, expected] of random) {
    it(`entropy of ${JSON.stringify(text)}`, () => assert.equal(analyzers.entropy(text), expected));
  }

  const slow: [source: string, expected: boolean][] = [
    ['(a+)+$', true],
    ['(a|aa)+$', true],
    ['^(\\w+\\s?)*$', true],
    ['([a-z]+)*x', true],
    ['hello+', false],
    ['^[a-z]+@[a-z]+$', false],
    ['(ab)+c', false],
    ['((ab )+)++$', false],
    ['(?>a+)+$', false],
    ['(', false],
  ];
  for (const [source, expected] of slow) {
    it(`redos of ${source}`, () => assert.equal(analyzers.redos(source), expected));
  }
});
