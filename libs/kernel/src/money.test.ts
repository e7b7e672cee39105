import fc from 'fast-check';
import { fen, fenFrom, fromYuan, inUnit, spoken, sumFen, toYuan, ZERO, type Fen, type MoneyUnit } from './money';
import { Rejection } from './rejection';

const LARGEST = 10n ** 20n - 1n;
const units: MoneyUnit[] = ['YUAN', 'WAN', 'YI'];
const amounts = fc.bigInt({ min: -LARGEST, max: LARGEST }).map(fen);

const refusal = (amount: string, unit: MoneyUnit): string | null => {
  try {
    fenFrom(amount, unit);
    return null;
  } catch (fault) {
    return fault instanceof Rejection ? fault.rule : String(fault);
  }
};

describe('money 金额', () => {
  it('reads 万元 and 亿元 to the fen', () => {
    expect(fenFrom('3200.5', 'WAN')).toBe(3_200_500_000n);
    expect(fenFrom('28500', 'YI')).toBe(285_000_000_000_000n);
    expect(fenFrom('0.0000000001', 'YI')).toBe(1n);
    expect(fenFrom('-1200.50', 'YUAN')).toBe(-120_050n);
  });

  it('writes an amount in any unit and reads the same amount back', () => {
    fc.assert(fc.property(amounts, fc.constantFrom(...units), (amount, unit) => { expect(fenFrom(inUnit(amount, unit), unit)).toBe(amount); }));
  });

  it('is said in the largest unit of which there is one, exactly', () => {
    expect(['4340000000', '-15000000', '10000', '9999.99', '20.07', '0', '100000000.01'].map((yuan) => spoken(fromYuan(yuan)))).toEqual(['43.4 亿元', '-1500 万元', '1 万元', '9999.99 元', '20.07 元', '0 元', '1.0000000001 亿元']);
  });

  it('writes yuan with two places and reads the same amount back', () => {
    fc.assert(fc.property(amounts, (amount) => {
      expect(toYuan(amount)).toMatch(/^-?\d{1,18}\.\d{2}$/);
      expect(fromYuan(toYuan(amount))).toBe(amount);
    }));
    expect(['0.00', '0.05', '-0.05']).toEqual([ZERO, fen(5n), fen(-5n)].map(toYuan));
  });

  it('says the same amount in every unit', () => {
    fc.assert(fc.property(amounts, (amount) => {
      const [yuan, wan, yi] = units.map((unit) => fenFrom(inUnit(amount, unit), unit));
      expect([wan, yi]).toEqual([yuan, yuan]);
    }));
    expect(units.map((unit) => inUnit(fen(123_456_789_012n), unit))).toEqual(['1234567890.12', '123456.789012', '12.3456789012']);
  });

  it('never moves an amount that a float would round', () => {
    expect(inUnit(fenFrom('900719925474099.31', 'YUAN'), 'YUAN')).toBe('900719925474099.31');
    expect(sumFen([fenFrom('0.1', 'YUAN'), fenFrom('0.2', 'YUAN')])).toBe(fenFrom('0.3', 'YUAN'));
  });

  it.each(['1e400', 'NaN', 'Infinity', '', ' ', '+1', '1.', '.5', '1,200', '１２', '0x10', '--1', '1.2.3', '1\n', `${'9'.repeat(31)}`])('refuses %j', (amount) => {
    for (const unit of units) expect(refusal(amount, unit)).toBe('money.not-an-amount');
  });

  it('refuses what is finer than a fen and takes zeros behind it', () => {
    expect(refusal('0.001', 'YUAN')).toBe('money.finer-than-a-fen');
    expect(refusal('0.0000001', 'WAN')).toBe('money.finer-than-a-fen');
    expect(fenFrom('0.010', 'YUAN')).toBe(1n);
  });

  it('takes -0 for zero', () => {
    expect(fenFrom('-0', 'YUAN')).toBe(ZERO);
    expect(toYuan(fenFrom('-0.00', 'YUAN'))).toBe('0.00');
  });

  it('holds what numeric(20,2) holds and refuses the next yuan', () => {
    expect(fenFrom('999999999999999999.99', 'YUAN')).toBe(LARGEST);
    expect(refusal('1000000000000000000', 'YUAN')).toBe('money.not-an-amount');
    expect(refusal('10000000000', 'YI')).toBe('money.not-an-amount');
  });

  it('adds in any order and in any groups', () => {
    fc.assert(fc.property(fc.array(amounts), fc.array(amounts), (some, others) => {
      expect(sumFen([...some, ...others])).toBe(sumFen([...others, ...some]));
      expect(sumFen([...some, ...others])).toBe(sumFen([sumFen(some), sumFen(others)]));
      expect(sumFen([...some, ...some.map((amount): Fen => fen(-amount))])).toBe(ZERO);
    }));
  });
});
