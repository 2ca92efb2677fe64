import assert from 'node:assert/strict';
import { cweTitle } from './cwe-titles';
import { owaspOf, owaspPlacements, owaspTitle } from './owasp';
import { owaspCategories } from './owasp-cwe';

const listed = (edition: string) =>
  owaspCategories.filter((category) => category.id.endsWith(edition)).flatMap((category) => category.listed);

describe('OWASP Top 10 categories', () => {
  it('holds the 249 CWEs of 2025, none twice', () => {
    const all = listed('2025');
    assert.equal(all.length, 249);
    assert.equal(new Set(all).size, 249);
  });

  it('holds the 196 CWEs of 2021, of which only 259 stands in two categories', () => {
    const all = listed('2021');
    assert.deepEqual(
      all.filter((cwe, i) => all.indexOf(cwe) !== i),
      [259],
    );
    assert.equal(new Set(all).size, 196);
  });

  it('infers only what an edition does not list', () => {
    for (const { id, inferred } of owaspCategories)
      for (const cwe of inferred) assert.ok(!listed(id.slice(-4)).includes(cwe), `${id} ${cwe}`);
  });

  it('has a name for each CWE of 2025 but for categories of CWEs', () => {
    const bare = listed('2025').filter((cwe) => cweTitle(`CWE-${cwe}`) === undefined);
    // 16 and the others group weaknesses and are none.
    assert.deepEqual(bare, [16, 1035, 320]);
  });

  for (const [cwe, category] of [
    ['CWE-918', 'A01:2025'],
    ['CWE-611', 'A02:2025'],
    ['CWE-295', 'A07:2025'],
    ['CWE-347', 'A04:2025'],
    ['CWE-434', 'A06:2025'],
    ['CWE-209', 'A10:2025'],
    ['CWE-798', 'A07:2025'],
    ['CWE-532', 'A09:2025'],
    ['CWE-89', 'A05:2025'],
  ])
    it(`places ${cwe} in ${category}`, () => {
      assert.deepEqual(owaspPlacements(cwe)[0], { id: category, inferred: false });
    });

  it('marks what OWASP does not list', () => {
    for (const number of [943, 1321, 1333, 400, 770, 208, 1336, 1188, 1426, 1427]) {
      const placements = owaspPlacements(`CWE-${number}`);
      assert.equal(placements.length, 2, String(number));
      assert.ok(placements.every((placement) => placement.inferred));
    }
  });

  it('gives both editions, newest first, each category once', () => {
    assert.deepEqual(owaspOf(['CWE-89']), ['A05:2025', 'A03:2021']);
    assert.deepEqual(owaspOf(['CWE-79: Cross-site Scripting', 'CWE-89']), ['A05:2025', 'A03:2021']);
    assert.deepEqual(owaspOf(['CWE-918', 'CWE-89']), ['A01:2025', 'A05:2025', 'A03:2021', 'A10:2021']);
    assert.deepEqual(owaspOf(['CWE-9999', 'nonsense', '']), []);
  });

  it('names categories', () => {
    assert.equal(owaspTitle('A10:2025'), 'Mishandling of Exceptional Conditions');
    assert.equal(owaspTitle('A10:2021'), 'Server-Side Request Forgery');
    assert.equal(owaspTitle('A11:2025'), undefined);
  });
});
