import type { Day } from '@cornerstone/kernel/day';
import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { PeriodInput } from '@cornerstone/runtime/graph/period';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { BatchModes, type BatchMode } from '../ledger/batch.entity';

@InputType({ description: 'A progress report. · 进度报送' })
export class ReportProgressInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => PeriodInput, { description: 'The month or week; of a day the year alone. · 期间' }) period: PeriodInput;
  @Field(() => Int, { nullable: true, description: 'First month, where one report holds several up to the period\'s: January and February together. · 合并报送的起始月' }) fromMonth?: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day, in a sprint with daily reports. · 日报日期' }) day?: Day | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Investment done in the period. · 当期完成投资' }) investment?: MoneyInput | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Where the source gives only the total from January: the period\'s investment is the difference. · 年初以来累计（来源仅有累计时）' }) cumulative?: MoneyInput | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Physical progress in percent. · 形象进度（%）' }) physicalProgress?: string | null;
  @Field(() => Int, { nullable: true, description: 'People on site. · 用工人数' }) workforce?: number | null;
  @Field(() => String, { nullable: true, description: 'Problems. · 存在问题' }) problems?: string | null;
}

@InputType({ description: 'A correction of a report. · 进度更正' })
export class AmendReportInput extends CommandOnSeen {
  @Field(() => ID, { description: 'The report to amend. · 被更正报告' }) reportId: string;
  @Field(() => MoneyInput, { description: 'The right investment of the period. · 更正后当期投资' }) investment: MoneyInput;
  @Field(() => DecimalScalar, { nullable: true, description: 'The right physical progress. · 更正后形象进度' }) physicalProgress?: string | null;
  @Field(() => String, { description: 'Why. · 更正理由' }) reason: string;
}

@InputType({ description: 'Reports of many projects or periods at once. · 批量报送' })
export class ReportProgressBatchInput extends Command {
  @Field(() => BatchModes, { description: 'Whether one refused row refuses all. · 处理方式' }) mode: BatchMode;
  @Field(() => [ReportProgressInput], { description: 'The reports, in the order they are taken; at most 500. · 报告' }) rows: ReportProgressInput[];
}
