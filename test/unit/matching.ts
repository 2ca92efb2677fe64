import assert from 'node:assert/strict';
import { languageOfEditorId } from '../../engine/src/languages/index';
import { analyze, rulesFrom } from './support';

/** What is shown, in words · a formula (YAML of a rule below its message) · code · the one-based lines that match. */
export type MatchCase = [what: string, formula: string, code: string, lines: number[]];

/** `pattern:` with a text of any number of lines. */
export const pattern = (text: string) => `pattern: |\n${text.replace(/^/gm, '  ')}`;

/** The one-based lines where matches of a formula start, in order. Fails on any problem of the rule or the analysis. */
export async function matchedLines(language: string, formula: string, code: string): Promise<number[]> {
  const ruleLanguage = languageOfEditorId(language)?.ruleNames[0];
  const indented = formula.replace(/^/gm, '    ');
  const rules = await rulesFrom(
    `  - id: t\n    languages: [${ruleLanguage}]\n    severity: ERROR\n    message: m\n    metadata: {cwe: CWE-1}\n${indented}\n`,
  );
  const { findings, problems } = await analyze(rules, language, code);
  assert.deepEqual(problems, []);
  assert.deepEqual(rules.problems, []);
  return findings.map((finding) => finding.range.start.line + 1);
}

/**
 * One test a case.
 * @param language VS Code's language id
 */
export function testMatching(language: string, cases: readonly MatchCase[]): void {
  for (const [what, formula, code, lines] of cases) {
    it(what, async () => assert.deepEqual(await matchedLines(language, formula, code), lines));
  }
}
