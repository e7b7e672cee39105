import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const RELOCATE = 'mutation($input: RelocateProjectInput!) { relocateProject(input: $input) { version regions { code } regionShares { version } } }';
const SET = 'mutation($input: SetRegionSharesInput!) { setRegionShares(input: $input) { version } }';
const PROJECT = 'query($id: ID, $asOf: Date) { project(id: $id, asOf: $asOf) { regions { code } regionShares { version } } }';

interface Placed { version: number; regions: { code: string }[]; regionShares: object | null }

describe('relocate a project 调整项目区划 (P8)', () => {
  let service: TestService;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  let named = 0;
  const registered = async (regions: string[]): Promise<string> => (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER, { input: { name: `迁址测试项目甲${(named += 1)}`, regions, knownOn: '2024-01-02' } })).registerProject.id;
  const moving = (projectId: string, regions: string[], extra: object = {}) => ({ input: { projectId, regions, reason: '登记有误', knownOn: '2024-03-05', ...extra } });
  const refused = async (projectId: string, regions: string[], extra: object = {}, login = 'drc') => (await service.answer(login, RELOCATE, moving(projectId, regions, extra))).errors;

  it('keeps where it lay as of a day, tells where it lies, and withdraws the shares of the regions before', async () => {
    const id = await registered(['410105', '410325']);
    await service.ask('drc', SET, { input: { projectId: id, source: '批复', knownOn: '2024-02-01', shares: [{ region: '410105', share: '0.5' }, { region: '410325', share: '0.5' }] } });
    const { relocateProject } = await service.ask<{ relocateProject: Placed }>('drc', RELOCATE, moving(id, ['410122', '410325']));
    expect(relocateProject).toEqual({ version: 4, regions: [{ code: '410122' }, { code: '410325' }], regionShares: null });
    expect((await service.events()).slice(-2)).toMatchObject([
      { type: 'projects.project.described.v1', known_on: '2024-03-05', data: { regionCodes: ['410122', '410325'], reason: '登记有误' } }, { type: 'projects.project.region-shares-given.v1', data: { shareVersion: 2, shares: [], reason: '登记有误' } },
    ]);
    const { project } = await service.ask<{ project: Placed }>('drc', PROJECT, { id, asOf: '2024-03-04' }, { asOf: day('2024-03-04') });
    expect(project).toEqual({ regions: [{ code: '410105' }, { code: '410325' }], regionShares: { version: 1 } });
  });

  it('is in the lists of a day since for those of where it came to, as whole as it is counted', async () => {
    const id = await registered(['410105']);
    await service.ask('drc', RELOCATE, moving(id, ['410325']));
    const PAGE = 'query($asOf: Date) { projects(filter: { region: "410325" }, asOf: $asOf) { totalCount nodes { id name version physicalProgress } } }';
    const seen = async (asOf: string) => (await service.ask<{ projects: { totalCount: number; nodes: { id: string }[] } }>('clerk.ly', PAGE, { asOf }, { asOf: day(asOf) })).projects;
    const [since, before] = [await seen('2024-03-06'), await seen('2024-03-04')];
    expect(since.nodes).toContainEqual(expect.objectContaining({ id, name: expect.stringContaining('迁址测试项目') as string, version: 2 }));
    expect(since.nodes).toHaveLength(since.totalCount);
    expect(before.nodes.map((node) => node.id)).not.toContain(id);
  });

  it('needs regions that are, a reason, a change, and the right to both places', async () => {
    const id = await registered(['410105']);
    for (const [regions, extra, rule] of [
      [[], {}, 'P8.region-missing'], [['410105'], {}, 'P8.relocation-unchanged'], [['410122'], { reason: ' ' }, 'P8.relocation-without-reason'], [['999999'], {}, 'P8.region-unknown'], [['410122'], { expectedVersion: 8 }, 'access.stale-version'], [['410122'], { knownOn: '2024-11-21' }, 'day.in-the-future'],
    ] as const) expect(await refused(id, [...regions], extra)).toMatchObject([{ rule }]);
    expect(await refused(id, ['410325'], {}, 'drc.zz')).toMatchObject([{ rule: 'access.outside-your-region' }]);
    expect(await refused(id, ['410122'], {}, 'clerk.zz')).toMatchObject([{ rule: 'access.not-your-task' }]);
    expect(await refused(id, ['410122'], {}, 'drc.zz')).toEqual([]);
  });
});
