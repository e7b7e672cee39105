import { fen, fenFrom, fromYuan, inUnit, sumFen, toYuan } from '@cornerstone/kernel/money';
import { regionDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const JINSHUI = '410000.410100.410105';
const ZHONGMU = '410000.410100.410122';
const SONG = '410000.410300.410325';
const PUYANG = '410000.410900';
const HEBEI = '130000';
const MONEY = 'count totalInvestment { amount } plannedInvestment { amount } investmentDone { amount } investmentRate { value numerator denominator }';
const PORTFOLIO = `query($filter: ProjectFilter, $year: Int, $asOf: Date) { portfolio(filter: $filter, year: $year, asOf: $asOf) { ${MONEY} fundUseRate { denominator } by(dimension: REGION) { key ${MONEY} } levels: by(dimension: LEVEL) { key ${MONEY} } } }`;

interface Money { key: string; count: number; totalInvestment: { amount: string }; plannedInvestment: { amount: string }; investmentDone: { amount: string }; investmentRate: { value: number | null; numerator: string; denominator: string } }
interface Figures extends Money { fundUseRate: { denominator: string }; by: Money[]; levels: Money[] }

describe('shares of regions in the figures 跨区域投资分摊 (P8, S3)', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService(definition);
    for (const [code, name, path] of [['130000', '河北省', HEBEI], ['410900', '濮阳市', PUYANG]] as const) await service.hear(heard(regionDefined.of(day('2020-01-01'), { code, name, level: code.endsWith('0000') ? 'PROVINCE' : 'CITY', parent: path.split('.').at(-2) ?? null, path, current: true }), { aggregateId: code }));
  });
  afterEach(() => service.stop());

  const figures = async (variables: object = {}): Promise<Figures> => (await service.ask<{ portfolio: Figures }>('drc', PORTFOLIO, variables)).portfolio;
  const totals = (slices: readonly Money[]) => Object.fromEntries(slices.map(({ key, totalInvestment: { amount } }) => [key, inUnit(fromYuan(amount), 'YI')]));
  const total = async (variables: object = {}) => { const { count, totalInvestment: { amount } } = await figures(variables); return [count, inUnit(fromYuan(amount), 'YI')]; };

  it('give back the published split: 引黄入冀 22.69 + 19.72 = 42.41, once above both provinces', async () => {
    const canal = aProject({ in: [PUYANG, HEBEI], totalInvestment: '4241000000.00' }).listed(2015, {}, '2015-12-17').shared({ [PUYANG]: '2269000000.00', [HEBEI]: '1972000000.00' }, '2015-12-17');
    await service.tell(canal);
    const all = await figures({ year: 2015 });
    expect([all.count, all.totalInvestment.amount, totals(all.by)]).toEqual([1, '4241000000', { 410900: '22.69', 130000: '19.72' }]);
    expect([await total({ filter: { region: '410000' } }), await total({ filter: { region: '410900' } }), await total({ filter: { region: '130000' } })]).toEqual([[1, '22.69'], [1, '22.69'], [1, '19.72']]);
  });

  it('give it back too where the other province is not in the directory', async () => {
    await service.tell(aProject({ in: [PUYANG], totalInvestment: '4241000000.00' }).listed(2015).shared({ [PUYANG]: '2269000000.00', '': '1972000000.00' }, '2015-12-17'));
    const all = await figures();
    expect([all.totalInvestment.amount, totals(all.by)]).toEqual(['4241000000', { 410900: '22.69', NONE: '19.72' }]);
    expect([await total({ filter: { region: '410000' } }), totals((await figures({ filter: { region: '410000' } })).by)]).toEqual([[1, '22.69'], { 410900: '22.69' }]);
  });

  it('split nothing where none are given, nor what they were withdrawn for', async () => {
    await service.tell(aProject({ in: [JINSHUI, SONG], totalInvestment: '100.00' }), aProject({ in: [JINSHUI, SONG], totalInvestment: '10.00' }).shared({ [JINSHUI]: '0.5', [SONG]: '0.5' }, '2024-02-01', 'SHARE').shared({}, '2024-03-01'));
    const whole = async (asOf?: string) => (await figures({ asOf })).by.map(({ totalInvestment: { amount } }) => amount);
    expect([await whole(), await whole('2024-02-29')]).toEqual([['110', '110'], ['105', '105']]);
  });

  it('split plan and investment done alike, never funds; every slice is the portfolio of its region, and the rates stay ratios of sums', async () => {
    await service.tell(
      aProject({ in: [JINSHUI, ZHONGMU, SONG], totalInvestment: '100.00' }).listed(2024, { level: 'CITY', annualPlan: '10.01' }).reported(2024, 3, '3.33', '2024-04-01').issued('50.00').shared({ [JINSHUI]: '0.2', [ZHONGMU]: '0.3', [SONG]: '0.5' }, '2024-02-01', 'SHARE'),
      aProject({ in: [JINSHUI], totalInvestment: '7.00' }).listed(2024, { level: 'CITY', annualPlan: '1.00' }).reported(2024, 3, '1.00', '2024-04-01'));
    const all = await figures({ year: 2024 });
    expect(all.by.map(({ key, plannedInvestment, investmentDone }) => [key, plannedInvestment.amount, investmentDone.amount])).toEqual([['410100', '6.01', '2.67'], ['410300', '5', '1.66']]);
    for (const { key, ...slice } of all.by) {
      const of = await figures({ filter: { region: key }, year: 2024 });
      expect(of).toMatchObject(slice);
      expect(of.levels).toMatchObject([slice]);
      expect(of.fundUseRate.denominator).toBe('50.00');
    }
    expect(totals((await figures({ filter: { region: '410100' }, year: 2024 })).by)).toEqual({ 410105: inUnit(fromYuan('27.00'), 'YI'), 410122: inUnit(fromYuan('30.00'), 'YI') });
  });

  it('add up to the whole, to the fen, whatever is split by whatever', async () => {
    const stories = Array.from({ length: 40 }, (_, at) => {
      const weights = [at * 7 + 1, (at * 13) % 17, at + 3, 3] as const;
      return { amount: `${(at * 9_973) % 777}.${String((at * 37) % 100).padStart(2, '0')}`, story: [JINSHUI, ZHONGMU, SONG, PUYANG].map((place, turn) => [place, `${weights[turn] ?? 1}.00`] as const) };
    });
    await service.tell(...stories.map(({ amount, story }, at) => aProject({ in: story.map(([place]) => place), totalInvestment: amount }).listed(2024, { annualPlan: `${at}.07` }).shared(Object.fromEntries(story), '2024-02-01')));
    const all = await figures({ year: 2024 });
    for (const money of ['totalInvestment', 'plannedInvestment'] as const) expect(toYuan(sumFen(all.by.map((slice) => fromYuan(slice[money].amount))))).toBe(toYuan(fenFrom(all[money].amount, 'YUAN')));
    expect(toYuan(sumFen(stories.map(({ amount }) => fromYuan(amount))))).toBe(toYuan(fromYuan(all.totalInvestment.amount)));
    expect(fen(0n) < fromYuan(all.by[0]?.totalInvestment.amount ?? '0')).toBe(true);
  });

  it('may be left out of a table by city, or asked for by themselves', async () => {
    await service.tell(aProject({ in: [JINSHUI, SONG], totalInvestment: '100.00' }), aProject({ in: [JINSHUI, ZHONGMU], totalInvestment: '10.00' }), aProject({ in: [SONG], totalInvestment: '1.00' }));
    const yuan = async (filter: object) => { const { count, totalInvestment: { amount }, by } = await figures({ filter }); return [count, amount, by.map(({ key, count: of }) => `${key} ${of}`).join(' ')]; };
    expect(await yuan({ crossRegion: false })).toEqual([2, '11', '410100 1 410300 1']);
    expect(await yuan({ crossRegion: true })).toEqual([1, '100', '410100 1 410300 1']);
    expect(await yuan({ crossRegion: true, region: '410100' })).toEqual([2, '110', '410105 2 410122 1']);
  });

  it('are the same in whatever order events come, and however often', async () => {
    const { events } = aProject({ in: [JINSHUI, SONG], totalInvestment: '10.00' }).shared({ [JINSHUI]: '0.5', [SONG]: '0.5' }, '2024-02-01', 'SHARE').shared({ [JINSHUI]: '0.25', [SONG]: '0.75' }, '2024-03-01', 'SHARE');
    await service.tell({ events: [...[...events].reverse(), ...events] });
    expect((await figures()).by.map(({ totalInvestment: { amount } }) => amount)).toEqual(['2.5', '7.5']);
  });
});
