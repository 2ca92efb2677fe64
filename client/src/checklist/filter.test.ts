import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import type { Checklist, ChecklistEvidence, ChecklistItem, FindingItem } from '../../../protocol/src/index';
import { changedRows, withStates } from './changes';
import { type Filter, filtered, lookAgain } from './filter';
import { itemDescription } from './progress';
import { withReview } from './reviewed';

const item = (id: string, part: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id: `top/${id}`,
  reference: id,
  title: `Title ${id}`,
  detail: '',
  state: 'open',
  against: [],
  evidence: [],
  speaksFor: [],
  speaksAgainst: [],
  ...part,
});
const all: Filter = { name: 'all', text: '', me: ['Mira'], kept: new Set() };
const changed = [{ state: 'changed' }] as ChecklistEvidence[];
const against = [{}] as FindingItem[];
const list: Checklist = {
  folder: 'file:///shop',
  catalogue: 'top',
  title: 'Top 10',
  categories: [
    {
      id: 'A01',
      title: 'Access',
      items: [item('A01.1', { owner: '@mira' }), item('A01.2', { state: 'done' })],
    },
    {
      id: 'A05',
      title: 'Injection',
      items: [
        item('A05.1', { against, speaksAgainst: ['1 finding'], detail: 'Values of a query are parameters' }),
        item('A05.2', { state: 'done', evidence: changed }),
      ],
    },
  ],
};

function ids(part: Partial<Filter>): string[] {
  return filtered([list], { ...all, ...part })
    .flatMap(({ categories }) => categories)
    .flatMap(({ items }) => items.map(({ id }) => id.slice(4)));
}

describe('the filter of the checklist', () => {
  it('shows what it is asked for, and leaves out categories without an item', () => {
    assert.deepEqual(ids({}), ['A01.1', 'A01.2', 'A05.1', 'A05.2']);
    assert.deepEqual(ids({ name: 'open' }), ['A01.1', 'A05.1']);
    assert.deepEqual(ids({ name: 'findings' }), ['A05.1']);
    assert.deepEqual(ids({ name: 'again' }), ['A05.2']);
    assert.deepEqual(ids({ name: 'mine' }), ['A01.1']);
    assert.equal(filtered([list], { ...all, name: 'again' })[0].categories.length, 1);
  });

  it('shows what the change of the open review touches, in its own folder only', () => {
    const said = { id: 'top/A05.1', why: ['T-1'], isOpen: true };
    const again = {
      id: 'top/A01.2',
      why: ['T-2'],
      isOpen: false,
      again: 'a.ts changed after Mira ticked it',
    };
    const review = { folder: list.folder, items: [said, again] };
    const shown = (lists: Checklist[], name: Filter['name']) =>
      filtered(withReview(lists, review), { ...all, name })
        .flatMap(({ categories }) => categories)
        .flatMap(({ items }) => items.map(({ id }) => id.slice(4)));
    assert.deepEqual(shown([list, { ...list, folder: 'file:///other' }], 'change'), ['A01.2', 'A05.1']);
    assert.deepEqual(shown([list], 'again'), ['A01.2', 'A05.2']);
    const [, reopened] = withReview([list], review)[0].categories[0].items;
    assert.equal(itemDescription(reopened), 'look again: a.ts changed after Mira ticked it');
  });

  it('finds words of id, title and explanation, in any order and case', () => {
    assert.deepEqual(ids({ text: 'PARAMETERS query' }), ['A05.1']);
    assert.deepEqual(ids({ text: 'a01.' }), ['A01.1', 'A01.2']);
    assert.deepEqual(ids({ text: 'a01.', name: 'open' }), ['A01.1']);
    assert.deepEqual(ids({ text: 'nowhere' }), []);
  });

  it('keeps what was just changed, and counts what it hides', () => {
    const kept = new Set(['file:///shop top/A01.2']);
    assert.deepEqual(ids({ name: 'open', kept }), ['A01.1', 'A01.2', 'A05.1']);
    const [before] = [filtered([list], { ...all, name: 'open' })];
    const after = filtered(withStates([list], new Map([['file:///shop top/A05.2', 'open' as const]])), {
      ...all,
      name: 'findings',
    });
    assert.equal(before[0].categories[1].all.length, 2);
    assert.deepEqual(changedRows(filtered([list], { ...all, name: 'findings' }), after), {
      items: [],
      parents: ['file:///shop top A05', 'file:///shop top', 'file:///shop'],
    });
  });

  it('says why an item has to be looked at again', () => {
    const [, { items }] = list.categories;
    assert.equal(lookAgain(items[0]), undefined);
    assert.equal(lookAgain(items[1]), 'look again: the code of its evidence changed');
    const gone = item('A05.3', { evidence: [{ state: 'gone' }] as ChecklistEvidence[] });
    assert.equal(lookAgain(gone), 'look again: code of its evidence is gone');
    assert.equal(
      itemDescription({ ...items[0], state: 'done' }),
      'look again: it is done, and something speaks against it · 1 finding against it',
    );
  });

  it('says what is proposed, and nothing of it once it is decided', () => {
    const proposed = item('A05.4', { proposed: 'done', speaksFor: ['T-1 has 2 test files'], owner: '@jon' });
    assert.equal(itemDescription(proposed), 'proposed: done (T-1 has 2 test files) · @jon');
    assert.equal(itemDescription({ ...proposed, state: 'done' }), '@jon');
    assert.equal(
      itemDescription(item('A05.5', { speaksAgainst: ['control C-1 is missing in 2 places'] })),
      'control C-1 is missing in 2 places',
    );
  });

  it('shows one row anew of four hundred, and is quick about it', () => {
    const many: Checklist = {
      ...list,
      categories: Array.from({ length: 20 }, (_, c) => ({
        id: `C${c}`,
        title: `C${c}`,
        items: Array.from({ length: 20 }, (__, i) => item(`C${c}.${i}`)),
      })),
    };
    const before = filtered([many], all);
    const start = performance.now();
    const after = filtered(withStates([many], new Map([['file:///shop top/C7.3', 'done' as const]])), all);
    const rows = changedRows(before, after);
    assert.ok(performance.now() - start < 200);
    assert.deepEqual(rows?.items, ['file:///shop top/C7.3']);
  });
});
