import { addDays, day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { escalate, isOverdue } from './escalation.rules';
import { assign, meet, close, commonPath, issueCode, issueLevels, reopen, reportBack, startingLevel, type Assignment, type Loop } from './issues.rules';

const today = day('2024-06-01');
const found: Loop = { id: 'iss_1', code: 'ISS-2024-000001', state: 'FOUND', level: 'COUNTY', departmentId: null, assignedToId: null, leaderId: null, method: null, deadline: null, escalations: 0, result: null, reportedBackById: null, reportedBackOn: null, closedById: null, closedOn: null, metOn: null };
const five: Assignment = { departmentId: 'dep_1', personId: 'per_1', method: '限期补办', deadline: day('2024-06-10'), leaderId: 'per_9' };
const assigned: Loop = { ...found, ...assign(found, five, today).change };
const solver = { id: 'per_1', departments: ['dep_1'] };
const reported: Loop = { ...assigned, ...reportBack(assigned, '已补办', solver, today).change };

describe('the closed loop of an issue 问题闭环 (S1)', () => {
  it('refuses an assignment without all five and names what is missing', () => {
    fc.assert(fc.property(fc.subarray(['departmentId', 'personId', 'method', 'deadline', 'leaderId'] as const, { minLength: 1 }), (missing) => {
      const told = { ...five, ...Object.fromEntries(missing.map((part) => [part, null])) };
      expect(() => assign(found, told, today)).toThrow(expect.objectContaining({ rule: 'S1.not-all-in-place', details: { missing } }));
    }));
  });

  it('refuses a deadline before the assignment and an assignment of a closed issue', () => {
    expect(() => assign(found, { ...five, deadline: day('2024-05-31') }, today)).toThrow(expect.objectContaining({ rule: 'S1.deadline-passed' }));
    expect(() => assign({ ...found, state: 'CLOSED' }, five, today)).toThrow(expect.objectContaining({ rule: 'S1.closed-already' }));
  });

  it('hears the assigned person or department and nobody else', () => {
    expect(reportBack(assigned, '已补办', { id: 'per_2', departments: ['dep_1'] }, today).change).toMatchObject({ state: 'REPORTED_BACK', reportedBackById: 'per_2' });
    expect(() => reportBack(assigned, '已补办', { id: 'per_2', departments: ['dep_2'] }, today)).toThrow(expect.objectContaining({ code: 'FORBIDDEN', rule: 'S1.not-assigned-to-you' }));
    expect(() => reportBack(found, '已补办', solver, today)).toThrow(expect.objectContaining({ rule: 'S1.not-assigned' }));
  });

  it('is closed after the report back, by someone other than who solved it', () => {
    expect(close(reported, { id: 'per_5', departments: [] }, today).change).toEqual({ state: 'CLOSED', closedById: 'per_5', closedOn: today });
    expect(() => close(reported, solver, today)).toThrow(expect.objectContaining({ rule: 'S1.closed-by-its-solver' }));
    expect(() => close(assigned, { id: 'per_5', departments: [] }, today)).toThrow(expect.objectContaining({ rule: 'S1.not-reported-back' }));
  });

  it('is opened again with a reason and must be assigned anew', () => {
    const again = { ...reported, ...close(reported, { id: 'per_5', departments: [] }, today).change };
    expect(reopen(again, '问题复发', today).change).toMatchObject({ state: 'FOUND', deadline: null, assignedToId: null, closedOn: null });
    expect(() => reopen(again, '  ', today)).toThrow(expect.objectContaining({ rule: 'S1.reopened-without-reason' }));
    expect(() => reopen(reported, '问题复发', today)).toThrow(expect.objectContaining({ rule: 'S1.not-closed' }));
  });

  it('starts with the level of the one place that holds it', () => {
    expect(['410000.410100.410105', '410000.410100', '410000'].map((path) => startingLevel([path]))).toEqual(['COUNTY', 'CITY', 'PROVINCE']);
    expect(startingLevel(['410000.410100.410105', '410000.410100.410122'])).toBe('CITY');
    expect(startingLevel(['410000.410100.410105', '410000.410300'])).toBe('PROVINCE');
    expect(commonPath(['410000.410100', '140000.140100'])).toBeNull();
    expect(issueCode(2024, 123)).toBe('ISS-2024-000123');
  });
});

describe('escalation 超期升级督办 (S1)', () => {
  const setting = { everyDays: 7 };

  it('goes up the day after the deadline and not on it', () => {
    expect(isOverdue(assigned, day('2024-06-10'))).toBe(false);
    expect(escalate(assigned, day('2024-06-10'), setting)).toEqual([]);
    expect(escalate(assigned, day('2024-06-11'), setting).map((step) => step.fact.data)).toMatchObject([{ to: 'CITY', on: '2024-06-11' }]);
  });

  it('comes to the same level however often the rule runs', () => {
    const run = (days: readonly number[]): Loop => days.reduce<Loop>((issue, after) => escalate(issue, addDays(day('2024-06-10'), after), setting).reduce((at, step) => ({ ...at, ...step.change }), issue), assigned);
    fc.assert(fc.property(fc.array(fc.integer({ min: -5, max: 40 }), { minLength: 1 }), (days) => {
      const sorted = [...days].sort((a, b) => a - b);
      expect(run(sorted)).toEqual(run([Math.max(...days)]));
      expect(issueLevels.indexOf(run(sorted).level)).toBeGreaterThanOrEqual(issueLevels.indexOf(assigned.level));
    }));
  });

  it('does not go up once what it is about was found to be done, and may be closed off then by another; once', () => {
    const met = { ...assigned, ...meet(assigned, day('2024-06-12'), day('2024-06-13'))?.change };
    expect(escalate(met, day('2024-07-01'), setting)).toEqual([]);
    expect(meet(met, day('2024-06-14'), day('2024-06-14'))).toBeNull();
    expect(close(met, { id: 'per_7', departments: [] }, day('2024-06-14')).change.state).toBe('CLOSED');
    expect(() => close(met, solver, day('2024-06-14'))).toThrow(expect.objectContaining({ rule: 'S1.closed-by-its-solver' }));
    const closed: Loop = { ...met, state: 'CLOSED' };
    expect(() => close(closed, { id: 'per_7', departments: [] }, day('2024-06-14'))).toThrow(expect.objectContaining({ rule: 'S1.not-reported-back' }));
    expect([meet({ ...closed, metOn: null }, day('2024-06-14'), day('2024-06-14')), reopen(closed, '又未报', day('2024-06-15')).change.metOn]).toEqual([null, null]);
  });

  it('stops at the province and with the report back', () => {
    expect(escalate(assigned, day('2025-06-01'), setting).map((step) => step.change.level)).toEqual(['CITY', 'PROVINCE']);
    expect(escalate(reported, day('2025-06-01'), setting)).toEqual([]);
  });
});
