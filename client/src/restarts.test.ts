import assert from 'node:assert/strict';
import { RestartBudget } from './restarts';

describe('restart budget', () => {
  it('allows four restarts within three minutes and refuses the fifth', () => {
    const budget = new RestartBudget();
    assert.deepEqual(
      [0, 1000, 2000, 3000, 4000].map((now) => budget.spend(now)),
      [true, true, true, true, false],
    );
  });

  it('forgets stops that are older than the window', () => {
    const budget = new RestartBudget(1, 1000);
    assert.equal(budget.spend(0), true);
    assert.equal(budget.spend(999), false);
    assert.equal(budget.spend(5000), true);
  });

  it('starts over after a restart by hand', () => {
    const budget = new RestartBudget(1, 1000);
    budget.spend(0);
    budget.reset();
    assert.equal(budget.spend(1), true);
  });
});
