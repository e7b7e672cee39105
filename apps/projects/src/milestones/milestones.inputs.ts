import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DurationUnits } from './milestone.type';
import type { DurationUnit } from './network.rules';

@InputType({ description: 'A milestone of a schedule. · 节点' })
export class MilestoneInput {
  @Field(() => String, { description: 'Name, once in the schedule. · 名称' }) name: string;
  @Field(() => Int, { description: 'Days it takes; 0 is a point in time. · 工期' }) durationDays: number;
  @Field(() => DurationUnits, { defaultValue: DurationUnits.CALENDAR, description: 'Calendar days by default. · 工期单位' }) unit: DurationUnit;
  @Field(() => [String], { nullable: true, description: 'Names of those that must be done before it. · 前置节点' }) predecessors?: string[] | null;
  @Field(() => DateScalar, { nullable: true, description: 'A latest finish of its own, before the end\'s. · 自身完成时限' }) due?: Day | null;
}

@InputType({ description: 'Milestones to schedule backwards from the due date. · 倒排工期' })
export class SetMilestonesInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => DateScalar, { description: 'Day by which all is done. · 总体完成时限' }) due: Day;
  @Field(() => DateScalar, { nullable: true, description: 'First day on which work can begin; the latest possible one by default. · 最早可开始日期' }) startsOn?: Day | null;
  @Field(() => [MilestoneInput], { description: 'Milestones, in any order. · 节点' }) milestones: MilestoneInput[];
  @Field(() => String, { nullable: true, description: 'Reason; a revision needs one. · 调整理由' }) reason?: string | null;
}

@InputType({ description: 'A milestone that is done. · 节点完成' })
export class ReportMilestoneInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => String, { description: 'Name of the milestone. · 节点名称' }) name: string;
  @Field(() => DateScalar, { description: 'Done on. · 完成日期' }) doneOn: Day;
  @Field(() => String, { nullable: true, description: 'SHA-256 of the photo or document that shows it. · 佐证摘要' }) evidenceDigest?: string | null;
  @Field(() => String, { nullable: true, description: 'Reason; a correction needs one. · 更正理由' }) reason?: string | null;
}
