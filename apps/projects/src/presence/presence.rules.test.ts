import { projectStages } from '@cornerstone/events/projects';
import { addDays, day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import type { Unit } from '../units/units.rules';
import { recordPresence, withdrawPresence, type OnSite, type PresenceRecord, type RecordPresence } from './presence.rules';

const TODAY = day('2024-06-12');
const unit: Unit = { unitVersion: 2, name: '郑州城建集团有限公司', creditCode: '91350100M000100Y43', responsiblePerson: '王工', since: day('2024-01-01'), knownOn: day('2024-01-01') };
const project: OnSite = { stage: 'UNDER_CONSTRUCTION', startedOn: day('2024-03-01'), completedOn: null };
const told: RecordPresence = { projectId: 'prj_1', presenceId: 'prs_1', stage: 'WORKS', on: TODAY, creditCode: unit.creditCode, person: '王工', evidence: null };
const present = (changed: Partial<RecordPresence> = {}, of: Partial<OnSite> = {}, by: Unit | null = unit, before: PresenceRecord[] = []) => () => recordPresence({ ...project, ...of }, by, before, { daysAround: 15 }, { ...told, ...changed }, TODAY);
const record: PresenceRecord = { id: 'prs_1', stage: 'WORKS', on: TODAY, withdrawnKnownOn: null, knownOn: TODAY };

describe('presence on site 三到现场 (F2)', () => {
  it('is of the unit that carries the project and of who answers there, whose name stays out of the fact', () => {
    expect(present({ evidence: { id: 'fil_1', projectId: 'prj_1', kind: 'EVIDENCE' } })().data).toEqual({ presenceId: 'prs_1', stage: 'WORKS', on: TODAY, unit: unit.name, creditCode: unit.creditCode, unitVersion: 2, evidenceFileId: 'fil_1' });
    expect(JSON.stringify(present()())).not.toContain('王工');
    expect(present({ creditCode: ' 91350100m000100y43 ', person: ' 王工 ' })().data.stage).toBe('WORKS');
  });

  it('is at the start and at completion as near as the setting asks, where the day is known; during works on any of their days', () => {
    fc.assert(fc.property(fc.integer({ min: -60, max: 60 }), fc.constantFrom('START', 'COMPLETION'), (days, stage) => {
      const on = addDays(day('2024-04-01'), days);
      const of = { stage: 'COMPLETED', startedOn: day('2024-04-01'), completedOn: day('2024-04-01') };
      if (Math.abs(days) <= 15) expect(present({ stage, on }, of)().data.on).toBe(on);
      else expect(present({ stage, on }, of)).toThrow(expect.objectContaining({ rule: stage === 'START' ? 'F2.not-at-the-start' : 'F2.not-at-the-completion' }));
    }));
    expect(present({ stage: 'START', on: day('2024-01-05') }, { stage: 'PREWORK', startedOn: null })().data.stage).toBe('START');
    expect(present({ on: day('2024-03-01') })().data.on).toBe('2024-03-01');
  });

  it('is taken of every project but those that have ended', () => {
    const refused = projectStages.filter((stage) => { try { present({ stage: 'START' }, { stage, startedOn: null })(); return false; } catch { return true; } });
    expect(refused).toEqual(['REMOVED', 'CANCELLED']);
  });

  it.each<[string, () => unknown]>([
    ['F2.project-takes-no-presence', present({}, { stage: 'CANCELLED' })], ['F2.presence-in-the-future', present({ on: addDays(TODAY, 1) })], ['F2.no-responsible-unit', present({}, {}, null)],
    ['F2.not-the-responsible-unit', present({}, {}, { ...unit, creditCode: '91410100MA44A1B29X' })], ['P8.credit-code-check', present({ creditCode: '91350100M000100Y44' })], ['F2.not-the-responsible-person', present({ person: '李工' })],
    ['F2.not-evidence-of-this-project', present({ evidence: { id: 'fil_1', projectId: 'prj_2', kind: 'EVIDENCE' } })], ['F2.not-evidence-of-this-project', present({ evidence: { id: 'fil_1', projectId: 'prj_1', kind: 'LETTER' } })],
    ['F2.works-not-begun', present({}, { stage: 'PLANNED_START', startedOn: null })], ['F2.works-not-begun', present({ stage: 'COMPLETION' }, { stage: 'PREWORK', startedOn: null })],
    ['F2.not-during-works', present({ on: day('2024-02-29') })], ['F2.not-during-works', present({}, { stage: 'COMPLETED', completedOn: day('2024-06-11') })], ['F2.presence-already-recorded', present({}, {}, unit, [record])],
    ['F2.presence-already-withdrawn', () => withdrawPresence({ ...record, withdrawnKnownOn: TODAY }, '误报', TODAY)], ['F2.withdrawn-before-recorded', () => withdrawPresence(record, '误报', addDays(TODAY, -1))], ['F2.withdrawn-without-reason', () => withdrawPresence(record, ' ', TODAY)],
  ])('is refused with %s', (rule, decide) => { expect(decide).toThrow(expect.objectContaining({ rule })); });

  it('may be recorded again once a false record is taken back', () => {
    expect(present({}, {}, unit, [{ ...record, withdrawnKnownOn: TODAY }])().data.stage).toBe('WORKS');
    expect(withdrawPresence(record, '误报', TODAY)).toMatchObject({ type: 'projects.project.presence-withdrawn.v1', data: { presenceId: 'prs_1', stage: 'WORKS', reason: '误报' } });
  });
});
