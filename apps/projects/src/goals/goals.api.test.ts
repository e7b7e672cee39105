import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SET = 'mutation($input: SetGoalInput!) { setGoal(input: $input) { id code version threshold bound unit dueOn } }';
const GOALS = 'query($year: Int, $region: ID, $on: Date, $asOf: Date) { goals(year: $year, region: $region, asOf: $asOf) { totalCount nodes { code label threshold bound unit dueOn region { code } status(on: $on) { on state actual { numerator denominator value } } } } }';
const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }';
const REPORT = 'mutation($input: ReportProgressBatchInput!) { reportProgressBatch(input: $input) { refused outcomes { rule } } }';

interface Told { code: string; threshold: string; status: { state: string; actual: { numerator: string; denominator: string; value: number | null } | null } }

describe('goals of regions and programmes 区域与专项目标 (P5)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition, '2024-12-31'); });
  afterEach(() => service.stop());

  const goal = (extra: object = {}) => ({ code: 'HN-2024-STARTED', label: '2024年新开工项目2000个以上', metric: 'STARTED_PROJECTS', year: 2024, region: '410000', threshold: '2000', bound: 'AT_LEAST', unit: 'PROJECTS', dueOn: '2024-12-31', source: '河南省2024年三个一批行动方案', knownOn: '2024-02-01', ...extra });
  const set = (extra: object = {}, login = 'drc') => service.answer<{ setGoal: { version: number; threshold: string } }>(login, SET, { input: goal(extra) });
  const goals = async (variables: object = {}, login = 'drc', asOf: string | null = null): Promise<Told[]> => (await service.ask<{ goals: { nodes: Told[] } }>(login, GOALS, { ...variables, asOf }, asOf ? { asOf: day(asOf) } : {})).goals.nodes;

  /** The goals of Henan for 2024 as seed 001 publishes them. */
  async function ofHenan(): Promise<void> {
    for (const each of [
      {}, { code: 'HN-2024-SIGNED', label: '2024年新签约项目2000个以上', metric: 'SIGNED_PROJECTS' }, { code: 'HN-2024-COMMISSIONED', label: '2024年投产项目2000个以上', metric: 'COMMISSIONED_PROJECTS' },
      { code: 'HN-2024-RATE', label: '省重点项目11月底前年度投资完成率达到100%', metric: 'INVESTMENT_RATE', programme: '省重点项目', threshold: '100', bound: 'EXACT', unit: 'PERCENT', dueOn: '2024-11-30' },
      { code: 'HN-2024-INVESTMENT', label: '省重点项目全年完成投资1万亿元以上', metric: 'INVESTMENT', programme: '省重点项目', threshold: '1', unit: 'WAN_YI' }, { code: 'HN-2024-FAI', label: '固定资产投资增长7%', metric: 'FIXED_ASSET_GROWTH', threshold: '7', bound: 'EXACT', unit: 'PERCENT' },
    ]) expect((await set(each)).errors).toEqual([]);
  }

  async function projectsOf2024(): Promise<void> {
    const row = (name: string, extra: object = {}) => ({ sheet: 'S', row: 3, name, regionCodes: ['410105'], year: 2024, programme: '省重点项目', phase: 'planned_new_start', annualPlan: { amount: '6000', unit: 'YI' }, knownOn: '2024-01-10', ...extra });
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', IMPORT, { input: { file: 'f', digest: 'd', rows: [row('项目甲'), row('项目乙'), row('别的清单', { programme: '三个一批' })] } });
    const [first, second] = await Promise.all(importProjects.codes.map(async (code) => (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code })).project.id));
    for (const [projectId, startedOn] of [[first, '2024-03-05'], [second, '2024-12-05']]) await service.ask('drc', 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }', { input: { projectId, startedOn, evidenceDigest: 'ab'.repeat(32), knownOn: startedOn } });
    const rows = [[first, 10, '5000', '2024-11-02'], [first, 11, '1000', '2024-11-30'], [second, 12, '4000', '2024-12-31']].map(([projectId, month, amount, knownOn]) => ({ projectId, period: { year: 2024, month }, investment: { amount, unit: 'YI' }, knownOn }));
    expect(await service.ask('drc', REPORT, { input: { mode: 'ALL_OR_NOTHING', rows } })).toMatchObject({ reportProgressBatch: { refused: 0 } });
  }

  it('stand as they were published, and are measured where the ledger can say', async () => {
    await ofHenan();
    await projectsOf2024();
    const told = Object.fromEntries((await goals({ year: 2024 })).map(({ code, status }) => [code, [status.state, status.actual && `${status.actual.numerator} ÷ ${status.actual.denominator}`]]));
    expect(told).toEqual({
      'HN-2024-STARTED': ['AT_RISK', '2 ÷ 2000'], 'HN-2024-SIGNED': ['NOT_MEASURED', null], 'HN-2024-COMMISSIONED': ['AT_RISK', '0 ÷ 2000'],
      'HN-2024-RATE': ['MISSED', '600000000000.00 ÷ 1200000000000.00'], 'HN-2024-INVESTMENT': ['MET', '1000000000000.00 ÷ 1000000000000'], 'HN-2024-FAI': ['NOT_MEASURED', null],
    });
    expect((await service.events()).filter(({ type }) => type === 'projects.goal.adopted.v1')).toHaveLength(6);
  });

  it('tell of a day what had happened and was known by it, 30 November included', async () => {
    await ofHenan();
    await projectsOf2024();
    const on = async (day: string, code: string) => { const found = (await goals({ on: day })).find((each) => each.code === code)?.status; return [found?.state, found?.actual?.numerator]; };
    expect(await on('2024-03-31', 'HN-2024-STARTED')).toEqual(['AT_RISK', '1']);
    expect([await on('2024-11-30', 'HN-2024-RATE'), await on('2024-12-01', 'HN-2024-RATE')]).toEqual([['AT_RISK', '600000000000.00'], ['MISSED', '600000000000.00']]);
    expect(await on('2024-06-30', 'HN-2024-INVESTMENT')).toEqual(['AT_RISK', '0.00']);
  });

  it('count early starts in the numerator only, a cancelled project below until it is removed, then nowhere (traps 4 and 11)', async () => {
    const row = (name: string, phase: string) => ({ sheet: 'S', row: 3, name, regionCodes: ['410105'], year: 2024, programme: '省重点项目', phase, annualPlan: { amount: '10', unit: 'YI' }, knownOn: '2024-01-10' });
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', IMPORT, { input: { file: 'f', digest: 'd', rows: [row('新开工甲', 'planned_new_start'), row('新开工乙', 'planned_new_start'), row('前期', 'pre_work'), row('提前开工', 'pre_work')] } });
    const [first, second, , early] = await Promise.all(importProjects.codes.map(async (code) => (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code })).project.id));
    for (const projectId of [first, early]) await service.ask('drc', 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }', { input: { projectId, startedOn: '2024-03-05', evidenceDigest: 'ab'.repeat(32), knownOn: '2024-03-05' } });
    await set({ code: 'HN-2024-STARTS', metric: 'START_RATE', programme: '省重点项目', threshold: '80', unit: 'PERCENT', dueOn: '2024-11-30' });
    const rate = async () => { const actual = (await goals({ on: '2024-11-30' }))[0]?.status.actual; return [actual?.numerator, actual?.denominator]; };
    expect(await rate()).toEqual(['2', '2']);
    const decision = { projectId: second, on: '2024-10-08', reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号', knownOn: '2024-10-08' };
    await service.ask('drc', 'mutation($input: CancelProjectInput!) { cancelProject(input: $input) { stage } }', { input: decision });
    expect(await rate()).toEqual(['2', '2']);
    await service.ask('drc', 'mutation($input: RemoveProjectInput!) { removeProject(input: $input) { stage } }', { input: { ...decision, on: '2024-10-20', knownOn: '2024-10-20' } });
    expect(await rate()).toEqual(['2', '1']);
  });

  it('are revised with a reason, and keep what was said before', async () => {
    await set();
    expect((await set({ threshold: '2200', knownOn: '2024-07-01' })).errors).toMatchObject([{ rule: 'P5.goal-revised-without-reason' }]);
    expect((await set({ threshold: '2200', reason: '年中上调', knownOn: '2024-07-01', expectedVersion: 2 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await set({ threshold: '2200', reason: '年中上调', knownOn: '2024-07-01', expectedVersion: 1 })).data.setGoal).toMatchObject({ version: 2, threshold: '2200' });
    expect([(await goals({}, 'drc', '2024-06-30'))[0]?.threshold, (await goals({}, 'drc', '2024-07-01'))[0]?.threshold, await goals({}, 'drc', '2024-01-31')]).toEqual(['2000', '2200', []]);
    const both = await Promise.all([set({ code: 'HN-2024-NEW' }), set({ code: 'HN-2024-NEW' })]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P5.goal-revised-without-reason' }]);
  });

  it('are set by development and reform and by supervision for their own region, and seen there', async () => {
    expect((await set({}, 'clerk.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await set({}, 'drc.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await set({ code: 'ZZ-2024-STARTED', region: '410100', threshold: '300' }, 'drc.zz')).errors).toEqual([]);
    await set();
    expect((await goals({}, 'clerk.zz')).map(({ code }) => code)).toEqual(['ZZ-2024-STARTED']);
    expect((await goals({ region: '410100' })).map(({ code }) => code)).toEqual(['ZZ-2024-STARTED']);
    expect((await set({ code: 'HN-2024-STARTED', region: '410100', reason: '改区划' }, 'drc.zz')).errors).toHaveLength(1);
  });
});
