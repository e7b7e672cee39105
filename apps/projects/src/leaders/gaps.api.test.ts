import { regionDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const ASSIGN = 'mutation($input: AssignLeaderInput!) { assignLeader(input: $input) { id } }';
const STAGES = ['reportStart', 'completeProject', 'commissionProject'] as const;
const DEMAND = 'mutation($input: SetOfficerDemandInput!) { setOfficerDemand(input: $input) { id level asked region { code } } }';
const GAPS = 'query($filter: LeaderGapFilter, $first: Int, $after: String, $asOf: Date) { leaderGaps(filter: $filter, first: $first, after: $after, asOf: $asOf) { totalCount pageInfo { hasNextPage endCursor } nodes { missing project { id } } } }';
interface Gaps { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: { missing: string[]; project: { id: string } }[] }

let made = 0;
const idOf = (login: string): string => person(login).id;

describe('projects that lack someone 包联缺项 (P7)', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await startTestService(definition);
    await service.hear(heard(regionDefined.of(day('2024-01-01'), { code: '411100', name: '漯河市', level: 'CITY', parent: '410000', path: '410000.411100', current: true }), { aggregateId: '411100' }));
  });
  afterEach(() => service.stop());

  const registered = async (region: string, level: string | null): Promise<string> => (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER, { input: { name: `测试${made += 1}`, regions: [region], level, knownOn: '2024-01-02' } })).registerProject.id;
  const assign = (projectId: string, leader: string, extra: object = {}) => service.ask('drc', ASSIGN, { input: { projectId, personId: idOf(leader), departmentId: 'dep_410100_development_reform', teamIds: [idOf('clerk.zz')], knownOn: '2024-03-05', ...extra } });
  const demand = (input: object, login = 'drc') => service.answer<{ setOfficerDemand: { region: { code: string } } }>(login, DEMAND, { input: { asked: true, reason: '警官负责制', knownOn: '2024-03-10', ...input } });
  const gaps = async (filter: object = {}, asOf: string | null = null): Promise<Record<string, string[]>> =>
    Object.fromEntries((await service.ask<{ leaderGaps: Gaps }>('drc', GAPS, { filter, asOf }, asOf ? { asOf: day(asOf) } : {})).leaderGaps.nodes.map(({ missing, project: { id } }) => [id, missing]));

  it('are listed: nobody, or nobody as high as the list, as known on a day', async () => {
    const [provincial, city, county, unlisted] = [await registered('410105', 'PROVINCIAL'), await registered('410105', 'CITY'), await registered('410122', 'COUNTY'), await registered('410105', null)];
    expect(await gaps()).toEqual({ [provincial]: ['LEADER'], [city]: ['LEADER'], [county]: ['LEADER'], [unlisted]: ['LEADER'] });
    await assign(provincial, 'leader.zz');
    await assign(city, 'leader.zz');
    await assign(county, 'leader.zm');
    expect(await gaps()).toEqual({ [provincial]: ['LEADER_OF_LEVEL'], [unlisted]: ['LEADER'] });
    await assign(provincial, 'gov', { knownOn: '2024-04-01' });
    expect([await gaps({ level: 'PROVINCIAL' }), await gaps({ level: 'PROVINCIAL' }, '2024-03-31'), await gaps({ missing: ['LEADER_OF_LEVEL'] })]).toEqual([{}, { [provincial]: ['LEADER_OF_LEVEL'] }, {}]);
  });

  it('lack a police officer where one is asked for: Luohe by its text, others where it was set, the deepest region and the level deciding', async () => {
    const [luohe, zz, zhongmu, ly] = [await registered('411100', 'CITY'), await registered('410105', 'CITY'), await registered('410122', 'CITY'), await registered('410325', 'CITY')];
    const lacking = async (asOf: string | null = null) => Object.keys(await gaps({ missing: ['POLICE_OFFICER'] }, asOf)).sort();
    expect(await lacking()).toEqual([luohe]);
    expect((await demand({ region: '410100', level: 'CITY' })).data.setOfficerDemand).toMatchObject({ region: { code: '410100' } });
    expect(await lacking()).toEqual([luohe, zz, zhongmu].sort());
    await demand({ region: '410122', asked: false, reason: '县域警力不足' });
    expect(await lacking()).toEqual([luohe, zz].sort());
    await demand({ region: '411100', asked: false, reason: '到期' });
    await demand({ region: '410300', level: 'PROVINCIAL' });
    expect([await lacking(), await lacking('2024-03-09')]).toEqual([[zz], [luohe]]);
    await assign(zz, 'leader.zz', { policeOfficerId: idOf('police.zz') });
    expect([await lacking(), Object.keys(await gaps()).sort()]).toEqual([[], [luohe, zhongmu, ly].sort()]);
  });

  it('come by pages, and only those that one may see', async () => {
    const ids = [await registered('410105', 'CITY'), await registered('410105', 'CITY'), await registered('410325', 'CITY')];
    const page = async (login: string, after: string | null) => (await service.ask<{ leaderGaps: Gaps }>(login, GAPS, { first: 2, after })).leaderGaps;
    const first = await page('drc', null);
    const second = await page('drc', first.pageInfo.endCursor);
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage, [...first.nodes, ...second.nodes].map(({ project }) => project.id).sort()]).toEqual([3, true, false, ids.sort()]);
    expect((await page('clerk.zz', null)).totalCount).toBe(2);
  });

  it('are set for one\'s own regions, with a reason', async () => {
    expect((await demand({ region: '410300' }, 'drc.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await demand({ region: '410100', reason: '' })).errors).toMatchObject([{ rule: 'P7.demand-without-reason' }]);
    expect((await demand({ region: '419999' })).errors).toMatchObject([{ rule: 'P7.region-unknown' }]);
    expect((await demand({ region: '410100' }, 'clerk.zz')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
  });

  it('have the same leader from planning to commissioning, 一包到底 (002)', async () => {
    const id = await registered('410105', 'CITY');
    await assign(id, 'leader.zz', { knownOn: '2024-01-05' });
    const inputs = [{ startedOn: '2024-02-01', evidenceDigest: 'ab'.repeat(32) }, { on: '2024-08-01' }, { on: '2024-09-01' }];
    for (const [at, name] of STAGES.entries()) {
      const { [name]: { leaders } } = await service.ask<Record<string, { leaders: object[] }>>('drc', `mutation($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { stage leaders { person { id } until } } }`, { input: { projectId: id, ...inputs[at], knownOn: '2024-09-02' } }) as never;
      expect(leaders).toEqual([{ person: { id: idOf('leader.zz') }, until: null }]);
    }
  });
});
