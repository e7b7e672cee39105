import { lifeStepNames, lifeSteps, type LifeStep, type LifeStepName, type Stage } from '@cornerstone/events/life';
import type { Fact } from '@cornerstone/events/define';
import { projectStages } from '@cornerstone/events/projects';
import { capacityReached } from '@cornerstone/events/projects-capacity';
import { day } from '@cornerstone/kernel/day';
import fc from 'fast-check';
import { cancelProject, removeProject, type Endable } from './ending.rules';
import { commissionProject, completeProject, evolve, reportStart, resumeProject, suspendProject } from './lifecycle.rules';
import { requireStep } from './stage.rules';

const on = day('2024-06-01');
const ZHENGZHOU = '410000.410100';
const decision = { on, reason: '投资方退出', documentNumber: '豫发改〔2024〕86号', authority: { id: 'dep_410000_development_reform', regionPath: '410000' } };
const fresh = (stage: Stage): Endable => ({ stage, level: 'PROVINCIAL', regionPaths: [ZHENGZHOU], startedOn: null, suspendedOn: null, resumedOn: null, completedOn: null, commissionedOn: null, atCapacityOn: null });
const evidence = { id: 'fil_1', projectId: 'prj_1', kind: 'EVIDENCE', digest: 'ab'.repeat(32) };
const start = { projectId: 'prj_1', startedOn: on, evidenceDigest: 'ab'.repeat(32), evidenceFile: null };

/** Each step of the table as the rule that decides it: a step without one does not compile. */
const decide: Record<LifeStepName, (project: Endable) => Fact> = {
  STARTED: (project) => reportStart(project, start, on),
  SUSPENDED: (project) => suspendProject(project, { on, reason: '汛期', resumeBy: null }, on),
  RESUMED: (project) => resumeProject(project, on, on),
  COMPLETED: (project) => completeProject(project, { on, openSeriousIncidents: [] }, on),
  COMMISSIONED: (project) => commissionProject(project, on, on),
  // The account of capacity decides it (capacity.rules.test.ts), by the same guard.
  AT_CAPACITY: (project) => { requireStep('AT_CAPACITY', project.stage); return capacityReached.of(on, { entryId: 'cap_1', on, year: 2024, explanation: '达标' }); },
  CANCELLED: (project) => cancelProject(project, decision, on),
  REMOVED: (project) => removeProject(project, [], { ...decision, year: null, programme: null }, on),
};

