import { setTimeout as delay } from 'node:timers/promises';
import { Flights } from './flights';
import type { Flight, Patience } from './shared';

const patience = (): Patience => ({ overFor: null, leaving: new Set() });
const leave = ({ leaving }: Patience, why = new Error('gone')): void => { for (const each of [...leaving]) each(why); };

describe('questions that are asked once', () => {
  let era = 0;
  let begun: { end(value: string): void; fail(why: Error): void; givenUp: Error | null }[] = [];
  let flights: Flights<string>;
  beforeEach(() => { era = 0; begun = []; flights = new Flights(() => era); });
  const begin = (): Flight<string> => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const one = { end: resolve, fail: reject, givenUp: null as Error | null };
    begun.push(one);
    return { result: promise, giveUp: (why) => { one.givenUp = why; reject(why); } };
  };

  it('are joined at once, and by nobody after the answer', async () => {
    const all = [flights.join('a', begin, patience()), flights.join('a', begin, patience()), flights.join('b', begin, patience())];
    for (const [at, { end }] of begun.entries()) end(`answer ${at}`);
    expect(await Promise.all(all)).toEqual(['answer 0', 'answer 0', 'answer 1']);
    void flights.join('a', begin, patience());
    expect(begun).toHaveLength(3);
  });

  it('are asked anew in a new era, and by who comes later', async () => {
    void flights.join('a', begin, patience());
    era += 1;
    void flights.join('a', begin, patience());
    void flights.join('a', begin, patience());
    expect(begun).toHaveLength(2);
    await delay(20);
    void flights.join('a', begin, patience());
    expect(begun).toHaveLength(3);
  });

  it('fail for all who wait', async () => {
    const all = [flights.join('a', begin, patience()), flights.join('a', begin, patience())];
    begun[0]?.fail(new Error('no'));
    expect(await Promise.allSettled(all)).toEqual([expect.objectContaining({ status: 'rejected' }), expect.objectContaining({ status: 'rejected' })]);
  });

  it('go on as long as one waits, and no longer', async () => {
    const [one, other, late] = [patience(), patience(), patience()];
    const waiting = [flights.join('a', begin, one), flights.join('a', begin, other)];
    leave(one);
    expect(begun[0]?.givenUp).toBeNull();
    await expect(waiting[0]).rejects.toThrow('gone');
    leave(other, new Error('all gone'));
    await expect(waiting[1]).rejects.toThrow('all gone');
    expect(begun[0]?.givenUp?.message).toBe('all gone');
    void flights.join('a', begin, late);
    expect(begun).toHaveLength(2);
  });

  it('leave nothing with who waited, and take nobody whose time is over', async () => {
    const one = patience();
    const answer = flights.join('a', begin, one);
    begun[0]?.end('x');
    await answer;
    expect(one.leaving.size).toBe(0);
    await expect(flights.join('b', begin, { overFor: new Error('over'), leaving: new Set() })).rejects.toThrow('over');
    expect(begun[1]?.givenUp?.message).toBe('over');
  });
});
