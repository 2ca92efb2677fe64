import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Log } from 'sarif';
import type { JsonReport } from '../../engine/src/report/index';
import { CliFolder } from './cli-support';

const rules = `rules:
  - id: no-eval
    languages: [javascript, typescript]
    severity: ERROR
    message: Do not run $X as code.
    pattern: eval($X)
    fix: JSON.parse($X)
    metadata: {cwe: [CWE-95], confidence: HIGH}
  - id: no-alert
    languages: [javascript, typescript]
    severity: WARNING
    message: Take this alert out.
    pattern: alert(...)
  - id: request-to-query
    languages: [javascript, typescript]
    severity: ERROR
    message: Pass $SOURCE as a parameter.
    mode: taint
    pattern-sources: [{pattern: req.query.$ANY}]
    pattern-sinks: [{patterns: [{pattern: 'db.query($SINK, ...)'}, {focus-metavariable: $SINK}]}]
    metadata: {cwe: [CWE-89], confidence: HIGH}
`;

describe('cli: scan', () => {
  let folder: CliFolder;
  beforeEach(() => {
    folder = new CliFolder().put({ 'rules.yaml': rules });
  });
  afterEach(() => folder.remove());

  const scan = (...args: string[]) =>
    folder.run(['scan', '--no-builtin-rules', '--rules', 'rules.yaml', ...args]);
  const scanJson = async (...args: string[]): Promise<JsonReport & { code: number }> => {
    const { code, out } = await scan('--format', 'json', ...args);
    return { ...JSON.parse(out), code };
  };
  const places = (report: JsonReport) =>
    report.findings.map((each) => `${each.path}:${each.startLine}:${each.startColumn} ${each.ruleId}`);

  it('reports places one-based, in UTF-16 columns, whatever the line ends', async () => {
    folder.put({ 'src/a.js': '\ufeffconst x = "😀"; eval(x);\r\n\r\n  eval(y);\r\n', 'b.ts': 'alert(1);\n' });
    const report = await scanJson();
    assert.deepEqual(places(report), ['b.ts:1:1 no-alert', 'src/a.js:1:17 no-eval', 'src/a.js:3:3 no-eval']);
    const [, first] = report.findings;
    assert.deepEqual([first.endLine, first.endColumn], [1, 24]);
    assert.equal(first.message, 'Do not run x as code.');
    assert.deepEqual(first.cwe, ['CWE-95']);
    assert.match(first.fingerprint, /^[0-9a-f]{32}$/);
    assert.deepEqual(report.summary, {
      // The rules are YAML, which is analyzed too.
      files: 3,
      findings: 3,
      suppressed: 0,
      error: 2,
      warning: 1,
      info: 0,
      hint: 0,
    });
    assert.equal(report.code, 1);
  });

  it('gives the path of the data', async () => {
    folder.put({ 'a.js': 'function f(req, db) {\n  const id = req.query.id;\n  db.query("x" + id);\n}\n' });
    const { findings } = await scanJson();
    assert.deepEqual(places(await scanJson()), ['a.js:3:12 request-to-query']);
    const lines = findings[0].flow.map((step) => step.startLine);
    assert.equal(lines[0], 2);
    assert.equal(lines.at(-1), 3);
    assert.match(
      (await scan()).out,
      /^a\.js\n {2}3:12 {2}error {4}Pass .*\n {10}\s+1\. 2:14 {2}req\.query\.id/,
    );
  });

  it('ends with 1 only at or above the threshold', async () => {
    folder.put({ 'a.js': 'alert(1);\n' });
    const codes: Record<string, number> = {};
    for (const level of ['error', 'warning', 'info', 'never'])
      codes[level] = (await scan('--fail-on', level)).code;
    assert.deepEqual(codes, { error: 0, warning: 1, info: 1, never: 0 });
  });

  it('counts suppressed findings apart and keeps their reason', async () => {
    folder.put({ 'a.js': '// wardscribe-ignore no-eval: only constants come here\neval(x);\n' });
    const report = await scanJson();
    assert.equal(report.code, 0);
    assert.deepEqual(report.findings[0].suppression, { kind: 'comment', reason: 'only constants come here' });
    assert.deepEqual([report.summary.findings, report.summary.suppressed], [0, 1]);
    assert.equal((await scan()).out, 'No findings in 2 files. 1 suppressed.\n');
  });

  it('speaks in the terms of the threat notes of the folder', async () => {
    folder.put({
      'a.js': 'alert(1);\neval(x);\n',
      '.wardscribe/threat-notes.yaml': `version: 2
project: {name: shop, risk: medium}
threats:
  - {id: T-1, title: Someone runs code, cwe: [CWE-95], severity: high, scope: ["**"], status: open}
accepted:
  - {id: R-1, rule: no-alert, scope: ["a.js"], reason: demo page, owner: "@bob", expires: "2026-06-30"}
`,
    });
    const report = await scanJson();
    assert.deepEqual(report.findings[0].suppression, {
      kind: 'accepted',
      reason: 'demo page',
      id: 'R-1',
      owner: '@bob',
      expires: '2026-06-30',
    });
    assert.deepEqual(report.findings[1].threats, [{ id: 'T-1', title: 'Someone runs code' }]);
    const later = await folder.run(
      ['scan', '--no-builtin-rules', '--rules', 'rules.yaml', '--format', 'json'],
      { today: '2026-07-01' },
    );
    assert.equal(JSON.parse(later.out).findings[0].suppression, undefined);
    assert.match(later.err, /threat-notes\.yaml:6:\d+: warning: The accepted risk R-1 expired on 2026-06-30/);
  });

  it('gives the same report for every number of jobs', async function () {
    this.timeout(60_000);
    const files: Record<string, string> = {};
    for (let i = 0; i < 60; i++) files[`src/f${i}.js`] = `${'\n'.repeat(i % 7)}eval(a${i});\nalert(1);\n`;
    folder.put({ ...files, 'src/bad.js': 'function ( {\neval(x', 'src/zero.js': 'a\0b' });
    const one = await scan('--format', 'json', '--jobs', '1');
    const three = await scan('--format', 'json', '--jobs', '3');
    assert.deepEqual(three, one);
    assert.ok(JSON.parse(one.out).findings.length >= 120);
  });

  it('goes on past files that cannot be analyzed, and says which', async () => {
    folder.put({
      'binary.js': 'MZ\0\0',
      'large.js': 'a();\n'.repeat(300_001),
      'line.js': `const data = "${'a'.repeat(5_000_000 / 20)}";`,
      'broken.js': 'eval(x);\nfunction ( {\n',
      'good.js': 'eval(x);\n',
    });
    const { code, out, err } = await scan('--format', 'json');
    const report: JsonReport = JSON.parse(out);
    assert.deepEqual(report.skipped, [
      { path: 'binary.js', reason: 'a binary file' },
      { path: 'large.js', reason: 'larger than 1.5 MB' },
      { path: 'line.js', reason: 'a line is longer than 200,000 characters' },
    ]);
    assert.match(err, /^binary\.js: skipped: a binary file$/m);
    assert.deepEqual(places(report), ['broken.js:1:1 no-eval', 'good.js:1:1 no-eval']);
    assert.equal(code, 1);
  });

  it('writes SARIF with fixes to a file and keeps standard output empty', async () => {
    folder.put({ 'a b.js': 'eval(x);\n' });
    const { code, out } = await scan('--format', 'sarif', '--output', 'reports/w.sarif');
    assert.deepEqual({ code, out }, { code: 1, out: '' });
    const log: Log = JSON.parse(readFileSync(path.join(folder.path, 'reports/w.sarif'), 'utf8'));
    const result = log.runs[0].results?.[0];
    assert.equal(result?.locations?.[0].physicalLocation?.artifactLocation?.uri, 'a%20b.js');
    assert.deepEqual(log.runs[0].tool.driver.rules?.[0].properties?.tags?.slice(0, 2), [
      'security',
      'external/cwe/cwe-095',
    ]);
    const replacement = result?.fixes?.[0].artifactChanges[0].replacements[0];
    assert.equal(replacement?.insertedContent?.text, 'JSON.parse(x)');
    assert.deepEqual(replacement?.deletedRegion, { startLine: 1, startColumn: 1, endLine: 1, endColumn: 8 });
  });

  it('uses the rules that come with Wardscribe unless told not to, and shows their pages', async () => {
    folder.put({ 'a.js': 'debugger;\n' });
    assert.deepEqual((await scanJson()).findings, []);
    const { code, out } = await folder.run(['scan', '--format', 'sarif', '--fail-on', 'info']);
    assert.equal(code, 1);
    const log: Log = JSON.parse(out);
    assert.deepEqual(
      log.runs[0].tool.driver.rules?.map((rule) => [rule.id, rule.help?.markdown]),
      [['no-debugger', '# No debugger\n']],
    );
  });

  it('follows data through files, with the models of the project, the same with fixes and for every number of jobs', async () => {
    folder.put({
      '.wardscribe/rules/shop.yaml': `rules:
  - id: shop-sql
    languages: [javascript]
    severity: ERROR
    message: "Pass $SOURCE as a parameter: it comes from line $SOURCE_LINE."
    mode: taint
    pattern-sinks: [{patterns: [{pattern: 'db.query($SINK, ...)'}, {focus-metavariable: $SINK}]}]
    metadata: {cwe: [CWE-89], confidence: HIGH, uses: {sources: [shop-input]}}
`,
      '.wardscribe/models/shop.yaml': `models:
  - id: shop-input
    languages: [javascript]
    kind: source
    patterns: [{pattern: shop.input(...)}]
summaries:
  - id: shop
    languages: [javascript]
    calls:
      - {name: shop.checked, flow: []}
`,
      'routes.js':
        "const { find } = require('./store');\nfind(shop.input('id'));\nfind(shop.checked(shop.input('id')));\n",
      'store.js': "exports.find = (id) => db.query('SELECT ' + id);\n",
      ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`more/${i}.js`, `f(${i});\n`])),
    });
    const report = await scanJson('--jobs', '1');
    assert.deepEqual(places(report), ['store.js:1:33 shop-sql']);
    const [finding] = report.findings;
    assert.equal(finding.message, "Pass shop.input('id') as a parameter: it comes from line 2 of routes.js.");
    assert.deepEqual(
      finding.flow.map((step) => `${step.path}:${step.startLine} ${step.text}`),
      ["routes.js:2 shop.input('id')", "routes.js:2 find(shop.input('id'))", "store.js:1 'SELECT ' + id"],
    );
    assert.deepEqual(finding.otherFlows, []);
    assert.deepEqual((await scanJson('--jobs', '3')).findings, report.findings);
    const log: Log = JSON.parse((await scan('--format', 'sarif')).out);
    const locations = log.runs[0].results?.[0].codeFlows?.[0].threadFlows[0].locations ?? [];
    assert.deepEqual(
      locations.map((each) => each.location?.physicalLocation?.artifactLocation?.uri),
      ['routes.js', 'routes.js', 'store.js'],
    );
  });

  it('ends with 2 when a pattern turns out broken, and still reports the rest', async () => {
    folder.put({
      'broken.yaml': rules
        .slice(0, rules.indexOf('  - id: no-alert'))
        .replace('no-eval', 'bad')
        .replace('eval($X)', 'eval(('),
      'a.js': 'eval(x);\n',
    });
    const { code, out, err } = await scan('--rules', 'broken.yaml', 'a.js');
    assert.equal(code, 2);
    assert.match(err, /^broken\.yaml:6:\d+: error: /m);
    assert.match(out, /no-eval/);
  });
});

