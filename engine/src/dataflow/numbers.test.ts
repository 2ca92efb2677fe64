import assert from 'node:assert/strict';
import { baseOf, numberOf } from './numbers';

describe('numbers of literals', () => {
  const cases: [literal: string, value: number | undefined][] = [
    ['12', 12],
    ['-1_000', -1000],
    ['0x1F', 31],
    ['0b101', 5],
    ['0o17', 15],
    ['017', 15],
    ['09', 9],
    ['1.5e3', 1500],
    ['1.', 1],
    ['.5', 0.5],
    ['10L', 10],
    ['0b102', undefined],
    ['1.2.3', undefined],
    ['one', undefined],
    ['', undefined],
  ];
  for (const [literal, value] of cases) {
    it(JSON.stringify(literal), () => assert.equal(numberOf(literal), value));
  }

  it('digits of a base only', () => {
    assert.equal(baseOf('zz', 36), 35 * 36 + 35);
    assert.equal(baseOf('78', 8), undefined);
    assert.equal(baseOf('', 10), undefined);
  });

  it('takes a number of any length, and what only begins like one', () => {
    const digits = '1'.repeat(300_000);
    assert.equal(numberOf(`0x${digits}`), Number.POSITIVE_INFINITY);
    assert.equal(numberOf(`${digits}z`), undefined);
  });
});
