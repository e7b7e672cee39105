import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const DEFECTS = 'query($kind: [DefectKind!], $open: Boolean, $region: ID, $asOf: Date) { defects(kind: $kind, open: $open, region: $region, first: 100, asOf: $asOf) { totalCount nodes { kind about dueOn what metOn project { id } } } }';
const OF_PROJECT = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { defects { kind about metOn } } }';
const yi = (amount: string) => ({ amount, unit: 'YI' });
const evidenceDigest = 'ab'.repeat(32);
interface Defect { kind: string; about: string; dueOn: string; what: string; metOn: string | null; project: { id: string } }

describe('defects that come with time 逾期事项 (S1)', () => {
  let service: TestService;
  let made = 0;
  beforeEach(async () => { service = await startTestService(definition, '2024-01-20'); });
  afterEach(() => service.stop());

  const change = async <T>(name: string, type: string, input: object, answer = 'id', login = 'drc'): Promise<T> => (await service.ask<Record<string, T>>(login, `mutation($input: ${type}!) { ${name}(input: $input) { ${answer} } }`, { input }))[name] as T;
  const registered = async (extra: object = {}): Promise<string> => (await change<{ id: string }>('registerProject', 'RegisterProjectInput', { name: `逾期测试项目${made += 1}`, regions: ['410105'], totalInvestment: yi('5'), sector: '制造业', ...extra })).id;
  const started = async (startedOn = '2024-01-10'): Promise<string> => {
    const id = await registered({ knownOn: '2024-01-05' });
    await change('reportStart', 'ReportStartInput', { projectId: id, startedOn, evidenceDigest, knownOn: startedOn });
    return id;
  };
  const listed = async (extra: object = {}): Promise<string> => {
    const row = { sheet: 'S', row: 2, name: `逾期测试清单${made += 1}`, regionCodes: ['410105'], year: 2024, level: 'CITY', phase: 'continuing', knownOn: '2024-01-15', ...extra };
    const { codes } = await change<{ codes: string[] }>('importProjects', 'ImportProjectsInput', { file: `${made}.csv`, digest: evidenceDigest, rows: [row] }, 'codes');
    return (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code: codes[0] })).project.id;
  };
  const found = async (kind: string[], variables: object = {}, login = 'drc'): Promise<Defect[]> => (await service.ask<{ defects: { nodes: Defect[] } }>(login, DEFECTS, { kind, ...variables })).defects.nodes;
  const told = async (type = 'defect-detected') => (await service.events()).filter((event) => event.type === `projects.project.${type}.v1`).map(({ data, known_on: on, project_id: of }) => ({ ...data, on, of }));
  const tick = async (...days: string[]): Promise<void> => { for (const on of days) await service.tick(day(on)); };

  it('are found when the clock moves, once however often it moves, and are met on the day of the late report (P6)', async () => {
    const id = await listed();
    await tick('2024-01-20', '2024-02-05');
    expect(await found(['REPORT_MISSED'])).toEqual([]);
    await tick('2024-02-06', '2024-02-06', '2024-02-07', '2024-02-20');
    expect(await found(['REPORT_MISSED'])).toEqual([{ kind: 'REPORT_MISSED', about: 'MONTH/2024-01-31', dueOn: '2024-02-05', what: '逾期未报：月报 2024-01-31，期限 2024-02-05', metOn: null, project: { id } }]);
    await change('reportProgress', 'ReportProgressInput', { projectId: id, period: { year: 2024, month: 1 }, investment: yi('1'), knownOn: '2024-02-19' });
    await tick('2024-02-21', '2024-02-22');
    expect(await told('defect-met')).toMatchObject([{ kind: 'REPORT_MISSED', about: 'MONTH/2024-01-31', metOn: '2024-02-19', on: '2024-02-21', of: id }]);
    expect([await found(['REPORT_MISSED'], { open: true }), await found(['REPORT_MISSED'], { open: false })]).toMatchObject([[], [{ metOn: '2024-02-19' }]]);
    const on = async (asOf: string) => (await service.ask<{ project: { defects: Pick<Defect, 'kind' | 'metOn'>[] } }>('drc', OF_PROJECT, { id, asOf }, { asOf: day(asOf) })).project.defects.map(({ kind, metOn }) => [kind, metOn]);
    expect([await on('2024-02-05'), await on('2024-02-20'), await on('2024-02-21')]).toEqual([[], [['REPORT_MISSED', null], ['LEADER_MISSING', null]], [['REPORT_MISSED', '2024-02-19'], ['LEADER_MISSING', null]]]);
  });

  it('are not of the time before the first look, and catch up after a stop', async () => {
    const id = await listed();
    await change('suspendProject', 'SuspendProjectInput', { projectId: id, on: '2023-06-01', reason: '缺料', knownOn: '2024-01-16' });
    await tick('2024-01-20', '2024-04-10');
    expect((await told()).map(({ kind }: Record<string, unknown>) => kind).sort()).toEqual(['LEADER_MISSING']);
  });

  it('are late milestones, met when they are done or their day is moved (P5)', async () => {
    const id = await started();
    const steps = [{ name: '基础完成', durationDays: 30 }, { name: '主体封顶', durationDays: 60, predecessors: ['基础完成'] }];
    await change('setMilestones', 'SetMilestonesInput', { projectId: id, due: '2024-06-30', milestones: steps, knownOn: '2024-01-15' });
    await tick('2024-01-20', '2024-05-02');
    expect(await found(['MILESTONE_LATE'])).toMatchObject([{ about: '基础完成', dueOn: '2024-05-01' }]);
    await change('reportMilestone', 'ReportMilestoneInput', { projectId: id, name: '基础完成', doneOn: '2024-05-02' });
    await tick('2024-07-01');
    expect((await found(['MILESTONE_LATE'])).map(({ about, metOn }) => [about, metOn])).toEqual([['基础完成', '2024-05-02'], ['主体封顶', null]]);
    await change('setMilestones', 'SetMilestonesInput', { projectId: id, due: '2024-08-31', milestones: steps, reason: '设计变更' });
    await tick('2024-07-02', '2024-09-01');
    expect((await found(['MILESTONE_LATE'])).map(({ about, dueOn, metOn }) => [about, dueOn, metOn])).toEqual([['基础完成', '2024-05-01', '2024-05-02'], ['主体封顶', '2024-06-30', '2024-07-02'], ['主体封顶', '2024-08-31', null]]);
  });

  it('are plans to start or resume that are missing or overdue (P2)', async () => {
    const id = await started();
    await tick('2024-01-20');
    await change('suspendProject', 'SuspendProjectInput', { projectId: id, on: '2024-01-20', reason: '缺料' });
    await tick('2024-01-27');
    expect(await found(['START_PLAN_MISSING'])).toEqual([]);
    await tick('2024-01-28');
    expect(await found(['START_PLAN_MISSING'])).toMatchObject([{ about: 'RESUMPTION/2024-01-20', dueOn: '2024-01-27', metOn: null }]);
    await change('planStartOrResumption', 'PlanStartOrResumptionInput', { projectId: id, targetOn: '2024-02-10', measures: '备料', departmentId: 'dep_410100_development_reform', personId: person('drc.zz').id });
    await tick('2024-01-29', '2024-02-11');
    expect(await found(['START_PLAN_MISSING', 'START_PLAN_OVERDUE'])).toMatchObject([{ kind: 'START_PLAN_MISSING', metOn: '2024-01-29' }, { kind: 'START_PLAN_OVERDUE', dueOn: '2024-02-10', metOn: null }]);
    await change('resumeProject', 'ResumeProjectInput', { projectId: id, on: '2024-02-11' });
    await tick('2024-02-12');
    expect(await found(['START_PLAN_OVERDUE'], { open: false })).toHaveLength(1);
  });

  it('are campaigns that were missed (P2)', async () => {
    const id = await started();
    await change('suspendProject', 'SuspendProjectInput', { projectId: id, on: '2024-01-18', reason: '春节', knownOn: '2024-01-18' });
    const campaign = await change<{ id: string }>('openCampaign', 'OpenCampaignInput', { name: '复工战役', kind: 'RESUMPTION', opensOn: '2024-01-20', dueOn: '2024-03-15' });
    await tick('2024-01-20', '2024-03-16');
    expect(await found(['CAMPAIGN_MISSED'])).toMatchObject([{ about: campaign.id, what: '未按战役期限开复工：复工战役，期限 2024-03-15', project: { id } }]);
    await change('resumeProject', 'ResumeProjectInput', { projectId: id, on: '2024-03-16' });
    await tick('2024-03-20');
    expect(await found(['CAMPAIGN_MISSED'])).toMatchObject([{ metOn: '2024-03-20' }]);
  });

  it('are starts of a round without evidence and signings that do not follow to start (P10)', async () => {
    await tick('2024-01-20');
    const [signed, begun, late] = [await registered(), await registered(), await registered()];
    const { code } = await change<{ code: string }>('openRound', 'OpenRoundInput', { name: '第十一期', region: '410000', year: 2024, number: 11, quarter: 1, heldOn: '2024-01-20', venues: [{ kind: 'MAIN', name: '主会场', region: '410100' }], thresholds: [{ list: 'START', sector: '制造业', minimum: yi('3') }], startEvidenceDays: 30 }, 'code');
    await change('addToRound', 'AddToRoundInput', { round: code, list: 'SIGNING', projects: [{ projectId: signed }] }, 'code');
    await change('addToRound', 'AddToRoundInput', { round: code, list: 'START', projects: [{ projectId: begun }, { projectId: late }] }, 'code');
    await change('reportStart', 'ReportStartInput', { projectId: begun, startedOn: '2024-01-20', evidenceDigest });
    await tick('2024-02-19');
    expect(await found(['ROUND_START_OVERDUE'])).toEqual([]);
    await tick('2024-02-20');
    expect(await found(['ROUND_START_OVERDUE'])).toMatchObject([{ about: code, dueOn: '2024-02-19', what: '集中开工后未实质性开工：第十一期，期限 2024-02-19', project: { id: late } }]);
    await change('reportStart', 'ReportStartInput', { projectId: late, startedOn: '2024-02-18', evidenceDigest });
    await tick('2024-02-21', '2025-01-20');
    expect([await found(['ROUND_START_OVERDUE']), await found(['SIGNED_NOT_STARTED'])]).toMatchObject([[{ metOn: '2024-02-18' }], [{ about: code, dueOn: '2025-01-19', project: { id: signed } }]]);
  });

  it('are leaders that a key project lacks, again when one leaves, and not of what is on no list (P7)', async () => {
    const [id] = [await listed(), await registered()];
    await tick('2024-01-20', '2024-02-15');
    expect((await found(['LEADER_MISSING', 'LEADER_BELOW_LEVEL'])).map(({ kind, project }) => [kind, project.id])).toEqual([['LEADER_MISSING', id]]);
    await change('assignLeader', 'AssignLeaderInput', { projectId: id, personId: person('leader.zz').id, departmentId: 'dep_410100_transport', teamIds: [person('clerk.zz').id] });
    await tick('2024-02-16');
    await change('releaseLeader', 'ReleaseLeaderInput', { projectId: id, personId: person('leader.zz').id, reason: '调离' });
    await tick('2024-03-17', '2024-03-18');
    expect((await found(['LEADER_MISSING'])).map(({ dueOn, metOn }) => [dueOn, metOn])).toEqual([['2024-02-14', '2024-02-16'], ['2024-03-17', null]]);
  });

  it('are entries of the reserve library that do not go forward (P1)', async () => {
    const { id } = await change<{ id: string }>('proposeProject', 'ProposeProjectInput', { project: { name: '储备逾期项目', regions: ['410105'], sector: '制造业', kind: 'FILING', owner: '某公司', totalInvestment: yi('5') }, category: 'INDUSTRY', level: 'CITY', touchesPublic: false });
    await change('admitToReserve', 'AdmitToReserveInput', { entryId: id });
    await tick('2024-01-20', '2024-04-21');
    expect(await found(['RESERVE_STALE'])).toEqual([]);
    await tick('2024-04-22');
    expect(await found(['RESERVE_STALE'])).toMatchObject([{ about: id, dueOn: '2024-04-21' }]);
    await change('noteReserveProgress', 'NoteReserveProgressInput', { entryId: id, note: '已完成可研' });
    await tick('2024-04-23');
    expect(await found(['RESERVE_STALE'], { open: true })).toEqual([]);
  });

  it('are projects with less than half of the plan by the half year, met once the amended reports make it (P5 双过半)', async () => {
    const [short, enough] = [await listed({ annualPlan: yi('2') }), await listed({ annualPlan: yi('2') })];
    await tick('2024-01-20', '2024-06-30');
    for (const [projectId, amount] of [[short, '0.99'], [enough, '1']] as const) await change('reportProgress', 'ReportProgressInput', { projectId, period: { year: 2024, month: 6 }, investment: yi(amount), knownOn: '2024-06-30' });
    await tick('2024-07-10');
    expect(await found(['HALF_YEAR_MISSED'])).toEqual([]);
    await tick('2024-07-11');
    expect(await found(['HALF_YEAR_MISSED'])).toMatchObject([{ about: '2024', dueOn: '2024-07-10', project: { id: short } }]);
    await change('reportProgress', 'ReportProgressInput', { projectId: short, period: { year: 2024, month: 5 }, investment: yi('0.01') });
    await tick('2024-07-12');
    expect(await found(['HALF_YEAR_MISSED'])).toMatchObject([{ metOn: '2024-07-12' }]);
  });

  it('are verifications that were not done in time, met by one that comes late (P9)', async () => {
    const id = await started();
    await tick('2024-01-20');
    const { dueOn } = await change<{ dueOn: string }>('planVerification', 'PlanVerificationInput', { region: '410000', period: { year: 2024, month: 1 }, share: '1', seed: '2024-01' }, 'dueOn', 'sup');
    const after = new Date(`${dueOn}T00:00:00Z`);
    after.setUTCDate(after.getUTCDate() + 1);
    await tick(dueOn);
    expect(await found(['VERIFICATION_MISSED'])).toEqual([]);
    await tick(after.toISOString().slice(0, 10));
    expect(await found(['VERIFICATION_MISSED'])).toMatchObject([{ dueOn, metOn: null, project: { id } }]);
  });

  it('are over once the project leaves the list or its import is taken back, which nothing of them holds up (P2, P8)', async () => {
    const [removed, mistaken] = [await listed(), await listed()];
    await tick('2024-01-20', '2024-02-06');
    expect(await found(['REPORT_MISSED'], { open: true })).toHaveLength(2);
    await change('removeProject', 'RemoveProjectInput', { projectId: removed, on: '2024-02-06', reason: '调整', authorityId: 'dep_410000_development_reform', documentNumber: '豫发改〔2024〕1号' });
    const { importBatches: { nodes: [{ id: batchId = '' } = {}] } } = await service.ask<{ importBatches: { nodes: { id: string }[] } }>('drc', 'query { importBatches(first: 1) { nodes { id } } }');
    await change('undoImport', 'UndoImportInput', { batchId, reason: '传错文件' });
    await tick('2024-02-07');
    expect((await told('defect-met')).map(({ of }) => of).sort()).toEqual(expect.arrayContaining([removed, mistaken].sort()));
  });

  it('are shown to those who may see the project, and by region', async () => {
    const [mine, other] = [await listed(), await listed({ regionCodes: ['410300'] })];
    await tick('2024-01-20', '2024-02-06');
    const projects = async (variables: object, login: string) => (await found(['REPORT_MISSED'], variables, login)).map(({ project }) => project.id);
    expect([await projects({}, 'clerk.zz'), await projects({ region: '410300' }, 'drc')]).toEqual([[mine], [other]]);
  });

  it('of more projects than one transaction tells of are all told, each once', async () => {
    const rows = Array.from({ length: 2_300 }, (_, at) => ({ sheet: 'S', row: at + 2, name: `批量逾期项目${at}`, regionCodes: ['410105'], year: 2024, phase: 'continuing', knownOn: '2024-01-15' }));
    for (let at = 0; at < rows.length; at += 500) await change('importProjects', 'ImportProjectsInput', { file: 'many.csv', digest: evidenceDigest, rows: rows.slice(at, at + 500) });
    await tick('2024-01-20');
    const began = Date.now();
    await tick('2024-02-06', '2024-02-06');
    const [missed, defects] = [await told('report-missed'), await told()];
    expect([new Set(missed.map(({ of }) => of)).size, missed.length, new Set(defects.map(({ of }) => of)).size, defects.length]).toEqual([2300, 2300, 2300, 2300]);
    expect(Date.now() - began).toBeLessThan(60_000);
  }, 180_000);
});
