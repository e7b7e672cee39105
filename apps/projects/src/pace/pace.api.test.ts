import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }';
const REPORT = 'mutation($input: ReportProgressBatchInput!) { reportProgressBatch(input: $input) { refused outcomes { rule } } }';
const HALF = 'query($filter: ProjectFilter, $year: Int!, $asOf: Date) { halfYear(filter: $filter, year: $year, asOf: $asOf) { on sharePercent met investment { numerator denominator value } projects { numerator denominator } list(met: false) { totalCount nodes { project { name } planned { amount(unit: YI) } done { amount(unit: YI) } met } } } }';
const ONE = 'query($id: ID!) { project(id: $id) { halfYear(year: 2024) { on met rate { value } } none: halfYear(year: 2019) { met } } }';
const COMPARED = 'query($filter: ProjectFilter, $period: PeriodInput!, $basis: ComparableBasis!, $cumulative: Boolean!, $asOf: Date) { yearOnYear(filter: $filter, period: $period, basis: $basis, cumulative: $cumulative, asOf: $asOf) { projectsNow projectsBefore now { amount(unit: YI) } before { amount(unit: YI) } growth { value numerator denominator } rateNow { value } rateBefore { value } points } }';

interface Half { on: string; met: boolean | null; investment: { numerator: string; value: number | null }; projects: object; list: { totalCount: number; nodes: { project: { name: string }; done: { amount: string } }[] } }
interface Compared { projectsNow: number; projectsBefore: number; now: { amount: string }; before: { amount: string }; growth: { value: number | null; numerator: string }; rateNow: { value: number | null }; rateBefore: { value: number | null }; points: string | null }

