import assert from 'node:assert/strict';
import { CliFolder } from './cli-support';

const broken =
  'rules:\n  - id: r\n    patern: eval(...)\n    message: m\n    languages: [js]\n    severity: ERROR\n';
const good = broken.replace('patern', 'pattern');

describe('cli: arguments and configuration', () => {
  let folder: CliFolder;
  beforeEach(() => {
    folder = new CliFolder();
  });
  afterEach(() => folder.remove());

  const refuses = async (args: string[], message: RegExp) => {
    const { code, out, err } = await folder.run(args);
    assert.match(err, message);
    assert.deepEqual({ code, out }, { code: 2, out: '' });
  };

  it('prints help and version on standard output', async () => {
    assert.deepEqual(await folder.run(['--version']), { code: 0, out: '1.2.3\n', err: '' });
    const { code, out } = await folder.run(['scan', '--help']);
    assert.equal(code, 0);
    for (const flag of [
      '--format',
      '--output',
      '--rules',
      '--no-builtin-rules',
      '--threat-notes',
      '--fail-on',
      '--jobs',
    ])
      assert.ok(out.includes(flag), flag);
  });

  it('refuses what it does not know', async () => {
    await refuses(['scan', '--colour'], /unknown option '--colour'/);
    await refuses(['scna'], /unknown command 'scna'/);
    await refuses(['scan', '--format', 'xml'], /Allowed choices are text, json, sarif/);
    await refuses(['scan', '--fail-on', 'hint'], /Allowed choices are error, warning, info, never/);
    await refuses(['scan', '--jobs', '0'], /whole number from 1 up/);
    await refuses(['scan', '--jobs', '1e1'], /whole number from 1 up/);
    await refuses(['test'], /missing required argument 'folder'/);
    const { code, err } = await folder.run([]);
    assert.equal(code, 2);
    assert.match(err, /Usage: wardscribe/);
  });

  it('refuses paths that are not there', async () => {
    await refuses(['scan', 'gone.js'], /^wardscribe: There is no file or folder gone\.js\.\n$/);
    await refuses(['scan', '--rules', 'gone'], /^wardscribe: --rules: there is no file or folder gone\.\n$/);
    await refuses(
      ['scan', '--threat-notes', 'gone'],
      /^wardscribe: --threat-notes: there is no file gone\.\n$/,
    );
    await refuses(['test', 'gone'], /^wardscribe: There is no folder gone\.\n$/);
    await refuses(['test', '.'], /^wardscribe: There are no rule files in \.\.\n$/);
    folder.put({ 'out/x': '' });
    await refuses(['scan', '--output', 'out'], /--output: out is a folder; name a file/);
  });

  it('names file, line and key of a broken rule, goes on with the others and ends with 2', async () => {
    folder.put({ 'r.yaml': broken, 'good.yaml': good });
    const rules = ['--no-builtin-rules', '--rules', '.'];
    const scanned = await folder.run(['scan', ...rules]);
    assert.equal(scanned.code, 2);
    assert.match(scanned.err, /^r\.yaml:3:5: error: .*patern/);
    assert.match(scanned.out, /No findings/);
    const listed = await folder.run(['rules', ...rules]);
    assert.equal(listed.code, 2);
    assert.match(listed.err, /^r\.yaml:3:5: error: .*patern/);
    assert.match(listed.out, /^r .*\n1 rule\.\n$/);
    folder.put({ '.wardscribe/rules/sub/team.yaml': broken });
    const team = await folder.run(['scan']);
    assert.equal(team.code, 2);
    assert.match(team.err, /^\.wardscribe\/rules\/sub\/team\.yaml:3:5: error: .*patern/);
  });

  it('refuses broken threat notes at their line', async () => {
    folder.put({ '.wardscribe/threat-notes.yaml': 'version: 2\nthreads: []\n' });
    await refuses(
      ['scan', '--no-builtin-rules'],
      /threat-notes\.yaml:2:1: error: .*threads[\s\S]*have errors/,
    );
  });

  it('lists the rules of files, folders and the project, without the cases beside them', async () => {
    folder.put({
      'rules/a.yaml': good.replace('id: r', 'id: a'),
      'rules/a.test.yaml': 'rules: []',
      'rules/compose.yaml': 'services: {}',
      'rules/deep/b.yml': good.replace('id: r', 'id: b'),
      'c.yaml': good.replace('id: r', 'id: c'),
      '.wardscribe/rules/d.yaml': good.replace('id: r', 'id: d'),
    });
    const args = ['rules', '--no-builtin-rules', '--rules', 'rules', '--rules', 'c.yaml'];
    const { code, out, err } = await folder.run([...args, '--format', 'json']);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    const listed = JSON.parse(out);
    assert.equal(listed.version, 1);
    assert.deepEqual(
      listed.rules.map((rule: { id: string }) => rule.id),
      ['a', 'b', 'c', 'd'],
    );
    assert.equal(listed.rules[0].severity, 'error');
    assert.match((await folder.run(args)).out, /^a {2}error {2}\S+ {2}.*\n[\s\S]*\n4 rules\.\n$/);
  });

  it('tells an internal error with code 3, its stack only when asked', async () => {
    const assets = { assets: folder.path };
    const plain = await folder.run(['rules'], { assets });
    assert.equal(plain.code, 3);
    assert.match(plain.err, /^wardscribe: internal error: Cannot read .*rules\.json: it is missing\./);
    assert.doesNotMatch(plain.err, /\n\s+at /);
    assert.match((await folder.run(['rules'], { assets, debug: true })).err, /\n\s+at /);
  });
});
