import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { evidenceOf } from '../../engine/src/checklists/index';
import { CliFolder, type Outcome, repository } from './cli-support';

const team = `id: ours
title: Ours
categories:
  - id: R
    title: Release
    items:
      - {id: R.1, title: Try the way back}
`;

function review(lines: Record<string, string> = {}): string {
  const { notes = '', signatures = '', read = '', subject = '' } = lines;
  return `version: 1
review: {title: Patient search${subject}, by: mira, on: 2026-01-01}
signatures:${signatures}
notes:${notes}
replies:
read:${read}
`;
}

const openNote =
  '\n  N-1: {kind: concern, severity: high, state: open, text: "The clinic is <b>not</b> compared.", at: {path: src/a.js, start: 1, end: 1, quote: ["return find(id);"], before: "", after: ""}, by: mira, on: 2026-01-01, rev: 1}';

class Project extends CliFolder {
  git(...args: string[]): string {
    const names = [
      '-c',
      'user.name=mira',
      '-c',
      'user.email=mira@example.test',
      '-c',
      'commit.gpgsign=false',
    ];
    return execFileSync('git', [...names, ...args], { cwd: this.path, encoding: 'utf8' }).trim();
  }

  commit(files: Record<string, string>): string {
    this.put(files);
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'change');
    return this.git('rev-parse', 'HEAD');
  }

  status(...args: string[]): Promise<Outcome> {
    return this.run(['review', 'status', ...args]);
  }

  report(...args: string[]): Promise<Outcome> {
    return this.run(['review', 'report', '--jobs', '1', ...args]);
  }
}

