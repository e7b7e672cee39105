import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { BatchModes, type BatchMode } from '../ledger/batch.entity';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A quarter\'s share. · 季度计划' })
export class QuarterInput {
  @Field(() => Int, { description: '1 to 4. · 季度' }) quarter: number;
  @Field(() => MoneyInput, { description: 'Investment. · 投资' }) investment: MoneyInput;
}

@InputType({ description: 'A month\'s share. · 月度计划' })
export class PlanMonthInput {
  @Field(() => Int, { description: '1 to 12. · 月份' }) month: number;
  @Field(() => MoneyInput, { description: 'Investment. · 投资' }) investment: MoneyInput;
}

@InputType({ description: 'A week\'s share: that of its days in the plan\'s year. · 周计划' })
export class PlanWeekInput {
  @Field(() => Int, { nullable: true, description: 'ISO year of the week, the plan\'s year by default. · 周所属年' }) year?: number | null;
  @Field(() => Int, { description: 'ISO week 1 to 53. · 周' }) week: number;
  @Field(() => MoneyInput, { description: 'Investment. · 投资' }) investment: MoneyInput;
}

@InputType({ description: 'A day\'s share. · 日计划' })
export class PlanDayInput {
  @Field(() => DateScalar, { description: 'Day. · 日期' }) day: Day;
  @Field(() => MoneyInput, { description: 'Investment. · 投资' }) investment: MoneyInput;
}

@InputType({ description: 'A plan for a year, or its revision. What is told keeps its amount, the rest is split equally. · 计划下达或调整' })
export class RevisePlanInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => MoneyInput, { description: 'Investment of the year. · 年度投资' }) investment: MoneyInput;
  @Field(() => [QuarterInput], { nullable: true, description: 'Quarters, adding up exactly; equal shares if left out. · 季度分解' }) quarters?: QuarterInput[] | null;
  @Field(() => [PlanMonthInput], { nullable: true, description: 'Months; those left out share the rest of their quarter equally. · 月度分解' }) months?: PlanMonthInput[] | null;
  @Field(() => [PlanWeekInput], { nullable: true, description: 'Weeks, Monday first; split over their days, so that months add up. · 周分解' }) weeks?: PlanWeekInput[] | null;
  @Field(() => [PlanDayInput], { nullable: true, description: 'Days; those left out share the rest of their month equally. · 日分解' }) days?: PlanDayInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'A start is planned in the year. · 年内计划开工' }) plannedStart?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Completion is planned in the year. · 年内计划竣工' }) plannedCompletion?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Reason; a revision needs one. · 调整理由' }) reason?: string | null;
}

@InputType({ description: 'Plans of many projects or years at once. · 批量下达计划' })
export class RevisePlanBatchInput extends Command {
  @Field(() => BatchModes, { description: 'Whether one refused row refuses all. · 处理方式' }) mode: BatchMode;
  @Field(() => [RevisePlanInput], { description: 'The plans, in the order they are taken; at most 500. · 计划' }) rows: RevisePlanInput[];
}
