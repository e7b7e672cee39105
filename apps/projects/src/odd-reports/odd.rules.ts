import { spoken, toYuan, fen } from '@cornerstone/kernel/money';
import { labelOf } from '@cornerstone/kernel/period';
import { quantity, quantityFrom, quantityText } from '@cornerstone/kernel/quantity';
import type { Sentence } from '@cornerstone/kernel/rejection';
import type { Contradiction } from '../accountability/accountability.rules';
import type { Thresholds } from '../accountability/settings.rules';
import { benfordChiSquare, digitsOf, evenRuns, inOrder, progressOf, runsOf, type SeriesReport } from './series.rules';

export const oddKinds = ['SAME_AMOUNTS', 'EVEN_AMOUNTS', 'EVEN_PROGRESS', 'ROUND_AMOUNTS', 'FIRST_DIGITS', 'PROGRESS_FELL', 'PROGRESS_WITHOUT_MONEY', 'MONEY_WITHOUT_PROGRESS'] as const;
export type OddKind = (typeof oddKinds)[number];
export interface OddNumber { name: string; value: string }
/** What is odd, in which reports, by which numbers; `print` is the same when a later look finds the same run, grown or corrected. */
export interface Odd { kind: OddKind; print: string; run: readonly SeriesReport[]; numbers: OddNumber[]; explanation: Sentence }

const two = (value: number): string => value.toFixed(2);

function odd(kind: OddKind, run: readonly SeriesReport[], numbers: Record<string, string | number>, { zh, en }: Sentence): Odd[] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return [];
  const span = first === last ? labelOf(first) : `${labelOf(first)}至${labelOf(last)}`;
  return [{ kind, print: `${kind}/${labelOf(first)}`, run, numbers: Object.entries(numbers).map(([name, value]) => ({ name, value: String(value) })), explanation: { zh: `${span}：${zh}`, en: `${labelOf(first)} – ${labelOf(last)}: ${en}` } }];
}

/** The same amount above zero in so many periods in a row: works do not go on to the fen. */
const sameAmounts = (reports: readonly SeriesReport[], least: number): Odd[] => runsOf(reports, (before, { investment }) => investment > 0n && before.investment === investment).filter((run) => run.length >= least && (run[0]?.investment ?? 0n) > 0n)
  .flatMap((run) => odd('SAME_AMOUNTS', run, { reports: run.length, threshold: least, amount: toYuan(run[0]?.investment ?? fen(0n)) }, { zh: `连续 ${run.length} 期金额均为 ${spoken(run[0]?.investment ?? fen(0n))}（阈值 ${least} 期）`, en: `${run.length} periods in a row of the same amount, ${toYuan(run[0]?.investment ?? fen(0n))} yuan (threshold ${least})` }));

/** Amounts that rise or fall by exactly the same step: a line that was drawn, not measured. */
const evenAmounts = (reports: readonly SeriesReport[], least: number): Odd[] => evenRuns(reports, ({ investment }) => investment).filter(({ run }) => run.length >= least)
  .flatMap(({ run, step }) => odd('EVEN_AMOUNTS', run, { reports: run.length, threshold: least, step: toYuan(fen(step)) }, { zh: `连续 ${run.length} 期金额等差变化，每期 ${spoken(fen(step))}（阈值 ${least} 期）`, en: `${run.length} periods in a row change by exactly ${toYuan(fen(step))} yuan (threshold ${least})` }));

const evenProgress = (reports: readonly SeriesReport[], least: number): Odd[] => evenRuns(reports, progressOf).filter(({ run, step }) => run.length >= least && step > 0n)
  .flatMap(({ run, step }) => odd('EVEN_PROGRESS', run, { reports: run.length, threshold: least, step: quantityText(quantity(step)) }, { zh: `连续 ${run.length} 期形象进度每期均增 ${quantityText(quantity(step))} 个百分点（阈值 ${least} 期）`, en: `${run.length} periods in a row rise by exactly ${quantityText(quantity(step))} points (threshold ${least})` }));

/** Every amount above zero has hardly a digit: guessed, not added up. Chance gives a year of six such amounts of three digits once in 10^12. */
function roundAmounts(reports: readonly SeriesReport[], least: number, digits: number): Odd[] {
  const paid = reports.filter(({ investment }) => investment > 0n);
  if (paid.length < least || paid.some(({ investment }) => digitsOf(investment) > digits)) return [];
  return odd('ROUND_AMOUNTS', paid, { reports: paid.length, threshold: least, digits }, { zh: `${paid.length} 期金额全为整数，有效数字不超过 ${digits} 位（阈值 ${least} 期）`, en: `all ${paid.length} amounts are round, of at most ${digits} significant digits (threshold ${least})` });
}

