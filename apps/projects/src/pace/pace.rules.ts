import { dayOf, lastDayOfMonth, type Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, toYuan } from '@cornerstone/kernel/money';
import { checkPeriod, firstDayOf, lastDayOf, type Period } from '@cornerstone/kernel/period';
import type { Ratio } from '@cornerstone/kernel/rate';

/** Which share of the year's plan is to be done by which day; a row holds from its year on. */
export interface PlanCheck { sinceYear: number; sharePercent: string; month: number; day: number }

/** 双过半 (P5, 004 上半年任务目标“双过半”): the check of a year, and the day it falls on. A day that a month has not is its last one. */
export function checkOf(year: number, checks: readonly PlanCheck[]): { sharePercent: string; on: Day } {
  checkPeriod({ year });
  const [check] = checks.filter(({ sinceYear }) => sinceYear <= year).toSorted((a, b) => b.sinceYear - a.sinceYear);
  if (!check) throw new Error(`no plan check for ${year}`);
  return { sharePercent: check.sharePercent, on: dayOf(year, check.month, Math.min(check.day, Number(lastDayOfMonth(year, check.month).slice(8)))) };
}

/** Whether a share of the plan is done; null where nothing was planned, which is neither. Amounts in yuan. */
export function isReached(done: string, planned: string, sharePercent: string): boolean | null {
  const plan = fromYuan(planned);
  return plan === 0n ? null : fromYuan(done) * 10_000n >= plan * BigInt(Math.round(Number(sharePercent) * 100));
}

/** A period and the same of the year before: cumulative from 1 January to its end, or its own days.  */
export function compared(period: Period, cumulative: boolean): { now: { year: number; from: Day; to: Day }; before: { year: number; from: Day; to: Day } } {
  const of = (year: number) => {
    const own = checkPeriod({ ...period, year });
    return { year, from: cumulative ? dayOf(year, 1, 1) : firstDayOf(own), to: lastDayOf(own) };
  };
  return { now: of(period.year), before: of(period.year - 1) };
}

/** P6: growth on the year, (now − before) ÷ before; without a base there is none. */
export const growth = (now: string, before: string): Ratio => ({ numerator: toYuan(fen(fromYuan(now) - fromYuan(before))), denominator: before });

/** By how many percentage points one rate is above another, to two places, half away from zero: 4.4 points are not 4.4 %. Null where one of them has no base. */
export function pointsBetween(now: Ratio, before: Ratio): string | null {
  const [n, d, m, e] = [fromYuan(now.numerator), fromYuan(now.denominator), fromYuan(before.numerator), fromYuan(before.denominator)];
  if (d === 0n || e === 0n) return null;
  const [above, below] = [(n * e - m * d) * 10_000n, d * e];
  const size = above < 0n ? -above : above;
  const hundredths = ((2n * size + below) / (2n * below)).toString().padStart(3, '0');
  return `${above < 0n && /[1-9]/.test(hundredths) ? '-' : ''}${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`;
}
