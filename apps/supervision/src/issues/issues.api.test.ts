import { commitmentBroken, startWithoutPermits } from '@cornerstone/events/approvals';
import type { Fact, Received } from '@cornerstone/events/define';
import { personDefined } from '@cornerstone/events/directory';
import { breachFlagged } from '@cornerstone/events/funding';
import { projectSuspended } from '@cornerstone/events/projects';
import { capacitySettled } from '@cornerstone/events/projects-capacity';
import { defectFound, defectMet } from '@cornerstone/events/projects-defects';
import { incidentReported } from '@cornerstone/events/projects-progress';
import { contradictionRaised, contradictionKinds } from '@cornerstone/events/projects-evidence';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';
import { aProject, type ProjectStory } from '@cornerstone/testing/a-project';

const ISSUE = 'id code state kind severity level deadline overdue cause closedOn metOn version assignedTo { id } department { id } leader { id } reportedBackBy { id } region { code } project { id } history { type summary by { id } }';
const RAISE = `mutation($input: RaiseIssueInput!, $key: String) { raiseIssue(input: $input, idempotencyKey: $key) { ${ISSUE} } }`;
const ASSIGN = `mutation($input: AssignIssueInput!) { assignIssue(input: $input) { ${ISSUE} } }`;
const REPORT_BACK = `mutation($input: ReportBackInput!) { reportBack(input: $input) { ${ISSUE} } }`;
const CLOSE = `mutation($input: CloseIssueInput!) { closeIssue(input: $input) { ${ISSUE} } }`;
const REOPEN = `mutation($input: ReopenIssueInput!) { reopenIssue(input: $input) { ${ISSUE} } }`;
const ISSUES = `query($filter: IssueFilter) { issues(filter: $filter) { totalCount nodes { ${ISSUE} } } }`;
const CLERK = 'per_0193a000-0001-7000-8000-000000000001';
const DRC = 'per_0193a000-0003-7000-8000-000000000003';
const GOV = 'per_0193a000-0008-7000-8000-000000000008';

interface Ref { id: string }
interface Issue { id: string; code: string; state: string; kind: string; severity: string; level: string; deadline: string | null; overdue: boolean; cause: string | null; metOn: string | null; version: number; assignedTo: Ref | null; history: { type: string; summary: string; by: Ref | null }[] }
interface Found { issues: { totalCount: number; nodes: Issue[] } }

