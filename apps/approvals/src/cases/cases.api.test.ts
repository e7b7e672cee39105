import { day } from '@cornerstone/kernel/day';
import { personOf } from '@cornerstone/testing/people';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const CASE = '{ id kind acceptedOn version mayStart missingForStart clock { limitDays usedDays remainingDays state dueOn provisional } items { procedure { code } status waitsFor department { id } dueOn decidedOn reason } }';
const SUBMIT = `mutation($input: SubmitApplicationInput!, $key: String) { submitApplication(input: $input, idempotencyKey: $key) ${CASE} }`;
const DECIDE = `mutation($input: DecideItemInput!) { decideItem(input: $input) ${CASE} }`;
const OF_PROJECT = `query($of: [_Any!]!) { _entities(representations: $of) { ... on Project { approvals ${CASE} } } }`;
const LIST = 'query($filter: ApprovalCaseFilter) { approvalCases(filter: $filter) { totalCount nodes { id project { id } clock { state } } } }';

interface Item { procedure: { code: string }; status: string; waitsFor: string[]; department: { id: string } | null; dueOn: string | null; decidedOn: string | null; reason: string | null }
interface Case { id: string; kind: string; acceptedOn: string; version: number; mayStart: boolean; missingForStart: string[]; clock: { usedDays: number; state: string; dueOn: string }; items: Item[] }

