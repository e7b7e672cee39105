import { day } from '@cornerstone/kernel/day';
import { person } from '@cornerstone/testing/people';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const IMPORT = 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }';
const MISSING = 'query($rhythm: ReportRhythm!, $on: Date, $period: PeriodInput, $region: ID) { missingReports(rhythm: $rhythm, on: $on, period: $period, region: $region, first: 50) { totalCount nodes { project { id name } department { id } from to dueOn daysLate } } }';
const COVERAGE = 'query($on: Date, $period: PeriodInput, $region: ID) { reportCoverage(on: $on, period: $period, region: $region) { region { code } reported { numerator denominator value } inTime { numerator denominator } } }';
const REPORT = 'mutation($input: ReportProgressInput!) { reportProgress(input: $input) { id } }';

interface Missing { totalCount: number; nodes: { project: { id: string; name: string }; department: { id: string } | null; to: string; dueOn: string; daysLate: number }[] }
interface Coverage { region: { code: string } | null; reported: { numerator: string; denominator: string; value: number | null }; inTime: { numerator: string } }

describe('reports that are due and missing 按时报送 (P6)', () => {
  let service: TestService;
  let ids: string[];
  beforeEach(async () => {
    service = await startTestService(definition);
    const row = (name: string, regions: string[], extra: object = {}) => ({ sheet: 'S', row: 3, name, regionCodes: regions, year: 2024, level: 'PROVINCIAL', programme: '省重点项目', phase: 'continuing', knownOn: '2024-01-10', ...extra });
    const rows = [row('郑州在建一', ['410105']), row('郑州在建二', ['410122']), row('洛阳在建', ['410300']), row('郑洛跨市', ['410105', '410300']), row('去年的清单', ['410105'], { year: 2023 }), row('前期项目', ['410105'], { phase: 'pre_work' })];
    const { importProjects } = await service.ask<{ importProjects: { codes: string[] } }>('drc', IMPORT, { input: { file: 'f', digest: 'd', rows } });
    ids = await Promise.all(importProjects.codes.map(async (code) => (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code })).project.id));
  });
  afterEach(() => service.stop());

  const report = (at: number, month: number, knownOn: string, login = 'drc') => service.ask(login, REPORT, { input: { projectId: ids[at], period: { year: 2024, month }, investment: { amount: '1', unit: 'WAN' }, knownOn } });
  const missing = async (variables: object, login = 'drc'): Promise<Missing> => (await service.ask<{ missingReports: Missing }>(login, MISSING, { rhythm: 'MONTH', ...variables })).missingReports;
  const names = async (variables: object, login = 'drc') => (await missing(variables, login)).nodes.map(({ project }) => project.name).sort();
  const told = async () => (await service.events()).filter(({ type }) => type === 'projects.project.report-missed.v1');

  it('are known the moment they are due: on the day itself in time, missing on the next', async () => {
    await report(0, 3, '2024-04-05');
    await report(1, 3, '2024-04-08');
    const march = { period: { year: 2024, month: 3 } };
    expect(await names({ on: '2024-04-05', ...march })).toEqual([]);
    expect(await names({ on: '2024-04-06', ...march })).toEqual(['洛阳在建', '郑州在建二', '郑洛跨市'].sort());
    expect(await names({ on: '2024-04-08', ...march })).toEqual(['洛阳在建', '郑洛跨市'].sort());
    expect((await missing({ on: '2024-04-10', ...march })).nodes[0]).toMatchObject({ to: '2024-03-31', dueOn: '2024-04-05', daysLate: 5 });
    expect((await missing({ on: '2024-04-10' })).nodes[0]).toMatchObject({ to: '2024-03-31' });
  });

  it('are of projects under construction on a list of the year, of a region, and of those one may see', async () => {
    const march = { on: '2024-04-06', period: { year: 2024, month: 3 } };
    expect(await names(march)).toEqual(['洛阳在建', '郑州在建一', '郑州在建二', '郑洛跨市'].sort());
    expect(await names({ ...march, region: '410100' })).toEqual(['郑州在建一', '郑州在建二', '郑洛跨市'].sort());
    expect(await names(march, 'clerk.ly')).toEqual(['洛阳在建', '郑洛跨市'].sort());
    expect((await service.answer('drc', MISSING, { rhythm: 'MONTH', period: { year: 2024, week: 3 } })).errors).toMatchObject([{ code: 'BAD_USER_INPUT', rule: 'P6.period-of-another-rhythm' }]);
  });

  it('name the department that answers: the lead department, else development and reform of the place', async () => {
    const department = async () => (await missing({ on: '2024-11-20', period: { year: 2024, month: 3 } })).nodes.find(({ project }) => project.id === ids[0])?.department?.id;
    expect(await department()).toMatch(/_development_reform$/);
    await service.ask('drc', 'mutation($input: AssignLeaderInput!) { assignLeader(input: $input) { id } }', { input: { projectId: ids[0], personId: person('leader.zz').id, departmentId: 'dep_410100_transport', teamIds: [person('clerk.zz').id], knownOn: '2024-03-05' } });
    expect(await department()).toBe('dep_410100_transport');
  });

  it('are a figure by region: reported and in time ÷ expected, the whole counting each project once', async () => {
    await report(0, 3, '2024-04-03');
    await report(3, 3, '2024-04-09');
    const { reportCoverage } = await service.ask<{ reportCoverage: Coverage[] }>('drc', COVERAGE, { on: '2024-04-30', period: { year: 2024, month: 3 } });
    expect(reportCoverage.map(({ region, reported, inTime }) => [region?.code ?? null, reported.numerator, reported.denominator, inTime.numerator])).toEqual([[null, '2', '4', '1'], ['410100', '2', '3', '1'], ['410300', '1', '2', '0']]);
    const empty = await service.ask<{ reportCoverage: Coverage[] }>('drc', COVERAGE, { on: '2030-04-30', period: { year: 2030, month: 3 } });
    expect(empty.reportCoverage).toEqual([]);
  });

  it('are told once for a project and a period, also after a stop of months, and not of what was due before the first look', async () => {
    await service.tick(day('2024-02-20'));
    expect(await told()).toEqual([]);
    await service.tick(day('2024-03-04'));
    await report(0, 2, '2024-03-04');
    await service.tick(day('2024-03-05'));
    expect(await told()).toEqual([]);
    await service.tick(day('2024-03-06'));
    await service.tick(day('2024-03-06'));
    expect((await told()).map(({ project_id: id, data }) => [id, data['to']]).sort()).toEqual([ids[1], ids[2], ids[3]].map((id) => [id, '2024-02-29']).sort());
    await report(0, 3, '2024-03-06');
    await service.tick(day('2024-06-06'));
    const later = (await told()).slice(3);
    expect(later.map(({ project_id: id, data }) => `${ids.indexOf(id ?? '')} ${String(data['to'])}`).sort()).toEqual(['0 2024-04-30', '0 2024-05-31', '1 2024-03-31', '1 2024-04-30', '1 2024-05-31', '2 2024-03-31', '2 2024-04-30', '2 2024-05-31', '3 2024-03-31', '3 2024-04-30', '3 2024-05-31']);
    await service.tick(day('2024-06-20'));
    expect(await told()).toHaveLength(14);
  });

  it('are weekly where a sprint asks for it, of its scope and no other', async () => {
    await service.ask('drc', 'mutation($input: DeclareSprintInput!) { declareSprint(input: $input) { id } }', { input: { name: '复工开工战役', rhythm: 'WEEK', region: '410100', programme: '省重点项目', from: '2024-02-19', to: '2024-03-31', knownOn: '2024-02-10' } });
    const week = { rhythm: 'WEEK', period: { year: 2024, week: 10 } };
    expect(await names({ ...week, on: '2024-03-11' })).toEqual([]);
    await service.ask('clerk.zz', REPORT, { input: { projectId: ids[0], period: { year: 2024, week: 10 }, investment: { amount: '1', unit: 'WAN' }, knownOn: '2024-03-11' } });
    expect(await names({ ...week, on: '2024-03-12' })).toEqual(['郑州在建二', '郑洛跨市'].sort());
    expect(await names({ rhythm: 'WEEK', on: '2024-04-09' })).toEqual([]);
  });
});
