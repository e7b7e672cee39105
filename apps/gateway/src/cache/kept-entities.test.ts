import { KeptEntities } from './kept-entities';
import { Names } from './names';

describe('memory of the cache', () => {
  it('is bounded by bytes, whatever comes', () => {
    let held = 0;
    const kept = new KeptEntities(100_000, { holds: (bytes) => { held = Math.max(held, bytes); } });
    for (let at = 0; at < 5_000; at += 1) kept.put(`k${at}`, { text: '值'.repeat(at % 300), number: 1, unknown: 0, id: null });
    expect(held).toBeLessThanOrEqual(100_000);
    expect(held).toBeGreaterThan(80_000);
    expect(kept.get('k4999')?.text).toHaveLength(199);
    expect(kept.get('k0')).toBeUndefined();
    kept.put('huge', { text: 'x'.repeat(50_000), number: 1, unknown: 0, id: null });
    expect(kept.get('huge')).toBeUndefined();
  });

  it('gives no name twice, also where texts are forgotten', () => {
    const names = new Names(3);
    const given = new Set<string>();
    for (let at = 0; at < 20; at += 1) given.add(names.of(`text ${at}`));
    expect(given.size).toBe(20);
    expect(names.of('text 19')).toBe(names.of('text 19'));
  });
});
