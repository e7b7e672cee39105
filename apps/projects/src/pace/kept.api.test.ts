import { addDays, day } from '@cornerstone/kernel/day';
import { onServer } from '@cornerstone/testing/bridges';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { columnOf } from './kept.sql';

const TODAY = '2024-11-20';
const FIGURES = 'projectsNow projectsBefore now { amount } before { amount } rateNow { numerator denominator } rateBefore { numerator denominator } points';
const PERIODS = ['month: 1', 'month: 2', 'month: 3', 'month: 6', 'month: 9', 'quarter: 2', ''];
const ALL = `query($asOf: Date, $filter: ProjectFilter) {
  ${['SAME_PROJECTS', 'SAME_SCOPE'].flatMap((basis) => [true, false].flatMap((cumulative) => PERIODS.map((period, at) => `y${at}${basis}${cumulative}: yearOnYear(filter: $filter, period: { year: 2024 ${period} }, basis: ${basis}, cumulative: ${cumulative}, asOf: $asOf) { ${FIGURES} }`))).join('\n')}
  halfYear(filter: $filter, year: 2024, asOf: $asOf) { met investment { numerator denominator } projects { numerator denominator } list(first: 50) { totalCount nodes { planned { amount } done { amount } met project { code } } } late: list(met: false) { totalCount } } }`;

