import assert from 'node:assert/strict';
import { NotesState } from './notesState';

const good = 'version: 1\nproject: {risk: high}\n';

describe('NotesState', () => {
  it('says when other notes are in force, not when lines move', () => {
    const state = new NotesState();
    assert.equal(state.update(undefined), false);
    assert.equal(state.update(good), true);
    assert.equal(state.update(`# a comment\n\n${good}`), false);
    assert.equal(state.update(good.replace('high', 'low')), true);
    assert.equal(state.update(undefined), true);
    assert.equal(state.notes, undefined);
  });

  it('keeps the last good notes while the file is broken', () => {
    const state = new NotesState();
    state.update(good);
    assert.equal(state.update('version: 1\nproject: {rsik: high}\n'), false);
    assert.equal(state.stale, true);
    assert.equal(state.notes?.project?.risk, 'high');
    assert.equal(state.problems('2026-01-01').length, 1);
    assert.equal(state.update(good), false);
    assert.equal(state.stale, false);
    assert.deepEqual(state.problems('2026-01-01'), []);
  });

  it('has nothing in force for a file that never was good', () => {
    const state = new NotesState();
    assert.equal(state.update('version: ['), false);
    assert.deepEqual([state.exists, state.stale, state.notes], [true, true, undefined]);
  });
});