/** Benford's law holds for amounts that spread over several powers of ten, and says something only of many. */
function firstDigits(reports: readonly SeriesReport[], least: number, chiSquare: number, spread: number): Odd[] {
  const paid = reports.filter(({ investment }) => investment > 0n);
  const amounts: bigint[] = paid.map(({ investment }) => investment);
  const [smallest, largest] = amounts.reduce<[bigint, bigint]>(([low, high], amount) => [amount < low ? amount : low, amount > high ? amount : high], [amounts[0] ?? 1n, 0n]);
  if (paid.length < least || largest < smallest * BigInt(spread)) return [];
  const found = benfordChiSquare(amounts);
  if (found <= chiSquare) return [];
  return odd('FIRST_DIGITS', paid, { amounts: paid.length, leastAmounts: least, chiSquare: two(found), threshold: chiSquare, degreesOfFreedom: 8 }, { zh: `${paid.length} 个金额首位数字偏离本福特定律，卡方 ${two(found)}（阈值 ${chiSquare}，自由度 8）`, en: `first digits of ${paid.length} amounts lie off Benford's law, chi-square ${two(found)} (threshold ${chiSquare}, 8 degrees of freedom)` });
}

const progressFell = (reports: readonly SeriesReport[]): Odd[] => reports.filter((report) => progressOf(report) !== null).flatMap((report, at, told) => {
  const before = told[at - 1];
  const [from, to] = [before ? progressOf(before) : null, progressOf(report)];
  if (!before || from === null || to === null || to >= from) return [];
  return odd('PROGRESS_FELL', [before, report], { from: quantityText(from), to: quantityText(to) }, { zh: `形象进度由 ${quantityText(from)}% 回落至 ${quantityText(to)}%`, en: `physical progress fell from ${quantityText(from)} to ${quantityText(to)} %` });
});

/** Progress that rises over periods in which nothing was invested. */
const progressWithoutMoney = (reports: readonly SeriesReport[], points: string): Odd[] => runsOf(reports, (_, { investment }) => investment === 0n).flatMap((run) => {
  const [from, to] = [run[0] ? progressOf(run[0]) : null, progressOf(run.at(-1) as SeriesReport)];
  if (run.length < 2 || from === null || to === null || to - from < quantityFrom(points)) return [];
  const rise = quantityText(quantity(to - from));
  return odd('PROGRESS_WITHOUT_MONEY', run, { points: rise, threshold: points, periods: run.length - 1 }, { zh: `${run.length - 1} 期未完成投资，形象进度却上升 ${rise} 个百分点（阈值 ${points}）`, en: `nothing invested in ${run.length - 1} periods, physical progress rose by ${rise} points (threshold ${points})` });
});

/** Money goes on while progress stands, before the works are done. */
const moneyWithoutProgress = (reports: readonly SeriesReport[], least: number): Odd[] => runsOf(reports, (before, report) => {
  const [from, to] = [progressOf(before), progressOf(report)];
  return report.investment > 0n && from !== null && from === to && from < quantityFrom('100');
}).filter((run) => run.length - 1 >= least).flatMap((run) => {
  const spent = fen(run.slice(1).reduce((sum, { investment }) => sum + investment, 0n));
  const at = quantityText(progressOf(run[0] as SeriesReport) ?? quantityFrom('0'));
  return odd('MONEY_WITHOUT_PROGRESS', run, { periods: run.length - 1, threshold: least, investment: toYuan(spent), progress: at }, { zh: `${run.length - 1} 期完成投资 ${spoken(spent)}，形象进度一直为 ${at}%（阈值 ${least} 期）`, en: `${toYuan(spent)} yuan in ${run.length - 1} periods, physical progress stayed at ${at} % (threshold ${least})` });
});

/** P9: what is statistically odd in the reports of one project that count, oldest first. Each finding says its numbers; none says that anyone lied. */
export function oddIn(counted: readonly SeriesReport[], limits: Thresholds): Odd[] {
  const reports = inOrder(counted);
  return [
    ...sameAmounts(reports, Number(limits.SAME_AMOUNTS)), ...evenAmounts(reports, Number(limits.EVEN_AMOUNTS)), ...evenProgress(reports, Number(limits.EVEN_PROGRESS)),
    ...roundAmounts(reports, Number(limits.ROUND_AMOUNTS), Number(limits.ROUND_DIGITS)), ...firstDigits(reports, Number(limits.BENFORD_REPORTS), Number(limits.BENFORD_CHI_SQUARE), Number(limits.BENFORD_SPREAD)),
    ...progressFell(reports), ...progressWithoutMoney(reports, limits.FREE_POINTS), ...moneyWithoutProgress(reports, Number(limits.IDLE_REPORTS)),
  ];
}

/** Who sent the last of the reports answers for them. */
export const contradictionOf = (oddFindingId: string, { run, explanation }: Odd): Contradiction => {
  const last = run.at(-1) as SeriesReport;
  return { kind: 'ODD_REPORTS', responsibleId: last.reportedBy, reportId: last.id, oddFindingId, said: { zh: `${run.length} 期进度报告`, en: `${run.length} reports` }, found: explanation };
};
