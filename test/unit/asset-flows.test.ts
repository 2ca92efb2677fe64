import assert from 'node:assert/strict';
import type { RuleSet } from '../../engine/src/index';
import { rulesWithNotes } from '../../engine/src/threats/index';
import { readRulesFromRepository } from '../../host/src/index';
import { notesOfText } from './notes';
import { analyze, root, testEngine } from './support';

/** What holds of the project's own data in every language: which classes go where, and how sure findings are. */
describe('flows of assets', () => {
  const code = `function f(record, res, db, fs) {
  console.log(record.item);
  res.json({ item: record.item });
  fetch('https://insights.example.com', { method: 'POST', body: record.item });
  localStorage.setItem('item', record.item);
  db.query('INSERT INTO items (item) VALUES ($1)', [record.item]);
}
`;

  async function rulesFor(asset: string): Promise<RuleSet> {
    const { notes } = notesOfText(`version: 2\nassets: [{id: a, title: Items, ${asset}}]\n`);
    assert.ok(notes);
    return (await testEngine()).compile(rulesWithNotes(readRulesFromRepository(root).loaded, [notes]));
  }

  const places = ['log', 'response', 'third-party', 'storage', 'database'];
  for (const [of, ...wanted] of [
    ['phi', ...places],
    ['PCI', ...places],
    ['pii', 'log', 'third-party'],
    ['business', 'log', 'third-party'],
    ['credential', 'log', 'response', 'storage', 'database'],
  ] as const)
    it(`of class ${of} go into ${wanted.join(', ')}`, async () => {
      const rules = await rulesFor(`class: ${of}, identifiers: [item]`);
      const { findings } = await analyze(rules, 'javascript', code);
      assert.deepEqual(
        findings.map(({ ruleId, confidence }) => [ruleId, confidence]),
        wanted.map((place) => [`js-sensitive-${place}`, 'medium']),
      );
      for (const { message } of findings) assert.ok(message.includes(`record.item (Items, ${of})`), message);
    });

  it('name every asset whose data arrives', async () => {
    const { notes } = notesOfText(
      'version: 2\nassets: [{id: a, title: A, class: pii, identifiers: [phone]}, {id: b, title: B, class: phi, identifiers: [item]}]\n',
    );
    assert.ok(notes);
    const rules = (await testEngine()).compile(rulesWithNotes(readRulesFromRepository(root).loaded, [notes]));
    const text = `fetch(url, { method: 'POST', body: JSON.stringify({ phone: record.phone, item: record.item }) });`;
    const { findings } = await analyze(rules, 'javascript', text);
    assert.deepEqual(
      findings.map(({ assets }) => assets?.map(({ id }) => id)),
      [['a', 'b']],
    );
  });

  it('are only guessed where no asset has the name', async () => {
    const rules = await rulesFor('class: phi, identifiers: [other]');
    const { findings } = await analyze(rules, 'javascript', code.replaceAll('record.item', 'record.ssn'));
    assert.deepEqual(
      findings.map(({ ruleId, confidence }) => [ruleId, confidence]),
      places.map((place) => [`js-sensitive-${place}`, place === 'log' ? 'medium' : 'low']),
    );
  });
});
