import assert from 'node:assert/strict';
import { type RuleTestFile, type RuleTestResult, ruleTests, runRuleTests } from '../../protocol/src/index';
import { brief, TestClient } from './client';
import { teamRule, teamRulePath } from './samples';

const genericRule = `rules:
  - id: team-plain-http
    languages: [generic]
    severity: WARNING
    message: Use https in place of $SCHEME.
    pattern: url = $SCHEME://
    paths: {include: ["*.conf"]}
`;

describe('rule files over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('proposes keys, words and metavariables, and explains them', async () => {
    client = await TestClient.start({ [teamRulePath]: teamRule });
    const file = client.openFile(teamRulePath, 'yaml');
    client.replace(file, '    fix: safe($X)', '    focus-metavariable: $\n    paths: {}\n    pat');
    const labels = async (search: string) =>
      (await client.completion(file, client.rangeOf(file, search).end)).map(({ label }) => label);
    const keys = await labels('\n    pat');
    assert.ok(keys.includes('patterns') && keys.includes('mode') && !keys.includes('id'));
    assert.deepEqual(await labels('paths: {'), ['include', 'exclude']);
    assert.ok((await labels('languages: [')).includes('python'));
    assert.match((await client.hover(file, client.rangeOf(file, 'severity'))) ?? '', /How bad a finding is/);
    assert.equal(await client.hover(file, client.rangeOf(file, 'danger($X)')), undefined);
  });

  it('finds the tests of rules, and runs them on unsaved text', async () => {
    client = await TestClient.start({
      [teamRulePath]: teamRule,
      '.wardscribe/rules/team.js':
        '// ruleid: team-no-danger\ndanger(1);\n\n// ok: team-no-danger\nsafe(1);\n',
      '.wardscribe/rules/team.fixed.js': 'other();\n',
      '.wardscribe/rules/alone.yaml': teamRule.replace('team-no-danger', 'alone'),
    });
    const target = client.uri('.wardscribe/rules/team.js');
    const uri = client.uri(teamRulePath);
    const files = await client.request<RuleTestFile[]>(ruleTests, null);
    assert.deepEqual(
      files.map(({ path, rules, targets }) => ({ path, rules, targets: targets.map((each) => each.path) })),
      [
        {
          path: '.wardscribe/rules/alone.yaml',
          rules: [
            { id: 'alone', range: { start: { line: 1, character: 8 }, end: { line: 1, character: 13 } } },
          ],
          targets: [],
        },
        {
          path: teamRulePath,
          rules: [
            {
              id: 'team-no-danger',
              range: { start: { line: 1, character: 8 }, end: { line: 1, character: 22 } },
            },
          ],
          targets: ['.wardscribe/rules/team.js'],
        },
      ],
    );
    const run = (texts = {}) => client.request<RuleTestResult[]>(runRuleTests, { uri, texts });
    assert.deepEqual(await run(), [
      {
        rule: 'team-no-danger',
        target,
        passed: false,
        expected: [1],
        reported: [1],
        fixed: {
          expected: 'other();\n',
          actual: '// ruleid: team-no-danger\nsafe(1);\n\n// ok: team-no-danger\nsafe(1);\n',
        },
      },
    ]);
    client.write(
      '.wardscribe/rules/team.fixed.js',
      '// ruleid: team-no-danger\nsafe(1);\n\n// ok: team-no-danger\nsafe(1);\n',
    );
    assert.deepEqual(
      (await run()).map(({ passed }) => passed),
      [true],
    );

    const file = client.openFile(teamRulePath, 'yaml');
    client.replace(file, 'pattern: danger($X)', 'pattern: safe($X)');
    const [typed] = await run();
    assert.deepEqual([typed.passed, typed.expected, typed.reported], [false, [1], [4]]);
    const [given] = await run({ [target]: '// ruleid: team-no-danger\nsafe(2);\n' });
    assert.deepEqual([given.expected, given.reported], [[1], [1]]);

    client.replace(file, 'pattern: safe($X)', 'pattern: "safe($X"');
    const [refused] = await run();
    assert.match(refused.error?.message ?? '', /does not parse/);
    assert.equal(refused.error?.range.start.line, 5);
    client.replace(file, 'severity: WARNING', 'severity: LOUD');
    assert.equal((await run())[0].error?.range.start.line, 3);
    assert.equal(await client.request(runRuleTests, { uri: client.uri('missing.yaml'), texts: {} }), null);
  });

  it('looks at texts of any language while a rule does', async () => {
    client = await TestClient.start(
      { 'a.conf': 'url = http://a\n', 'b.txt': 'url = http://a\n', [teamRulePath]: genericRule },
      { otherLanguages: ['plaintext', 'ini'] },
    );
    const asked = () => client.registrations.filter(({ method }) => method === 'textDocument/didOpen');
    await client.until('the documents are asked for', () => asked().length === 1);
    const [{ registerOptions }] = asked();
    assert.deepEqual((registerOptions as { documentSelector: unknown }).documentSelector, [
      { scheme: 'file', language: 'plaintext' },
      { scheme: 'untitled', language: 'plaintext' },
      { scheme: 'file', language: 'ini' },
      { scheme: 'untitled', language: 'ini' },
    ]);
    const conf = client.openFile('a.conf', 'ini');
    assert.deepEqual(brief(await client.diagnostics(conf)), ['1:1-1:14 warning team-plain-http']);
    assert.deepEqual(await client.diagnostics(client.openFile('b.txt', 'plaintext')), []);
    client.replace(conf, 'url', '\nurl');
    assert.deepEqual(brief(await client.diagnostics(conf)), ['2:1-2:14 warning team-plain-http']);
    const rules = client.openFile(teamRulePath, 'yaml');
    client.replace(rules, '[generic]', '[javascript]');
    client.replace(rules, 'url = $SCHEME://', 'url($SCHEME)');
    await client.until('nothing is asked for', () => asked().length === 0);
    assert.deepEqual(await client.diagnostics(conf), []);
  });

  it('scans files of any language that a rule looks at', async () => {
    client = await TestClient.start({
      'a.conf': 'url = http://a\n',
      'b.txt': 'url = http://a\n',
      [teamRulePath]: genericRule,
      '.wardscribe/rules/team.conf': '# ruleid: team-plain-http\nurl = http://a\n',
    });
    const { files, findings } = await client.request<{ files: number; findings: number }>(
      'wardscribe/scanWorkspace',
      {},
    );
    assert.deepEqual({ files, findings }, { files: 1, findings: 1 });
    assert.deepEqual(brief(client.published.get(client.uri('a.conf')) ?? []), [
      '1:1-1:14 warning team-plain-http',
    ]);
  });
});
