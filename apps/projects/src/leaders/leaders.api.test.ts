import { personDefined } from '@cornerstone/events/directory';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const LEADERS = 'leaders { person { id } level since department { id } policeOfficer { id } team { id } until endReason }';
const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const ASSIGN = `mutation($input: AssignLeaderInput!, $key: String) { assignLeader(input: $input, idempotencyKey: $key) { id version ${LEADERS} } }`;
const RELEASE = `mutation($input: ReleaseLeaderInput!) { releaseLeader(input: $input) { id version ${LEADERS} history: leaders(released: true) { person { id } until endReason } } }`;
const PROJECT = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { leaders { person { id } until } history: leaders(released: true) { person { id } since until endReason } } }';
const CARRIED = 'query($leader: ID, $asOf: Date) { projects(filter: { leader: $leader }, asOf: $asOf) { nodes { id } } }';

interface Leader { person: { id: string }; level: string; since: string; until: string | null; endReason: string | null }
interface Carried { id: string; version: number; leaders: Leader[]; history: Leader[] }

const idOf = (login: string): string => person(login).id;

describe('responsible leaders 领导包联 (P7)', () => {
  let service: TestService;
  let projectId: string;

  beforeEach(async () => {
    service = await startTestService(definition);
    projectId = await registered(['410105'], 'CITY');
  });
  afterEach(() => service.stop());

  const registered = async (regions: string[], level: string): Promise<string> =>
    (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER, { input: { name: `郑州测试${regions.join('')}${level}`, regions, level, knownOn: '2024-01-02' } })).registerProject.id;
  const assignment = (extra: object = {}) => ({ projectId, personId: idOf('leader.zz'), departmentId: 'dep_410100_development_reform', policeOfficerId: idOf('police.zz'), teamIds: [idOf('clerk.zz')], knownOn: '2024-03-05', ...extra });
  const assign = async (extra: object = {}, login = 'drc'): Promise<Carried> => (await service.ask<{ assignLeader: Carried }>(login, ASSIGN, { input: assignment(extra) })).assignLeader;
  const release = async (extra: object = {}, login = 'drc'): Promise<Carried> => (await service.ask<{ releaseLeader: Carried }>(login, RELEASE, { input: { projectId, personId: idOf('leader.zz'), reason: '工作调整', knownOn: '2024-06-01', ...extra } })).releaseLeader;
  const refusals = async (extra: object, login = 'drc') => (await service.answer(login, ASSIGN, { input: assignment(extra) })).errors;
  const carried = async (login: string, asOf: string | null = null): Promise<string[]> =>
    (await service.ask<{ projects: { nodes: { id: string }[] } }>('drc', CARRIED, { leader: idOf(login), asOf }, asOf ? { asOf: day(asOf) } : {})).projects.nodes.map(({ id }) => id);

  it('are named with department, officer and team; row, event and audit go together', async () => {
    const { leaders, version } = await assign();
    expect(leaders).toEqual([{ person: { id: idOf('leader.zz') }, level: 'CITY', since: '2024-03-05', department: { id: 'dep_410100_development_reform' }, policeOfficer: { id: idOf('police.zz') }, team: [{ id: idOf('clerk.zz') }], until: null, endReason: null }]);
    const events = (await service.events()).filter((event) => event.project_id === projectId);
    expect(events.at(-1)).toMatchObject({ type: 'projects.project.leader-assigned.v1', aggregate_version: version, known_on: '2024-03-05', data: { personId: idOf('leader.zz'), level: 'CITY' } });
    expect(await service.worker.query('select actor_id from audit where entity_id = $1 and version = $2', [projectId, version])).toEqual([{ actor_id: idOf('drc') }]);
  });

  it('stand the highest first', async () => {
    await assign();
    expect((await assign({ personId: idOf('gov'), policeOfficerId: null })).leaders.map(({ person: { id }, level }) => [id, level])).toEqual([[idOf('gov'), 'PROVINCIAL'], [idOf('leader.zz'), 'CITY']]);
  });

  it('follow the level of the list: a county\'s leader carries a county\'s project only', async () => {
    const ofZhongmu = { personId: idOf('leader.zm'), policeOfficerId: null };
    for (const level of ['NATIONAL', 'PROVINCIAL', 'CITY']) expect(await refusals({ ...ofZhongmu, projectId: await registered(['410122'], level) })).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P7.level-too-low', details: { leader: 'COUNTY', project: level } }]);
    expect((await assign({ ...ofZhongmu, projectId: await registered(['410122'], 'COUNTY') })).leaders).toMatchObject([{ level: 'COUNTY' }]);
  });

  it('are in the directory and may act', async () => {
    const { id, departments, roles } = person('leader.ly');
    await service.hear(heard(personDefined.of(day('2024-11-20'), { id, departments: [...departments], regionPaths: ['410000.410300'], roles: [...roles], disabled: true }), { aggregateId: id, aggregateVersion: 2 }));
    const before = (await service.events()).length;
    for (const [extra, code, rule] of [
      [{ personId: 'per_nobody' }, 'NOT_FOUND', 'P7.person-unknown'], [{ personId: id }, 'RULE_BROKEN', 'P7.person-disabled'], [{ teamIds: [id] }, 'RULE_BROKEN', 'P7.person-disabled'], [{ policeOfficerId: id }, 'RULE_BROKEN', 'P7.person-disabled'],
      [{ departmentId: 'dep_410100_magic' }, 'NOT_FOUND', 'P7.department-unknown'], [{ personId: idOf('clerk.zz') }, 'RULE_BROKEN', 'P7.not-a-leader'], [{ policeOfficerId: idOf('clerk.zz') }, 'RULE_BROKEN', 'P7.officer-not-of-police'],
      [{ teamIds: [] }, 'BAD_USER_INPUT', 'P7.team-size'], [{ departmentId: 'dep_410300_finance' }, 'RULE_BROKEN', 'P7.not-of-this-place'], [{ knownOn: '2024-11-21' }, 'BAD_USER_INPUT', 'day.in-the-future'],
    ] as const) expect(await refusals(extra)).toMatchObject([{ code, rule }]);
    expect(await service.events()).toHaveLength(before);
  });

  it('are not assigned twice, also not at the same time, but again after they were released', async () => {
    const input = assignment();
    const both = await Promise.all([service.answer('drc', ASSIGN, { input }), service.answer('drc', ASSIGN, { input })]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P7.already-assigned' }]);
    await release();
    expect((await assign({ knownOn: '2024-07-01' })).leaders).toHaveLength(1);
    expect((await release({ knownOn: '2024-08-01' })).history).toHaveLength(2);
  });

  it('give the first answer to a repeated idempotency key', async () => {
    const key = `k-${projectId}`;
    const told = [1, 2].map(() => service.ask<{ assignLeader: Carried }>('drc', ASSIGN, { input: assignment(), key }));
    const [first, again] = await Promise.all(told);
    expect(again?.assignLeader.version).toBe(first?.assignLeader.version);
  });

  it('stay in the history with the reason, and answer as known on a day', async () => {
    await assign();
    const released = await release({ on: '2024-05-20' });
    expect([released.leaders, released.history]).toEqual([[], [{ person: { id: idOf('leader.zz') }, until: '2024-05-20', endReason: '工作调整' }]]);
    const then = async (asOf: string) => (await service.ask<{ project: Carried }>('drc', PROJECT, { id: projectId, asOf }, { asOf: day(asOf) })).project;
    const open = { person: { id: idOf('leader.zz') }, until: null };
    expect(await then('2024-03-04')).toEqual({ leaders: [], history: [] });
    expect(await then('2024-05-31')).toEqual({ leaders: [open], history: [{ ...open, since: '2024-03-05', endReason: null }] });
    expect(await then('2024-06-01')).toMatchObject({ leaders: [], history: [{ until: '2024-05-20', endReason: '工作调整' }] });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.leader-released.v1', data: { on: '2024-05-20', reason: '工作调整' } });
  });

  it('are released once and with a reason', async () => {
    await assign();
    const refused = async (extra: object) => (await service.answer('drc', RELEASE, { input: { projectId, personId: idOf('leader.zz'), reason: '工作调整', ...extra } })).errors;
    expect(await refused({ reason: ' ' })).toMatchObject([{ rule: 'P7.release-without-reason' }]);
    expect(await refused({ personId: idOf('gov') })).toMatchObject([{ rule: 'P7.not-assigned' }]);
    expect(await refused({ expectedVersion: 1 })).toMatchObject([{ code: 'CONFLICT' }]);
    await release();
    expect(await refused({})).toMatchObject([{ rule: 'P7.not-assigned' }]);
  });

  it('filter the projects by who carries them, today and as of a day', async () => {
    await assign();
    await registered(['410300'], 'CITY');
    expect(await carried('leader.zz')).toEqual([projectId]);
    expect(await carried('gov')).toEqual([]);
    await release();
    expect(await carried('leader.zz')).toEqual([]);
    expect([await carried('leader.zz', '2024-03-04'), await carried('leader.zz', '2024-05-31'), await carried('leader.zz', '2024-06-01')]).toEqual([[], [projectId], []]);
  });

  it('are named by the province everywhere, by a city for projects that lie wholly within it, by nobody else', async () => {
    expect((await assign({}, 'drc.zz')).leaders).toHaveLength(1);
    expect(await refusals({}, 'drc.ly')).toMatchObject([{ code: 'NOT_FOUND' }]);
    const across = await registered(['410105', '410325'], 'CITY');
    expect(await refusals({ projectId: across }, 'drc.zz')).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    for (const login of ['clerk.zz', 'gov', 'sup']) expect(await refusals({ projectId: across }, login)).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await assign({ projectId: across })).leaders).toHaveLength(1);
  });
});
