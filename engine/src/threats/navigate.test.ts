import assert from 'node:assert/strict';
import { applyEdits, LineIndex } from '../syntax/position';
import { noteIdAt, noteSymbols, renameNoteId } from './index';

const main = '.wardscribe/threat-notes.yaml';
const document = 'docs/a.md';
const files = [
  {
    path: main,
    text: 'version: 2\nthreats:\n  - {id: T-1, title: Reads, mitigations: [C-1, "C-2"], assets: [C-1]}\n',
  },
  { path: document, text: '# A\n\n```threat-notes\ncontrols:\n  - id: C-1\n    title: Check\n```\n' },
  { path: 'api/.wardscribe/threat-notes.yaml', text: 'version: 2\ncontrols: [{id: C-1, title: Other}]\n' },
];

function textAt(path: string, text: string) {
  const file = files.find((each) => each.path === path)!;
  return new LineIndex(file.text).position(file.text.indexOf(text) + 1);
}

describe('ids in notes', () => {
  it('lead from their uses to their entry and back, within one folder', () => {
    for (const position of [textAt(main, 'C-1'), { line: 4, character: 9 }]) {
      const path = position.line === 4 ? document : main;
      const found = noteIdAt(files, path, position)!;
      assert.equal(found.id, 'C-1');
      assert.deepEqual(
        [found.definition!.path, found.definition!.range.start],
        [document, { line: 4, character: 8 }],
      );
      assert.deepEqual(found.uses, [
        { path: main, range: { start: { line: 2, character: 42 }, end: { line: 2, character: 45 } } },
      ]);
    }
    assert.equal(noteIdAt(files, main, textAt(main, 'Reads')), undefined);
  });

  it('get another name everywhere, if it is a good one', () => {
    const found = noteIdAt(files, main, textAt(main, 'C-1'))!;
    const edits = renameNoteId(files, found, 'C-10') as Map<string, { range: never; text: string }[]>;
    const after = files.slice(0, 2).map(({ path, text }) => {
      const lines = new LineIndex(text);
      return applyEdits(
        text,
        edits.get(path)!.map(({ range: { start, end }, text: name }) => ({
          start: lines.offset(start),
          end: lines.offset(end),
          text: name,
        })),
      );
    });
    assert.deepEqual(after, [
      files[0].text.replace('[C-1, "C-2"]', '[C-10, "C-2"]'),
      files[1].text.replace('C-1', 'C-10'),
    ]);
    assert.equal(renameNoteId(files, found, 'T-1'), 'The id `T-1` is already used: choose another.');
    assert.match(renameNoteId(files, found, 'a b') as string, /has other characters than/);
  });

  it('make the outline of a file', () => {
    assert.deepEqual(
      noteSymbols(files[1]).map(({ name, detail, list, range }) => [name, detail, list, range.start.line]),
      [['C-1', 'Check', 'controls', 4]],
    );
  });
});