describe('issues 问题闭环 (S1)', () => {
  let service: TestService;
  let road: ProjectStory;

  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    await service.tick(day('2024-11-20'));
    road = aProject({ in: ['410000.410100.410105'] });
    await service.tell(road);
  });

  const raised = async (extra: object = {}): Promise<Issue> =>
    (await service.ask<{ raiseIssue: Issue }>('clerk.zz', RAISE, { input: { projectId: road.id, kind: 'LAND', severity: 'HIGH', title: '征地未完成', ...extra } })).raiseIssue;
  const five = (issueId: string) => ({ issueId, departmentId: 'dep_410100_development_reform', personId: CLERK, method: '限期完成征地', deadline: '2024-11-30', leaderId: GOV });
  const of = (filter: object, login = 'drc', options: object = {}): Promise<Found['issues']> => service.ask<Found>(login, ISSUES, { filter: { project: road.id, ...filter } }, options).then(({ issues }) => issues);
  const about = (fact: Fact, envelope: Partial<Received> = {}): Received => heard(fact, { projectId: road.id, subject: road.code, regionPaths: ['410000.410100.410105'], aggregateId: `apv_${road.id}`, ...envelope });

  it('goes from found to closed off, every step an event and a line of its history', async () => {
    const issue = await raised();
    expect(issue).toMatchObject({ state: 'FOUND', kind: 'LAND', level: 'COUNTY', version: 1, region: { code: '410105' }, project: { id: road.id } });
    expect(issue.code).toMatch(/^ISS-2024-\d{6}$/);
    await service.ask('drc', ASSIGN, { input: five(issue.id) });
    const back = await service.ask<{ reportBack: Issue }>('clerk.zz', REPORT_BACK, { input: { issueId: issue.id, result: '征地已完成' } });
    expect(back.reportBack).toMatchObject({ state: 'REPORTED_BACK', reportedBackBy: { id: CLERK } });
    const { closeIssue } = await service.ask<{ closeIssue: Issue }>('sup', CLOSE, { input: { issueId: issue.id } });
    expect(closeIssue).toMatchObject({ state: 'CLOSED', closedOn: '2024-11-20', version: 4 });
    expect(closeIssue.history.map(({ type, by }) => [type.split('.')[2], by?.id])).toEqual([['raised', CLERK], ['assigned', DRC], ['reported-back', CLERK], ['closed', 'per_0193a000-0009-7000-8000-000000000009']]);
    const { reopenIssue } = await service.ask<{ reopenIssue: Issue }>('sup', REOPEN, { input: { issueId: issue.id, reason: '又有阻工' } });
    expect(reopenIssue).toMatchObject({ state: 'FOUND', assignedTo: null, deadline: null, version: 5 });
    expect((await service.events()).filter((event) => event.project_id === road.id).map((event) => event.type)).toEqual(['raised', 'assigned', 'reported-back', 'closed', 'reopened'].map((step) => `supervision.issue.${step}.v1`));
  });

  it('is found by id or code, and not by one from elsewhere', async () => {
    const issue = await raised();
    const one = (login: string, given: object) => service.ask<{ issue: Issue }>(login, 'query($id: ID, $code: String) { issue(id: $id, code: $code) { id code } }', given);
    for (const given of [{ id: issue.id }, { code: issue.code }, { id: issue.id, code: issue.code }]) expect(await one('clerk.zz', given)).toEqual({ issue: { id: issue.id, code: issue.code } });
    await expect(one('clerk.ly', { id: issue.id })).rejects.toThrow('access.not-found');
    await expect(one('drc', { id: issue.id, code: 'ISS-1999-000001' })).rejects.toThrow('access.not-found');
    await expect(one('drc', {})).rejects.toThrow('S1.code-or-id');
  });

  it('refuses an assignment without all five, names what is missing and changes nothing', async () => {
    const issue = await raised();
    const before = (await service.events()).length;
    const { leaderId: _leader, method: _method, ...three } = five(issue.id);
    expect((await service.answer('drc', ASSIGN, { input: three })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'S1.not-all-in-place', details: { missing: ['method', 'leaderId'] } }]);
    expect(await service.events()).toHaveLength(before);
    expect((await of({})).nodes[0]).toMatchObject({ state: 'FOUND', version: 1 });
  });

  it('is assigned to a department and people, not to whatever text', async () => {
    const issue = await raised();
    const before = (await service.events()).length;
    for (const [field, text] of [['departmentId', `dep_${'x'.repeat(3000)}`], ['departmentId', CLERK], ['departmentId', 'dep_甲'], ['personId', 'system:supervision'], ['personId', 'per_a\u202Eb'], ['leaderId', 'per_'], ['leaderId', 'per_1\n']] as const) {
      expect((await service.answer('drc', ASSIGN, { input: { ...five(issue.id), [field]: text } })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'S1.id-form', details: { field } }]);
    }
    expect(await service.events()).toHaveLength(before);
  });

  it('is assigned to whom the directory has and who may act', async () => {
    const issue = await raised();
    const before = (await service.events()).length;
    const { id, departments, roles } = person('housing');
    await service.hear(heard(personDefined.of(day('2024-11-20'), { id, departments: [...departments], regionPaths: ['410000'], roles: [...roles], disabled: true }), { aggregateId: id, aggregateVersion: 2 }));
    for (const [field, value, code, rule] of [
      ['departmentId', 'dep_410100_magic', 'NOT_FOUND', 'S1.department-unknown'], ['personId', 'per_nobody', 'NOT_FOUND', 'S1.person-unknown'], ['leaderId', 'per_nobody', 'NOT_FOUND', 'S1.person-unknown'],
      ['personId', id, 'RULE_BROKEN', 'S1.person-disabled'], ['leaderId', id, 'RULE_BROKEN', 'S1.person-disabled'],
    ] as const) expect((await service.answer('drc', ASSIGN, { input: { ...five(issue.id), [field]: value } })).errors).toMatchObject([{ code, rule, details: { id: value } }]);
    expect(await service.events()).toHaveLength(before);
    expect((await of({})).nodes[0]).toMatchObject({ state: 'FOUND', version: 1 });
  });

  it('is not raised by a person as a finding of the system', async () => {
    for (const kind of ['CONTRADICTION', 'FUNDS_BREACH', 'COMMITMENT_BROKEN', 'START_WITHOUT_PERMITS']) {
      expect((await service.answer('sup', RAISE, { input: { projectId: road.id, kind, severity: 'HIGH', title: '资金账目异常' } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'S1.kind-of-the-system', details: { kind } }]);
    }
    expect((await of({})).totalCount).toBe(0);
  });

  it('is not closed by who solved it, nor before it is reported back, nor reported back by another', async () => {
    const issue = await raised();
    await service.ask('gov', ASSIGN, { input: { ...five(issue.id), personId: DRC } });
    expect((await service.answer('sup', CLOSE, { input: { issueId: issue.id } })).errors).toMatchObject([{ rule: 'S1.not-reported-back' }]);
    expect((await service.answer('land', REPORT_BACK, { input: { issueId: issue.id, result: '好了' } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'S1.not-assigned-to-you' }]);
    await service.ask('drc', REPORT_BACK, { input: { issueId: issue.id, result: '征地已完成' } });
    expect((await service.answer('drc', CLOSE, { input: { issueId: issue.id } })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'S1.closed-by-its-solver' }]);
    expect((await service.answer('clerk.zz', CLOSE, { input: { issueId: issue.id } })).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
  });

  it('goes up a level when overdue, once a level however often the day comes', async () => {
    const issue = await raised();
    await service.ask('drc', ASSIGN, { input: five(issue.id) });
    const escalated = async () => (await service.events()).filter((event) => event.type === 'supervision.issue.escalated.v1' && event.project_id === road.id).map(({ data }) => [data['to'], data['on']]);
    await service.tick(day('2024-11-30'));
    expect(await escalated()).toEqual([]);
    for (const on of ['2024-12-01', '2024-12-01', '2024-12-07']) await service.tick(day(on));
    expect(await escalated()).toEqual([['CITY', '2024-12-01']]);
    expect((await of({ overdue: true })).nodes).toMatchObject([{ state: 'SUPERVISED', level: 'CITY', overdue: true }]);
    await service.tick(day('2025-03-01'));
    expect(await escalated()).toEqual([['CITY', '2024-12-01'], ['PROVINCE', '2024-12-08']]);
    expect((await of({ overdue: false })).totalCount).toBe(0);
  });

  it('is raised by a broken promise once, however often it is told', async () => {
    const broken = commitmentBroken.of(day('2024-05-01'), { caseId: 'apv_1', commitmentId: `cmt_${road.id}`, procedure: 'L05', authority: '郑州市自然资源局', due: '2024-04-30', cause: 'DEADLINE', on: '2024-05-01' });
    const first = about(broken);
    for (const event of [first, first, about(broken, { aggregateVersion: 2 })]) await service.hear(event);
    const { totalCount, nodes } = await of({ kind: ['COMMITMENT_BROKEN'] });
    expect([totalCount, nodes[0]]).toMatchObject([1, { severity: 'HIGH', state: 'FOUND', cause: `approvals.case.commitment-broken.v1/cmt_${road.id}`, history: [{ by: null }] }]);
  });

  it('is raised by a start without permits and by a breach of the books, and not by a suspension', async () => {
    await service.hear(about(startWithoutPermits.of(day('2024-05-02'), { caseId: null, startedOn: '2024-05-01', missing: ['S01', 'G03'] })));
    await service.hear(about(breachFlagged.of(day('2024-05-03'), { batchId: 'bat_1', batchCode: 'B1', fund: 'SPECIAL_BOND', batchYear: 2023, rule: 'F1.used-above-issued', amount: '20.00', limit: '10.00', on: '2024-05-03' })));
    await service.hear(about(projectSuspended.of(day('2024-05-04'), { on: '2024-05-04', reason: '资金不足', resumeBy: null })));
    expect((await of({})).nodes.map(({ kind }) => kind).sort()).toEqual(['FUNDS_BREACH', 'START_WITHOUT_PERMITS']);
  });

  it('is raised by a serious incident once, and not by one that is not (P6)', async () => {
    const incident = (severity: 'ORDINARY' | 'CONSIDERABLE' | 'MAJOR', serious: boolean) => about(incidentReported.of(day('2024-06-09'), { incidentId: `inc_${severity}`, kind: 'SAFETY', severity, serious, what: '塔吊倾斜', happenedOn: '2024-06-08', place: '3号楼' }));
    for (const event of [incident('ORDINARY', false), incident('CONSIDERABLE', true), incident('CONSIDERABLE', true), incident('MAJOR', true)]) await service.hear(event);
    expect((await of({})).nodes.map(({ kind, severity, cause }) => [kind, severity, cause]).sort()).toEqual([['QUALITY_SAFETY', 'CRITICAL', 'projects.project.incident-reported.v1/inc_MAJOR'], ['QUALITY_SAFETY', 'HIGH', 'projects.project.incident-reported.v1/inc_CONSIDERABLE']]);
  });

  it('is raised by each contradiction that is found, of whichever kind, once (P9)', async () => {
    for (const kind of contradictionKinds) {
      const found = contradictionRaised.of(day('2024-06-25'), { accountabilityId: `acc_${kind}_${road.id}`, kind, explanation: '所报形象进度 60%；独立核验 45%，相差 15 个百分点', explanationEn: 'reported 60 %; measured 45 %', evidenceId: null, reportId: 'rpt_1', verificationId: 'ver_1' });
      for (const version of [1, 2]) await service.hear(about(found, { aggregateVersion: version }));
    }
    const { totalCount, nodes } = await of({ kind: ['CONTRADICTION'] });
    expect([totalCount, nodes[0]]).toMatchObject([4, { severity: 'HIGH', state: 'FOUND', project: { id: road.id }, history: [{ by: null }] }]);
    const { issues: { nodes: told } } = await service.ask<{ issues: { nodes: object[] } }>('sup', 'query($filter: IssueFilter) { issues(filter: $filter) { nodes { title description } } }', { filter: { project: road.id, text: '核验差距' } });
    expect(told).toEqual([{ title: '疑点：所报进度与核验差距过大', description: '所报形象进度 60%；独立核验 45%，相差 15 个百分点。' }]);
  });

  it('is raised by what the clock found, once, and says since when that is done: it goes up no further and may be closed off (P1–P10)', async () => {
    const defect = { defectId: `dft_${road.id}`, kind: 'REPORT_MISSED' as const, about: 'MONTH/2024-10-31' };
    const found = defectFound.of(day('2024-11-06'), { ...defect, dueOn: '2024-11-05', severity: 'MEDIUM', what: '逾期未报：月报 2024-10-31，期限 2024-11-05', whatEn: 'a report is missing: 2024-10-31, due 2024-11-05' });
    for (const version of [1, 2]) await service.hear(about(found, { aggregateVersion: version }));
    await service.hear(about(defectFound.of(day('2024-11-06'), { ...found.data, defectId: `dft_m${road.id}`, kind: 'MILESTONE_LATE', about: '主体封顶', what: '节点逾期：主体封顶，期限 2024-11-05' })));
    const { nodes } = await of({});
    expect(nodes.map(({ kind, severity }) => [kind, severity]).sort()).toEqual([['PROGRESS', 'MEDIUM'], ['REPORTING', 'MEDIUM']]);
    const [issue] = nodes.filter(({ kind }) => kind === 'REPORTING') as [Issue];
    expect(issue).toMatchObject({ state: 'FOUND', cause: `projects.project.defect-detected.v1/${defect.defectId}`, metOn: null });
    expect((await service.answer('sup', CLOSE, { input: { issueId: issue.id } })).errors).toMatchObject([{ rule: 'S1.not-reported-back' }]);
    await service.ask('drc', ASSIGN, { input: five(issue.id) });
    const met = defectMet.of(day('2024-11-25'), { ...defect, metOn: '2024-11-24' });
    for (const version of [3, 4]) await service.hear(about(met, { aggregateVersion: version }));
    await service.tick(day('2024-12-20'));
    const [after] = (await of({ met: true })).nodes;
    expect(after).toMatchObject({ id: issue.id, state: 'ASSIGNED', metOn: '2024-11-24', overdue: false, history: [{}, {}, { type: 'supervision.issue.met.v1' }] });
    expect([(await of({ met: true }, 'drc', { asOf: day('2024-11-24') })).totalCount, (await of({ met: false }, 'drc', { asOf: day('2024-11-24') })).totalCount]).toEqual([0, 2]);
    expect((await service.answer('drc', CLOSE, { input: { issueId: issue.id } })).data).toBeTruthy();
    expect((await service.events()).filter(({ type, project_id: id }) => id === road.id && type === 'supervision.issue.met.v1')).toHaveLength(1);
    await service.hear(about(defectMet.of(day('2024-11-25'), { ...defect, defectId: 'dft_unheard', metOn: '2024-11-24' })));
  });

  it('is raised by an account of capacity that was settled as not reached (P2 算账)', async () => {
    await service.hear(about(capacitySettled.of(day('2024-11-20'), { entryId: `cap_${road.id}`, on: '2024-11-20', year: 2023, reached: false, missed: ['OUTPUT_VALUE'], explanation: '订单不足' })));
    expect((await of({})).nodes).toMatchObject([{ kind: 'PROGRESS', severity: 'MEDIUM' }]);
  });

  it('tells the amounts of a breach to those whom money is for, and lets nobody else search for them', async () => {
    await service.hear(about(breachFlagged.of(day('2024-05-03'), { batchId: 'bat_1', batchCode: 'B1', fund: 'SPECIAL_BOND', batchYear: 2023, rule: 'F1.used-above-issued', amount: '20.07', limit: '10.00', on: '2024-05-03' })));
    const search = (login: string, text: string) => service.answer<{ issues: { nodes: { description: string | null }[] } }>(login, 'query($filter: IssueFilter) { issues(filter: $filter) { nodes { description } } }', { filter: { project: road.id, text } });
    expect(await search('sup', '20.07')).toMatchObject({ data: { issues: { nodes: [{ description: '金额 20.07 元，限额 10 元。' }] } }, errors: [] });
    expect(await search('land', '20.07')).toMatchObject({ data: { issues: { nodes: [] } }, errors: [] });
    expect(await search('land', '资金账目异常')).toMatchObject({ data: { issues: { nodes: [{ description: null }] } }, errors: [{ code: 'FORBIDDEN', rule: 'access.not-for-you' }] });
  });

  it('gives the first answer to a repeated idempotency key', async () => {
    const input = { projectId: road.id, severity: 'LOW', title: '扬尘' };
    const ask = () => service.ask<{ raiseIssue: Issue }>('clerk.zz', RAISE, { input, key: `k-${road.id}` });
    expect((await ask()).raiseIssue.code).toBe((await ask()).raiseIssue.code);
    expect((await of({})).totalCount).toBe(1);
  });

  it('numbers issues without gaps and refuses a stale version', async () => {
    const codes = (await Promise.all([raised(), raised(), raised()])).map(({ code }) => Number(code.slice(-6))).sort((a, b) => a - b);
    expect(codes[2]! - codes[0]!).toBe(2);
    const issue = await raised();
    await service.ask('drc', ASSIGN, { input: five(issue.id) });
    expect((await service.answer('drc', ASSIGN, { input: { ...five(issue.id), expectedVersion: 1 } })).errors).toMatchObject([{ code: 'CONFLICT', details: { expected: 1, found: 2 } }]);
  });

  it('shows a city its own issues only, on the project too', async () => {
    const issue = await raised();
    const parts = 'query($ids: [_Any!]!) { _entities(representations: $ids) { ... on Project { issues { code state severity assignedTo { id } deadline } } } }';
    const onProject = (login: string) => service.ask<{ _entities: { issues: { code: string }[] }[] }>(login, parts, { ids: [{ __typename: 'Project', id: road.id }] }).then(({ _entities }) => _entities[0]?.issues.map(({ code }) => code));
    expect([await onProject('clerk.zz'), await onProject('clerk.ly')]).toEqual([[issue.code], []]);
    expect([(await of({ region: '410100' }, 'clerk.zz')).totalCount, (await of({}, 'clerk.ly')).totalCount]).toEqual([1, 0]);
    expect((await service.answer('clerk.ly', RAISE, { input: { projectId: road.id, severity: 'LOW', title: '别市的项目' } })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('answers as of a day with the state of then', async () => {
    const issue = await raised({ knownOn: '2024-06-01' });
    await service.ask('drc', ASSIGN, { input: { ...five(issue.id), knownOn: '2024-07-01' } });
    expect((await of({}, 'drc', { asOf: day('2024-06-15') })).nodes).toMatchObject([{ state: 'FOUND', assignedTo: null, history: [{}] }]);
    expect((await of({}, 'drc', { asOf: day('2024-05-31') })).totalCount).toBe(0);
    expect((await of({ text: issue.code })).nodes).toMatchObject([{ state: 'ASSIGNED', assignedTo: { id: CLERK } }]);
  });
});
