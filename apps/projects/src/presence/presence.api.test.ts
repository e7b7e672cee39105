import { fundsAllocated, fundsReturned } from '@cornerstone/events/funding';
import { day } from '@cornerstone/kernel/day';
import { heard } from '@cornerstone/testing/events';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const CODE = '91350100M000100Y43';
const evidenceDigest = 'ab'.repeat(32);
const SHOWN = 'sitePresence { id stage on unit { name unitVersion } evidence { id } } presenceMissing';
const PROJECT = `query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { ${SHOWN} } }`;
const GAPS = 'query($region: ID, $stage: [PresenceStage!], $first: Int, $asOf: Date) { presenceGaps(region: $region, stage: $stage, first: $first, asOf: $asOf) { totalCount nodes { missing project { id } } } presenceCoverage(region: $region, asOf: $asOf) { stage rate { value numerator denominator } } }';
interface Shown { sitePresence: { id: string; stage: string; on: string; unit: { name: string; unitVersion: number } }[]; presenceMissing: string[] }
interface Gaps { presenceGaps: { totalCount: number; nodes: { missing: string[]; project: { id: string } }[] }; presenceCoverage: { stage: string; rate: { value: number | null; numerator: string; denominator: string } }[] }

describe('the responsible unit and person on site 三到现场 (F2)', () => {
  let service: TestService;
  let made = 0;
  beforeEach(async () => { service = await startTestService(definition, '2024-12-01'); });
  afterEach(() => service.stop());

  const change = (name: string, type: string, input: object, login = 'clerk.zz') => service.answer<Record<string, Shown & { id: string; version: number }>>(login, `mutation($input: ${type}!) { ${name}(input: $input) { id version ${SHOWN} } }`, { input });
  const done = async (name: string, type: string, input: object): Promise<Shown & { id: string; version: number }> => { const { data, errors } = await change(name, type, input); expect(errors).toEqual([]); return data[name] as never; };
  const registered = async (regions = ['410105']): Promise<string> => {
    const { registerProject } = await service.ask<{ registerProject: { id: string } }>('drc', 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }', { input: { name: `到现场测试${made += 1}`, regions, knownOn: '2024-01-02' } });
    await service.ask('drc', 'mutation($input: NameProjectUnitInput!) { nameProjectUnit(input: $input) { id } }', { input: { projectId: registerProject.id, name: '郑州城建集团有限公司', creditCode: CODE, responsiblePerson: '王工', since: '2024-01-01', knownOn: '2024-01-03' } });
    return registerProject.id;
  };
  const funded = (projectId: string, fund: 'CENTRAL_BUDGET' | 'SPECIAL_BOND' = 'CENTRAL_BUDGET', postingId = `pst_${projectId}`) => service.hear(heard(fundsAllocated.of(day('2024-02-01'), { batchId: 'bat_1', batchCode: 'CB-2024', fund, batchYear: 2024, postingId, amount: '1000000.00', on: '2024-02-01' }), { projectId, aggregateId: 'bat_1' }));
  const started = (projectId: string) => done('reportStart', 'ReportStartInput', { projectId, startedOn: '2024-03-01', evidenceDigest, knownOn: '2024-03-02' });
  const presence = (projectId: string, stage: string, on: string, extra: object = {}) => ({ projectId, stage, on, creditCode: CODE, person: '王工', knownOn: on, ...extra });
  const shown = async (id: string, asOf: string | null = null): Promise<Shown> => (await service.ask<{ project: Shown }>('drc', PROJECT, { id, asOf }, asOf ? { asOf: day(asOf) } : {})).project;
  const gaps = (variables: object = {}, asOf: string | null = null, login = 'drc'): Promise<Gaps> => service.ask<Gaps>(login, GAPS, { asOf, ...variables }, asOf ? { asOf: day(asOf) } : {});

  it('are recorded at the start, during works and at completion: row, event and audit together, the person in none of the events', async () => {
    const id = await registered();
    await started(id);
    expect(await done('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-01'))).toMatchObject({ version: 4, sitePresence: [{ stage: 'START', on: '2024-03-01', unit: { name: '郑州城建集团有限公司', unitVersion: 1 } }] });
    const told = (await service.events()).at(-1);
    expect(told).toMatchObject({ type: 'projects.project.presence-recorded.v1', project_id: id, aggregate_version: 4, data: { stage: 'START', creditCode: CODE, unitVersion: 1, evidenceFileId: null } });
    expect(JSON.stringify(told)).not.toContain('王工');
    expect(await service.worker.query('select version from audit where entity_id = $1 order by version desc limit 1', [id])).toEqual([{ version: 4 }]);
  });

  it('lack what they have come to: asked of central budget money, as known on a day, and no more once the money went back', async () => {
    const [id, bonds, waiting] = [await registered(), await registered(), await registered()];
    for (const [of, fund] of [[id, 'CENTRAL_BUDGET'], [bonds, 'SPECIAL_BOND'], [waiting, 'CENTRAL_BUDGET']] as const) await funded(of, fund);
    for (const each of [id, bonds]) await started(each);
    expect([(await shown(id)).presenceMissing, (await shown(bonds)).presenceMissing, (await shown(waiting)).presenceMissing]).toEqual([['START', 'WORKS'], [], []]);
    expect([(await shown(id, '2024-03-01')).presenceMissing, (await shown(id, '2024-08-28')).presenceMissing, (await shown(id, '2024-08-29')).presenceMissing]).toEqual([[], ['START'], ['START', 'WORKS']]);
    await done('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-05'));
    await done('recordPresence', 'RecordPresenceInput', presence(id, 'WORKS', '2024-06-05'));
    await done('completeProject', 'CompleteProjectInput', { projectId: id, on: '2024-11-01', knownOn: '2024-11-02' });
    expect((await shown(id)).presenceMissing).toEqual(['COMPLETION']);
    const { presenceGaps, presenceCoverage } = await gaps({ region: '410100' });
    expect(presenceGaps).toEqual({ totalCount: 1, nodes: [{ missing: ['COMPLETION'], project: { id } }] });
    expect(presenceCoverage).toEqual([{ stage: 'START', rate: { value: 1, numerator: '1', denominator: '1' } }, { stage: 'WORKS', rate: { value: 1, numerator: '1', denominator: '1' } }, { stage: 'COMPLETION', rate: { value: 0, numerator: '0', denominator: '1' } }]);
    expect([(await gaps({ stage: ['START'] })).presenceGaps.totalCount, (await gaps({}, '2024-03-04')).presenceGaps.nodes, (await gaps({ region: '410300' })).presenceCoverage[0]?.rate.value]).toEqual([0, [{ missing: ['START'], project: { id } }], null]);
    await service.hear(heard(fundsReturned.of(day('2024-11-20'), { batchId: 'bat_1', batchCode: 'CB-2024', fund: 'CENTRAL_BUDGET', batchYear: 2024, postingId: 'pst_back', amount: '1000000.00', on: '2024-11-20', reason: '调减', from: 'ALLOCATED' }), { projectId: id, aggregateId: 'bat_1', aggregateVersion: 2 }));
    expect([(await shown(id)).presenceMissing, (await shown(id, '2024-11-19')).presenceMissing]).toEqual([[], ['COMPLETION']]);
  });

  it('are those of the list of a programme, too', async () => {
    const row = { sheet: 'S', row: 2, name: '中央预算内清单项目', regionCodes: ['410105'], year: 2024, programme: '中央预算内投资', phase: 'continuing', knownOn: '2024-01-15' };
    await service.ask('drc', 'mutation($input: ImportProjectsInput!) { importProjects(input: $input) { codes } }', { input: { file: 'a.csv', digest: evidenceDigest, rows: [row] } });
    expect((await gaps()).presenceGaps.nodes.map(({ missing }) => missing)).toEqual([['START']]);
  });

  it('stand near the start that was reported: one that was recorded long before it does not count', async () => {
    const id = await registered();
    await funded(id);
    await done('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-01-10'));
    await started(id);
    expect((await shown(id)).presenceMissing).toContain('START');
  });

  it('are of the unit that carried the project on that day', async () => {
    const id = await registered();
    await started(id);
    await done('nameProjectUnit', 'NameProjectUnitInput', { projectId: id, name: '河南交投集团有限公司', creditCode: CODE, responsiblePerson: '李工', since: '2024-06-01', knownOn: '2024-06-02', reason: '划转' });
    await done('recordPresence', 'RecordPresenceInput', presence(id, 'WORKS', '2024-05-31', { knownOn: '2024-06-10' }));
    expect((await change('recordPresence', 'RecordPresenceInput', presence(id, 'WORKS', '2024-06-05'))).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'F2.not-the-responsible-person' }]);
    await done('recordPresence', 'RecordPresenceInput', presence(id, 'WORKS', '2024-06-05', { person: '李工', knownOn: '2024-06-11' }));
    expect((await shown(id)).sitePresence.map(({ on, unit }) => [on, unit.unitVersion])).toEqual([['2024-06-05', 2], ['2024-05-31', 1]]);
  });

  it('are taken back with a reason, once, and stay in the days before; two of one day at a time are one', async () => {
    const id = await registered();
    await started(id);
    const both = await Promise.all([1, 2].map(() => change('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-02'))));
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'F2.presence-already-recorded' }]);
    const [record] = (await shown(id)).sitePresence;
    const input = { presenceId: record?.id, reason: '误报', knownOn: '2024-04-01' };
    expect((await change('withdrawPresence', 'WithdrawPresenceInput', { ...input, expectedVersion: 1 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await done('withdrawPresence', 'WithdrawPresenceInput', input)).toMatchObject({ sitePresence: [] });
    expect([(await shown(id, '2024-03-31')).sitePresence.length, (await shown(id, '2024-04-01')).sitePresence.length]).toEqual([1, 0]);
    expect((await change('withdrawPresence', 'WithdrawPresenceInput', input)).errors).toMatchObject([{ rule: 'F2.presence-already-withdrawn' }]);
    expect((await change('withdrawPresence', 'WithdrawPresenceInput', { ...input, presenceId: 'prs_none' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('are recorded by those who report or supervise, in their own regions', async () => {
    const id = await registered();
    await started(id);
    expect((await change('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-01'), 'gov')).errors).toMatchObject([{ code: 'FORBIDDEN', rule: 'access.not-your-task' }]);
    expect((await change('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-01'), 'clerk.ly')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await change('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-01', { evidenceFileId: 'fil_none' }))).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await change('recordPresence', 'RecordPresenceInput', presence(id, 'START', '2024-03-01'), 'sup')).errors).toEqual([]);
    expect((await gaps({}, null, 'clerk.ly')).presenceGaps.totalCount).toBe(0);
  });
});
