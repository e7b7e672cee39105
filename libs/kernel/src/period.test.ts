import fc from 'fast-check';
import { addDays, daysBetween, weekdayOf } from './day';
import { checkPeriod, firstDayOf, labelOf, lastDayOf, weekOf, type Period } from './period';

const isLong = (year: number): boolean => { try { checkPeriod({ year, week: 53 }); return true; } catch { return false; } };
const years = fc.integer({ min: 1949, max: 2199 });

describe('a period 期间', () => {
  it.each<[Period, string, string, string]>([
    [{ year: 2024 }, '2024-01-01', '2024-12-31', '2024年'],
    [{ year: 2024, quarter: 1 }, '2024-01-01', '2024-03-31', '2024年第1季度'],
    [{ year: 2024, quarter: 4 }, '2024-10-01', '2024-12-31', '2024年第4季度'],
    [{ year: 2024, month: 2 }, '2024-02-01', '2024-02-29', '2024年2月'],
    [{ year: 2023, month: 12, week: null }, '2023-12-01', '2023-12-31', '2023年12月'],
    [{ year: 2024, week: 1 }, '2024-01-01', '2024-01-07', '2024年第1周'],
    [{ year: 2021, week: 1 }, '2021-01-04', '2021-01-10', '2021年第1周'],
    [{ year: 2020, week: 1 }, '2019-12-30', '2020-01-05', '2020年第1周'],
    [{ year: 2020, week: 53 }, '2020-12-28', '2021-01-03', '2020年第53周'],
  ])('%j runs from %s to %s', (period, first, last, label) => {
    checkPeriod(period);
    expect([firstDayOf(period), lastDayOf(period), labelOf(period)]).toEqual([first, last, label]);
  });

  it('knows the ISO week of every day: the one whose seven days hold it', () => {
    // The first days of 1949 lie in a week of 1948, which is before all periods.
    expect(() => checkPeriod(weekOf(firstDayOf({ year: 1949 })))).toThrow(expect.objectContaining({ rule: 'period.not-a-period' }));
    fc.assert(fc.property(years, fc.integer({ min: 0, max: 365 }), (year, days) => {
      const day = addDays(firstDayOf({ year }), year === 1949 ? Math.max(days, 2) : days);
      const week = checkPeriod(weekOf(day));
      expect(firstDayOf(week) <= day && day <= lastDayOf(week)).toBe(true);
    }));
  });

  it.each<Period>([
    { year: 2024, month: 1, week: 1 }, { year: 2024, quarter: 1, month: 1 }, { year: 2024, month: 13 }, { year: 2024, month: 0 }, { year: 2024, quarter: 5 }, { year: 2024, week: 54 },
    { year: 2024, week: 0 }, { year: 2024, month: 1.5 }, { year: 2024.5 }, { year: NaN }, { year: 1948 }, { year: 2201 },
  ])('refuses %j', (period) => {
    expect(() => checkPeriod(period)).toThrow(expect.objectContaining({ rule: 'period.not-a-period' }));
  });

  it('knows a week 53 only where the year has one', () => {
    expect([2015, 2020, 2026, 2032].every(isLong)).toBe(true);
    expect([2019, 2021, 2022, 2023, 2024, 2025].some(isLong)).toBe(false);
  });

  it('leaves no day between the last week of a year and the first of the next', () => {
    fc.assert(fc.property(years, (year) => {
      const last = { year, week: isLong(year) ? 53 : 52 };
      expect(weekdayOf(firstDayOf(last))).toBe(1);
      expect(addDays(lastDayOf(last), 1)).toBe(firstDayOf({ year: year + 1, week: 1 }));
    }));
  });

  it('lays months and quarters end to end over the year', () => {
    fc.assert(fc.property(years, (year) => {
      const length = (periods: Period[]): number => periods.reduce((sum, period) => sum + daysBetween(firstDayOf(period), lastDayOf(period)) + 1, 0);
      const whole = length([{ year }]);
      expect(length(Array.from({ length: 12 }, (_, at) => ({ year, month: at + 1 })))).toBe(whole);
      expect(length([1, 2, 3, 4].map((quarter) => ({ year, quarter })))).toBe(whole);
    }));
  });
});
