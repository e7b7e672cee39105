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

  describe('at the level of the list', () => {
    const LEVEL = 'leaderLevelCoverage { value numerator denominator }';
    const BY = `query($asOf: Date) { portfolio(asOf: $asOf) { ${LEVEL} PROGRAMME: by(dimension: PROGRAMME) { key ${LEVEL} } LEVEL: by(dimension: LEVEL) { key ${LEVEL} } REGION: by(dimension: REGION) { key ${LEVEL} } STAGE: by(dimension: STAGE) { key ${LEVEL} } } }`;
    type Cut = { key: string; leaderLevelCoverage: Rate };
    interface Cuts { leaderLevelCoverage: Rate; PROGRAMME: Cut[]; LEVEL: Cut[]; REGION: Cut[]; STAGE: Cut[] }
    const cuts = async (asOf: string | null = null): Promise<Cuts> => (await service.ask<{ portfolio: Cuts }>('drc', BY, { asOf })).portfolio;
    const told = (slices: readonly Cut[]) => Object.fromEntries(slices.map(({ key, leaderLevelCoverage: { numerator, denominator } }) => [key, `${numerator}/${denominator}`]));

    it('count only leaders of at least that level, by region, level, programme and stage', async () => {
      await service.tell(
        aProject({ in: [JINSHUI] }).listed(2024, { programme: '甲', level: 'NATIONAL' }).carriedBy('per_a', '2024-03-05', '2024-03-05', 'PROVINCIAL'),
        aProject({ in: [JINSHUI] }).listed(2024, { programme: '甲', level: 'PROVINCIAL' }).carriedBy('per_b', '2024-03-05').carriedBy('per_a', '2024-05-01', '2024-05-01', 'PROVINCIAL').releasedFrom('per_a', '2024-09-01'),
        aProject({ in: [SONG] }).listed(2024, { programme: '乙', level: 'CITY' }).carriedBy('per_b', '2024-03-05').completed('2024-08-01'),
        aProject({ in: [SONG] }).listed(2024, { programme: '乙', level: 'COUNTY' }).carriedBy('per_c', '2024-03-05', '2024-03-05', 'COUNTY'),
        aProject({ in: [SONG] }).carriedBy('per_c', '2024-03-05', '2024-03-05', 'COUNTY'));
      const now = await cuts();
      expect([now.leaderLevelCoverage, told(now.PROGRAMME), told(now.LEVEL), told(now.REGION), told(now.STAGE)]).toEqual([
        { value: 0.8, numerator: '4', denominator: '5' }, { 甲: '1/2', 乙: '2/2', NONE: '1/1' }, { NATIONAL: '1/1', PROVINCIAL: '0/1', CITY: '1/1', COUNTY: '1/1', NONE: '1/1' }, { 410100: '1/2', 410300: '3/3' }, { UNDER_CONSTRUCTION: '2/3', COMPLETED: '1/1', RESERVED: '1/1' },
      ]);
      expect([(await cuts('2024-04-30')).leaderLevelCoverage.numerator, (await cuts('2024-06-01')).leaderLevelCoverage.numerator]).toEqual(['4', '5']);
      expect((await figures()).leaderCoverage.numerator).toBe('5');
    });
  });

  describe('by who carries them', () => {
    const LOADS = 'query($filter: ProjectFilter, $first: Int, $after: String, $asOf: Date) { leaderLoads(filter: $filter, first: $first, after: $after, asOf: $asOf) { totalCount pageInfo { endCursor hasNextPage } nodes { person { id } level projects } } }';
    interface Loads { totalCount: number; pageInfo: { endCursor: string; hasNextPage: boolean }; nodes: { person: { id: string }; level: string | null; projects: number }[] }
    const loads = async (variables: object = {}, login = 'drc'): Promise<Loads> => (await service.ask<{ leaderLoads: Loads }>(login, LOADS, variables)).leaderLoads;

    it('come with the most first, as each carries, as of a day and of what one may see', async () => {
      await service.tell(...stories());
      expect((await loads()).nodes).toEqual([{ person: { id: 'per_a' }, level: 'CITY', projects: 1 }, { person: { id: 'per_b' }, level: 'CITY', projects: 1 }]);
      const spring = await loads({ asOf: '2024-05-31' });
      expect(spring.nodes.map(({ person, projects }) => [person.id, projects])).toEqual([['per_a', 3], ['per_b', 1]]);
      expect(spring.nodes.map(({ projects }) => projects)).toEqual(await carries(['per_a', 'per_b'], 'drc', { asOf: day('2024-05-31') }));
      expect((await loads({}, 'clerk.zz')).nodes.map(({ person }) => person.id)).toEqual(['per_b']);
      expect((await loads({ filter: { region: '410300' } })).nodes.map(({ person }) => person.id)).toEqual(['per_a']);
    });

    it('are, of Shanxi on 31 March 2020, 13 provincial leaders with 26 of 248 provincial key projects (004)', async () => {
      const TAIYUAN = '140000.140100';
      const carried = Array.from({ length: 26 }, (_, at) => aProject({ in: [TAIYUAN] }).listed(2020, { level: 'PROVINCIAL', programme: '省级重点工程' }).carriedBy(`per_${String(at % 13).padStart(2, '0')}`, '2020-03-20', '2020-03-20', 'PROVINCIAL'));
      const others = Array.from({ length: 222 }, () => aProject({ in: [TAIYUAN] }).listed(2020, { level: 'PROVINCIAL', programme: '省级重点工程' }));
      await service.tell(...carried, ...others);
      const filter = { level: 'PROVINCIAL', year: 2020 };
      const first = await loads({ filter, asOf: '2020-03-31', first: 10 });
      const rest = await loads({ filter, asOf: '2020-03-31', first: 10, after: first.pageInfo.endCursor });
      const all = [...first.nodes, ...rest.nodes];
      expect([first.totalCount, all.length, new Set(all.map(({ person }) => person.id)).size, all.reduce((sum, { projects }) => sum + projects, 0), rest.pageInfo.hasNextPage]).toEqual([13, 13, 13, 26, false]);
      const { portfolio } = await service.ask<{ portfolio: object }>('drc', 'query($filter: ProjectFilter, $asOf: Date) { portfolio(filter: $filter, asOf: $asOf) { leaderLevelCoverage { numerator denominator } } }', { filter, asOf: '2020-03-31' });
      expect(portfolio).toEqual({ leaderLevelCoverage: { numerator: '26', denominator: '248' } });
    });
  });
});
