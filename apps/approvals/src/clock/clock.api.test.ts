import { day } from '@cornerstone/kernel/day';
import type { Actor } from '@cornerstone/runtime/actor';
import { personOf } from '@cornerstone/testing/people';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const PARTS = '{ id version clock { usedDays pausedDays state dueOn provisional } clockStops { ground reason stoppedOn resumedOn procedure } }';
const SUBMIT = 'mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }';
const STOP = `mutation($input: StopClockInput!) { stopClock(input: $input) ${PARTS} }`;
const RESUME = `mutation($input: ResumeClockInput!) { resumeClock(input: $input) ${PARTS} }`;
const DECIDE = 'mutation($input: DecideItemInput!) { decideItem(input: $input) { version } }';
const LIST = 'query($filter: ApprovalCaseFilter) { approvalCases(filter: $filter) { totalCount } }';

describe('stop and resume a clock 停表续表 (A3)', () => {
  let service: TestService;
  let caseId: string;
  let number = 0;
  beforeAll(async () => { service = await startTestService(definition, '2024-09-20'); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    const projectId = `prj_${number += 1}`;
    await service.tell(aProject({ id: projectId, name: '郑州产业园', kind: 'FILING', stage: 'PREWORK', knownOn: '2024-01-05' }));
    caseId = (await service.ask<{ submitApplication: { id: string } }>('clerk.zz', SUBMIT, { input: { projectId, acceptedOn: '2024-09-02', knownOn: '2024-09-02' } })).submitApplication.id;
  });

  const stop = (over: object = {}) => ({ caseId, on: '2024-09-06', ground: 'EXPERT_REVIEW', reason: '组织专家评审', ...over });
  const rule = async (document: string, input: object, login = 'drc') => {
    const before = (await service.events()).length;
    const { errors } = await service.answer(login, document, { input });
    expect(await service.events()).toHaveLength(before);
    return errors[0]?.rule;
  };
  const count = async (filter: object) => (await service.ask<{ approvalCases: { totalCount: number } }>('drc', LIST, { filter: { ...filter, text: `CODE-prj_${number}` } })).approvalCases.totalCount;

  it('leaves the days between out, says why, and tells the new due day', async () => {
    const { stopClock } = await service.ask<{ stopClock: object }>('eco', STOP, { input: stop() });
    expect(stopClock).toMatchObject({ version: 2, clock: { usedDays: 4, pausedDays: 9, state: 'STOPPED', provisional: true }, clockStops: [{ ground: 'EXPERT_REVIEW', reason: '组织专家评审', stoppedOn: '2024-09-06', resumedOn: null }] });
    expect(await count({ state: 'STOPPED' })).toBe(1);
    const { resumeClock } = await service.ask<{ resumeClock: object }>('eco', RESUME, { input: { caseId, on: '2024-09-12' } });
    expect(resumeClock).toMatchObject({ version: 3, clock: { usedDays: 9, pausedDays: 4, state: 'RUNNING', dueOn: '2024-11-05', provisional: false } });
    expect(await count({ state: 'RUNNING' })).toBe(1);
    expect((await service.events()).slice(-2).map(({ type, data }) => [type, data['on'], data['dueOn']])).toEqual([['approvals.case.clock-stopped.v1', '2024-09-06', undefined], ['approvals.case.clock-resumed.v1', '2024-09-12', '2024-11-05']]);
  });

  it('refuses a second stop, a resumption of a running clock, an unknown ground and a stop without a reason', async () => {
    expect(await rule(RESUME, { caseId })).toBe('A3.not-stopped');
    expect(await rule(STOP, stop({ reason: ' ' }))).toBe('A3.stop-without-reason');
    expect(await rule(STOP, stop({ ground: 'LUNCH' }))).toBe('graphql.invalid');
    expect(await rule(STOP, stop({ on: '2024-09-01' }))).toBe('A3.out-of-order');
    expect(await rule(STOP, stop(), 'clerk.zz')).toBe('access.not-your-task');
    await service.ask('drc', STOP, { input: stop() });
    expect(await rule(STOP, stop())).toBe('A3.already-stopped');
  });

  it('is for the department of the procedure, or of one of the case, and those above it', async () => {
    const of = async (person: Actor, document: string, input: object) => (await service.answer(person, document, { input })).errors[0]?.rule ?? null;
    const county = personOf('eco', 'dep_410105_ecology', '410000.410100');
    const city = personOf('eco', 'dep_410100_ecology', '410000.410100');
    const housing = personOf('housing', 'dep_410100_housing', '410000.410100');
    expect(await of(county, STOP, stop())).toBe('A1.other-department');
    expect(await of(housing, STOP, stop({ procedure: 'L08' }))).toBe('A1.other-department');
    expect(await of(city, STOP, stop({ procedure: 'L08' }))).toBeNull();
    expect(await of(housing, RESUME, { caseId, on: '2024-09-12' })).toBe('A1.other-department');
    expect(await of(city, RESUME, { caseId, on: '2024-09-12' })).toBeNull();
    expect(await of(housing, STOP, stop({ on: '2024-09-13' }))).toBeNull();
    expect(await of(county, RESUME, { caseId, on: '2024-09-14' })).toBe('A1.other-department');
  });

  it('lets nothing be granted or refused that the clock stands for, but waived', async () => {
    await service.ask('drc', STOP, { input: stop({ on: '2024-09-20', ground: 'MATERIAL_OWED', reason: '补正', procedure: 'L08' }) });
    expect(await rule(DECIDE, { caseId, procedure: 'L08', decision: 'GRANTED' })).toBe('A3.clock-stopped');
    await service.ask('drc', DECIDE, { input: { caseId, procedure: 'L04', decision: 'GRANTED' } });
    const { decideItem } = await service.ask<{ decideItem: object }>('drc', DECIDE, { input: { caseId, procedure: 'L08', decision: 'WAIVED', reason: '区域评估' } });
    expect(decideItem).toEqual({ version: 4 });
  });

  it('turns red by itself, and answers as of a day with the stops known then', async () => {
    await service.ask('drc', STOP, { input: stop({ knownOn: '2024-09-06' }) });
    await service.ask('drc', RESUME, { input: { caseId, on: '2024-09-12', knownOn: '2024-09-18' } });
    const asked = `query($of: [_Any!]!) { _entities(representations: $of) { ... on ApprovalCase ${PARTS} } }`;
    const asOf = async (on: string) => (await service.ask<{ _entities: { clock: object }[] }>('drc', asked, { of: [{ __typename: 'ApprovalCase', id: caseId }] }, { asOf: day(on) }))._entities[0];
    expect(await asOf('2024-09-05')).toMatchObject({ clockStops: [], clock: { usedDays: 3, pausedDays: 0 } });
    expect(await asOf('2024-09-17')).toMatchObject({ clockStops: [{ resumedOn: null }], clock: { state: 'STOPPED' } });
    expect(await asOf('2024-09-18')).toMatchObject({ clockStops: [{ resumedOn: '2024-09-12' }], clock: { state: 'RUNNING' } });
    expect(await asOf('2024-11-05')).toMatchObject({ clock: { state: 'AMBER' } });
    expect(await asOf('2024-11-06')).toMatchObject({ clock: { state: 'RED' } });
  });
});
