import { addDays, dayOf, daysBetween, lastDayOfMonth, weekdayOf, yearOf, type Day } from './day';
import { badInput } from './rejection';

/** A year, or one quarter, month or ISO week of it. */
export interface Period { year: number; quarter?: number | null; month?: number | null; week?: number | null }

export function checkPeriod(period: Period): Period {
  const parts = [period.quarter, period.month, period.week].filter((part) => part !== null && part !== undefined);
  const within = (value: number | null | undefined, most: number): boolean => value === null || value === undefined || (Number.isInteger(value) && value >= 1 && value <= most);
  if (parts.length > 1 || !Number.isInteger(period.year) || period.year < 1949 || period.year > 2200 || !within(period.quarter, 4) || !within(period.month, 12) || (period.week !== null && period.week !== undefined && !within(period.week, weeksOf(period.year)))) {
    throw badInput('period.not-a-period', {
      en: 'A period is a year and at most one of quarter 1-4, month 1-12, ISO week 1-52 (53 in a long year).', zh: '期间由年份和至多一个季度(1-4)、月份(1-12)或周(1-52，长年53)组成。',
    }, { ...period });
  }
  return period;
}

/** Monday of ISO week 1 is the Monday of the week with 4 January. */
const weekStart = (year: number, week: number): Day => {
  const fourth = dayOf(year, 1, 4);
  return addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7);
};

/** A year is 53 weeks long when the week after its 52nd still has its Thursday in it; else that week is week 1 of the next. */
const weeksOf = (year: number): number => (Number.isInteger(year) && yearOf(addDays(weekStart(year, 53), 3)) === year ? 53 : 52);

/** The ISO week that a day lies in: of the year that its Thursday is in. */
export function weekOf(of: Day): { year: number; week: number } {
  const thursday = addDays(of, 4 - weekdayOf(of));
  const year = yearOf(thursday);
  return { year, week: Math.floor(daysBetween(dayOf(year, 1, 1), thursday) / 7) + 1 };
}

export function firstDayOf(period: Period): Day {
  if (period.week) return weekStart(period.year, period.week);
  const month = period.month ?? (period.quarter ? period.quarter * 3 - 2 : 1);
  return dayOf(period.year, month, 1);
}

export function lastDayOf(period: Period): Day {
  if (period.week) return addDays(weekStart(period.year, period.week), 6);
  return lastDayOfMonth(period.year, period.month ?? (period.quarter ? period.quarter * 3 : 12));
}

export function labelOf(period: Period): string {
  if (period.week) return `${period.year}年第${period.week}周`;
  if (period.month) return `${period.year}年${period.month}月`;
  return period.quarter ? `${period.year}年第${period.quarter}季度` : `${period.year}年`;
}
