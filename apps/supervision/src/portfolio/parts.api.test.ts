import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const JINSHUI = '410000.410100.410105';
const SONG = '410000.410300.410325';
const PORTFOLIO = `query($filter: ProjectFilter, $year: Int, $asOf: Date) { portfolio(filter: $filter, year: $year, asOf: $asOf) {
  count totalInvestment { amount } leaderCoverage { numerator denominator } by(dimension: REGION) { key count totalInvestment { amount } } projects(first: 100) { totalCount nodes { id } } } }`;
const CARRIES = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Person { carries } } }';

interface Figures { count: number; totalInvestment: { amount: string }; leaderCoverage: object; by: { key: string; count: number; totalInvestment: { amount: string } }[]; projects: { totalCount: number; nodes: { id: string }[] } }

describe('parts in the figures 打捆项目不重复计数 (P8, S3)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const figures = async (variables: object = {}, login = 'drc'): Promise<Figures> => (await service.ask<{ portfolio: Figures }>(login, PORTFOLIO, variables)).portfolio;
  const sums = async (variables: object = {}) => { const { count, totalInvestment: { amount } } = await figures(variables); return [count, amount]; };
  const project = (total: string, places = [JINSHUI]) => aProject({ in: places, totalInvestment: `${total}.00` });

  it('are not counted again where the whole counts, and count where it is not in scope', async () => {
    const whole = project('100', [JINSHUI, SONG]).listed(2024, { level: 'PROVINCIAL', programme: '打捆' });
    const parts = [project('60').listed(2024, { level: 'CITY' }).partOf(whole, 'SUBPROJECT', '2024-02-01'), project('30', [SONG]).listed(2024, { level: 'CITY' }).partOf(whole, 'SUBPROJECT', '2024-02-01')];
    await service.tell(whole, ...parts, project('7').listed(2024, { level: 'CITY' }));
    const all = await figures({ year: 2024 });
    expect([all.count, all.totalInvestment.amount, all.by.map(({ key, count, totalInvestment: { amount } }) => [key, count, amount]), all.projects.totalCount]).toEqual([2, '107', [['410100', 2, '107'], ['410300', 1, '100']], 2]);
    expect(all.projects.nodes.map(({ id }) => id)).not.toContain(parts[0]?.id);
    expect(await sums({ filter: { level: 'CITY' }, year: 2024 })).toEqual([3, '97']);
    expect(await sums({ filter: { region: '410300' }, year: 2024 })).toEqual([1, '100']);
  });

  it('count as entries where they are sections or phases (a line built in sections is several entries)', async () => {
    const line = project('50').listed(2024);
    await service.tell(line, project('20').listed(2024).partOf(line, 'SECTION', '2024-02-01'), project('30').listed(2024).partOf(line, 'PHASE', '2024-02-01'));
    expect(await sums({ year: 2024 })).toEqual([3, '100']);
  });

  it('lie within the whole at any depth, also through one that is not in scope, but not through a section', async () => {
    const top = project('100').listed(2024);
    const middle = project('40').partOf(top, 'SUBPROJECT', '2024-02-01');
    const section = project('9').listed(2024).partOf(top, 'SECTION', '2024-02-01');
    await service.tell(top, middle, section, project('10').listed(2024).partOf(middle, 'SUBPROJECT', '2024-02-01'), project('3').listed(2024).partOf(section, 'SUBPROJECT', '2024-02-01'));
    expect(await sums({ year: 2024 })).toEqual([2, '109']);
    expect(await sums({})).toEqual([2, '109']);
  });

  it('count again from when they are projects of their own; as of a day, in a year they were not yet part of, and when the whole has left the list', async () => {
    const whole = project('100').listed(2023).listed(2024).listed(2025);
    const part = project('60').listed(2023).listed(2024).listed(2025).partOf(whole, 'SUBPROJECT', '2024-02-01', '2024-03-01').partNoMore('2025-05-01', '2025-06-01');
    const gone = aProject({ in: [JINSHUI], totalInvestment: '5.00' }).listed(2024).removed('2024-05-01');
    await service.tell(whole, part);
    const on = async (asOf: string) => (await sums({ year: 2024, asOf }))[0];
    expect([await on('2024-02-29'), await on('2024-03-01'), await on('2025-05-31'), await on('2025-06-01')]).toEqual([2, 1, 1, 1]);
    expect([await sums({ year: 2023 }), await sums({ year: 2024 }), await sums({ year: 2025 })]).toEqual([[2, '160'], [1, '100'], [2, '160']]);
    await service.tell(gone, project('2').listed(2024).partOf(gone, 'SUBPROJECT', '2024-02-01'));
    expect(await sums({ year: 2024 })).toEqual([3, '107']);
  });

  it('are carried once by a leader who carries the whole, and each by one who carries them alone', async () => {
    const whole = project('100').listed(2024).carriedBy('per_a', '2024-03-05');
    await service.tell(whole, project('60').listed(2024).partOf(whole, 'SUBPROJECT', '2024-02-01').carriedBy('per_a', '2024-03-05').carriedBy('per_b', '2024-03-05'));
    const { _entities } = await service.ask<{ _entities: { carries: number }[] }>('drc', CARRIES, { ids: ['per_a', 'per_b'].map((id) => ({ __typename: 'Person', id })) });
    expect(_entities).toEqual([{ carries: 1 }, { carries: 1 }]);
    for (const leader of ['per_a', 'per_b']) expect((await figures({ filter: { leader } })).leaderCoverage).toEqual({ numerator: '1', denominator: '1' });
  });

  it('are the same in whatever order events come, and however often; what one does not see takes nothing away', async () => {
    const whole = project('100', [SONG]).listed(2024);
    const part = project('60').listed(2024).partOf(whole, 'SUBPROJECT', '2024-02-01');
    const events = [...whole.events, ...part.events];
    await service.tell({ events: [...[...events].reverse(), ...events] });
    expect(await sums({ year: 2024 })).toEqual([1, '100']);
    expect(await figures({ year: 2024 }, 'clerk.zz')).toMatchObject({ count: 1, totalInvestment: { amount: '60' } });
  });

  it('are found under a code from since it is known', async () => {
    const road = project('1').listed(2024).recoded('2403-410105-04-01-000002', '2024-03-05').started('2024-04-01');
    await service.tell(road);
    const found = async (text: string, asOf?: string) => (await sums({ filter: { text }, asOf }))[0];
    expect([await found(road.code), await found('2403-410105'), await found(road.code, '2024-03-04'), await found('2403-410105', '2024-03-04')]).toEqual([0, 1, 1, 0]);
  });
});
