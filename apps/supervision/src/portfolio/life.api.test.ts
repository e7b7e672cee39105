import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const JINSHUI = '410000.410100.410105';
const SONG = '410000.410300.410325';
const RATES = ['startRate', 'resumptionRate', 'investmentRate', 'completionRate', 'commissioningRate', 'capacityRate', 'leaderCoverage'] as const;
const FIGURES = `count investmentDone { amount } ${RATES.map((name) => `${name} { numerator denominator }`).join(' ')}`;
const PORTFOLIO = `query($filter: ProjectFilter, $year: Int, $asOf: Date) { portfolio(filter: $filter, year: $year, asOf: $asOf) { ${FIGURES} } }`;

type Parts = Record<(typeof RATES)[number], { numerator: string; denominator: string }>;
interface Figures extends Parts { count: number; investmentDone: { amount: string } }

describe('lives in the figures 项目阶段与指标 (P2, S3)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const figures = async (variables: object): Promise<Figures> => (await service.ask<{ portfolio: Figures }>('drc', PORTFOLIO, variables)).portfolio;
  const parts = async (variables: object): Promise<Record<string, string>> => {
    const found = await figures(variables);
    return Object.fromEntries(RATES.map((name) => [name, `${Number(found[name].numerator)}/${Number(found[name].denominator)}`]));
  };
  const planned = { phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true, plannedCompletion: true, annualPlan: '100.00' } as const;

  it('a removed project leaves both parts of every rate from that day; its reports stay, and before that day it counts (trap 4)', async () => {
    const gone = aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2024, planned).carriedBy('per_a', '2024-01-05').started('2024-03-01').reported(2024, 3, '40.00', '2024-04-02').suspended('2024-05-01').resumed('2024-06-01').completed('2024-08-01').commissioned('2024-09-01').removed('2024-10-08');
    const kept = aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2024, planned).carriedBy('per_a', '2024-01-05').started('2024-03-01').reported(2024, 3, '10.00', '2024-04-02');
    await service.tell(gone, kept);
    const before = { startRate: '2/2', resumptionRate: '1/1', investmentRate: '50/200', completionRate: '1/2', commissioningRate: '1/2', capacityRate: '0/1', leaderCoverage: '2/2' };
    const after = { startRate: '1/1', resumptionRate: '0/0', investmentRate: '10/100', completionRate: '0/1', commissioningRate: '0/1', capacityRate: '0/0', leaderCoverage: '1/1' };
    for (const year of [2024, null]) {
      // A stop or plan of no year in particular is of all years together.
      expect([await parts({ year, asOf: '2024-10-07' }), await parts({ year, asOf: '2024-10-08' }), await parts({ year })]).toEqual([before, after, after]);
    }
    expect((await figures({ year: 2024 })).investmentDone.amount).toBe('50');
    expect(await figures({ year: 2024, filter: { stage: ['REMOVED'] } })).toMatchObject({ count: 1, startRate: { numerator: '0', denominator: '0' } });
  });

  it('a cancelled project stays in the denominator until it is formally removed, and is no resumption (trap 11)', async () => {
    const story = aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2024, planned).carriedBy('per_a', '2024-01-05').started('2024-03-01').suspended('2024-05-01').cancelled('2024-07-01').removed('2024-10-08');
    await service.tell(story, aProject({ in: [SONG], stage: 'PREWORK' }).listed(2024, planned).cancelled('2024-07-01'));
    expect(await parts({ year: 2024, asOf: '2024-06-30' })).toMatchObject({ startRate: '1/2', resumptionRate: '0/1', investmentRate: '0/200', completionRate: '0/2', commissioningRate: '0/1', leaderCoverage: '1/2' });
    expect(await parts({ year: 2024, asOf: '2024-07-01' })).toMatchObject({ startRate: '1/2', resumptionRate: '0/1', investmentRate: '0/200', completionRate: '0/2', commissioningRate: '0/1', leaderCoverage: '0/0' });
    expect(await parts({ year: 2024 })).toMatchObject({ startRate: '0/1', resumptionRate: '0/0', investmentRate: '0/100', completionRate: '0/1', commissioningRate: '0/0' });
  });

  it('off a list of one programme it goes on under the others', async () => {
    await service.tell(aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2024, { ...planned, programme: '甲', level: 'PROVINCIAL' }).listed(2024, { ...planned, programme: '乙', level: 'CITY', annualPlan: '70.00' }).removed('2024-10-08', { programme: '甲', stays: true }));
    const of = async (programme: string, asOf: string) => (await figures({ year: 2024, filter: { programme }, asOf })).count;
    expect([await of('甲', '2024-10-07'), await of('甲', '2024-10-08'), await of('乙', '2024-10-08')]).toEqual([1, 0, 1]);
    expect(await parts({ year: 2024 })).toMatchObject({ startRate: '0/1', investmentRate: '0/70' });
    expect((await figures({ year: 2024, filter: { level: 'CITY' } })).count).toBe(1);
  });

  it('off the lists of one year it stays in the final figures of the years before', async () => {
    await service.tell(aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2023, planned).listed(2024, { annualPlan: '50.00' }).started('2023-05-01').removed('2024-10-08', { year: 2024 }));
    expect([(await parts({ year: 2023 }))['startRate'], (await parts({ year: 2024 }))['investmentRate'], (await parts({}))['startRate']]).toEqual(['1/1', '0/0', '0/0']);
  });

  it('compares those at capacity with those commissioned, and those with whatever began', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).listed(2024).completed('2024-02-01').commissioned('2024-03-01').atCapacity('2024-09-30', '2024-10-15'),
      aProject({ in: [JINSHUI] }).listed(2024).completed('2024-02-01').commissioned('2024-03-01'),
      aProject({ in: [JINSHUI] }).listed(2024).suspended('2024-03-01'),
      aProject({ in: [SONG], stage: 'PREWORK' }).listed(2024, { stage: 'PREWORK' }));
    expect([(await parts({ year: 2024, asOf: '2024-10-14' })), (await parts({ year: 2024 }))]).toMatchObject([{ commissioningRate: '2/3', capacityRate: '0/2' }, { commissioningRate: '2/3', capacityRate: '1/2' }]);
    expect((await figures({ year: 2024, filter: { region: '410300' } })).capacityRate).toEqual({ numerator: '0', denominator: '0' });
  });

  it('does not let a list bring back what was removed or cancelled', async () => {
    await service.tell(aProject({ in: [JINSHUI] }).listed(2024).cancelled('2024-03-01').listed(2024, { stage: 'COMPLETED', completedOn: day('2024-09-30') }, '2024-10-01'), aProject({ in: [JINSHUI] }).listed(2024).removed('2024-03-01').listed(2024, { stage: 'COMPLETED' }, '2024-10-01'));
    expect([(await figures({ filter: { stage: ['CANCELLED'] } })).count, (await figures({ filter: { stage: ['REMOVED'] } })).count]).toEqual([1, 1]);
    expect((await parts({ year: 2024 }))['resumptionRate']).toBe('0/0');
  });

  it('is the same in whatever order events come, and however often', async () => {
    const stories = [
      aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2023, planned).listed(2024, { ...planned, programme: '甲' }).started('2024-03-01').removed('2024-06-01', { programme: '甲', stays: true }).cancelled('2024-07-01').removed('2024-10-08'),
      aProject({ in: [SONG] }).listed(2024).completed('2024-02-01').commissioned('2024-03-01').atCapacity('2024-09-30'),
    ];
    const events = stories.flatMap((story) => story.events);
    await service.tell({ events: [...[...events].reverse(), ...events] });
    const backwards = [await figures({ year: 2024 }), await figures({}), await figures({ asOf: '2024-06-30' })];
    await service.stop();
    service = await startTestService(definition);
    await service.tell(...stories);
    expect([await figures({ year: 2024 }), await figures({}), await figures({ asOf: '2024-06-30' })]).toEqual(backwards);
  });
});
