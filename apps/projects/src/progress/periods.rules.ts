import type { Day } from '@cornerstone/kernel/day';
import { fen, type Fen } from '@cornerstone/kernel/money';
import { firstDayOf, labelOf, lastDayOf } from '@cornerstone/kernel/period';

/** A month, or months from `fromMonth` to it told together; an ISO week; or in a sprint a day. */
export interface ReportPeriod { year: number; month: number | null; week: number | null; day?: Day | null; fromMonth?: number | null }
/** A report that still counts, one per period. `investment` is what was done in the period. */
export interface Counted extends ReportPeriod { id: string; investment: Fen; physicalProgress: string | null }

export const beginOf = ({ day, fromMonth, ...period }: ReportPeriod): Day => day ?? firstDayOf({ ...period, month: fromMonth ?? period.month });
export const endOf = ({ day, ...period }: ReportPeriod): Day => day ?? lastDayOf(period);
const endsBy = (a: ReportPeriod, b: ReportPeriod): boolean => (a.month !== null && b.month !== null && a.year === b.year ? a.month <= b.month : endOf(a) <= endOf(b));
export const nameOf = ({ day, fromMonth, ...period }: ReportPeriod): string => day ?? (fromMonth ? `${period.year}年${fromMonth}—${period.month}月` : labelOf(period));

/** Oldest first, by the day a period ends. */
export const byPeriod = (a: ReportPeriod, b: ReportPeriod): number => a.year - b.year || (endOf(a) < endOf(b) ? -1 : endOf(a) > endOf(b) ? 1 : 0);
export const samePeriod = (a: ReportPeriod, b: ReportPeriod): boolean => a.year === b.year && a.month === b.month && a.week === b.week && (a.day ?? null) === (b.day ?? null);
export function overlap(a: ReportPeriod, b: ReportPeriod): boolean {
  if (a.month === null || b.month === null) return beginOf(a) <= endOf(b) && beginOf(b) <= endOf(a);
  return a.year === b.year && (a.fromMonth ?? a.month) <= b.month && (b.fromMonth ?? b.month) <= a.month;
}

const counts = (report: ReportPeriod, months: readonly ReportPeriod[]): boolean => report.month !== null || (report.week !== null && !months.some((month) => overlap(month, report)));

/**
 * P6: which of a project's reports make its year. A month's report always; a week's where no month's report holds any of its days; a day's never,
 * it is for dispatch. So nothing counts twice: a week that a month's report holds in part waits for the next month.
 */
export function counting<R extends ReportPeriod>(reports: readonly R[]): R[] {
  const months = reports.filter(({ month }) => month !== null);
  return months.length === reports.length ? months : reports.filter((each) => counts(each, months));
}

/** Cumulative of the year up to the end of a period: derived, never typed. January never subtracts December. */
export const cumulativeTo = (reports: readonly Counted[], period: ReportPeriod): Fen =>
  fen(counting(reports).filter((each) => each.year === period.year && endsBy(each, period)).reduce((sum, each) => sum + each.investment, 0n));

/** What a project's known reports say together: of each the year's cumulative up to its period, itself included where its period counts, and the report that corrects it. */
export function together<R extends Counted & { amends: string | null }>(known: readonly R[]): { report: R; cumulative: Fen; amendedBy: R | null }[] {
  const correcting = new Map(known.flatMap((each): [string, R][] => (each.amends === null ? [] : [[each.amends, each]])));
  const months = known.filter(({ id, month }) => month !== null && !correcting.has(id));
  const place = new Map(known.map((each) => [each.id, `${each.year} ${endOf(each)}`]));
  const placeOf = ({ id }: R): string => place.get(id) ?? '';
  const inOrder = known.toSorted(byPeriod);
  const counted = inOrder.filter((each) => !correcting.has(each.id) && counts(each, months));
  const upTo = new Map<string, bigint>();
  let [year, sum, at] = [0, 0n, 0];
  for (const report of inOrder) {
    if (report.year !== year) [year, sum] = [report.year, 0n];
    for (let next = counted[at]; next && placeOf(next) <= placeOf(report); next = counted[at += 1]) if (next.year === year) sum += next.investment;
    const same = counted.find((each) => placeOf(each) === placeOf(report) && samePeriod(each, report));
    upTo.set(report.id, sum - (same?.investment ?? 0n) + (counts(report, months) ? report.investment : 0n));
  }
  return known.map((report) => ({ report, cumulative: fen(upTo.get(report.id) ?? 0n), amendedBy: correcting.get(report.id) ?? null }));
}
