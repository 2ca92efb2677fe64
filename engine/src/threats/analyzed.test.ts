import assert from 'node:assert/strict';
import { notesOfText } from '../../../test/unit/notes';
import { analyzedPart } from './analyzed';

const text = `version: 2
project: {risk: medium}
compliance: [hipaa-164.312]
entryPoints: [{id: api, scope: ["src/**"]}]
threats:
  - {id: T-1, title: Reads others, severity: low, mitigations: [C-1]}
  - {id: T-2, title: Runs script, severity: high, mitigations: [C-2]}
controls:
  - {id: C-1, title: Checks, check: {mustCall: assertOwner}}
  - {id: C-2, title: Escapes}
forbidden: [{call: eval, use: JSON.parse}]
accepted: [{id: R-1, rule: js-sql, scope: ["src/**"], reason: local, expires: 2030-01-01}]
`;

describe('what the analysis reads of notes', () => {
  const part = (changed: string) => {
    const { notes } = notesOfText(changed);
    assert.ok(notes);
    return analyzedPart([notes]);
  };

  for (const [from, to, isSame] of [
    ['risk: medium', 'risk: critical', true],
    ['[hipaa-164.312]', '[]', true],
    ['{id: api,', '{id: api, trust: trusted,', true],
    ['severity: high', 'severity: low', true],
    ['title: Runs script', 'title: Runs scripts', true],
    ['2030-01-01', '2031-01-01', true],
    ['id: R-1', 'id: R-2', true],
    ['severity: low', 'severity: high', false],
    ['title: Reads others', 'title: Reads all', false],
    ['id: T-2', 'id: T-3', false],
    ['mustCall: assertOwner', 'mustCall: assertOwners', false],
    ['call: eval', 'call: evaluate', false],
  ] as const)
    it(`${isSame ? 'stays' : 'differs'} when ${from} becomes ${to}`, () => {
      assert.equal(part(text.replace(from, to)) === part(text), isSame);
    });
});
