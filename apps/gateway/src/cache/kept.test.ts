import { written } from '../answers';
import { Kept } from './kept';
import { Names } from './names';

describe('memory of the cache', () => {
  it('is bounded by bytes, whatever comes', () => {
    let held = 0;
    const kept = new Kept(100_000, { holds: (bytes) => { held = Math.max(held, bytes); } });
    for (let at = 0; at < 5_000; at += 1) kept.put(`k${at}`, { text: '值'.repeat(at % 300), number: 1, unknown: 0, id: null, askedAt: 0 });
    expect(held).toBeLessThanOrEqual(100_000);
    expect(held).toBeGreaterThan(80_000);
    expect(kept.entity('k4999', 0)?.text).toHaveLength(199);
    expect(kept.entity('k0', 0)).toBeUndefined();
    expect(kept.put('huge', { text: 'x'.repeat(50_000), number: 1, unknown: 0, id: null, askedAt: 0 })).toBe(false);
    expect(kept.put('small', { text: 'x', number: 1, unknown: 0, id: null, askedAt: 0 })).toBe(true);
    expect(kept.entity('huge', 0)).toBeUndefined();
  });

  it('lets go first what was not asked for longest, to a second', () => {
    const kept = new Kept(30_000, { holds: () => undefined });
    const put = (key: string, askedAt: number): void => { kept.put(key, { text: 'x'.repeat(1_000), number: 1, unknown: 0, id: null, askedAt }); };
    for (let at = 0; at < 12; at += 1) put(`k${at}`, 0);
    kept.entity('k0', 999);
    kept.entity('k1', 1_000);
    kept.entity('k2', 5_000);
    for (let at = 0; kept.entity('k3', 0); at += 1) put(`later${at}`, 5_000);
    expect(['k0', 'k1', 'k2'].map((key) => kept.entity(key, 5_000) !== undefined)).toEqual([false, true, true]);
  });

  it('has no place, where it is full, for what is asked for once: not before that comes again, or where it was kept before', () => {
    const kept = new Kept(30_000, { holds: () => undefined });
    const entity = { text: 'x'.repeat(1_000), number: 1, unknown: 0, id: null, askedAt: 0 };
    const comes = (key: string): boolean => kept.admits(key) && kept.put(key, entity);
    const first = Array.from({ length: 40 }, (_, at) => comes(`k${at}`));
    expect([first.indexOf(false) > 10, first.slice(first.indexOf(false)).every((isKept) => !isKept)]).toEqual([true, true]);
    for (let at = 0; at < 5_000; at += 1) comes(`once${at}`);
    expect(kept.entity('k0', 0)).toBe(entity);
    expect([comes('again'), comes('again')]).toEqual([false, true]);
    // What is there already may be put in its own place, and what did not hold any more comes back at once.
    expect(kept.admits('k3')).toBe(true);
    kept.drop('k3');
    for (let at = 0; kept.admits(`filling${at}`); at += 1) kept.put(`filling${at}`, entity);
    expect(comes('k3')).toBe(true);
  });

  it('gives no name twice, also where texts are forgotten', () => {
    const names = new Names(3);
    const given = new Set<string>();
    for (let at = 0; at < 20; at += 1) given.add(names.of(`text ${at}`));
    expect(given.size).toBe(20);
    expect(names.of('text 19')).toBe(names.of('text 19'));
  });

  it('counts what an answer is made of, too', () => {
    let held = 0;
    const kept = new Kept(100_000, { holds: (bytes) => { held = bytes; } });
    const answer = (ids: string[] | null, text = 'x') => ({ written: written(text), number: 1, unknown: 0, cost: 1, checked: 1, askedAt: 0, parts: [{ of: null as never, ids }] });
    kept.put('one', answer(null));
    const small = held;
    kept.put('one', answer(Array.from({ length: 50 }, (_, at) => `prj_${at}`)));
    expect(held).toBeGreaterThanOrEqual(small + 50 * 40);
    expect([kept.answer('one', 0)?.cost, kept.entity('one', 0)]).toEqual([1, undefined]);
    // A long text is there as bytes, too.
    const length = 20_000;
    expect(new Kept(1_000_000, { holds: (bytes) => { held = bytes; } }).put('long', answer(null, 'x'.repeat(length)))).toBe(true);
    expect(held).toBeGreaterThanOrEqual(3 * length);
    kept.drop('one');
    expect([held, kept.answer('one', 0)]).toEqual([0, undefined]);
  });
});
