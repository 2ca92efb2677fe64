import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Engine, type LoadedRules } from '../../engine/src/index';
import { printable } from '../../engine/src/report/index';
import { loadRules } from '../../engine/src/rules/load';
import type { NotRun } from '../../engine/src/testing/judge';
import { passes, runRuleTest } from '../../engine/src/testing/run';
import { assetsAt, builtInRulesAt, discover, type RuleTest, relativePath } from '../../host/src/index';
import { modelFiles, tell } from './configuration';
import { type Context, type ExitCode, exitCodes, UsageError } from './context';

/** The result of one rule on one target; one line of `--format json`. Frozen in docs/json-output.md. */
interface TestResult {
  /** Paths relative to the working folder, with forward slashes. */
  config: string;
  rule: string;
  target: string;
  /** One-based lines that the annotations expect, and that the rule reported; lines marked `todo` are in neither. */
  expected: number[];
  reported: number[];
  /** Whether the target after the fixes equals its `.fixed` file; null without one. */
  fixedEqual: boolean | null;
  /** Why the rule did not run here; null when it did. */
  error: string | null;
}

/** `wardscribe test`: exit code 1 when a test fails, 2 when there is nothing to test. */
export async function testRules(
  folder: string,
  format: 'text' | 'json',
  context: Context,
): Promise<ExitCode> {
  const root = path.resolve(context.cwd, folder);
  if (!existsSync(root) || !statSync(root).isDirectory())
    throw new UsageError(`There is no folder ${folder}.`);
  const tests = discover(root);
  if (tests.length === 0) throw new UsageError(`There are no rule files in ${folder}.`);
  const base = loadRules([], modelFiles(context), { ...builtInRulesAt(context.assets).loaded, rules: [] });
  tell(base.problems, context);
  const engine = await Engine.create(assetsAt(context.assets));
  const results = tests.flatMap((test) => runTest(test, base, engine, root, context));
  const untested = tests.filter((test) => test.targets.length === 0).map((test) => test.config);
  const lines =
    format === 'json' ? results.map((each) => JSON.stringify(each)) : report(results, untested, context);
  await context.out(lines.map((line) => `${line}\n`).join(''));
  return results.every(passes) ? exitCodes.ok : exitCodes.findings;
}

function runTest(
  test: RuleTest,
  base: LoadedRules,
  engine: Engine,
  root: string,
  context: Context,
): TestResult[] {
  const config = relativePath(context.cwd, test.config);
  const read = (file: string) => readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  const targets = test.targets.map(({ file, fixed }) => ({
    path: relativePath(root, file),
    text: read(file),
    ...(fixed && { fixed: read(fixed) }),
  }));
  const results = runRuleTest(engine, { ...test, path: config, targets }, base, context.today);
  return results.map(({ rule, target, expected, reported, fixedEqual, error }) => ({
    config,
    rule,
    target: relativePath(context.cwd, path.resolve(root, target)),
    expected,
    reported,
    fixedEqual,
    error: error && place(error),
  }));
}

function place({ range, message }: NotRun): string {
  return range ? `line ${range.start.line + 1}: ${message}` : message;
}

function report(results: readonly TestResult[], untested: readonly string[], context: Context): string[] {
  const lines: string[] = [];
  for (const result of results.filter((each) => !passes(each))) {
    lines.push(`${result.target}  ${result.rule}`);
    const missed = result.expected.filter((line) => !result.reported.includes(line));
    const extra = result.reported.filter((line) => !result.expected.includes(line));
    if (result.error !== null) lines.push(`  not run: ${printable(result.error)}`);
    if (missed.length > 0) lines.push(`  expected a finding in line ${missed.join(', ')}`);
    if (extra.length > 0) lines.push(`  unexpected finding in line ${extra.join(', ')}`);
    if (result.fixedEqual === false) lines.push('  the fixes do not give the text of the .fixed file');
    lines.push('');
  }
  for (const config of untested) lines.push(`${relativePath(context.cwd, config)} has no target beside it.`);
  const failed = results.filter((each) => !passes(each)).length;
  lines.push(`${results.length - failed} of ${results.length} tests pass.`);
  return lines;
}
