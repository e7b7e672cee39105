import { day } from '@cornerstone/kernel/day';
import { fen, fenFrom, inUnit, sumFen } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { setRegionShares, splitBy, weightsOf, type GivenShare, type LastShares, type SetSharesCommand, type Shared } from './shares.rules';

const TODAY = day('2024-06-01');
const yi = (amount: string) => fenFrom(amount, 'YI');
const PUYANG = '410000.410900';
const canal: Shared = { regionCodes: ['410900'], regionPaths: [PUYANG], totalInvestment: yi('42.41') };
const of = (region: string | null, amount: string | null, share: string | null = null): GivenShare => ({ region, amount: amount === null ? null : yi(amount), share });
const PUBLISHED = [of('410900', '22.69'), of(null, '19.72')];
const last: LastShares = { shareVersion: 1, shares: [{ region: '410900', path: PUYANG, weight: '1.00' }], knownOn: day('2024-05-01') };
const set = (shares: readonly GivenShare[] = PUBLISHED, command: Partial<SetSharesCommand> = {}, project: Partial<Shared> = {}, before: LastShares | null = null, knownOn = TODAY) => () =>
  setRegionShares({ ...canal, ...project }, before, { shares, source: '周口晚报 2015-12-17', reason: null, ...command }, knownOn);
const breaks = (rule: string) => expect.objectContaining({ rule });

describe('shares of regions 跨区域投资分摊 (P8)', () => {
  it('are those that were published: 引黄入冀 22.69 + 19.72 = 42.41, the other province outside the directory', () => {
    const decided = set()();
    expect(decided.data).toEqual({ shareVersion: 1, basis: 'AMOUNT', shares: [{ region: null, path: null, weight: '1972000000.00' }, { region: '410900', path: PUYANG, weight: '2269000000.00' }], source: '周口晚报 2015-12-17', reason: null });
    expect(splitBy(yi('42.41'), weightsOf('AMOUNT', decided.data.shares)).map((amount) => inUnit(amount, 'YI'))).toEqual(['19.72', '22.69']);
  });

  it('may be parts of one, exactly', () => {
    expect(set([of('410900', null, '0.535'), of(null, null, '0.465')], {}, { totalInvestment: null })().data).toMatchObject({ basis: 'SHARE', shares: [{ weight: '0.465' }, { weight: '0.535' }] });
    expect(set([of('410900', null, '1'), of(null, null, '0')])().data.basis).toBe('SHARE');
  });

  it('are versions: each says why, an empty one withdraws them', () => {
    expect(set(PUBLISHED, { reason: '概算调整' }, {}, last)().data).toMatchObject({ shareVersion: 2, reason: '概算调整' });
    expect(set([], { reason: '分摊有误' }, {}, last)().data).toMatchObject({ shareVersion: 2, shares: [] });
  });

  it.each<[string, () => unknown]>([
    ['P8.shares-of-one-region', set([of('410900', '42.41')])], ['P8.share-region-twice', set([...PUBLISHED, of('410900', '0')])], ['P8.share-region-twice', set([...PUBLISHED, of(null, '0')])],
    ['P8.share-of-another-region', set([of('410900', '22.69'), of('410100', '19.72')])], ['P8.share-of-region-missing', set(PUBLISHED, {}, { regionCodes: ['410900', '410600'] })],
    ['P8.share-amount-or-part', set([of('410900', '22.69'), of(null, null, '0.4')])], ['P8.share-amount-or-part', set([of('410900', '22.69', '0.6'), of(null, '19.72', '0.4')])], ['P8.share-amount-or-part', set([of('410900', null), of(null, '19.72')])],
    ['P8.negative-share', set([of('410900', '43.41'), of(null, '-1')])], ['P8.shares-without-total', set(PUBLISHED, {}, { totalInvestment: null })], ['P8.shares-without-total', set([of('410900', '0'), of(null, '0')], {}, { totalInvestment: fen(0n) })],
    ['P8.shares-do-not-add-up', set([of('410900', '22.69'), of(null, '19.7200000001')])], ['P8.shares-do-not-add-up', set([of('410900', null, '0.3333333333'), of(null, null, '0.6666666666')])],
    ['P8.share-not-a-part', set([of('410900', null, '-0.5'), of(null, null, '1.5')])], ['P8.share-not-a-part', set([of('410900', null, '0.33333333333'), of(null, null, '0.5')])],
    ['P8.shares-revised-without-reason', set(PUBLISHED, {}, {}, last)], ['P8.shares-known-before-last', set(PUBLISHED, { reason: '调整' }, {}, last, day('2024-04-30'))], ['P8.no-shares-to-withdraw', set([])],
    ['P8.no-shares-to-withdraw', set([], { reason: '撤回' }, {}, { ...last, shares: [] })], ['text.empty', set(PUBLISHED, { source: ' ' })],
  ])('are refused with %s', (rule, act) => expect(act).toThrow(breaks(rule)));

  it('add up to what is split, to the fen, each within a fen of its exact part', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 18n }), { minLength: 1, maxLength: 12 }).filter((all) => all.some((weight) => weight > 0n));
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 19n }), weights, (amount, all) => {
      const sum = all.reduce((told, weight) => told + weight, 0n);
      const parts = splitBy(fen(amount), all);
      expect(sumFen(parts)).toBe(amount);
      for (const [at, part] of parts.entries()) {
        const off = part * sum - amount * (all[at] ?? 0n);
        expect(off < 0n ? -off : off).toBeLessThanOrEqual(sum);
        expect(part).toBeGreaterThanOrEqual(0n);
      }
    }));
  });

  it('give back the amounts they were given as', () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 16n }), { minLength: 1, maxLength: 8 }).filter((all) => all.some((each) => each > 0n)), (amounts) => {
      expect(splitBy(sumFen(amounts.map(fen)), amounts)).toEqual(amounts);
    }));
  });
});
