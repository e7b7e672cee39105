import fc from 'fast-check';
import { ratioValue } from './rate';

describe('a rate 比率', () => {
  it.each(['0', '0.00', '-0'])('is not applicable where %s was planned: never 0, never 100 %%', (denominator) => {
    expect(ratioValue({ numerator: '5', denominator })).toBeNull();
    expect(ratioValue({ numerator: '0', denominator })).toBeNull();
  });

  it('gives the published rates', () => {
    expect(ratioValue({ numerator: '874', denominator: '1260' })).toBeCloseTo(0.6937, 4);
    expect(ratioValue({ numerator: '500', denominator: '1500' })).toBeCloseTo(0.3333, 4);
  });

  it('goes above 1 where more was done than planned', () => {
    expect(ratioValue({ numerator: '495', denominator: '492' })).toBeGreaterThan(1);
  });

  it('is 1 of a thing against itself, at any size money has', () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 20n }), (amount) => { expect(ratioValue({ numerator: String(amount), denominator: String(amount) })).toBe(1); }));
  });
});
