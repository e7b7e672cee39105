import { projectStages } from '@cornerstone/events/projects';
import { addDays, day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { isLate, isOpen, needsPlan, planStartOrResumption, waitsFor, type Waiting } from './start-plan.rules';

const TODAY = day('2020-03-10');
const standing: Waiting = { stage: 'SUSPENDED', suspendedOn: day('2020-01-22'), buildStart: '2019' };
const planned: Waiting = { stage: 'PLANNED_START', suspendedOn: null, buildStart: '2020-Q1' };
const command = { startPlanId: 'spl_1', targetOn: day('2020-03-15'), measures: '协调施工队伍返岗', departmentId: 'dep_1', person: { id: 'per_1', departments: ['dep_1'] }, reason: null };

describe('plans to start or resume 开复工方案 (P2)', () => {
  it('are for what stands still or has not started, by 000', () => {
    expect(planStartOrResumption(standing, 0, command, TODAY).data).toMatchObject({ kind: 'RESUMPTION', planVersion: 1, targetOn: '2020-03-15', reason: null });
    expect(planStartOrResumption(planned, 1, { ...command, reason: '设备晚到' }, TODAY).data).toMatchObject({ kind: 'START', planVersion: 2, reason: '设备晚到' });
    for (const stage of projectStages) if (waitsFor({ stage }) === null) expect(() => planStartOrResumption({ ...planned, stage }, 0, command, TODAY)).toThrow(expect.objectContaining({ rule: 'P2.nothing-to-start' }));
  });

  it.each<[string, number, Partial<typeof command>]>([
    ['P2.target-in-the-past', 0, { targetOn: day('2020-03-09') }], ['P2.person-of-another-department', 0, { person: { id: 'per_1', departments: ['dep_2'] } }], ['P2.replan-without-reason', 1, {}], ['text.empty', 0, { measures: ' ' }],
  ])('are refused with %s', (rule, before, changed) => expect(() => planStartOrResumption(standing, before, { ...command, ...changed }, TODAY)).toThrow(expect.objectContaining({ rule })));

  it('are late from the day after their target until works go on; an earlier stop\'s plan says nothing of this one', () => {
    const plan = { kind: 'RESUMPTION' as const, stoppedOn: day('2020-01-22'), targetOn: day('2020-03-15') };
    expect([isLate(plan, standing, day('2020-03-15')), isLate(plan, standing, day('2020-03-16'))]).toEqual([false, true]);
    expect(isOpen(plan, { ...standing, stage: 'UNDER_CONSTRUCTION' })).toBe(false);
    expect(isOpen(plan, { ...standing, suspendedOn: day('2020-06-01') })).toBe(false);
  });

  it('are needed by what stands still, and by what should have started: not before the last day of its planned period', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 400 }), (quarter, later) => {
      const on = addDays(day('2020-01-01'), later);
      const end = ['2020-03-31', '2020-06-30', '2020-09-30', '2020-12-31'][quarter - 1] ?? '';
      expect(needsPlan({ ...planned, buildStart: `2020-Q${quarter}` }, on)).toBe(on > end);
    }));
    expect([needsPlan(standing, TODAY), needsPlan({ ...planned, buildStart: null }, TODAY), needsPlan({ ...planned, stage: 'COMPLETED', buildStart: '2019' }, TODAY)]).toEqual([true, false, false]);
  });
});
