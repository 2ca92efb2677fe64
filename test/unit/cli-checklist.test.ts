import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { CliFolder } from './cli-support';

const target = '.wardscribe/checklists/asvs.yaml';
const list = JSON.stringify({
  requirements: [
    {
      chapter_id: 'V1',
      chapter_name: 'Encoding',
      req_id: 'V1.2.4',
      req_description: 'Verify that it is bound.',
      L: '1',
    },
    {
      chapter_id: 'V1',
      chapter_name: 'Encoding',
      req_id: 'V1.9.9',
      req_description: 'Verify that it is new.',
      L: '3',
    },
  ],
});

describe('cli: checklist', () => {
  let folder: CliFolder;
  beforeEach(() => {
    folder = new CliFolder();
  });
  afterEach(() => folder.remove());

  it('writes the official requirements as a change of the checklist, once', async () => {
    folder.put({ 'asvs.flat.json': list });
    const args = ['checklist', 'import', 'asvs', 'asvs.flat.json'];
    assert.deepEqual(await folder.run(args), { code: 0, out: `${target}: 2 requirements.\n`, err: '' });
    const text = readFileSync(path.join(folder.path, target), 'utf8');
    assert.match(text, /^# .*\n# © OWASP Foundation, CC BY-SA 4\.0/);
    const { extends: base, categories } = parse(text);
    assert.equal(base, 'asvs-5.0');
    assert.deepEqual(categories, [
      {
        id: 'V1',
        items: [
          { id: '1.2.4', detail: 'Verify that it is bound.', level: 1 },
          { id: '1.9.9', title: 'It is new', detail: 'Verify that it is new.', level: 3 },
        ],
      },
    ]);
    assert.equal((await folder.run(args)).code, 0);
    folder.put({ [target]: `${text}remove: [V17]\n` });
    assert.deepEqual(await folder.run(args), {
      code: 2,
      out: '',
      err: `wardscribe: ${target} exists and says something else: rename it, and import again.\n`,
    });
  });

  it('says what it needs', async () => {
    folder.put({ 'other.json': '{}' });
    const run = (...args: string[]) => folder.run(['checklist', 'import', ...args]);
    assert.match(
      (await run('asvs', 'other.json')).err,
      /^wardscribe: This is no requirement list of the ASVS 5\.0/,
    );
    assert.match((await run('asvs', 'gone.json')).err, /^wardscribe: There is no file gone\.json\./);
    assert.match((await run('nist', 'other.json')).err, /Allowed choices are asvs\./);
  });
});
