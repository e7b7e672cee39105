import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { aProject } from '@cornerstone/testing/a-project';
import { definition } from '../slices';

const PORTFOLIO = 'query($year: Int, $asOf: Date, $filter: ProjectFilter) { portfolio(year: $year, asOf: $asOf, filter: $filter) { count totalInvestment { amount } plannedInvestment { amount } startRate { numerator denominator } resumptionRate { denominator } } }';
interface Figures { count: number; totalInvestment: { amount: string }; plannedInvestment: { amount: string }; startRate: { numerator: string; denominator: string }; resumptionRate: { denominator: string } }

describe('imports taken back 撤销导入 (P8, S3)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());
  const figures = async (variables: object): Promise<Figures> => (await service.ask<{ portfolio: Figures }>('drc', PORTFOLIO, variables)).portfolio;

  it('count nowhere from their day, and as before on the days before', async () => {
    await service.tell(aProject({ totalInvestment: '10.00' }).listed(2024, { plannedStart: true, stage: 'PLANNED_START', annualPlan: '4.00' }).unlisted(2024, '2024-06-01').withdrawn('2024-06-01'));
    expect(await figures({ year: 2024, asOf: '2024-05-31' })).toMatchObject({ count: 1, totalInvestment: { amount: '10' }, plannedInvestment: { amount: '4' }, startRate: { numerator: '0', denominator: '1' } });
    for (const asked of [{ year: 2024 }, { year: 2024, asOf: '2024-06-01' }, {}]) expect(await figures(asked)).toMatchObject({ count: 0, totalInvestment: { amount: '0' }, plannedInvestment: { amount: '0' }, startRate: { denominator: '0' } });
  });

  it('leave a project that was there before with what it was before', async () => {
    await service.tell(aProject({ totalInvestment: null, stage: 'RESERVED' }).listed(2023, { stage: 'RESERVED' }).listed(2024, { stage: 'UNDER_CONSTRUCTION', annualPlan: '4.00' }).redescribed({ totalInvestment: '10.00', sector: '交通' }, '2024-01-01')
      .unlisted(2024, '2024-06-01').redescribed({ totalInvestment: null, sector: null }, '2024-06-01'));
    expect(await figures({ asOf: '2024-05-31', filter: { stage: ['UNDER_CONSTRUCTION'], sector: '交通' } })).toMatchObject({ count: 1, totalInvestment: { amount: '10' } });
    expect(await figures({ filter: { stage: ['RESERVED'] } })).toMatchObject({ count: 1, totalInvestment: { amount: '0' }, plannedInvestment: { amount: '0' } });
    expect(await figures({ filter: { sector: '交通' } })).toMatchObject({ count: 0 });
    expect(await figures({ year: 2024 })).toMatchObject({ count: 0 });
    expect(await figures({ year: 2023 })).toMatchObject({ count: 1 });
  });

  it('come in again under the same id and count once, on every day that the lists give', async () => {
    await service.tell(aProject({ totalInvestment: '10.00' }).listed(2024).unlisted(2024, '2024-06-01').withdrawn('2024-06-01').registeredAgain({ totalInvestment: '12.00' }, '2024-01-01').listed(2024));
    for (const asOf of [null, '2024-03-01', '2024-06-02']) expect(await figures({ year: 2024, asOf })).toMatchObject({ count: 1, totalInvestment: { amount: '12' } });
  });

  it('do not lengthen a stop of works', async () => {
    await service.tell(aProject({}).listed(2022).started('2022-03-01').suspended('2022-05-01').listed(2023, { stage: 'SUSPENDED' }).unlisted(2023, '2022-06-01', {}, 'SUSPENDED').resumed('2022-07-01'));
    expect(await figures({ year: 2022 })).toMatchObject({ resumptionRate: { denominator: '1' } });
    expect(await figures({ year: 2024 })).toMatchObject({ resumptionRate: { denominator: '0' } });
  });
});
