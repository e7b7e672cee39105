import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const START = 'mutation($input: ReportStartInput!) { reportStart(input: $input) { id } }';
const REPORT = 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id reports { nodes { id physicalProgress } } } }';
const AMEND = 'mutation($input: AmendReportInput!) { amendReport(input: $input) { id } }';
const STORE = 'mutation($input: RegisterFileInput!) { registerFile(input: $input) { id } }';
const ADD = 'mutation($input: AddEvidenceInput!) { addEvidence(input: $input) { evidence { id } } }';
const VERIFY = 'mutation($input: VerifyProgressInput!, $key: String) { verifyProgress(input: $input, idempotencyKey: $key) { id version evidence { verifiedProgress } verifications { totalCount nodes { id measuredOn measured reported gap reportId method verifier { id } evidenceIds } } } }';
const VERIFICATIONS = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { verifications { totalCount nodes { gap } } } }';
const PLAN = 'mutation($input: PlanVerificationInput!) { planVerification(input: $input) { id population drawn seed dueOn period { label } region { code } done { value numerator denominator } } }';
const DUE = 'query($filter: VerificationDueFilter, $first: Int, $asOf: Date) { verificationsDue(filter: $filter, first: $first, asOf: $asOf) { totalCount nodes { project { id } state dueOn stratum { code } plan { done { numerator denominator } } verification { measured } } } }';
const PLANS = 'query($region: ID, $asOf: Date) { verificationPlans(region: $region, asOf: $asOf) { totalCount nodes { seed done { numerator denominator } } } }';
const RECORDS = 'query($filter: AccountabilityFilter) { accountability(filter: $filter) { nodes { kind responsible { id } said found reportId verificationId } } }';
const SETTING = 'mutation($input: SetProofSettingInput!) { setProofSetting(input: $input) { name value } }';
const SETTINGS = 'query($asOf: Date) { proofSettings(asOf: $asOf) { name value byDefault } }';

interface Verified { verifyProgress: { version: number; evidence: { verifiedProgress: string | null }[]; verifications: { totalCount: number; nodes: { id: string; reportId: string | null; gap: string | null }[] } } }
interface Plan { id: string; population: number; drawn: number; seed: string; dueOn: string; done: { value: number | null; numerator: string; denominator: string } }
interface Due { totalCount: number; nodes: { project: { id: string }; state: string; stratum: { code: string }; plan: { done: object } | null; verification: object | null }[] }

let made = 0;

