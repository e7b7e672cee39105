import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { degreesOf, isInPolygon, isInside, metresBetween, placeOf, setSite, type Place } from './site.rules';

const TODAY = day('2024-06-12');
const at = (lon: number | string, lat: number | string): Place => placeOf({ lon: String(lon), lat: String(lat) });
const set = (told: { circle?: { centre: Place; radius: number }; polygon?: Place[] }) => () => setSite({ siteId: 'sit_1', circle: told.circle ?? null, polygon: told.polygon ?? null }, TODAY);
/** A square with a notch that reaches its middle: not convex. */
const notched = [at(113, 34), at(114, 34), at(114, 35), at('113.5', '34.5'), at(113, 35)];
const whole = fc.integer({ min: -1_000_000, max: 1_000_000 });
const anywhere = fc.record({ lon: whole.map(BigInt), lat: whole.map(BigInt) });
/** Corners on a circle in order: convex, whichever they are. */
const convex = fc.uniqueArray(fc.integer({ min: 0, max: 359 }), { minLength: 3, maxLength: 12 }).map((angles) => angles.sort((a, b) => a - b).map((angle) => ({ lon: BigInt(Math.round(1e6 * Math.cos((angle * Math.PI) / 180))), lat: BigInt(Math.round(1e6 * Math.sin((angle * Math.PI) / 180))) })));

describe('the site of a project 项目红线 (P9)', () => {
  it('is exact in degrees: what is written is read again', () => {
    fc.assert(fc.property(fc.bigInt({ min: -1_800_000_000n, max: 1_800_000_000n }), fc.bigInt({ min: -900_000_000n, max: 900_000_000n }), (lon, lat) => { expect(placeOf(degreesOf({ lon, lat }))).toEqual({ lon, lat }); }));
  });

  it.each([['181', '34'], ['34.7', '113.6'], ['x', '1'], ['113.00000001', '34'], ['', '']])('has no place at %s, %s', (lon, lat) => {
    expect(() => placeOf({ lon, lat })).toThrow(expect.objectContaining({ rule: 'P9.no-such-place', code: 'BAD_USER_INPUT' }));
  });

  it('of a convex polygon holds just what lies on the same side of all its edges', () => {
    fc.assert(fc.property(convex, anywhere, (corners, place) => {
      const isLeft = corners.every((a, index) => {
        const b = corners[(index + 1) % corners.length] ?? a;
        return (b.lon - a.lon) * (place.lat - a.lat) - (b.lat - a.lat) * (place.lon - a.lon) >= 0n;
      });
      expect(isInPolygon(corners, place)).toBe(isLeft);
    }));
  });

  it('is the same whichever corner comes first, in either direction, wherever it is moved', () => {
    fc.assert(fc.property(convex, anywhere, fc.nat(11), anywhere, (corners, place, turn, by) => {
      const moved = (each: Place): Place => ({ lon: each.lon + by.lon, lat: each.lat + by.lat });
      const cut = turn % corners.length;
      const inside = isInPolygon(corners, place);
      expect([isInPolygon([...corners.slice(cut), ...corners.slice(0, cut)], place), isInPolygon(corners.toReversed(), place), isInPolygon(corners.map(moved), moved(place))]).toEqual([inside, inside, inside]);
    }));
  });

  it('holds its corners, and everything between two of them', () => {
    fc.assert(fc.property(convex, fc.nat(11), (corners, index) => {
      const [a, b] = [corners[index % corners.length] as Place, corners[(index + 1) % corners.length] as Place];
      expect(isInPolygon(corners, a)).toBe(true);
      const doubled = corners.map(({ lon, lat }) => ({ lon: 2n * lon, lat: 2n * lat }));
      expect(isInPolygon(doubled, { lon: a.lon + b.lon, lat: a.lat + b.lat })).toBe(true);
    }));
  });

  it('leaves a notch outside', () => {
    expect([at('113.5', '34.4'), at('113.5', '34.5'), at('113.5', '34.6'), at('113.1', '34.8'), at('112.9', '34.5'), at('113.5', '34.9')].map((place) => isInPolygon(notched, place))).toEqual([true, true, false, true, false, false]);
  });

  it('of a circle holds what is at most a radius away: a degree of latitude is 111.2 km', () => {
    expect(metresBetween(at('113.6', '34'), at('113.6', '35'))).toBeCloseTo(111_195, -1);
    const circle = { points: [at('113.6', '34.7')], radius: 1000 };
    expect([at('113.6', '34.7'), at('113.61', '34.7'), at('113.6', '34.71')].map((place) => isInside(circle, place))).toEqual([true, true, false]);
    fc.assert(fc.property(anywhere, anywhere, (a, b) => { expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 6); }));
  });

  it('says nothing without a site or a place', () => {
    expect([isInside(null, at(1, 1)), isInside({ points: notched, radius: null }, null)]).toEqual([null, null]);
  });

  it('is told as it was declared, a ring that ends where it began like one that does not', () => {
    expect(set({ circle: { centre: at('113.6253', '34.7466'), radius: 800 } })().fact.data).toEqual({ siteId: 'sit_1', points: [{ lon: '113.6253', lat: '34.7466' }], radius: 800 });
    expect(set({ polygon: [...notched, at(113, 34)] })().fact.data).toEqual(set({ polygon: notched })().fact.data);
  });

  it.each<[string, Parameters<typeof set>[0]]>([
    ['P9.circle-or-polygon', {}], ['P9.circle-or-polygon', { circle: { centre: at(1, 1), radius: 1 }, polygon: notched }], ['P9.radius-out-of-range', { circle: { centre: at(1, 1), radius: 0 } }], ['P9.radius-out-of-range', { circle: { centre: at(1, 1), radius: 100_001 } }],
    ['P9.corners', { polygon: notched.slice(0, 2) }], ['P9.corners', { polygon: Array.from({ length: 201 }, (_, index) => at(index / 10, index % 2)) }],
    ['P9.site-crosses-itself', { polygon: [at(0, 0), at(1, 1), at(1, 0), at(0, 1)] }], ['P9.site-crosses-itself', { polygon: [at(0, 0), at(1, 1), at(2, 2)] }], ['P9.site-crosses-itself', { polygon: [at(0, 0), at(2, 0), at(1, 0), at(1, 1)] }], ['P9.site-crosses-itself', { polygon: [at(0, 0), at(0, 0), at(1, 0), at(1, 1)] }],
  ])('is refused with %s', (rule, told) => { expect(set(told)).toThrow(expect.objectContaining({ rule })); });

  it('takes every convex polygon', () => { fc.assert(fc.property(convex, (polygon) => { expect(set({ polygon })().fact.data.points).toHaveLength(polygon.length); })); });
});
