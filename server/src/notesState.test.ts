import assert from 'node:assert/strict';
import { NotesState } from './notesState';

const path = '.wardscribe/threat-notes.yaml';
const good = 'version: 2\nproject: {risk: high}\n';
const around = { today: '2026-01-01' };

describe('NotesState', () => {
  it('says when other notes are in force, not when lines move', () => {
    const state = new NotesState();
    assert.equal(state.update([]), false);
    assert.equal(state.update([{ path, text: good }]), true);
    assert.equal(state.update([{ path, text: `# a comment\n\n${good}` }]), false);
    assert.equal(state.update([{ path, text: good.replace('high', 'low') }]), true);
    assert.equal(state.update([]), true);
    assert.deepEqual(state.all, []);
  });

  it('keeps the last good notes while a file is broken, and follows the others', () => {
    const state = new NotesState();
    const part = '.wardscribe/threat-notes/data.yaml';
    const assets = (id: string) => ({ path: part, text: `version: 2\nassets: [{id: ${id}, title: A}]\n` });
    state.update([{ path, text: good }, assets('a')]);
    const broken = { path, text: 'version: 2\nproject: {rsik: high}\n' };
    assert.equal(state.update([broken, assets('a')]), false);
    assert.deepEqual([state.isStale(path), state.isStale(part)], [true, false]);
    assert.equal(state.of('src/a.ts')?.project?.risk, 'high');
    assert.deepEqual([state.problems(path, around).length, state.problems(part, around).length], [1, 0]);
    assert.equal(state.update([broken, assets('b')]), true);
    assert.deepEqual(
      state.all[0].assets.map(({ id }) => id),
      ['b'],
    );
    assert.equal(state.update([{ path, text: good }, assets('b')]), false);
    assert.equal(state.isStale(path), false);
    assert.deepEqual(state.problems(path, around), []);
  });

  it('has nothing in force for a file that never was good', () => {
    const state = new NotesState();
    assert.equal(state.update([{ path, text: 'version: [' }]), false);
    assert.deepEqual([state.paths, state.isStale(path), state.all], [[path], true, []]);
  });
});
