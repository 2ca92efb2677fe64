import assert from 'node:assert/strict';
import { counted, reasonProblem, severityCounts } from './words';

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
