import assert from 'node:assert/strict';
import type { CodeAction, TextDocumentEdit } from 'vscode-languageserver/node';
import type { FixEdit, RulePage, UriTextEdits } from '../../protocol/src/index';
import { brief, TestClient } from './client';
import { flask, notesPath, teamRule, teamRulePath } from './samples';

/** The team's rule with a fix that is shown before it is applied. */
const reviewedRule = teamRule
  .replace('    fix: safe($X)\n', '')
  .concat(
    '      fixes:\n        - title: "Use safe($X)"\n          grade: review\n          template: safe($X)\n          replace: match\n',
  );

const notes = `version: 2
project: {risk: high}
threats:
  - {id: T-1, title: Rows are read, cwe: [CWE-89], severity: high, scope: ["**"], status: open}
`;

describe('code actions, hover and suppression over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('offers a safe fix first and preferred, with the exact text after it', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    const actions = await client.codeActions(uri, client.rangeOf(uri, 'yaml.load(request.data)'));
    assert.deepEqual(titles(actions), [
      'Use yaml.safe_load(request.data)',
      'Explain this rule',
      'Suppress with a reason…',
      'Accept this risk…',
    ]);
    const [fix, explain, suppress] = actions;
    assert.equal(fix.kind, 'quickfix');
    assert.equal(fix.isPreferred, true);
    assert.deepEqual(brief(fix.diagnostics ?? []), ['12:12-12:35 error py-unsafe-yaml-load']);
    assert.equal(client.after(uri, fix.edit), flask.replace('yaml.load(', 'yaml.safe_load('));
    assert.deepEqual(explain.command, {
      title: 'Explain this rule',
      command: 'wardscribe.explainRule',
      arguments: ['py-unsafe-yaml-load'],
    });
    assert.equal(suppress.command?.command, 'wardscribe.suppress');
    const { fingerprint } = (await client.diagnostics(uri))[1].data;
    assert.deepEqual(suppress.command?.arguments, [{ uri, fingerprint, ruleId: 'py-unsafe-yaml-load' }]);
  });

  it('offers the data flow of a finding that has one', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    const actions = await client.codeActions(uri, client.rangeOf(uri, 'SELECT'));
    assert.deepEqual(titles(actions), [
      'Use query parameters: db.execute("SELECT * FROM users WHERE name = ?", (name,))',
      'Show the data flow',
      'Explain this rule',
      'Suppress with a reason…',
      'Accept this risk…',
    ]);
    assert.equal(actions[0].isPreferred, undefined);
    assert.equal(actions[1].command?.command, 'wardscribe.showFlow');
    const after = client.after(uri, actions[0].edit);
    client.change(uri, { text: after });
    assert.deepEqual(brief(await client.diagnostics(uri)), ['12:12-12:35 error py-unsafe-yaml-load']);
  });

  it('shows a fix that needs a look before it is applied', async () => {
    client = await TestClient.start({ [teamRulePath]: reviewedRule });
    const uri = client.openFile('a.js', 'javascript', 'danger(1);\n');
    const [fix] = await client.codeActions(uri, client.rangeOf(uri, 'danger'));
    assert.equal(fix.title, 'Use safe(1)');
    assert.equal(fix.isPreferred, undefined);
    const [annotation] = Object.values(fix.edit?.changeAnnotations ?? {});
    assert.equal(annotation.needsConfirmation, true);
    const [change] = (fix.edit?.documentChanges ?? []) as TextDocumentEdit[];
    const annotations = change.edits.map((edit) => ('annotationId' in edit ? edit.annotationId : undefined));
    assert.deepEqual(annotations, Object.keys(fix.edit?.changeAnnotations ?? {}));
    assert.equal(client.after(uri, fix.edit), 'safe(1);\n');
  });

  it('sends plain edits to a client without change annotations', async () => {
    client = await TestClient.start({ [teamRulePath]: reviewedRule }, { without: ['changeAnnotations'] });
    const uri = client.openFile('a.js', 'javascript', 'danger(1);\n');
    const [fix] = await client.codeActions(uri, client.rangeOf(uri, 'danger'));
    assert.equal(fix.edit?.changeAnnotations, undefined);
    assert.equal(client.after(uri, fix.edit), 'safe(1);\n');
  });

  it('names the rules where several findings share a place', async () => {
    const second = teamRule.replaceAll('team-no-danger', 'team-other').replace('rules:\n', '');
    client = await TestClient.start({ [teamRulePath]: teamRule + second });
    const uri = client.openFile('a.js', 'javascript', 'danger(1);\n');
    const actions = titles(await client.codeActions(uri, client.rangeOf(uri, 'danger')));
    assert.ok(actions.includes('Explain this rule (team-no-danger)'));
    assert.ok(actions.includes('Explain this rule (team-other)'));
  });

  it('fixes everything that is safe in one edit, and only when asked by kind', async () => {
    client = await TestClient.start({});
    const text =
      'import yaml\r\n\r\na = yaml.load(x)  # 😀\r\nb = yaml.load(yaml.load(y))\r\nc = yaml.load_all(z)\r\n';
    const uri = client.openFile('a.py', 'python', text);
    const everything = { start: { line: 0, character: 0 }, end: { line: 5, character: 0 } };
    for (const only of ['source.fixAll.wardscribe', 'source.fixAll', 'source']) {
      const actions = await client.codeActions(uri, everything, [only]);
      assert.equal(actions.length, 1, only);
      assert.equal(actions[0].kind, 'source.fixAll.wardscribe');
      assert.equal(
        client.after(uri, actions[0].edit),
        text.replaceAll('yaml.load(', 'yaml.safe_load(').replace('load_all', 'safe_load_all'),
      );
    }
    assert.ok((await client.codeActions(uri, everything)).every((action) => action.kind === 'quickfix'));
    assert.deepEqual(await client.codeActions(uri, everything, ['refactor']), []);
  });

  it('leaves findings that are turned off alone when it fixes everything', async () => {
    const settings = { rules: { 'py-unsafe-yaml-load': 'off' } };
    client = await TestClient.start({ 'app.py': flask }, { settings });
    const uri = client.openFile('app.py', 'python');
    const whole = { start: { line: 0, character: 0 }, end: { line: 12, character: 0 } };
    assert.deepEqual(await client.codeActions(uri, whole, ['source.fixAll']), []);
  });

  it('explains a finding on hover', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    const hover = (await client.hover(uri, client.rangeOf(uri, 'SELECT'))) ?? '';
    const [why, fix, links, flow, classes] = hover.split('\n\n');
    // The message is the diagnostic's own; an editor shows it beside the hover.
    assert.equal(
      why,
      'Whoever sends the request can read, change or delete any row that the database account can reach.',
    );
    assert.match(fix, /^How to fix: \[Use query parameters: db\.execute\("SELECT \\\* FROM/);
    assert.match(fix, /\]\(command:wardscribe\.applyFix\?[^\s()]+\)$/);
    assert.equal(
      flow,
      [
        `Path: \`request.args.get("name")\` [line 9](${uri}#L9)`,
        `\`"SELECT * FROM users WHERE name = '" +…\` [line 11](${uri}#L11)`,
      ].join(' → '),
    );
    assert.match(
      links,
      /^\[Explain\]\(command:wardscribe\.explainRule\?\S+\) · \[Show data flow\]\(command:wardscribe\.showFlow\?\S+\) · \[Suppress with a reason…\]\(command:wardscribe\.suppress\?\S+\) · \[Accept this risk…\]\(command:wardscribe\.acceptRisk\?\S+\)$/,
    );
    assert.equal(
      classes,
      'high confidence · [CWE-89](https://cwe.mitre.org/data/definitions/89.html) · A05:2025 Injection',
    );
    assert.equal(await client.hover(uri, client.rangeOf(uri, 'import yaml')), undefined);
  });

  it('names the threats of the project on hover, and leads to their notes', async () => {
    client = await TestClient.start({ 'app.py': flask, [notesPath]: notes });
    const uri = client.openFile('app.py', 'python');
    const hover = (await client.hover(uri, client.rangeOf(uri, 'SELECT'))) ?? '';
    const line = notes.split('\n').findIndex((each) => each.includes('T-1')) + 1;
    assert.match(
      hover,
      new RegExp(`Touches \\[T-1 Rows are read\\]\\(\\S+threat-notes\\.yaml#L${line}\\)\\. `),
    );
    assert.match(hover, / The risk of this project is high\./);
  });

  it('gives the edit of the fix that a hover names, as the text is now', async () => {
    client = await TestClient.start({});
    const uri = client.openFile('a.py', 'python', 'import yaml\nyaml.load(x)\n');
    const [{ data }] = await client.diagnostics(uri);
    const ask = (index: number) =>
      client.request<FixEdit | null>('wardscribe/fixEdit', { uri, ...data, index });
    client.change(uri, { text: 'import yaml\n\n\nyaml.load(x)\n' });
    const edit = await ask(0);
    assert.ok(edit);
    assert.equal(edit.version, 2);
    assert.equal(edit.review, undefined);
    assert.equal(
      client.after(uri, { changes: { [edit.uri]: edit.edits } }),
      'import yaml\n\n\nyaml.safe_load(x)\n',
    );
    assert.equal(await ask(1), null);
    client.change(uri, { text: 'import yaml\n' });
    assert.equal(await ask(0), null);
  });

  it('tells the client to show a fix first that wants a look', async () => {
    client = await TestClient.start({ [teamRulePath]: reviewedRule });
    const uri = client.openFile('a.js', 'javascript', 'danger("one two");\n');
    const [{ data }] = await client.diagnostics(uri);
    const edit = await client.request<FixEdit>('wardscribe/fixEdit', { uri, ...data, index: 0 });
    assert.deepEqual(edit.review, {
      label: 'Use safe("one two")',
      description: 'Tick the box to take this change, then choose Apply.',
    });
  });

  it('keeps titles on one line, and shortens long ones between two words', async () => {
    const long = `Use ${'a word '.repeat(20)}\\n here: safe($X)`;
    client = await TestClient.start({ [teamRulePath]: reviewedRule.replace('Use safe($X)', long) });
    const uri = client.openFile('a.js', 'javascript', 'danger(1);\n');
    const [fix] = await client.codeActions(uri, client.rangeOf(uri, 'danger'));
    assert.match(fix.title, /^Use (a word )+a( word)?…$/);
    assert.ok(fix.title.length <= 100 && fix.title.length > 90, fix.title);
  });

  it('shows code on hover as code, whatever it holds', async () => {
    client = await TestClient.start({ [teamRulePath]: reviewedRule });
    const uri = client.openFile('a.js', 'javascript', 'danger("[x](command:evil) <img src=x> *b*");\n');
    const hover = (await client.hover(uri, client.rangeOf(uri, 'danger'))) ?? '';
    assert.ok(hover.includes('\\[x\\](command:evil) \\<img src=x\\> \\*b\\*'), hover);
  });

  it('writes a suppression above the line, with its indentation and line ends', async () => {
    client = await TestClient.start({});
    const text = flask.replaceAll('\n', '\r\n');
    const uri = client.openFile('app.py', 'python', text);
    const after = await suppressed(uri, 0, 'the name is\n checked before');
    assert.equal(
      after,
      text.replace(
        '    db.execute',
        '    # wardscribe-ignore py-sql-injection: the name is checked before\r\n    db.execute',
      ),
    );
    client.change(uri, { text: after });
    assert.deepEqual(brief(await client.diagnostics(uri)), ['13:12-13:35 error py-unsafe-yaml-load']);
  });

  it('writes a suppression between tags as a JSX comment', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const text = 'const a = (\n  <ul>\n    {danger(1)}\n  </ul>\n);\n';
    const uri = client.openFile('a.jsx', 'javascriptreact', text);
    const after = await suppressed(uri, 0, 'it is */ fine');
    const comment = '    {/* wardscribe-ignore team-no-danger: it is * / fine */}\n';
    assert.equal(after, text.replace('    {danger', `${comment}    {danger`));
    client.change(uri, { text: after });
    assert.deepEqual(await client.diagnostics(uri), []);
  });

  it('writes suppressions as the comments of each language; none into strict JSON', async () => {
    const rule = `rules:
  - {id: word, languages: [generic], severity: WARNING, message: m, pattern: secretword}
`;
    client = await TestClient.start({ [teamRulePath]: rule }, { otherLanguages: ['xml', 'ini'] });
    const comment = 'wardscribe-ignore word: fine';
    const files: [name: string, language: string, code: string, after: string][] = [
      ['a.java', 'java', 'class A { int secretword; }\n', `// ${comment}\nclass A { int secretword; }\n`],
      ['a.yaml', 'yaml', 'a:\n  b: secretword\n', `a:\n  # ${comment}\n  b: secretword\n`],
      ['a.sh', 'shellscript', 'secretword\n', `# ${comment}\nsecretword\n`],
      ['a.jsonc', 'jsonc', '{"a": "secretword"}\n', `// ${comment}\n{"a": "secretword"}\n`],
      ['a.xml', 'xml', '<a>\n  secretword\n</a>\n', `<a>\n  <!-- ${comment} -->\n  secretword\n</a>\n`],
      ['a.html', 'html', '<p>\n  secretword\n</p>\n', `<p>\n  <!-- ${comment} -->\n  secretword\n</p>\n`],
      ['a.tf', 'terraform', 'a = "secretword"\n', `# ${comment}\na = "secretword"\n`],
      ['Dockerfile', 'dockerfile', 'FROM secretword\n', `# ${comment}\nFROM secretword\n`],
      ['a.ini', 'ini', 'a = secretword\n', `# ${comment}\na = secretword\n`],
    ];
    for (const [name, language, code, after] of files) {
      assert.equal(await suppressed(client.openFile(name, language, code), 0, 'fine'), after, name);
    }
    const json = client.openFile('a.json', 'json', '{"a": "secretword"}\n');
    await client.diagnostics(json);
    const [{ fingerprint }] = client.findings.get(json) ?? [];
    const params = { uri: json, fingerprint, reason: 'fine' };
    assert.equal(await client.request('wardscribe/suppressionEdit', params), null);
  });
  it('writes a suppression where a line above would be text or break the code', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const template = 'const a = `one\n  ${danger(1)}\n`;\n';
    const js = client.openFile('a.js', 'javascript', template);
    const before = '/* wardscribe-ignore team-no-danger: fine */ ';
    assert.equal(await suppressed(js, 0, 'fine'), template.replace('danger', `${before}danger`));
    const continued = 'import yaml\na = 1 + \\\n  yaml.load(x)\n';
    const py = client.openFile('a.py', 'python', continued);
    const behind = '  # wardscribe-ignore py-unsafe-yaml-load: fine\n';
    assert.equal(await suppressed(py, 0, 'fine'), continued.replace('load(x)\n', `load(x)${behind}`));
    const props = 'const a = (\n  <b\n    id={danger(1)}\n  />\n);\n';
    const jsx = client.openFile('a.jsx', 'javascriptreact', props);
    const above = '    // wardscribe-ignore team-no-danger: fine\n    id=';
    assert.equal(await suppressed(jsx, 0, 'fine'), props.replace('    id=', above));
  });

  it('answers null for a finding that is gone', async () => {
    client = await TestClient.start({ 'app.py': flask });
    const uri = client.openFile('app.py', 'python');
    const params = { uri, fingerprint: '0'.repeat(32), reason: 'gone' };
    assert.equal(await client.request('wardscribe/suppressionEdit', params), null);
  });

  it('gives the page of a built-in rule and makes one for a rule of the team', async () => {
    client = await TestClient.start({
      [teamRulePath]: teamRule.replace('danger does', 'danger <b>does</b>'),
    });
    const page = await client.request<RulePage>('wardscribe/rulePage', { ruleId: 'py-sql-injection' });
    assert.equal(page.title, 'SQL text built from user input');
    assert.equal(page.severity, 'error');
    assert.deepEqual(page.owasp, ['A05:2025 Injection']);
    assert.match(page.markdown, /```py/);
    const team = await client.request<RulePage>('wardscribe/rulePage', { ruleId: 'team-no-danger' });
    assert.match(team.markdown, /^# A call of danger\n\ndanger &lt;b>does&lt;\/b> what nobody expects\./);
    assert.equal(await client.request('wardscribe/rulePage', { ruleId: 'no-such-rule' }), null);
  });

  async function suppressed(uri: string, index: number, reason: string): Promise<string> {
    const { fingerprint } = (await client.diagnostics(uri))[index].data;
    const edit = await client.request<UriTextEdits>('wardscribe/suppressionEdit', {
      uri,
      fingerprint,
      reason,
    });
    assert.equal(edit.version, 1);
    return client.after(uri, { changes: { [edit.uri]: edit.edits } });
  }
});

function titles(actions: readonly CodeAction[]): string[] {
  return actions.map((action) => action.title);
}
