import { projectCommissioned, projectCompleted, projectResumed, projectStarted, projectSuspended } from '@cornerstone/events/projects';
import type { DataOf, Fact } from '@cornerstone/events/define';
import type { projectRegistered } from '@cornerstone/events/projects';
import { isDay, type Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';

type Stage = DataOf<typeof projectRegistered>['stage'];
export interface Living { stage: Stage; startedOn: Day | null; suspendedOn: Day | null; completedOn: Day | null; commissionedOn: Day | null }

const BEFORE_START: readonly Stage[] = ['PROPOSED', 'RESERVED', 'PREWORK', 'PLANNED_START'];

const wrongStage = (rule: string, stage: Stage, needed: string, neededZh: string): Rejection =>
  new Rejection(rule, { en: `The project is ${stage.toLowerCase().replaceAll('_', ' ')}, it must be ${needed}.`, zh: `项目当前阶段为 ${stage}，须为${neededZh}。` }, { stage });

function notInTheFuture(rule: string, on: Day, today: Day): void {
  if (on > today) throw new Rejection(rule, { en: `${on} is after today, ${today}.`, zh: `${on} 晚于当前日期 ${today}。` }, { on, today });
}

/** P2: no start without evidence; one without permits is recorded as what it is, and approvals finds it. */
export function reportStart(project: Living, command: { startedOn: Day; evidenceDigest: string | null }, knownOn: Day) {
  if (!BEFORE_START.includes(project.stage)) throw wrongStage('P2.not-before-start', project.stage, 'before its start', '开工前阶段');
  notInTheFuture('P2.start-in-the-future', command.startedOn, knownOn);
  if (!command.evidenceDigest || !/^[0-9a-f]{64}$/.test(command.evidenceDigest)) {
    throw new Rejection('P2.start-without-evidence', { en: 'A start needs evidence: give the SHA-256 digest of a photo or document.', zh: '报告开工须附佐证材料（照片或文件的 SHA-256 摘要）。' });
  }
  return projectStarted.of(knownOn, { startedOn: command.startedOn, evidenceDigest: command.evidenceDigest });
}

export function suspendProject(project: Living, command: { on: Day; reason: string; resumeBy: Day | null }, knownOn: Day) {
  if (project.stage !== 'UNDER_CONSTRUCTION') throw wrongStage('P2.not-under-construction', project.stage, 'under construction', '在建');
  notInTheFuture('P2.suspension-in-the-future', command.on, knownOn);
  if (project.startedOn && command.on < project.startedOn) throw new Rejection('P2.suspended-before-start', { en: `Works stopped on ${command.on}, before their start on ${project.startedOn}.`, zh: `停工日期 ${command.on} 早于开工日期 ${project.startedOn}。` });
  return projectSuspended.of(knownOn, { on: command.on, reason: reasonOf(command.reason, 'P2.suspension-without-reason'), resumeBy: command.resumeBy });
}

export function resumeProject(project: Living, on: Day, knownOn: Day) {
  if (project.stage !== 'SUSPENDED') throw wrongStage('P2.not-suspended', project.stage, 'suspended', '停工');
  notInTheFuture('P2.resumption-in-the-future', on, knownOn);
  if (project.suspendedOn && on < project.suspendedOn) throw new Rejection('P2.resumed-before-suspension', { en: `Works resumed on ${on}, before they stopped on ${project.suspendedOn}.`, zh: `复工日期 ${on} 早于停工日期 ${project.suspendedOn}。` });
  return projectResumed.of(knownOn, { on });
}

export function completeProject(project: Living, on: Day, knownOn: Day) {
  if (project.stage !== 'UNDER_CONSTRUCTION') throw wrongStage('P2.not-under-construction', project.stage, 'under construction', '在建');
  notInTheFuture('P2.completion-in-the-future', on, knownOn);
  if (project.startedOn && on < project.startedOn) throw new Rejection('P2.completed-before-start', { en: `Completion on ${on} is before the start on ${project.startedOn}.`, zh: `竣工日期 ${on} 早于开工日期 ${project.startedOn}。` });
  return projectCompleted.of(knownOn, { on });
}

export function commissionProject(project: Living, on: Day, knownOn: Day) {
  if (project.stage !== 'COMPLETED') throw wrongStage('P2.not-completed', project.stage, 'completed', '竣工');
  notInTheFuture('P2.commissioning-in-the-future', on, knownOn);
  if (project.completedOn && on < project.completedOn) throw new Rejection('P2.commissioned-before-completion', { en: `Operation from ${on} is before the completion on ${project.completedOn}.`, zh: `投产日期 ${on} 早于竣工日期 ${project.completedOn}。` });
  return projectCommissioned.of(knownOn, { on });
}

/** What each fact of a life makes of the project. */
export function evolve(_before: Living, fact: Fact): Partial<Living> {
  const on = (key: string): Day | null => {
    const value = (fact.data as Record<string, unknown>)[key];
    return typeof value === 'string' && isDay(value) ? value : null;
  };
  switch (fact.type) {
    case projectStarted.type: return { stage: 'UNDER_CONSTRUCTION', startedOn: on('startedOn') };
    case projectSuspended.type: return { stage: 'SUSPENDED', suspendedOn: on('on') };
    case projectResumed.type: return { stage: 'UNDER_CONSTRUCTION', suspendedOn: null };
    case projectCompleted.type: return { stage: 'COMPLETED', completedOn: on('on') };
    case projectCommissioned.type: return { stage: 'COMMISSIONED', commissionedOn: on('on') };
    default: return {};
  }
}
