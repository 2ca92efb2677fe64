import assert from 'node:assert/strict';
import { counted, dayIn, dayProblem, reasonProblem, severityCounts } from './words';

describe('words', () => {
  it('counts with the right noun', () => {
    assert.equal(counted(1, 'finding'), '1 finding');
    assert.equal(counted(0, 'finding'), '0 findings');
    assert.equal(counted(2, 'entry', 'entries'), '2 entries');
  });

  it('says counts by severity, worst first, without the empty ones', () => {
    const findings = [{ severity: 'hint' }, { severity: 'error' }, { severity: 'error' }] as const;
    assert.equal(severityCounts(findings), '2 errors, 1 hint');
    assert.equal(severityCounts([]), '');
  });

  it('counts days and refuses what is none', () => {
    assert.equal(dayIn(90, new Date(2026, 10, 28, 23, 59)), '2027-02-26');
    assert.equal(dayProblem('2027-02-26', '2026-11-28'), undefined);
    assert.equal(dayProblem('2027-02-30', '2026-11-28'), 'Write a day as YYYY-MM-DD.');
    assert.equal(dayProblem('soon', '2026-11-28'), 'Write a day as YYYY-MM-DD.');
    assert.equal(dayProblem('2026-11-27', '2026-11-28'), 'This day is over: choose a later one.');
  });

  it('refuses reasons that are empty or would break the comment', () => {
    assert.equal(reasonProblem('  '), 'Give a reason: the next reader has to know why.');
    assert.equal(reasonProblem('a\nb'), 'Keep the reason on one line.');
    assert.equal(
      reasonProblem('closed */ here'),
      'Leave out */: it would end the comment that holds the reason.',
    );
    assert.equal(reasonProblem('The id comes from a fixed list.'), undefined);
  });
});