describe('a project\'s life 项目阶段 (P2)', () => {
  it.each(projectStages.flatMap((stage) => lifeStepNames.map((name) => ({ stage, name }))))('$stage, then $name: as the table says', ({ stage, name }) => {
    const { from, to, rule, told }: LifeStep = lifeSteps[name];
    if (!from.includes(stage)) {
      expect(() => decide[name](fresh(stage))).toThrow(expect.objectContaining({ rule, code: 'RULE_BROKEN', details: { step: name, stage, allowed: from } }));
      return;
    }
    const fact = decide[name](fresh(stage));
    expect([fact.type, evolve(fresh(stage), fact).stage]).toEqual([told.type, to]);
  });

  it('only ever stands in a stage that the table leads to, whatever is tried', () => {
    fc.assert(fc.property(fc.constantFrom(...projectStages), fc.array(fc.constantFrom(...lifeStepNames), { maxLength: 20 }), (first, tries) => {
      let project = fresh(first);
      for (const name of tries) {
        const { from, to }: LifeStep = lifeSteps[name];
        const before = project.stage;
        try {
          project = { ...project, ...evolve(project, decide[name](project)) };
          expect([from.includes(before), project.stage]).toEqual([true, to]);
        } catch (refused) {
          if (from.includes(before)) throw refused;
          expect(refused).toMatchObject({ rule: lifeSteps[name].rule });
        }
      }
    }));
  });

  it.each([
    ['P2.start-in-the-future', () => reportStart(fresh('PLANNED_START'), { ...start, startedOn: day('2024-06-02') }, on)],
    ['P2.suspension-in-the-future', () => suspendProject(fresh('UNDER_CONSTRUCTION'), { on: day('2024-06-02'), reason: '汛期', resumeBy: null }, on)],
    ['P2.suspended-before-start', () => suspendProject({ ...fresh('UNDER_CONSTRUCTION'), startedOn: on }, { on: day('2024-05-31'), reason: '汛期', resumeBy: null }, on)],
    ['P2.suspended-before-resumption', () => suspendProject({ ...fresh('UNDER_CONSTRUCTION'), startedOn: day('2024-01-10'), resumedOn: on }, { on: day('2024-05-31'), reason: '汛期', resumeBy: null }, on)],
    ['P2.resume-by-before-stop', () => suspendProject(fresh('UNDER_CONSTRUCTION'), { on, reason: '汛期', resumeBy: day('2024-05-31') }, on)],
    ['P2.completed-before-resumption', () => completeProject({ ...fresh('UNDER_CONSTRUCTION'), startedOn: day('2024-01-10'), resumedOn: on }, { on: day('2024-05-31'), openSeriousIncidents: [] }, on)],
    ['P2.resumption-in-the-future', () => resumeProject(fresh('SUSPENDED'), day('2024-06-02'), on)],
    ['P2.resumed-before-suspension', () => resumeProject({ ...fresh('SUSPENDED'), suspendedOn: on }, day('2024-05-31'), on)],
    ['P2.completion-in-the-future', () => completeProject(fresh('UNDER_CONSTRUCTION'), { on: day('2024-06-02'), openSeriousIncidents: [] }, on)],
    ['P2.completed-before-start', () => completeProject({ ...fresh('UNDER_CONSTRUCTION'), startedOn: on }, { on: day('2024-05-31'), openSeriousIncidents: [] }, on)],
    ['P2.commissioning-in-the-future', () => commissionProject(fresh('COMPLETED'), day('2024-06-02'), on)],
    ['P2.commissioned-before-completion', () => commissionProject({ ...fresh('COMPLETED'), completedOn: on }, day('2024-05-31'), on)],
  ])('refuses a day out of order with %s', (rule, decided) => {
    expect(decided).toThrow(expect.objectContaining({ rule, code: 'RULE_BROKEN' }));
  });

  it('takes steps of one day one after the other', () => {
    const again = { ...fresh('UNDER_CONSTRUCTION'), startedOn: on, resumedOn: on };
    expect([suspendProject(again, { on, reason: '汛期', resumeBy: on }, on).data.on, completeProject(again, { on, openSeriousIncidents: [] }, on).data.on]).toEqual([on, on]);
  });

  it('keeps the day of each step, and that works go on after a stop', () => {
    let project = fresh('PREWORK');
    for (const name of ['STARTED', 'SUSPENDED', 'RESUMED', 'COMPLETED', 'COMMISSIONED', 'AT_CAPACITY'] as const) project = { ...project, ...evolve(project, decide[name](project)) };
    expect(project).toMatchObject({ stage: 'AT_CAPACITY', startedOn: on, suspendedOn: null, resumedOn: on, completedOn: on, commissionedOn: on, atCapacityOn: on });
    expect(evolve(project, { type: 'projects.project.plan-revised.v1', knownOn: on, data: {} })).toEqual({});
  });

  it.each([
    ['P2.start-without-evidence', { evidenceDigest: null }], ['P2.start-without-evidence', { evidenceDigest: 'ab' }], ['P2.start-in-the-future', { startedOn: day('2024-06-02') }],
    ['P2.not-evidence-of-this-project', { evidenceFile: { ...evidence, projectId: 'prj_2' } }], ['P2.not-evidence-of-this-project', { evidenceFile: { ...evidence, kind: 'LETTER' } }],
    ['P2.evidence-differs', { evidenceFile: { ...evidence, digest: 'cd'.repeat(32) } }],
  ])('refuses a start with %s: %j', (rule, changed) => expect(() => reportStart(fresh('PREWORK'), { ...start, ...changed }, on)).toThrow(expect.objectContaining({ rule })));

  it('takes a stored file of the project as evidence, and tells which', () => {
    expect(reportStart(fresh('PREWORK'), { ...start, evidenceDigest: null, evidenceFile: evidence }, on).data).toEqual({ startedOn: on, evidenceDigest: evidence.digest, evidenceFileId: 'fil_1' });
  });

  it('is not completed while a serious incident is open (P6)', () => {
    expect(() => completeProject(fresh('UNDER_CONSTRUCTION'), { on, openSeriousIncidents: [{ id: 'inc_1', severity: 'MAJOR', what: '塔吊倾斜' }] }, on)).toThrow(expect.objectContaining({ rule: 'P6.open-incident-blocks-completion', details: { incidents: [{ id: 'inc_1', severity: 'MAJOR' }] } }));
  });
});

