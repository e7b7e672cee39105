import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const RATE = '{ value numerator denominator }';
const PORTFOLIO = `query($year: Int, $asOf: Date) { portfolio(year: $year, asOf: $asOf) { investmentRate ${RATE} periodInvestmentRate ${RATE} timeProgressRate ${RATE} startRate ${RATE} startRateDue ${RATE} startRateAllStarts ${RATE} by(dimension: REGION) { key periodInvestmentRate ${RATE} } } }`;
interface Rate { value: number | null; numerator: string; denominator: string }
interface Told { investmentRate: Rate; periodInvestmentRate: Rate; timeProgressRate: Rate; startRate: Rate; startRateDue: Rate; startRateAllStarts: Rate; by: { key: string; periodInvestmentRate: Rate }[] }
const NEW_START = { phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true } as const;
const percent = ({ value }: Rate): string => ((value ?? Number.NaN) * 100).toFixed(1);
const parts = ({ numerator, denominator }: Rate): string => `${numerator}/${denominator}`;

describe('rates of a period and of what is due 期间完成率与应开工率 (S3)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition, '2024-12-31'); });
  afterEach(() => service.stop());
  /** As of a day by the chain; without one by the rows that are kept. */
  const told = async (asOf: string | null, year: number | null = 2024): Promise<Told> => (await service.ask<{ portfolio: Told }>('drc', PORTFOLIO, { year, asOf }, asOf ? { asOf: day(asOf) } : {})).portfolio;

  it('give back 松阳: 132.1 % of the plan of the period, 21.3 % of the year', async () => {
    await service.tell(aProject().listed(2024).planned(2024, 1, '1000.00', '2024-01-02', { quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, investment: quarter === 1 ? '161.24' : '279.58' })) }).reported(2024, 3, '213.00', '2024-04-03'));
    const { investmentRate, periodInvestmentRate, timeProgressRate } = await told('2024-04-10');
    expect([percent(periodInvestmentRate), percent(investmentRate), percent(timeProgressRate), parts(periodInvestmentRate)]).toEqual(['132.1', '21.3', '25.0', '213.00/161.24']);
  });

  it('compare with equal months where a list gives the year alone, that is with time progress; the last day of a month ends it', async () => {
    await service.tell(aProject().listed(2024, { annualPlan: '120.00' }).reported(2024, 1, '5.00', '2024-01-31').reported(2024, 2, '20.00', '2024-02-29'));
    expect((await Promise.all(['2024-01-30', '2024-01-31', '2024-02-28', '2024-02-29', '2024-12-31'].map((on) => told(on)))).map(({ periodInvestmentRate: of, timeProgressRate: time }) => [parts(of), parts(time)]))
      .toEqual([['0.00/0.00', '0/0'], ['5.00/10.00', '1/12'], ['5.00/10.00', '1/12'], ['25.00/20.00', '2/12'], ['25.00/120.00', '12/12']]);
    expect((await told('2024-01-30')).periodInvestmentRate.value).toBeNull();
  });

  it('take months that a plan names, its version as known on the day, and no report of a month that has not ended', async () => {
    const months = (first: string, other: string) => ({ quarters: [{ quarter: 1, investment: '100.00' }], months: Array.from({ length: 12 }, (_, at) => ({ month: at + 1, investment: at === 0 ? first : at === 2 ? other : '0.00' })) });
    await service.tell(aProject().planned(2024, 1, '100.00', '2024-01-02', months('10.00', '90.00')).planned(2024, 2, '100.00', '2024-03-02', months('90.00', '10.00')).reported(2024, 1, '9.00', '2024-02-05').reportedWeek(2024, 10, '1.00', '2024-03-11'));
    expect((await Promise.all(['2024-02-10', '2024-03-15', '2024-03-31'].map((on) => told(on)))).map(({ periodInvestmentRate }) => parts(periodInvestmentRate))).toEqual(['9.00/10.00', '9.00/90.00', '10.00/100.00']);
  });

  it('are the same of rows that are kept and by the chain, of the whole and by region, and none of all years together', async () => {
    await service.tell(
      aProject({ in: ['410000.410100', '410000.410300'] }).listed(2024, { annualPlan: '100.01' }).shared({ '410000.410100': '1', '410000.410300': '2' }, '2024-01-05').reported(2024, 6, '50.00', '2024-07-02').reported(2024, 5, '7.00', '2024-06-02'),
      aProject({ in: ['410000.410300'], buildStart: '2024-Q2' }).listed(2024, { ...NEW_START, annualPlan: '7.00' }).started('2024-07-01').reportedWeek(2024, 30, '2.00', '2024-07-30'), aProject().listed(2024, { annualPlan: '3.00' }).removed('2024-05-01'));
    const [now, then] = [await told(null), await told('2024-12-31')];
    expect(now).toEqual(then);
    expect([parts(now.periodInvestmentRate), now.by.map(({ key, periodInvestmentRate }) => [key, parts(periodInvestmentRate)])]).toEqual(['59.00/107.01', [['410100', '19.00/33.34'], ['410300', '40.00/73.67']]]);
    expect((await told(null, null)).periodInvestmentRate).toEqual({ value: null, numerator: '0.00', denominator: '0.00' });
  });

  it('of what is due to date: Shanxi 2018, 37 of the 39 that were due', async () => {
    await service.tell(
      ...Array.from({ length: 39 }, (_, at) => { const story = aProject({ buildStart: '2024-03' }).listed(2024, NEW_START); return at < 37 ? story.started('2024-03-31') : story; }),
      ...Array.from({ length: 10 }, (_, at) => { const story = aProject({ buildStart: at < 5 ? '2024-Q3' : null }).listed(2024, NEW_START); return at === 0 ? story.started('2024-03-20') : story; }));
    const [before, march, year] = [await told('2024-03-30'), await told('2024-03-31'), await told(null)];
    expect([parts(before.startRateDue), parts(march.startRateDue), parts(march.startRate), parts(year.startRateDue)]).toEqual(['0/0', '37/39', '38/49', '38/49']);
  });

  it('of starts on time and early: 开封 2019, 168 and 11 of 258; one that started after its day is in the year\'s rate only', async () => {
    await service.tell(
      ...Array.from({ length: 258 }, (_, at) => { const story = aProject({ buildStart: '2024-06' }).listed(2024, NEW_START); return at < 168 ? story.started('2024-06-30') : at === 168 ? story.started('2024-07-01') : story; }),
      ...Array.from({ length: 11 }, () => aProject({ buildStart: '2025' }).listed(2024, { phase: 'pre_work', stage: 'PREWORK' }).started('2024-03-25')));
    const { startRate, startRateAllStarts } = await told(null);
    expect([parts(startRate), parts(startRateAllStarts), ((startRateAllStarts.value ?? 0) * 100).toFixed(2)]).toEqual(['180/258', '179/258', '69.38']);
  });

  it('a start that a list calls overdue is due at once; a cancelled project stays below, a removed one leaves both parts (traps 4 and 11)', async () => {
    await service.tell(aProject().listed(2024, { ...NEW_START, phase: 'overdue_start' }, '2024-08-31'), aProject({ buildStart: '2024-02' }).listed(2024, NEW_START).cancelled('2024-04-01'), aProject({ buildStart: '2024-02' }).listed(2024, NEW_START).removed('2024-05-01'));
    expect((await Promise.all(['2024-04-02', '2024-05-02', '2024-08-31'].map((on) => told(on)))).map(({ startRateDue }) => parts(startRateDue))).toEqual(['0/2', '0/1', '0/2']);
  });
});
