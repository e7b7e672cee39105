import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { aProject } from '@cornerstone/testing/a-project';
import { figureNames, type FigureName } from './figures';

const JINSHUI = '410000.410100.410105';
const ZHONGMU = '410000.410100.410122';
const SONG = '410000.410300.410325';
/** Every figure there is: one that is new is in each test over all of them. */
const FIGURES = figureNames.map((name) => `${name} ${name === 'count' ? '' : /Rate|Coverage$/.test(name) ? '{ value numerator denominator }' : '{ amount }'}`).join(' ');
const PORTFOLIO = `query($filter: ProjectFilter, $year: Int, $asOf: Date) { portfolio(filter: $filter, year: $year, asOf: $asOf) { ${FIGURES} } }`;

type Shape<Name extends string> = Name extends 'count' ? number : Name extends `${string}Rate${string}` | `${string}Coverage` ? { value: number | null; numerator: string; denominator: string } : { amount: string };
type Figures = { [Name in FigureName]: Shape<Name> };
interface Slice extends Figures { key: string; label: string; region: { code: string } | null }

describe('portfolio figures 项目组合指标 (S3)', () => {
  let service: TestService;

  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const figures = async (variables: object, login = 'drc'): Promise<Figures> => (await service.ask<{ portfolio: Figures }>(login, PORTFOLIO, variables)).portfolio;
  const slices = async (dimension: string, variables: object, login = 'drc'): Promise<Slice[]> =>
    (await service.ask<{ portfolio: { by: Slice[] } }>(login, `query($filter: ProjectFilter, $year: Int) { portfolio(filter: $filter, year: $year) { by(dimension: ${dimension}) { key label region { code } ${FIGURES} } } }`, variables)).portfolio.by;

  it('counts a project once however many lists it is on, and takes the latest total and the highest plan (P3)', async () => {
    const road = aProject({ in: [JINSHUI], totalInvestment: '900.00' })
      .listed(2024, { level: 'CITY', programme: '百千工程', annualPlan: '70.00', totalInvestment: '1000.00' }, '2024-03-01')
      .listed(2024, { level: 'PROVINCIAL', programme: '省重点项目', annualPlan: '80.00', totalInvestment: '800.00' }, '2024-01-15')
      .listed(2023, { level: 'NATIONAL', annualPlan: '5.00' });
    await service.tell(road);
    expect(await figures({ year: 2024 })).toMatchObject({ count: 1, totalInvestment: { amount: '1000' }, plannedInvestment: { amount: '80' } });
    expect(await figures({})).toMatchObject({ count: 1, totalInvestment: { amount: '900' }, plannedInvestment: { amount: '85' } });
    expect((await slices('PROGRAMME', { year: 2024 })).map(({ key, count }) => [key, count])).toEqual([['百千工程', 1], ['省重点项目', 1]]);
    expect((await slices('LEVEL', { year: 2024 })).map(({ key, label, count }) => [key, label, count])).toEqual([['PROVINCIAL', '省', 1]]);
    expect(await figures({ filter: { level: 'CITY' }, year: 2024 })).toMatchObject({ count: 0, totalInvestment: { amount: '0' }, startRate: { value: null } });
  });

  it('shows a cross-city project in each city and once above them (P8)', async () => {
    const canal = aProject({ in: [JINSHUI, ZHONGMU, SONG], totalInvestment: '100.00' }).listed(2024);
    const school = aProject({ in: [JINSHUI], totalInvestment: '7.00' }).listed(2024);
    await service.tell(canal, school);
    expect(await figures({ year: 2024 })).toMatchObject({ count: 2, totalInvestment: { amount: '107' } });
    expect((await slices('REGION', { year: 2024 })).map(({ key, label, region, totalInvestment }) => [key, label, region?.code, totalInvestment.amount])).toEqual([['410100', '郑州市', '410100', '107'], ['410300', '洛阳市', '410300', '100']]);
    expect((await slices('REGION', { filter: { region: '410100' }, year: 2024 })).map(({ key, count }) => [key, count])).toEqual([['410105', 2], ['410122', 1]]);
    expect(await figures({ filter: { region: '410300' }, year: 2024 })).toMatchObject({ count: 1 });
  });

  it('makes the year of the months\' reports; a week counts where no month\'s report holds any of its days (P6)', async () => {
    // Week 5 of 2024 is 29 January to 4 February, week 10 is 4 to 10 March; week 1 of 2025 begins on 30 December 2024.
    const story = aProject({ in: [JINSHUI] }).listed(2024, { annualPlan: '100.00' }).listed(2025, { annualPlan: '100.00' })
      .reportedWeek(2024, 5, '1.00', '2024-02-05').reportedWeek(2024, 10, '2.00', '2024-03-11').reportedMonths(2024, 1, 2, '30.00', '2024-03-04').reported(2024, 12, '5.00', '2025-01-04').reportedWeek(2025, 1, '4.00', '2025-01-06').reportedWeek(2025, 2, '8.00', '2025-01-13');
    await service.tell(story);
    const done = async (year: number, asOf: string | null = null) => (await figures({ year, asOf })).investmentDone.amount;
    expect([await done(2024), await done(2025), await done(2024, '2024-02-29'), await done(2024, '2024-03-11')]).toEqual(['37', '8', '1', '32']);
  });

  it('gives each slice the figures of the portfolio filtered by its key', async () => {
    await service.tell(
      aProject({ in: [JINSHUI, SONG], totalInvestment: '100.00', kind: 'FILING', sector: '制造业' }).listed(2024, { sector: '交通', programme: '甲', level: 'CITY', annualPlan: '10.00' }).reported(2024, 3, '4.00', '2024-04-01').suspended('2024-05-01').resumed('2024-06-01'),
      aProject({ in: [SONG], totalInvestment: '3.00', kind: 'APPROVAL', sector: '水利' }).listed(2024, { programme: '甲', level: 'PROVINCIAL' }).listed(2024, { programme: '乙', level: 'CITY', sector: '能源' }).suspended('2024-05-01'));
    const fields: Record<string, (key: string) => object> = { REGION: (region) => ({ region }), SECTOR: (sector) => ({ sector }), LEVEL: (level) => ({ level }), PROGRAMME: (programme) => ({ programme }), STAGE: (stage) => ({ stage: [stage] }), KIND: (kind) => ({ kind }) };
    for (const [dimension, filterOf] of Object.entries(fields)) {
      const parts = await slices(dimension, { year: 2024 });
      expect(parts.length).toBeGreaterThan(0);
      for (const { key, label: _label, region: _region, ...slice } of parts) expect([dimension, key, slice]).toEqual([dimension, key, await figures({ filter: filterOf(key), year: 2024 })]);
    }
  });

  it('compares starts with what the year planned: early ones lift the numerator only, continuing ones stay out', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).listed(2024, { phase: 'planned_new_start', stage: 'PLANNED_START', plannedStart: true }).started('2024-05-01'),
      aProject({ in: [JINSHUI] }).listed(2024, { phase: 'early_start', startedOn: day('2024-02-01') }),
      aProject({ in: [JINSHUI] }).listed(2024, { phase: 'early_start', startedOn: day('2024-02-01') }),
      aProject({ in: [JINSHUI] }).listed(2024, { phase: 'continuing' }),
      aProject({ in: [JINSHUI] }).planned(2024, 1, '5.00', '2024-01-01', { plannedStart: true }).started('2025-01-05', '2024-11-01'));
    expect((await figures({ year: 2024 })).startRate).toEqual({ value: 1.5, numerator: '3', denominator: '2' });
    expect((await figures({ year: 2023 })).startRate).toEqual({ value: null, numerator: '0', denominator: '0' });
  });

  it('compares those that work again with those that were suspended, by their latest suspension, as known on the day', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).listed(2020).suspended('2020-01-22').resumed('2020-02-20').completed('2020-11-30'),
      aProject({ in: [JINSHUI] }).listed(2020).suspended('2020-01-22').resumed('2020-03-12', '2020-03-15'),
      aProject({ in: [SONG] }).listed(2020).suspended('2020-01-22').resumed('2020-03-01').suspended('2020-12-20', '2021-01-04'),
      aProject({ in: [SONG] }).listed(2020));
    const rate = async (asOf?: string): Promise<Shape<'startRate'>> => (await figures({ year: 2020, asOf })).resumptionRate;
    expect(await rate('2020-01-21')).toEqual({ value: null, numerator: '0', denominator: '0' });
    expect(await rate('2020-02-29')).toEqual({ value: 1 / 3, numerator: '1', denominator: '3' });
    expect(await rate('2020-03-14')).toEqual({ value: 2 / 3, numerator: '2', denominator: '3' });
    expect(await rate('2020-03-15')).toEqual({ value: 1, numerator: '3', denominator: '3' });
    expect(await rate()).toEqual({ value: 2 / 3, numerator: '2', denominator: '3' });
    expect((await slices('REGION', { year: 2020 })).map(({ key, resumptionRate: { value } }) => [key, value])).toEqual([['410100', 1], ['410300', 0]]);
  });

  it('counts a suspension in each year it lasted into, and without a year once', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).listed(2022).listed(2023).listed(2024).listed(2025).suspended('2023-11-15').resumed('2024-03-01'),
      aProject({ in: [JINSHUI] }).listed(2022).listed(2023).listed(2024).listed(2025).suspended('2024-09-12'));
    const rates = await Promise.all([2022, 2023, 2024, 2025, undefined].map(async (year) => (await figures({ year })).resumptionRate));
    expect(rates.map(({ numerator, denominator }) => [numerator, denominator])).toEqual([['0', '0'], ['1', '1'], ['1', '2'], ['0', '1'], ['1', '2']]);
  });

  it('compares investment with the plan of the same projects, and completions with those planned', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).listed(2024, { annualPlan: '100.00', plannedCompletion: true }).planned(2024, 1, '120.00', '2024-06-01').reported(2024, 1, '30.00', '2024-02-01').reported(2024, 2, '30.00', '2024-03-01').reported(2023, 12, '9.00', '2024-01-05').started('2023-01-01').completed('2024-10-01'),
      aProject({ in: [JINSHUI] }).listed(2024, { plannedCompletion: true }).reported(2024, 1, '50.00', '2024-02-01'),
      aProject({ in: [JINSHUI] }).listed(2024, { phase: 'completion_early', stage: 'COMPLETED', completedOn: day('2024-09-30') }));
    expect(await figures({ year: 2024 })).toMatchObject({
      count: 3, plannedInvestment: { amount: '120' }, investmentDone: { amount: '110' }, investmentRate: { value: 0.5, numerator: '60.00', denominator: '120.00' }, completionRate: { value: 1, numerator: '2', denominator: '2' },
    });
    expect((await figures({})).investmentDone.amount).toBe('119');
  });

  it('divides what was paid by what was issued for bonds and arranged for the rest (F1, F2)', async () => {
    await service.tell(aProject({ in: [JINSHUI] }).listed(2024).allocated('SPECIAL_BOND', '3200.00').issued('1500.00').paid('SPECIAL_BOND', '500.00').allocated('CENTRAL_BUDGET', '500.00').paid('CENTRAL_BUDGET', '500.00'));
    expect((await figures({ year: 2024 })).fundUseRate).toEqual({ value: 0.5, numerator: '1000.00', denominator: '2000.00' });
  });

  it('takes what went back out of what was arranged, and out of what was issued where it had been', async () => {
    await service.tell(
      aProject({ in: [JINSHUI] }).listed(2024).allocated('CENTRAL_BUDGET', '100.00').returned('CENTRAL_BUDGET', '20.00', 'DISBURSED').paid('CENTRAL_BUDGET', '40.00'),
      aProject({ in: [SONG] }).listed(2024).allocated('SPECIAL_BOND', '100.00').issued('60.00').returned('SPECIAL_BOND', '30.00', 'ALLOCATED').returned('SPECIAL_BOND', '10.00', 'ISSUED').paid('SPECIAL_BOND', '25.00'));
    const rates = (await slices('REGION', { year: 2024 })).map(({ key, fundUseRate }) => [key, fundUseRate.numerator, fundUseRate.denominator]);
    expect(rates).toEqual([['410100', '40.00', '80.00'], ['410300', '25.00', '50.00']]);
  });

  it('lets a list take a project further and never back (P2)', async () => {
    await service.tell(
      aProject({ in: [JINSHUI], stage: 'PREWORK' }).started('2024-03-01').listed(2024, { stage: 'PLANNED_START' }),
      aProject({ in: [JINSHUI], stage: 'PREWORK' }).started('2024-03-01').listed(2024, { stage: 'COMPLETED' }, '2024-10-01').listed(2024, { stage: 'COMPLETED', programme: '甲' }, '2024-10-01'),
      aProject({ in: [JINSHUI], stage: 'PREWORK' }).listed(2024, { stage: 'PLANNED_START' }).started('2024-03-01').suspended('2024-05-01').listed(2024, { stage: 'COMPLETED' }));
    expect((await slices('STAGE', { year: 2024 })).map(({ key, label, count }) => [key, label, count])).toEqual([['COMPLETED', '竣工', 1], ['SUSPENDED', '停工', 1], ['UNDER_CONSTRUCTION', '在建', 1]]);
    expect((await figures({ filter: { stage: ['COMPLETED', 'SUSPENDED'] }, year: 2024 })).count).toBe(2);
    expect((await figures({ filter: { stage: ['COMPLETED'] }, year: 2024, asOf: '2024-09-30' })).count).toBe(0);
  });

  it('answers as of a day: the list grows, plans and reports are corrected', async () => {
    await service.tell(
      aProject({ in: [JINSHUI], knownOn: '2024-01-01' }).listed(2024, { annualPlan: '10.00', totalInvestment: '100.00' }, '2024-01-10').listed(2024, { annualPlan: '20.00', totalInvestment: '300.00' }, '2024-07-01')
        .reported(2024, 3, '8.00', '2024-04-02', 'rpt_wrong').amended('rpt_wrong', 2024, 3, '6.00', '2024-08-01'),
      aProject({ in: [JINSHUI], knownOn: '2024-07-15' }).listed(2024, { annualPlan: '40.00' }, '2024-07-15'));
    expect(await figures({ year: 2024, asOf: '2024-06-30' })).toMatchObject({ count: 1, totalInvestment: { amount: '100' }, plannedInvestment: { amount: '10' }, investmentDone: { amount: '8' } });
    expect(await figures({ year: 2024, asOf: '2024-07-31' })).toMatchObject({ count: 2, totalInvestment: { amount: '300' }, plannedInvestment: { amount: '60' }, investmentDone: { amount: '8' } });
    expect(await figures({ year: 2024 })).toMatchObject({ investmentDone: { amount: '6' } });
    const { portfolio } = await service.ask<{ portfolio: { count: number } }>('drc', '{ portfolio(year: 2024) { count } }', {}, { asOf: day('2024-06-30') });
    expect(portfolio.count).toBe(1);
  });

  it('has the same figures in whatever order events come, and however often', async () => {
    const stories = [
      aProject({ in: [JINSHUI], stage: 'PREWORK', totalInvestment: '50.00' }).listed(2024, { stage: 'PLANNED_START', plannedStart: true, annualPlan: '9.00' }).planned(2024, 1, '10.00', '2024-01-02').planned(2024, 2, '12.00', '2024-05-02')
        .started('2024-03-01').reported(2024, 3, '8.00', '2024-04-02', 'rpt_a').amended('rpt_a', 2024, 3, '6.00', '2024-08-01').suspended('2024-09-01').listed(2024, { stage: 'COMPLETED', annualPlan: '9.00' }, '2024-10-01').redescribed({ totalInvestment: '55.00' }, '2024-10-02'),
      aProject({ in: [SONG] }).listed(2023).listed(2024).issued('10.00').paid('SPECIAL_BOND', '3.00'),
    ];
    await service.tell(...stories);
    const inOrder = [await figures({ year: 2024 }), await figures({}), await figures({ asOf: '2024-06-30' }), await slices('STAGE', {})];
    expect(inOrder[3]).toMatchObject([{ key: 'SUSPENDED' }, { key: 'UNDER_CONSTRUCTION' }]);
    await service.stop();
    service = await startTestService(definition);
    const events = stories.flatMap((story) => story.events);
    await service.tell({ events: [...[...events].reverse(), ...events] });
    expect([await figures({ year: 2024 }), await figures({}), await figures({ asOf: '2024-06-30' }), await slices('STAGE', {})]).toEqual(inOrder);
  });

  it('lists the projects behind a figure, page by page, by code; they add up to it', async () => {
    const stories = [1, 2, 4].map((total) => ({ total, story: aProject({ in: [JINSHUI, SONG] }).listed(2024, { totalInvestment: `${total}.00` }) }));
    await service.tell(...stories.map(({ story }) => story), aProject({ in: [JINSHUI], totalInvestment: '8.00' }));
    const query = 'query($after: String) { portfolio(year: 2024) { count totalInvestment { amount } projects(first: 2, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } } }';
    interface Answer { portfolio: { count: number; totalInvestment: { amount: string }; projects: { totalCount: number; nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } }
    const one = (await service.ask<Answer>('drc', query)).portfolio;
    const two = (await service.ask<Answer>('drc', query, { after: one.projects.pageInfo.endCursor })).portfolio;
    const ids = [...one.projects.nodes, ...two.projects.nodes].map(({ id }) => id);
    expect([one.count, one.projects.totalCount, new Set(ids).size, two.projects.pageInfo.hasNextPage]).toEqual([3, 3, 3, false]);
    expect(String(ids.reduce((sum, id) => sum + (stories.find(({ story }) => story.id === id)?.total ?? NaN), 0))).toBe(one.totalInvestment.amount);
  });

  it('shows a city its own projects only', async () => {
    await service.tell(aProject({ in: [JINSHUI], totalInvestment: '1.00' }).listed(2024, { annualPlan: '1.00' }), aProject({ in: [SONG], totalInvestment: '2.00' }).listed(2024, { annualPlan: '2.00' }));
    expect(await figures({ year: 2024 }, 'clerk.zz')).toMatchObject({ count: 1, totalInvestment: { amount: '1' }, plannedInvestment: { amount: '1' } });
    expect(await figures({ filter: { region: '410300' } }, 'clerk.zz')).toMatchObject({ count: 0 });
  });

  it('refuses two years that differ, a year that is none and a region nobody knows', async () => {
    for (const year of [0, 20244, -1]) for (const variables of [{ year }, { filter: { year } }]) expect((await service.answer('drc', PORTFOLIO, variables)).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'period.not-a-period' }]);
    expect((await service.answer('drc', PORTFOLIO, { filter: { year: 2023 }, year: 2024 })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'S3.two-years' }]);
    expect((await service.answer('drc', PORTFOLIO, { filter: { region: '999999' } })).errors).toContainEqual(expect.objectContaining({ code: 'BAD_USER_INPUT', rule: 'S3.region-unknown' }));
  });
});
