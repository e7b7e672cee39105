import { beforeStart, hasEnded } from '@cornerstone/events/life';
import { presenceRecorded, presenceWithdrawn, type presenceStages } from '@cornerstone/events/projects-presence';
import { daysBetween, type Day } from '@cornerstone/kernel/day';
import { badInput, Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { creditCode, type Unit } from '../units/units.rules';

export type PresenceStage = (typeof presenceStages)[number];
export interface PresenceRecord { id: string; stage: PresenceStage; on: Day; withdrawnKnownOn: Day | null; knownOn: Day }
/** Of whom presence is asked, and how near the start or the completion it has to be: the texts leave the days open. */
export interface PresenceSetting { daysAround: number }
export interface OnSite { stage: string; startedOn: Day | null; completedOn: Day | null }
export interface Shown { id: string; projectId: string; kind: string }
export interface RecordPresence { projectId: string; presenceId: string; stage: PresenceStage; on: Day; creditCode: string; person: string; evidence: Shown | null }

function requireBegun({ stage }: OnSite): void {
  if ((beforeStart as readonly string[]).includes(stage)) throw new Rejection('F2.works-not-begun', { en: 'Works have not begun: nobody can have been present during them.', zh: '项目尚未开工，不能登记建设或竣工到现场。' }, { stage });
}

/** Near enough to the day it is about, where that is known. */
function requireNear(rule: string, { on, day, daysAround }: { on: Day; day: Day | null; daysAround: number }): void {
  if (day !== null && Math.abs(daysBetween(day, on)) > daysAround) throw new Rejection(rule, { en: `${on} is more than ${daysAround} days from ${day}.`, zh: `到现场日期 ${on} 与 ${day} 相差超过 ${daysAround} 天。` }, { on, day, daysAround });
}

function requireOfStage(project: OnSite, stage: PresenceStage, on: Day, { daysAround }: PresenceSetting): void {
  if (stage !== 'START') requireBegun(project);
  if (stage === 'START') requireNear('F2.not-at-the-start', { on, day: project.startedOn, daysAround });
  if (stage === 'COMPLETION') requireNear('F2.not-at-the-completion', { on, day: project.completedOn, daysAround });
  if (stage === 'WORKS' && ((project.startedOn !== null && on < project.startedOn) || (project.completedOn !== null && on > project.completedOn))) {
    throw new Rejection('F2.not-during-works', { en: `${on} is not within the works, ${project.startedOn ?? '…'} to ${project.completedOn ?? 'now'}.`, zh: `到现场日期 ${on} 不在施工期间（${project.startedOn ?? '…'} 至 ${project.completedOn ?? '今'}）。` }, { on, startedOn: project.startedOn, completedOn: project.completedOn });
  }
}

/**
 * F2 三到现场 (rules.md, central budget): the unit that carries the project and the person who answers there are present at the start, during works and at
 * completion. `unit`: as it was named for that day. The name is compared and kept out of the fact.
 */
export function recordPresence(project: OnSite, unit: Unit | null, before: readonly PresenceRecord[], setting: PresenceSetting, command: RecordPresence, knownOn: Day) {
  const { stage, on, evidence } = command;
  if (hasEnded(project.stage)) throw new Rejection('F2.project-takes-no-presence', { en: `A ${project.stage.toLowerCase()} project takes no record of presence.`, zh: '已调退或取消的项目不再登记到现场。' }, { stage: project.stage });
  if (on > knownOn) throw badInput('F2.presence-in-the-future', { en: `${on} is after ${knownOn}, the day it is known.`, zh: `到现场日期 ${on} 晚于知悉日期 ${knownOn}。` }, { on, knownOn });
  if (unit === null) throw new Rejection('F2.no-responsible-unit', { en: `No unit carried the project on ${on}: name it first.`, zh: `${on} 尚无项目单位，请先登记项目单位和责任人。` }, { on });
  if (creditCode(command.creditCode) !== unit.creditCode) throw new Rejection('F2.not-the-responsible-unit', { en: `On ${on} another unit carried the project: ${unit.creditCode}.`, zh: `${on} 的项目单位为 ${unit.creditCode}，到场单位不符。` }, { on, creditCode: unit.creditCode });
  if (plainText(command.person, 'person', 60) !== unit.responsiblePerson) throw new Rejection('F2.not-the-responsible-person', { en: 'Who was present is not the person who answers for the unit: presence of others does not count.', zh: '到场人员不是该单位责任人，他人到场不计入。' });
  if (evidence && (evidence.projectId !== command.projectId || evidence.kind !== 'EVIDENCE')) throw new Rejection('F2.not-evidence-of-this-project', { en: `File ${evidence.id} is no evidence of this project.`, zh: `文件 ${evidence.id} 不是本项目的佐证材料。` }, { fileId: evidence.id, kind: evidence.kind });
  requireOfStage(project, stage, on, setting);
  if (before.some((each) => each.withdrawnKnownOn === null && each.stage === stage && each.on === on)) throw new Rejection('F2.presence-already-recorded', { en: `Presence of ${on} is recorded already.`, zh: `${on} 的到现场记录已登记。` }, { on, stage });
  return presenceRecorded.of(knownOn, { presenceId: command.presenceId, stage, on, unit: unit.name, creditCode: unit.creditCode, unitVersion: unit.unitVersion, evidenceFileId: evidence?.id ?? null });
}

/** F2: a false record counts no more, with a reason; before that day it stays. */
export function withdrawPresence(record: PresenceRecord, reason: string, knownOn: Day) {
  if (record.withdrawnKnownOn !== null) throw new Rejection('F2.presence-already-withdrawn', { en: `The record was taken back on ${record.withdrawnKnownOn}.`, zh: `该记录已于 ${record.withdrawnKnownOn} 撤回。` }, { withdrawnKnownOn: record.withdrawnKnownOn });
  if (knownOn < record.knownOn) throw badInput('F2.withdrawn-before-recorded', { en: `It is known since ${record.knownOn} only.`, zh: `该记录 ${record.knownOn} 才知悉。` }, { knownOn, recorded: record.knownOn });
  return presenceWithdrawn.of(knownOn, { presenceId: record.id, stage: record.stage, reason: reasonOf(reason, 'F2.withdrawn-without-reason') });
}
