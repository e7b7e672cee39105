import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const START = 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id version } }';
const INCIDENT = 'mutation($input: ReportIncidentInput!) { reportIncident(input: $input) { version incidents(first: 5) { totalCount nodes { id kind severity serious what place happenedOn closedOn measures } } } }';
const CLOSE = 'mutation($input: CloseIncidentInput!) { closeIncident(input: $input) { version incidents(open: true) { totalCount } } }';
const COMPLETE = 'mutation($input: CompleteProjectInput!) { completeProject(input: $input) { stage } }';
const PROJECT = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { incidents { nodes { what closedOn measures } } } }';

interface Incidents { incidents: { totalCount: number; nodes: { id: string; serious: boolean; closedOn: string | null }[] } }

describe('quality and safety incidents of a project 质量安全事件 (P6)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    projectId = (await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: '郑州测试产业园', regions: ['410105'], knownOn: '2024-01-02' } })).registerProject.id;
    await service.ask('clerk.zz', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest: 'ab'.repeat(32), knownOn: '2024-01-10' } });
  });

  const seriousFrom = (severity: string) => service.worker.transaction(async (manager) => {
    await manager.query("select set_config('app.actor', 'system:test', true)");
    await manager.query('update incident_setting set serious_from = $1', [severity]);
  });
  const report = (extra: object = {}, login = 'clerk.zz') => service.answer<{ reportIncident: Incidents }>(login, INCIDENT, { input: { projectId, kind: 'SAFETY', severity: 'CONSIDERABLE', what: '塔吊倾斜', place: '3号楼', happenedOn: '2024-06-08', knownOn: '2024-06-09', ...extra } });
  const close = (incidentId: string | undefined, extra: object = {}) => service.answer('clerk.zz', CLOSE, { input: { incidentId, on: '2024-06-20', measures: '拆除重装并复检合格', knownOn: '2024-06-21', ...extra } });
  const complete = (extra: object = {}) => service.answer('clerk.zz', COMPLETE, { input: { projectId, on: '2024-09-30', ...extra } });

  it('block completion while a serious one is open, and no longer once it is closed with what was done', async () => {
    const { data } = await report();
    const [incident] = data.reportIncident.incidents.nodes;
    expect(incident).toMatchObject({ serious: true, closedOn: null });
    expect((await complete()).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P6.open-incident-blocks-completion', details: { incidents: [{ id: incident?.id, severity: 'CONSIDERABLE' }] } }]);
    expect((await close(incident?.id)).data).toMatchObject({ closeIncident: { incidents: { totalCount: 0 } } });
    expect(await complete()).toMatchObject({ data: { completeProject: { stage: 'COMPLETED' } }, errors: [] });
    expect((await service.events()).filter(({ project_id: id }) => id === projectId).map(({ type }) => type.split('.')[2])).toEqual(['registered', 'started', 'incident-reported', 'incident-closed', 'completed']);
  });

  it('let a project be completed with one that is not serious', async () => {
    expect((await report({ severity: 'ORDINARY', kind: 'QUALITY' })).data.reportIncident.incidents.nodes).toMatchObject([{ serious: false }]);
    expect((await complete()).errors).toEqual([]);
  });

  it('are serious from the grade on that the setting says', async () => {
    await seriousFrom('ORDINARY');
    await report({ severity: 'ORDINARY' });
    expect((await complete()).errors).toMatchObject([{ rule: 'P6.open-incident-blocks-completion' }]);
    await seriousFrom('CONSIDERABLE');
  });

  it('answer as of a day with what was known of their end', async () => {
    const { data } = await report();
    await close(data.reportIncident.incidents.nodes[0]?.id);
    const then = async (asOf: string) => (await service.ask<{ project: { incidents: { nodes: object[] } } }>('clerk.zz', PROJECT, { id: projectId, asOf }, { asOf: day(asOf) })).project.incidents.nodes;
    expect([await then('2024-06-08'), await then('2024-06-20'), await then('2024-06-21')]).toEqual([[], [{ what: '塔吊倾斜', closedOn: null, measures: null }], [{ what: '塔吊倾斜', closedOn: '2024-06-20', measures: '拆除重装并复检合格' }]]);
  });

  it('are closed once, with measures, by those who see the project', async () => {
    const id = (await report()).data.reportIncident.incidents.nodes[0]?.id;
    expect((await close(id, { measures: ' ' })).errors).toMatchObject([{ rule: 'P6.closed-without-measures' }]);
    expect((await close(id, { expectedVersion: 1 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    const both = await Promise.all([close(id), close(id)]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P6.incident-closed-already' }]);
    expect((await report({}, 'clerk.ly')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await report({}, 'fin')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await close('inc_unknown')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('keep one of completion and incident where both come at the same time', async () => {
    const [done, found] = await Promise.all([complete(), report()]);
    expect(done.errors.length === 0 || done.errors[0]?.rule === 'P6.open-incident-blocks-completion').toBe(true);
    expect(found.errors).toEqual([]);
  });
});
