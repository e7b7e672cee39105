import { hasEnded } from '@cornerstone/events/life';
import { progressReported, reportAmended } from '@cornerstone/events/projects';
import { dayReportAmended, dayReported } from '@cornerstone/events/projects-progress';
import { yearOf, type Day } from '@cornerstone/kernel/day';
import { fen, fromYuan, toYuan, type Fen } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import { beginOf, cumulativeTo, endOf, nameOf, overlap, samePeriod, type Counted, type ReportPeriod } from './periods.rules';

export { cumulativeTo, together, type Counted, type ReportPeriod } from './periods.rules';
export interface Reportable { stage: string }
/** The most people a site may be said to have. */
const MOST_PEOPLE = 200_000;

export function checkWorkforce(workforce: number | null): number | null {
  if (workforce !== null && (workforce < 0 || workforce > MOST_PEOPLE)) throw new Rejection('P6.workforce-out-of-range', { en: `A workforce is between 0 and ${MOST_PEOPLE} people.`, zh: `用工人数应在 0 至 ${MOST_PEOPLE} 之间。` }, { workforce });
  return workforce;
}

export interface ReportCommand { reportId: string; period: ReportPeriod; investment: Fen; physicalProgress: string | null }

const isSilent = (stage: string): boolean => stage === 'PROPOSED' || hasEnded(stage);

/** The period as it was asked: a year with its month, its months from `fromMonth` on, its week, or a day. */
export function periodOf({ year, month = null, week = null, day = null, fromMonth = null }: { year: number; month?: number | null | undefined; week?: number | null | undefined; day?: Day | null | undefined; fromMonth?: number | null | undefined }): ReportPeriod {
  if (day !== null && (month !== null || week !== null || yearOf(day) !== year)) throw badInput('P6.day-of-another-period', { en: 'A day is told with its year alone.', zh: '日报只填年份与日期。' }, { year, day });
  if (fromMonth !== null && (month === null || fromMonth < 1 || fromMonth > month)) throw badInput('P6.months-out-of-order', { en: 'fromMonth is a month of the year, not after the month that ends the report.', zh: '起始月应为年内月份，且不晚于截止月。' }, { fromMonth, month });
  return { year, month, week, day, fromMonth: fromMonth === month ? null : fromMonth };
}

/**
 * P6: what was done in the period. A source that gives only January-to-month totals is taken by the difference to what is reported before; months
 * in between that have no report are held by this one. A total below the one before is a correction of it, and needs its reason.
 */
export function doneIn(counted: readonly Counted[], period: ReportPeriod, told: { investment: Fen | null; cumulative: Fen | null }): { period: ReportPeriod; investment: Fen } {
  if ((told.investment === null) === (told.cumulative === null)) throw badInput('P6.investment-or-cumulative', { en: 'Give the investment of the period, or the total from January where the source gives nothing else.', zh: '请填当期投资；来源仅有年初累计时填累计，二者择一。' });
  if (told.cumulative === null) return { period, investment: told.investment ?? fen(0n) };
  const { month } = period;
  if (month === null) throw badInput('P6.cumulative-of-a-month', { en: 'A total from January is told at the end of a month.', zh: '年初累计应按月报送。' });
  const earlier = counted.filter((each) => each.year === period.year && each.month !== null && each.month < (period.fromMonth ?? month));
  const before = cumulativeTo(earlier, period);
  if (told.cumulative < before) throw new Rejection('P6.cumulative-fell', { en: `The total fell from ${toYuan(before)} to ${toYuan(told.cumulative)}: amend the report that said too much, with the reason.`, zh: `累计由 ${toYuan(before)} 元回落至 ${toYuan(told.cumulative)} 元：请更正多报的月份并说明理由。` }, { before: toYuan(before), cumulative: toYuan(told.cumulative) });
  const first = Math.max(0, ...earlier.map((each) => each.month ?? 0)) + 1;
  return { period: { ...period, fromMonth: first < month ? first : null }, investment: fen(told.cumulative - before) };
}

/** P6: a report of a period, once; what follows is an amendment. */
export function reportProgress(project: Reportable, counted: readonly Counted[], command: ReportCommand, knownOn: Day) {
  const { period } = command;
  checkPeriod(period);
  if (isSilent(project.stage)) throw new Rejection('P6.project-takes-no-reports', { en: `A project that is ${project.stage.toLowerCase()} takes no reports.`, zh: '项目当前阶段不接受进度报送。' }, { stage: project.stage });
  checkPeriod({ year: period.year, month: period.month, week: period.week });
  requireReportable(project, counted, command, knownOn);
  if ((period.month === null) === (period.week === null)) throw new Rejection('P6.month-or-week', { en: 'A report is of a month or of a week.', zh: '进度应按月或按周报送。' });
  const across = period.month === null ? undefined : counted.find((each) => each.month !== null && overlap(each, period));
  if (across) throw new Rejection('P6.months-overlap', { en: `${nameOf(across)} is reported and holds a month of ${nameOf(period)}: it would count twice.`, zh: `${nameOf(across)}已报送，与${nameOf(period)}重叠，将重复计算。` }, { reported: nameOf(across), period: nameOf(period) });
  const { day: _, fromMonth = null, ...named } = period;
  const self = { ...period, id: command.reportId, investment: command.investment, physicalProgress: command.physicalProgress };
  return progressReported.of(knownOn, { reportId: command.reportId, ...named, ...(fromMonth !== null && { fromMonth }), investment: toYuan(command.investment), cumulative: toYuan(cumulativeTo([...counted, self], period)), physicalProgress: command.physicalProgress });
}

