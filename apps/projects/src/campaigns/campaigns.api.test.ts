import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const OPEN = 'mutation($input: OpenCampaignInput!) { openCampaign(input: $input) { id name targetPercent regions { code } } }';
const STATUS = `query($id: ID!, $on: Date, $first: Int) { campaign(id: $id) { status(on: $on) { on members done pending missed doneLate met rate { value numerator denominator }
  all: projects(first: $first) { totalCount nodes { name } } done_: projects(part: DONE) { nodes { name } } missed_: projects(part: MISSED) { nodes { name stage } } } } }`;
const evidenceDigest = 'ab'.repeat(32);
interface Status { on: string; members: number; done: number; pending: number; missed: number; doneLate: number; met: boolean | null; rate: { value: number | null; numerator: string; denominator: string }; all: { totalCount: number; nodes: { name: string }[] }; done_: { nodes: { name: string }[] }; missed_: { nodes: { name: string }[] } }

describe('campaigns of starts and resumptions 开复工战役 (P2)', () => {
  let service: TestService;
  beforeEach(async () => { service = await startTestService(definition, '2020-12-31'); });
  afterEach(() => service.stop());

  const step = (name: string, type: string, input: object) => service.ask('drc', `mutation($input: ${type}!) { ${name}(input: $input) { id } }`, { input });
  const imported = async (name: string, phase: string, extra: object = {}): Promise<string> => {
    const row = { sheet: 's', row: 2, name, regionCodes: ['410105'], year: 2020, level: 'PROVINCIAL', programme: '省重点项目', phase, knownOn: '2020-01-05', ...extra };
    const { importProjects: { codes } } = await service.ask<{ importProjects: { codes: string[] } }>('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'a.csv', digest: evidenceDigest, rows: [row] } });
    return (await service.ask<{ project: { id: string } }>('drc', 'query($code: String) { project(code: $code) { id } }', { code: codes[0] })).project.id;
  };
  const stopped = async (name: string, extra: object = {}, knownOn = '2020-02-01'): Promise<string> => {
    const id = await imported(name, 'continuing', extra);
    await step('suspendProject', 'SuspendProjectInput', { projectId: id, on: '2020-01-22', reason: '疫情', knownOn });
    return id;
  };
  const resumed = (projectId: string, on: string, knownOn = on) => step('resumeProject', 'ResumeProjectInput', { projectId, on, knownOn });
  const started = (projectId: string, startedOn: string, knownOn = startedOn) => step('reportStart', 'ReportStartInput', { projectId, startedOn, evidenceDigest, knownOn });
  const opened = async (extra: object): Promise<string> => (await service.ask<{ openCampaign: { id: string } }>('drc', OPEN, { input: { name: '2020年重点项目复工战役', kind: 'RESUMPTION', opensOn: '2020-03-01', dueOn: '2020-03-15', knownOn: '2020-03-01', ...extra } })).openCampaign.id;
  const status = async (id: string, on: string | null, login = 'drc', asOf?: string): Promise<Status> => (await service.ask<{ campaign: { status: Status } }>(login, STATUS, { id, on, first: 100 }, asOf ? { asOf: day(asOf) } : {})).campaign.status;
  const counts = async (id: string, on: string, login = 'drc') => {
    const { members, done, pending, missed, doneLate, met } = await status(id, on, login);
    return [members, done, pending, missed, doneLate, met];
  };

  it('all works resumed by mid-March (000): members are those suspended when it opened, whatever comes after', async () => {
    const [a, b, c, d] = [await stopped('甲'), await stopped('乙'), await stopped('丙'), await stopped('丁')];
    await resumed(a, '2020-02-20');
    await resumed(b, '2020-03-10', '2020-03-12');
    await resumed(c, '2020-03-15', '2020-03-18');
    await resumed(d, '2020-03-25');
    const after = await imported('戊', 'continuing');
    await step('suspendProject', 'SuspendProjectInput', { projectId: after, on: '2020-03-05', reason: '缺料', knownOn: '2020-03-05' });
    const id = await opened({});
    expect(await counts(id, '2020-03-11')).toEqual([3, 0, 3, 0, 0, false]);
    expect(await counts(id, '2020-03-15')).toEqual([3, 1, 2, 0, 0, false]);
    expect(await counts(id, '2020-03-16')).toEqual([3, 1, 0, 2, 0, false]);
    expect(await counts(id, '2020-03-18')).toEqual([3, 2, 0, 1, 0, false]);
    expect(await counts(id, '2020-03-31')).toEqual([3, 2, 0, 1, 1, false]);
    const { rate, all, done_, missed_ } = await status(id, '2020-03-31');
    expect(rate).toEqual({ value: 2 / 3, numerator: '2', denominator: '3' });
    expect([all.nodes, done_.nodes, missed_.nodes].map((nodes) => nodes.map(({ name }) => name).sort())).toEqual([['丁', '丙', '乙'].sort(), ['丙', '乙'].sort(), ['丁']]);
  });

  it('all starts of the first quarter by 31 March (000), that day included; a later plan and a year alone are none', async () => {
    const [a, b] = [await imported('甲', 'planned_new_start', { buildStart: '2020-Q1' }), await imported('乙', 'planned_new_start', { buildStart: '2020-03' })];
    for (const [name, buildStart] of [['丙', '2020-Q2'], ['丁', '2020'], ['戊', '2020-04-01']] as const) await imported(name, 'planned_new_start', { buildStart });
    await started(a, '2020-03-31', '2020-04-02');
    await started(b, '2020-04-01');
    const id = await opened({ name: '一季度集中开工', kind: 'START', opensOn: '2020-01-10', dueOn: '2020-03-31', targetPercent: '50', knownOn: '2020-01-10' });
    expect([await counts(id, '2020-03-31'), await counts(id, '2020-04-01'), await counts(id, '2020-04-02')]).toEqual([[2, 0, 2, 0, 0, false], [2, 0, 0, 2, 1, false], [2, 1, 0, 1, 1, true]]);
  });

  it('a start that a list alone tells of counts as in time when it was known in time', async () => {
    await imported('甲', 'planned_new_start', { buildStart: '2020-Q1' });
    await imported('乙', 'planned_new_start', { buildStart: '2020-Q1' });
    await imported('甲', 'new_start', { programme: '三月台账', knownOn: '2020-03-20' });
    await imported('乙', 'new_start', { programme: '五月台账', knownOn: '2020-05-20' });
    const id = await opened({ name: '一季度集中开工', kind: 'START', opensOn: '2020-01-10', dueOn: '2020-03-31' });
    expect([await counts(id, '2020-03-31'), await counts(id, '2020-06-30')]).toEqual([[2, 1, 1, 0, 0, false], [2, 1, 0, 1, 1, false]]);
  });

  it('works that stop again are no resumption; a removed project belongs no more, a cancelled one is missed', async () => {
    const [a, b, c] = [await stopped('甲'), await stopped('乙'), await stopped('丙')];
    await resumed(a, '2020-03-05');
    await step('suspendProject', 'SuspendProjectInput', { projectId: a, on: '2020-03-12', reason: '缺料', knownOn: '2020-03-12' });
    const decision = { reason: '投资方退出', authorityId: 'dep_410000_development_reform', documentNumber: '1号' };
    await step('cancelProject', 'CancelProjectInput', { projectId: b, on: '2020-03-20', knownOn: '2020-03-20', ...decision });
    await step('removeProject', 'RemoveProjectInput', { projectId: c, on: '2020-03-20', knownOn: '2020-03-20', ...decision });
    const id = await opened({});
    expect([await counts(id, '2020-03-11'), await counts(id, '2020-03-15'), await counts(id, '2020-03-19'), await counts(id, '2020-03-20')]).toEqual([[3, 1, 2, 0, 0, false], [3, 0, 3, 0, 0, false], [3, 0, 0, 3, 0, false], [2, 0, 0, 2, 0, false]]);
  });

  it('has a scope of place, programme and level, and shows each person the projects of their own place', async () => {
    await stopped('甲', { level: 'CITY' });
    await stopped('乙', { regionCodes: ['410325'] });
    await stopped('丙', { regionCodes: ['410325'], programme: '百千工程' });
    const [all, both, city, programme, level] = [await opened({}), await opened({ name: '两市', regions: ['410100', '410300', '410325'] }), await opened({ name: '洛阳', regions: ['410300'] }), await opened({ name: '百千', programme: '百千工程' }), await opened({ name: '市级', level: 'CITY' })];
    const on = '2020-03-02';
    expect([await counts(all, on), await counts(both, on), await counts(city, on), await counts(programme, on), await counts(level, on)].map(([members]) => members)).toEqual([3, 3, 2, 1, 1]);
    expect([(await counts(all, on, 'clerk.zz'))[0], (await counts(all, on, 'clerk.ly'))[0]]).toEqual([1, 2]);
    const asked = `query { campaigns(kind: RESUMPTION) { totalCount nodes { name status(on: "${on}") { members rate { value } met } } } }`;
    const { campaigns } = await service.ask<{ campaigns: { totalCount: number; nodes: { name: string; status: { members: number } }[] } }>('drc', asked);
    expect(Object.fromEntries(campaigns.nodes.map(({ name, status: { members } }) => [name, members]))).toEqual({ '2020年重点项目复工战役': 3, 两市: 3, 洛阳: 2, 百千: 1, 市级: 1 });
  });

  it('has no status before it opens, no rate without members, and is known since it was told', async () => {
    const id = await opened({});
    expect(await status(id, '2020-02-29')).toBeNull();
    expect(await status(id, '2020-03-20')).toMatchObject({ members: 0, rate: { value: null, numerator: '0', denominator: '0' }, met: null });
    expect(await status(id, null, 'drc', '2020-03-10')).toMatchObject({ on: '2020-03-10' });
    expect((await service.answer('drc', STATUS, { id, first: 1 }, { asOf: day('2020-02-29') })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.campaign.opened.v1', project_id: null, data: { campaignId: id, targetPercent: '100' } });
  });

  it('is opened by development and reform, for its own place, once', async () => {
    const input = { name: '战役', kind: 'START', opensOn: '2020-03-01', dueOn: '2020-03-31' };
    const refused = async (login: string, extra: object = {}) => (await service.answer(login, OPEN, { input: { ...input, ...extra } })).errors;
    expect([await refused('clerk.zz'), await refused('drc.zz'), await refused('drc.zz', { regions: ['410300'] }), await refused('drc', { regions: ['999999'] }), await refused('drc', { dueOn: '2020-02-01' })]).toMatchObject([
      [{ rule: 'access.not-your-task' }], [{ rule: 'access.outside-your-region' }], [{ rule: 'access.outside-your-region' }], [{ rule: 'P8.region-unknown' }], [{ rule: 'P2.campaign-due-before-opening' }]]);
    expect(await refused('drc.zz', { regions: ['410100'] })).toEqual([]);
    expect(await refused('drc', { regions: ['410100'] })).toMatchObject([{ rule: 'P2.campaign-open-already' }]);
  });
});
