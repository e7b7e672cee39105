import { Command, CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { PeriodInput } from '@cornerstone/runtime/graph/period';
import { DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'A progress report. · 进度报送' })
export class ReportProgressInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => PeriodInput, { description: 'The month or week. · 期间' }) period: PeriodInput;
  @Field(() => MoneyInput, { description: 'Investment done in the period. · 当期完成投资' }) investment: MoneyInput;
  @Field(() => DecimalScalar, { nullable: true, description: 'Physical progress in percent. · 形象进度（%）' }) physicalProgress?: string | null;
  @Field(() => Int, { nullable: true, description: 'People on site. · 用工人数' }) workforce?: number | null;
  @Field(() => String, { nullable: true, description: 'Problems. · 存在问题' }) problems?: string | null;
}

@InputType({ description: 'A correction of a report. · 进度更正' })
export class AmendReportInput extends Command {
  @Field(() => ID, { description: 'The report to amend. · 被更正报告' }) reportId: string;
  @Field(() => MoneyInput, { description: 'The right investment of the period. · 更正后当期投资' }) investment: MoneyInput;
  @Field(() => DecimalScalar, { nullable: true, description: 'The right physical progress. · 更正后形象进度' }) physicalProgress?: string | null;
  @Field(() => String, { description: 'Why. · 更正理由' }) reason: string;
}
