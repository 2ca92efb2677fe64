import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Engine, type LoadedRules } from '../../../engine/src/index';
import { printable } from '../../../engine/src/report/index';
import { loadRules } from '../../../engine/src/rules/load';
import { assetsAt, builtInRulesAt, relativePath } from '../../../host/src/index';
import { type Context, type ExitCode, exitCodes, UsageError } from '../context';
import { expectedLines, readAnnotations } from './annotations';
import { discover, type RuleTest } from './discover';
import { judge, type Verdict } from './judge';

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
  const base = { ...builtInRulesAt(context.assets).loaded, rules: [] };
  const engine = await Engine.create(assetsAt(context.assets));
  const results = tests.flatMap((test) => runTest(test, base, engine, root, context));
  const untested = tests.filter((test) => test.targets.length === 0).map((test) => test.config);
  const lines =
    format === 'json' ? results.map((each) => JSON.stringify(each)) : report(results, untested, context);
  await context.out(lines.map((line) => `${line}\n`).join(''));
  return results.every(passes) ? exitCodes.ok : exitCodes.findings;
}

/** True when the rule ran, reported what was expected and nothing else, and its fixes give the expected text. */
function passes(result: TestResult): boolean {
  const same =
    result.expected.length === result.reported.length &&
    result.expected.every((line, i) => line === result.reported[i]);
  return same && result.error === null && result.fixedEqual !== false;
}

function runTest(
  test: RuleTest,
  base: LoadedRules,
  engine: Engine,
  root: string,
  context: Context,
): TestResult[] {
  const config = relativePath(context.cwd, test.config);
  const loaded = everywhere(loadRules([{ path: config, text: test.text }], [], base));
  const rules = engine.compile(loaded);
  return test.targets.flatMap(({ file, fixed }) => {
    const text = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    const verdict = judge(engine, loaded, rules, relativePath(root, file), text, { today: context.today });
    const annotations = readAnnotations(text, new Set(test.ruleIds));
    // An editor's last newline is no difference.
    const fixedEqual = fixed ? readFileSync(fixed, 'utf8').trimEnd() === verdict.fixedText.trimEnd() : null;
    return test.ruleIds.map((rule) => {
      const { expected, open } = expectedLines(annotations, rule);
      return {
        config,
        rule,
        target: relativePath(context.cwd, file),
        expected,
        reported: (verdict.reported.get(rule) ?? []).filter((line) => !open.has(line)),
        fixedEqual,
        error: errorOf(rule, loaded, verdict),
      };
    });
  });
}

/** Without `paths`: a case carries the name of its rule file and may lie where the rule would not look. */
function everywhere(loaded: LoadedRules): LoadedRules {
  return { ...loaded, rules: loaded.rules.map((rule) => ({ ...rule, include: [], exclude: [] })) };
}

function errorOf(rule: string, loaded: LoadedRules, verdict: Verdict): string | null {
  const ran = verdict.errors.get(rule);
  if (ran) return ran;
  if (loaded.rules.some((each) => each.id === rule)) return null;
  const errors = loaded.problems.filter((problem) => problem.severity === 'error');
  const own = errors.find((problem) => problem.ruleId === rule) ?? errors[0];
  if (!own) return 'the rule was not loaded';
  return own.range ? `line ${own.range.start.line + 1}: ${own.message}` : own.message;
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
