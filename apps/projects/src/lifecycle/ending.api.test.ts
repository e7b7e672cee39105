import { startWithoutPermits } from '@cornerstone/events/approvals';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { accepted codes rejected { message } } }';
const ENDINGS = 'endings { kind on reason documentNumber authority { id } year programme knownOn }';
const REMOVE = `mutation($input: RemoveProjectInput!) { removeProject(input: $input) { stage version ${ENDINGS} listings { programme removedOn } } }`;
const CANCEL = `mutation($input: CancelProjectInput!) { cancelProject(input: $input) { stage version ${ENDINGS} } }`;
const PROJECT = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { stage reports { totalCount } ${ENDINGS} listings { programme removedOn } } }`;

const decision = { on: '2024-10-08', reason: '连续两年未开工', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改重点〔2024〕86号' };
interface Ended { stage: string; version: number; endings: { kind: string; on: string; documentNumber: string; authority: { id: string } }[]; listings: { programme: string; removedOn: string | null }[]; reports: { totalCount: number } }

describe('remove and cancel a project 调退与取消 (P2)', () => {
  let service: TestService;
  let projectId: string;
  let name: string;
  let made = 0;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    name = `郑州调退测试${(made += 1)}号`;
    const row = (programme: string, at: number) => ({ sheet: 's', row: at, name, regionCodes: ['410105'], level: at === 0 ? 'PROVINCIAL' : 'CITY', year: 2024, programme, phase: 'planned_new_start', knownOn: '2024-01-05', annualPlan: { amount: '100', unit: 'WAN' } });
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', IMPORT, { input: { file: `${name}.csv`, digest: 'ab'.repeat(32), rows: ['省重点项目', '百千工程'].map(row) } });
    projectId = (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code: importProjects.codes[0] })).project.id;
  });

  const remove = (extra: object = {}, login = 'drc') => service.answer<{ removeProject: Ended }>(login, REMOVE, { input: { projectId, ...decision, ...extra } });
  const cancel = (extra: object = {}, login = 'drc') => service.answer<{ cancelProject: Ended }>(login, CANCEL, { input: { projectId, ...decision, ...extra } });
  const on = async (asOf: string | null) => (await service.ask<{ project: Ended }>('drc', PROJECT, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;
  const found = async (programme: string, asOf: string | null = null) => (await service.ask<{ projects: { totalCount: number } }>('drc', 'query($filter: ProjectFilter, $asOf: Date) { projects(filter: $filter, asOf: $asOf) { totalCount } }', { filter: { programme, year: 2024, text: name }, asOf }, asOf ? { asOf: day(asOf) } : {})).projects.totalCount;

  it('takes it off all lists: stage, event, row and audit with reason and authority; past reports stay, and before that day nothing is known of it', async () => {
    await service.ask('clerk.zz', 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { input: { projectId, period: { year: 2024, month: 3 }, investment: { amount: '10', unit: 'WAN' }, knownOn: '2024-04-02' } });
    const { data: { removeProject } } = await remove({ year: 2024, knownOn: '2024-10-09' });
    expect(removeProject).toMatchObject({ stage: 'REMOVED', endings: [{ kind: 'REMOVED', on: '2024-10-08', reason: '连续两年未开工', documentNumber: decision.documentNumber, authority: { id: decision.authorityId }, year: 2024, programme: null }] });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.removed.v1', project_id: projectId, aggregate_version: removeProject.version, known_on: '2024-10-09', data: { reason: '连续两年未开工', listingIds: [expect.any(String), expect.any(String)] } });
    expect(await on(null)).toMatchObject({ stage: 'REMOVED', reports: { totalCount: 1 }, listings: [{ removedOn: '2024-10-08' }, { removedOn: '2024-10-08' }] });
    expect(await on('2024-10-08')).toMatchObject({ stage: 'PLANNED_START', endings: [], listings: [{ removedOn: null }, { removedOn: null }] });
  });

  it('takes it off one programme\'s list and leaves it on the others', async () => {
    const { data: { removeProject } } = await remove({ year: 2024, programme: '百千工程' });
    expect(removeProject).toMatchObject({ stage: 'PLANNED_START', endings: [{ kind: 'DELISTED', programme: '百千工程' }] });
    expect(Object.fromEntries(removeProject.listings.map(({ programme, removedOn }) => [programme, removedOn]))).toEqual({ 百千工程: '2024-10-08', 省重点项目: null });
    expect([await found('百千工程'), await found('省重点项目'), await found('百千工程', '2024-10-07')]).toEqual([0, 1, 1]);
    expect((await remove({ year: 2024, programme: '百千工程' })).errors).toMatchObject([{ rule: 'P2.not-on-list' }]);
    expect((await remove()).data.removeProject.stage).toBe('REMOVED');
    expect((await remove()).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P2.removed-already' }]);
  });

  it('leaves it at the level of the highest list that remains', async () => {
    const level = async (asOf: string) => (await service.ask<{ project: { level: string } }>('drc', 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { level } }', { id: projectId, asOf }, { asOf: day(asOf) })).project.level;
    await remove({ programme: '省重点项目' });
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.delisted.v1', data: { level: 'CITY' } });
    expect([await level('2024-11-19'), await level('2024-11-20')]).toEqual(['PROVINCIAL', 'CITY']);
  });

  it('cancels it, then removes it formally; in between and after nothing more is planned, reported, started or assigned', async () => {
    const refusals = async () => {
      const ask = async (document: string, input: object) => (await service.answer('drc', document, { input: { projectId, ...input } })).errors.map(({ rule }) => rule)[0];
      return [
        await ask('mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }', { period: { year: 2024, month: 9 }, investment: { amount: '1', unit: 'WAN' } }),
        await ask('mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { year: 2024, investment: { amount: '1', unit: 'WAN' } }),
        await ask('mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }', { startedOn: '2024-11-01', evidenceDigest: 'ab'.repeat(32) }),
        await ask('mutation($input: PlanStartOrResumptionInput!) { planStartOrResumption(input: $input) { id } }', { targetOn: '2025-03-31', measures: '协调', departmentId: 'dep_410100_development_reform', personId: 'per_0193a000-0011-7000-8000-000000000011' }),
        await ask('mutation($input: AssignLeaderInput!) { assignLeader(input: $input) { id } }', { personId: 'per_0193a000-000c-7000-8000-00000000000c', departmentId: 'dep_410100_development_reform', teamIds: ['per_0193a000-0001-7000-8000-000000000001'] }),
        await ask(CANCEL, decision),
      ];
    };
    const nothing = ['P6.project-takes-no-reports', 'P5.project-not-planned', 'P2.not-before-start', 'P2.nothing-to-start', 'P7.project-takes-no-leader', 'P2.not-to-be-cancelled'];
    expect((await cancel()).data.cancelProject).toMatchObject({ stage: 'CANCELLED', endings: [{ kind: 'CANCELLED' }] });
    expect(await refusals()).toEqual(nothing);
    expect((await remove()).data.removeProject).toMatchObject({ stage: 'REMOVED', endings: [{ kind: 'CANCELLED' }, { kind: 'REMOVED' }] });
    expect(await refusals()).toEqual(nothing);
  });

  it.each([
    ['P2.ending-without-reason', { reason: ' ' }], ['P2.ending-without-document', { documentNumber: '' }], ['P2.ending-in-the-future', { on: '2024-11-21' }], ['P2.authority-too-low', { authorityId: 'dep_410100_development_reform' }],
    ['P2.authority-elsewhere', { authorityId: 'dep_140000_development_reform' }], ['P2.department-unknown', { authorityId: 'dep_410000_magic' }],
  ])('refuses both with %s and changes nothing', async (rule, extra) => {
    const before = await service.events();
    expect([(await remove(extra)).errors, (await cancel(extra)).errors]).toMatchObject([[{ rule }], [{ rule }]]);
    expect(await service.events()).toEqual(before);
  });

  it('is for the development and reform of the place', async () => {
    for (const login of ['clerk.zz', 'gov', 'sup']) expect((await remove({}, login)).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await cancel({}, 'drc.ly')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('shows what approvals found of its start', async () => {
    const violation = startWithoutPermits.of(day('2024-11-16'), { caseId: null, startedOn: '2024-11-15', missing: ['L20', 'S05'] });
    for (const aggregateVersion of [1, 1]) await service.hear(heard(violation, { projectId, aggregateId: 'stc_1', aggregateVersion }));
    const shown = async (login: string, asOf?: string) => (await service.ask<{ projects: { nodes: { startViolations: object[] }[] } }>(login, 'query($text: String) { projects(filter: { text: $text }) { nodes { startViolations { procedures since } } } }', { text: name }, asOf ? { asOf: day(asOf) } : {})).projects.nodes;
    expect([await shown('clerk.zz'), await shown('clerk.zz', '2024-11-15'), await shown('clerk.ly')]).toEqual([[{ startViolations: [{ procedures: ['L20', 'S05'], since: '2024-11-15' }] }], [{ startViolations: [] }], []]);
  });
});
