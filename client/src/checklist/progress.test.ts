import assert from 'node:assert/strict';
import type { ChecklistItem, FindingItem } from '../../../protocol/src/index';
import { itemDescription, progressOf } from './progress';

const item: ChecklistItem = {
  id: 'owasp-top10-2025/A05.1',
  reference: 'A05.1',
  title: 'Every query takes its values as parameters',
  detail: '',
  state: 'open',
  against: [],
  evidence: [],
  speaksFor: [],
  speaksAgainst: [],
};

describe('checklist progress', () => {
  it('counts done and not applicable as settled', () => {
    assert.deepEqual(progressOf([{ state: 'open' }, { state: 'done' }, { state: 'not-applicable' }]), {
      done: 2,
      total: 3,
    });
    assert.deepEqual(progressOf([]), { done: 0, total: 0 });
  });

  it('says behind the title what a reviewer has to know', () => {
    assert.equal(itemDescription(item), '');
    assert.equal(
      itemDescription({ ...item, state: 'not-applicable', reason: 'No database' }),
      'not applicable: No database',
    );
    const against = [{} as FindingItem];
    assert.equal(itemDescription({ ...item, against, note: 'Ask Dana' }), '1 finding against it · Ask Dana');
  });
});
