import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readAmount } from './amount';
import { formatFen, parseFen, plainDecimal } from './decimal';
import { powerOf, unitInLabel, unitsStated, type Unit } from './unit';

const yuan = (text: string, unit: Unit | null = '万元'): string | null => {
  const reading = readAmount(text, unit);
  return reading === null ? null : 'fault' in reading ? reading.fault : `${formatFen(reading.fen)} ${reading.quality}`;
};

describe('read an amount 读金额', () => {
  it.each<[string, Unit | null, string | null]>([
    ['47,000', '万元', '470000000.00 PUBLISHED'], ['１０００００', '万元', '1000000000.00 PUBLISHED'], [' 15000 ', '万元', '150000000.00 PUBLISHED'], ['1 085 000', '万元', '10850000000.00 PUBLISHED'],
    ['47，000', '万元', '470000000.00 PUBLISHED'], ['２．６', '亿元', '260000000.00 PUBLISHED'], ['.5', '亿元', '50000000.00 PUBLISHED'], ['0', '万元', '0.00 PUBLISHED'], ['1.2E+05', '万元', '1200000000.00 PUBLISHED'],
    ['2.6亿', '万元', '260000000.00 PUBLISHED'], ['3亿元', '元', '300000000.00 PUBLISHED'], ['5000万', '亿元', '50000000.00 PUBLISHED'], ['2.1万亿元', null, '2100000000000.00 PUBLISHED'], ['5千万元', null, '50000000.00 PUBLISHED'], ['100.05元', null, '100.05 PUBLISHED'],
    ['1亿5000万元', '万元', '150000000.00 PUBLISHED'], ['人民币3亿元', null, '300000000.00 PUBLISHED'], ['￥500', '元', '500.00 PUBLISHED'], ['总投资5.5亿元', null, '550000000.00 PUBLISHED'],
    ['约5.5亿元', null, '550000000.00 APPROXIMATE'], ['估算3亿', null, '300000000.00 APPROXIMATE'], ['概算总投资3亿', null, '300000000.00 APPROXIMATE'], ['10亿元左右', null, '1000000000.00 APPROXIMATE'], ['3亿元（估算）', null, '300000000.00 APPROXIMATE'], ['近10亿', null, '1000000000.00 APPROXIMATE'],
    ['10亿元（含流动资金）', null, '1000000000.00 PUBLISHED'], ['超10亿元', null, '1000000000.00 AT_LEAST'], ['10亿元以上', null, '1000000000.00 AT_LEAST'], ['不低于10', '亿元', '1000000000.00 AT_LEAST'], ['10余亿元', null, '1000000000.00 AT_LEAST'], ['≥10', '亿元', '1000000000.00 AT_LEAST'],
    ['20 亿 元', null, '2000000000.00 PUBLISHED'], ['12.5亿元人民币', null, '1250000000.00 PUBLISHED'], ['5亿余元', null, '500000000.00 AT_LEAST'], ['2000.', '万元', '20000000.00 PUBLISHED'], ['12500（其中：自筹5000）', '万元', '125000000.00 PUBLISHED'], ['12500\n(含地方配套3000)', '万元', '125000000.00 PUBLISHED'],
    ['一亿元', null, '100000000.00 PUBLISHED'], ['五千万元', null, '50000000.00 PUBLISHED'], ['二亿三千五百万元', '元', '235000000.00 PUBLISHED'], ['二十亿', null, '2000000000.00 PUBLISHED'], ['一亿零五百万元', null, '105000000.00 PUBLISHED'], ['十个亿', '万元', 'AMOUNT_INVALID'], ['一二亿', '万元', 'AMOUNT_INVALID'], ['十百万', '万元', 'AMOUNT_INVALID'], ['三千五万', '万元', 'AMOUNT_INVALID'], ['零亿', '万元', 'AMOUNT_INVALID'], ['元', '万元', 'AMOUNT_INVALID'], ['总投资5亿元，其中一期3亿元', null, 'AMOUNT_INVALID'],
    ['', '万元', null], ['—', '万元', null], ['/', '万元', null], ['待定', '万元', null], ['无', '万元', null],
    ['500', null, 'UNIT_UNKNOWN'], ['-5', '万元', 'AMOUNT_NEGATIVE'], ['(5)', '万元', 'AMOUNT_NEGATIVE'], ['-0', '万元', 'AMOUNT_NEGATIVE'], ['0.001', '元', 'AMOUNT_TOO_FINE'], ['1.1234567', '万元', 'AMOUNT_TOO_FINE'], ['1.123456', '万元', '11234.56 PUBLISHED'],
    ['若干', '万元', 'AMOUNT_INVALID'], ['NaN', '万元', 'AMOUNT_INVALID'], ['Infinity', '万元', 'AMOUNT_INVALID'], ['1e400', '万元', 'AMOUNT_INVALID'], ['4,70,00', '万元', 'AMOUNT_INVALID'], ['1.2.3', '万元', 'AMOUNT_INVALID'], ['3亿美元', '万元', 'AMOUNT_INVALID'],
    ['5-8亿', '万元', 'AMOUNT_INVALID'], ['0x10', '万元', 'AMOUNT_INVALID'], ['9'.repeat(70), '元', 'AMOUNT_INVALID'], ['1000000000000000000', '元', 'AMOUNT_INVALID'], ['=SUM(A1)', '万元', 'AMOUNT_INVALID'], ['1'.repeat(5000), '元', 'AMOUNT_INVALID'],
  ])('reads %j in %s as %s', (text, unit, expected) => { expect(yuan(text, unit)).toBe(expected); });

  const UNITS: readonly Unit[] = ['元', '千元', '万元', '百万元', '千万元', '亿元'];
  const anyFen = fc.bigInt({ min: 0n, max: 10n ** 20n - 1n });
  /** The same sum in another unit, all digits kept. */
  const written = (fen: bigint, unit: Unit): string => {
    const places = powerOf(unit) + 2;
    const digits = fen.toString().padStart(places + 1, '0');
    return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '') || '0';
  };

  it('reads back what was written, in any unit, to the fen', () => {
    fc.assert(fc.property(anyFen, fc.constantFrom(...UNITS), (fen, unit) => {
      expect(readAmount(written(fen, unit), unit)).toEqual({ fen, quality: 'PUBLISHED' });
      expect(readAmount(written(fen, unit) + unit, '元')).toEqual({ fen, quality: 'PUBLISHED' });
      expect(parseFen(formatFen(fen))).toBe(fen);
    }), { numRuns: 300 });
  });

  it('never lets full-width digits, thousands commas or spaces change the value', () => {
    const wide = (text: string) => text.replace(/[0-9.,]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    const commas = (text: string) => text.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ','));
    const noise = fc.subarray([wide, commas, (text: string) => `  ${text}\u3000`, (text: string) => `\n${text} `]);
    fc.assert(fc.property(anyFen, fc.constantFrom(...UNITS), noise, (fen, unit, steps) => {
      const text = [...steps].sort((a) => (a === commas ? -1 : 1)).reduce((now, step) => step(now), written(fen, unit));
      expect(readAmount(text, unit)).toEqual({ fen, quality: 'PUBLISHED' });
    }), { numRuns: 300 });
  });

  it('answers for any text at all, with a value in range or a fault', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE万亿元余约超（）()以上 ％NaN\u0000\ud800'), maxLength: 40 }), (text) => {
      const reading = readAmount(text, '万元');
      if (reading && 'fen' in reading) expect(reading.fen >= 0n && reading.fen < 10n ** 20n).toBe(true);
    }), { numRuns: 300 });
  });

  it('writes a stored number as a spreadsheet shows it', () => {
    expect([0.1 + 0.2, 33.250000000000004, 1e21, 1.5e-7, 1085000, -2.5, 4148.14, 123456789012345680].map(plainDecimal)).toEqual(['0.3', '33.25', '1000000000000000000000', '0.00000015', '1085000', '-2.5', '4148.14', '123456789012346000']);
  });
});

describe('find the unit 找计量单位', () => {
  it.each([
    ['总投资（万元）', '万元'], ['总投资(亿元)', '亿元'], ['总投资万元', '万元'], ['总投资\n（单位：万元）', '万元'], ['投资额/元', '元'], ['total_investment_yi', '亿元'], ['total_wan', '万元'], ['规模（公里、亿元）', '亿元'], ['总投资', null], ['单元数', null],
  ])('reads %j as %s', (label, unit) => { expect(unitInLabel(label)).toBe(unit); });

  it.each([
    ['单位：万元', '万元', []], ['填报单位：市发改委        单位：万元', '万元', []], ['单位：公里、亿元', '亿元', ['公里']], ['单位：万元、年、%', '万元', ['年', '%']], ['（单 位：亿元）', '亿元', []], ['金额单位: 人民币万元', '万元', []], ['单位：万元、亿元', null, []],
  ])('reads the line %j', (line, money, others) => { expect(unitsStated(line)).toEqual({ money, others }); });

  it('takes a reporting body for no unit', () => { expect(unitsStated('填报单位：市发改委')).toBeNull(); });
});
