import { dayOf, lastDayOfMonth, monthOf, yearOf, type Day } from '@cornerstone/kernel/day';

/*
 * Figures of now are read from what is kept of each project and year with every report, plan and mention (report_year, plan_known; migrations 601 and 602):
 * what counted.sql.ts walks as of a day, and the same to the fen.
 */

export interface Span { year: number; from: Day; to: Day }

/** The column of report_year that holds what was done in a span; null where none does, as of a week. */
export function columnOf({ year, from, to }: Span): string | null {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (yearOf(from) !== year || yearOf(to) !== year || from !== dayOf(year, first, 1) || to !== lastDayOfMonth(year, last)) return null;
  if (first === 1) return `c${last}`;
  if (first === last) return `m${last}`;
  return last === first + 2 && last % 3 === 0 ? `q${last / 3}` : null;
}

/** SQL over a row `y` of report_year: what reports that end by a day of their year have done, a week that began in the year before among them; null where the day ends no month. */
export function doneBy(on: Day): string | null {
  const month = monthOf(on);
  return on === lastDayOfMonth(yearOf(on), month) ? `coalesce(y.c${month}, 0) + coalesce(y.early, 0)` : null;
}

/** SQL: plans (project_id, year, planned) as held on a day ($n, null: now), of the years in an array. */
export const plansHeld = (day: string, years: string): string => `plan_known as (
  select project_id, year, planned from plan_known k where year = any(${years}) and (case when ${day}::date is null then until is null else since <= ${day}::date and (until is null or until > ${day}::date) end))`;
