import assert from 'node:assert/strict';
import { runControl, saidOf } from './controls';

/** What is shown, in words · the code · what is missing, as `line:column-column sentence`, one-based · other files. */
export type PracticeCase = [what: string, code: string, missing: string[], others?: Record<string, string>];

/** One test a case: a control that asks for `practice` on a file of the language with this ending. */
export function testPractice(
  practice: string,
  ending: string,
  cases: readonly PracticeCase[],
  { inEvery = 'handler', assets = '[]' } = {},
): void {
  for (const [what, code, missing, others = {}] of cases)
    it(`${practice}: ${what}`, async () => {
      const check = `{ inEvery: ${inEvery}, mustUse: [${practice}] }`;
      const { findings } = await runControl(check, { [`src/a.${ending}`]: code, ...others }, assets);
      const said = saidOf(findings);
      const places = findings.map(({ range: { start, end } }, i) => {
        const to = end.line === start.line ? '' : `${end.line + 1}:`;
        return `${start.line + 1}:${start.character + 1}-${to}${end.character + 1} ${said[i]}`;
      });
      assert.deepEqual(places, missing);
    });
}
