import {
  type CancellationToken,
  Location,
  Position,
  Range,
  type TestController,
  TestMessage,
  type TestRun,
  type TestRunRequest,
  Uri,
  workspace,
} from 'vscode';
import { type RuleTestResult, type RunRuleTestsParams, runRuleTests } from '../../../protocol/src/index';
import type { Server } from '../server';
import type { RuleCase, RuleItems } from './items';
import { failuresOf, lineList, outcome } from './words';

/** Runs cases on the server and shows what comes out. Gives the outcome in a few words. */
export async function runCases(
  request: TestRunRequest,
  token: CancellationToken,
  controller: TestController,
  items: RuleItems,
  server: Server,
): Promise<string> {
  const cases = items.below(request.include, request.exclude);
  const run = controller.createTestRun(request);
  const counts = { passed: 0, failed: 0, untested: 0 };
  for (const { item } of cases) run.enqueued(item);
  try {
    for (const file of new Set(cases.map((each) => each.file))) {
      if (token.isCancellationRequested || run.token.isCancellationRequested) break;
      const own = cases.filter((each) => each.file === file);
      for (const { item } of own) run.started(item);
      const started = performance.now();
      const params: RunRuleTestsParams = { uri: file, texts: unsavedTexts() };
      const results = await server.request<RuleTestResult[] | null>(runRuleTests, params, token);
      const duration = (performance.now() - started) / own.length;
      for (const each of own) {
        const result = results?.find(({ rule, target }) => rule === each.ruleId && target === each.target);
        counts[await show(run, each, result, duration)]++;
      }
    }
  } finally {
    run.end();
  }
  return outcome(counts.passed, counts.failed, counts.untested);
}

async function show(
  run: TestRun,
  { item, rule, target, ruleId }: RuleCase,
  result: RuleTestResult | undefined,
  duration: number,
): Promise<'passed' | 'failed' | 'untested'> {
  if (!result || target === undefined) {
    run.skipped(item);
    return 'untested';
  }
  if (result.passed) {
    run.passed(item, duration);
    return 'passed';
  }
  if (result.error) {
    const { message: reason, range } = result.error;
    const message = new TestMessage(`The rule did not run: ${reason}`);
    const { start, end } = range;
    if (rule.uri)
      message.location = new Location(
        rule.uri,
        new Range(start.line, start.character, end.line, end.character),
      );
    run.errored(item, message, duration);
    return 'failed';
  }
  const uri = Uri.parse(target);
  const text = await textOf(uri);
  const { expected, reported } = result;
  const messages = failuresOf(result).map(({ message, line }) => {
    const shown = new TestMessage(message);
    shown.location = new Location(uri, new Position(line, 0));
    return shown;
  });
  if (messages.length > 0) {
    // Without a place: at one, the editor would show a shortened comparison in place of the sentences.
    const words = `Lines that ${ruleId} must report, and lines that it reports`;
    messages.push(TestMessage.diff(words, lineList(expected, text), lineList(reported, text)));
  }
  if (result.fixed) {
    const words = `The text after the fixes of ${ruleId} is not that of the .fixed file.`;
    const shown = TestMessage.diff(words, result.fixed.expected, result.fixed.actual);
    shown.location = new Location(uri, new Position(0, 0));
    messages.push(shown);
  }
  run.failed(item, messages, duration);
  return 'failed';
}

/** What the editor has of a file, else the disk. */
async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}

/** The texts below the rules' folder that are not saved: rule files, targets, and texts after fixes. */
function unsavedTexts(): Record<string, string> {
  const unsaved = workspace.textDocuments.filter(
    ({ isDirty, uri }) => isDirty && uri.path.includes('/.wardscribe/rules/'),
  );
  return Object.fromEntries(unsaved.map((document) => [document.uri.toString(), document.getText()]));
}
