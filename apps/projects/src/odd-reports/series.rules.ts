import { daysBetween, day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { firstDayOf } from '@cornerstone/kernel/period';
import { quantityFrom, type Quantity } from '@cornerstone/kernel/quantity';

/** A report that counts. `investment` is what was done in the period. */
export interface SeriesReport { id: string; year: number; month: number | null; week: number | null; investment: Fen; physicalProgress: string | null; reportedBy: string }

const EPOCH = day('1949-10-03');
/** Months or weeks counted on without end, so that neighbours differ by one. */
const placeOf = (report: SeriesReport): number => (report.month === null ? Math.round(daysBetween(EPOCH, firstDayOf(report)) / 7) : report.year * 12 + report.month);
const follows = (before: SeriesReport, after: SeriesReport): boolean => (before.month === null) === (after.month === null) && placeOf(after) === placeOf(before) + 1;

export const inOrder = (reports: readonly SeriesReport[]): SeriesReport[] => reports.toSorted((one, other) => (firstDayOf(one) < firstDayOf(other) ? -1 : firstDayOf(one) > firstDayOf(other) ? 1 : 0));

/** The longest stretches of neighbouring periods in which each fits to the one before; every report is in one. */
export function runsOf(reports: readonly SeriesReport[], fits: (before: SeriesReport, after: SeriesReport) => boolean): SeriesReport[][] {
  const runs: SeriesReport[][] = [];
  for (const report of reports) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && follows(before, report) && fits(before, report)) last.push(report);
    else runs.push([report]);
  }
  return runs;
}

export const progressOf = ({ physicalProgress }: SeriesReport): Quantity | null => (physicalProgress === null ? null : quantityFrom(physicalProgress));

/** Stretches of neighbouring periods in which a value rises or falls by the same step, never by none; neighbouring stretches share a report. */
export function evenRuns(reports: readonly SeriesReport[], valueOf: (report: SeriesReport) => bigint | null): { run: SeriesReport[]; step: bigint }[] {
  const runs: { run: SeriesReport[]; step: bigint }[] = [];
  for (const [at, report] of reports.entries()) {
    const before = reports[at - 1];
    const [from, to] = [before ? valueOf(before) : null, valueOf(report)];
    if (!before || from === null || to === null || from === to || !follows(before, report)) continue;
    const last = runs.at(-1);
    if (last && last.step === to - from && last.run.at(-1) === before) last.run.push(report);
    else runs.push({ run: [before, report], step: to - from });
  }
  return runs;
}

/** Digits of an amount up to its last one that is not zero: 3,000,000 has one, 3,250,000 has three. */
export const digitsOf = (amount: bigint): number => amount.toString().replace(/0+$/, '').length;
export const firstDigitOf = (amount: bigint): number => Number(amount.toString()[0]);

/** How far first digits lie from Benford's law, log10(1 + 1/d): Pearson's chi-square of 8 degrees of freedom. */
export function benfordChiSquare(amounts: readonly bigint[]): number {
  return [1, 2, 3, 4, 5, 6, 7, 8, 9].reduce((sum, digit) => {
    const expected = amounts.length * Math.log10(1 + 1 / digit);
    return sum + (amounts.filter((amount) => firstDigitOf(amount) === digit).length - expected) ** 2 / expected;
  }, 0);
}
