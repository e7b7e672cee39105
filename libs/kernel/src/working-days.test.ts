import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { addDays, day } from './day';
import { addWorkingDays, isPublished, isWorkingDay, workingDaysBetween } from './working-days';

const published = readFileSync(new URL('../../../data/holidays-cn.csv', import.meta.url), 'utf8').trim().split('\n').slice(1)
  .map((line) => line.split(',')).map(([date = '', type = '', , , , working]) => ({ date: day(date), type, working: working === '1' }));
const days = fc.integer({ min: 0, max: 7_000 }).map((after) => addDays(day('2005-01-01'), after));

describe('working days 工作日', () => {
  it('agree with every day of data/holidays-cn.csv', () => {
    expect(published).toHaveLength(320);
    expect(published.filter(({ date, working }) => isWorkingDay(date) !== working)).toEqual([]);
  });

  it('follow the weekday where 2018-2026 lists nothing', () => {
    const listed = new Set(published.map(({ date }) => date));
    const wrong = [];
    for (let each = day('2018-01-01'); each <= '2026-12-31'; each = addDays(each, 1)) {
      const weekend = [0, 6].includes(new Date(`${each}T00:00:00Z`).getUTCDay());
      if (!listed.has(each) && isWorkingDay(each) === weekend) wrong.push(each);
    }
    expect(wrong).toEqual([]);
  });

  it.each([['2024-09-02', '2024-10-30'], ['2025-01-20', '2025-03-19'], ['2026-02-09', '2026-04-09'], ['2023-09-25', '2023-11-22']])('38 from %s end on %s', (from, to) => {
    expect(addWorkingDays(day(from), 38)).toEqual({ day: to, provisional: false });
    expect(workingDaysBetween(day(from), day(to))).toBe(38);
  });

  it('begin to count on the next one', () => {
    expect(addWorkingDays(day('2024-09-30'), 1).day).toBe('2024-10-08');
    expect(addWorkingDays(day('2024-09-28'), 1).day).toBe('2024-09-29');
    expect(addWorkingDays(day('2024-09-02'), 0).day).toBe('2024-09-02');
  });

  it('count back what was added', () => {
    fc.assert(fc.property(days, fc.integer({ min: 1, max: 90 }), (from, count) => {
      const { day: end } = addWorkingDays(from, count);
      expect(isWorkingDay(end)).toBe(true);
      expect(workingDaysBetween(from, end)).toBe(count);
    }));
  });

  it('are none where the end is not later', () => {
    expect(workingDaysBetween(day('2024-09-03'), day('2024-09-03'))).toBe(0);
    expect(workingDaysBetween(day('2024-09-03'), day('2024-09-01'))).toBe(0);
  });

  it('are provisional after the last published year', () => {
    expect(addWorkingDays(day('2026-12-30'), 1)).toEqual({ day: '2026-12-31', provisional: false });
    expect(addWorkingDays(day('2026-12-30'), 5).provisional).toBe(true);
    expect([isPublished(day('2003-12-31')), isPublished(day('2004-01-01')), isPublished(day('2026-12-31')), isPublished(day('2027-01-01'))]).toEqual([false, true, true, false]);
  });
});
