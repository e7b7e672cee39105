import type { Day } from '@cornerstone/kernel/day';
import { CommandOnSeen } from '@cornerstone/runtime/graph/command';
import { MoneyInput } from '@cornerstone/runtime/graph/money';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'What capacity is measured by; what is left out has no figure. · 达效指标' })
export class CapacityFiguresInput {
  @Field(() => MoneyInput, { nullable: true, description: 'Output value. · 产值' }) outputValue?: MoneyInput | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Tax. · 税收' }) tax?: MoneyInput | null;
  @Field(() => Int, { nullable: true, description: 'People employed. · 就业人数' }) jobs?: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Output in the unit of the account. · 产能' }) capacity?: string | null;
}

@InputType({ description: 'A step in the account of reaching capacity. · 达效账户' })
export abstract class CapacityInput extends CommandOnSeen {
  @Field(() => ID, { description: 'Project. · 项目' }) projectId: string;
}

@InputType({ description: 'Targets of a year in full operation. · 建账' })
export class OpenCapacityAccountInput extends CapacityInput {
  @Field(() => CapacityFiguresInput, { description: 'Targets, at least one. · 目标' }) targets: CapacityFiguresInput;
  @Field(() => String, { nullable: true, description: 'Unit of the output, where it is a target: 套/年. · 产能单位' }) capacityUnit?: string | null;
  @Field(() => DateScalar, { description: 'To be reached by. · 达效期限' }) dueOn: Day;
  @Field(() => DecimalScalar, { nullable: true, description: 'Difference from the statistics office that needs no explanation, percent; 5 by default. · 对账容差（%）' }) tolerancePercent?: string | null;
}

@InputType({ description: 'A step of one period. · 分期账目' })
export abstract class CapacityPeriodInput extends CapacityInput {
  @Field(() => Int, { description: 'Year. · 年度' }) year: number;
  @Field(() => Int, { nullable: true, description: 'Quarter 1 to 4; the whole year where left out. · 季度' }) quarter?: number | null;
  @Field(() => CapacityFiguresInput, { description: 'Figures of the period, not cumulative. · 当期数据' }) figures: CapacityFiguresInput;
}

@InputType({ description: 'What was reached in a period. · 理账' })
export class CollectCapacityActualsInput extends CapacityPeriodInput {}

@InputType({ description: 'The statistics office\'s figures of a collected period. · 对账' })
export class ReconcileCapacityInput extends CapacityPeriodInput {
  @Field(() => ID, { description: 'Statistics office. · 统计部门' }) departmentId: string;
  @Field(() => String, { nullable: true, description: 'Why the figures differ; needed beyond the tolerance. · 差异说明' }) explanation?: string | null;
}

@InputType({ description: 'To whom the account is handed over. · 交账' })
export class HandOverCapacityAccountInput extends CapacityInput {
  @Field(() => ID, { description: 'Department that regulates the operation. · 运行主管部门' }) departmentId: string;
}

@InputType({ description: 'The settlement of the account: whether the targets are reached follows from the figures. · 算账' })
export class SettleCapacityInput extends CapacityInput {
  @Field(() => DateScalar, { description: 'Settled on. · 算账日期' }) on: Day;
  @Field(() => String, { description: 'Why they are reached or not. · 说明' }) explanation: string;
}

@InputType({ description: 'A correction of targets, of what was collected or reconciled. · 达效账目更正' })
export class CorrectCapacityEntryInput extends CapacityInput {
  @Field(() => ID, { description: 'Entry whose place it takes. · 被更正账目' }) entryId: string;
  @Field(() => CapacityFiguresInput, { description: 'The right figures, all of them. · 更正后数据' }) figures: CapacityFiguresInput;
  @Field(() => String, { nullable: true, description: 'Why the figures differ from the statistics office\'s; as before where left out. · 差异说明' }) explanation?: string | null;
  @Field(() => String, { description: 'Why. · 更正理由' }) reason: string;
}
