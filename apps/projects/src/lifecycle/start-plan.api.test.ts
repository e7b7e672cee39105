import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const PLAN = 'kind planVersion targetOn measures late reason department { id } person { id } knownOn';
const PLANNED = `mutation($input: PlanStartOrResumptionInput!) { planStartOrResumption(input: $input) { startPlan { ${PLAN} } startPlans { planVersion late } startPlanMissing } }`;
const PROJECT = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { startPlan { ${PLAN} } startPlans { planVersion } startPlanMissing } }`;
const LATE = 'query($kind: StartKind, $late: Boolean, $region: ID, $asOf: Date) { startPlans(kind: $kind, late: $late, region: $region, asOf: $asOf) { totalCount nodes { project { id } late targetOn } } }';
const WITHOUT = 'query($kind: StartKind, $region: ID, $asOf: Date) { projectsWithoutStartPlan(kind: $kind, region: $region, asOf: $asOf) { nodes { id } } }';
const evidenceDigest = 'ab'.repeat(32);
interface Plan { kind: string; planVersion: number; targetOn: string; late: boolean }
interface Planned { startPlan: Plan | null; startPlans: { planVersion: number; late: boolean }[]; startPlanMissing: boolean }

describe('plans to start or resume 开复工方案 (P2)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition, '2020-03-10'); });
  afterEach(() => service.stop());

  const change = (login: string, name: string, type: string, input: object) => service.ask(login, `mutation($input: ${type}!) { ${name}(input: $input) { id } }`, { input });
  const stopped = async (name: string, region = '410105'): Promise<string> => {
    const { registerProject: { id } } = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name, regions: [region], knownOn: '2019-01-02' } });
    await change('drc', 'reportStart', 'ReportStartInput', { projectId: id, startedOn: '2019-03-01', evidenceDigest, knownOn: '2019-03-01' });
    await change('drc', 'suspendProject', 'SuspendProjectInput', { projectId: id, on: '2020-01-22', reason: '疫情', knownOn: '2020-01-22' });
    return id;
  };
  const toStart = async (name: string, buildStart: string): Promise<string> => {
    const row = { sheet: 's', row: 2, name, regionCodes: ['410325'], year: 2020, level: 'PROVINCIAL', phase: 'planned_new_start', buildStart, knownOn: '2020-01-05' };
    const { importProjects: { codes } } = await service.ask<{ importProjects: { codes: string[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: `${name}.csv`, digest: evidenceDigest, rows: [row] } });
    return (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code: codes[0] })).project.id;
  };
  const command = (projectId: string, extra: object = {}) => ({ projectId, targetOn: '2020-03-15', measures: '协调施工队伍返岗', departmentId: 'dep_410100_development_reform', personId: person('drc.zz').id, ...extra });
  const plan = async (projectId: string, extra: object = {}): Promise<Planned> => (await service.ask<{ planStartOrResumption: Planned }>('drc', PLANNED, { input: command(projectId, extra) })).planStartOrResumption;
  const known = async (id: string, asOf: string) => (await service.ask<{ project: Planned }>('drc', PROJECT, { id, asOf }, { asOf: day(asOf) })).project;
  const late = async (variables: object, login = 'drc') => (await service.ask<{ startPlans: { nodes: { project: { id: string } }[] } }>(login, LATE, variables)).startPlans.nodes.map(({ project }) => project.id);
  const without = async (variables: object = {}, login = 'drc') => (await service.ask<{ projectsWithoutStartPlan: { nodes: { id: string }[] } }>(login, WITHOUT, variables)).projectsWithoutStartPlan.nodes.map(({ id }) => id);

  it('have versions with reasons; the latest holds, and each day has the one known then', async () => {
    const id = await stopped('郑州复工一号');
    await plan(id, { knownOn: '2020-02-10', targetOn: '2020-02-20' });
    expect((await service.answer('drc', PLANNED, { input: command(id) })).errors).toMatchObject([{ rule: 'P2.replan-without-reason' }]);
    const second = await plan(id, { reason: '工人未返岗', knownOn: '2020-02-28' });
    expect(second).toMatchObject({ startPlan: { kind: 'RESUMPTION', planVersion: 2, targetOn: '2020-03-15', late: false, reason: '工人未返岗', department: { id: 'dep_410100_development_reform' }, person: { id: person('drc.zz').id } }, startPlans: [{ planVersion: 1, late: false }, { planVersion: 2, late: false }], startPlanMissing: false });
    expect([await known(id, '2020-02-09'), await known(id, '2020-02-20'), await known(id, '2020-02-21')]).toMatchObject([{ startPlan: null, startPlanMissing: true }, { startPlan: { planVersion: 1, late: false } }, { startPlan: { planVersion: 1, late: true } }]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.start-planned.v1', project_id: id, data: { planVersion: 2, targetOn: '2020-03-15', measures: '协调施工队伍返岗' } });
  });

  it('begin anew with a later stop, and are over once works go on', async () => {
    const id = await stopped('郑州复工二号');
    await plan(id);
    await change('clerk.zz', 'resumeProject', 'ResumeProjectInput', { projectId: id, on: '2020-03-09' });
    expect(await known(id, '2020-03-10')).toMatchObject({ startPlan: null, startPlans: [{ planVersion: 1 }], startPlanMissing: false });
    await change('clerk.zz', 'suspendProject', 'SuspendProjectInput', { projectId: id, on: '2020-03-10', reason: '缺料' });
    expect(await plan(id)).toMatchObject({ startPlan: { planVersion: 1 }, startPlans: [{ planVersion: 1 }, { planVersion: 1 }] });
  });

  it('show who is late and who has none, by kind, place and day', async () => {
    const [first, second] = [await stopped('郑州复工三号'), await stopped('郑州复工四号', '410122')];
    const [early, overdue] = [await toStart('洛阳待开工一号', '2020-Q2'), await toStart('洛阳待开工二号', '2020-02')];
    await plan(first);
    expect([(await without()).sort(), await without({ kind: 'START' }), await without({ region: '410100' }), await without({}, 'clerk.ly')]).toEqual([[second, overdue].sort(), [overdue], [second], [overdue]]);
    await plan(overdue, { targetOn: '2020-03-20', departmentId: 'dep_410300_development_reform', personId: person('drc.ly').id });
    expect([await late({ late: true }), await late({ late: false })]).toEqual([[], [first, overdue]]);
    await service.tick(day('2020-03-18'));
    expect([await late({ late: true }), await late({ kind: 'START' }), await late({ region: '410300' }), await late({}, 'clerk.zz')]).toEqual([[first], [overdue], [overdue], [first]]);
    expect([await late({ late: true, asOf: '2020-03-15' }), await without({ asOf: '2020-02-29' })]).toEqual([[], expect.not.arrayContaining([early, overdue])]);
    await service.tick(day('2020-07-01'));
    expect(await without({ kind: 'START' })).toEqual([early]);
  });

  it('name people and departments of the directory, and are set by who reports', async () => {
    const id = await stopped('郑州复工五号');
    for (const [extra, rule] of [[{ departmentId: 'dep_x' }, 'P2.department-unknown'], [{ personId: 'per_x' }, 'P2.person-unknown'], [{ personId: person('drc.ly').id }, 'P2.person-of-another-department'], [{ targetOn: '2020-03-09' }, 'P2.target-in-the-past']] as const) {
      expect((await service.answer('drc', PLANNED, { input: command(id, extra) })).errors).toMatchObject([{ rule }]);
    }
    expect((await service.answer('fin', PLANNED, { input: command(id) })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await service.answer('clerk.ly', PLANNED, { input: command(id) })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await service.answer('drc', PLANNED, { input: command(id, { expectedVersion: 1 }) })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    const both = await Promise.all([1, 2].map(() => service.answer('drc', PLANNED, { input: command(id) })));
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P2.replan-without-reason' }]);
  });
});