describe('figures of now and what they are kept of 按年留存 (P5, P6)', () => {
  let service: TestService;
  let ids: string[];
  beforeAll(async () => {
    service = await startTestService(definition, TODAY);
    const row = (name: string, year: number, extra: object = {}) => ({ sheet: 'S', row: 3, name, regionCodes: ['410105'], year, level: 'CITY', programme: '市重点', sector: '交通', phase: 'continuing', annualPlan: { amount: '12', unit: 'YI' }, knownOn: `${year}-01-10`, ...extra });
    const names = ['按月', '按周', '合并', '跨市', '打捆', '子项', '换单', '调退'];
    const rows = names.flatMap((name) => [2023, 2024].map((year) => row(name, year, name === '跨市' ? { regionCodes: ['410105', '410300'] } : name === '换单' && year === 2024 ? { level: 'COUNTY' } : {})));
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'f', digest: 'd', rows } });
    const codes = [...new Set(importProjects.codes)];
    ids = await Promise.all(codes.map(async (code) => (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code })).project.id));
    const told = (at: number, period: object, yi: string, knownOn: string, extra: object = {}) => ({ projectId: ids[at], period, investment: { amount: yi, unit: 'YI' }, knownOn, ...extra });
    const reports = [
      ...[0, 3, 4, 5, 6, 7].flatMap((at) => [2023, 2024].flatMap((year) => [1, 2, 3, 5, 6, 9].filter((month) => (at + month + year) % 5 !== 0).map((month) => told(at, { year, month }, `0.${month}${at}`, addDays(day(`${year}-${String(month).padStart(2, '0')}-28`), 9))))),
      ...[2023, 2024].flatMap((year) => [told(2, { year, month: 2 }, '1.5', `${year}-03-04`, { fromMonth: 1 }), told(2, { year, month: 6 }, '2', `${year}-07-04`, { fromMonth: 5 })]),
      told(1, { year: 2023, week: 20 }, '0.3', '2023-05-30'), told(1, { year: 2023, week: 26 }, '0.2', '2023-07-05'),
      // Week 1 of 2024 lies in it, that of 2025 begins in 2024; weeks 9 and 22 lie in two months.
      ...[1, 9, 10, 20, 22, 26].map((week) => told(1, { year: 2024, week }, `0.${week}`, '2024-07-10')), told(1, { year: 2024, month: 3 }, '0.7', '2024-07-20'),
    ];
    expect(await service.ask('drc', 'mutation($input: ReportProgressBatchInput!) { reportProgressBatch(input: $input) { outcomes { rule } } }', { input: { mode: 'ALL_OR_NOTHING', rows: reports } })).toMatchObject({ reportProgressBatch: { outcomes: reports.map(() => ({ rule: null })) } });
    const { project } = await service.ask<{ project: { reports: { nodes: { id: string }[] } } }>('drc', 'query($id: ID!) { project(id: $id) { reports(year: 2024) { nodes { id } } } }', { id: ids[0] });
    await service.ask('drc', 'mutation($input: AmendReportInput!) { amendReport(input: $input) { id } }', { input: { reportId: project.reports.nodes[0]?.id, investment: { amount: '3.33', unit: 'YI' }, reason: '漏报', knownOn: '2024-08-01' } });
    const revise = (at: number, yi: string, knownOn: string) => service.ask('drc', 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { input: { projectId: ids[at], year: 2024, investment: { amount: yi, unit: 'YI' }, reason: '调整', knownOn } });
    await revise(0, '2.5', '2024-05-01');
    await revise(0, '9', '2024-09-01');
    await revise(3, '1', '2024-08-01');
    await service.ask('drc', 'mutation($input: AddPartInput!) { addPart(input: $input) { id } }', { input: { partId: ids[5], wholeId: ids[4], kind: 'SUBPROJECT', since: '2024-02-01', reason: '打捆', knownOn: '2024-02-01' } });
    await service.ask('drc', 'mutation($input: RemoveProjectInput!) { removeProject(input: $input) { stage } }', { input: { projectId: ids[7], on: '2024-10-20', reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号', knownOn: '2024-10-20' } });
  });
  afterAll(() => service.stop());

  const asked = (filter: object, asOf: string | null): Promise<Record<string, object>> => service.ask('drc', ALL, { filter, asOf }, asOf ? { asOf: day(asOf) } : {});

  it.each([[{}], [{ region: '410300' }], [{ year: 2024, level: 'CITY' }], [{ programme: '市重点' }]])('say to the fen what reports, plans and mentions say as of the day, of periods and bases, of %j', async (filter) => {
    expect(await asked(filter, null)).toEqual(await asked(filter, TODAY));
  });

  it('are filled anew from the rows of a house that had them before', async () => {
    const tables = 'select to_jsonb(y) - \'places\' as row from report_year y order by project_id, year; select to_jsonb(k) as row from plan_known k order by project_id, year, since';
    const rows = (): Promise<unknown> => onServer(service.ownerUrl, async (client) => [await client.query(tables)].flat().map((each: { rows: unknown[] }) => each.rows));
    const before = await rows();
    await onServer(service.ownerUrl, (client) => client.query('delete from report_year; delete from plan_known; select keep_report_years(array_agg(project_id), array_agg(year)) from (select distinct project_id, year from report where day is null) y; select keep_plans_known(array_agg(id)) from project'));
    expect(await rows()).toEqual(before);
  });

  it('are written by nobody who reports, and seen where the project is', async () => {
    const seen = async (regions: string): Promise<number> => {
      const runner = service.app.createQueryRunner();
      try {
        await runner.startTransaction();
        await runner.query("select set_config('app.regions', $1, true)", [regions]);
        const [row] = await runner.query('select (select count(*) from report_year)::int + (select count(*) from plan_known)::int as rows') as { rows: number }[];
        await runner.rollbackTransaction();
        return row?.rows ?? 0;
      } finally {
        await runner.release();
      }
    };
    const [all, luoyang, none] = [await seen('*'), await seen('410000.410300'), await seen('410000.410400')];
    expect([all > luoyang, luoyang > 0, none]).toEqual([true, true, 0]);
    await expect(service.app.query('update report_year set m2 = 1')).rejects.toThrow(/permission denied/);
  });

  it('know the column of a span, and that a week has none', () => {
    const span = (from: string, to: string) => columnOf({ year: 2024, from: day(from), to: day(to) });
    expect([span('2024-01-01', '2024-01-31'), span('2024-02-01', '2024-02-29'), span('2024-04-01', '2024-06-30'), span('2024-01-01', '2024-12-31'), span('2024-02-01', '2024-04-30'), span('2024-03-04', '2024-03-10')]).toEqual(['c1', 'm2', 'q2', 'c12', null, null]);
  });
});
