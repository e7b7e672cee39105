import { readFileSync } from 'node:fs';
import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }';
const REPORT = 'mutation($input: ReportProgressBatchInput!) { reportProgressBatch(input: $input) { refused } }';
const HALF = 'query($filter: ProjectFilter, $year: Int!) { halfYear(filter: $filter, year: $year) { met investment { value } } }';
const COMPARED = 'query($filter: ProjectFilter, $period: PeriodInput!) { yearOnYear(filter: $filter, period: $period, basis: SAME_SCOPE) { now { amount(unit: YI) } growth { value } rateNow { value } } }';

const HEADLINES = new Map(readFileSync(new URL('../../../../data/headlines.csv', import.meta.url), 'utf8').split('\n').map((line) => line.split(',')).map(([id = '', , , , , value = '']) => [id, value]));
/** A published figure by its number in data/headlines.csv. */
const published = (id: string): string => HEADLINES.get(id) ?? '';

describe('published rates and growth 公开数据核对 (P5, P6)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  /** One entry of the ledger for each year: its plan, what was done up to a month. */
  async function told(years: readonly { year: number; plan: string; done: string; month: number }[]): Promise<void> {
    const rows = years.map(({ year, plan }) => ({ sheet: 'S', row: 2, name: '公开口径', regionCodes: ['410000'], year, programme: '公开口径', phase: 'continuing', annualPlan: { amount: plan, unit: 'YI' }, knownOn: `${year}-01-15` }));
    await service.ask('drc', IMPORT, { input: { file: 'headlines.csv', digest: 'headlines', rows } });
    const { projects } = await service.ask<{ projects: { nodes: { id: string }[] } }>('drc', '{ projects(filter: { programme: "公开口径" }) { nodes { id } } }');
    const reports = years.map(({ year, done, month }) => ({ projectId: projects.nodes[0]?.id, period: { year, month }, cumulative: { amount: done, unit: 'YI' }, knownOn: `${year}-${String(month + 1).padStart(2, '0')}-03` }));
    expect(await service.ask('drc', REPORT, { input: { mode: 'ALL_OR_NOTHING', rows: reports } })).toMatchObject({ reportProgressBatch: { refused: 0 } });
  }
  const half = async (year: number) => (await service.ask<{ halfYear: { met: boolean; investment: { value: number } } }>('drc', HALF, { filter: { programme: '公开口径' }, year })).halfYear;
  const compared = async (period: object) => (await service.ask<{ yearOnYear: { now: { amount: string }; growth: { value: number }; rateNow: { value: number } } }>('drc', COMPARED, { filter: { programme: '公开口径' }, period })).yearOnYear;

  it('南阳四水同治 2021: 64.3 of 137.3 by June is 46.8 %, not yet half', async () => {
    await told([{ year: 2021, plan: '137.3', done: published('H0417'), month: 6 }]);
    const { met, investment } = await half(2021);
    expect([met, (investment.value * 100).toFixed(1)]).toEqual([false, published('H0418')]);
  });

  it('a county\'s first half of 2020: 35.9 of 56.21 is 63.87 %; it published 63.88 from figures it had not rounded', async () => {
    await told([{ year: 2020, plan: '56.21', done: published('H0391'), month: 6 }]);
    const { met, investment } = await half(2020);
    expect(met).toBe(true);
    expect(Math.abs(investment.value * 100 - Number(published('H0392')))).toBeLessThan(0.02);
  });

  it('Shanxi\'s key roads in the first quarter of 2020: 16.4 is 68 % more than 9.76', async () => {
    await told([{ year: 2019, plan: '200', done: '9.76', month: 3 }, { year: 2020, plan: published('H0031'), done: published('H0040'), month: 3 }]);
    const { now, growth } = await compared({ year: 2020, quarter: 1 });
    expect([now.amount, (growth.value * 100).toFixed(0)]).toEqual([published('H0040'), published('H0041')]);
  });

  it('Henan\'s expressways to July 2022: 619 of 1,000 is 61.9 %, 37 % more than the year before', async () => {
    await told([{ year: 2021, plan: '900', done: '451.8', month: 7 }, { year: 2022, plan: '1000', done: published('H0430'), month: 7 }]);
    const { growth, rateNow } = await compared({ year: 2022, month: 7 });
    expect([(rateNow.value * 100).toFixed(1), (growth.value * 100).toFixed(0)]).toEqual([published('H0431'), '37']);
  });

  it('周口 2020: the year\'s figure uses the list as it grew, a month\'s the plan that was known then', async () => {
    await told([{ year: 2020, plan: '329', done: published('H0411'), month: 11 }]);
    const { projects } = await service.ask<{ projects: { nodes: { id: string }[] } }>('drc', '{ projects(filter: { programme: "公开口径" }) { nodes { id } } }');
    await service.ask('drc', 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { input: { projectId: projects.nodes[0]?.id, year: 2020, investment: { amount: published('H0410'), unit: 'YI' }, reason: '第二批', knownOn: '2020-09-01' } });
    expect(((await compared({ year: 2020 })).rateNow.value * 100).toFixed(2)).toBe(published('H0412'));
    const then = await service.ask<{ project: { plan: { investment: { amount: string } } } }>('drc', 'query($id: ID, $asOf: Date) { project(id: $id, asOf: $asOf) { plan(year: 2020) { investment { amount(unit: YI) } } } }', { id: projects.nodes[0]?.id, asOf: '2020-08-31' }, { asOf: day('2020-08-31') });
    expect(then.project.plan.investment.amount).toBe('329');
  });

  it('汉中 to August 2018: 277.58 of 258.08 is 107.56 %, which is more than the whole and no fault', async () => {
    await told([{ year: 2018, plan: '258.08', done: '277.58', month: 8 }]);
    expect(((await compared({ year: 2018, month: 8 })).rateNow.value * 100).toFixed(2)).toBe(published('H0478'));
  });
});
