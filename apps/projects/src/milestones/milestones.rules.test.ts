import { day } from '@cornerstone/kernel/day';
import { reportMilestone, setMilestones, type ReachCommand, type Reached, type ScheduleCommand } from './milestones.rules';
import type { Step } from './network.rules';

const knownOn = day('2024-02-01');
const limits = { mostMilestones: 3, longestDays: 400 };
const step = (name: string, durationDays: number, predecessors: string[] = [], due: string | null = null): Step => ({ name, durationDays, unit: 'CALENDAR', predecessors, due: due === null ? null : day(due) });
const command = (changes: Partial<ScheduleCommand> = {}): ScheduleCommand => ({ scheduleId: 'sch_1', due: day('2024-09-30'), startsOn: null, steps: [step('基础', 30), step('主体', 60, ['基础'])], reason: null, ...changes });

describe('a schedule of milestones 节点计划 (P5)', () => {
  it('tells each milestone with its latest dates', () => {
    expect(setMilestones({ stage: 'PREWORK' }, { version: 0, knownOn: null }, command(), limits, knownOn).data).toMatchObject({ scheduleVersion: 1, reason: null, milestones: [{ name: '基础', latestStart: '2024-07-03', due: '2024-08-01' }, { name: '主体', predecessors: ['基础'], latestStart: '2024-08-02', due: '2024-09-30' }] });
    expect(setMilestones({ stage: 'PREWORK' }, { version: 1, knownOn }, command({ reason: '设计变更' }), limits, knownOn).data).toMatchObject({ scheduleVersion: 2, reason: '设计变更' });
  });

  it.each<[string, number, Partial<ScheduleCommand>, object]>([
    ['P5.number-of-milestones', 0, { steps: [] }, { milestones: 0, most: 3 }],
    ['P5.number-of-milestones', 0, { steps: ['a', 'b', 'c', 'd'].map((name) => step(name, 1)) }, { milestones: 4 }],
    ['P5.milestone-twice', 0, { steps: [step('基础', 1), step(' 基础', 1)] }, { name: '基础' }],
    ['P5.duration-out-of-range', 0, { steps: [step('基础', 401)] }, { name: '基础', durationDays: 401 }],
    ['P5.duration-out-of-range', 0, { steps: [step('基础', -1)] }, { durationDays: -1 }],
    ['P5.predecessor-unknown', 0, { steps: [step('主体', 1, ['基础'])] }, { name: '主体', predecessor: '基础' }],
    ['P5.milestone-due-after-end', 0, { steps: [step('基础', 1, [], '2024-10-01')] }, { due: '2024-10-01' }],
    ['P5.milestones-in-a-cycle', 0, { steps: [step('a', 1, ['b']), step('b', 1, ['a'])] }, { cycle: ['a', 'b', 'a'] }],
    ['P5.schedule-ends-before-it-starts', 0, { startsOn: day('2024-10-01') }, { startsOn: '2024-10-01' }],
    ['P5.schedule-without-reason', 1, { reason: ' ' }, {}],
    ['P5.milestones-known-before', 2, { reason: '设计变更' }, { knownOn: '2024-02-01', before: '2024-02-02' }],
    ['text.empty', 0, { steps: [step(' ', 1)] }, {}],
  ])('refuses with %s', (rule, versionBefore, changes, details) => {
    expect(() => setMilestones({ stage: 'PREWORK' }, { version: versionBefore, knownOn: versionBefore === 2 ? day('2024-02-02') : null }, command(changes), limits, knownOn)).toThrow(expect.objectContaining({ rule, details: expect.objectContaining(details) as object }));
  });

  it('takes none for a removed project', () => {
    expect(() => setMilestones({ stage: 'REMOVED' }, { version: 0, knownOn: null }, command(), limits, knownOn)).toThrow(expect.objectContaining({ rule: 'P5.project-not-scheduled' }));
  });
});

describe('report a milestone 报送节点完成 (P5)', () => {
  const reached = (changes: Partial<Reached> = {}): Reached => ({ name: '基础', due: day('2024-01-20'), reportsBefore: 0, lastDoneOn: null, lastKnownOn: null, ...changes });
  const done = (changes: Partial<ReachCommand> = {}): ReachCommand => ({ doneOn: day('2024-01-21'), evidenceDigest: null, reason: null, ...changes });

  it('says whether it was late, and numbers corrections', () => {
    expect(reportMilestone(reached(), '基础', done(), knownOn).data).toMatchObject({ late: true, reportNumber: 1, reason: null });
    expect(reportMilestone(reached({ reportsBefore: 1, lastDoneOn: day('2024-01-21') }), '基础', done({ doneOn: day('2024-01-20'), reason: '误填' }), knownOn).data).toMatchObject({ late: false, reportNumber: 2 });
  });

  it.each<[string, Reached | null, Partial<ReachCommand>]>([
    ['P5.milestone-unknown', null, {}],
    ['P5.milestone-in-the-future', reached(), { doneOn: day('2024-02-02') }],
    ['P5.evidence-not-a-digest', reached(), { evidenceDigest: 'photo.jpg' }],
    ['P5.milestone-done-already', reached({ reportsBefore: 1, lastDoneOn: day('2024-01-21') }), { reason: '再报' }],
    ['P5.milestones-known-before', reached({ reportsBefore: 1, lastDoneOn: day('2024-01-25'), lastKnownOn: day('2024-02-02') }), { reason: '误填' }],
    ['P5.milestone-corrected-without-reason', reached({ reportsBefore: 1, lastDoneOn: day('2024-01-25') }), {}],
  ])('refuses with %s', (rule, before, changes) => {
    expect(() => reportMilestone(before, '基础', done(changes), knownOn)).toThrow(expect.objectContaining({ rule }));
  });
});
