import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const LINKS = 'partOf { project { id code } kind since reason } parts { totalCount nodes { project { id } kind since } } partTotals { kind count unstated totalInvestment { amount } difference { amount } } nationalCode';
const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const ADD = `mutation($input: AddPartInput!) { addPart(input: $input) { id version ${LINKS} } }`;
const REMOVE = `mutation($input: RemovePartInput!) { removePart(input: $input) { id version ${LINKS} } }`;
const PROJECT = `query($id: ID, $asOf: Date) { project(id: $id, asOf: $asOf) { id ${LINKS} } }`;
const CODE = '2403-410105-04-01-000002';

interface Link { project: { id: string; code: string } | null; kind: string; since: string; reason: string }
interface Linked { id: string; version: number; partOf: Link | null; parts: { totalCount: number; nodes: Link[] }; partTotals: object[]; nationalCode: string | null }

describe('parts of a project 打捆、标段、分期 (P8)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  let named = 0;
  const registered = async (total: string | null = null, extra: object = {}): Promise<string> => (await service.ask<{ registerProject: { id: string } }>('drc', REGISTER,
    { input: { name: `组成测试项目甲${(named += 1)}`, regions: ['410105'], totalInvestment: total && { amount: total, unit: 'YI' }, knownOn: '2024-01-02', ...extra } })).registerProject.id;
  const adding = (wholeId: string, partId: string, extra: object = {}) => ({ input: { wholeId, partId, kind: 'SUBPROJECT', reason: '打捆立项', knownOn: '2024-03-05', ...extra } });
  const add = async (wholeId: string, partId: string, extra: object = {}, login = 'drc'): Promise<Linked> => (await service.ask<{ addPart: Linked }>(login, ADD, adding(wholeId, partId, extra))).addPart;
  const refused = async (wholeId: string, partId: string, extra: object = {}, login = 'drc') => (await service.answer(login, ADD, adding(wholeId, partId, extra))).errors;
  const remove = async (partId: string, extra: object = {}): Promise<Linked> => (await service.ask<{ removePart: Linked }>('drc', REMOVE, { input: { partId, reason: '单独立项', knownOn: '2024-06-01', ...extra } })).removePart;
  const project = async (id: string, asOf: string | null = null): Promise<Linked> => (await service.ask<{ project: Linked }>('drc', PROJECT, { id, asOf }, asOf ? { asOf: day(asOf) } : {})).project;

  it('are joined and taken out again; row, event and audit go together, and both sides answer as of a day', async () => {
    const [whole, part] = [await registered(), await registered()];
    expect(await add(whole, part, { since: '2024-03-01' })).toMatchObject({ id: part, version: 2, partOf: { project: { id: whole }, kind: 'SUBPROJECT', since: '2024-03-01', reason: '打捆立项' } });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.part-added.v1', project_id: part, aggregate_version: 2, known_on: '2024-03-05', data: { wholeId: whole } });
    expect((await project(whole)).parts).toMatchObject({ totalCount: 1, nodes: [{ project: { id: part }, kind: 'SUBPROJECT' }] });
    expect(await remove(part, { on: '2024-05-20' })).toMatchObject({ version: 3, partOf: null });
    const then = async (asOf: string) => [(await project(whole, asOf)).parts.totalCount, (await project(part, asOf)).partOf?.project?.id];
    expect([await then('2024-03-04'), await then('2024-03-05'), await then('2024-05-31'), await then('2024-06-01')]).toEqual([[0, undefined], [1, whole], [1, whole], [0, undefined]]);
    expect(await add(whole, part, { kind: 'PHASE', knownOn: '2024-07-01' })).toMatchObject({ partOf: { kind: 'PHASE' } });
  });

  it('show their money beside that of the whole, and a difference as it is', async () => {
    const whole = await registered('10');
    for (const [total, kind] of [['4', 'SUBPROJECT'], ['5.5', 'SUBPROJECT'], [null, 'SUBPROJECT'], ['12', 'SECTION']] as const) await add(whole, await registered(total), { kind });
    expect((await project(whole)).partTotals).toEqual([
      { kind: 'SECTION', count: 1, unstated: 0, totalInvestment: { amount: '1200000000' }, difference: { amount: '-200000000' } },
      { kind: 'SUBPROJECT', count: 3, unstated: 1, totalInvestment: { amount: '950000000' }, difference: { amount: '50000000' } },
    ]);
    const unstated = await registered();
    await add(unstated, await registered('1'));
    expect((await project(unstated)).partTotals).toMatchObject([{ difference: null }]);
    expect((await project(whole, '2024-03-04')).partTotals).toEqual([]);
  });

  it('have the one code of the package unless they have their own; several studies give several codes', async () => {
    const whole = await registered(null, { code: CODE });
    const [sub, own, phase] = [await registered(), await registered(null, { code: '2404-410105-04-01-000003' }), await registered()];
    for (const [part, kind] of [[sub, 'SUBPROJECT'], [own, 'SUBPROJECT'], [phase, 'PHASE']] as const) await add(whole, part, { kind });
    const deeper = await registered();
    await add(sub, deeper);
    expect(await Promise.all([whole, sub, deeper, own, phase].map(async (id) => (await project(id)).nationalCode))).toEqual([CODE, CODE, CODE, '2404-410105-04-01-000003', null]);
    expect((await project(sub, '2024-03-04')).nationalCode).toBeNull();
  });

  it('never close a circle, lie four deep at most and in one whole at a time', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, () => registered()));
    const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids;
    expect(await refused(a, a)).toMatchObject([{ rule: 'P8.part-in-a-circle' }]);
    for (const [whole, part] of [[a, b], [b, c], [d, e], [e, f]] as const) await add(whole, part);
    expect(await refused(c, a)).toMatchObject([{ rule: 'P8.part-in-a-circle' }]);
    expect(await refused(d, b)).toMatchObject([{ rule: 'P8.part-of-another' }]);
    expect(await refused(c, d)).toMatchObject([{ rule: 'P8.part-too-deep', details: { steps: 5, deepest: 4 } }]);
    expect((await add(b, d)).partOf).toMatchObject({ project: { id: b } });
  });

  it('close no circle when four join in a ring at once, and none on a day that was', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => registered()));
    const ring = await Promise.all(ids.map((id, at) => service.answer('drc', ADD, adding(ids[(at + 1) % 4] ?? '', id))));
    expect(ring.flatMap(({ errors }) => errors.map(({ rule }) => rule))).toEqual(['P8.part-in-a-circle']);
    const [one, other] = [await registered(), await registered()];
    await add(one, other);
    await remove(other);
    expect(await refused(other, one, { knownOn: '2024-05-01' })).toMatchObject([{ rule: 'P8.part-in-a-circle' }]);
    await add(other, one, { knownOn: '2024-06-01' });
  });

  it('are known before they are joined, with a reason, by the version that was seen', async () => {
    const [whole, part] = [await registered(), await registered()];
    for (const [extra, rule] of [
      [{ reason: '' }, 'P8.part-without-reason'], [{ since: '2024-03-06' }, 'P8.part-since-in-future'], [{ knownOn: '2024-11-21' }, 'day.in-the-future'], [{ expectedVersion: 7 }, 'access.stale-version'], [{ wholeId: 'prj_nobody' }, 'access.not-found'],
    ] as const) expect(await refused(whole, part, extra)).toMatchObject([{ rule }]);
    expect((await service.answer('drc', REMOVE, { input: { partId: part, reason: '移出' } })).errors).toMatchObject([{ rule: 'P8.not-a-part' }]);
  });

  it('are joined by development and reform of all the regions of both; whoever sees one of them sees that one', async () => {
    const [here, across, there] = [await registered(), await registered(null, { regions: ['410105', '410325'] }), await registered(null, { regions: ['410325'] })];
    expect(await refused(across, here, {}, 'clerk.zz')).toMatchObject([{ rule: 'access.not-your-task' }]);
    expect(await refused(across, here, {}, 'drc.zz')).toMatchObject([{ rule: 'access.outside-your-region' }]);
    expect(await refused(there, here, {}, 'drc.zz')).toMatchObject([{ code: 'NOT_FOUND' }]);
    await add(there, here);
    const { project: seen } = await service.ask<{ project: Linked }>('clerk.zz', PROJECT, { id: here });
    expect(seen.partOf).toMatchObject({ project: null, kind: 'SUBPROJECT' });
    const { project: whole } = await service.ask<{ project: Linked }>('clerk.ly', PROJECT, { id: there });
    expect(whole.parts.totalCount).toBe(0);
    await add(await registered(), await registered(), {}, 'drc.zz');
  });
});
