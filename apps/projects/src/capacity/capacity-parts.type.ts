import type { Day } from '@cornerstone/kernel/day';
import { fen } from '@cornerstone/kernel/money';
import { quantity, quantityText } from '@cornerstone/kernel/quantity';
import type { Ratio } from '@cornerstone/kernel/rate';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { periodOf, PeriodType } from '@cornerstone/runtime/graph/period';
import { RateType } from '@cornerstone/runtime/graph/rate';
import { Department } from '@cornerstone/runtime/graph/references';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { capacitySteps, type CapacityStep } from './account.rules';
import type { CapacityEntry } from './capacity-entry.entity';
import { indicators, type Figures, type Indicator } from './figures.rules';

export const CapacityIndicators = enumOf(indicators, 'CapacityIndicator', 'What capacity is measured by. · 达效指标', { OUTPUT_VALUE: 'output value, yuan · 产值（元）', TAX: 'tax, yuan · 税收（元）', JOBS: 'people employed · 就业人数', CAPACITY: 'output, in the unit of the account · 产能' });
export const CapacitySteps = enumOf(capacitySteps, 'CapacityStepName', 'Step in the account of reaching capacity. · 达效五步', { OPENED: 'targets · 建账', COLLECTED: 'actual figures · 理账', RECONCILED: 'with the statistics office · 对账', HANDED_OVER: 'to the regulator of the operation · 交账', SETTLED: 'reached or not · 算账' });

@ObjectType({ description: 'Figures of a full year or a period. · 达效数据' })
export class CapacityFigures {
  @Field(() => MoneyType, { nullable: true, description: 'Output value. · 产值' }) outputValue: bigint | null;
  @Field(() => MoneyType, { nullable: true, description: 'Tax. · 税收' }) tax: bigint | null;
  @Field(() => Int, { nullable: true, description: 'People employed. · 就业人数' }) jobs: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Output in its unit. · 产能' }) capacity: string | null;

  constructor({ OUTPUT_VALUE, TAX, JOBS, CAPACITY }: Figures, unit: string | null) {
    Object.assign(this, { outputValue: OUTPUT_VALUE === null ? null : fen(OUTPUT_VALUE), tax: TAX === null ? null : fen(TAX), jobs: JOBS === null ? null : Number(JOBS), capacity: CAPACITY === null ? null : quantityText(quantity(CAPACITY)) });
    this.capacityUnit = unit;
  }

  @Field(() => String, { nullable: true, description: 'Unit of the output. · 产能单位' }) capacityUnit: string | null;
}

@ObjectType({ description: 'One of the five steps. · 达效步骤' })
export class CapacityStepType {
  @Field(() => CapacitySteps, { description: 'Step. · 步骤' }) step: CapacityStep;
  @Field(() => DateScalar, { nullable: true, description: 'Last taken; null while it is to come. · 最近完成日期' }) doneOn: Day | null;
}

@ObjectType({ description: 'Figures that an entry of the account holds. · 账目' })
export class CapacityEntryType {
  @Field(() => ID, { description: 'Id of the entry, for its correction. · 账目标识' }) entryId: string;
  @Field(() => PeriodType, { nullable: true, description: 'Period; null of targets. · 期间' }) period: PeriodType | null;
  @Field(() => CapacityFigures, { description: 'Figures. · 数据' }) figures: CapacityFigures;
  @Field(() => ID, { nullable: true, description: 'Entry that it corrects. · 被更正账目' }) corrects: string | null;
  @Field(() => String, { nullable: true, description: 'Why it corrects one. · 更正理由' }) reason: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' }) knownOn: Day;

  constructor({ id, year, quarter, figures, unit, corrects, reason, knownOn }: CapacityEntry) {
    Object.assign(this, { entryId: id, period: year === null ? null : periodOf({ year, quarter }), figures: new CapacityFigures(figures, unit), corrects, reason, knownOn });
  }
}

@ObjectType({ description: 'Own figure and the statistics office\'s. · 差异' })
export class CapacityDifference {
  @Field(() => CapacityIndicators, { description: 'Of what. · 指标' }) indicator: Indicator;
  @Field(() => DecimalScalar, { description: 'As collected. · 理账数' }) own: string;
  @Field(() => DecimalScalar, { description: 'As the statistics office has it. · 统计数' }) official: string;
  @Field(() => DecimalScalar, { description: 'Collected less the office\'s. · 差额' }) difference: string;
  @Field(() => Boolean, { description: 'Within the tolerance of the account. · 是否在容差内' }) withinTolerance: boolean;
}

@ObjectType({ description: 'A period reconciled with the statistics office. · 对账' })
export class CapacityReconciliation {
  @Field(() => CapacityEntryType, { description: 'The office\'s figures. · 统计数据' }) official: CapacityEntryType;
  @Field(() => Department, { nullable: true, description: 'Statistics office. · 统计部门' }) department: Department | null;
  @Field(() => [CapacityDifference], { description: 'Where both speak. · 差异' }) differences: CapacityDifference[];
  @Field(() => String, { nullable: true, description: 'Why they differ. · 差异说明' }) explanation: string | null;
}

@ObjectType({ description: 'A target and what was reached of it. · 目标达成' })
export class CapacityResult {
  @Field(() => CapacityIndicators, { description: 'Of what. · 指标' }) indicator: Indicator;
  @Field(() => RateType, { description: 'Reached ÷ target. · 达成率' }) rate: Ratio;
  @Field(() => Boolean, { description: 'Reached. · 是否达到' }) reached: boolean;
}

@ObjectType({ description: 'The last settlement. · 算账' })
export class CapacitySettlement {
  @Field(() => DateScalar, { description: 'On. · 日期' }) on: Day;
  @Field(() => Int, { description: 'Year that was settled. · 算账年度' }) year: number;
  @Field(() => Boolean, { description: 'Every target is reached. · 是否达效' }) reached: boolean;
  @Field(() => String, { description: 'Why, or why not. · 说明' }) explanation: string;
}
