import assert from 'node:assert/strict';
import { loadRules } from './load';

const head = 'practices:\n  - id: a\n    languages: [js]\n';
const good =
  '  - {id: good, languages: [js], practice: expiry, kind: need, patterns: [{pattern: sign(...)}]}\n';

describe('files of practices', () => {
  for (const [what, body, problem] of [
    ['an unknown practice', '    practice: luck\n    kind: use\n    names: a\n', '4:15 Practice a: '],
    ['an unknown kind', '    practice: expiry\n    kind: hope\n    names: a\n', '5:11 Practice a: '],
    [
      'nothing to look for',
      '    practice: expiry\n    kind: use\n',
      '2:9 Practice a: it needs `patterns` or `names`.',
    ],
    [
      'an expression that cannot be read',
      "    practice: expiry\n    kind: use\n    names: '('\n",
      '6:12 Practice a: The expression is not usable: ',
    ],
  ])
    it(`tells of ${what}, and the others go on`, () => {
      const { problems, practices } = loadRules([], [{ path: 'm.yaml', text: head + body + good }]);
      assert.equal(problems.length, 1);
      const [{ range, message }] = problems;
      const place = `${(range?.start.line ?? -1) + 1}:${(range?.start.character ?? -1) + 1}`;
      assert.ok(`${place} ${message}`.startsWith(problem), `${place} ${message}`);
      assert.deepEqual(
        practices.map(({ id }) => id),
        ['good'],
      );
    });
});
