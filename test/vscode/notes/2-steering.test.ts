import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, diagnosticsOf, eventually, findingOf, inWorkspace, ruleOf } from '../support';
import { fix, gone, hover, notesPath, open, rangeOf, restore, routes, told, type } from './portal';

/** What threat notes make of the findings in code. */
describe('Threat notes at work', () => {
  afterEach(closeAll);
  after(restore);

  const errors = (uri: vscode.Uri, rule: string) =>
    diagnosticsOf(uri).filter((diagnostic) => ruleOf(diagnostic) === rule);

  it('know functions of the project as sources, sinks, sanitizers and ways', async () => {
    const { document } = await open('services/api/src/events/labResults.ts');
    const found = await eventually('both statements', () => {
      const all = errors(document.uri, 'js-sql-injection');
      return all.length === 2 && all;
    });
    const lines = found.map(({ range }) => document.lineAt(range.start.line).text);
    assert.deepEqual(lines.map((line) => /status = '\w+'/.exec(line)?.[0]).sort(), [
      "status = 'done'",
      "status = 'seen'",
    ]);
    const [{ message, range }] = found;
    assert.equal(
      message,
      'Pass ctx.payload<StatusChange>() as a query parameter: it becomes part of this SQL text from line 26.',
    );
    const said = await hover(document.uri, range);
    assert.match(said, /Touches \[T-2 A laboratory's message changes other orders in the database\]/);
    assert.match(said, /Path: `ctx\.payload<StatusChange>\(\)` \[line 26\]/);
    assert.match(
      said,
      /A05:2025 Injection · HIPAA technical safeguards: 164\.312\(a\)\(1\), .* · OWASP ASVS 5\.0, level 2: 1\.2\.4/,
    );
  });

  it('follow what is sensitive to other companies', async () => {
    const { document } = await open(`${routes}/billing.ts`);
    const finding = await told(document.uri, 'Leave patient.mrn (What a record says about somebody');
    assert.match(await hover(document.uri, finding.range), /Touches \[T-3 Another company learns/);
  });

  it('forbid calls, and say what to call instead', async () => {
    const { document } = await open(`${routes}/prescriptions.ts`);
    const forbidden = await told(
      document.uri,
      'Call audit.log instead of console.log for prescription.medication',
    );
    assert.equal(document.getText(forbidden.range), 'prescription.medication');
    await fix(document.uri, forbidden.range, 'Call audit.log');
    await gone(document.uri, 'Call audit.log instead');
    assert.match(document.getText(), /\n {6}audit\.log\('no refill left', prescription\.medication\);\n/);
  });

  it('decide by the risk of the project and by its threats how grave a finding is', async () => {
    const { document } = await open(`${routes}/documents.ts`);
    const untouched = await findingOf(document.uri, 'js-sql-injection');
    assert.equal(untouched.severity, vscode.DiagnosticSeverity.Error);
    await type(await open(notesPath), 'risk: high', 'risk: low');
    await open(`${routes}/documents.ts`);
    await eventually('a milder finding', () =>
      errors(document.uri, 'js-sql-injection').some(
        ({ severity }) => severity === vscode.DiagnosticSeverity.Warning,
      ),
    );
    // A threat with its weakness raises it again.
    await type(await open(notesPath), 'cwe: [CWE-639, CWE-862]', 'cwe: [CWE-639, CWE-862, CWE-89]');
    await open(`${routes}/documents.ts`);
    await eventually('a grave finding', () =>
      errors(document.uri, 'js-sql-injection').some(
        ({ severity }) => severity === vscode.DiagnosticSeverity.Error,
      ),
    );
    assert.match(await hover(document.uri, untouched.range), /Touches \[T-1 /);
  });

  it('are those of the nearest folder, and of blocks in documents', async () => {
    const records = await open('services/records/records/exports.py');
    const lacking = await told(records.document.uri, 'export_latest does not call assert_owner');
    assert.match(await hover(records.document.uri, lacking.range), /Touches \[T-20 [\s\S]*Control \[C-20\]/);
    const messages = await open(`${routes}/messages.ts`);
    const script = await told(messages.document.uri, 'Escape req.query.text before it goes into this page');
    const said = await hover(messages.document.uri, script.range);
    assert.match(
      said,
      /\[M-1 A message runs a script in the browser of who reads it\]\(.*docs\/messaging\.md#L16\)/,
    );
    const prose = await open('docs/messaging.md');
    await type(prose, 'cwe: [CWE-79]', 'cwe: [CWE-78]');
    await vscode.window.showTextDocument(messages.document);
    await eventually('the threat to be about something else', async () => {
      return !(await hover(messages.document.uri, script.range)).includes('M-1');
    });
    assert.equal(inWorkspace('docs/messaging.md').path, prose.document.uri.path);
    assert.ok(rangeOf(prose.document, 'cwe: [CWE-78]'));
  });
});
