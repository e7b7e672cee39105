import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const START = 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }';
const REPORT = 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }';
const CHECK = 'mutation($input: CheckReportsInput!) { checkReports(input: $input) { id version } }';
const ODD = 'query($filter: OddReportFilter, $asOf: Date) { oddReports(filter: $filter, asOf: $asOf) { totalCount nodes { kind project { id } from { label } to { label } reportIds numbers { name value } explanation explanationEn knownOn } } }';
const RECORDS = 'query($filter: AccountabilityFilter) { accountability(filter: $filter) { nodes { kind responsible { id } foundBy { id } oddFindingId } } }';
interface Odd { totalCount: number; nodes: { kind: string; reportIds: string[]; knownOn: string }[] }

let made = 0;

describe('a look through reports 报送数据检查 (P9)', () => {
  let service: TestService;
  let projectId: string;
  beforeEach(async () => {
    service = await startTestService(definition);
    projectId = (await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: `测试${made += 1}`, regions: ['410105'], knownOn: '2024-01-02' } })).registerProject.id;
    await service.ask('clerk.zz', START, { input: { projectId, startedOn: '2024-01-10', evidenceDigest: 'ab'.repeat(32), knownOn: '2024-01-12' } });
  });
  afterEach(() => service.stop());

  const report = async (from: number, to: number, amount = '377.15') => {
    for (let month = from; month <= to; month += 1) await service.ask('clerk.zz', REPORT, { input: { projectId, period: { year: 2024, month }, investment: { amount, unit: 'WAN' }, knownOn: `2024-${String(month + 1).padStart(2, '0')}-05` } });
  };
  const odd = async (login = 'sup', asOf: string | null = null, filter: object = { project: projectId }) => (await service.ask<{ oddReports: Odd }>(login, ODD, { filter, asOf }, asOf ? { asOf: day(asOf) } : {})).oddReports;
  const found = async () => (await service.events()).filter(({ type }) => type === 'projects.project.contradiction-raised.v1').length;

  it('is taken each day at projects that have new reports, and keeps each run once with who answers for it', async () => {
    await report(2, 5);
    expect((await odd()).totalCount).toBe(0);
    await service.tick(day('2024-11-21'));
    expect(await odd()).toMatchObject({ totalCount: 1, nodes: [{ kind: 'SAME_AMOUNTS', project: { id: projectId }, from: { label: '2024年2月' }, to: { label: '2024年5月' }, reportIds: [1, 2, 3, 4].map(() => expect.stringMatching(/^rpt_/)), knownOn: '2024-11-21' }] });
    expect((await service.ask<{ accountability: { nodes: object[] } }>('gov', RECORDS, { filter: { project: projectId } })).accountability.nodes).toMatchObject([{ kind: 'ODD_REPORTS', responsible: { id: person('clerk.zz').id }, foundBy: null, oddFindingId: expect.stringMatching(/^odd_/) }]);
    await report(6, 6);
    await service.tick(day('2024-11-22'));
    expect([(await odd()).totalCount, await found()]).toEqual([1, 1]);
    expect([(await odd('sup', '2024-11-20')).totalCount, (await odd('clerk.ly')).totalCount, (await odd('clerk.zz', null, { region: '410100', kind: ['SAME_AMOUNTS'] })).totalCount]).toEqual([0, 0, 1]);
  });

  it('does not look again at what has not changed', async () => {
    await report(2, 5);
    await service.tick(day('2024-11-21'));
    const [before] = await service.worker.query<{ n: number }[]>('select count(*)::int as n from event');
    await service.tick(day('2024-11-22'));
    expect((await service.worker.query<{ n: number }[]>('select count(*)::int as n from event'))[0]).toEqual(before);
  });

  it('is taken on demand by who supervises, also twice at once', async () => {
    await report(2, 5);
    await Promise.all([service.ask('sup', CHECK, { input: { projectId } }), service.ask('drc', CHECK, { input: { projectId } })]);
    expect([(await odd()).totalCount, await found()]).toEqual([1, 1]);
    await service.tick(day('2024-11-21'));
    expect(await found()).toBe(1);
    expect((await service.answer('clerk.zz', CHECK, { input: { projectId } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
  });
});
