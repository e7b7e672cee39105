import type { Day } from '@cornerstone/kernel/day';
import { Command } from '@cornerstone/runtime/graph/command';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { returnSources, type ReturnSource } from './movement.rules';

export const ReturnSources = enumOf(returnSources, 'FundReturnSource', 'How far the money had gone that is returned. · 收回环节', {
  DISBURSED: 'held by the project unit, not yet paid · 已拨付未支付', ISSUED: 'issued, not yet disbursed · 已发行未拨付', ALLOCATED: 'allocated, not yet issued or disbursed · 已下达未执行',
});

@InputType({ description: 'A movement of money of a batch and project. · 资金变动' })
class MovementInput extends Command {
  @Field(() => ID, { description: 'Batch. · 资金批次' }) batchId: string;
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
  @Field(() => MoneyInput, { description: 'Amount, above zero. · 金额' }) amount: MoneyInput;
}

@InputType({ description: 'A movement of money on a day. · 资金变动（按日）' })
class DatedMovementInput extends MovementInput {
  @Field(() => DateScalar, { description: 'On this day, not in the future. · 日期' }) on: Day;
  @Field(() => String, { nullable: true, description: 'Memo. · 摘要' }) memo?: string | null;
}

@InputType({ description: 'Funds of a batch for a project. · 计划下达' })
export class AllocateFundsInput extends DatedMovementInput {}
@InputType({ description: 'Money sent to the project unit. · 资金拨付' })
export class DisburseFundsInput extends DatedMovementInput {}

@InputType({ description: 'Money paid out to works. · 资金支付' })
export class PayOutInput extends DatedMovementInput {
  @Field(() => String, { nullable: true, description: 'Who was paid. · 收款单位' }) payee?: string | null;
}

@InputType({ description: 'Money that goes back to the batch. · 资金收回' })
export class ReturnFundsInput extends DatedMovementInput {
  @Field(() => String, { description: 'Why. · 收回理由' }) reason: string;
  @Field(() => ReturnSources, { nullable: true, description: 'How far it had gone, DISBURSED by default. · 收回环节' }) from?: ReturnSource | null;
}

@InputType({ description: 'An issue of a bond for a project. · 债券发行' })
export class RecordIssueInput extends MovementInput {
  @Field(() => DateScalar, { description: 'Issued on, not in the future. · 发行日期' }) issuedOn: Day;
  @Field(() => String, { nullable: true, description: 'Name of the bond. · 债券名称' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Number of the batch or issue. · 期次' }) batchNo?: string | null;
  @Field(() => Int, { nullable: true, description: 'Tenor in years. · 期限（年）' }) tenorYears?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Coupon in percent a year. · 票面利率（%）' }) ratePercent?: string | null;
}
