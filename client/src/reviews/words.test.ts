import assert from 'node:assert/strict';
import type { ReviewRegion } from '../../../protocol/src/index';
import {
  detailWords,
  nextUnread,
  noteWords,
  openWords,
  progressWords,
  readWords,
  regionWords,
} from './words';

const range = (start: number, end = start) => ({
  start: { line: start, character: 0 },
  end: { line: end, character: 9 },
});
const region = (path: string, line: number, read = false): ReviewRegion => ({
  ...{ key: `${path}#${line}`, path, uri: `file:///${path}`, range: range(line), label: '' },
  ...{ added: 1, removed: 0, again: false },
  ...(read && { read: { by: 'Mira', on: '2026-11-28' } }),
});
const summary = (read: number, total: number, openNotes: number) => ({
  ...{ folder: '', id: '', uri: '', title: '', by: '', on: '', signatures: [] },
  progress: { read, total, openNotes },
});

describe('the words of a review', () => {
  it('count what was read and what is open', () => {
    assert.equal(progressWords(summary(12, 30, 2)), '12/30 regions · 2 notes open');
    assert.equal(progressWords(summary(1, 1, 0)), '1/1 region');
    assert.equal(progressWords({ ...summary(0, 0, 0), problem: 'No commit.' }), 'No commit.');
    assert.equal(openWords(summary(29, 30, 1)), '1 region is not reviewed, 1 note is open');
    assert.equal(openWords(summary(30, 30, 0)), '');
    const item = (isOpen: boolean, again?: string) => ({
      id: 'a/1',
      why: [],
      isOpen,
      ...(again && { again }),
    });
    const items = [item(true), item(true), item(false, 'a.ts changed after Mira ticked it'), item(false)];
    assert.equal(
      openWords({ ...summary(30, 30, 0), items }),
      '2 items that the change touches are open, 1 item asks for another look',
    );
    assert.equal(
      detailWords({ ...summary(12, 30, 2), regions: [], notes: [], items }),
      '12/30 regions · 2 notes open · 1 item to look at again',
    );
  });

  it('name regions and notes for ears as for eyes', () => {
    assert.equal(regionWords({ ...region('a', 2), range: range(2, 8), label: 'get' }), 'lines 3–9, in get');
    assert.equal(readWords(region('a', 2, true)), 'reviewed by Mira on 2026-11-28');
    assert.equal(readWords({ ...region('a', 2), again: true }), 'not reviewed: it changed after it was');
    const note = { id: 'N-a', text: 'x', by: 'M', on: '2026-11-28', replies: [], gone: false, changed: true };
    assert.equal(
      noteWords({ ...note, kind: 'finding', severity: 'high', state: 'wont-fix', owner: '@jon' }),
      'Finding, high, stays as it is, for @jon, its code changed',
    );
  });

  it('lead from one unread region to the next, and back', () => {
    const regions = [region('a', 2), region('a', 9, true), region('b', 1), region('b', 5)];
    const next = (path?: string, line = 0, back = false) =>
      nextUnread({ regions }, path === undefined ? undefined : { path, line }, back)?.key;
    assert.equal(next(), 'a#2');
    assert.equal(next('a', 2), 'b#1');
    assert.equal(next('b', 5), 'a#2');
    assert.equal(next('b', 1, true), 'a#2');
    assert.equal(next('a', 2, true), 'b#5');
    assert.equal(nextUnread({ regions: [regions[1]] }, undefined, false), undefined);
  });
});
