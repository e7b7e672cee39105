import type { Stage } from '@cornerstone/events/life';
import { startPlanned, type startPlanKinds } from '@cornerstone/events/projects-life';
import type { Day } from '@cornerstone/kernel/day';
import { lastDay, partialDate } from '@cornerstone/kernel/partial-date';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';

export type StartKind = (typeof startPlanKinds)[number];
/** A project that may have to start or resume. */
export interface Waiting { stage: Stage; suspendedOn: Day | null; buildStart: string | null }
export interface PlannedStart { kind: StartKind; stoppedOn: Day | null; targetOn: Day }
export interface StartPlanCommand { startPlanId: string; targetOn: Day; measures: string; departmentId: string; person: { id: string; departments: readonly string[] }; reason: string | null }

/** Proposals have no plan yet: they may never be admitted. */
const TO_START: readonly Stage[] = ['RESERVED', 'PREWORK', 'PLANNED_START'];

/** What a project waits for: to resume, to start, or nothing. */
export const waitsFor = ({ stage }: Pick<Waiting, 'stage'>): StartKind | null => (stage === 'SUSPENDED' ? 'RESUMPTION' : TO_START.includes(stage) ? 'START' : null);

/** The stop that a plan of now ends; null where it is a start. */
export const stopOf = (project: Waiting): Day | null => (project.stage === 'SUSPENDED' ? project.suspendedOn : null);

/** A plan holds until works go on; an earlier stop's plan says nothing of this one. */
export const isOpen = (plan: PlannedStart, project: Waiting): boolean => plan.kind === waitsFor(project) && plan.stoppedOn === stopOf(project);

/** Late: its day has passed, the works stand still. */
export const isLate = (plan: PlannedStart, project: Waiting, on: Day): boolean => isOpen(plan, project) && plan.targetOn < on;

/** 000: who stands still, or should have started and has not, needs a plan. */
export const needsPlan = (project: Waiting, on: Day): boolean => project.stage === 'SUSPENDED' || (waitsFor(project) === 'START' && project.buildStart !== null && lastDay(partialDate(project.buildStart)) < on);

/** P2 (000 二): a dated plan with measures, department and person; each further version of it says why. */
export function planStartOrResumption(project: Waiting, versionBefore: number, command: StartPlanCommand, knownOn: Day) {
  const kind = waitsFor(project);
  if (kind === null) throw new Rejection('P2.nothing-to-start', { en: `A project that is ${project.stage.toLowerCase().replaceAll('_', ' ')} has nothing to start or resume.`, zh: `项目当前阶段为 ${project.stage}，无需开复工方案。` }, { stage: project.stage });
  if (command.targetOn < knownOn) throw new Rejection('P2.target-in-the-past', { en: `${command.targetOn} is before ${knownOn}, when the plan became known.`, zh: `目标日期 ${command.targetOn} 早于方案日期 ${knownOn}。` }, { targetOn: command.targetOn, knownOn });
  if (!command.person.departments.includes(command.departmentId)) {
    throw new Rejection('P2.person-of-another-department', { en: `Person ${command.person.id} does not act for ${command.departmentId}.`, zh: `人员 ${command.person.id} 不属于 ${command.departmentId}。` }, { personId: command.person.id, departmentId: command.departmentId });
  }
  return startPlanned.of(knownOn, {
    startPlanId: command.startPlanId, kind, planVersion: versionBefore + 1, targetOn: command.targetOn, measures: plainText(command.measures, 'measures', 2000), departmentId: command.departmentId, personId: command.person.id,
    reason: versionBefore > 0 || command.reason?.trim() ? reasonOf(command.reason, 'P2.replan-without-reason') : null,
  });
}
