import { daysBetween, type Day } from '@cornerstone/kernel/day';
import { checkPeriod, firstDayOf } from '@cornerstone/kernel/period';
import { badInput } from '@cornerstone/kernel/rejection';
import { Change } from '@cornerstone/runtime/graph/change';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { PeriodInput } from '@cornerstone/runtime/graph/period';
import { Region } from '@cornerstone/runtime/graph/references';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { enter } from '@cornerstone/runtime/record';
import { regionPath } from '@cornerstone/runtime/region-copy';
import type { Request } from '@cornerstone/runtime/request';
import { select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { requireWithin } from '../ledger/regions';
import { endOf } from '../progress/periods.rules';
import { Report } from '../progress/report.entity';
import { DeclareSprintInput, ReportRhythms } from './due.inputs';
import { daysLate, declareSprint, lastOverdue, periodHolding, type DuePeriod, type DueSetting, type Rhythm } from './due.rules';
import { longestSprintDays } from './due.settings';
import { coverageOf, dueSettings, missingOf } from './due.sql';
import { MissingReportConnection, ReportCoverage, type MissingReport } from './due.type';
import { Sprint } from './sprint.entity';

export const SprintConnection = connectionOf(() => Sprint, 'Sprint', '攻坚行动');
const RHYTHM = 'Monthly, weekly, daily. · 报送频次';
const PERIOD = 'Which month or week; by default the last one that is overdue on the day. · 期间（默认最近逾期的一期）';

const settingsOf = async (request: Request): Promise<DueSetting[]> => (await request.batched<DueSetting[]>('due settings', '', async (tx) => [await dueSettings(tx)])) ?? [];

async function asked(request: Request, rhythm: Rhythm, on: Day, period: PeriodInput | null): Promise<DuePeriod> {
  const settings = await settingsOf(request);
  if (!period) return lastOverdue(on, rhythm, settings);
  checkPeriod(period);
  if ((rhythm === 'MONTH') !== Boolean(period.month) || (rhythm === 'WEEK') !== Boolean(period.week)) throw badInput('P6.period-of-another-rhythm', { en: 'Ask monthly reports of a month, weekly ones of a week; days by the day alone.', zh: '月报按月、周报按周查询，日报仅按日期。' }, { rhythm });
  return periodHolding(firstDayOf(period), rhythm, settings);
}

/** What was known on a past day is read from the changes; of today from the rows themselves. */
const known = (request: Request, on: Day): Day | null => (on < request.today ? on : request.asOf);

@Resolver(() => Report)
export class DueResolver {
  @Query(() => MissingReportConnection, { nullable: true, description: 'Reports that were due before a day and had not come by it (P6). · 逾期未报清单' })
  async missingReports(
    @Arg('rhythm', () => ReportRhythms, { defaultValue: ReportRhythms.MONTH, description: RHYTHM }) rhythm: Rhythm, @Arg('on', () => DateScalar, { nullable: true, description: 'As it stood on this day, today by default. · 截至日期' }) day: Day | null,
    @Arg('period', () => PeriodInput, { nullable: true, description: PERIOD }) period: PeriodInput | null, @Arg('region', () => ID, { nullable: true, description: 'Region, with all below. · 区划（含下级）' }) region: string | null,
    @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request,
  ): Promise<Page<MissingReport>> {
    const on = day ?? request.asOf ?? request.today;
    const tx = await request.read();
    const due = await asked(request, rhythm, on, period);
    const window = windowOf(page);
    if (due.dueOn >= on) return pageOf<MissingReport>([], 0, window);
    const { rows, total } = await missingOf(tx, due, on, region ? await regionPath(tx, region, 'P6') : null, window, known(request, on));
    const projects = await Promise.all(rows.map(({ projectId }) => request.asKnown(Project, 'id', projectId)));
    return pageOf(rows.map(({ departmentId }, at) => ({ ...due, project: projects[at] ?? null, department: departmentId === null ? null : { id: departmentId }, daysLate: daysBetween(due.dueOn, on) })), total, window);
  }

  @Query(() => [ReportCoverage], { nullable: true, description: 'Reported ÷ expected reports of a period, the whole first, then by region one level below (P6). · 报送覆盖率' })
  async reportCoverage(
    @Arg('rhythm', () => ReportRhythms, { defaultValue: ReportRhythms.MONTH, description: RHYTHM }) rhythm: Rhythm, @Arg('on', () => DateScalar, { nullable: true, description: 'As it stood on this day, today by default. · 截至日期' }) day: Day | null,
    @Arg('period', () => PeriodInput, { nullable: true, description: PERIOD }) period: PeriodInput | null, @Arg('region', () => ID, { nullable: true, description: 'Region whose parts are told; all provinces\' cities by default. · 区划' }) region: string | null, @Ctx() request: Request,
  ): Promise<ReportCoverage[]> {
    const on = day ?? request.asOf ?? request.today;
    const tx = await request.read();
    const due = await asked(request, rhythm, on, period);
    const rows = await coverageOf(tx, due, on, region ? await regionPath(tx, region, 'P6') : null, known(request, on));
    return rows.map(({ region: code, ...rates }) => ({ ...rates, region: code === '' ? null : { code } }));
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Days after it was due; null in time, and of a correction. · 逾期天数' })
  async daysLate(@Root() report: Report, @Ctx() request: Request): Promise<number | null> {
    if (report.amends !== null) return null;
    const rhythm = report.month !== null ? 'MONTH' : report.week !== null ? 'WEEK' : 'DAY';
    return daysLate(report.knownOn, periodHolding(endOf(report), rhythm, await settingsOf(request)).dueOn);
  }

  @Query(() => SprintConnection, { nullable: true, description: 'Sprints that hold a day, by default the operation\'s (P6). · 攻坚行动' })
  async sprints(@Arg('on', () => DateScalar, { nullable: true, description: 'Day. · 日期' }) day: Day | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Sprint>> {
    const on = day ?? request.asOf ?? request.today;
    const window = windowOf(page);
    const found = await select(await request.read(), Sprint, '/* sprintsOn */ select * from sprint where $1 between from_day and to_day and ($2::date is null or known_on <= $2) order by from_day, id', [on, request.asOf]);
    return pageOf(found.slice(window.offset, window.offset + window.limit), found.length, window);
  }

  @Change(() => Sprint, () => DeclareSprintInput, 'Declares a sprint: projects of its scope report each day or week in it (P6). · 部署攻坚行动')
  async declareSprint(tx: Tx, input: DeclareSprintInput): Promise<Sprint> {
    const path = await regionPath(tx, input.region, 'P6');
    requireWithin(tx.actor, [path]);
    const decided = declareSprint({ name: input.name, rhythm: input.rhythm, region: input.region, level: input.level ?? null, programme: input.programme ?? null, from: input.from, to: input.to, source: input.source ?? null }, longestSprintDays, knownSince(tx, input));
    const { name, rhythm, level, programme, source } = decided.data;
    return enter(tx, Sprint, { id: newId('spr'), name, rhythm, regionCode: input.region, regionPath: path, level, programme, fromDay: input.from, toDay: input.to, source, knownOn: decided.knownOn }, [decided]);
  }
}

@Resolver(() => Sprint)
export class SprintPartsResolver {
  @FieldResolver(() => Region, { nullable: true, description: 'Region. · 区划' })
  region(@Root() sprint: Sprint): Region {
    return { code: sprint.regionCode };
  }
}
