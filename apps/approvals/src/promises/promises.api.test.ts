import { fileStored } from '@cornerstone/events/projects';
import { day } from '@cornerstone/kernel/day';
import type { Actor } from '@cornerstone/runtime/actor';
import { heard } from '@cornerstone/testing/events';
import { personOf } from '@cornerstone/testing/people';
import { aProject } from '@cornerstone/testing/a-project';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const SUBMIT = 'mutation($input: SubmitApplicationInput!) { submitApplication(input: $input) { id } }';
const DECIDE = 'mutation($input: DecideItemInput!) { decideItem(input: $input) { mayStart commitments { state } } }';
const PROMISE = 'mutation($input: GivePromiseInput!, $key: String) { givePromise(input: $input, idempotencyKey: $key) { id kind authority procedure { code } due state } }';
const FULFIL = 'mutation($input: FulfilCommitmentInput!) { fulfilCommitment(input: $input) { state endedOn } }';
const TOLERATE = 'mutation($input: TolerateOmissionInput!) { tolerateOmission(input: $input) { commitments { id kind missing due state authority } } }';
const OF_CASE = 'query($of: [_Any!]!) { _entities(representations: $of) { ... on ApprovalCase { version mayStart commitments { state cause endedOn } } } }';
interface Given { id: string; state: string }

