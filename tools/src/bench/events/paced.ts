import { setTimeout as delay } from 'node:timers/promises';

/** More would only wait for a connection: a machine that does not keep up is told so by the rate it reached. */
const MOST_AT_ONCE = 100;

export interface Paced<T> { done: T[]; perSecond: number }

/** Does something at a steady rate, whether or not the one before has ended: a slow one does not make the next late. */
export async function paced<T>(rate: number, seconds: number, work: (turn: number) => Promise<T>): Promise<Paced<T>> {
  const all: Promise<T>[] = [];
  const count = rate * seconds;
  let open = 0;
  const from = performance.now();
  const elapsed = (): number => (performance.now() - from) / 1_000;
  while (all.length < count) {
    const due = Math.min(count, Math.floor(elapsed() * rate) + 1);
    while (all.length < due && open < MOST_AT_ONCE) {
      open += 1;
      const one = work(all.length).finally(() => { open -= 1; });
      one.catch(() => undefined);
      all.push(one);
    }
    await delay(1);
  }
  const done = await Promise.all(all);
  return { done, perSecond: count / Math.max(elapsed(), seconds) };
}
