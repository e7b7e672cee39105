import { count, date, decimal, exact, fromYuan, minus, moment, percent, quotient } from './format';

describe('money 金额', () => {
  it('groups and rounds the decimal text itself, beyond what a float can hold', () => {
    expect(decimal('9007199254740993.125', 'zh')).toBe('9,007,199,254,740,993.13');
    expect(decimal('1.005', 'zh')).toBe('1.01');
    expect(decimal('0', 'en')).toBe('0.00');
    expect(decimal('-1234.5', 'en')).toBe('-1,234.50');
  });
  it('keeps every digit for the tooltip', () => {
    expect(exact('12345.6789012300', 'zh')).toBe('12,345.67890123');
    expect(exact('28500', 'zh')).toBe('28,500');
  });
  it('takes amounts from each other exactly, to the fen in 亿元', () => {
    expect([minus('0.3', '0.1'), minus('1', '1.00000001'), minus('9007199254740993', '0.01'), minus('5', '5')]).toEqual(['0.2', '-0.00000001', '9007199254740992.99', '0']);
    expect([quotient('1', '4'), quotient('1', '0')]).toEqual([0.25, null]);
  });
  it('shows text that is no decimal as it came', () => expect(decimal('n/a', 'zh')).toBe('n/a'));
  it.each([
    ['285000000000', 'YI', '2850'], ['285000000000.50', 'YI', '2850.000000005'], ['1', 'YI', '0.00000001'],
    ['-12345', 'WAN', '-1.2345'], ['1200.50', 'YUAN', '1200.5'], ['0', 'WAN', '0'],
  ] as const)('moves the point of %s yuan to %s: %s', (yuan, unit, expected) => expect(fromYuan(yuan, unit)).toBe(expected));
});

describe('rates 比率', () => {
  it('are ratios, and may be above 1', () => {
    expect(percent(206 / 255, 'zh')).toBe('80.8%');
    expect(percent(1.04, 'en')).toBe('104%');
    expect(percent(0, 'zh')).toBe('0%');
  });
  it('have no percentage when nothing was planned', () => expect(percent(null, 'zh')).toBeNull());
  it('counts are grouped', () => expect(count(12345, 'zh')).toBe('12,345'));
});

describe('dates 日期', () => {
  it('are the same day everywhere', () => {
    expect(date('2024-03-31', 'zh')).toBe('2024年3月31日');
    expect(date('2024-03-31', 'en')).toBe('31 Mar 2024');
    expect(date(null, 'zh')).toBeNull();
    expect(date('2024-Q3', 'zh')).toBe('2024-Q3');
  });
  it('instants are read on the province\'s clock', () => {
    expect(moment('2024-03-31T16:30:00Z', 'zh')).toBe('2024/04/01 00:30');
    expect(moment('2024-03-31T16:30:00Z', 'en')).toBe('01 Apr 2024, 00:30');
    expect(moment('2024-03-31', 'zh')).toBe('2024年3月31日');
    expect(moment(undefined, 'en')).toBeNull();
  });
});
