import { lifeSteps, stepTold, type LifeStepName, type Stage } from '@cornerstone/events/life';
import { projectCommissioned, projectCompleted, projectResumed, projectStarted, projectSuspended } from '@cornerstone/events/projects';
import type { Fact } from '@cornerstone/events/define';
import { isDay, type Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { reasonOf } from '@cornerstone/kernel/text';
import { requireNoOpenIncident } from '../incidents/incidents.rules';
import { notInTheFuture, requireStep } from './stage.rules';

export interface Living { stage: Stage; startedOn: Day | null; suspendedOn: Day | null; resumedOn: Day | null; completedOn: Day | null; commissionedOn: Day | null; atCapacityOn: Day | null }

/** A stored file that is to prove a start: of which project and of which kind it is, and the digest of its bytes. */
export interface StartEvidence { id: string; projectId: string; kind: string; digest: string }
export interface StartCommand { projectId: string; startedOn: Day; evidenceDigest: string | null; evidenceFile: StartEvidence | null }

function evidenceOf({ projectId, evidenceDigest, evidenceFile: file }: StartCommand): string {
  if (file && (file.projectId !== projectId || file.kind !== 'EVIDENCE')) {
    throw new Rejection('P2.not-evidence-of-this-project', { en: `File ${file.id} is no evidence of this project.`, zh: `文件 ${file.id} 不是本项目的佐证材料。` }, { fileId: file.id, kind: file.kind });
  }
  if (file && evidenceDigest && file.digest !== evidenceDigest) throw new Rejection('P2.evidence-differs', { en: 'The digest is not that of the file.', zh: '摘要与文件不符。' }, { fileId: file.id });
  const digest = file?.digest ?? evidenceDigest;
  if (!digest || !/^[0-9a-f]{64}$/.test(digest)) {
    throw new Rejection('P2.start-without-evidence', { en: 'A start needs evidence: a stored file, or the SHA-256 digest of a photo or document.', zh: '报告开工须附佐证材料（已上传文件，或照片、文件的 SHA-256 摘要）。' });
  }
  return digest;
}

/** P2: no start without evidence; one without permits is recorded as what it is, and approvals finds it. */
export function reportStart(project: Living, command: StartCommand, knownOn: Day) {
  requireStep('STARTED', project.stage);
  notInTheFuture('P2.start-in-the-future', command.startedOn, knownOn);
  return projectStarted.of(knownOn, { startedOn: command.startedOn, evidenceDigest: evidenceOf(command), ...(command.evidenceFile && { evidenceFileId: command.evidenceFile.id }) });
}

export function suspendProject(project: Living, command: { on: Day; reason: string; resumeBy: Day | null }, knownOn: Day) {
  requireStep('SUSPENDED', project.stage);
  notInTheFuture('P2.suspension-in-the-future', command.on, knownOn);
  if (project.resumedOn && command.on < project.resumedOn) throw new Rejection('P2.suspended-before-resumption', { en: `Works stopped on ${command.on}, before they last resumed on ${project.resumedOn}.`, zh: `停工日期 ${command.on} 早于上次复工日期 ${project.resumedOn}。` });
  if (command.resumeBy && command.resumeBy < command.on) throw new Rejection('P2.resume-by-before-stop', { en: `Works are to resume by ${command.resumeBy}, before they stop on ${command.on}.`, zh: `计划复工日期 ${command.resumeBy} 早于停工日期 ${command.on}。` });
  if (project.startedOn && command.on < project.startedOn) throw new Rejection('P2.suspended-before-start', { en: `Works stopped on ${command.on}, before their start on ${project.startedOn}.`, zh: `停工日期 ${command.on} 早于开工日期 ${project.startedOn}。` });
  return projectSuspended.of(knownOn, { on: command.on, reason: reasonOf(command.reason, 'P2.suspension-without-reason'), resumeBy: command.resumeBy });
}

export function resumeProject(project: Living, on: Day, knownOn: Day) {
  requireStep('RESUMED', project.stage);
  notInTheFuture('P2.resumption-in-the-future', on, knownOn);
  if (project.suspendedOn && on < project.suspendedOn) throw new Rejection('P2.resumed-before-suspension', { en: `Works resumed on ${on}, before they stopped on ${project.suspendedOn}.`, zh: `复工日期 ${on} 早于停工日期 ${project.suspendedOn}。` });
  return projectResumed.of(knownOn, { on });
}

/** P2, P6: an open serious quality or safety incident blocks completion; `openSeriousIncidents` are those. */
export function completeProject(project: Living, { on, openSeriousIncidents }: { on: Day; openSeriousIncidents: Parameters<typeof requireNoOpenIncident>[0] }, knownOn: Day) {
  requireStep('COMPLETED', project.stage);
  notInTheFuture('P2.completion-in-the-future', on, knownOn);
  if (project.startedOn && on < project.startedOn) throw new Rejection('P2.completed-before-start', { en: `Completion on ${on} is before the start on ${project.startedOn}.`, zh: `竣工日期 ${on} 早于开工日期 ${project.startedOn}。` });
  if (project.resumedOn && on < project.resumedOn) throw new Rejection('P2.completed-before-resumption', { en: `Completion on ${on} is before works last resumed on ${project.resumedOn}.`, zh: `竣工日期 ${on} 早于上次复工日期 ${project.resumedOn}。` });
  requireNoOpenIncident(openSeriousIncidents);
  return projectCompleted.of(knownOn, { on });
}

export function commissionProject(project: Living, on: Day, knownOn: Day) {
  requireStep('COMMISSIONED', project.stage);
  notInTheFuture('P2.commissioning-in-the-future', on, knownOn);
  if (project.completedOn && on < project.completedOn) throw new Rejection('P2.commissioned-before-completion', { en: `Operation from ${on} is before the completion on ${project.completedOn}.`, zh: `投产日期 ${on} 早于竣工日期 ${project.completedOn}。` });
  return projectCommissioned.of(knownOn, { on });
}

/** Which dates of a project a step sets. */
const DATES: Partial<Record<LifeStepName, (on: Day | null) => Partial<Living>>> = {
  STARTED: (on) => ({ startedOn: on }), SUSPENDED: (on) => ({ suspendedOn: on }), RESUMED: (on) => ({ suspendedOn: null, resumedOn: on }),
  COMPLETED: (on) => ({ completedOn: on }), COMMISSIONED: (on) => ({ commissionedOn: on }), AT_CAPACITY: (on) => ({ atCapacityOn: on }),
};

/** What each fact of a life makes of the project: the stage of the table, and the step's day. */
export function evolve(_before: Living, fact: Fact): Partial<Living> {
  const name = stepTold(fact.type);
  if (name === null) return {};
  const told = (fact.data as Record<string, unknown>)[lifeSteps[name].day];
  return { stage: lifeSteps[name].to, ...DATES[name]?.(typeof told === 'string' && isDay(told) ? told : null) };
}
