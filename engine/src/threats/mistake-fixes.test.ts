import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import { applyEdits } from '../syntax/position';

/** The fixes of mistakes: the text is as said afterwards, and without the mistake. */
describe('fixes of mistakes in notes', () => {
  const cases: [title: string, before: string, after: string][] = [
    ['Change it to threats', 'threat: []\n', 'threats: []\n'],
    [
      'Change it to open',
      'threats: [{id: T-1, title: T, status: opened}]\n',
      'threats: [{id: T-1, title: T, status: open}]\n',
    ],
    [
      'Change it to C-1',
      'controls: [{id: C-1, title: C}]\nthreats: [{id: T-1, title: T, mitigations: [C-11]}]\n',
      'controls: [{id: C-1, title: C}]\nthreats: [{id: T-1, title: T, mitigations: [C-1]}]\n',
    ],
    [
      'Add Log under controls',
      'controls:\n  - {id: C-1, title: C}\nthreats: [{id: T-1, title: T, mitigations: [Log]}]\n',
      'controls:\n  - {id: C-1, title: C}\n  - {id: Log, title: What Log is}\nthreats: [{id: T-1, title: T, mitigations: [Log]}]\n',
    ],
    [
      'Add phi under assets',
      'forbidden: [{call: eval, withAsset: phi}]\n',
      'forbidden: [{call: eval, withAsset: phi}]\n\nassets:\n  - id: phi\n    title: What phi is\n',
    ],
    [
      'Add api under entryPoints',
      'threats: [{id: T-1, title: T, entryPoints: [api]}]\n',
      'threats: [{id: T-1, title: T, entryPoints: [api]}]\n\nentryPoints:\n  - id: api\n    scope: ["**"]\n',
    ],
    [
      'Remove Log',
      'threats:\n  - id: T-1\n    title: T\n    mitigations: [Log]\n',
      'threats:\n  - id: T-1\n    title: T\n',
    ],
    [
      'Change it to T-3',
      'threats: [{id: T-1, title: A}, {id: T-2, title: B}, {id: T-1, title: C}]\n',
      'threats: [{id: T-1, title: A}, {id: T-2, title: B}, {id: T-3, title: C}]\n',
    ],
    [
      'Change it to api-2',
      'assets: [{id: api, title: A}]\nentryPoints: [{id: api, scope: [a]}]\n',
      'assets: [{id: api, title: A}]\nentryPoints: [{id: api-2, scope: [a]}]\n',
    ],
    [
      'Change it to CWE-89',
      'sinks: [{call: db.raw, cwe: cwe_089}]\n',
      'sinks: [{call: db.raw, cwe: CWE-89}]\n',
    ],
    ['Change it to db.raw', 'sources: [{call: "db->raw(sql)"}]\n', 'sources: [{call: db.raw}]\n'],
    [
      'Change it to Reads-letters',
      'threats: [{id: Reads letters, title: T}]\n',
      'threats: [{id: Reads-letters, title: T}]\n',
    ],
    [
      'Change it to src/**',
      'entryPoints: [{id: a, scope: [/src/**]}]\n',
      'entryPoints: [{id: a, scope: ["src/**"]}]\n',
    ],
    [
      'Change it to src/a.ts',
      'entryPoints: [{id: a, scope: ["src\\\\a.ts"]}]\n',
      'entryPoints: [{id: a, scope: [src/a.ts]}]\n',
    ],
  ];
  for (const [title, before, after] of cases)
    it(`${title} in ${before.split(/[:[]/)[0]}`, () => {
      const text = `version: 2\n${before}`;
      const fixes = notesOfText(text).problems.flatMap((problem) => problem.fixes ?? []);
      const fix = fixes.find((each) => each.title === title);
      assert.ok(fix, fixes.map((each) => each.title).join('\n'));
      const changed = applyEdits(text, fix.edits);
      assert.equal(changed, `version: 2\n${after}`);
      assert.deepEqual(notesOfText(changed).problems, []);
    });

  it('are not guessed where nothing is near', () => {
    const text =
      'version: 2\nsinks: [{call: "()", cwe: injection}]\nentryPoints: [{id: a, scope: ["../x"]}]\n';
    const { problems } = notesOfText(text);
    assert.deepEqual(
      problems.map(({ fixes }) => fixes),
      [undefined, undefined, undefined],
    );
  });
});
