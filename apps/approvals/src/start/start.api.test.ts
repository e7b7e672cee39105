import { projectListed, projectStarted, type projectKinds } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SUBMIT = 'mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }';
const DECIDE = 'mutation($input: DecideItemInput!) { decideItem(input: $input) { mayStart } }';
const PROMISE = 'mutation($input: GivePromiseInput!) { givePromise(input: $input) { id } }';
const OF_PROJECT = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on Project { startCheck { startedOn missing } approvals { commitments { state cause endedOn } } } } }';
const PERMITS = ['L04', 'L20', 'L21', 'L08', 'G01', 'G02', 'S01', 'S05'];

describe('a start of works is checked 开工核查 (A2, P2)', () => {
  let service: TestService;
  let projectId: string;
  let number = 0;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const register = async (kind: (typeof projectKinds)[number] | null): Promise<string> => {
    const id = `prj_${number += 1}`;
    await service.tell(aProject({ id: id, name: '郑州产业园', kind, stage: 'PREWORK', knownOn: '2024-01-05' }));
    return id;
  };
  beforeEach(async () => { projectId = await register('FILING'); });

  const started = (over: object = {}) => heard(projectStarted.of(day('2024-11-20'), { startedOn: '2024-11-15', evidenceDigest: 'ab'.repeat(32) }), { projectId, aggregateVersion: 2, regionPaths: ['410000.410100'], ...over });
  const submit = async (procedures?: string[]) => (await service.ask<{ submitApplication: { id: string } }>('clerk.zz', SUBMIT, { input: { projectId, acceptedOn: '2024-09-02', procedures } })).submitApplication.id;
  const told = async () => (await service.events()).filter((event) => event.project_id === projectId && /broken|without-permits/.test(event.type));
  const read = async (asOf?: string) => (await service.ask<{ _entities: { startCheck: object | null; approvals: { commitments: object[] }[] | null }[] }>('clerk.zz', OF_PROJECT, { of: [{ __typename: 'Project', id: projectId }] }, asOf ? { asOf: day(asOf) } : {}))._entities[0];

  it('breaks every open promise and tells which permits are missing, once however often it is heard', async () => {
    const caseId = await submit(PERMITS);
    await service.ask('drc', PROMISE, { input: { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' } });
    const event = started();
    expect(await service.hear(event)).toBe(true);
    expect(await service.hear(event)).toBe(false);
    expect((await told()).map(({ type, data }) => [type, data])).toEqual([
      ['approvals.case.commitment-broken.v1', expect.objectContaining({ caseId, procedure: 'L20', cause: 'START', on: '2024-11-15' })],
      ['approvals.case.start-without-permits.v1', { caseId, startedOn: '2024-11-15', missing: ['L04', 'L20', 'L21', 'L08', 'G02', 'S05'] }],
    ]);
    expect(await read()).toMatchObject({ startCheck: { startedOn: '2024-11-15', missing: ['L04', 'L20', 'L21', 'L08', 'G02', 'S05'] }, approvals: [{ commitments: [{ state: 'BROKEN', cause: 'START', endedOn: '2024-11-15' }] }] });
    expect(await read('2024-11-19')).toEqual({ startCheck: null, approvals: [] });
  });

  it('takes no promise after the start', async () => {
    const caseId = await submit(PERMITS);
    await service.hear(started());
    const { errors } = await service.answer('drc', PROMISE, { input: { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' } });
    expect(errors).toMatchObject([{ rule: 'A2.commitment-after-start' }]);
  });

  it('has nothing to say where every permit was there', async () => {
    const caseId = await submit(PERMITS);
    for (const procedure of PERMITS) await service.ask('drc', DECIDE, { input: { caseId, procedure, decision: 'GRANTED', decidedOn: '2024-09-10' } });
    await service.hear(started());
    expect(await told()).toEqual([]);
    expect((await read())?.startCheck).toBeNull();
  });

  it('tells of a start without any case: the list of its kind, or what every kind needs', async () => {
    await service.hear(started());
    expect((await told()).map(({ data, aggregate_version }) => [data, aggregate_version])).toEqual([[{ caseId: null, startedOn: '2024-11-15', missing: ['L04', 'L20', 'L21', 'L07', 'L08', 'L09', 'G02', 'S05'] }, 1]]);
    projectId = await register(null);
    await service.hear(started());
    expect((await told()).map(({ data }) => data['missing'])).toEqual([['L20', 'L21', 'L07', 'L08', 'L09', 'G02', 'S05']]);
    expect(await read()).toMatchObject({ approvals: [], startCheck: { startedOn: '2024-11-15' } });
  });

  it('does not check a start that only a list tells of', async () => {
    await service.hear(heard(projectListed.of(day('2024-01-05'), { listingId: 'lst_1', year: 2024, level: null, programme: null, sector: null, phase: 'continuing', stage: 'UNDER_CONSTRUCTION', totalInvestment: null, annualPlan: null, plannedStart: false, plannedCompletion: false, startedOn: '2024-01-01', completedOn: null }), { projectId, aggregateVersion: 2 }));
    expect(await told()).toEqual([]);
  });

  it('shows a violation to its own city only', async () => {
    await service.hear(started());
    const seen = await service.ask<{ _entities: { startCheck: object | null }[] }>('clerk.ly', OF_PROJECT, { of: [{ __typename: 'Project', id: projectId }] });
    expect(seen._entities[0]?.startCheck).toBeNull();
  });
});
