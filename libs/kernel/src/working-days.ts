import chineseDays from 'chinese-days';
import { addDays, yearOf, type Day } from './day';

/** Last year whose holidays the State Council has published and the library holds; it guesses silently after it. */
export const LAST_PUBLISHED_YEAR = 2026;
const FIRST_YEAR = 2004;

/** False where the holidays of that year are not published yet: whatever rests on it is provisional. */
export const isPublished = (of: Day): boolean => yearOf(of) >= FIRST_YEAR && yearOf(of) <= LAST_PUBLISHED_YEAR;

/** Statutory holidays out, make-up Saturdays and Sundays in (行政许可法§82). */
export const isWorkingDay = (of: Day): boolean => chineseDays.isWorkday(of);

export interface Deadline { day: Day; provisional: boolean }

/** Day 1 is the working day after `from`; the answer is the last of `days` working days. */
export function addWorkingDays(from: Day, days: number): Deadline {
  let current = from;
  for (let left = days; left > 0;) {
    current = addDays(current, 1);
    if (isWorkingDay(current)) left -= 1;
  }
  return { day: current, provisional: !isPublished(current) };
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let current = addDays(from, 1); current <= to; current = addDays(current, 1)) if (isWorkingDay(current)) count += 1;
  return count;
}
