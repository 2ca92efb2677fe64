import assert from 'node:assert/strict';
import type { FindingItem, NoteEntry, ThreatItem, ThreatNotesItem } from '../../../protocol/src/index';
import { controlState, groupThreats, reviewReason, threatMatter, threatState } from './group';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const entry = (id: string): NoteEntry => ({ id, title: id, detail: '', uri: 'file:///n.yaml', range });
const threat = (id: string, more: Partial<ThreatItem> = {}): ThreatItem => ({
  ...entry(id),
  status: 'open',
  severity: 'error',
  assets: [],
  entryPoints: [],
  controls: [],
  findings: [],
  ...more,
});
const notes: ThreatNotesItem = {
  folder: 'file:///',
  uri: 'file:///n.yaml',
  exists: true,
  stale: false,
  threats: [threat('T-1', { assets: ['letters', 'gone'] }), threat('T-2', { entryPoints: ['api'] })],
  assets: [entry('letters'), entry('keys')],
  entryPoints: [entry('api')],
  controls: [],
  accepted: [],
  uncovered: [],
};

describe('groups of the threat notes view', () => {
  it('puts threats below what they are about, and the others last', () => {
    const ids = (by: 'asset' | 'entryPoint') =>
      groupThreats(notes, by).map((group) => [group.id, group.threats.map(({ id }) => id)]);
    assert.deepEqual(ids('asset'), [
      ['letters', ['T-1']],
      ['keys', []],
      ['', ['T-2']],
    ]);
    assert.deepEqual(ids('entryPoint'), [
      ['api', ['T-2']],
      ['', ['T-1']],
    ]);
  });

  it('says how a threat stands', () => {
    assert.equal(threatState(threat('T-1')), 'open · no control');
    assert.equal(threatState(threat('T-1', { status: 'accepted' })), 'accepted');
    const changed = threat('T-1', {
      findings: [{} as FindingItem, {} as FindingItem],
      controls: ['C-1'],
      changed: '2026-11-27',
    });
    assert.equal(threatState(changed), 'open · 2 findings · 1 control · review again');
    const place = {
      uri: 'file:///a.ts',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
      name: 'a',
    };
    const control = (met: number, missing: number) => ({
      id: changed.controls[0],
      met: Array(met).fill(place),
      missing: Array(missing).fill(place),
    });
    assert.equal(
      threatState(changed, [control(2, 0)]),
      'open · 2 findings · controls met 1/1 · review again',
    );
    assert.equal(
      threatState(changed, [control(2, 1)]),
      'open · 2 findings · controls met 0/1 · review again',
    );
    assert.equal(controlState(control(2, 1)), 'missing in 1 place, met in 2');
    assert.equal(controlState(control(0, 0)), '');
    assert.equal(
      reviewReason(changed),
      'Files in its scope were changed on 2026-11-27, after the last review: review it again.',
    );
    assert.equal(reviewReason(threat('T-1')), undefined);
  });

  it('says what is the matter with a threat', () => {
    const control = (met: number, missing: number) => ({
      id: 'C-1',
      met: Array(met).fill({}),
      missing: Array(missing).fill({}),
    });
    const finding = [{} as FindingItem];
    const of = (more: Partial<ThreatItem>, ...controls: ReturnType<typeof control>[]) =>
      threatMatter(threat('T-1', more), controls);
    assert.equal(of({}), 'open');
    assert.equal(of({ controls: ['C-1'] }, control(0, 0)), 'open');
    assert.equal(of({ controls: ['C-1'] }, control(2, 0)), 'held');
    assert.equal(of({ controls: ['C-1'], findings: finding }, control(2, 0)), 'open');
    assert.equal(of({ controls: ['C-1'], changed: '2026-11-27' }, control(2, 0)), 'again');
    assert.equal(of({ controls: ['C-1'], status: 'mitigated' }, control(2, 1)), 'open');
    assert.equal(of({ status: 'mitigated' }), 'held');
    assert.equal(of({ status: 'accepted', findings: finding }), 'accepted');
    assert.equal(of({ status: 'transferred', changed: '2026-11-27' }), 'again');
  });
});
