import { hasEnded } from '@cornerstone/events/life';
import { progressReported, reportAmended } from '@cornerstone/events/projects';
import type { Day } from '@cornerstone/kernel/day';
import { fen, toYuan, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod, firstDayOf, labelOf } from '@cornerstone/kernel/period';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

export interface Reportable { stage: string }
export interface ReportPeriod { year: number; month: number | null; week: number | null }
/** The most people a site may be said to have. */
const MOST_PEOPLE = 200_000;

export function checkWorkforce(workforce: number | null): number | null {
  if (workforce !== null && (workforce < 0 || workforce > MOST_PEOPLE)) throw new Rejection('P6.workforce-out-of-range', { en: `A workforce is between 0 and ${MOST_PEOPLE} people.`, zh: `用工人数应在 0 至 ${MOST_PEOPLE} 之间。` }, { workforce });
  return workforce;
}

/** A report that still counts, one per period. `investment` is what was done in the period. */
export interface Counted extends ReportPeriod { id: string; investment: Fen; physicalProgress: string | null }
export interface ReportCommand { reportId: string; period: ReportPeriod; investment: Fen; physicalProgress: string | null }

const order = (period: ReportPeriod): number => period.year * 100 + (period.month ?? period.week ?? 0);
const samePeriod = (a: ReportPeriod, b: ReportPeriod): boolean => a.year === b.year && a.month === b.month && a.week === b.week;

/** Cumulative of the year up to a period: derived, never typed. January never subtracts December. */
export const cumulativeTo = (counted: readonly Counted[], period: ReportPeriod): Fen =>
  fen(counted.filter((each) => each.year === period.year && order(each) <= order(period)).reduce((sum, each) => sum + each.investment, 0n));

/** What a project's known reports say together: of each the year's cumulative up to its period, itself included, and the report that corrects it. */
export function together<R extends Counted & { amends: string | null }>(known: readonly R[]): { report: R; cumulative: Fen; amendedBy: R | null }[] {
  const correcting = new Map(known.flatMap((each): [string, R][] => (each.amends === null ? [] : [[each.amends, each]])));
  const inOrder = known.toSorted((one, other) => order(one) - order(other));
  const counted = inOrder.filter(({ id }) => !correcting.has(id));
  const before = new Map<string, bigint>();
  let [year, sum, at] = [0, 0n, 0];
  for (const report of inOrder) {
    if (report.year !== year) [year, sum] = [report.year, 0n];
    for (let next = counted[at]; next && order(next) < order(report); next = counted[at += 1]) if (next.year === year) sum += next.investment;
    before.set(report.id, sum);
  }
  return known.map((report) => ({ report, cumulative: fen((before.get(report.id) ?? 0n) + report.investment), amendedBy: correcting.get(report.id) ?? null }));
}

/** P6: a report of a period, once; what follows is an amendment. */
export function reportProgress(project: Reportable, counted: readonly Counted[], command: ReportCommand, knownOn: Day) {
  const { period } = command;
  checkPeriod(period);
  if (project.stage === 'PROPOSED' || hasEnded(project.stage)) throw new Rejection('P6.project-takes-no-reports', { en: `A project that is ${project.stage.toLowerCase()} takes no reports.`, zh: '项目当前阶段不接受进度报送。' }, { stage: project.stage });
  if ((period.month === null) === (period.week === null)) throw new Rejection('P6.month-or-week', { en: 'A report is of a month or of a week.', zh: '进度应按月或按周报送。' });
  if (firstDayOf(period) > knownOn) throw new Rejection('P6.period-in-the-future', { en: `${labelOf(period)} has not begun on ${knownOn}.`, zh: `${labelOf(period)}在 ${knownOn} 尚未开始。` }, { period: labelOf(period), knownOn });
  if (counted.some((each) => samePeriod(each, period))) throw new Rejection('P6.already-reported', { en: `${labelOf(period)} is reported. Amend the report instead.`, zh: `${labelOf(period)}已报送，请使用更正。` }, { period: labelOf(period) });
  if (counted.some((each) => each.year === period.year && (each.month === null) !== (period.month === null))) {
    throw new Rejection('P6.other-rhythm', { en: 'This year is reported in another rhythm: months and weeks would count twice.', zh: '本年度已按另一周期报送，按月与按周混报会重复计算。' });
  }
  checkFigures(command, counted);
  return progressReported.of(knownOn, { reportId: command.reportId, ...period, investment: toYuan(command.investment), cumulative: toYuan(fen(cumulativeTo(counted, period) + command.investment)), physicalProgress: command.physicalProgress });
}

/** P6: a correction is a new report with a reason that takes the place of the one before; nothing is overwritten. */
export function amendReport(amended: Counted, counted: readonly Counted[], command: Omit<ReportCommand, 'period'> & { reason: string }, knownOn: Day) {
  const reason = reasonOf(command.reason, 'P6.amendment-without-reason');
  if (!counted.some((each) => each.id === amended.id)) throw new Rejection('P6.report-superseded', { en: 'This report was amended already: amend the latest one.', zh: '该报告已被更正，请更正最新一份。' }, { reportId: amended.id });
  const period = { year: amended.year, month: amended.month, week: amended.week };
  const others = counted.filter((each) => each.id !== amended.id);
  checkFigures({ ...command, period }, others);
  return reportAmended.of(knownOn, {
    reportId: command.reportId, amendedReportId: amended.id, ...period, investment: toYuan(command.investment),
    cumulative: toYuan(fen(cumulativeTo(others, period) + command.investment)), physicalProgress: command.physicalProgress, reason,
  });
}

function checkFigures({ investment, physicalProgress, period }: ReportCommand, counted: readonly Counted[]): void {
  if (investment < 0n) throw new Rejection('P6.investment-went-back', { en: 'Investment of a period is not negative: a fallen cumulative is a correction, amend the report it corrects.', zh: '当期投资不能为负：累计回落属于更正，请更正原报告。' }, { investment: toYuan(investment) });
  if (physicalProgress === null) return;
  const percent = Number(physicalProgress);
  if (!(percent >= 0 && percent <= 100)) throw new Rejection('P6.progress-out-of-range', { en: 'Physical progress is between 0 and 100 percent.', zh: '形象进度应在 0 至 100 之间。' }, { physicalProgress });
  const before = counted.filter((each) => order(each) < order(period) && each.physicalProgress !== null).map((each) => Number(each.physicalProgress));
  const after = counted.filter((each) => order(each) > order(period) && each.physicalProgress !== null).map((each) => Number(each.physicalProgress));
  if (percent < Math.max(0, ...before) || percent > Math.min(100, ...after)) {
    throw new Rejection('P6.progress-went-back', { en: `Physical progress of ${percent} % does not fit between the reports around it.`, zh: `形象进度 ${percent}% 与前后期报告矛盾。` }, { physicalProgress, before: Math.max(0, ...before), after: Math.min(100, ...after) });
  }
}