describe('joint review 联审联批 (A1)', () => {
  let service: TestService;
  let projectId: string;
  let number = 0;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());

  const project = async (kind: 'FILING' | 'APPROVAL' | null = 'FILING', path = '410000.410100.410105'): Promise<string> => {
    const id = `prj_${number += 1}`;
    await service.tell(aProject({ id: id, in: [path], name: `郑州产业园${number}`, kind, stage: 'PREWORK', knownOn: '2024-01-05' }));
    return id;
  };
  beforeEach(async () => { projectId = await project(); });

  const submit = async (over: object = {}, login = 'clerk.zz') => (await service.ask<{ submitApplication: Case }>(login, SUBMIT, { input: { projectId, acceptedOn: '2024-09-02', ...over } })).submitApplication;
  const decide = async (caseId: string, procedure: string, over: object = {}, login = 'drc') => (await service.ask<{ decideItem: Case }>(login, DECIDE, { input: { caseId, procedure, decision: 'GRANTED', decidedOn: '2024-09-10', ...over } })).decideItem;
  const refused = async (document: string, input: object, login = 'drc') => {
    const before = (await service.events()).length;
    const { errors } = await service.answer(login, document, { input });
    expect(await service.events()).toHaveLength(before);
    return errors[0];
  };
  const itemsOf = (of: Case) => Object.fromEntries(of.items.map((item) => [item.procedure.code, item]));
  const eventsOf = async (id: string) => (await service.events()).filter((event) => event.project_id === id);

  it('reaches every department at once: what has no open prerequisite runs in parallel', async () => {
    const opened = await submit();
    const items = itemsOf(opened);
    expect(opened.items).toHaveLength(35);
    expect(opened.clock).toMatchObject({ limitDays: 38, dueOn: '2024-10-30', state: 'RED' });
    expect(items['L04']).toMatchObject({ status: 'READY', department: { id: 'dep_410100_development_reform' }, dueOn: '2024-09-02' });
    expect(items['L08']).toMatchObject({ status: 'READY', department: { id: 'dep_410100_ecology' }, dueOn: '2024-10-02' });
    expect(items['L21']).toMatchObject({ status: 'WAITING', waitsFor: ['L04', 'L20'], dueOn: null });
    expect(items['J07']?.department).toBeNull();
    expect(opened.mayStart).toBe(false);
    expect((await eventsOf(projectId)).map(({ type, aggregate_version, data }) => [type, aggregate_version, data['dueOn'], (data['procedures'] as string[]).length])).toEqual([['approvals.case.submitted.v1', 1, '2024-10-30', 35]]);
    const audit = await service.worker.query<{ version: number }[]>('select version from audit where entity_id = $1', [opened.id]);
    expect(audit).toEqual([{ version: 1 }]);
  });

  it('grants step by step until works may start', async () => {
    const { id } = await submit({ procedures: ['L04', 'L20', 'L21', 'L08', 'G01', 'G02', 'S01', 'S05'] });
    for (const code of ['L04', 'L20', 'L21', 'G01', 'G02', 'S01']) await decide(id, code);
    expect((await decide(id, 'S05')).missingForStart).toEqual(['L08']);
    const done = await decide(id, 'L08', { decidedOn: '2024-09-12' });
    expect(done).toMatchObject({ mayStart: true, missingForStart: [], version: 9, clock: { state: 'DONE', usedDays: 8 } });
    const events = await eventsOf(projectId);
    expect(events.at(-1)).toMatchObject({ type: 'approvals.case.item-decided.v1', aggregate_version: 9, data: { procedure: 'L08', status: 'GRANTED', mayStart: true, departmentId: 'dep_410100_ecology' } });
  });

  it('refuses a decision whose prerequisites are open, that is repeated, unfounded, too early or in the future', async () => {
    const { id: caseId } = await submit();
    const input = (procedure: string, over: object = {}) => ({ caseId, procedure, decision: 'GRANTED', decidedOn: '2024-09-10', ...over });
    expect(await refused(DECIDE, input('L21'))).toMatchObject({ code: 'RULE_BROKEN', rule: 'A1.prerequisite-open', details: { open: ['L04', 'L20'] } });
    await decide(caseId, 'L04');
    expect(await refused(DECIDE, input('L04'))).toMatchObject({ rule: 'A1.already-decided' });
    expect(await refused(DECIDE, input('L20', { decision: 'REFUSED' }))).toMatchObject({ rule: 'A1.decision-without-reason' });
    expect(await refused(DECIDE, input('L20', { decidedOn: '2024-09-01' }))).toMatchObject({ rule: 'A1.decided-before-acceptance' });
    expect(await refused(DECIDE, input('L20', { decidedOn: '2024-11-21' }))).toMatchObject({ rule: 'A1.decided-in-the-future' });
    await decide(caseId, 'L20', { decidedOn: '2024-09-12' });
    expect(await refused(DECIDE, input('L21', { decidedOn: '2024-09-11' }))).toMatchObject({ rule: 'A1.decided-before-prerequisite' });
    expect(await refused(DECIDE, input('L02'))).toMatchObject({ rule: 'A1.not-applied-for' });
    expect(await refused(DECIDE, input('L21', { expectedVersion: 1 }))).toMatchObject({ code: 'CONFLICT', details: { expected: 1, found: 3 } });
  });

  it('lets a department decide its own procedures only, development and reform all', async () => {
    const { id: caseId } = await submit();
    const input = { caseId, procedure: 'L08', decision: 'GRANTED', decidedOn: '2024-09-10' };
    expect(await refused(DECIDE, input, 'land')).toMatchObject({ code: 'FORBIDDEN', rule: 'A1.other-department' });
    expect(await refused(DECIDE, input, 'clerk.zz')).toMatchObject({ code: 'FORBIDDEN', rule: 'access.not-your-task' });
    expect(itemsOf(await decide(caseId, 'L08', {}, 'eco'))['L08']).toMatchObject({ status: 'GRANTED', decidedOn: '2024-09-10' });
    expect(itemsOf(await decide(caseId, 'L20', { decision: 'WAIVED', reason: '区域评估覆盖' }, 'land'))['L20']).toMatchObject({ status: 'WAIVED', reason: '区域评估覆盖' });
    expect(await refused(DECIDE, { ...input, procedure: 'J07' }, 'housing')).toMatchObject({ rule: 'A1.other-department' });
  });

  it('lets the department of the item decide it or one of its kind above, not another of its kind', async () => {
    const { id: caseId } = await submit();
    const housing = (code: string, region: string) => personOf('housing', `dep_${code}_housing`, region);
    const county = housing('410105', '410000.410100.410105');
    const neighbour = { ...housing('410300', '410000.410300'), regions: '*' as const };
    for (const person of [county, neighbour]) {
      const { errors } = await service.answer(person, DECIDE, { input: { caseId, procedure: 'S04', decision: 'GRANTED' } });
      expect(errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'A1.other-department', details: { departmentId: 'dep_410100_housing' } }]);
    }
    const decided = await service.ask<{ decideItem: Case }>(housing('410100', '410000.410100'), DECIDE, { input: { caseId, procedure: 'S04', decision: 'GRANTED' } });
    expect(itemsOf(decided.decideItem)['S04']?.status).toBe('GRANTED');
    expect(itemsOf(await decide(caseId, 'S02', { decision: 'WAIVED', reason: '非特殊工程' }, 'housing'))['S02']?.status).toBe('WAIVED');
  });

  it('leaves a project of two provinces to development and reform', async () => {
    const across = await project('FILING', '410000.410100.410105');
    await service.worker.query("update project_copy set region_paths = '{410000.410100,140000.140100}' where id = $1", [across]);
    const { id: caseId } = (await service.ask<{ submitApplication: Case }>('drc', SUBMIT, { input: { projectId: across, acceptedOn: '2024-09-02' } })).submitApplication;
    expect(await refused(DECIDE, { caseId, procedure: 'S04', decision: 'GRANTED' }, 'housing')).toMatchObject({ rule: 'A1.other-department' });
    expect(itemsOf(await decide(caseId, 'S04'))['S04']?.status).toBe('GRANTED');
  });

  it('takes a refused procedure again in a second case, whose grant serves the first', async () => {
    const first = await submit({ procedures: ['L04', 'L20', 'L21'] });
    await decide(first.id, 'L04');
    await decide(first.id, 'L20', { decision: 'REFUSED', reason: '指标不足' });
    const second = await submit({ procedures: ['L20'] });
    await decide(second.id, 'L20');
    expect(itemsOf(await decide(first.id, 'L21'))['L21']?.status).toBe('GRANTED');
    const { _entities: [mine] } = await service.ask<{ _entities: { approvals: Case[] }[] }>('clerk.zz', OF_PROJECT, { of: [{ __typename: 'Project', id: projectId }] });
    expect(mine?.approvals.map(({ id }) => id)).toEqual([second.id, first.id]);
  });

  it('refuses an application twice, of another or an unknown kind, for what does not apply, or in the future', async () => {
    await submit({ procedures: ['L04'] });
    expect(await refused(SUBMIT, { projectId, procedures: ['L04'] })).toMatchObject({ rule: 'A1.already-applied', details: { procedures: ['L04'] } });
    expect(await refused(SUBMIT, { projectId, kind: 'APPROVAL' })).toMatchObject({ rule: 'A1.other-kind' });
    expect(await refused(SUBMIT, { projectId: await project(null) })).toMatchObject({ code: 'BAD_USER_INPUT', rule: 'A1.kind-unknown' });
    expect(await refused(SUBMIT, { projectId, procedures: ['L02'] })).toMatchObject({ rule: 'A1.procedure-does-not-apply' });
    expect(await refused(SUBMIT, { projectId, procedures: ['X1'] })).toMatchObject({ rule: 'A1.procedure-unknown' });
    expect(await refused(SUBMIT, { projectId, procedures: [] })).toMatchObject({ rule: 'A1.no-procedures' });
    expect(await refused(SUBMIT, { projectId, acceptedOn: '2024-11-21' })).toMatchObject({ rule: 'A1.accepted-in-the-future' });
    expect(await refused(SUBMIT, { projectId, limitDays: 0 })).toMatchObject({ rule: 'A3.limit-out-of-range' });
    expect(await refused(SUBMIT, { projectId: 'prj_nobody' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('applies by default for everything that is neither open nor done', async () => {
    await submit({ procedures: ['L04'] });
    expect((await submit()).items).toHaveLength(34);
    expect(await refused(SUBMIT, { projectId })).toMatchObject({ rule: 'A1.already-applied' });
  });

  it('gives the first answer to a repeated idempotency key', async () => {
    const ask = () => service.ask<{ submitApplication: Case }>('clerk.zz', SUBMIT, { input: { projectId }, key: `k-${projectId}` });
    const first = await ask();
    expect((await ask()).submitApplication).toEqual(first.submitApplication);
    expect(await eventsOf(projectId)).toHaveLength(1);
  });

  it('shows a case to its own city, the province and nobody else', async () => {
    const { id: caseId } = await submit({}, 'clerk.zz');
    const seenBy = async (login: string) => (await service.ask<{ approvalCases: { totalCount: number; nodes: { id: string; project: { id: string } }[] } }>(login, LIST, { filter: { project: projectId } })).approvalCases;
    expect(await seenBy('clerk.zz')).toMatchObject({ totalCount: 1, nodes: [{ id: caseId, project: { id: projectId } }] });
    expect(await seenBy('gov')).toMatchObject({ totalCount: 1 });
    expect(await seenBy('clerk.ly')).toMatchObject({ totalCount: 0, nodes: [] });
    expect(await refused(SUBMIT, { projectId, procedures: ['L04'] }, 'clerk.ly')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('finds cases by region, clock, delay, department and text', async () => {
    const late = await submit();
    const luoyang = await project('FILING', '410000.410300');
    await service.ask('drc', SUBMIT, { input: { projectId: luoyang, acceptedOn: '2024-11-18' } });
    const found = async (filter: object) => (await service.ask<{ approvalCases: { nodes: { id: string; project: { id: string }; clock: { state: string } }[] } }>('drc', LIST, { filter })).approvalCases.nodes;
    expect((await found({ region: '410300' })).map((each) => each.project.id)).toEqual([luoyang]);
    expect((await found({ state: 'RED', project: projectId })).map((each) => each.id)).toEqual([late.id]);
    expect((await found({ overdue: true })).every((each) => each.clock.state === 'RED')).toBe(true);
    expect((await found({ overdue: false, region: '410300' }))).toHaveLength(1);
    expect((await found({ department: 'dep_410300_ecology' }))).toHaveLength(1);
    expect((await found({ text: `CODE-prj_${number}` })).map((each) => each.project.id)).toEqual([luoyang]);
    expect((await service.answer('drc', LIST, { filter: { region: '999999' } })).errors).toMatchObject([{ rule: 'A1.region-unknown' }]);
  });

  it('answers as of a day with what was known then', async () => {
    const { id } = await submit({ procedures: ['L04', 'L20'], knownOn: '2024-09-02' });
    await decide(id, 'L04', { knownOn: '2024-09-10' });
    const asOf = async (on: string) => {
      const { _entities: [of] } = await service.ask<{ _entities: { approvals: Case[] | null }[] }>('clerk.zz', OF_PROJECT, { of: [{ __typename: 'Project', id: projectId }] }, { asOf: day(on) });
      return of?.approvals?.[0] ?? null;
    };
    expect(await asOf('2024-09-01')).toBeNull();
    expect((await asOf('2024-09-09'))).toMatchObject({ version: 1, clock: { usedDays: 5, state: 'RUNNING' }, items: [{ status: 'READY', decidedOn: null }, { status: 'READY' }] });
    expect((await asOf('2024-09-10'))).toMatchObject({ version: 2, items: [{ status: 'GRANTED' }, { status: 'READY' }] });
    const list = await service.ask<{ approvalCases: { totalCount: number } }>('clerk.zz', LIST, { filter: { project: projectId, state: 'RUNNING' } }, { asOf: day('2024-09-09') });
    expect(list.approvalCases.totalCount).toBe(1);
  });

  it('answers many projects of one operation, each with its own case', async () => {
    const ids = [projectId, await project(), await project()];
    for (const id of ids) await submit({ projectId: id, procedures: ['L04', 'L21'] });
    const { _entities } = await service.ask<{ _entities: { approvals: Case[] }[] }>('clerk.zz', OF_PROJECT, { of: ids.map((id) => ({ __typename: 'Project', id })) });
    expect(_entities.map((each) => each.approvals[0]?.items.length)).toEqual([2, 2, 2]);
  });

  it('keeps one of two applications that arrive at the same moment', async () => {
    const answers = await Promise.all([1, 2].map(() => service.answer<{ submitApplication: Case }>('clerk.zz', SUBMIT, { input: { projectId } })));
    expect(answers.map(({ errors }) => errors[0]?.rule ?? null).sort()).toEqual(['A1.already-applied', null]);
  });
});
