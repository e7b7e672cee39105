import { getEventListeners } from 'node:events';
import { NoPlace, Places } from './places';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => { setImmediate(resolve); });

describe('places before a service 并发与排队', () => {
  it('lets so many in, the next ones wait their turn, and what is too much is refused', async () => {
    const places = new Places(2, 2);
    const entered: number[] = [];
    const leave = await Promise.all([places.enter(never), places.enter(never)]);
    const third = places.enter(never).then((out) => { entered.push(3); return out; });
    const fourth = places.enter(never).then((out) => { entered.push(4); return out; });
    await expect(places.enter(never)).rejects.toBeInstanceOf(NoPlace);
    expect([places.underWay, places.waiting, entered]).toEqual([2, 2, []]);
    leave[0]?.();
    leave[0]?.(); // leaving twice is leaving once
    await settled();
    expect([places.underWay, places.waiting, entered]).toEqual([2, 1, [3]]);
    leave[1]?.();
    for (const out of await Promise.all([third, fourth])) out();
    expect([places.underWay, places.waiting, entered]).toEqual([0, 0, [3, 4]]);
  });

  it('gives up the place in the row of one who gave up', async () => {
    const places = new Places(1, 1);
    const leave = await places.enter(never);
    const giving = new AbortController();
    const waiting = places.enter(giving.signal);
    giving.abort(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    expect([places.waiting, getEventListeners(giving.signal, 'abort')]).toEqual([0, []]);
    const next = places.enter(never);
    leave();
    (await next)();
    expect(places.underWay).toBe(0);
    await expect(places.enter(AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  });
});
