import { day } from '@cornerstone/kernel/day';
import { startTestService, type TestService } from '@cornerstone/testing/test-service';
import { definition } from '../slices';

const REGISTER = 'mutation($input: RegisterProjectInput!) { registerProject(input: $input) { id } }';
const SET = 'mutation($input: SetMilestonesInput!) { setMilestones(input: $input) { id version } }';
const REACHED = 'mutation($input: ReportMilestoneInput!) { reportMilestone(input: $input) { id version } }';
const ASKED = 'query($id: ID!, $asOf: Date) { project(id: $id, asOf: $asOf) { schedule { scheduleVersion due startsOn reason feasible criticalPath milestones { name due latestStart earliestFinish slack critical doneOn late predecessors unit durationDays } } plan(year: 2024) { milestones { name due latestStart doneOn late } } } }';

interface Milestone { name: string; due: string; latestStart: string; slack: number; critical: boolean; doneOn: string | null; late: boolean }
interface Asked { schedule: { scheduleVersion: number; feasible: boolean; criticalPath: string[]; milestones: Milestone[] } | null; plan: { milestones: Milestone[] } | null }

describe('milestones of a project 倒排工期 (P5)', () => {
  let service: TestService;
  let projectId: string;
  beforeAll(async () => { service = await startTestService(definition); });
  afterAll(() => service.stop());
  beforeEach(async () => {
    projectId = (await service.ask<{ registerProject: { id: string } }>('clerk.zz', REGISTER, { input: { name: '郑州测试产业园', regions: ['410105'], knownOn: '2024-01-02' } })).registerProject.id;
  });

  const milestones = [{ name: '验收', durationDays: 0, predecessors: ['主体'] }, { name: '主体', durationDays: 60, predecessors: ['基础'] }, { name: '基础', durationDays: 20, unit: 'WORKING' }];
  const set = (extra: object = {}) => service.answer('clerk.zz', SET, { input: { projectId, due: '2024-10-31', milestones, knownOn: '2024-02-01', ...extra } });
  const reached = (name: string, doneOn: string, extra: object = {}) => service.answer('clerk.zz', REACHED, { input: { projectId, name, doneOn, ...extra } });
  const asked = async (asOf: string | null = null): Promise<Asked> => (await service.ask<{ project: Asked }>('clerk.zz', ASKED, { id: projectId, asOf }, asOf ? { asOf: day(asOf) } : {})).project;

  it('are scheduled backwards, and the year\'s plan shows those that lie in it', async () => {
    await service.ask('clerk.zz', 'mutation($input: RevisePlanInput!) { revisePlan(input: $input) { id } }', { input: { projectId, year: 2024, investment: { amount: '1', unit: 'YI' }, knownOn: '2024-01-10' } });
    expect((await set()).errors).toEqual([]);
    const { schedule, plan } = await asked('2024-06-30');
    // 20 working days that end by 1 September 2024, a Sunday: they are over on the Friday, and what waits for them in calendar days has a weekend to lose.
    expect(schedule).toMatchObject({ scheduleVersion: 1, feasible: true, criticalPath: ['基础'], milestones: [{ slack: 0 }, { slack: 2 }, { slack: 2 }] });
    expect(plan?.milestones).toEqual([
      { name: '基础', due: '2024-09-01', latestStart: '2024-08-05', doneOn: null, late: false }, { name: '主体', due: '2024-10-31', latestStart: '2024-09-02', doneOn: null, late: false }, { name: '验收', due: '2024-10-31', latestStart: '2024-10-31', doneOn: null, late: false },
    ]);
    const events = (await service.events()).filter(({ project_id: id }) => id === projectId);
    expect(events.at(-1)).toMatchObject({ type: 'projects.project.milestones-scheduled.v1', known_on: '2024-02-01', data: { scheduleVersion: 1, milestones: [{ name: '基础', due: '2024-09-01' }, {}, {}] } });
  });

  it('are late when their day has passed or what they wait for is late, as of each day', async () => {
    await set();
    const late = async (asOf: string) => (await asked(asOf)).schedule?.milestones.filter((each) => each.late).map(({ name }) => name);
    expect([await late('2024-09-01'), await late('2024-09-02'), await late('2024-11-01')]).toEqual([[], ['基础', '主体', '验收'], ['基础', '主体', '验收']]);
    expect((await reached('基础', '2024-09-03', { knownOn: '2024-09-05', evidenceDigest: 'ab'.repeat(32) })).errors).toEqual([]);
    expect([await late('2024-09-04'), await late('2024-09-05')]).toEqual([['基础', '主体', '验收'], []]);
    expect((await service.events()).at(-1)).toMatchObject({ type: 'projects.project.milestone-reached.v1', data: { name: '基础', late: true, due: '2024-09-01' } });
  });

  it('keep what was known before a correction and before a revision', async () => {
    await set();
    await reached('基础', '2024-08-20', { knownOn: '2024-08-21' });
    expect((await reached('基础', '2024-08-30', { knownOn: '2024-09-01' })).errors).toMatchObject([{ rule: 'P5.milestone-corrected-without-reason' }]);
    expect((await reached('基础', '2024-08-30', { knownOn: '2024-09-01', reason: '误报' })).errors).toEqual([]);
    const doneOn = async (asOf: string) => (await asked(asOf)).schedule?.milestones.find(({ name }) => name === '基础')?.doneOn;
    expect([await doneOn('2024-08-20'), await doneOn('2024-08-31'), await doneOn('2024-09-01')]).toEqual([null, '2024-08-20', '2024-08-30']);
    const before = (await asked('2024-09-09')).schedule;
    expect((await set({ knownOn: '2024-09-10', due: '2024-12-31', reason: null })).errors).toMatchObject([{ rule: 'P5.schedule-without-reason' }]);
    expect((await set({ knownOn: '2024-09-10', due: '2024-12-31', reason: '设计变更' })).errors).toEqual([]);
    expect((await asked('2024-09-09')).schedule).toEqual(before);
    expect((await asked()).schedule).toMatchObject({ scheduleVersion: 2, milestones: [{ name: '基础', doneOn: '2024-08-30' }, {}, {}] });
  });

  it('refuse a cycle, a stranger, a stale version and another person', async () => {
    expect((await set({ milestones: [{ name: 'a', durationDays: 1, predecessors: ['b'] }, { name: 'b', durationDays: 1, predecessors: ['a'] }] })).errors).toMatchObject([{ code: 'RULE_BROKEN', rule: 'P5.milestones-in-a-cycle', details: { cycle: ['a', 'b', 'a'] } }]);
    expect((await set({ milestones: [{ name: 'a', durationDays: 1, predecessors: ['z'] }] })).errors).toMatchObject([{ rule: 'P5.predecessor-unknown' }]);
    expect((await reached('基础', '2024-02-01')).errors).toMatchObject([{ rule: 'P5.milestone-unknown' }]);
    expect((await set({ expectedVersion: 7 })).errors).toMatchObject([{ code: 'CONFLICT' }]);
    expect((await service.answer('fin', SET, { input: { projectId, due: '2024-10-31', milestones } })).errors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await asked()).schedule).toBeNull();
  });

  it('are done once where two report at the same time', async () => {
    await set();
    const both = await Promise.all([reached('基础', '2024-08-20'), reached('基础', '2024-08-20')]);
    expect(both.flatMap(({ errors }) => errors)).toMatchObject([{ rule: 'P5.milestone-done-already' }]);
  });
});
