/** Runs the rules of a file on the targets that test them: for the command line and for the editor. */
import type { Engine } from '../engine';
import { loadRules } from '../rules/load';
import type { LoadedRules, RuleFile } from '../rules/rule';
import { expectedLines, readAnnotations } from './annotations';
import { judge, type NotRun, type Verdict } from './judge';

/** A rule file and its targets, as texts. */
export interface RuleTestInput extends RuleFile {
  /** The ids of its rules, those of refused ones too. */
  ruleIds: readonly string[];
  /** `fixed` is what the target must look like after the fixes. */
  targets: readonly { path: string; text: string; fixed?: string }[];
}

/** What one rule said about one target. */
export interface RuleTestResult {
  rule: string;
  target: string;
  /** One-based lines that the annotations expect, and that the rule reported; lines marked `todo` are in neither. */
  expected: number[];
  reported: number[];
  /** Whether the target after the fixes equals its `.fixed` file; null without one. */
  fixedEqual: boolean | null;
  /** The target after the fixes of all rules of the file. */
  fixedText: string;
  /** Why the rule did not run; null when it did. A range is one of the rule file. */
  error: NotRun | null;
}

/** Runs all rules of a file on all its targets. `base`: rules and models that were loaded before. */
export function runRuleTest(
  engine: Engine,
  test: RuleTestInput,
  base: LoadedRules,
  today: string,
): RuleTestResult[] {
  const loaded = everywhere(loadRules([{ path: test.path, text: test.text }], [], base));
  const rules = engine.compile(loaded);
  return test.targets.flatMap(({ path, text, fixed }) => {
    const verdict = judge(engine, loaded, rules, path, text, { today });
    const annotations = readAnnotations(text, new Set(test.ruleIds));
    // An editor's last newline is no difference.
    const fixedEqual = fixed === undefined ? null : fixed.trimEnd() === verdict.fixedText.trimEnd();
    return test.ruleIds.map((rule) => {
      const { expected, open } = expectedLines(annotations, rule);
      return {
        rule,
        target: path,
        expected,
        reported: (verdict.reported.get(rule) ?? []).filter((line) => !open.has(line)),
        fixedEqual,
        fixedText: verdict.fixedText,
        error: errorOf(rule, loaded, verdict),
      };
    });
  });
}

/** True when the rule ran, reported what was expected and nothing else, and its fixes give the expected text. */
export function passes(result: Omit<RuleTestResult, 'fixedText' | 'error'> & { error: unknown }): boolean {
  const same =
    result.expected.length === result.reported.length &&
    result.expected.every((line, i) => line === result.reported[i]);
  return same && result.error === null && result.fixedEqual !== false;
}

/** Without `paths`: a case carries the name of its rule file and may lie where the rule would not look. */
function everywhere(loaded: LoadedRules): LoadedRules {
  return { ...loaded, rules: loaded.rules.map((rule) => ({ ...rule, include: [], exclude: [] })) };
}

function errorOf(rule: string, loaded: LoadedRules, verdict: Verdict): NotRun | null {
  const ran = verdict.errors.get(rule);
  if (ran) return ran;
  if (loaded.rules.some((each) => each.id === rule)) return null;
  const errors = loaded.problems.filter((problem) => problem.severity === 'error');
  return (
    errors.find((problem) => problem.ruleId === rule) ?? errors[0] ?? { message: 'the rule was not loaded' }
  );
}
