import { setImmediate as turn } from 'node:timers/promises';
import { arrivals, Turnstile } from './turnstile';

describe('who has begun ends first 先开始者先完成', () => {
  const open = (always: number) => {
    const turnstile = new Turnstile(always);
    const begun: number[] = [];
    const ask = (name: number): void => {
      const wait = turnstile.enter();
      if (wait) void wait.then(() => { begun.push(name); });
      else begun.push(name);
    };
    return { turnstile, begun, ask };
  };
  /** Turns of the event loop in each of which something came. */
  const busy = async (turns: number): Promise<void> => { for (let at = 0; at < turns; at += 1) { arrivals.count += 1; await turn(); } };

  it('so many begin at once; others, in their order, as one ends each', async () => {
    const { turnstile, begun, ask } = open(2);
    for (const name of [1, 2, 3, 4]) ask(name);
    await busy(20);
    expect(begun).toEqual([1, 2]);
    turnstile.leave();
    await busy(1);
    expect(begun).toEqual([1, 2, 3]);
    turnstile.leave();
    turnstile.leave();
    await busy(1);
    ask(5);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('all begin where nothing comes: they wait for services, not for this process', async () => {
    const { begun, ask } = open(2);
    for (let name = 0; name < 30; name += 1) ask(name);
    for (let at = 0; at < 6; at += 1) await turn();
    expect(begun).toEqual(Array.from({ length: 30 }, (_, name) => name));
  });

  it('nobody overtakes who waits', async () => {
    const { turnstile, begun, ask } = open(1);
    for (const name of [1, 2]) ask(name);
    turnstile.leave();
    ask(3);
    await busy(3);
    expect(begun).toEqual([1, 2]);
    turnstile.leave();
    await busy(1);
    expect(begun).toEqual([1, 2, 3]);
  });
});
