import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const START = 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id version } }';
const REPORT = 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id version physicalProgress } }';
const AMEND = 'mutation($input: AmendReportInput!) { amendReport(input: $input) { id physicalProgress } }';
const REPORTS = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { physicalProgress reports(year: 2024) { nodes { id day fromMonth period { label } investment { amount(unit: WAN) } cumulative { amount(unit: WAN) } daysLate amendedBy { reason } } } } }';
const BATCH = 'mutation($input: ReportProgressBatchInput!, $key: String) { reportProgressBatch(input: $input, idempotencyKey: $key) { id mode accepted refused outcomes { row projectId reportId code rule message } } }';
const SPRINT = 'mutation($input: DeclareSprintInput!) { declareSprint(input: $input) { id rhythm from to region { code } } }';

interface Node { id: string; day: string | null; fromMonth: number | null; period: { label: string }; investment: { amount: string }; cumulative: { amount: string }; daysLate: number | null; amendedBy: { reason: string } | null }
interface Batch { id: string; accepted: number; refused: number; outcomes: { row: number; reportId: string | null; code: string | null; rule: string | null; message: string | null }[] }

describe('months, weeks and days of reports 月报、周报、日报 (P6)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => { projectId = await started('郑州测试产业园'); });

  const started = async (name: string, login = 'clerk.zz', region = '410105'): Promise<string> => {
    const { registerProject } = await service.ask<{ registerProject: { id: string } }>(login, REGISTER, { input: { name, regions: [region], knownOn: '2024-01-02' } });
    await service.ask(login, START, { input: { projectId: registerProject.id, startedOn: '2024-01-02', evidenceDigest: 'ab'.repeat(32) } });
    return registerProject.id;
  };
  const wan = (amount: string) => ({ amount, unit: 'WAN' });
  const told = (period: object, amount: string, extra: object = {}) => ({ projectId, period: { year: 2024, ...period }, investment: wan(amount), ...extra });
  const report = (period: object, amount: string, extra: object = {}) => service.answer('clerk.zz', REPORT, { input: told(period, amount, extra) });
  const project = async (asOf: string | null = null) => (await service.ask<{ project: { physicalProgress: string | null; reports: { nodes: Node[] } } }>('clerk.zz', REPORTS, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;
  const reports = async (asOf: string | null = null): Promise<Node[]> => (await project(asOf)).reports.nodes;
  const batch = (mode: string, rows: object[], key: string | null = null, login = 'clerk.zz') => service.answer<{ reportProgressBatch: Batch }>(login, BATCH, { input: { mode, rows }, key });

  it('take January and February in one report', async () => {
    expect((await report({ month: 2 }, '300', { fromMonth: 1 })).errors).toEqual([]);
    expect((await report({ month: 1 }, '100')).errors).toMatchObject([{ rule: 'P6.months-overlap' }]);
    await report({ month: 3 }, '50');
    expect((await reports()).map(({ period, fromMonth, cumulative }) => [period.label, fromMonth, cumulative.amount])).toEqual([['2024年1—2月', 1, '300'], ['2024年3月', null, '350']]);
  });

  it('take a source\'s totals by their difference, and a fallen one only as a correction with a reason', async () => {
    const total = (month: number, amount: string) => service.answer('clerk.zz', REPORT, { input: { projectId, period: { year: 2024, month }, cumulative: wan(amount) } });
    await total(2, '300');
    await total(3, '420.5');
    expect((await total(4, '420')).errors).toMatchObject([{ rule: 'P6.cumulative-fell', details: { before: '4205000.00', cumulative: '4200000.00' } }]);
    expect((await reports()).map(({ period, investment }) => [period.label, investment.amount])).toEqual([['2024年1—2月', '300'], ['2024年3月', '120.5']]);
    const march = (await reports()).at(-1)?.id;
    expect((await service.answer('clerk.zz', AMEND, { input: { reportId: march, investment: wan('110'), reason: ' ' } })).errors).toMatchObject([{ rule: 'P6.amendment-without-reason' }]);
    expect((await service.answer('clerk.zz', AMEND, { input: { reportId: march, investment: wan('110'), reason: '核减重复计量' } })).errors).toEqual([]);
    expect((await total(4, '420')).errors).toEqual([]);
    expect((await reports()).at(-1)?.cumulative.amount).toBe('420');
  });

  it('make the year of the months; weeks stand beside them and count only where no month holds their days', async () => {
    await report({ week: 2 }, '20');
    await report({ week: 6 }, '7');
    await report({ month: 1 }, '100');
    expect((await reports()).map(({ period, cumulative }) => [period.label, cumulative.amount])).toEqual([['2024年第2周', '0'], ['2024年1月', '100'], ['2024年第6周', '107']]);
    await report({ month: 2 }, '30');
    expect((await reports()).at(-1)).toMatchObject({ period: { label: '2024年2月' }, cumulative: { amount: '130' } });
  });

  it('take a day only in a sprint that asks for it, and never add it to the year', async () => {
    const daily = (on: string, amount = '3') => report({}, amount, { day: on });
    expect((await daily('2024-03-05')).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P6.no-sprint' }]);
    const sprint = { name: '郑州攻坚', rhythm: 'DAY', region: '410100', from: '2024-03-01', to: '2024-03-31', knownOn: '2024-02-20' };
    expect((await service.answer('clerk.zz', SPRINT, { input: sprint })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await service.answer('drc.ly', SPRINT, { input: sprint })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await service.ask('drc', SPRINT, { input: sprint }))).toMatchObject({ declareSprint: { rhythm: 'DAY', from: '2024-03-01', region: { code: '410100' } } });
    expect(await service.ask('clerk.zz', '{ sprints(on: "2024-03-31") { totalCount nodes { name rhythm } } }')).toEqual({ sprints: { totalCount: 1, nodes: [{ name: '郑州攻坚', rhythm: 'DAY' }] } });
    expect((await daily('2024-03-05')).errors).toEqual([]);
    expect((await daily('2024-03-05')).errors).toMatchObject([{ rule: 'P6.already-reported' }]);
    expect((await daily('2024-04-01')).errors).toMatchObject([{ rule: 'P6.no-sprint' }]);
    await report({ month: 3 }, '90');
    const [first] = await reports();
    expect(first).toMatchObject({ day: '2024-03-05', cumulative: { amount: '0' } });
    await service.ask('clerk.zz', AMEND, { input: { reportId: first?.id, investment: wan('2'), reason: '误填' } });
    expect((await reports()).at(-1)?.cumulative.amount).toBe('90');
    expect((await service.events()).filter(({ project_id: id }) => id === projectId).map(({ type }) => type.split('.')[2])).toEqual(['registered', 'started', 'day-reported', 'progress-reported', 'day-report-amended']);
  });

  it('say how many days late they came; the due day is in time', async () => {
    await report({ month: 3 }, '1', { knownOn: '2024-04-05' });
    await report({ month: 4 }, '1', { knownOn: '2024-05-08' });
    await report({ week: 20 }, '1', { knownOn: '2024-05-21' });
    expect((await reports()).map(({ period, daysLate }) => [period.label, daysLate])).toEqual([['2024年3月', null], ['2024年4月', 3], ['2024年第20周', 1]]);
  });

  it('keep the project\'s physical progress with its latest period, whatever comes in afterwards', async () => {
    await report({ month: 4 }, '1', { physicalProgress: '40' });
    await report({ month: 3 }, '1', { physicalProgress: '30' });
    expect((await project()).physicalProgress).toBe('40.0000');
    await service.ask('clerk.zz', AMEND, { input: { reportId: (await reports()).at(-1)?.id, investment: wan('1'), physicalProgress: '38', reason: '复测' } });
    expect((await project()).physicalProgress).toBe('38.0000');
  });

  it('refuse the second of two reports of one month at the same time', async () => {
    const both = await Promise.all([report({ month: 3 }, '1'), report({ month: 3 }, '2')]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P6.already-reported' }]);
    expect(await reports()).toHaveLength(1);
  });

  it('refuse a correction known before what it corrects, or of another version than was seen', async () => {
    await report({ month: 3 }, '100', { knownOn: '2024-04-02' });
    const amend = async (extra: object) => service.answer('clerk.zz', AMEND, { input: { reportId: (await reports())[0]?.id, investment: wan('80'), reason: '重复计入', ...extra } });
    expect((await amend({ knownOn: '2024-04-01' })).errors).toMatchObject([{ rule: 'P6.amendment-before-report' }]);
    expect((await amend({ expectedVersion: 2 })).errors).toMatchObject([{ code: 'CONFLICT', details: { expected: 2, found: 3 } }]);
  });

  describe('in a batch 批量报送', () => {
    it('go in row by row where asked so, and each refused one says why', async () => {
      const other = await started('郑州另一产业园');
      const rows = [told({ month: 1 }, '1'), told({ month: 1 }, '2'), told({ month: 2 }, '3'), { ...told({ month: 1 }, '4'), projectId: other }, { ...told({ month: 1 }, '4'), projectId: 'prj_unknown' }, told({ month: 3 }, '1', { expectedVersion: 1 })];
      const { data, errors } = await batch('REPORT', rows);
      expect(errors).toEqual([]);
      expect(data.reportProgressBatch).toMatchObject({ accepted: 3, refused: 3 });
      expect(data.reportProgressBatch.outcomes.map(({ row, code, rule }) => [row, code, rule])).toEqual([[1, null, null], [2, 'RULE_BROKEN', 'P6.already-reported'], [3, null, null], [4, null, null], [5, 'NOT_FOUND', 'access.not-found'], [6, 'CONFLICT', 'access.stale-version']]);
      expect((await reports()).map(({ id, cumulative }) => [id, cumulative.amount])).toEqual([[data.reportProgressBatch.outcomes[0]?.reportId, '1'], [data.reportProgressBatch.outcomes[2]?.reportId, '4']]);
      expect((await service.events()).filter(({ project_id: id }) => id === projectId).map(({ aggregate_version: version }) => version)).toEqual([1, 2, 3, 4]);
    });

    it('that tell of months before are known since their own days: the project stood then as it was known then', async () => {
      const { data } = await batch('REPORT', [told({ month: 1 }, '1', { physicalProgress: '5', knownOn: '2024-02-05' }), told({ month: 2 }, '3', { physicalProgress: '9', knownOn: '2024-03-05' })]);
      expect(data.reportProgressBatch).toMatchObject({ accepted: 2, refused: 0 });
      expect(await Promise.all([null, '2024-03-05', '2024-03-04', '2024-02-04'].map(async (asOf) => Number((await project(asOf)).physicalProgress)))).toEqual([9, 9, 5, 0]);
    });

    it('go in all or not at all where asked so', async () => {
      const before = (await service.events()).length;
      const { data } = await batch('ALL_OR_NOTHING', [told({ month: 1 }, '1'), told({ month: 1 }, '2')]);
      expect(data.reportProgressBatch).toMatchObject({ accepted: 0, refused: 1, outcomes: [{ row: 1, reportId: null, rule: null }, { row: 2, rule: 'P6.already-reported' }] });
      expect([await service.events().then(({ length }) => length), await reports()]).toEqual([before, []]);
      expect((await batch('ALL_OR_NOTHING', [told({ month: 1 }, '1'), told({ month: 2 }, '2')])).data.reportProgressBatch).toMatchObject({ accepted: 2, refused: 0 });
    });

    it('hold at most 500, are given once for a key, and never hide another city\'s project', async () => {
      expect((await batch('REPORT', [])).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P6.size-of-a-batch' }]);
      expect((await batch('REPORT', Array.from({ length: 501 }, () => told({ month: 1 }, '1')))).errors).toMatchObject([{ rule: 'P6.size-of-a-batch', details: { rows: 501, most: 500 } }]);
      const key = `batch-${projectId}`;
      const first = await batch('REPORT', [told({ month: 5 }, '1')], key);
      expect((await batch('REPORT', [told({ month: 5 }, '1')], key)).data).toEqual(first.data);
      expect((await batch('REPORT', [told({ month: 6 }, '1')], null, 'clerk.ly')).data.reportProgressBatch.outcomes).toMatchObject([{ code: 'NOT_FOUND' }]);
    });

    it('wait for each other where two name the same projects', async () => {
      const other = await started('郑州第三产业园');
      const rows = [told({ month: 1 }, '1'), { ...told({ month: 1 }, '1'), projectId: other }];
      const both = await Promise.all([batch('REPORT', rows), batch('REPORT', rows.toReversed())]);
      expect(both.map(({ data }) => data.reportProgressBatch.accepted).sort()).toEqual([0, 2]);
    });
  });
});
