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

/** Data of an asset, for what has to be encrypted. */
export const records =
  '[{id: phi, title: Records, class: phi, identifiers: [diagnosis, ssn, "patient.dob"]}]';

/**
 * One test a practice. A comment at the end of a line says what the control says of it: `<- sentence` where it is
 * missing, `met` where it holds; of every other line it says nothing.
 */
export function testMarkedPractices(
  ending: string,
  cases: readonly [practice: string, what: string, code: string][],
  inEvery = 'handler',
): void {
  for (const [practice, what, code] of cases)
    it(`${practice}: ${what}`, async () => {
      const check = `{ inEvery: ${inEvery}, mustUse: [${practice}] }`;
      const { findings, controls } = await runControl(check, { [`src/a.${ending}`]: code }, records);
      const got = new Map<number, Set<string>>();
      const add = (line: number, text: string) => got.set(line, (got.get(line) ?? new Set()).add(text));
      findings.forEach(({ range }, i) => {
        add(range.start.line, `<- ${saidOf(findings)[i]}`);
      });
      for (const { range } of controls.flatMap(({ met }) => met)) add(range.start.line, 'met');
      const written = code.split('\n').map((line, i) => {
        const marks = [...(got.get(i) ?? [])].sort().join(', ');
        const plain = line.replace(/\s*(\/\/|#) (met|<- .*)$/, '');
        return marks === '' ? plain : `${plain} ${ending === 'py' || ending === 'rb' ? '#' : '//'} ${marks}`;
      });
      assert.equal(written.join('\n'), code);
    });
}
