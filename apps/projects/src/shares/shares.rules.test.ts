import { day } from '@cornerstone/kernel/day';
import { fen, fenFrom, sumFen } from '@cornerstone/kernel/money';
import fc from 'fast-check';
import { splitInvestment, type Share } from './shares.rules';

const TODAY = day('2024-03-05');
const yi = (amount: string) => fenFrom(amount, 'YI');
const canal = { totalInvestment: yi('42.41'), regionCodes: ['410900', '130900'] };
const shares: Share[] = [{ region: '130900', investment: yi('22.69') }, { region: '410900', investment: yi('19.72') }];

describe('split an investment by region 总投资分区划 (P3, trap 1)', () => {
  it('takes the owner\'s shares of 引黄入冀: 22.69 + 19.72 = 42.41', () => {
    expect(splitInvestment(canal, 'spl_1', shares, TODAY).data.shares).toEqual([{ region: '130900', investment: '2269000000.00' }, { region: '410900', investment: '1972000000.00' }]);
  });

  it.each<[string, Partial<typeof canal>, Share[]]>([
    ['P3.nothing-to-split', { regionCodes: ['410900'] }, shares], ['P3.shares-of-its-regions', {}, shares.slice(1)], ['P3.shares-of-its-regions', {}, [...shares, ...shares]], ['P3.shares-of-its-regions', { regionCodes: ['410900', '410100'] }, shares],
    ['P3.share-negative', {}, [{ region: '130900', investment: yi('43.41') }, { region: '410900', investment: yi('-1') }]], ['P3.shares-add-up', { totalInvestment: yi('42.42') }, shares], ['P3.shares-add-up', { totalInvestment: null as never }, shares],
  ])('refuses with %s', (rule, changed, told) => expect(() => splitInvestment({ ...canal, ...changed }, 'spl_1', told, TODAY)).toThrow(expect.objectContaining({ rule })));

  it('takes exactly the divisions that add up to the fen', () => {
    fc.assert(fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { minLength: 2, maxLength: 6 }), fc.bigInt({ min: -1n, max: 1n }), (amounts, off) => {
      const told = amounts.map((amount, at) => ({ region: `41010${at}`, investment: fen(amount) }));
      const project = { totalInvestment: fen(sumFen(told.map(({ investment }) => investment)) + off), regionCodes: told.map(({ region }) => region) };
      if (off === 0n) expect(splitInvestment(project, 'spl_1', told, TODAY).data.shares).toHaveLength(told.length);
      else expect(() => splitInvestment(project, 'spl_1', told, TODAY)).toThrow(expect.objectContaining({ rule: 'P3.shares-add-up' }));
    }));
  });
});
