import assert from 'node:assert/strict';
import type { RuleTestResult } from '../../../protocol/src/index';
import { failuresOf, lineList, outcome, stemOf } from './words';

const result = (expected: number[], reported: number[]): RuleTestResult => ({
  rule: 'no-eval',
  target: 'file:///a.js',
  passed: false,
  expected,
  reported,
});

describe('client: results of rule tests', () => {
  it('names each line that is missed or too many', () => {
    assert.deepEqual(failuresOf(result([1, 4], [4, 0])), [
      { line: 0, message: 'no-eval reports this line. The line before it has no comment "ruleid: no-eval".' },
      { line: 1, message: 'Expected a finding of no-eval in this line. There is none.' },
    ]);
    assert.deepEqual(failuresOf(result([1], [1])), []);
  });

  it('lists lines for a comparison', () => {
    assert.equal(lineList([0, 2], 'a\r\n\r\n  c;'), '1: a\n3: c;\n');
    assert.equal(lineList([5], 'a'), '6: \n');
  });

  it('says what came out', () => {
    assert.deepEqual(
      [outcome(2, 0, 0), outcome(1, 2, 0), outcome(0, 0, 1), outcome(0, 0, 0)],
      ['2 of 2 pass', '1 of 3 pass', 'no target to test on', 'nothing to test'],
    );
  });

  it('knows how targets of a file are named', () => {
    assert.equal(stemOf('.wardscribe/rules/web/no-eval.v2.yaml'), 'no-eval');
  });
});