describe('command line: review', function () {
  this.timeout(120_000);

  it('says how far the latest review is, and what a release waits for', async () => {
    const folder = new Project().put({
      '.wardscribe/reviews/old.yaml': review().replace('2026-01-01', '2025-01-01'),
      '.wardscribe/reviews/search.yaml': review({ notes: openNote }),
      '.wardscribe/checklists/ours.yaml': team,
      'src/a.js': 'function of(id) {\n  return find(id);\n}\n',
    });
    const { code, out, err } = await folder.status('--catalogue', 'ours');
    assert.equal(err, '');
    assert.equal(code, 0, err);
    assert.deepEqual(out.split('\n'), [
      'Patient search (search)',
      '  Not signed yet',
      `  0 of ${out.match(/of (\d+) checklist/)?.[1]} checklist items decided`,
      '  0 of 1 regions read',
      '  0 of 1 notes settled',
      'ours/R.1: open: Try the way back',
      'src/a.js:2: open concern: The clinic is <b>not</b> compared.',
      'Nobody has approved the code as it is now, or somebody rejected it.',
      '',
    ]);
    assert.match((await folder.status('old')).out, /^Patient search \(old\)\n/);
  });

  it('ends with 1 until items and notes are settled and somebody approved', async () => {
    const folder = new Project().put({ '.wardscribe/checklists/ours.yaml': team });
    const complete = ['--require-complete', '--catalogue', 'ours'];
    folder.put({ '.wardscribe/reviews/search.yaml': review({ notes: openNote }) });
    assert.equal((await folder.status(...complete)).code, 1);
    folder.put({
      '.wardscribe/reviews/search.yaml': review({
        notes: openNote.replace('state: open', 'state: resolved'),
        signatures: '\n  mira: {verdict: approved, on: 2026-01-01}',
      }),
    });
    assert.equal((await folder.status(...complete)).code, 1);
    folder.put({ '.wardscribe/checklist.yaml': 'ours/R.1: {state: done}\n' });
    const { code, out } = await folder.status(...complete);
    assert.equal(code, 0);
    assert.match(out, /^ {2}Approved by mira$/m);
    assert.equal((await folder.status('--require-complete')).code, 1, 'the release items are open');
  });

  it('keeps an approval when only records of the review changed, and drops it with the code', async () => {
    const folder = new Project();
    folder.git('init', '-q', '-b', 'main');
    const base = folder.commit({ 'src/a.js': 'a();\nb();\n' });
    const signed = folder.commit({ 'src/a.js': 'a();\nc();\n' });
    const text = review({
      subject: `, base: main, baseCommit: ${base}`,
      signatures: `\n  mira: {verdict: approved, on: 2026-01-01, commit: ${signed}}`,
    });
    folder.commit({ '.wardscribe/reviews/search.yaml': text });
    const before = (await folder.status()).out;
    assert.match(before, /^ {2}Approved by mira$/m);
    assert.match(before, /^ {2}0 of 1 regions read$/m);
    folder.commit({ 'src/a.js': 'a();\nd();\n' });
    assert.match((await folder.status()).out, /^ {2}Code changed since it was signed$/m);
  });

  it('says which items the change touches, and which have to be looked at again', async () => {
    const query = (sql: string) => `export const find = (id) => db.query(${sql});\n`;
    const rule = `rules:
  - {id: joined, languages: [js], severity: ERROR, message: Bind it., pattern: 'db.query("..." + $X)', metadata: {cwe: CWE-89}}
`;
    const notes =
      'version: 2\nthreats: [{id: T-1, title: Too much, cwe: [CWE-862], scope: [src/search.js]}]\n';
    const folder = new Project();
    folder.git('init', '-q', '-b', 'main');
    const base = folder.commit({
      'package.json': '{}\n',
      'src/cookie.js': 'const maxAge = 5;\nexport { maxAge };\n',
      '.wardscribe/rules/joined.yaml': rule,
      '.wardscribe/threat-notes.yaml': notes,
    });
    const ticked = folder.commit({ 'src/search.js': query('"SELECT " + id'), 'src/other.js': 'other();\n' });
    const key = (item: string) => `owasp-top10-2025/${item}`;
    const at = `state: done, by: Mira, on: 2026-01-01, commit: "${ticked.slice(0, 12)}"`;
    const quote = 'const maxAge = 5;';
    const code = evidenceOf('src/cookie.js', quote, 0, 0)!.code;
    const cookie = `evidence: [{path: src/cookie.js, lines: 1, quote: "${quote}", code: "${code}"}]`;
    const lines = [
      ...[`A01.2: {${at}}`, `A02.2: {${at}, ${cookie}}`],
      ...[`A04.2: {${at}}`, `A05.1: {${at.replace('done', 'not-applicable, reason: no')}}`],
    ];
    folder.put({
      '.wardscribe/checklist.yaml': lines.map((line) => `${key(line)}\n`).join(''),
      '.wardscribe/reviews/search.yaml': review({ subject: `, base: main, baseCommit: ${base}` }),
    });
    const again = async () =>
      (await folder.status()).out.split('\n').filter((line) => /touches|look at|look again/.test(line));
    const touched = (await again())[0];
    assert.match(touched, /^ {2}2 of \d+ items decided that the change touches$/);
    assert.deepEqual(await again(), [touched]);

    folder.commit({ 'src/other.js': 'another();\n' });
    assert.deepEqual(await again(), [touched], 'nothing is about the other file');
    folder.commit({
      'src/search.js': query('"SELECT 1"'),
      'src/cookie.js': 'const maxAge = 50;\nexport { maxAge };\n',
    });
    const said = [
      'A01.2: look again: src/search.js changed after Mira ticked it: Deny by default and grant by role on the server',
      'A02.2: look again: the code of its evidence changed: Set Secure and HttpOnly on session cookies',
      'A05.1: look again: src/search.js changed after Mira said that it does not apply: Pass data to queries as parameters',
    ];
    const [count, ...rest] = (await again()).slice(1);
    assert.equal(count, '  3 to look at again');
    assert.deepEqual(rest, said.map(key));
    const { out } = await folder.report();
    assert.match(out, /^- Still open: \d+ checklist items, 3 items to look at again, 3 unread regions$/m);
    assert.match(out, /^## To look at again\n\n- `owasp-top10-2025\/A01\.2` Deny/m);
    const json = JSON.parse((await folder.report('--format', 'json')).out);
    assert.deepEqual(json.open.again, ['A01.2', 'A02.2', 'A05.1'].map(key));
    const gate = await folder.status('--require-complete', '--catalogue', 'owasp-top10-2025');
    assert.equal(gate.out.split('\n').filter((line) => line.includes('look again: ')).length, 3);

    // The commit is not there any more: changes of later days count.
    const file = '.wardscribe/checklist.yaml';
    folder.put({
      [file]: readFileSync(path.join(folder.path, file), 'utf8').replaceAll(
        /commit: "\w+"/g,
        'commit: "0123456789ab"',
      ),
    });
    assert.deepEqual(
      (await again()).slice(2),
      said.map(key).filter((line) => !line.includes('A05.1')),
    );
  });

  it('writes the report in each form, with the findings of the folder', async () => {
    const folder = new Project().put({
      '.wardscribe/reviews/search.yaml': review({ notes: openNote }),
      '.wardscribe/rules/own.yaml':
        'rules:\n  - id: own-debugger\n    languages: [javascript]\n    severity: ERROR\n    message: Take this out.\n    pattern: debugger\n',
      'src/a.js': 'function of(id) {\n  return find(id);\n}\ndebugger;\n',
    });
    const markdown = await folder.report();
    assert.equal(markdown.code, 0, markdown.err);
    assert.ok(markdown.out.startsWith('# Patient search\n'));
    assert.ok(markdown.out.includes('- Error: `src/a.js:4` Take this out.\n'));
    const json = JSON.parse((await folder.report('--format', 'json')).out);
    assert.equal(json.id, 'search');
    assert.equal(json.findings[0].ruleId, 'own-debugger');
    assert.equal(json.notes[0].place.startLine, 2);
    const sarif = JSON.parse((await folder.report('--format', 'sarif')).out);
    assert.deepEqual(sarif.runs[0].results[0].locations[0].physicalLocation.region, {
      startLine: 2,
      startColumn: 1,
      endLine: 2,
      endColumn: 19,
    });
    assert.ok(
      (await folder.report('--format', 'comment')).out.startsWith('### Security review: Patient search\n'),
    );
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'wardscribe-report-')), 'review.html');
    const html = await folder.report('--format', 'html', '--output', file);
    assert.deepEqual([html.code, html.out], [0, '']);
    const page = readFileSync(file, 'utf8');
    assert.ok(page.includes('The clinic is &lt;b&gt;not&lt;/b&gt; compared.'));
    assert.ok(
      page.includes(readFileSync(path.join(repository, 'media/reviewPage.css'), 'utf8').slice(0, 40)),
    );
  });

  it('says in words for people what it cannot do', async () => {
    const folder = new Project();
    const outcome = async (...args: string[]) => {
      const { code, err } = await folder.status(...args);
      return [code, err];
    };
    assert.deepEqual(await outcome(), [2, 'wardscribe: There are no reviews in .wardscribe/reviews.\n']);
    folder.put({ '.wardscribe/reviews/search.yaml': review() });
    assert.deepEqual(await outcome('other'), [
      2,
      'wardscribe: There is no review other. There are: search.\n',
    ]);
    const [code, err] = await outcome('--catalogue', 'none');
    assert.equal(code, 2);
    assert.match(String(err), /^wardscribe: There is no checklist none\. There are: asvs-5\.0, /);
    folder.put({ '.wardscribe/reviews/search.yaml': 'a: b\n' });
    const broken = await folder.status();
    assert.equal(broken.code, 2);
    assert.match(
      broken.err,
      /^\.wardscribe\/reviews\/search\.yaml:1:1: error: .*\nwardscribe: The review cannot be read\.\n$/,
    );
  });

  it('reads no file outside of the folder, whatever the review names', async () => {
    const folder = new Project().put({
      '.wardscribe/reviews/search.yaml': review({
        notes: openNote.replace('path: src/a.js', 'path: ../../a.js'),
      }),
    });
    const json = JSON.parse((await folder.report('--format', 'json')).out);
    assert.deepEqual([json.notes[0].place, json.notes[0].lost], [undefined, '../../a.js']);
  });
});
