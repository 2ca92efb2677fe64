import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CliFolder } from './cli-support';

const notes = '.wardscribe/threat-notes.yaml';
const model = JSON.stringify({
  schema: 1,
  applicationInfo: { name: 'Clinic' },
  threats: [{ id: 'aa', statement: 'A clerk can read all letters' }],
  mitigations: [{ id: 'm1', content: 'Ask for the role' }],
  mitigationLinks: [{ linkedId: 'aa', mitigationId: 'm1' }],
});

describe('cli: notes', () => {
  let folder: CliFolder;
  beforeEach(() => {
    folder = new CliFolder();
  });
  afterEach(() => folder.remove());

  it('checks the notes of all folders and documents', async () => {
    folder.put({
      [notes]: 'version: 2\nthreats: [{id: T-1, title: Reads letters, severity: critical}]\n',
      'api/.wardscribe/threat-notes.yaml': 'version: 2\nassets: [{id: a, title: A}]\n',
      'docs/a.md': '```threat-notes\ncontrols: [{id: C-1, title: C}]\n```\n',
    });
    assert.deepEqual(await folder.run(['notes', 'check']), {
      code: 0,
      out: '1 threat, 1 control, 1 asset, 0 entry points, 0 accepted risks.\n',
      err: `${notes}:2:16: warning: No control answers T-1: name one in \`mitigations\`.\n`,
    });
    const gate = await folder.run(['notes', 'check', '--require-controls', 'high']);
    assert.equal(gate.code, 1);
    assert.match(
      gate.out,
      /^\.wardscribe\/threat-notes\.yaml:2: T-1 Reads letters: open, critical, and no control answers it\n/,
    );
  });

  it('fails on a mistake, at its place, and where there is nothing to check', async () => {
    const none = await folder.run(['notes', 'check']);
    assert.deepEqual(
      [none.code, none.err],
      [2, 'wardscribe: There are no threat notes: write .wardscribe/threat-notes.yaml.\n'],
    );
    folder.put({ [notes]: 'version: 2\nthreads: []\n' });
    const { code, err } = await folder.run(['notes', 'check']);
    assert.equal(code, 2);
    assert.match(
      err,
      /threat-notes\.yaml:2:1: error: `threads` is not a known key\. Did you mean `threats`\?/,
    );
  });

  it('imports a model, and says the second time that nothing is new', async () => {
    folder.put({ 'clinic.tc.json': model });
    assert.equal(
      (await folder.run(['notes', 'import', 'clinic.tc.json'])).out,
      `${notes}: 2 new entries, 0 entries completed.\n`,
    );
    assert.equal((await folder.run(['notes', 'check'])).code, 0);
    const again = await folder.run(['notes', 'import', 'clinic.tc.json', '--format', 'threat-composer']);
    assert.equal(again.out, `${notes}: 0 new entries, 0 entries completed.\n`);
  });

  it('tells what is no model, and writes nothing then', async () => {
    folder.put({ 'a.json': '{}' });
    const { code, err } = await folder.run(['notes', 'import', 'a.json']);
    assert.equal(code, 2);
    assert.match(err, /^wardscribe: This is no model of a known tool/);
    assert.equal(existsSync(path.join(folder.path, notes)), false);
  });

  it('exports Markdown and Threat Dragon', async () => {
    folder.put({ [notes]: 'version: 2\nproject: {name: Clinic}\n' });
    assert.equal((await folder.run(['notes', 'export'])).out, '# Threat notes: Clinic\n');
    await folder.run(['notes', 'export', '--format', 'threat-dragon', '--output', 'clinic.json']);
    assert.equal(
      JSON.parse(readFileSync(path.join(folder.path, 'clinic.json'), 'utf8')).summary.title,
      'Clinic',
    );
  });
});

describe('cli: import', () => {
  it('merges a log, and says what is new and gone', async () => {
    const folder = new CliFolder();
    const log = (results: object[]) =>
      JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Trivy' } }, results }] });
    try {
      folder.put({
        'a.sarif': log([{ ruleId: 'r', message: { text: 'm' } }]),
        'b.sarif': log([]),
        'c.sarif': '[]',
      });
      const file = '.wardscribe/imports/trivy.yaml';
      assert.equal(
        (await folder.run(['import', 'a.sarif'])).out,
        `Trivy: 1 open, 1 new, 0 back, 0 gone (${file})\n`,
      );
      assert.equal(
        (await folder.run(['import', 'b.sarif'])).out,
        `Trivy: 0 open, 0 new, 0 back, 1 gone (${file})\n`,
      );
      const { code, err } = await folder.run(['import', 'c.sarif']);
      assert.deepEqual([code, err], [2, 'wardscribe: This is no SARIF log: it has no `runs`.\n']);
    } finally {
      folder.remove();
    }
  });
});
