import { regionDefined } from '@cornerstone/events/directory';
import { movementReversed } from '@cornerstone/events/funding-reversals';
import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const PORTFOLIO = 'query($asOf: Date, $filter: ProjectFilter) { portfolio(asOf: $asOf, filter: $filter) { count totalInvestment { amount } fundUseRate { numerator denominator } by(dimension: REGION) { key count totalInvestment { amount } } } }';
const [OLD, HEIR, NEIGHBOUR] = ['410000.410300.410322', '410000.410300.410308', '410000.410300.410325'] as const;
interface Figures { count: number; totalInvestment: { amount: string }; fundUseRate: { numerator: string; denominator: string }; by: { key: string; count: number; totalInvestment: { amount: string } }[] }

describe('regions that changed 区划变更 (S3)', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService(definition);
    for (const [code, endedOn, successors] of [['410308', null, []], ['410322', '2021-03-18', ['410308']], ['410325', null, []]] as const) {
      await service.hear(heard(regionDefined.of(day('2021-12-31'), { code, name: code, level: 'COUNTY', parent: '410300', path: `410000.410300.${code}`, current: endedOn === null, endedOn, successors: [...successors] }), { aggregateId: code, aggregateVersion: 2 }));
    }
  });
  afterEach(() => service.stop());
  const figures = async (region: string, asOf: string | null = null): Promise<Figures> => (await service.ask<{ portfolio: Figures }>('drc', PORTFOLIO, { filter: { region }, asOf })).portfolio;
  const slices = async (region: string, asOf: string | null = null): Promise<string[]> => { const { count, totalInvestment, by } = await figures(region, asOf); return [`${count} ${totalInvestment.amount}`, ...by.map(({ key, count: of, totalInvestment: { amount } }) => `${key} ${of} ${amount}`).sort()]; };

  it('give their projects to what took their place, from the day on which they ended', async () => {
    await service.tell(aProject({ in: [OLD], totalInvestment: '10.00', knownOn: '2020-01-01' }), aProject({ in: [HEIR], totalInvestment: '5.00', knownOn: '2022-01-01' }), aProject({ in: [NEIGHBOUR], totalInvestment: '1.00', knownOn: '2020-01-01' }));
    expect(await slices('410308')).toEqual(['2 15', '410308 2 15']);
    expect(await slices('410300')).toEqual(['3 16', '410308 2 15', '410325 1 1']);
    expect(await slices('410300', '2020-12-31')).toEqual(['2 11', '410322 1 10', '410325 1 1']);
    expect(await slices('410300', '2021-03-18')).toEqual(['2 11', '410308 1 10', '410325 1 1']);
    expect((await figures('410322')).count).toBe(1);
  });

  it('count one project that lay in two of them once in what took their place, and divide by the owner\'s shares', async () => {
    await service.tell(aProject({ in: [OLD, HEIR], totalInvestment: '10.00' }), aProject({ in: [OLD, NEIGHBOUR], totalInvestment: '10.00' }).shared({ [OLD]: '7.00', [NEIGHBOUR]: '3.00' }, '2020-02-01'));
    expect(await slices('410308')).toEqual(['2 17', '410308 2 17']);
    expect(await slices('410300')).toEqual(['2 20', '410308 2 17', '410325 1 3']);
  });

  it('are one region once one took the place of both, for what crosses regions too (trap 1)', async () => {
    await service.tell(aProject({ in: [OLD, HEIR], totalInvestment: '10.00', knownOn: '2020-01-01' }), aProject({ in: [OLD, NEIGHBOUR], totalInvestment: '1.00', knownOn: '2020-01-01' }));
    const across = async (crossRegion: boolean, asOf: string | null = null): Promise<string> => (await service.ask<{ portfolio: Figures }>('drc', PORTFOLIO, { filter: { region: '410300', crossRegion }, asOf })).portfolio.totalInvestment.amount;
    expect([await across(true), await across(false)]).toEqual(['1', '10']);
    expect([await across(true, '2021-03-17'), await across(false, '2021-03-17')]).toEqual(['11', '0']);
    expect([await across(true, '2021-03-18'), await across(false, '2021-03-18')]).toEqual(['1', '10']);
  });

  it('are not crossed by what lies in a single one, also where it was divided', async () => {
    const divided = '410000.410300.410323';
    await service.hear(heard(regionDefined.of(day('2021-12-31'), { code: '410323', name: '410323', level: 'COUNTY', parent: '410300', path: divided, current: false, endedOn: '2021-03-18', successors: ['410308', '410325'] }), { aggregateId: '410323', aggregateVersion: 2 }));
    await service.tell(aProject({ in: [divided], totalInvestment: '10.00', knownOn: '2020-01-01' }), aProject({ in: [divided, HEIR], totalInvestment: '1.00', knownOn: '2020-01-01' }));
    const across = async (crossRegion: boolean): Promise<string> => (await service.ask<{ portfolio: Figures }>('drc', PORTFOLIO, { filter: { region: '410300', crossRegion } })).portfolio.totalInvestment.amount;
    expect([await across(true), await across(false)]).toEqual(['1', '10']);
  });

  it('leave out money that was posted back, from the day on which it was (F1)', async () => {
    const road = aProject({ in: [HEIR] }).allocated('SPECIAL_BOND', '100.00').issued('100.00').paid('SPECIAL_BOND', '40.00');
    await service.tell(road);
    const back = (movement: 'ISSUED' | 'PAID', amount: string, version: number) => service.hear(heard(movementReversed.of(day('2024-06-01'), { batchId: 'bat_1', batchCode: 'B1', fund: 'SPECIAL_BOND', batchYear: 2024, postingId: `pst_back${version}`, reversedPostingId: `pst_${version}`, importId: 'imp_1', movement, amount, on: '2024-06-01', reason: '传错文件', emptied: false }), { projectId: road.id, aggregateId: 'fln_1', aggregateVersion: version }));
    await back('PAID', '40.00', 90);
    await back('ISSUED', '60.00', 91);
    expect((await figures('410308')).fundUseRate).toEqual({ numerator: '0.00', denominator: '40.00' });
    expect((await figures('410308', '2024-05-31')).fundUseRate).toEqual({ numerator: '40.00', denominator: '100.00' });
  });
});
