import { milestoneReached, milestonesScheduled } from '@cornerstone/events/projects-plan';
import type { Day } from '@cornerstone/kernel/day';
import { Rejection } from '@cornerstone/kernel/rejection';
import { plainText, reasonOf } from '@cornerstone/kernel/text';
import { cycleIn, place, type Step } from './network.rules';

export interface Scheduled { stage: string }
export interface ScheduleCommand { scheduleId: string; due: Day; startsOn: Day | null; steps: readonly Step[]; reason: string | null }
/** How many milestones a schedule may have, and how long one may take. */
export interface ScheduleLimits { mostMilestones: number; longestDays: number }

/** A revision or a correction never rewrites the past. */
function requireNotBefore(knownOn: Day, knownBefore: Day): void {
  if (knownOn < knownBefore) throw new Rejection('P5.milestones-known-before', { en: `What is known on ${knownOn} cannot change what is known since ${knownBefore}.`, zh: `知悉日期 ${knownOn} 早于此前记录的 ${knownBefore}，不得改写过去。` }, { knownOn, before: knownBefore });
}

function requireSteps(steps: readonly Step[], due: Day, { mostMilestones, longestDays }: ScheduleLimits): Step[] {
  if (steps.length === 0 || steps.length > mostMilestones) throw new Rejection('P5.number-of-milestones', { en: `A schedule has 1 to ${mostMilestones} milestones.`, zh: `节点应为 1 至 ${mostMilestones} 个。` }, { milestones: steps.length, most: mostMilestones });
  const named = steps.map((step) => ({ ...step, name: plainText(step.name, 'name', 100), predecessors: [...new Set(step.predecessors.map((name) => name.trim()))] }));
  const names = named.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw new Rejection('P5.milestone-twice', { en: `Milestone ${twice} stands twice.`, zh: `节点“${twice}”重复。` }, { name: twice });
  for (const { name, durationDays, predecessors, due: own } of named) {
    if (!Number.isInteger(durationDays) || durationDays < 0 || durationDays > longestDays) throw new Rejection('P5.duration-out-of-range', { en: `${name} takes 0 to ${longestDays} days.`, zh: `“${name}”的工期应为 0 至 ${longestDays} 天。` }, { name, durationDays, longestDays });
    const stranger = predecessors.find((each) => !names.includes(each));
    if (stranger !== undefined) throw new Rejection('P5.predecessor-unknown', { en: `${name} waits for ${stranger}, which the schedule has not.`, zh: `“${name}”的前置节点“${stranger}”不存在。` }, { name, predecessor: stranger });
    if (own !== null && own > due) throw new Rejection('P5.milestone-due-after-end', { en: `${name} is due on ${own}, after the whole on ${due}.`, zh: `“${name}”要求 ${own} 完成，晚于总体时限 ${due}。` }, { name, due: own, end: due });
  }
  const cycle = cycleIn(named);
  if (cycle) throw new Rejection('P5.milestones-in-a-cycle', { en: `These wait for each other: ${cycle.join(' → ')}.`, zh: `节点互为前置：${cycle.join(' → ')}。` }, { cycle });
  return named;
}

/** P5 (000 倒排工期、挂图作战; 001 倒排工期): milestones with predecessors, scheduled backwards from the due date; a revision is a new version with a reason. */
export function setMilestones(project: Scheduled, { version: versionBefore, knownOn: knownBefore }: { version: number; knownOn: Day | null }, { scheduleId, due, startsOn, steps, reason }: ScheduleCommand, limits: ScheduleLimits, knownOn: Day) {
  if (project.stage === 'REMOVED' || project.stage === 'CANCELLED') throw new Rejection('P5.project-not-scheduled', { en: `A ${project.stage.toLowerCase()} project has no schedule.`, zh: '已调出或取消的项目不再编排节点。' }, { stage: project.stage });
  if (startsOn !== null && startsOn > due) throw new Rejection('P5.schedule-ends-before-it-starts', { en: `The start ${startsOn} is after the due date ${due}.`, zh: `开始日期 ${startsOn} 晚于完成时限 ${due}。` }, { startsOn, due });
  if (knownBefore !== null) requireNotBefore(knownOn, knownBefore);
  const named = requireSteps(steps, due, limits);
  const told = versionBefore > 0 || reason?.trim() ? reasonOf(reason, 'P5.schedule-without-reason') : null;
  const byName = new Map(named.map((step) => [step.name, step]));
  return milestonesScheduled.of(knownOn, {
    scheduleId, scheduleVersion: versionBefore + 1, due, startsOn, reason: told,
    milestones: place(named, due, startsOn).map(({ name, latestStart, due: latest }) => ({ name, durationDays: byName.get(name)?.durationDays ?? 0, unit: byName.get(name)?.unit ?? 'CALENDAR', predecessors: [...byName.get(name)?.predecessors ?? []], latestStart, due: latest })),
  });
}

export interface Reached { name: string; due: Day; reportsBefore: number; lastDoneOn: Day | null; lastKnownOn: Day | null }
export interface ReachCommand { doneOn: Day; evidenceDigest: string | null; reason: string | null }

/** P5: a milestone is done on a day; another report of it is a correction with a reason. */
export function reportMilestone(reached: Reached | null, name: string, { doneOn, evidenceDigest, reason }: ReachCommand, knownOn: Day) {
  if (reached === null) throw new Rejection('P5.milestone-unknown', { en: `The project's schedule has no milestone ${name.slice(0, 100)}.`, zh: `项目节点计划中没有“${name.slice(0, 100)}”。` }, { name: name.slice(0, 100) });
  if (doneOn > knownOn) throw new Rejection('P5.milestone-in-the-future', { en: `${doneOn} is after ${knownOn}, the day it is known.`, zh: `完成日期 ${doneOn} 晚于知悉日期 ${knownOn}。` }, { doneOn, knownOn });
  if (evidenceDigest !== null && !/^[0-9a-f]{64}$/.test(evidenceDigest)) throw new Rejection('P5.evidence-not-a-digest', { en: 'Evidence is the SHA-256 digest of a file, 64 hexadecimal digits.', zh: '佐证应为文件的 SHA-256 摘要（64 位十六进制）。' });
  if (reached.lastKnownOn !== null) requireNotBefore(knownOn, reached.lastKnownOn);
  if (reached.lastDoneOn === doneOn) throw new Rejection('P5.milestone-done-already', { en: `${reached.name} was reported as done on ${doneOn} already.`, zh: `“${reached.name}”已按 ${doneOn} 报送完成。` }, { name: reached.name, doneOn });
  const told = reached.reportsBefore > 0 || reason?.trim() ? reasonOf(reason, 'P5.milestone-corrected-without-reason') : null;
  return milestoneReached.of(knownOn, { name: reached.name, doneOn, due: reached.due, late: doneOn > reached.due, reportNumber: reached.reportsBefore + 1, evidenceDigest, reason: told });
}