describe('the pace of a year 双过半与同比 (P5, P6)', () => {
  let service: TestService;
  let ids: Record<string, string>;

  beforeAll(async () => {
    service = await startTestService(definition);
    const row = (name: string, year: number, yi: string, extra: object = {}) => ({ sheet: 'S', row: 3, name, regionCodes: ['410105'], year, programme: '省重点项目', sector: '交通', phase: 'continuing', annualPlan: { amount: yi, unit: 'YI' }, knownOn: `${year}-01-10`, ...extra });
    const rows = [row('高速公路一', 2023, '100'), row('高速公路一', 2024, '40'), row('高速公路二', 2024, '20'), row('高速公路三', 2024, '10'), row('老路', 2023, '5'), row('无计划', 2024, '0'), row('周报项目', 2022, '1', { programme: '别的清单', sector: '水利' })];
    await service.ask('drc', IMPORT, { input: { file: 'f', digest: 'd', rows } });
    const { projects } = await service.ask<{ projects: { nodes: { id: string; name: string }[] } }>('drc', '{ projects(first: 100) { nodes { id name } } }');
    ids = Object.fromEntries(projects.nodes.map(({ id, name }) => [name, id]));
    const told = (name: string, year: number, month: number, yi: string, knownOn: string, extra: object = {}) => ({ projectId: ids[name], period: { year, month }, investment: { amount: yi, unit: 'YI' }, knownOn, ...extra });
    const reports = [
      told('高速公路一', 2023, 3, '9.76', '2023-04-03'), told('高速公路一', 2024, 3, '16.4', '2024-04-03'), told('高速公路一', 2024, 6, '3.6', '2024-07-04'), told('高速公路一', 2024, 7, '9', '2024-08-04'),
      told('高速公路二', 2024, 2, '9', '2024-03-03', { fromMonth: 1 }), told('高速公路二', 2024, 6, '0.9', '2024-07-09'), told('高速公路三', 2024, 5, '5', '2024-06-03'), told('老路', 2023, 2, '4', '2023-03-03'),
      ...[5, 10].map((week) => ({ projectId: ids['周报项目'], period: { year: 2022, week }, investment: { amount: '0.1', unit: 'YI' }, knownOn: '2022-04-01' })), told('周报项目', 2022, 2, '0.3', '2022-03-03'),
    ];
    expect(await service.ask('drc', REPORT, { input: { mode: 'ALL_OR_NOTHING', rows: reports } })).toMatchObject({ reportProgressBatch: { refused: 0 } });
  });
  afterAll(() => service.stop());

  const half = async (asOf: string | null = null, filter: object = { programme: '省重点项目', year: 2024 }): Promise<Half> => (await service.ask<{ halfYear: Half }>('drc', HALF, { filter, year: 2024, asOf }, asOf ? { asOf: day(asOf) } : {})).halfYear;
  const compared = async (extra: object = {}, asOf: string | null = null): Promise<Compared> => (await service.ask<{ yearOnYear: Compared }>('drc', COMPARED, { filter: { sector: '交通' }, period: { year: 2024, quarter: 1 }, basis: 'SAME_PROJECTS', cumulative: true, asOf, ...extra }, asOf ? { asOf: day(asOf) } : {})).yearOnYear;

  it('is half of the plan by 30 June: all together, how many projects, and which have not', async () => {
    const { on, met, investment, projects, list } = await half();
    expect([on, met, investment.value?.toFixed(4), projects]).toEqual(['2024-06-30', false, '0.4986', { numerator: '2', denominator: '3' }]);
    expect(list).toEqual({ totalCount: 1, nodes: [{ project: { name: '高速公路二' }, planned: { amount: '20' }, done: { amount: '9.9' }, met: false }] });
  });

  it('counts the reports of June that come in July, and only what was known by the day that is asked about', async () => {
    expect((await half('2024-06-30')).investment.numerator).toBe('3040000000.00');
    expect((await half('2024-07-08')).investment.numerator).toBe('3400000000.00');
  });

  it('holds to the plan of that day: what is revised in autumn does not change what was half in June', async () => {
    const revised = await service.answer('drc', 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { input: { projectId: ids['高速公路三'], year: 2024, investment: { amount: '100', unit: 'YI' }, reason: '年中调增', knownOn: '2024-09-01' } });
    expect(revised.errors).toEqual([]);
    expect((await half()).projects).toEqual({ numerator: '2', denominator: '3' });
  });

  it('is told of one project, and null where the year has no plan', async () => {
    expect(await service.ask('drc', ONE, { id: ids['高速公路一'] })).toEqual({ project: { halfYear: { on: '2024-06-30', met: true, rate: { value: 0.5 } }, none: null } });
    expect(await service.ask('drc', ONE, { id: ids['无计划'] })).toMatchObject({ project: { halfYear: { met: null, rate: { value: null } } } });
  });

  it('compares the first quarters of the same projects: 16.4 on a base of 9.76 is 68 % more', async () => {
    const { projectsNow, projectsBefore, now, before, growth } = await compared();
    expect([projectsNow, projectsBefore, now.amount, before.amount, Math.round((growth.value ?? 0) * 100)]).toEqual([1, 1, '16.4', '9.76', 68]);
  });

  it('compares the same scope by each year\'s own lists, and tells points between the rates', async () => {
    const made = await compared({ basis: 'SAME_SCOPE' });
    expect([made.projectsNow, made.projectsBefore, made.now.amount, made.before.amount]).toEqual([4, 2, '25.4', '13.76']);
    expect(made.points).toBe((Math.round(((made.rateNow.value ?? 0) - (made.rateBefore.value ?? 0)) * 10_000) / 100).toFixed(2));
  });

  it('has no growth without a base, and leaves out what was not known on the day', async () => {
    expect((await compared({ filter: { text: '高速公路三' }, basis: 'SAME_SCOPE', period: { year: 2024, month: 6 } }))).toMatchObject({ now: { amount: '5' }, before: { amount: '0' }, growth: { value: null }, points: null });
    expect(await compared({}, '2024-04-02')).toMatchObject({ projectsNow: 0, now: { amount: '0' }, growth: { value: null } });
  });

  it('takes a week only where no month\'s report holds any of its days', async () => {
    // Week 5 of 2022 ends on 6 February, week 10 is 7 to 13 March.
    expect(await compared({ filter: { sector: '水利' }, basis: 'SAME_SCOPE', period: { year: 2022, month: 3 } })).toMatchObject({ now: { amount: '0.4' } });
  });

  it('tells a month by itself where asked so', async () => {
    expect(await compared({ period: { year: 2024, month: 6 }, cumulative: false, basis: 'SAME_SCOPE' })).toMatchObject({ now: { amount: '4.5' }, before: { amount: '0' } });
  });

  it('leaves a removed project out of both parts of a rate and keeps its reports; a cancelled one stays until it is removed (traps 4 and 11)', async () => {
    const row = (name: string, year: number) => ({ sheet: 'S', row: 3, name, regionCodes: ['410105'], year, programme: '调退口径', sector: '调退口径', phase: 'continuing', annualPlan: { amount: '10', unit: 'YI' }, knownOn: `${year}-01-10` });
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'f', digest: 'e', rows: [row('留下', 2024), row('调退', 2024)] } });
    const [stays, goes] = await Promise.all(importProjects.codes.map(async (code) => (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code })).project.id));
    const rows = [stays, goes].map((projectId) => ({ projectId, period: { year: 2024, month: 3 }, investment: { amount: '5', unit: 'YI' }, knownOn: '2024-04-03' }));
    await service.ask('drc', REPORT, { input: { mode: 'ALL_OR_NOTHING', rows } });
    const scope = { programme: '调退口径', year: 2024 };
    const both = async () => { const { now, rateNow } = await compared({ filter: scope, basis: 'SAME_SCOPE' }); const { investment, projects } = await half(null, scope); return [now.amount, rateNow.value, investment.value, projects]; };
    const decision = { projectId: goes, on: '2024-10-08', reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号', knownOn: '2024-10-08' };
    await service.ask('drc', 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { input: { projectId: goes, year: 2024, investment: { amount: '40', unit: 'YI' }, reason: '扩建', knownOn: '2024-05-01' } });
    expect(await both()).toEqual(['10', 0.2, 0.2, { numerator: '1', denominator: '2' }]);
    await service.ask('drc', 'mutation($input: CancelProjectInput!) { cancelProject(input: $input) { stage } }', { input: decision });
    expect(await both()).toEqual(['10', 0.2, 0.2, { numerator: '1', denominator: '2' }]);
    await service.ask('drc', 'mutation($input: RemoveProjectInput!) { removeProject(input: $input) { stage } }', { input: { ...decision, on: '2024-10-20', knownOn: '2024-10-20' } });
    expect(await both()).toEqual(['10', 0.5, 0.5, { numerator: '1', denominator: '1' }]);
  });

  it('counts only what one may see', async () => {
    const { halfYear } = await service.ask<{ halfYear: Half }>('clerk.ly', HALF, { filter: {}, year: 2024 });
    expect(halfYear).toMatchObject({ met: null, investment: { value: null }, projects: { denominator: '0' } });
  });
});
