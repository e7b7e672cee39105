import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const NAME = 'mutation($input: NameProjectUnitInput!, $key: String) { nameProjectUnit(input: $input, idempotencyKey: $key) { id version unit { unitVersion name creditCode since } } }';
const PROJECT = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { unit { name creditCode } units { name reason } } }';
const CODE = '91350100M000100Y43';
interface Told { unit: { name: string } | null; units: { name: string; reason: string | null }[] }

describe('the unit that carries a project 项目单位', () => {
  let service: TestService;
  let projectId: string;
  let made = 0;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => { projectId = (await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: `单位测试${(made += 1)}`, regions: ['410105'], knownOn: '2024-01-02' } })).registerProject.id; });

  const name = (extra: object = {}, login = 'clerk.zz', key: string | null = null) => service.answer<{ nameProjectUnit: { version: number; unit: object } }>(login, NAME, { input: { projectId, name: '郑州城建集团有限公司', creditCode: CODE, responsiblePerson: '王工', knownOn: '2024-02-01', ...extra }, key });
  const on = async (asOf: string | null = null): Promise<Told> => (await service.ask<{ project: Told }>('drc', PROJECT, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;

  it('is named with its credit code; row, event and audit go together, the person stays out of the event', async () => {
    expect((await on()).unit).toBeNull();
    expect((await name({ since: '2024-01-15' })).data.nameProjectUnit).toEqual({ id: projectId, version: 2, unit: { unitVersion: 1, name: '郑州城建集团有限公司', creditCode: CODE, since: '2024-01-15' } });
    const told = (await service.events()).at(-1);
    expect(told).toMatchObject({ type: 'projects.project.unit-named.v1', project_id: projectId, aggregate_version: 2, known_on: '2024-02-01', data: { creditCode: CODE } });
    expect(JSON.stringify(told)).not.toContain('王工');
  });

  it('changes with a reason, answers as known on a day, and keeps those before', async () => {
    await name();
    expect((await name({ name: '河南交投集团有限公司', knownOn: '2024-06-01' })).errors).toMatchObject([{ rule: 'P8.unit-changed-without-reason' }]);
    expect((await name({ name: '河南交投集团有限公司', knownOn: '2024-06-01', reason: '划转', expectedVersion: 1 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await name({ name: '河南交投集团有限公司', knownOn: '2024-06-01', reason: '划转', expectedVersion: 2 }, 'clerk.zz', 'unit-1')).errors).toEqual([]);
    expect((await name({ name: '河南交投集团有限公司', knownOn: '2024-06-01', reason: '划转', expectedVersion: 2 }, 'clerk.zz', 'unit-1')).data.nameProjectUnit.version).toBe(3);
    expect([(await on('2024-01-31')).unit, (await on('2024-05-31')).unit?.name, (await on()).unit?.name]).toEqual([null, '郑州城建集团有限公司', '河南交投集团有限公司']);
    expect((await on()).units).toEqual([{ name: '河南交投集团有限公司', reason: '划转' }, { name: '郑州城建集团有限公司', reason: null }]);
  });

  it('is one where two name it at the same time; a code that is none is refused', async () => {
    const both = await Promise.all([name(), name()]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P8.unit-unchanged' }]);
    expect((await name({ creditCode: '91350100M000100Y44' })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P8.credit-code-check' }]);
  });

  it('is named by those who report, in their own regions; the person is shown to those who need the name', async () => {
    expect((await name({}, 'land')).errors).toMatchObject([{ rule: 'access.not-your-task' }]);
    expect((await name({}, 'clerk.ly')).errors).toHaveLength(1);
    await name();
    const shown = async (login: string) => service.answer<{ project: { unit: { responsiblePerson: string | null } } }>(login, 'query($id: ID!) { project(id: $id) { unit { responsiblePerson } } }', { id: projectId });
    expect((await shown('drc')).data.project.unit.responsiblePerson).toBe('王工');
    expect(await shown('dev')).toMatchObject({ errors: [{ code: 'FORBIDDEN' }] });
  });
});