describe('promises and tolerated omissions 承诺函 容缺 (A2)', () => {
  let service: TestService;
  let caseId: string;
  let projectId: string;
  let number = 0;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    await service.tick(day('2024-11-20'));
    projectId = `prj_${number += 1}`;
    await service.tell(aProject({ id: projectId, name: '郑州产业园', kind: 'FILING', buildStart: '2024-12-31', stage: 'PREWORK', knownOn: '2024-01-05' }));
    caseId = (await service.ask<{ submitApplication: { id: string } }>('clerk.zz', SUBMIT, { input: { projectId, acceptedOn: '2024-11-18', knownOn: '2024-11-18' } })).submitApplication.id;
  });

  const promise = async (over: object = {}) => (await service.ask<{ givePromise: Given }>('drc', PROMISE, { input: { caseId, procedure: 'L20', authority: '郑州市人民政府', due: '2024-12-10', ...over } })).givePromise;
  const rule = async (document: string, input: object, login = 'drc') => {
    const before = (await service.events()).length;
    const { errors } = await service.answer(login, document, { input });
    expect(await service.events()).toHaveLength(before);
    return errors[0]?.rule;
  };
  const read = async (asOf?: string) => (await service.ask<{ _entities: { version: number; mayStart: boolean; commitments: { state: string; cause: string | null; endedOn: string | null }[] }[] }>('drc', OF_CASE, { of: [{ __typename: 'ApprovalCase', id: caseId }] }, asOf ? { asOf: day(asOf) } : {}))._entities[0];
  const told = async () => (await service.events()).filter((event) => event.project_id === projectId).map(({ type, data }) => [type.split('.')[2], data['cause'] ?? null]);

  it('names an authority and a deadline, and is no permit', async () => {
    expect(await promise({ caseId: undefined, projectId })).toMatchObject({ kind: 'PROMISE_LETTER', authority: '郑州市人民政府', procedure: { code: 'L20' }, due: '2024-12-10', state: 'OPEN' });
    expect(await read()).toMatchObject({ version: 2, mayStart: false, commitments: [{ state: 'OPEN' }] });
    expect(await told()).toEqual([['submitted', null], ['commitment-given', null]]);
  });

  it('refuses a promise due after the start, without a case, and by a clerk', async () => {
    expect(await rule(PROMISE, { caseId, procedure: 'L20', authority: '市政府', due: '2025-01-10' })).toBe('A2.commitment-after-start');
    expect(await rule(PROMISE, { procedure: 'L20', authority: '市政府', due: '2024-12-10' })).toBe('A2.case-or-project');
    expect(await rule(PROMISE, { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' }, 'clerk.zz')).toBe('access.not-your-task');
    await service.tell(aProject({ id: `${projectId}_empty`, stage: 'PREWORK' }));
    expect(await rule(PROMISE, { projectId: `${projectId}_empty`, procedure: 'L20', authority: '市政府', due: '2024-12-10' })).toBe('A2.no-case');
  });

  it('is given to no project that was removed (P2)', async () => {
    const project = aProject({ id: projectId, name: '郑州产业园', kind: 'FILING', stage: 'PREWORK', knownOn: '2024-01-05' }).removed('2024-11-19');
    await service.tell({ events: project.events.slice(1) });
    expect(await rule(PROMISE, { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' })).toBe('A1.project-gone');
    expect(await rule(SUBMIT, { projectId, acceptedOn: '2024-11-20' }, 'clerk.zz')).toBe('A1.project-gone');
  });

  it('carries its letter: one of the same project, uploaded as a letter', async () => {
    const upload = async (id: string, kind: 'LETTER' | 'EVIDENCE', of: string): Promise<void> => { await service.hear(heard(fileStored.of(day('2024-11-20'), { kind, mediaType: 'application/pdf', size: 1, digest: 'ab'.repeat(32) }), { projectId: of, aggregateId: id })); };
    const elsewhere = `${projectId}_elsewhere`;
    await service.tell(aProject({ id: elsewhere, in: ['410000.410300'], name: '他', stage: 'PREWORK', knownOn: '2024-01-05' }));
    await upload(`fil_${number}`, 'LETTER', projectId);
    await upload(`fil_${number}_photo`, 'EVIDENCE', projectId);
    await upload(`fil_${number}_other`, 'LETTER', elsewhere);
    const asked = { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' };
    expect(await rule(PROMISE, { ...asked, letter: 'fil_nobody' })).toBe('A2.letter-unknown');
    expect(await rule(PROMISE, { ...asked, letter: `fil_${number}_photo` })).toBe('A2.not-a-letter');
    expect(await rule(PROMISE, { ...asked, letter: `fil_${number}_other` })).toBe('A2.letter-of-another-project');
    const { givePromise } = await service.ask<{ givePromise: object }>('drc', 'mutation($input: GivePromiseInput!) { givePromise(input: $input) { letter { id } } }', { input: { ...asked, letter: `fil_${number}` } });
    expect(givePromise).toEqual({ letter: { id: `fil_${number}` } });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'approvals.case.commitment-given.v1', data: { letterId: `fil_${number}` } });
    await promise({ procedure: 'L21', letter: null });
    expect((await service.ask<{ _entities: object[] }>('drc', 'query($of: [_Any!]!) { _entities(representations: $of) { ... on ApprovalCase { commitments { letter { id } } } } }', { of: [{ __typename: 'ApprovalCase', id: caseId }] }))._entities[0])
      .toEqual({ commitments: expect.arrayContaining([{ letter: { id: `fil_${number}` } }, { letter: null }]) as object[] });
  });

  it('is kept by hand once, or by the permit itself', async () => {
    const { id } = await promise();
    const { fulfilCommitment } = await service.ask<{ fulfilCommitment: object }>('drc', FULFIL, { input: { commitmentId: id } });
    expect(fulfilCommitment).toEqual({ state: 'FULFILLED', endedOn: '2024-11-20' });
    expect(await rule(FULFIL, { commitmentId: id })).toBe('A2.commitment-ended');
    expect(await rule(FULFIL, { commitmentId: 'cmt_nobody' })).toBe('access.not-found');
    await promise();
    const { decideItem } = await service.ask<{ decideItem: object }>('land', DECIDE, { input: { caseId, procedure: 'L20', decision: 'GRANTED' } });
    expect(decideItem).toMatchObject({ mayStart: false, commitments: [{ state: 'FULFILLED' }, { state: 'FULFILLED' }] });
    expect((await told()).map(([type]) => type)).toEqual(['submitted', 'commitment-given', 'commitment-fulfilled', 'commitment-given', 'item-decided', 'commitment-fulfilled']);
  });

  it('is broken the day after its deadline, once, and was open before', async () => {
    await promise();
    await service.tick(day('2024-12-10'));
    expect((await read())?.commitments).toMatchObject([{ state: 'OPEN' }]);
    await service.tick(day('2024-12-13'));
    await service.tick(day('2024-12-13'));
    expect((await read())?.commitments).toEqual([{ state: 'BROKEN', cause: 'DEADLINE', endedOn: '2024-12-11' }]);
    expect((await read('2024-12-12'))?.commitments).toEqual([{ state: 'OPEN', cause: null, endedOn: null }]);
    expect((await told()).filter(([type]) => type === 'commitment-broken')).toEqual([['commitment-broken', 'DEADLINE']]);
  });

  it('tolerates secondary material until a day and issues the permit when it is complete', async () => {
    const tolerate = { caseId, procedure: 'L08', missing: ['公众参与说明'], due: '2024-12-10' };
    expect(await rule(TOLERATE, { ...tolerate, due: '2025-01-20' }, 'eco')).toBe('A2.beyond-the-limit');
    expect(await rule(TOLERATE, tolerate, 'housing')).toBe('A1.other-department');
    expect(await rule(TOLERATE, { ...tolerate, procedure: 'L07' }, 'eco')).toBe('A2.not-tolerable');
    const { tolerateOmission } = await service.ask<{ tolerateOmission: { commitments: Given[] } }>('eco', TOLERATE, { input: tolerate });
    expect(tolerateOmission.commitments).toMatchObject([{ kind: 'TOLERATED_OMISSION', missing: ['公众参与说明'], due: '2024-12-10', state: 'OPEN', authority: '生态环境' }]);
    expect(await rule(DECIDE, { caseId, procedure: 'L08', decision: 'GRANTED' }, 'eco')).toBe('A2.material-open');
    await service.ask('eco', FULFIL, { input: { commitmentId: tolerateOmission.commitments[0]?.id } });
    const { decideItem } = await service.ask<{ decideItem: object }>('eco', DECIDE, { input: { caseId, procedure: 'L08', decision: 'GRANTED' } });
    expect(decideItem).toMatchObject({ commitments: [{ state: 'FULFILLED' }] });
  });

  it('is given, kept and tolerated by the department of the procedure or one above it', async () => {
    const of = async (person: Actor, document: string, input: object) => (await service.answer<{ givePromise?: Given }>(person, document, { input }));
    const city = personOf('land', 'dep_410100_natural_resources', '410000.410100');
    const county = personOf('land', 'dep_410105_natural_resources', '410000.410100');
    const asked = { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' };
    expect((await of(county, PROMISE, asked)).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'A1.other-department', details: { departmentId: 'dep_410100_natural_resources' } }]);
    expect(await rule(PROMISE, asked, 'eco')).toBe('A1.other-department');
    const { data } = await of(city, PROMISE, asked);
    expect((await of(county, FULFIL, { commitmentId: data.givePromise?.id })).errors).toMatchObject([{ rule: 'A1.other-department' }]);
    expect((await of(personOf('eco', 'dep_410105_ecology', '410000.410100'), TOLERATE, { caseId, procedure: 'L08', missing: ['公众参与说明'], due: '2024-12-10' })).errors).toMatchObject([{ rule: 'A1.other-department' }]);
    await service.ask('land', FULFIL, { input: { commitmentId: data.givePromise?.id } });
    expect((await read())?.commitments).toMatchObject([{ state: 'FULFILLED' }]);
  });

  it('gives the first answer to a repeated idempotency key', async () => {
    const ask = () => service.ask<{ givePromise: Given }>('drc', PROMISE, { input: { caseId, procedure: 'L20', authority: '市政府', due: '2024-12-10' }, key: `p-${caseId}` });
    expect((await ask()).givePromise).toEqual((await ask()).givePromise);
  });
});
