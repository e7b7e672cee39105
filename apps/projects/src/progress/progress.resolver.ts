import { notFound } from '@cornerstone/kernel/rejection';
import { fenOf } from '@cornerstone/runtime/graph/money';
import { connectionOf, PageArgs, pageOf, windowOf, type Page } from '@cornerstone/runtime/graph/page';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load, select } from '@cornerstone/runtime/rows';
import type { Tx } from '@cornerstone/runtime/transaction';
import { allByKey } from '@cornerstone/runtime/by-key';
import { Change } from '@cornerstone/runtime/graph/change';
import type { Fact } from '@cornerstone/events/define';
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { sprintsHolding } from '../due/sprint.sql';
import { Project } from '../ledger/project.entity';
import { AmendReportInput, ReportProgressInput } from './progress.inputs';
import { amendReport, figuresOf, together } from './progress.rules';
import { byPeriod } from './periods.rules';
import { countedReports, latestProgress, reported } from './report-rows';
import { Report } from './report.entity';

export const ReportConnection = connectionOf(() => Report, 'Report', '进度报告');

@Resolver(() => Project)
export class ProgressResolver {
  @Change(() => Project, () => ReportProgressInput, 'Reports the progress of a month or week, in a sprint of a day (P6). · 报送进度')
  async reportProgress(tx: Tx, input: ReportProgressInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const counted = await countedReports(tx, [project.id]);
    const sprintId = input.day ? (await sprintsHolding(tx, [{ projectId: project.id, day: input.day }])).get(`${project.id} ${input.day}`) ?? null : null;
    const { fact, row } = reported(tx, project, counted, input, sprintId);
    await insert(tx, Report, row as Partial<Report>);
    return record<Project, Fact>(tx, project, [fact], (before) => ({ physicalProgress: latestProgress([...counted, row]) ?? before.physicalProgress }));
  }

  @Change(() => Project, () => AmendReportInput, 'Corrects a report by a new one with a reason (P6). · 更正进度')
  async amendReport(tx: Tx, input: AmendReportInput): Promise<Project> {
    const [found] = await select(tx, Report, '/* reportById */ select * from report where id = $1', [input.reportId]);
    if (!found) throw notFound({ en: 'The report', zh: '进度报告' }, input.reportId);
    const project = await load(tx, Project, found.projectId, input);
    const counted = await countedReports(tx, [project.id]);
    const decided = amendReport(found, counted, { reportId: newId('rpt'), investment: fenOf(input.investment), physicalProgress: input.physicalProgress ?? found.physicalProgress, reason: input.reason }, knownSince(tx, input));
    const row = { ...found, ...figuresOf(decided), id: decided.data.reportId, amends: found.id, reason: decided.data.reason, reportedBy: tx.actor.id, knownOn: decided.knownOn };
    await insert(tx, Report, row as Partial<Report>);
    return record<Project, Fact>(tx, project, [decided], (before) => ({ physicalProgress: latestProgress([...counted.filter(({ id }) => id !== found.id), row]) ?? before.physicalProgress }));
  }

  @FieldResolver(() => ReportConnection, { description: 'Reports, of one year or all, oldest first; amended ones included. · 进度报告' })
  async reports(@Root() project: Project, @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Report>> {
    const all = await request.batched<Report[]>(`reports ${year}`, project.id, async (tx, ids) => {
      const rows = await select(tx, Report, `/* reportsOf */ select * from report where project_id = any($1) and ($2::int is null or year = $2) and ($3::date is null or known_on <= $3)
        order by year, known_on, id`, [ids, year, request.asOf]);
      return allByKey(ids, rows, 'projectId').map((own) => together(own).map(({ report, ...told }) => Object.assign(report, told)).toSorted(byPeriod));
    });
    const window = windowOf(page);
    return pageOf((all ?? []).slice(window.offset, window.offset + window.limit), all?.length ?? 0, window);
  }
}
