import assert from 'node:assert/strict';
import type { Checklist, ChecklistItem } from '../../../protocol/src/index';
import { changedRows as changedShown, withStates } from './changes';
import { filtered } from './filter';

const changedRows = (before: readonly Checklist[], after: readonly Checklist[]) =>
  changedShown(shown(before), shown(after));
const shown = (lists: readonly Checklist[]) =>
  filtered(lists, { name: 'all', text: '', me: [], kept: new Set() });

const item = (id: string): ChecklistItem => ({
  id: `top/${id}`,
  reference: id,
  title: id,
  detail: '',
  state: 'open',
  against: [],
  evidence: [],
  speaksFor: [],
  speaksAgainst: [],
});

const list = (folder: string): Checklist => ({
  folder,
  catalogue: 'top',
  title: 'Top 10',
  categories: [
    { id: 'A01', title: 'Access', items: [item('A01.1'), item('A01.2')] },
    { id: 'A05', title: 'Injection', items: [item('A05.1')] },
  ],
});

const lists = [list('file:///shop'), list('file:///stock')];

describe('what changed in the checklists', () => {
  it('is nothing when the same comes again', () => {
    assert.deepEqual(changedRows(lists, structuredClone(lists)), { items: [], parents: [] });
  });

  it('is the item and what stands above it, in its own folder only', () => {
    const after = withStates(lists, new Map([['file:///stock top/A05.1', 'done']]));
    assert.equal(after[1].categories[1].items[0].state, 'done');
    assert.equal(after[0].categories[1].items[0].state, 'open');
    assert.deepEqual(changedRows(lists, after), {
      items: ['file:///stock top/A05.1'],
      parents: ['file:///stock top A05', 'file:///stock top', 'file:///stock'],
    });
  });

  it('tells the checklists of a folder apart', () => {
    const second = { ...list('file:///shop'), catalogue: 'asvs' };
    const before = [lists[0], second];
    const after = withStates(before, new Map([['file:///shop top/A01.1', 'done']]));
    after[1] = { ...second, categories: second.categories.map((each) => ({ ...each, items: each.items })) };
    assert.deepEqual(changedRows([lists[0]], [{ ...lists[0], catalogue: 'asvs' }]), undefined);
    assert.deepEqual(changedRows(before, after)?.parents, [
      'file:///shop top A01',
      'file:///shop top',
      'file:///shop',
    ]);
  });

  it('is everything when a folder or an item came or went', () => {
    assert.equal(changedRows(lists, [lists[0]]), undefined);
    const other = structuredClone(lists);
    other[0].categories[0].items.pop();
    assert.equal(changedRows(lists, other), undefined);
    assert.equal(changedRows([], lists), undefined);
  });

  it('does not say who did what is not confirmed yet', () => {
    const before = structuredClone(lists);
    Object.assign(before[0].categories[0].items[0], { state: 'done', by: 'mira' });
    const [{ categories }] = withStates(before, new Map([['file:///shop top/A01.1', 'open']]));
    assert.equal(categories[0].items[0].state, 'open');
    assert.equal(categories[0].items[0].by, undefined);
  });
});
