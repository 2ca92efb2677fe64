import assert from 'node:assert/strict';
import { brief, TestClient } from './client';
import { express, flask, flaskFindings, teamRule, teamRulePath } from './samples';

describe('diagnostics over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('reports findings of the built-in rules with positions, messages and data', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(brief(diagnostics), flaskFindings);
    const [sql] = diagnostics;
    assert.equal(
      sql.message,
      'Pass request.args.get("name") as a query parameter: it becomes part of this SQL text from line 9.',
    );
    assert.equal(sql.source, 'wardscribe');
    assert.equal(sql.codeDescription?.href, 'command:wardscribe.explainRule?%5B%22py-sql-injection%22%5D');
    assert.match(sql.data.fingerprint, /^[0-9a-f]{32}$/);
    assert.equal(sql.data.ruleId, 'py-sql-injection');
    assert.equal(sql.tags, undefined);
    const related = sql.relatedInformation ?? [];
    assert.deepEqual(
      related.map(({ location, message }) => `${location.range.start.line + 1} ${message}`),
      ['9 source: request.args.get("name")', `11 sink: "SELECT * FROM users WHERE name = '" + name + "'"`],
    );
    assert.ok(related.every(({ location }) => location.uri === uri));
    assert.equal(diagnostics[1].relatedInformation, undefined);
  });

  it('follows a request through JavaScript to the query that it reaches', async () => {
    client = await TestClient.start({ 'routes.js': express });
    const uri = client.openFile('routes.js', 'javascript');
    const [finding, ...others] = await client.diagnostics(uri);
    assert.deepEqual(others, []);
    assert.equal(finding.code, 'js-sql-injection');
    assert.equal(finding.range.start.line, 6);
    assert.deepEqual(
      client.findings.get(uri)?.[0].flow.map(({ range, text }) => `${range.start.line + 1} ${text}`),
      ['6 req.query.id', '6 id', '7 `SELECT * FROM users WHERE id = ${id}`'],
    );
  });

  it('reports findings in JavaScript and TypeScript', async () => {
    client = await TestClient.start({
      'a.js': 'danger(1);\n',
      'a.tsx': 'const a = <b>{danger(2)}</b>;\n',
      [teamRulePath]: teamRule,
    });
    const js = client.openFile('a.js', 'javascript');
    assert.deepEqual(brief(await client.diagnostics(js)), ['1:1-1:10 warning team-no-danger']);
    const tsx = client.openFile('a.tsx', 'typescriptreact');
    const [finding] = await client.diagnostics(tsx);
    assert.equal(finding.message, 'Call safe instead of danger with 2.');
    assert.deepEqual(brief([finding]), ['1:15-1:24 warning team-no-danger']);
  });

  it('leaves related information out for a client that does not show it', async () => {
    client = await TestClient.start({ 'app.py': flask }, { without: ['relatedInformation'] });
    const [sql] = await client.diagnostics(client.openFile('app.py', 'python'));
    assert.equal(sql.relatedInformation, undefined);
  });

  it('counts UTF-16 columns behind emoji, and lines that end with CRLF', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const text = '// 👩‍💻 first\r\nconst s = "😀😀"; danger(s);\r\n/* 😀 */ danger("é");\r\n';
    const uri = client.openFile('a.js', 'javascript', text);
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(brief(diagnostics), [
      '2:19-2:28 warning team-no-danger',
      '3:10-3:21 warning team-no-danger',
    ]);
    assert.deepEqual(diagnostics[0].range, client.rangeOf(uri, 'danger(s)'));
    assert.deepEqual(diagnostics[1].range, client.rangeOf(uri, 'danger("é")'));
  });

  it('answers "unchanged" while nothing changed', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    const first = await client.pull(uri);
    assert.equal(first.kind, 'full');
    const second = await client.pull(uri, first.resultId);
    assert.deepEqual(second, { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, {
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      text: '\n',
    });
    const third = await client.pull(uri, first.resultId);
    assert.equal(third.kind, 'full');
    assert.notEqual(third.resultId, first.resultId);
  });

  it('says after many edits what it says of the same text opened anew', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    await client.diagnostics(uri);
    const at = (line: number, character: number) => ({ line, character });
    // Several changes in one message, as several cursors send them; then typing, deleting, pasting with CRLF and emoji.
    client.change(
      uri,
      { range: { start: at(11, 0), end: at(11, 0) }, text: '    yaml.load("😀")\r\n' },
      { range: { start: at(2, 0), end: at(2, 11) }, text: 'import yaml, os' },
    );
    await client.diagnostics(uri);
    for (const letter of '    x = 1') {
      const end = client.rangeOf(uri, '    db = ').start;
      client.change(uri, { range: { start: end, end }, text: letter });
    }
    client.replace(uri, 'name = request', 'other = request');
    client.replace(uri, '" + name + "', '" + other + "');
    client.replace(uri, 'app = Flask(__name__)\n', '');
    const incremental = brief(await client.diagnostics(uri));
    const fresh = client.openFile('fresh.py', 'python', client.text(uri));
    assert.deepEqual(incremental, brief(await client.diagnostics(fresh)));
    assert.ok(incremental.length >= 2);
    client.change(uri, { text: flask });
    assert.deepEqual(brief(await client.diagnostics(uri)), flaskFindings);
  });

  it('says after random edits what it says of the same text opened anew', async () => {
    client = await TestClient.start({});
    const uri = client.openFile('a.py', 'python', flask.repeat(2));
    const parts = [
      'x',
      '(',
      ')',
      '"',
      "'",
      '\n',
      '\r\n',
      '    ',
      '😀',
      'name',
      'yaml.load(y)',
      '#',
      'f"{name}"',
    ];
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return seed % below;
    };
    for (let i = 1; i <= 80; i++) {
      const start = { line: random(client.text(uri).split('\n').length), character: random(20) };
      const end = { line: start.line + random(2) * random(2), character: start.character + random(6) };
      client.change(uri, { range: { start, end }, text: parts[random(parts.length)] });
      if (i % 8 !== 0) continue;
      // A save ends the consideration for the line that is being typed.
      client.save(uri);
      const incremental = await client.diagnostics(uri);
      const fresh = client.openFile(`fresh${i}.py`, 'python', client.text(uri));
      const places = ({ range, message }: { range: unknown; message: unknown }) => ({ range, message });
      assert.deepEqual(
        incremental.map(places),
        (await client.diagnostics(fresh)).map(places),
        `after ${i} edits`,
      );
    }
  });

  it('analyzes texts that were never saved', async () => {
    client = await TestClient.start({});
    const uri = client.openUri('untitled:Untitled-1', 'python', flask);
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(brief(diagnostics), flaskFindings);
    assert.ok(diagnostics[0].relatedInformation?.every(({ location }) => location.uri === uri));
  });

  it('tells views the findings, and takes them back when the document closes', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    await client.diagnostics(uri);
    const [sql] = client.findings.get(uri) ?? [];
    assert.equal(sql.ruleTitle, 'SQL text built from user input');
    assert.equal(sql.severity, 'error');
    assert.deepEqual(sql.cwe, ['CWE-89']);
    assert.deepEqual(sql.owasp, ['A05:2025 Injection']);
    assert.equal(sql.flow.length, 3);
    assert.equal(sql.fixable, true);
    client.close(uri);
    await client.until('the findings are gone', () => client.findings.get(uri)?.length === 0);
  });

  it('does not nag about the line that is being typed while it does not parse', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const uri = client.openFile('a.js', 'javascript', 'danger(1);\nconst a = 1;\n');
    assert.equal((await client.diagnostics(uri)).length, 1);
    client.replace(uri, 'danger(1);', 'danger(1); foo(');
    assert.deepEqual(brief(await client.diagnostics(uri)), []);
    client.replace(uri, 'foo(', 'foo()');
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 warning team-no-danger']);
  });

  it('gives what the healthy parts of a broken text give', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const text = 'danger(1);\nfunction ( {{{ ]] class\ndanger(2);\n';
    const uri = client.openFile('a.js', 'javascript', text);
    const diagnostics = brief(await client.diagnostics(uri));
    assert.equal(diagnostics[0], '1:1-1:10 warning team-no-danger');
  });

  it('reports a suppression without a reason at its place', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const uri = client.openFile('a.js', 'javascript', '// wardscribe-ignore team-no-danger\ndanger(1);\n');
    const diagnostics = await client.diagnostics(uri);
    assert.deepEqual(brief(diagnostics), ['2:1-2:10 warning team-no-danger', '1:4-1:36 warning']);
    assert.match(String(diagnostics[1].message), /gives no reason/);
    client.replace(uri, 'team-no-danger', 'team-no-danger: harmless here');
    assert.deepEqual(await client.diagnostics(uri), []);
  });
});