describe('independent verification 独立核验 (P9)', () => {
  let service: TestService;
  let projectId: string;
  beforeEach(async () => {
    service = await startTestService(definition);
    projectId = await built('clerk.zz', '410105');
  });
  afterEach(() => service.stop());

  const built = async (login: string, region: string): Promise<string> => {
    const { registerProject: { id } } = await service.ask<{ registerProject: { id: string } }>(login, REGISTER, { input: { name: `测试${made += 1}`, regions: [region], knownOn: '2024-01-02' } });
    await service.ask(login, START, { input: { projectId: id, startedOn: '2024-01-10', evidenceDigest: 'ab'.repeat(32), knownOn: '2024-01-12' } });
    return id;
  };
  const report = async (month: number, physicalProgress: string, knownOn: string, of = projectId): Promise<string> => {
    const { reportProgress } = await service.ask<{ reportProgress: { reports: { nodes: { id: string; physicalProgress: string }[] } } }>('clerk.zz', REPORT, { input: { projectId: of, period: { year: 2024, month }, investment: { amount: String(1000 + month * 7.3), unit: 'WAN' }, physicalProgress, knownOn } });
    return reportProgress.reports.nodes.at(-1)?.id ?? '';
  };
  const measurement = (extra: object = {}) => ({ projectId, measuredOn: '2024-06-20', measured: '45', method: 'SITE_VISIT', knownOn: '2024-06-25', ...extra });
  const verify = async (extra: object = {}, login = 'sup') => (await service.ask<Verified>(login, VERIFY, { input: measurement(extra) })).verifyProgress;
  const refusals = async (extra: object, login = 'sup') => (await service.answer(login, VERIFY, { input: measurement(extra) })).errors.map(({ code, rule }) => [code, rule]);
  const records = async (login = 'gov') => (await service.ask<{ accountability: { nodes: object[] } }>(login, RECORDS, { filter: { project: projectId } })).accountability.nodes;
  const plan = async (extra: object = {}, login = 'sup') => (await service.ask<{ planVerification: Plan }>(login, PLAN, { input: { region: '410000', period: { year: 2024, quarter: 2 }, share: '0.5', seed: '2024-Q2', knownOn: '2024-04-08', ...extra } })).planVerification;
  const due = async (filter: object = {}, asOf: string | null = null) => (await service.ask<{ verificationsDue: Due }>('sup', DUE, { filter, asOf }, asOf ? { asOf: day(asOf) } : {})).verificationsDue;

  it('keeps what was measured beside what was reported, and finds a gap over ten points with who answers for it', async () => {
    const reportId = await report(5, '60', '2024-06-05');
    const { verifications, version } = await verify();
    expect(verifications).toEqual({ totalCount: 1, nodes: [{ id: expect.stringMatching(/^ver_/), measuredOn: '2024-06-20', measured: '45.0000', reported: '60.0000', gap: '15.0000', reportId, method: 'SITE_VISIT', verifier: { id: person('sup').id }, evidenceIds: [] }] });
    expect(await records()).toEqual([{ kind: 'PROGRESS_GAP', responsible: { id: person('clerk.zz').id }, said: '2024-06-20 所报形象进度 60%', found: '独立核验 45%，相差 15 个百分点，超过 10 个百分点', reportId, verificationId: verifications.nodes[0]?.id }]);
    const events = (await service.events()).filter((event) => event.project_id === projectId).slice(-2);
    expect(events.map(({ type, aggregate_version }) => [type, aggregate_version])).toEqual([['projects.project.progress-verified.v1', version - 1], ['projects.project.contradiction-raised.v1', version]]);
  });

  it('stays as it was found when the report is amended afterwards; an amendment after the measurement does not help', async () => {
    const reportId = await report(5, '60', '2024-06-05');
    await service.ask('clerk.zz', AMEND, { input: { reportId, investment: { amount: '900', unit: 'WAN' }, physicalProgress: '46', reason: '填报错误', knownOn: '2024-06-24' } });
    expect((await verify()).verifications.nodes[0]).toMatchObject({ reported: '60.0000', gap: '15.0000', reportId });
    const before = await records();
    expect(before).toHaveLength(1);
    expect((await verify({ measuredOn: '2024-06-24', measured: '46' })).verifications.nodes[0]).toMatchObject({ gap: '0.0000' });
    expect(await records()).toEqual(before);
  });

  it('is not made by the reporter, nor by anyone of the reporter\'s department, nor recorded by one', async () => {
    await report(5, '60', '2024-06-05');
    for (const [extra, login, expected] of [
      [{}, 'drc.zz', ['RULE_BROKEN', 'P9.not-independent']], [{ verifierId: person('clerk.zz').id }, 'sup', ['RULE_BROKEN', 'P9.not-independent']], [{ verifierId: person('drc.zz').id }, 'sup', ['RULE_BROKEN', 'P9.not-independent']],
      [{}, 'clerk.zz', ['FORBIDDEN', 'access.not-your-task']], [{ verifierId: 'per_nobody' }, 'sup', ['NOT_FOUND', 'P9.person-unknown']], [{ evidenceIds: ['evd_1'] }, 'sup', ['RULE_BROKEN', 'P9.evidence-of-another-project']],
      [{ evidenceIds: Array.from({ length: 101 }, (_, at) => `evd_${at}`) }, 'sup', ['BAD_USER_INPUT', 'P9.too-much-evidence']], [{ expectedVersion: 1 }, 'sup', ['CONFLICT', 'access.stale-version']],
    ] as const) expect([login, await refusals(extra, login)]).toEqual([login, [expected]]);
    expect((await verify({ verifierId: person('housing').id })).verifications.nodes[0]).toMatchObject({ verifier: { id: person('housing').id } });
  });

  it('shows its evidence with the progress it measured', async () => {
    const { registerFile: { id: fileId } } = await service.ask<{ registerFile: { id: string } }>('sup', STORE, { input: { projectId, kind: 'EVIDENCE', name: 'a.jpg', mediaType: 'image/jpeg', size: 10, digest: 'cd'.repeat(32) } });
    const { addEvidence: { evidence } } = await service.ask<{ addEvidence: { evidence: { id: string }[] } }>('sup', ADD, { input: { projectId, fileId, kind: 'DRONE', takenAt: '2024-06-20T02:00:00Z', knownOn: '2024-06-20' } });
    expect((await verify({ method: 'DRONE', evidenceIds: evidence.map(({ id }) => id) })).evidence).toEqual([{ verifiedProgress: '45' }]);
    const on = async (asOf: string) => (await service.ask<{ project: Verified['verifyProgress'] }>('gov', VERIFICATIONS, { id: projectId, asOf }, { asOf: day(asOf) })).project.verifications.totalCount;
    expect([await on('2024-06-24'), await on('2024-06-25')]).toEqual([0, 1]);
  });

  it('is drawn by region, once for a scope and a period, and done when it is verified in the period', async () => {
    const others = [await built('clerk.zz', '410122'), await built('clerk.ly', '410325'), await built('clerk.ly', '410325')];
    const drawn = await plan();
    expect(drawn).toMatchObject({ population: 4, drawn: 2, seed: '2024-Q2', dueOn: '2024-06-30', period: { label: '2024年第2季度' }, region: { code: '410000' }, done: { value: 0, numerator: '0', denominator: '2' } });
    const open = await due({ plan: drawn.id });
    expect([open.totalCount, open.nodes.map(({ stratum }) => stratum.code).sort()]).toEqual([2, ['410100', '410300']]);
    expect((await service.answer('sup', PLAN, { input: { region: '410000', period: { year: 2024, quarter: 2 }, count: 1, seed: 'another', knownOn: '2024-04-09' } })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P9.drawn-already' }]);
    const mine = open.nodes.find(({ stratum }) => stratum.code === '410100')?.project.id ?? '';
    expect([projectId, ...others]).toContain(mine);
    await service.ask('sup', VERIFY, { input: measurement({ projectId: mine, measuredOn: '2024-03-31' }) });
    expect((await due({ plan: drawn.id, state: ['DONE'] })).totalCount).toBe(0);
    await service.ask('sup', VERIFY, { input: measurement({ projectId: mine }) });
    expect((await due({ plan: drawn.id, state: ['DONE'] })).nodes).toMatchObject([{ project: { id: mine }, verification: { measured: '45.0000' }, plan: { done: { numerator: '1', denominator: '2' } } }]);
    expect((await due({ plan: drawn.id, state: ['DONE'] }, '2024-06-24')).totalCount).toBe(0);
    expect((await service.ask<{ verificationPlans: object }>('drc', PLANS, { region: '410000' })).verificationPlans).toEqual({ totalCount: 1, nodes: [{ seed: '2024-Q2', done: { numerator: '1', denominator: '2' } }] });
  });

  it('is drawn once also by two at the same time, and by nobody for regions that are not theirs', async () => {
    const input = { region: '410100', period: { year: 2024, quarter: 2 }, share: '1', knownOn: '2024-04-08' };
    const both = await Promise.all([service.answer('sup', PLAN, { input }), service.answer('drc', PLAN, { input })]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P9.drawn-already' }]);
    expect((await service.answer('drc.ly', PLAN, { input })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.outside-your-region' }]);
    expect((await service.answer('clerk.zz', PLAN, { input })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await service.answer('sup', PLAN, { input: { ...input, region: '419999' } })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P9.region-unknown' }]);
  });

  it('is told as overdue once, on the day after or later, and may still be done', async () => {
    const { id } = await plan({ share: '1' });
    const overdue = async () => (await service.events()).filter(({ type }) => type === 'projects.project.verification-missed.v1').length;
    await service.tick(day('2024-06-30'));
    expect([await overdue(), (await due({ plan: id }, '2024-06-30')).nodes[0]?.state]).toEqual([0, 'OPEN']);
    await service.tick(day('2024-07-04'));
    await service.tick(day('2024-07-05'));
    expect([await overdue(), (await due({ plan: id, state: ['OVERDUE'] })).totalCount]).toEqual([1, 1]);
    await verify({ knownOn: '2024-07-05' });
    expect((await due({ plan: id })).nodes).toMatchObject([{ state: 'DONE' }]);
  });

  it('goes by thresholds that are set from a day on, by who sees the whole country', async () => {
    await report(5, '60', '2024-06-05');
    const set = (input: object, login = 'drc') => service.answer<{ setProofSetting: { value: string } }>(login, SETTING, { input: { name: 'GAP_POINTS', value: '20', reason: '省核查办法', knownOn: '2024-06-22', ...input } });
    expect((await set({})).data.setProofSetting).toEqual({ name: 'GAP_POINTS', value: '20' });
    await verify();
    expect(await records()).toEqual([]);
    await verify({ knownOn: '2024-06-21' });
    expect(await records()).toHaveLength(1);
    const now = async (asOf: string | null) => (await service.ask<{ proofSettings: { name: string; value: string; byDefault: string }[] }>('clerk.zz', SETTINGS, { asOf })).proofSettings.find(({ name }) => name === 'GAP_POINTS');
    expect([await now(null), await now('2024-06-21')]).toEqual([{ name: 'GAP_POINTS', value: '20', byDefault: '10' }, { name: 'GAP_POINTS', value: '10', byDefault: '10' }]);
    for (const [input, login, rule] of [
      [{ value: '101' }, 'drc', 'P9.setting-out-of-range'], [{ name: 'SAME_AMOUNTS', value: '3.5' }, 'drc', 'P9.setting-out-of-range'], [{ reason: ' ' }, 'drc', 'P9.setting-without-reason'], [{}, 'drc.zz', 'P9.settings-hold-everywhere'], [{}, 'gov', 'access.not-your-task'],
    ] as const) expect((await set(input, login)).errors).toMatchObject([{ rule }]);
  });
});