/** P6: daily in a sprint, for dispatch; the year's figure does not hold it. */
export function reportDay(project: Reportable, counted: readonly Counted[], command: ReportCommand, sprintId: string | null, knownOn: Day) {
  const { day = null } = command.period;
  requireReportable(project, counted, command, knownOn);
  if (day === null || sprintId === null) throw new Rejection('P6.no-sprint', { en: `No sprint with daily reports holds this project on ${day}.`, zh: `${day} 该项目不在按日报送的攻坚行动范围内。` }, { day });
  return dayReported.of(knownOn, { reportId: command.reportId, sprintId, day, investment: toYuan(command.investment), physicalProgress: command.physicalProgress });
}

function requireReportable(project: Reportable, counted: readonly Counted[], command: ReportCommand, knownOn: Day): void {
  const { period } = command;
  if (isSilent(project.stage)) throw new Rejection('P6.project-takes-no-reports', { en: `A project that is ${project.stage.toLowerCase()} takes no reports.`, zh: '项目当前阶段不接受进度报送。' }, { stage: project.stage });
  if (beginOf(period) > knownOn) throw new Rejection('P6.period-in-the-future', { en: `${nameOf(period)} has not begun on ${knownOn}.`, zh: `${nameOf(period)}在 ${knownOn} 尚未开始。` }, { period: nameOf(period), knownOn });
  if (counted.some((each) => samePeriod(each, period))) throw new Rejection('P6.already-reported', { en: `${nameOf(period)} is reported. Amend the report instead.`, zh: `${nameOf(period)}已报送，请使用更正。` }, { period: nameOf(period) });
  checkFigures(command, counted);
}

/** P6: a correction is a new report with a reason that takes the place of the one before; nothing is overwritten. */
export function amendReport(amended: Counted & { knownOn?: Day }, counted: readonly Counted[], command: Omit<ReportCommand, 'period'> & { reason: string }, knownOn: Day) {
  const reason = reasonOf(command.reason, 'P6.amendment-without-reason');
  if (!counted.some((each) => each.id === amended.id)) throw new Rejection('P6.report-superseded', { en: 'This report was amended already: amend the latest one.', zh: '该报告已被更正，请更正最新一份。' }, { reportId: amended.id });
  if (amended.knownOn !== undefined && knownOn < amended.knownOn) throw new Rejection('P6.amendment-before-report', { en: `A correction known on ${knownOn} cannot change what is known since ${amended.knownOn}.`, zh: `更正的知悉日期 ${knownOn} 早于原报告的 ${amended.knownOn}，不得改写过去。` }, { knownOn, reported: amended.knownOn });
  const period = { year: amended.year, month: amended.month, week: amended.week, day: amended.day ?? null, fromMonth: amended.fromMonth ?? null };
  const others = counted.filter((each) => each.id !== amended.id);
  checkFigures({ ...command, period }, others);
  const said = { reportId: command.reportId, amendedReportId: amended.id, investment: toYuan(command.investment), physicalProgress: command.physicalProgress, reason };
  if (period.day !== null) return dayReportAmended.of(knownOn, { ...said, day: period.day });
  const self = { ...period, id: command.reportId, investment: command.investment, physicalProgress: command.physicalProgress };
  return reportAmended.of(knownOn, { ...said, year: period.year, month: period.month, week: period.week, ...(period.fromMonth !== null && { fromMonth: period.fromMonth }), cumulative: toYuan(cumulativeTo([...others, self], period)) });
}

function checkFigures({ investment, physicalProgress, period }: ReportCommand, counted: readonly Counted[]): void {
  if (investment < 0n) throw new Rejection('P6.investment-went-back', { en: 'Investment of a period is not negative: a fallen cumulative is a correction, amend the report it corrects.', zh: '当期投资不能为负：累计回落属于更正，请更正原报告。' }, { investment: toYuan(investment) });
  if (physicalProgress === null) return;
  const percent = Number(physicalProgress);
  if (!(percent >= 0 && percent <= 100)) throw new Rejection('P6.progress-out-of-range', { en: 'Physical progress is between 0 and 100 percent.', zh: '形象进度应在 0 至 100 之间。' }, { physicalProgress });
  const end = endOf(period);
  let [before, after] = [0, 100];
  for (const each of counted) {
    if (each.physicalProgress === null) continue;
    const other = endOf(each);
    if (other < end) before = Math.max(before, Number(each.physicalProgress));
    else if (other > end) after = Math.min(after, Number(each.physicalProgress));
  }
  if (percent < before || percent > after) {
    throw new Rejection('P6.progress-went-back', { en: `Physical progress of ${percent} % does not fit between the reports around it.`, zh: `形象进度 ${percent}% 与前后期报告矛盾。` }, { physicalProgress, before, after });
  }
}

/** What a report's fact says of the row that is kept of it. */
export const figuresOf = ({ data }: { data: { investment: string; physicalProgress: string | null } }): { investment: Fen; physicalProgress: string | null } => ({ investment: fromYuan(data.investment), physicalProgress: data.physicalProgress });
