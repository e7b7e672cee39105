import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { FigureBounds, GoalMetrics, GoalUnits } from './goal.entity';
import type { Bound, GoalUnit, Metric } from './goals.rules';

@InputType({ description: 'A goal of a region or a programme; the same code again revises it. · 区域与专项目标' })
export class SetGoalInput extends CommandOnSeen {
  @Field(() => String, { description: 'Code: capital letters, digits, hyphens. · 目标代码' }) code: string;
  @Field(() => String, { description: 'What is to be reached. · 目标内容' }) label: string;
  @Field(() => GoalMetrics, { description: 'What is measured. · 指标' }) metric: Metric;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => ID, { description: 'Region whose projects count, with all below. · 区划（含下级）' }) region: string;
  @Field(() => Levels, { nullable: true, description: 'Only projects whose highest list is of this level. · 清单级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Only projects of this programme. · 专项' }) programme?: string | null;
  @Field(() => String, { nullable: true, description: 'Only projects of this sector. · 行业' }) sector?: string | null;
  @Field(() => DecimalScalar, { description: 'The figure as published, at most four places. · 目标值' }) threshold: string;
  @Field(() => FigureBounds, { defaultValue: FigureBounds.EXACT, description: 'How the figure is meant. · 数值口径' }) bound: Bound;
  @Field(() => GoalUnits, { description: 'Unit. · 单位' }) unit: GoalUnit;
  @Field(() => DateScalar, { description: 'Last day on which it may be reached. · 完成时限' }) dueOn: Day;
  @Field(() => String, { description: 'Where it stands. · 来源' }) source: string;
  @Field(() => String, { nullable: true, description: 'Reason; a revision needs one. · 调整理由' }) reason?: string | null;
}
