import assert from 'node:assert/strict';
import { type Change, follow } from './track';

/** The text after a change, its span marked by [ ]. */
function marked(before: string, change: Change): string {
  const start = before.indexOf('[');
  const end = before.indexOf(']') - 1;
  const text = before.replace('[', '').replace(']', '');
  const moved = follow({ start, end }, change);
  const edited =
    text.slice(0, change.rangeOffset) + change.text + text.slice(change.rangeOffset + change.rangeLength);
  return `${edited.slice(0, moved.start)}[${edited.slice(moved.start, moved.end)}]${edited.slice(moved.end)}`;
}

describe('following a step of a flow', () => {
  it('moves with text before it and stays for text after it', () => {
    assert.equal(marked('ab[cd]ef', { rangeOffset: 0, rangeLength: 1, text: 'xyz' }), 'xyzb[cd]ef');
    assert.equal(marked('ab[cd]ef', { rangeOffset: 5, rangeLength: 1, text: '' }), 'ab[cd]e');
  });

  it('leaves text typed at its borders outside', () => {
    assert.equal(marked('ab[cd]ef', { rangeOffset: 2, rangeLength: 0, text: 'X' }), 'abX[cd]ef');
    assert.equal(marked('ab[cd]ef', { rangeOffset: 4, rangeLength: 0, text: 'X' }), 'ab[cd]Xef');
  });

  it('stretches with text inside it', () => {
    assert.equal(marked('ab[cd]ef', { rangeOffset: 3, rangeLength: 0, text: 'X' }), 'ab[cXd]ef');
    assert.equal(marked('ab[cd]ef', { rangeOffset: 2, rangeLength: 2, text: '' }), 'ab[]ef');
  });

  it('keeps what is left when an edit crosses a border', () => {
    assert.equal(marked('ab[cd]ef', { rangeOffset: 1, rangeLength: 2, text: 'X' }), 'aX[d]ef');
    assert.equal(marked('ab[cd]ef', { rangeOffset: 3, rangeLength: 2, text: 'X' }), 'ab[c]Xf');
    assert.equal(marked('ab[cd]ef', { rangeOffset: 1, rangeLength: 4, text: 'X' }), 'aX[]f');
  });
});
