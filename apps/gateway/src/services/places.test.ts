import { Ending } from './ending';
import { NoPlace, Places } from './places';

const settled = () => new Promise((resolve) => { setImmediate(resolve); });

describe('places before a service 并发与排队', () => {
  it('lets so many in, the next ones wait their turn, and what is too much is refused', async () => {
    const places = new Places(2, 2);
    const entered: number[] = [];
    const enter = () => places.enter(new Ending());
    expect([enter(), enter()]).toEqual([null, null]);
    void enter()?.then(() => entered.push(3));
    void enter()?.then(() => entered.push(4));
    expect(enter).toThrow(NoPlace);
    expect([places.underWay, places.waiting, entered]).toEqual([2, 2, []]);
    places.leave();
    await settled();
    expect([places.underWay, places.waiting, entered]).toEqual([2, 1, [3]]);
    for (let out = 0; out < 3; out += 1) places.leave();
    await settled();
    expect([places.underWay, places.waiting, entered]).toEqual([0, 0, [3, 4]]);
  });

  it('gives up the place in the row of one who gave up', async () => {
    const places = new Places(1, 1);
    expect(places.enter(new Ending())).toBeNull();
    const giving = new Ending();
    const waiting = places.enter(giving);
    giving.end(new Error('too late'));
    await expect(waiting).rejects.toThrow('too late');
    expect([places.waiting, giving.told]).toEqual([0, null]);
    const next = places.enter(new Ending());
    places.leave();
    await next;
    places.leave();
    expect(places.underWay).toBe(0);
    expect(() => places.enter(giving)).toThrow('too late');
  });
});
