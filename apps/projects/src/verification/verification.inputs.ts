import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { PeriodInput } from '@cornerstone/runtime/graph/period';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DueStates, type DueState } from './plan.entity';
import { VerificationMethods } from './verification.entity';
import type { VerificationMethod } from './verification.rules';

@InputType({ description: 'An independent measurement of progress. · 独立核验' })
export class VerifyProgressInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => DateScalar, { description: 'Measured on. · 核验日期' }) measuredOn: Day;
  @Field(() => DecimalScalar, { description: 'Physical progress measured, percent. · 核验形象进度（%）' }) measured: string;
  @Field(() => VerificationMethods, { description: 'How. · 方式' }) method: VerificationMethod;
  @Field(() => ID, { nullable: true, description: 'Who measured; by default who records it. · 核验人' }) verifierId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Evidence of the project that shows it, at most 100; pictures are named. · 核验佐证' }) evidenceIds?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Note. · 说明' }) note?: string | null;
}

@InputType({ description: 'A draw of projects to be verified. · 核验抽样' })
export class PlanVerificationInput extends Command {
  @Field(() => ID, { description: 'Region, with all below it. · 区划（含下级）' }) region: string;
  @Field(() => PeriodInput, { description: 'Period in which they are verified. · 核验期间' }) period: PeriodInput;
  @Field(() => Levels, { nullable: true, description: 'Only of the year\'s lists of this level. · 级别' }) level?: Level | null;
  @Field(() => String, { nullable: true, description: 'Only of this programme of the year. · 专项' }) programme?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Share to be drawn, 0.1 is 10 %, rounded up. · 抽样比例' }) share?: string | null;
  @Field(() => Int, { nullable: true, description: 'Or how many. · 抽取数量' }) count?: number | null;
  @Field(() => String, { nullable: true, description: 'Seed of the draw, at most 100 characters; a random one if left out. · 随机种子' }) seed?: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'To be done by; the last day of the period if left out. · 完成时限' }) dueOn?: Day | null;
}

@InputType({ description: 'Which verifications. · 核验任务筛选' })
export class VerificationDueFilter {
  @Field(() => ID, { nullable: true, description: 'A region and everything below it. · 区划（含下级）' }) region?: string | null;
  @Field(() => ID, { nullable: true, description: 'Draw. · 核验计划' }) plan?: string | null;
  @Field(() => ID, { nullable: true, description: 'Project. · 项目' }) project?: string | null;
  @Field(() => [DueStates], { nullable: true, description: 'Any of these states. · 状态' }) state?: DueState[] | null;
}
