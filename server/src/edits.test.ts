import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyEdits, type TextEdit } from '../../engine/src/index';
import { composeEdits, mapStretch } from './edits';

/** Edits of a text of this length that do not overlap. */
function editsOf(length: number): fc.Arbitrary<TextEdit[]> {
  return fc
    .tuple(
      fc.uniqueArray(fc.integer({ min: 0, max: length }), { maxLength: 8 }),
      fc.array(fc.string({ maxLength: 4 }), { minLength: 4, maxLength: 4 }),
    )
    .map(([places, texts]) => {
      const sorted = [...places].sort((a, b) => a - b);
      const result: TextEdit[] = [];
      for (let i = 0; i + 1 < sorted.length; i += 2)
        result.push({ start: sorted[i], end: sorted[i + 1], text: texts[i / 2] ?? '' });
      return result;
    });
}

describe('composeEdits', () => {
  it('does what the two lists do one after the other', () => {
    fc.assert(
      fc.property(
        fc
          .string({ minLength: 0, maxLength: 30 })
          .chain((text) =>
            editsOf(text.length).chain((first) =>
              editsOf(applyEdits(text, first).length).map((second) => ({ text, first, second })),
            ),
          ),
        ({ text, first, second }) => {
          const expected = applyEdits(applyEdits(text, first), second);
          assert.equal(applyEdits(text, composeEdits(first, second)), expected);
        },
      ),
    );
  });

  it('joins typing into one edit', () => {
    const typed = composeEdits([{ start: 3, end: 3, text: 'a' }], [{ start: 4, end: 4, text: 'b' }]);
    assert.deepEqual(typed, [{ start: 3, end: 3, text: 'ab' }]);
  });

  it('leaves nothing of text that was typed and deleted', () => {
    assert.deepEqual(composeEdits([{ start: 3, end: 3, text: 'a' }], [{ start: 3, end: 4, text: '' }]), []);
  });
});

describe('mapStretch', () => {
  const edits = [
    { start: 2, end: 4, text: 'x' },
    { start: 20, end: 20, text: 'yy' },
  ];
  it('shifts a stretch by the edits before it', () => {
    assert.deepEqual(mapStretch(10, 15, edits), { start: 9, end: 14 });
  });
  it('keeps a stretch before all edits', () => {
    assert.deepEqual(mapStretch(0, 1, edits), { start: 0, end: 1 });
  });
  it('gives up a stretch that was edited inside or at a border', () => {
    assert.equal(mapStretch(18, 22, edits), undefined);
    assert.equal(mapStretch(15, 20, edits), undefined);
    assert.equal(mapStretch(4, 8, edits), undefined);
  });
});
