import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const CODES = 'codes { code since until change reason }';
const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id code version } }';
const CHANGE = `mutation($input: ChangeCodeInput!, $key: String) { changeCode(input: $input, idempotencyKey: $key) { id code version ${CODES} } }`;
const BY_CODE = `query($code: String, $asOf: Date) { project(code: $code, asOf: $asOf) { id code ${CODES} } }`;
const BY_KEY = 'query($keys: [_Any!]!) { _entities(representations: $keys) { ... on Project { id } } }';
const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted codes rejected { code } warnings { row code } } }';
const [OLD, NEW, THIRD] = ['2018-410105-48-01-000001', '2403-410105-04-01-000002', '2406-410105-04-01-000003'];

interface Held { code: string; since: string | null; until: string | null; change: string | null; reason: string | null }
interface Coded { id: string; code: string; version: number; codes: Held[] }

describe('codes of a project 项目代码沿革 (P8)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition); });
  afterEach(() => service.stop());

  let named = 0;
  const registered = async (code: string | null, extra: object = {}): Promise<string> =>
    (await service.ask<{ registerProject: Coded }>('drc', REGISTER, { input: { name: `代码测试项目甲${(named += 1)}`, code, regions: ['410105'], knownOn: '2024-01-02', ...extra } })).registerProject.id;
  const change = async (projectId: string, code: string | null, extra: object = {}, login = 'drc'): Promise<Coded> =>
    (await service.ask<{ changeCode: Coded }>(login, CHANGE, { input: { projectId, code, change: 'NEW', reason: '可研批复后重新赋码', knownOn: '2024-03-05', ...extra } })).changeCode;
  const refused = async (projectId: string, code: string | null, extra: object = {}, login = 'drc') => (await service.answer(login, CHANGE, { input: { projectId, code, change: 'NEW', reason: '更正', ...extra } })).errors;
  const found = async (code: string, asOf: string | null = null): Promise<Coded> => (await service.ask<{ project: Coded }>('drc', BY_CODE, { code, asOf }, asOf ? { asOf: day(asOf) } : {})).project;

  it('follow each other: row, event and audit go together, later events have the new one for a subject', async () => {
    const id = await registered(OLD);
    const changed = await change(id, NEW, { since: '2024-03-01' });
    expect(changed).toMatchObject({ code: NEW, version: 2, codes: [{ code: OLD, since: null, until: '2024-03-01', change: null }, { code: NEW, since: '2024-03-01', until: null, change: 'NEW', reason: '可研批复后重新赋码' }] });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.code-changed.v1', project_id: id, aggregate_version: 2, known_on: '2024-03-05', data: { earlier: OLD, code: NEW } });
    await service.ask('drc', 'mutation($input: ReportStartInput!) { reportStart(input: $input) { code } }', { input: { projectId: id, startedOn: '2024-04-01', evidenceDigest: 'ab'.repeat(32) } });
    expect(await service.worker.query('select subject from event where aggregate_id = $1 order by aggregate_version', [id])).toEqual([{ subject: OLD }, { subject: NEW }, { subject: NEW }]);
    expect(await service.worker.query('select before, after from audit where entity_id = $1 and version = 2', [id])).toEqual([{ before: { code: OLD, version: 1 }, after: { code: NEW, version: 2 } }]);
  });

  it('each find the project, as known on a day, by a reference too', async () => {
    const id = await registered(OLD);
    await change(id, NEW);
    await change(id, THIRD, { knownOn: '2024-06-05' });
    for (const code of [OLD, NEW, THIRD]) expect(await found(code)).toMatchObject({ id, code: THIRD });
    for (const code of [OLD, NEW, THIRD]) expect(await found(code, '2024-04-01')).toMatchObject({ id, code: NEW, codes: [{ code: OLD, until: '2024-03-05' }, { code: NEW, until: null }] });
    expect((await found(THIRD, '2024-01-02')).codes).toEqual([{ code: OLD, since: null, until: null, change: null, reason: null }]);
    const keys = [OLD, THIRD, 'CS-NOBODY'].map((code) => ({ __typename: 'Project', code }));
    expect(await service.ask('drc', BY_KEY, { keys })).toEqual({ _entities: [{ id }, { id }, null] });
    expect((await service.answer('drc', BY_CODE, { code: 'CS-NOBODY' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('belong to one project: what another has, or had rightly, is refused; what it had wrongly is free', async () => {
    const one = await registered(OLD);
    const other = await registered(THIRD);
    expect(await refused(other, OLD)).toMatchObject([{ rule: 'P8.code-taken' }]);
    await change(one, NEW);
    expect(await refused(other, OLD)).toMatchObject([{ rule: 'P8.code-taken' }]);
    expect((await service.answer('drc', REGISTER, { input: { name: '另一项目', code: OLD, regions: ['410105'] } })).errors).toMatchObject([{ rule: 'P8.code-taken' }]);
    const corrected = await change(one, null, { change: 'CORRECTION', reason: '误录其他项目代码', knownOn: '2024-05-01' });
    expect(corrected.code).toMatch(/^CS-/);
    await change(other, NEW, { knownOn: '2024-05-02' });
    expect([(await found(NEW)).id, (await found(NEW, '2024-04-01')).id, (await found(corrected.code)).id]).toEqual([other, one, one]);
  });

  it('are given once, also at the same moment', async () => {
    const ids = [await registered(OLD), await registered(THIRD)];
    const both = await Promise.all([...ids.map((projectId) => service.answer('drc', CHANGE, { input: { projectId, code: NEW, change: 'NEW', reason: '赋码' } })), service.answer('drc', REGISTER, { input: { name: '同时登记', code: NEW, regions: ['410105'] } })]);
    expect(both.flatMap(({ errors }) => errors.map(({ rule }) => rule))).toEqual(['P8.code-taken', 'P8.code-taken']);
  });

  it('may go back to one the project had', async () => {
    const id = await registered(OLD);
    await change(id, NEW);
    expect((await change(id, OLD, { change: 'CORRECTION', knownOn: '2024-04-01' })).codes.map(({ code }) => code)).toEqual([OLD, NEW, OLD]);
    expect(await found(NEW)).toMatchObject({ id, code: OLD });
  });

  it('are checked by shape, region and type, and need a reason and the version that was seen', async () => {
    const id = await registered(OLD, { kind: 'APPROVAL' });
    for (const [code, extra, rule] of [
      ['2413-410105-04-01-000002', {}, 'P8.code-shape'], ['2403-419999-04-01-000002', {}, 'P8.code-region-unknown'], ['2018-410105-48-03-000002', {}, 'P8.code-type-differs'], [null, {}, 'P8.code-missing'], [NEW, { reason: '' }, 'P8.code-change-without-reason'],
      [NEW, { expectedVersion: 7 }, 'access.stale-version'], [NEW, { knownOn: '2024-11-21' }, 'day.in-the-future'], [NEW, { since: '2024-11-21' }, 'P8.code-since-in-future'], [OLD, {}, 'P8.code-unchanged'],
    ] as const) expect(await refused(id, code, extra)).toMatchObject([{ rule }]);
    await change(id, '2509-320193-89-01-544060');
  });

  it('are changed by development and reform of the whole project\'s regions', async () => {
    const id = await registered(OLD, { regions: ['410105', '410325'] });
    expect(await refused(id, NEW, {}, 'clerk.zz')).toMatchObject([{ rule: 'access.not-your-task' }]);
    expect(await refused(id, NEW, {}, 'drc.zz')).toMatchObject([{ rule: 'access.outside-your-region' }]);
    expect((await change(await registered(THIRD), NEW, {}, 'drc.zz')).code).toBe(NEW);
  });

  it('give the first answer to a repeated key', async () => {
    const id = await registered(OLD);
    const input = { projectId: id, code: NEW, change: 'NEW', reason: '赋码' };
    const [first, again] = await Promise.all([1, 2].map(() => service.ask<{ changeCode: Coded }>('drc', CHANGE, { input, key: 'k' })));
    expect([first?.changeCode.version, again?.changeCode.version]).toEqual([2, 2]);
  });

  it('let a list that still writes an earlier one mean the same project, and say so', async () => {
    const id = await registered(OLD);
    await change(id, NEW);
    const row = (at: number, nationalCode: string) => ({ sheet: 'S', row: at, name: `改名后的清单项目${at}`, regionCodes: ['410105'], nationalCode, year: 2024, phase: 'continuing', listId: `L${at}` });
    const { importProjects } = await service.ask<{ importProjects: object }>('drc', IMPORT, { input: { file: 'a.csv', digest: 'd', rows: [row(2, OLD), row(3, NEW), row(4, '2403-419999-04-01-000002')] } });
    expect(importProjects).toEqual({ accepted: 2, codes: [NEW, NEW, ''], rejected: [{ code: 'P8.code-region-unknown' }], warnings: [{ row: 2, code: 'P8.code-is-another' }, { row: 2, code: 'P8.name-is-another' }, { row: 3, code: 'P8.name-is-another' }] });
    expect(await found(OLD)).toMatchObject({ id, code: NEW });
  });
});
