import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id code stage version } }';
const REPORT = 'mutation($input: ReportProgressInput!, $key: String) { reportProgress(input: $input, idempotencyKey: $key) { id version reports(year: 2024) { totalCount nodes { id period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } physicalProgress amendedBy { reason } } } } }';
const AMEND = 'mutation($input: AmendReportInput!) { amendReport(input: $input) { reports(year: 2024) { nodes { investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } amendedBy { reason } } } } }';
const START = 'mutation($input: ReportStartInput!) { reportStart(input: $input) { stage startedOn } }';
const evidenceDigest = 'ab'.repeat(32);

interface Reports { reports: { totalCount: number; nodes: { id: string; period: { label: string }; investment: { amount: string }; cumulative: { amount: string }; amendedBy: { reason: string } | null }[] } }

describe('report progress 报送进度 (P6)', () => {
  let service: TestService;
  let projectId: string;

  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    const { registerProject } = await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: '郑州测试产业园', regions: ['410105'], totalInvestment: { amount: '12.5', unit: 'YI' } } });
    projectId = registerProject.id;
    await service.ask('clerk.zz', START, { input: { projectId, startedOn: '2024-03-01', evidenceDigest } });
  });

  const report = (month: number, amount: string, extra: object = {}) => ({ projectId, period: { year: 2024, month }, investment: { amount, unit: 'WAN' }, ...extra });

  it('derives the cumulative of the year and keeps row, event and audit together', async () => {
    await service.ask('clerk.zz', REPORT, { input: report(3, '3200.5') });
    const { reportProgress } = await service.ask<{ reportProgress: Reports }>('clerk.zz', REPORT, { input: report(4, '650.25', { physicalProgress: '12.5' }) });
    expect(reportProgress.reports.nodes.map((each) => [each.period.label, each.investment.amount, each.cumulative.amount])).toEqual([['2024年3月', '3200.5', '3200.5'], ['2024年4月', '650.25', '3850.75']]);
    const events = (await service.events()).filter((event) => event.project_id === projectId);
    expect(events.map((event) => [event.type, event.aggregate_version])).toEqual([
      ['projects.project.registered.v1', 1], ['projects.project.started.v1', 2], ['projects.project.progress-reported.v1', 3], ['projects.project.progress-reported.v1', 4]]);
    expect(events[3]?.data).toMatchObject({ investment: '6502500.00', cumulative: '38507500.00' });
    const audit = await service.worker.query<{ version: number }[]>('select version from audit where entity_id = $1 order by version', [projectId]);
    expect(audit.map((row) => row.version)).toEqual([1, 2, 3, 4]);
  });

  it('refuses a second report of the month and changes nothing', async () => {
    await service.ask('clerk.zz', REPORT, { input: report(3, '100') });
    const before = (await service.events()).length;
    const { errors } = await service.answer('clerk.zz', REPORT, { input: report(3, '200') });
    expect(errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P6.already-reported' }]);
    expect(await service.events()).toHaveLength(before);
  });

  it('corrects by an amendment with a reason, and keeps what was said before', async () => {
    const { reportProgress } = await service.ask<{ reportProgress: Reports }>('clerk.zz', REPORT, { input: report(3, '100') });
    await service.ask('clerk.zz', REPORT, { input: report(4, '50') });
    const { amendReport } = await service.ask<{ amendReport: Reports }>('clerk.zz', AMEND, { input: { reportId: reportProgress.reports.nodes[0]?.id, investment: { amount: '80', unit: 'WAN' }, reason: '重复计入设备款' } });
    expect(amendReport.reports.nodes.map((each) => [each.investment.amount, each.cumulative.amount, each.amendedBy?.reason ?? null])).toEqual([['100', '100', '重复计入设备款'], ['80', '80', null], ['50', '130', null]]);
  });

  it('gives the first answer to a repeated idempotency key and refuses the key with another input', async () => {
    const first = await service.ask<{ reportProgress: { version: number } }>('clerk.zz', REPORT, { input: report(3, '100'), key: `k-${projectId}` });
    const again = await service.ask<{ reportProgress: { version: number } }>('clerk.zz', REPORT, { input: report(3, '100'), key: `k-${projectId}` });
    expect(again.reportProgress.version).toBe(first.reportProgress.version);
    const { errors } = await service.answer('clerk.zz', REPORT, { input: report(3, '101'), key: `k-${projectId}` });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'idempotency.other-input' }]);
  });

  it('answers as of a day with what was known then', async () => {
    await service.ask('clerk.zz', REPORT, { input: report(3, '100', { knownOn: '2024-04-02' }) });
    await service.ask('clerk.zz', REPORT, { input: report(4, '50', { knownOn: '2024-05-03' }) });
    const asked = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { reports(year: 2024) { nodes { period { label } cumulative { amount(unit: WAN) } } } } }';
    const then = await service.ask<{ project: Reports }>('clerk.zz', asked, { id: projectId, asOf: '2024-11-20' }, { asOf: day('2024-11-20') });
    expect(then.project.reports.nodes).toHaveLength(2);
    const april = await service.ask<{ project: Reports }>('clerk.zz', asked, { id: projectId, asOf: '2024-04-30' }, { asOf: day('2024-04-30') });
    expect(april.project.reports.nodes.map((each) => [each.period.label, each.cumulative.amount])).toEqual([['2024年3月', '100']]);
    const { errors } = await service.answer('clerk.zz', asked, { id: projectId, asOf: '2024-04-01' }, { asOf: day('2024-04-01') });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('does not tell of a correction before it was known', async () => {
    const { reportProgress } = await service.ask<{ reportProgress: Reports }>('clerk.zz', REPORT, { input: report(3, '100', { knownOn: '2024-04-02' }) });
    await service.ask('clerk.zz', REPORT, { input: report(4, '50', { knownOn: '2024-05-03' }) });
    await service.ask('clerk.zz', AMEND, { input: { reportId: reportProgress.reports.nodes[0]?.id, investment: { amount: '80', unit: 'WAN' }, reason: '重复计入', knownOn: '2024-06-05' } });
    const asked = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { reports { nodes { cumulative { amount(unit: WAN) } amendedBy { cumulative { amount(unit: WAN) } } } } } }';
    const told = async (asOf: string) => (await service.ask<{ project: Reports }>('clerk.zz', asked, { id: projectId, asOf }, { asOf: day(asOf) })).project.reports.nodes;
    expect(await told('2024-06-04')).toEqual([{ cumulative: { amount: '100' }, amendedBy: null }, { cumulative: { amount: '150' }, amendedBy: null }]);
    expect(await told('2024-06-05')).toEqual([{ cumulative: { amount: '100' }, amendedBy: { cumulative: { amount: '80' } } }, { cumulative: { amount: '80' }, amendedBy: null }, { cumulative: { amount: '130' }, amendedBy: null }]);
  });

  it('does not let another city see or report the project', async () => {
    const { errors } = await service.answer('clerk.ly', REPORT, { input: report(3, '1') });
    expect(errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('refuses a stale version', async () => {
    const { errors } = await service.answer('clerk.zz', REPORT, { input: report(3, '1', { expectedVersion: 1 }) });
    expect(errors).toMatchObject([{ code: 'CONFLICT', details: { expected: 1, found: 2 } }]);
  });

  it('refuses a person whose roles do not report', async () => {
    const { errors } = await service.answer('fin', REPORT, { input: report(3, '1') });
    expect(errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
  });
});
