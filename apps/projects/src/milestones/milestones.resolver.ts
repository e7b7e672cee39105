import type { Day } from '@cornerstone/kernel/day';
import { Change } from '@cornerstone/runtime/graph/change';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { newId } from '@cornerstone/runtime/ids';
import { knownSince } from '@cornerstone/runtime/known-on';
import { record } from '@cornerstone/runtime/record';
import type { Request } from '@cornerstone/runtime/request';
import { insert, load } from '@cornerstone/runtime/rows';
import { query, type Tx } from '@cornerstone/runtime/transaction';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Project } from '../ledger/project.entity';
import { Milestone } from './milestone.type';
import { ReportMilestoneInput, SetMilestonesInput } from './milestones.inputs';
import { reportMilestone, setMilestones, type Reached } from './milestones.rules';
import { scheduleLimits } from './milestones.settings';
import { milestoneBefore, scheduleOf, standingMilestones } from './milestones.sql';
import { place } from './network.rules';
import { MilestoneReport, Schedule } from './schedule.entity';

async function lastVersion(tx: Tx, projectId: string): Promise<{ version: number; knownOn: Day | null }> {
  const [row] = await query<{ version: number; knownOn: Day }>(tx, '/* lastScheduleVersion */ select schedule_version as version, known_on::text as "knownOn" from schedule where project_id = $1 order by schedule_version desc limit 1', [projectId]);
  return row ?? { version: 0, knownOn: null };
}

async function reachedOf(tx: Tx, projectId: string, name: string): Promise<Reached | null> {
  const { schedule, reports } = await milestoneBefore(tx, projectId, name);
  const placed = schedule ? place(schedule.milestones, schedule.due, schedule.startsOn).find((each) => each.name === name) : undefined;
  return placed ? { name, due: placed.due, reportsBefore: reports.length, lastDoneOn: reports[0]?.doneOn ?? null, lastKnownOn: reports[0]?.knownOn ?? null } : null;
}

@Resolver(() => Project)
export class MilestonesResolver {
  @Change(() => Project, () => SetMilestonesInput, 'Schedules a project\'s milestones backwards from the due date, or revises them with a reason (P5). · 倒排工期')
  async setMilestones(tx: Tx, input: SetMilestonesInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const startsOn = input.startsOn ?? null;
    const steps = input.milestones.map(({ name, durationDays, unit, predecessors, due }) => ({ name, durationDays, unit, predecessors: predecessors ?? [], due: due ?? null }));
    const decided = setMilestones(project, await lastVersion(tx, project.id), { scheduleId: newId('sch'), due: input.due, startsOn, steps, reason: input.reason ?? null }, scheduleLimits, knownSince(tx, input));
    const { scheduleId: id, scheduleVersion, milestones, reason } = decided.data;
    const own = new Map(steps.map((step) => [step.name.trim(), step.due]));
    await insert(tx, Schedule, {
      id, projectId: project.id, scheduleVersion, due: input.due, startsOn, reason, setBy: tx.actor.id, knownOn: decided.knownOn,
      milestones: milestones.map(({ name, durationDays, unit, predecessors }) => ({ name, durationDays, unit, predecessors, due: own.get(name) ?? null })),
    });
    return record(tx, project, [decided]);
  }

  @Change(() => Project, () => ReportMilestoneInput, 'Reports a milestone as done; another report of it corrects the day, with a reason (P5). · 报送节点完成')
  async reportMilestone(tx: Tx, input: ReportMilestoneInput): Promise<Project> {
    const project = await load(tx, Project, input.projectId, input);
    const name = input.name.trim();
    const decided = reportMilestone(await reachedOf(tx, project.id, name), name, { doneOn: input.doneOn, evidenceDigest: input.evidenceDigest ?? null, reason: input.reason ?? null }, knownSince(tx, input));
    const { reportNumber, evidenceDigest, reason } = decided.data;
    await insert(tx, MilestoneReport, { id: newId('mrp'), projectId: project.id, name, reportNumber, doneOn: input.doneOn, evidenceDigest, reason, reportedBy: tx.actor.id, knownOn: decided.knownOn });
    return record(tx, project, [decided]);
  }

  @FieldResolver(() => Schedule, { nullable: true, description: 'Milestones over all years, as known on the operation\'s day (P5). · 节点计划' })
  schedule(@Root() project: Project, @Ctx() request: Request): Promise<Schedule | null> {
    return scheduleOf(request, project.id);
  }
}

@Resolver(() => Schedule)
export class SchedulePartsResolver {
  @FieldResolver(() => [Milestone], { description: 'Milestones by latest finish, as they stand on a day. · 节点' })
  milestones(@Root() schedule: Schedule, @Arg('on', () => DateScalar, { nullable: true, description: 'Which are late on this day, by default the operation\'s. · 判定滞后的日期' }) on: Day | null, @Ctx() request: Request): Milestone[] {
    return standingMilestones(schedule, on ?? request.asOf ?? request.today);
  }

  @FieldResolver(() => [String], { description: 'Names of the milestones without a day to lose, in order. · 关键路径' })
  criticalPath(@Root() schedule: Schedule): string[] {
    return place(schedule.milestones, schedule.due, schedule.startsOn).filter(({ critical }) => critical).map(({ name }) => name);
  }

  @FieldResolver(() => Boolean, { description: 'From its first day on, all can be done in time. · 是否可按期完成' })
  feasible(@Root() schedule: Schedule): boolean {
    return place(schedule.milestones, schedule.due, schedule.startsOn).every(({ slack }) => slack >= 0);
  }
}
