import { setTimeout as delay } from 'node:timers/promises';
import { BenchFault } from './fault';

/** Beyond this the machine cannot keep up, and more would only measure a queue. */
const MOST_AT_ONCE = 2_000;

/** Does something at a steady rate, whether or not the one before has ended: a slow one does not make the next late. */
export async function paced<T>(rate: number, seconds: number, work: (turn: number) => Promise<T>): Promise<T[]> {
  const all: Promise<T>[] = [];
  let open = 0;
  const from = performance.now();
  while (all.length < rate * seconds) {
    const due = Math.min(rate * seconds, Math.floor((performance.now() - from) * (rate / 1_000)) + 1);
    while (all.length < due) {
      if (open >= MOST_AT_ONCE) throw new BenchFault(`this machine does not keep up with ${rate} a second`);
      open += 1;
      const one = work(all.length).finally(() => { open -= 1; });
      one.catch(() => undefined);
      all.push(one);
    }
    await delay(1);
  }
  return Promise.all(all);
}
