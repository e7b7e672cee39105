import { minus } from '../format';

export interface Told { day: string | null; period: { year: number; quarter: number | null; month: number | null; week: number | null }; cumulative: { amount: string }; amendedBy: object | null }

const DAY = 86_400_000;
/** Month in which an ISO week ends; its first week holds 4 January. */
export function monthOfWeek(year: number, week: number): number {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY;
  const sunday = new Date(monday + (week * 7 - 1) * DAY);
  return sunday.getUTCFullYear() > year ? 12 : sunday.getUTCMonth() + 1;
}

/** What was done in each month of a year, 万元: the graph's cumulative at its end less the one before; null where no report ends in it. A daily report is for dispatch and counts in no month. */
export function doneByMonth(reports: readonly Told[]): (string | null)[] {
  const counted = reports.filter(({ day, amendedBy }) => day === null && amendedBy === null);
  const endOf = ({ period: { year, month, week } }: Told): number => month ?? (week === null ? 0 : monthOfWeek(year, week));
  let before = '0';
  return Array.from({ length: 12 }, (_, at) => {
    const own = counted.filter((report) => endOf(report) === at + 1);
    if (own.length === 0) return null;
    // Cumulative only grows within a year: the largest is the one at the end.
    const last = own.map(({ cumulative }) => cumulative.amount).reduce((most, each) => (minus(each, most).startsWith('-') ? most : each));
    const done = minus(last, before);
    before = last;
    return done;
  });
}
