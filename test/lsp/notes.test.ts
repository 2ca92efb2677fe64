import assert from 'node:assert/strict';
import type { NotesInterviewStep, ThreatNotesItem } from '../../protocol/src/index';
import { brief, TestClient } from './client';
import { flask, notesPath, teamRule, teamRulePath } from './samples';

const threat = `version: 2
project: {name: shop, risk: high}
assets:
  - {id: cards, title: Card numbers, identifiers: [cardNumber]}
threats:
  - {id: T-1, title: Guests run script, cwe: [CWE-79], severity: high, scope: ["src/**"], status: open, owner: "@a", mitigations: [C-1]}
controls:
  - {id: C-1, title: Write text}
`;
const code = 'danger(1);\n';

describe('threat notes and team rules over stdio', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  async function notes(): Promise<ThreatNotesItem> {
    return (await client.request<ThreatNotesItem[]>('wardscribe/threatNotes', {}))[0];
  }

  it('raises findings in the scope of a threat and names it', async () => {
    const files = { 'src/a.js': code, 'lib/a.js': code, [teamRulePath]: teamRule, [notesPath]: threat };
    client = await TestClient.start(files);
    const inside = client.openFile('src/a.js', 'javascript');
    assert.deepEqual(brief(await client.diagnostics(inside)), ['1:1-1:10 error team-no-danger']);
    assert.deepEqual(client.findings.get(inside)?.[0].threats, [{ id: 'T-1', title: 'Guests run script' }]);
    const hover = await client.hover(inside, client.rangeOf(inside, 'danger'));
    assert.match(
      hover ?? '',
      /\n\nTouches \[T-1 Guests run script\]\(\S+#L\d+\)\. The risk of this project is high\.\n\n/,
    );
    const outside = client.openFile('lib/a.js', 'javascript');
    assert.deepEqual(brief(await client.diagnostics(outside)), ['1:1-1:10 warning team-no-danger']);
    const item = await notes();
    assert.equal(item.uri, client.uri(notesPath));
    assert.equal(item.exists, true);
    assert.equal(item.stale, false);
    assert.deepEqual(item.project, { name: 'shop', risk: 'high' });
    const [first] = item.threats;
    assert.equal(first.id, 'T-1');
    assert.equal(first.status, 'open');
    assert.equal(first.range.start.line, 5);
    assert.deepEqual(
      first.findings.map(({ uri }) => uri),
      [inside],
    );
    assert.equal(item.assets[0].title, 'Card numbers');
  });

  it('follows the notes as they are typed, and keeps the last good ones while they are broken', async () => {
    client = await TestClient.start({ 'src/a.js': code, [teamRulePath]: teamRule, [notesPath]: threat });
    const uri = client.openFile('src/a.js', 'javascript');
    await client.diagnostics(uri);
    const file = client.openFile(notesPath, 'yaml');
    assert.deepEqual(await client.diagnostics(file), []);
    const before = client.projectChanges;
    client.replace(file, 'status: open', 'status: mitigated');
    await client.until('views are told', () => client.projectChanges > before);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 warning team-no-danger']);
    client.replace(file, 'status: mitigated', 'status: mitigatd');
    const [problem] = await client.diagnostics(file);
    assert.deepEqual(problem.range, client.rangeOf(file, 'mitigatd'));
    assert.match(String(problem.message), /mitigated/);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 warning team-no-danger']);
    assert.equal((await notes()).stale, true);
    assert.equal((await notes()).threats[0].status, 'mitigated');
    const told = /^\.wardscribe\/threat-notes\.yaml:6: .* The last good notes stay in force\.$/;
    await client.until('the status tells', () => told.test(client.status?.problems[0] ?? ''));
    client.replace(file, 'status: mitigatd', 'status: open');
    await client.until('the file is good again', async () => !(await notes()).stale);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 error team-no-danger']);
    await client.until('the status is clear', () => client.status?.problems.length === 0);
  });

  it('weighs what was found again when only threats change, and says how many findings did', async () => {
    const files = { 'src/a.js': code, 'src/b.js': code, [teamRulePath]: teamRule, [notesPath]: threat };
    client = await TestClient.start(files);
    await client.request('wardscribe/scanWorkspace', {});
    const uri = client.openFile('src/a.js', 'javascript');
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 error team-no-danger']);
    const analyzed = client.status?.lastAnalysisMs;
    client.write(notesPath, threat.replace('status: open', 'status: mitigated'));
    client.changedOnDisk(notesPath, 2);
    await client.until('the status tells it', () => client.status?.changedByNotes === 2);
    assert.equal(client.findings.get(client.uri('src/b.js'))?.[0].severity, 'warning');
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 warning team-no-danger']);
    assert.equal(client.status?.lastAnalysisMs, analyzed);
  });

  it('takes changes on disk over and publishes problems of the closed file', async () => {
    client = await TestClient.start({ 'src/a.js': code, [teamRulePath]: teamRule });
    const uri = client.openFile('src/a.js', 'javascript');
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 warning team-no-danger']);
    assert.equal((await notes()).exists, false);
    client.write(notesPath, threat);
    client.changedOnDisk(notesPath, 1);
    await client.until('the notes are in force', async () => (await notes()).threats.length === 1);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 error team-no-danger']);
    client.write(notesPath, threat.replace('risk: high', 'rsik: high'));
    client.changedOnDisk(notesPath, 2);
    // What the folder lacks for the notes may be told before.
    const broken = () =>
      client.published.get(client.uri(notesPath))?.find(({ message }) => String(message).includes('rsik'));
    await client.until('the problem is published', () => broken() !== undefined);
    assert.deepEqual(broken()?.range, { start: { line: 1, character: 22 }, end: { line: 1, character: 26 } });
    client.openFile(notesPath, 'yaml');
    await client.until('it shows once', () => client.published.get(client.uri(notesPath))?.length === 0);
    client.close(client.uri(notesPath));
    await client.until('it is back', () => client.published.get(client.uri(notesPath))?.length === 1);
    client.changedOnDisk(notesPath, 3);
    const { rmSync } = await import('node:fs');
    rmSync(`${client.root}/${notesPath}`);
    client.changedOnDisk(notesPath, 3);
    await client.until('the notes are gone', async () => !(await notes()).exists);
    // The problems of a file are told after its notes are read.
    await client.until('no problem is told', () => client.published.get(client.uri(notesPath))?.length === 0);
    assert.deepEqual(brief(await client.diagnostics(uri)), ['1:1-1:10 warning team-no-danger']);
  });

  it('hides accepted risks until they expire', async () => {
    const accepted = (expires: string) =>
      `version: 2\naccepted:\n  - {id: R-1, rule: team-no-danger, scope: ["src/**"], reason: local only, owner: "@bob", expires: ${expires}}\n`;
    const files = { 'src/a.js': code, [teamRulePath]: teamRule, [notesPath]: accepted('2999-12-31') };
    client = await TestClient.start(files);
    const uri = client.openFile('src/a.js', 'javascript');
    assert.deepEqual(await client.diagnostics(uri), []);
    assert.equal((await notes()).accepted[0].expired, false);
    const file = client.openFile(notesPath, 'yaml');
    client.replace(file, '2999-12-31', '2020-01-31');
    await client.until('it expired', async () => (await notes()).accepted[0].expired);
    const [finding] = await client.diagnostics(uri);
    assert.equal(
      finding.message,
      'Call safe instead of danger with 1. The accepted risk R-1 expired on 2020-01-31 (@bob).',
    );
    const [warning] = await client.diagnostics(file);
    assert.match(String(warning.message), /^The accepted risk R-1 expired on 2020-01-31 \(@bob\)/);
  });

  it('finds the project’s sensitive names in logs', async () => {
    const notesText = 'version: 2\nassets:\n  - {id: phi, title: Patients, identifiers: [diagnosis]}\n';
    const text = 'import logging\n\ndef show(diagnosis):\n    logging.info("got %s", diagnosis)\n';
    client = await TestClient.start({ 'a.py': text, [notesPath]: notesText });
    const uri = client.openFile('a.py', 'python');
    assert.deepEqual(
      (await client.diagnostics(uri)).map(({ code }) => code),
      ['py-sensitive-log'],
    );
  });

  it('proposes keys and explains them in the notes', async () => {
    client = await TestClient.start({ [notesPath]: threat });
    await client.until('everything is registered', () => client.registrations.length === 4);
    const offered = client.registrations.find(({ method }) => method === 'textDocument/completion');
    const options = offered?.registerOptions as { documentSelector: unknown } | undefined;
    assert.deepEqual(options?.documentSelector, [
      {
        pattern:
          '**/.wardscribe/{threat-notes.yaml,threat-notes.yml,threat-notes/**/*.yaml,threat-notes/**/*.yml}',
      },
      { pattern: '**/.wardscribe/rules/**/*.{yaml,yml}' },
      { language: 'yaml' },
    ]);
    const inCode = client.registrations.filter(({ method }) => method === 'textDocument/completion')[1];
    assert.doesNotMatch(JSON.stringify(inCode), /yaml/);
    // What VS Code does not read registers for nothing.
    assert.doesNotMatch(JSON.stringify(client.registrations), /"[^"{]*\{[^"}]*\{[^"]*"/);
    assert.equal(client.initialized.capabilities.completionProvider, undefined);
    const file = client.openFile(notesPath, 'yaml');
    client.replace(file, 'threats:', 'th');
    const { end } = client.rangeOf(file, '\nth');
    const proposals = await client.completion(file, end);
    assert.ok(proposals.some(({ label }) => label === 'threats'));
    const hover = await client.hover(file, client.rangeOf(file, 'assets'));
    assert.ok((hover ?? '').length > 10);
  });

  it('follows team rules as they are typed, with problems on their lines; the last good version stays in force', async () => {
    client = await TestClient.start({ 'a.js': code, [teamRulePath]: teamRule });
    const uri = client.openFile('a.js', 'javascript');
    assert.equal((await client.diagnostics(uri)).length, 1);
    const file = client.openFile(teamRulePath, 'yaml');
    assert.deepEqual(await client.diagnostics(file), []);
    client.replace(file, '    pattern: danger($X)', '    patern: danger($X)');
    const { refreshes } = client;
    await client.until('the key is refused', async () => (await client.diagnostics(file)).length > 0);
    await client.until('the client is told', () => client.refreshes > refreshes);
    assert.equal((await client.diagnostics(uri)).length, 1);
    const problems = await client.diagnostics(file);
    assert.ok(
      problems.some(({ range, message }) => range.start.line === 5 && String(message).includes('patern')),
    );
    client.replace(file, '    patern: danger($X)', '    pattern: "danger($X"');
    await client.until('the pattern is refused', async () =>
      /does not parse/.test(JSON.stringify(await client.diagnostics(file))),
    );
    assert.equal((await client.diagnostics(uri)).length, 1);
    assert.match(client.status?.problems.join() ?? '', /last good rules stay in force/);
    client.replace(file, 'pattern: "danger($X"', 'pattern: danger(2)');
    await client.until('the file is good', async () => (await client.diagnostics(file)).length === 0);
    assert.deepEqual(await client.diagnostics(uri), []);
    client.close(file);
    await client.until('the saved rule is back', async () => (await client.diagnostics(uri)).length === 1);
  });

  it('publishes patterns of closed team rules that are no code', async () => {
    const broken = teamRule.replace('danger($X)\n    fix', '"danger($X"\n    fix');
    client = await TestClient.start({ 'a.js': code, [teamRulePath]: broken });
    assert.deepEqual(await client.diagnostics(client.openFile('a.js', 'javascript')), []);
    const uri = client.uri(teamRulePath);
    await client.until('the problem is published', () => (client.published.get(uri) ?? []).length > 0);
    assert.equal(client.published.get(uri)?.[0].range.start.line, 5);
  });

  it('asks what the first notes are made from, with what the folder holds as proposals', async () => {
    client = await TestClient.start({
      'src/app.py': flask,
      'src/data.py': 'patient_ssn = 1\npatient_ssn\ndob = 2\n',
    });
    const step = (answers: Record<string, string[]>) =>
      client.request<NotesInterviewStep>('wardscribe/notesInterview', { folder: client.uri(''), answers });
    const first = await step({});
    assert.equal(first.uri, client.uri(notesPath));
    const { choices, prompt, ...data } = first.question!;
    assert.deepEqual(data, { id: 'data', many: true, typed: false, step: 1, steps: 6 });
    assert.deepEqual(
      choices.filter(({ picked }) => picked).map(({ value, detail }) => [value, detail]),
      [
        ['phi', 'In the code: patient_ssn'],
        ['pii', 'In the code: dob'],
      ],
    );
    const answers: Record<string, string[]> = {};
    const asked: string[] = [];
    let { question, text } = first;
    while (question) {
      asked.push(question.id);
      answers[question.id] = question.choices.filter(({ picked }) => picked).map(({ value }) => value);
      ({ question, text } = await step(answers));
    }
    assert.deepEqual(asked, ['data', 'names', 'exposure', 'compliance', 'entryPoints']);
    assert.deepEqual(answers.names, ['phi patient_ssn', 'pii dob']);
    assert.deepEqual(answers.entryPoints, ['http src/app.py']);
    assert.match(text!, /class: phi\n.*\n {4}identifiers: \["patient_ssn"\]/);
    assert.match(text!, /kind: http\n {4}trust: untrusted\n {4}scope:\n {6}- "src\/app\.py"/);
    const file = client.openUri(first.uri, 'yaml', text!);
    assert.deepEqual(await client.diagnostics(file), []);
    assert.equal(await step({ data: 4 } as never), null);
  });
});
