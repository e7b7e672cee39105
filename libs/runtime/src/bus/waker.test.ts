import { createLog } from '../log';
import { waker } from './waker';

describe('the word that events wait 唤醒', () => {
  let told: number[];
  let isFailing: boolean;
  const open = (tellHere?: () => boolean): (() => void) => waker({ query: async () => { told.push(performance.now()); if (isFailing) throw new Error('gone'); return [] as never; } }, createLog('test', 'silent'), tellHere);
  beforeEach(() => { told = []; isFailing = false; });
  const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

  it('comes at once for the first commit, once more for all that follow it within some milliseconds, and no more', async () => {
    const wake = open();
    for (let at = 0; at < 10; at += 1) wake();
    expect(told).toHaveLength(1);
    await rest(50);
    expect(told).toHaveLength(2);
    wake();
    expect(told).toHaveLength(3);
    await rest(50);
    expect(told).toHaveLength(3);
  });

  it('never comes before the last commit of many, nor more often than each 5 ms', async () => {
    const wake = open();
    const end = performance.now() + 200;
    let last = 0;
    while (performance.now() < end) { last = performance.now(); wake(); await rest(0); }
    await rest(50);
    expect(told.at(-1)).toBeGreaterThanOrEqual(last);
    // A timer may be early by part of a millisecond.
    for (const [at, one] of told.entries()) if (at > 0) expect(one - (told[at - 1] ?? 0)).toBeGreaterThan(3.5);
  });

  it('goes past the database to a relay of the same process that has its turn', async () => {
    let isHere = true;
    let heard = 0;
    const wake = open(() => { heard += 1; return isHere; });
    wake();
    wake();
    await rest(20);
    expect([heard, told.length]).toEqual([2, 0]);
    isHere = false;
    wake();
    expect(told).toHaveLength(1);
  });

  it('comes again after one that failed', async () => {
    const wake = open();
    isFailing = true;
    wake();
    await rest(20);
    isFailing = false;
    wake();
    expect(told).toHaveLength(2);
  });
});
