import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import { applyEdits } from '../syntax/position';
import { type Acceptance, acceptanceEdit } from './accept';

const path = '.wardscribe/threat-notes.yaml';
const risk: Acceptance = {
  rule: 'js-eval',
  path: 'src/[id]/a.js',
  reason: 'Runs on the: demo only',
  owner: '@jon',
  expires: '2027-01-31',
};

function written(text: string, acceptance: Acceptance): string {
  const { edit } = acceptanceEdit(text, acceptance, text ? notesOfText(text, path).notes : undefined);
  const result = applyEdits(text, [edit]);
  assert.deepEqual(
    notesOfText(result, path).problems.map(({ message }) => message),
    [],
  );
  return result;
}

describe('an accepted risk', () => {
  it('begins the notes where there are none', () => {
    assert.equal(
      written('', risk),
      `version: 2

accepted:
  - id: R-1
    rule: js-eval
    scope: ["src/?id?/a.js"]
    reason: "Runs on the: demo only"
    owner: "@jon"
    expires: 2027-01-31
`,
    );
  });

  it('stands behind the others, written as they are, and leaves everything else alone', () => {
    const text = `# Ours
version: 2
accepted: # by whom
  - {id: R-1, rule: a, scope: [b], reason: c} # the first
threats: [{id: R-2, title: Taken}]
`;
    const fingerprint = '0123456789abcdef0123456789abcdef';
    const one: Acceptance = { rule: 'js-eval', fingerprint, path: 'a.js', threat: 'R-2', reason: 'Why not' };
    assert.equal(
      written(text, one),
      text.replace(
        '# the first\n',
        '# the first\n' +
          '  - {id: R-3, rule: js-eval, fingerprint: "0123456789abcdef0123456789abcdef", scope: [a.js], threat: R-2, reason: Why not}\n',
      ),
    );
  });

  it('is relative to the folder of its notes', () => {
    const below = notesOfText('version: 2\n', 'shop/.wardscribe/threat-notes.yaml').notes;
    const { edit } = acceptanceEdit('version: 2\n', { ...risk, path: 'shop/a.js' }, below);
    assert.match(edit.text, /scope: \[a\.js\]/);
  });
});
