import { day } from '@cornerstone/kernel/day';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const JINSHUI = '410000.410100.410105';
const SONG = '410000.410300.410325';
const COVERAGE = 'leaderCoverage { value numerator denominator }';
const PORTFOLIO = `query($filter: ProjectFilter, $asOf: Date) { portfolio(filter: $filter, asOf: $asOf) { count ${COVERAGE} by(dimension: PROGRAMME) { key ${COVERAGE} } levels: by(dimension: LEVEL) { key ${COVERAGE} } regions: by(dimension: REGION) { key ${COVERAGE} } } }`;
const CARRIES = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Person { id carries } } }';

interface Rate { value: number | null; numerator: string; denominator: string }
interface Slice { key: string; leaderCoverage: Rate }
interface Figures { count: number; leaderCoverage: Rate; by: Slice[]; levels: Slice[]; regions: Slice[] }

describe('leaders in the figures 领导包联覆盖 (P7)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  const figures = async (variables: object = {}, login = 'drc'): Promise<Figures> => (await service.ask<{ portfolio: Figures }>(login, PORTFOLIO, variables)).portfolio;
  const parts = (slices: readonly Slice[]) => Object.fromEntries(slices.map(({ key, leaderCoverage: { numerator, denominator } }) => [key, `${numerator}/${denominator}`]));
  const carries = async (ids: string[], login = 'drc', options: object = {}): Promise<number[]> =>
    (await service.ask<{ _entities: { carries: number }[] }>(login, CARRIES, { ids: ids.map((id) => ({ __typename: 'Person', id })) }, options))._entities.map((each) => each.carries);

  const stories = () => [
    aProject({ in: [JINSHUI] }).listed(2024, { programme: '甲', level: 'CITY' }).carriedBy('per_a', '2024-03-05').carriedBy('per_b', '2024-03-06').releasedFrom('per_a', '2024-06-01'),
    aProject({ in: [JINSHUI] }).listed(2024, { programme: '乙', level: 'PROVINCIAL' }).carriedBy('per_a', '2024-03-05').releasedFrom('per_a', '2024-06-01'),
    aProject({ in: [SONG] }).listed(2024, { programme: '甲', level: 'CITY' }).carriedBy('per_a', '2024-04-01'),
    aProject({ in: [SONG] }).listed(2024, { programme: '甲', level: 'CITY' }),
    aProject({ in: [SONG], stage: 'CANCELLED' }).carriedBy('per_a', '2024-04-01'),
  ];

  it('cover projects once however many leaders they have, by region, level and programme; cancelled ones are in neither part', async () => {
    await service.tell(...stories());
    const all = await figures();
    expect([all.count, all.leaderCoverage]).toEqual([5, { value: 0.5, numerator: '2', denominator: '4' }]);
    expect([parts(all.by), parts(all.levels), parts(all.regions)]).toEqual([
      { 甲: '2/3', 乙: '0/1', NONE: '0/0' }, { CITY: '2/3', PROVINCIAL: '0/1', NONE: '0/0' }, { 410100: '1/2', 410300: '1/2' },
    ]);
  });

  it('answer as of a day', async () => {
    await service.tell(...stories());
    const on = async (asOf: string) => (await figures({ asOf })).leaderCoverage.numerator;
    expect([await on('2024-03-04'), await on('2024-03-31'), await on('2024-05-31'), await on('2024-06-01')]).toEqual(['0', '2', '3', '2']);
  });

  it('filter the portfolio, and carry as many projects as it then has', async () => {
    await service.tell(...stories());
    expect(await carries(['per_a', 'per_b', 'per_nobody'])).toEqual([1, 1, 0]);
    expect(await carries(['per_a'], 'drc', { asOf: day('2024-05-31') })).toEqual([3]);
    for (const [leader, active] of [['per_a', '1'], ['per_b', '1'], ['per_nobody', '0']]) expect((await figures({ filter: { leader } })).leaderCoverage).toMatchObject({ numerator: active, denominator: active });
    expect((await figures({ filter: { leader: 'per_a' }, asOf: '2024-05-31' })).leaderCoverage.numerator).toBe('3');
  });

  it('are counted of the projects one may see', async () => {
    await service.tell(...stories());
    expect((await figures({}, 'clerk.zz')).leaderCoverage).toMatchObject({ numerator: '1', denominator: '2' });
    expect(await carries(['per_a', 'per_b'], 'clerk.zz')).toEqual([0, 1]);
  });

  it('are the same in whatever order events come, and however often', async () => {
    const told = stories();
    const events = told.flatMap((story) => story.events);
    await service.tell({ events: [...[...events].reverse(), ...events] });
    expect([(await figures()).leaderCoverage, await carries(['per_a', 'per_b'])]).toEqual([{ value: 0.5, numerator: '2', denominator: '4' }, [1, 1]]);
  });
});
