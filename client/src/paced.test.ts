import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { paced } from './paced';

describe('paced calls', () => {
  it('calls at once after a pause, and once more for all that was asked since', async () => {
    let calls = 0;
    const call = paced(() => calls++, 60);
    call.soon();
    assert.equal(calls, 1);
    for (let i = 0; i < 5; i++) call.soon();
    assert.equal(calls, 1);
    await sleep(120);
    assert.equal(calls, 2);
  });

  it('does not wait for the asking to end', async () => {
    let calls = 0;
    const call = paced(() => calls++, 50);
    for (let i = 0; i < 20; i++) {
      call.soon();
      await sleep(10);
    }
    assert.ok(calls >= 3, `${calls} calls in 200 ms`);
    call.dispose();
  });

  it('drops what waits when it is disposed', async () => {
    let calls = 0;
    const call = paced(() => calls++, 20);
    call.soon();
    call.soon();
    call.dispose();
    await sleep(50);
    assert.equal(calls, 1);
  });
});
