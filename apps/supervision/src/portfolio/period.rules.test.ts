import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { MONTHS, monthsEnded, plannedTo } from './period.rules';

const yuan = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;

describe('plans up to a month 期间计划 (S3, P5)', () => {
  it('add up month by month to the year, to the fen, whichever parts a plan names', () => {
    fc.assert(fc.property(fc.array(fc.nat(99_999_999), { minLength: 12, maxLength: 12 }), (cents) => {
      const sum = (from: number, to: number): string => yuan(cents.slice(from, to).reduce((total, each) => total + each, 0));
      const quarters = [1, 2, 3, 4].map((quarter) => ({ quarter, investment: sum(quarter * 3 - 3, quarter * 3) }));
      const months = MONTHS.map((month) => ({ month, investment: sum(month - 1, month) }));
      const [byMonth, byQuarter] = [plannedTo({ investment: sum(0, 12), quarters, months }), plannedTo({ investment: sum(0, 12), quarters })];
      expect(byMonth).toEqual(MONTHS.map((month) => sum(0, month)));
      expect([3, 6, 9, 12].map((month) => byQuarter?.[month - 1])).toEqual([3, 6, 9, 12].map((month) => sum(0, month)));
    }));
  });

  it('are split equally within a quarter, the remainder first, and left to the year where nothing is named', () => {
    expect(plannedTo({ investment: '1.00', quarters: [{ quarter: 1, investment: '0.10' }, { quarter: 2, investment: '0.90' }] })?.slice(0, 6)).toEqual(['0.04', '0.07', '0.10', '0.40', '0.70', '1.00']);
    expect(plannedTo({ investment: '1.00', quarters: [] })).toBeNull();
  });

  it('are those of months that have ended, the last day included', () => {
    expect([['2024-01-30', 0], ['2024-01-31', 1], ['2024-02-28', 1], ['2024-02-29', 2], ['2024-12-31', 12], ['2023-12-31', 0], ['2025-06-30', 12]].map(([on, months]) => monthsEnded(2024, day(String(on))) === months)).not.toContain(false);
  });
});
