import fc from 'fast-check';
import { ratioValue } from '@cornerstone/kernel/rate';
import { checkOf, compared, growth, isReached, pointsBetween } from './pace.rules';

const checks = [{ sinceYear: 1949, sharePercent: '50.00', month: 6, day: 30 }, { sinceYear: 2025, sharePercent: '52.50', month: 2, day: 30 }];

describe('half of the plan by half of the year 双过半 (P5)', () => {
  it('is half by 30 June, until a setting says otherwise', () => {
    expect(checkOf(2024, checks)).toEqual({ sharePercent: '50.00', on: '2024-06-30' });
    expect(checkOf(2025, checks)).toEqual({ sharePercent: '52.50', on: '2025-02-28' });
  });

  it('is met to the fen, and neither met nor missed where nothing was planned', () => {
    expect([isReached('50.00', '100.00', '50.00'), isReached('49.99', '100.00', '50.00'), isReached('0.00', '0.00', '50.00'), isReached('52.49', '100.00', '52.50')]).toEqual([true, false, null, false]);
  });
});

describe('year on year 同比 (P6)', () => {
  it('gives back the highways of the first quarter of 2020: 1.64 bn, up 68 %, from a base of 0.976 bn', () => {
    expect(Math.round((ratioValue(growth('1640000000.00', '976000000.00')) ?? 0) * 100)).toBe(68);
  });

  it('has no growth without a base', () => {
    expect(ratioValue(growth('1.00', '0.00'))).toBeNull();
    expect(growth('80.00', '100.00')).toEqual({ numerator: '-20.00', denominator: '100.00' });
  });

  it('tells points from percent: 91.2 % after 86.8 % is 4.4 points, and 5.07 % more', () => {
    const [now, before] = [{ numerator: '912.00', denominator: '1000.00' }, { numerator: '868.00', denominator: '1000.00' }];
    expect(pointsBetween(now, before)).toBe('4.40');
    expect(((ratioValue(growth(now.numerator, before.numerator)) ?? 0) * 100).toFixed(2)).toBe('5.07');
    expect([pointsBetween(before, now), pointsBetween(now, { numerator: '1.00', denominator: '0.00' }), pointsBetween({ numerator: '0.00', denominator: '3.00' }, { numerator: '0.00', denominator: '7.00' })]).toEqual(['-4.40', null, '0.00']);
  });

  it('is the same forwards and backwards but for its sign', () => {
    const rate = fc.record({ numerator: fc.integer({ min: 0, max: 99_999 }).map((n) => `${n}.00`), denominator: fc.integer({ min: 1, max: 99_999 }).map((n) => `${n}.00`) });
    fc.assert(fc.property(rate, rate, (a, b) => { expect(pointsBetween(a, b)?.replace('-', '')).toBe(pointsBetween(b, a)?.replace('-', '')); }));
  });

  it('compares a month from January on, or by itself, with the same of the year before', () => {
    expect(compared({ year: 2024, month: 2 }, true)).toEqual({ now: { year: 2024, from: '2024-01-01', to: '2024-02-29' }, before: { year: 2023, from: '2023-01-01', to: '2023-02-28' } });
    expect(compared({ year: 2020, quarter: 2 }, false)).toMatchObject({ now: { from: '2020-04-01', to: '2020-06-30' }, before: { from: '2019-04-01', to: '2019-06-30' } });
  });
});
