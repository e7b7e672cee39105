import { durationUnits } from '@cornerstone/events/projects-plan';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import type { DurationUnit, Placed } from './network.rules';

export const DurationUnits = enumOf(durationUnits, 'DurationUnit', 'What a duration is counted in. · 工期单位', { CALENDAR: 'calendar days · 日历日', WORKING: 'working days · 工作日' });

@ObjectType({ description: 'A milestone scheduled backwards from the due date. · 节点' })
export class Milestone implements Placed {
  @Field(() => String, { description: 'Name. · 名称' }) name: string;
  @Field(() => DateScalar, { description: 'Latest finish. · 最迟完成' }) due: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Latest first day. · 最迟开始' }) latestStart: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Earliest first day. · 最早开始' }) earliestStart: Day;
  @Field(() => DateScalar, { nullable: true, description: 'Earliest finish. · 最早完成' }) earliestFinish: Day;
  @Field(() => Int, { description: 'Days to lose, in its own unit; negative where it cannot be in time. · 时差（天）' }) slack: number;
  @Field(() => Boolean, { description: 'Not a day to lose: on the critical path. · 是否关键节点' }) critical: boolean;
  @Field(() => Boolean, { description: 'Rests on holidays that are not published yet. · 是否暂定（节假日未公布）' }) provisional: boolean;
  @Field(() => Int, { description: 'Days it takes; 0 is a point in time. · 工期' }) durationDays: number;
  @Field(() => DurationUnits, { description: 'Calendar or working days. · 工期单位' }) unit: DurationUnit;
  @Field(() => [String], { description: 'Names of those before it. · 前置节点' }) predecessors: readonly string[];
  @Field(() => DateScalar, { nullable: true, description: 'Done. · 完成日期' }) doneOn: Day | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what shows it. · 佐证摘要' }) evidenceDigest: string | null;
  @Field(() => Boolean, { description: 'Not done though its latest finish has passed, or one before it is late. · 是否滞后' }) late: boolean;
}
