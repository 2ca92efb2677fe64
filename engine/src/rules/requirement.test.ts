import assert from 'node:assert/strict';
import { labelsOf, parseRequirement, type Requirement } from './requirement';

/** Fully parenthesized. */
function written(requirement: Requirement): string {
  switch (requirement.kind) {
    case 'label':
      return requirement.name;
    case 'constant':
      return requirement.value ? 'True' : 'False';
    case 'not':
      return `not ${written(requirement.part)}`;
    default:
      return `(${requirement.parts.map(written).join(` ${requirement.kind} `)})`;
  }
}

function read(text: string): string {
  const parsed = parseRequirement(text);
  return 'error' in parsed ? `${parsed.at}: ${parsed.error}` : written(parsed);
}

describe('labels that data must carry', () => {
  for (const [text, expected] of [
    ['A', 'A'],
    ['  A_1 ', 'A_1'],
    ['A and B or C', '((A and B) or C)'],
    ['A or B and not C', '(A or (B and not C))'],
    ['not (A or B)', 'not (A or B)'],
    ['not not A', 'not not A'],
    ['android and order', '(android and order)'],
    ['True', 'True'],
    ['', '0: a label is expected'],
    ['A and', '5: a label is expected'],
    ['A and or B', '6: a label is expected, not `or`'],
    ['A B', '2: `and`, `or` or the end is expected, not `B`'],
    ['(A or B', '7: a closing parenthesis is missing'],
    ['A && B', '2: `and`, `or` or the end is expected, not `&&`'],
    [`${'('.repeat(200)}A`, '101: it is nested too deeply'],
  ]) {
    it(JSON.stringify(text).slice(0, 40), () => assert.equal(read(text), expected));
  }

  it('knows the labels that it asks about', () => {
    const parsed = parseRequirement('A and not (B or True)');
    assert.ok(!('error' in parsed));
    assert.deepEqual(labelsOf(parsed), ['A', 'B']);
  });
});
