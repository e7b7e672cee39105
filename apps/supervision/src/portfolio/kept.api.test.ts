import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { onServer } from '@cornerstone/testing/bridges';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const RATE = '{ numerator denominator }';
const PORTFOLIO = `query($year: Int, $asOf: Date) { portfolio(year: $year, asOf: $asOf) { count totalInvestment { amount } plannedInvestment { amount } investmentDone { amount }
  startRate ${RATE} resumptionRate ${RATE} completionRate ${RATE} investmentRate ${RATE} commissioningRate ${RATE} by(dimension: REGION) { key count totalInvestment { amount } } } }`;

describe('rows that are kept for figures of now 现值快照 (S3)', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService(definition, '2024-12-31');
    await service.tell(
      aProject({ totalInvestment: '10.00' }).listed(2024, { plannedStart: true, stage: 'PLANNED_START', annualPlan: '4.00' }).started('2024-03-01').reported(2024, 3, '1.50', '2024-04-05'),
      aProject({ totalInvestment: '7.00' }).listed(2023, { annualPlan: '2.00' }).listed(2024, { annualPlan: '3.00' }).started('2023-02-01').suspended('2024-01-10').resumed('2024-02-20'),
      aProject({ totalInvestment: '5.00' }).listed(2024).unlisted(2024, '2024-06-01').withdrawn('2024-06-01'),
    );
  });
  afterEach(() => service.stop());

  const figures = (asOf: string | null): Promise<object[]> => Promise.all([null, 2023, 2024].map((year) => service.ask<object>('drc', PORTFOLIO, { year, asOf })));

  it('say what the chain says of all that is known', async () => {
    const now = await figures(null);
    expect(now).toEqual(await figures('2024-12-31'));
    expect(now).toMatchObject([{ portfolio: { count: 2 } }, { portfolio: { count: 1 } }, { portfolio: { count: 2, plannedInvestment: { amount: '7' }, investmentDone: { amount: '1.5' } } }]);
  });

  it('are filled on the next look where the facts were there before them', async () => {
    // Withdrawn on the day on which it was registered, with a plan known the day before.
    await service.tell(aProject({ totalInvestment: '8.00', knownOn: '2024-02-02' }).planned(2024, 1, '6.00', '2024-02-01').withdrawn('2024-02-02'));
    const everyDay = () => Promise.all([null, '2024-02-01', '2024-12-31'].map(figures));
    const before = await everyDay();
    await onServer(service.ownerUrl, (client) => client.query('truncate portfolio_row, portfolio_past, portfolio_done, portfolio_made'));
    expect(await everyDay()).not.toEqual(before);
    await service.tick(day('2024-12-31'));
    expect(await everyDay()).toEqual(before);
  });
});