describe('removal and cancellation 调退与取消 (P2)', () => {
  const lists = [{ id: 'a', year: 2024, level: 'PROVINCIAL' as const, programme: '省重点项目' }, { id: 'b', year: 2024, level: 'CITY' as const, programme: '百千工程' }, { id: 'c', year: 2023, level: 'PROVINCIAL' as const, programme: '省重点项目' }, { id: 'd', year: null, level: null, programme: null }];
  const remove = (which: { year?: number | null; programme?: string | null }, standing = lists) => removeProject(fresh('PLANNED_START'), standing, { ...decision, year: null, programme: null, ...which }, on);

  it.each([
    [{}, 'removed', ['a', 'b', 'c', 'd']], [{ year: 2024 }, 'removed', ['a', 'b']], [{ year: 2024, programme: '百千工程' }, 'delisted', ['b']], [{ programme: '省重点项目' }, 'delisted', ['a', 'c']], [{ year: 2023 }, 'delisted', ['c']],
  ])('off the lists of %j: %s', (which, word, listingIds) => expect(remove(which)).toMatchObject({ type: `projects.project.${word}.v1`, data: { listingIds, reason: '投资方退出', documentNumber: '豫发改〔2024〕86号' } }));

  it('leaves the level of the highest list that it stays on', () => {
    expect([remove({ programme: '省重点项目' }), remove({ year: 2023 })].map(({ data }) => data)).toMatchObject([{ level: 'CITY' }, { level: 'PROVINCIAL' }]);
  });

  it('is of lists that there are', () => expect(() => remove({ year: 2022 })).toThrow(expect.objectContaining({ rule: 'P2.not-on-list' })));

  it.each<[string, Partial<typeof decision>, Partial<Endable>]>([
    ['P2.ending-in-the-future', { on: day('2024-06-02') }, {}], ['P2.ending-without-reason', { reason: ' ' }, {}], ['P2.ending-without-document', { documentNumber: ' ' }, {}],
    ['P2.ended-before-last-step', {}, { startedOn: day('2024-05-01'), suspendedOn: day('2024-06-02') }],
    ['P2.authority-too-low', { authority: { id: 'dep_410100_development_reform', regionPath: ZHENGZHOU } }, {}],
    ['P2.authority-elsewhere', { authority: { id: 'dep_140000_development_reform', regionPath: '140000' } }, {}],
    ['P2.authority-elsewhere', { authority: { id: 'dep_410300_development_reform', regionPath: '410000.410300' } }, { level: 'CITY', regionPaths: [ZHENGZHOU, '410000.410300'] }],
  ])('is refused with %s', (rule, changed, project) => {
    expect(() => cancelProject({ ...fresh('PREWORK'), ...project }, { ...decision, ...changed }, on)).toThrow(expect.objectContaining({ rule }));
    expect(() => removeProject({ ...fresh('PREWORK'), ...project }, [], { ...decision, ...changed, year: null, programme: null }, on)).toThrow(expect.objectContaining({ rule }));
  });

  it('follows the level of the list, and of a project of several provinces each decides', () => {
    const city = { id: 'dep_410100_development_reform', regionPath: ZHENGZHOU };
    expect(cancelProject({ ...fresh('PREWORK'), level: 'CITY' }, { ...decision, authority: city }, on).data.authorityId).toBe(city.id);
    expect(cancelProject({ ...fresh('PREWORK'), level: null }, { ...decision, authority: city }, on).data.authorityId).toBe(city.id);
    expect(cancelProject({ ...fresh('PREWORK'), level: 'NATIONAL', regionPaths: [ZHENGZHOU, '140000.140100'] }, decision, on).data.on).toBe(on);
  });
});
