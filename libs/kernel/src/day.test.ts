import fc from 'fast-check';
import { addDays, day, dayOf, dayOfInstant, daysBetween, earlier, isDay, lastDayOfMonth, later, quarterOf, weekdayOf } from './day';

const days = fc.integer({ min: 0, max: 100_000 }).map((after) => addDays(day('1910-01-01'), after));
const moves = fc.integer({ min: -3_000, max: 3_000 });

describe('a day 日期', () => {
  it.each(['2023-02-30', '2023-02-29', '1900-02-29', '2024-13-01', '2024-00-10', '2024-04-31', '2024-1-1', '20240101', '2024-01-01T00:00', ' 2024-01-01', '2024-01-01\n', '1899-12-31', '2201-01-01', '２０２４-01-01', ''])('refuses %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => day(text)).toThrow(expect.objectContaining({ rule: 'day.not-a-date', code: 'BAD_USER_INPUT' }));
  });

  it('takes 29 February in a leap year', () => {
    expect([day('2024-02-29'), day('2000-02-29')]).toEqual(['2024-02-29', '2000-02-29']);
  });

  it('comes back from as many days as it went', () => {
    fc.assert(fc.property(days, moves, (from, by) => {
      expect(addDays(addDays(from, by), -by)).toBe(from);
      expect(daysBetween(from, addDays(from, by))).toBe(by);
    }));
  });

  it('compares as text in the order of time', () => {
    fc.assert(fc.property(days, days, (a, b) => {
      expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      expect([earlier(a, b), later(a, b)]).toEqual([a, b].sort());
    }));
  });

  it('goes round the week in seven days, Monday first', () => {
    expect([weekdayOf(day('2024-01-01')), weekdayOf(day('2023-12-31')), weekdayOf(day('2024-02-29'))]).toEqual([1, 7, 4]);
    fc.assert(fc.property(days, (from) => { expect(weekdayOf(addDays(from, 1))).toBe((weekdayOf(from) % 7) + 1); }));
  });

  it('ends months and quarters where the calendar does', () => {
    expect([lastDayOfMonth(2024, 2), lastDayOfMonth(2023, 2), lastDayOfMonth(2023, 12)]).toEqual(['2024-02-29', '2023-02-28', '2023-12-31']);
    expect(['2024-03-31', '2024-04-01', '2024-12-31'].map((each) => quarterOf(day(each)))).toEqual([1, 2, 4]);
    expect(() => dayOf(2023, 2, 29)).toThrow();
  });

  it('begins at midnight in Shanghai', () => {
    expect(dayOfInstant(Date.parse('2024-11-30T15:59:59.999Z'))).toBe('2024-11-30');
    expect(dayOfInstant(Date.parse('2024-11-30T16:00:00Z'))).toBe('2024-12-01');
    expect(dayOfInstant(Date.parse('2024-12-31T16:00:00Z'))).toBe('2025-01-01');
  });
});
