import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const PORTFOLIO = 'query($filter: ProjectFilter) { portfolio(filter: $filter, year: 2019) { count totalInvestment { amount } plannedInvestment { amount } investmentDone { amount } startRate { value numerator denominator } completionRate { numerator denominator } investmentRate { value numerator denominator } by(dimension: SECTOR) { key investmentRate { value } } } }';
interface Told { count: number; totalInvestment: { amount: string }; plannedInvestment: { amount: string }; investmentDone: { amount: string }; startRate: { value: number | null; numerator: string; denominator: string }; completionRate: { numerator: string; denominator: string }; investmentRate: { value: number; numerator: string; denominator: string }; by: { key: string; investmentRate: { value: number } }[] }

/** What a careful engineer gets wrong, of figures over many projects (rules.md). */
describe('traps of the figures 易错口径 (S3)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());
  const told = async (filter: object = {}): Promise<Told> => (await service.ask<{ portfolio: Told }>('drc', PORTFOLIO, { filter })).portfolio;

  it('a new start that also finishes in the year is in both planned starts and planned completions; pre-work has plan and spend but no start (trap 10)', async () => {
    await service.tell(
      aProject().listed(2019, { phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true, annualPlan: '10.00' }).planned(2019, 1, '10.00', '2019-01-02', { plannedStart: true, plannedCompletion: true }).started('2019-02-01').completed('2019-11-30'),
      aProject().listed(2019, { phase: 'pre_work', stage: 'PREWORK', annualPlan: '5.00' }).reported(2019, 3, '4.00', '2019-04-02'));
    expect(await told()).toMatchObject({ count: 2, startRate: { numerator: '1', denominator: '1' }, completionRate: { numerator: '1', denominator: '1' }, plannedInvestment: { amount: '15' }, investmentDone: { amount: '4' }, investmentRate: { numerator: '4.00', denominator: '15.00' } });
  });

  it('early starts come on top: 开封 2019, 168 on time and 11 early of 258 planned are 69.38 % (trap 11, rules.md)', async () => {
    await service.tell(
      ...Array.from({ length: 258 }, (_, at) => { const story = aProject().listed(2019, { phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true }); return at < 168 ? story.started('2019-03-20') : story; }),
      ...Array.from({ length: 11 }, () => aProject().listed(2019, { phase: 'pre_work', stage: 'PREWORK' }).started('2019-03-25')));
    const { startRate } = await told();
    expect([startRate.numerator, startRate.denominator, ((startRate.value ?? 0) * 100).toFixed(2)]).toEqual(['179', '258', '69.38']);
  });

  it('investment may pass the year\'s plan and the total itself; nothing is cut off at 100 % (trap 12)', async () => {
    await service.tell(aProject({ totalInvestment: '100.00' }).listed(2019, { totalInvestment: '100.00', annualPlan: '60.00' }).reported(2019, 6, '90.00', '2019-07-02').reported(2019, 11, '30.00', '2019-12-02'));
    expect(await told()).toMatchObject({ totalInvestment: { amount: '100' }, investmentDone: { amount: '120' }, investmentRate: { value: 2 } });
  });

  it('a total is a ratio of sums, never a mean of rates, and is added before any rounding (trap 7)', async () => {
    await service.tell(
      aProject().listed(2019, { sector: '交通', annualPlan: '900.00' }).reported(2019, 6, '90.00', '2019-07-02'),
      aProject().listed(2019, { sector: '水利', annualPlan: '100.00' }).reported(2019, 6, '100.00', '2019-07-02'),
      ...Array.from({ length: 3 }, () => aProject({ totalInvestment: '0.33' }).listed(2019, { sector: '能源', totalInvestment: '0.33' })));
    const { investmentRate, by, totalInvestment } = await told();
    expect([investmentRate.value, Object.fromEntries(by.map((slice) => [slice.key, slice.investmentRate.value])), totalInvestment.amount]).toEqual([0.19, { 交通: 0.1, 水利: 1, 能源: null }, '0.99']);
  });

  it('continuing projects are in no start rate, and where nothing was planned there is none: not 0, not 100 %', async () => {
    await service.tell(aProject().listed(2019), aProject().listed(2019, { phase: 'pre_work', stage: 'PREWORK' }));
    expect((await told()).startRate).toEqual({ value: null, numerator: '0', denominator: '0' });
  });
});
