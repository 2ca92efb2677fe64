import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { owaspPlacements, owaspTitle } from '../findings/owasp';
import { type Catalogue, parseCatalogue, profiles } from './index';

const folder = join(__dirname, '../../../../catalogues');
const catalogues = new Map<string, Catalogue>();
for (const name of readdirSync(folder)) {
  const { catalogue, problems } = parseCatalogue(readFileSync(join(folder, name), 'utf8'), name);
  assert.deepEqual(problems, [], name);
  assert.equal(`${catalogue!.id}.yaml`, name);
  catalogues.set(catalogue!.id, catalogue!);
}
const itemsOf = ({ categories }: Catalogue) => categories.flatMap(({ items }) => items);

describe('the built-in catalogues', () => {
  for (const [id, catalogue] of catalogues)
    it(`${id}: actions to tick, each with what to look at`, () => {
      for (const item of itemsOf(catalogue)) {
        assert.match(item.title, /^[A-Z].*[^.]$/, item.id);
        assert.ok(item.title.length <= 70, `${item.id}: ${item.title.length} ${item.title}`);
        // Above level 1 the standard's own sentence says it.
        if (id === 'asvs-5.0' && item.level !== 1) continue;
        const sentences = item.detail?.match(/[.](\s|$)/g)?.length ?? 0;
        assert.ok(sentences >= 1 && sentences <= 3, `${item.id}: ${sentences}`);
        assert.equal(new Set(item.cwe).size, item.cwe.length, item.id);
      }
      const titles = itemsOf(catalogue).map(({ title }) => title);
      assert.deepEqual(
        titles.filter((title, i) => titles.indexOf(title) !== i),
        [],
      );
    });

  it('are what the profiles name', () => {
    assert.deepEqual(
      [...new Set(profiles.map((profile) => profile.catalogue))].sort(),
      [...catalogues.keys()].sort(),
    );
    for (const { id, title, catalogue, level } of profiles) {
      const wanted = catalogues.get(catalogue)!;
      assert.equal(title, level === undefined ? wanted.title : `${wanted.title}, level ${level}`, id);
    }
  });

  it('has every requirement of the ASVS 5.0 with its level', () => {
    const items = itemsOf(catalogues.get('asvs-5.0')!);
    const ofLevel = (level: number) => items.filter((item) => item.level === level).length;
    assert.deepEqual([items.length, ofLevel(1), ofLevel(2), ofLevel(3)], [345, 70, 183, 92]);
    for (const { id, sections = {}, items: own } of catalogues.get('asvs-5.0')!.categories)
      for (const item of own) {
        assert.ok(item.id.startsWith(`${id.slice(1)}.`), item.id);
        assert.ok(sections[item.id.replace(/\.\d+$/, '')], item.id);
      }
  });

  for (const edition of ['2025', '2021'])
    describe(`the OWASP Top 10:${edition}`, () => {
      const { categories } = catalogues.get(`owasp-top10-${edition}`)!;

      it('has the ten categories by their names', () => {
        assert.equal(categories.length, 10);
        categories.forEach(({ id, title, items }, i) => {
          const short = `A${String(i + 1).padStart(2, '0')}`;
          assert.equal(id, `${short}:${edition}`);
          assert.equal(title, owaspTitle(id));
          assert.deepEqual(
            items.map((item) => item.id),
            items.map((_, k) => `${short}.${k + 1}`),
          );
        });
      });

      it('lists each weakness in one item, in a category that OWASP gives it', () => {
        const seen = new Set<string>();
        for (const { id, items } of categories)
          for (const item of items)
            for (const cwe of item.cwe) {
              assert.ok(!seen.has(cwe), `${cwe} twice`);
              seen.add(cwe);
              const ids = owaspPlacements(cwe).map((placement) => placement.id);
              assert.ok(ids.includes(id), `${item.id} ${cwe}`);
            }
      });
    });

  it('has four to seven items in each category of the OWASP Top 10:2025', () => {
    for (const { id, items } of catalogues.get('owasp-top10-2025')!.categories)
      assert.ok(items.length >= 4 && items.length <= 7, `${id} has ${items.length}`);
  });
});
