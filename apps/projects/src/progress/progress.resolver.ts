import { notFound } from '@cornerstone/kernel/rejection';
import { fromYuan } from '@cornerstone/kernel/money';
import { checkPeriod } from '@cornerstone/kernel/period';
import { plainText } from '@cornerstone/kernel/text';
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
import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { AmendReportInput, ReportProgressInput } from './progress.inputs';
import { amendReport, checkWorkforce, reportProgress, together } from './progress.rules';
import { Report } from './report.entity';

export const ReportConnection = connectionOf(() => Report, 'Report', '进度报告');

const countedReports = (tx: Tx, projectId: string): Promise<Report[]> => select(tx, Report,
  '/* countedReports */ select * from report r where project_id = $1 and not exists (select 1 from report a where a.amends = r.id) order by year, month, week', [projectId]);

@Resolver(() => Project)
export class ProgressResolver {
  @Change(() => Project, () => ReportProgressInput, 'Reports the progress of a month or week (P6). · 报送进度')
  async reportProgress(tx: Tx, input: ReportProgressInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    checkPeriod(input.period);
    const period = { year: input.period.year, month: input.period.month ?? null, week: input.period.week ?? null };
    const decided = reportProgress(project, await countedReports(tx, project.id), { reportId: newId('rpt'), period, investment: fenOf(input.investment), physicalProgress: input.physicalProgress ?? null }, knownSince(tx, input));
    await insert(tx, Report, { id: decided.data.reportId, projectId: project.id, ...period, investment: fromYuan(decided.data.investment), physicalProgress: decided.data.physicalProgress, workforce: checkWorkforce(input.workforce ?? null), problems: input.problems ? plainText(input.problems, 'problems', 2000) : null, amends: null, reason: null, reportedBy: tx.actor.id, knownOn: decided.knownOn });
    return record(tx, project, [decided], (before, { data }) => ({ physicalProgress: data.physicalProgress ?? before.physicalProgress }));
  }

  @Change(() => Project, () => AmendReportInput, 'Corrects a report by a new one with a reason (P6). · 更正进度')
  async amendReport(tx: Tx, input: AmendReportInput): Promise<Project> {
    const [found] = await select(tx, Report, '/* reportById */ select * from report where id = $1', [input.reportId]);
    if (!found) throw notFound({ en: 'The report', zh: '进度报告' }, input.reportId);
    const project = await load(tx, Project, found.projectId);
    const decided = amendReport(found, await countedReports(tx, project.id), { reportId: newId('rpt'), investment: fenOf(input.investment), physicalProgress: input.physicalProgress ?? found.physicalProgress, reason: input.reason }, knownSince(tx, input));
    await insert(tx, Report, { ...found, id: decided.data.reportId, investment: fromYuan(decided.data.investment), physicalProgress: decided.data.physicalProgress, amends: found.id, reason: decided.data.reason, reportedBy: tx.actor.id, knownOn: decided.knownOn });
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => ReportConnection, { description: 'Reports, of one year or all, oldest first; amended ones included. · 进度报告' })
  async reports(@Root() project: Project, @Arg('year', () => Int, { nullable: true, description: 'Year. · 年度' }) year: number | null, @Args(() => PageArgs) page: PageArgs, @Ctx() request: Request): Promise<Page<Report>> {
    const all = await request.batched<Report[]>(`reports ${year}`, project.id, async (tx, ids) => {
      const rows = await select(tx, Report, `/* reportsOf */ select * from report where project_id = any($1) and ($2::int is null or year = $2) and ($3::date is null or known_on <= $3)
        order by year, coalesce(month, 0), coalesce(week, 0), known_on, id`, [ids, year, request.asOf]);
      return allByKey(ids, rows, 'projectId').map((own) => together(own).map(({ report, ...told }) => Object.assign(report, told)));
    });
    const window = windowOf(page);
    return pageOf((all ?? []).slice(window.offset, window.offset + window.limit), all?.length ?? 0, window);
  }
}