describe('cli: test', () => {
  let folder: CliFolder;
  beforeEach(() => {
    folder = new CliFolder().put({ 'rules/r.yaml': rules.slice(0, rules.indexOf('  - id: no-alert')) });
  });
  afterEach(() => folder.remove());

  const test = async () => {
    const { code, out } = await folder.run(['test', 'rules', '--format', 'json']);
    return {
      code,
      rows: out
        .trimEnd()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  };

  it('passes when lines and the fixed text are as announced', async () => {
    folder.put({
      'rules/r.js': '// ruleid: no-eval\neval(a);\n// ok: no-eval\nevil(a);\n// todook: no-eval\neval(b);\n',
      'rules/r.fixed.js':
        '// ruleid: no-eval\nJSON.parse(a);\n// ok: no-eval\nevil(a);\n// todook: no-eval\nJSON.parse(b);\n',
    });
    assert.deepEqual(await test(), {
      code: 0,
      rows: [
        {
          config: 'rules/r.yaml',
          rule: 'no-eval',
          target: 'rules/r.js',
          expected: [2],
          reported: [2],
          fixedEqual: true,
          error: null,
        },
      ],
    });
    assert.equal((await folder.run(['test', 'rules'])).out, '1 of 1 tests pass.\n');
  });

  it('fails on missed, unexpected and differently fixed lines', async () => {
    folder.put({
      'rules/r.js': '// ruleid: no-eval\nevil(a);\neval(b);\n',
      'rules/r.fixed.js': '// ruleid: no-eval\nevil(a);\nparse(b);\n',
    });
    const { code, rows } = await test();
    assert.equal(code, 1);
    assert.deepEqual([rows[0].expected, rows[0].reported, rows[0].fixedEqual], [[2], [3], false]);
    assert.equal(
      (await folder.run(['test', 'rules'])).out,
      `rules/r.js  no-eval
  expected a finding in line 2
  unexpected finding in line 3
  the fixes do not give the text of the .fixed file

0 of 1 tests pass.
`,
    );
  });

  it('tests rules wherever their cases lie, whatever `paths` says', async () => {
    const paths = '    paths: {include: [src/**], exclude: ["*.js"]}\n';
    folder.put({
      'rules/r.yaml': rules.slice(0, rules.indexOf('  - id: no-alert')) + paths,
      'rules/r.js': '// ruleid: no-eval\neval(a);\n',
    });
    const { code, rows } = await test();
    assert.deepEqual([code, rows[0].reported], [0, [2]]);
  });

  it('says why a rule did not run', async () => {
    folder.put({
      'rules/s.yaml': rules.replace('pattern: alert', 'patern: alert'),
      'rules/s.ts': 'alert(1)\n',
    });
    const { code, rows } = await test();
    assert.equal(code, 1);
    const row = rows.find((each) => each.rule === 'no-alert');
    assert.match(row.error, /^line \d+: .*patern/);
  });
});
