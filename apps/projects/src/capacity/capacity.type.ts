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
import { accountOf, capacitySteps, resultsOf, type Account, type CapacityStep } from './account.rules';
import type { CapacityEntry } from './capacity-entry.entity';
import { decimalOf, differences, indicators, type Figures, type Indicator } from './figures.rules';

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

/** What the entries known by a day say together (account.rules.ts). */
@ObjectType({ description: 'The account of reaching capacity in five steps: 建账, 理账, 对账, 交账, 算账 (003). · 达效账户' })
export class CapacityAccount {
  private readonly account: Account;

  constructor(private readonly entries: readonly CapacityEntry[]) {
    this.account = accountOf(entries);
  }

  private own = (id: string | undefined): CapacityEntry => {
    const found = this.entries.find((entry) => entry.id === id);
    if (!found) throw new Error(`an account without its entry ${id}`);
    return found;
  };

  @Field(() => [CapacityStepType], { description: 'The five steps; those of a round that was settled as missed are to come again. · 五步进展' })
  get steps(): CapacityStepType[] {
    const { targets, isFresh, settlement } = this.account;
    const shown = settlement?.reached === true ? () => true : isFresh;
    return capacitySteps.map((step) => ({ step, doneOn: step === 'OPENED' ? targets?.knownOn ?? null : this.entries.findLast((entry) => entry.step === step && shown(entry))?.knownOn ?? null }));
  }

  @Field(() => CapacityEntryType, { description: 'Targets of a year in full operation. · 目标' })
  get targets(): CapacityEntryType {
    return new CapacityEntryType(this.own(this.account.targets?.id));
  }

  @Field(() => DateScalar, { description: 'To be reached by. · 达效期限' })
  get dueOn(): Day | null {
    return this.own(this.account.targets?.id).dueOn;
  }

  @Field(() => DecimalScalar, { description: 'Difference from the statistics office that needs no explanation, percent. · 对账容差（%）' })
  get tolerancePercent(): string | null {
    return this.account.targets?.tolerancePercent ?? null;
  }

  @Field(() => [CapacityEntryType], { description: 'What was reached, by period; corrections applied. · 理账数据' })
  get actuals(): CapacityEntryType[] {
    return this.account.actuals.map(({ id }) => new CapacityEntryType(this.own(id)));
  }

  @Field(() => [CapacityReconciliation], { description: 'Periods reconciled with the statistics office. · 对账情况' })
  get reconciliation(): CapacityReconciliation[] {
    return this.account.official.map((official) => {
      const actual = this.account.actuals.find((each) => each.year === official.year && each.quarter === official.quarter);
      const apart = actual ? differences(actual.figures, official.figures, this.account.targets?.tolerancePercent ?? '0') : [];
      return {
        official: new CapacityEntryType(this.own(official.id)), department: official.departmentId === null ? null : { id: official.departmentId }, explanation: official.explanation,
        differences: apart.map(({ indicator, own, official: theirs, isWithin }) => ({ indicator, own: decimalOf(indicator, own), official: decimalOf(indicator, theirs), difference: decimalOf(indicator, own - theirs), withinTolerance: isWithin })),
      };
    });
  }

  @Field(() => Department, { nullable: true, description: 'Department that took the account over in this round. · 接收部门' })
  get handedOverTo(): Department | null {
    const { handover, settlement } = this.account;
    const last = handover ?? (settlement?.reached ? this.entries.findLast((entry) => entry.step === 'HANDED_OVER') : null);
    return last?.departmentId ? { id: last.departmentId } : null;
  }

  @Field(() => [CapacityResult], { description: 'The latest year against the targets; the statistics office\'s figure counts where it has one. · 目标达成情况' })
  get results(): CapacityResult[] {
    return resultsOf(this.account).results.map(({ indicator, target, actual, isReached }) => ({ indicator, rate: { numerator: decimalOf(indicator, actual), denominator: decimalOf(indicator, target) }, reached: isReached }));
  }

  @Field(() => CapacitySettlement, { nullable: true, description: 'The last settlement. · 算账结果' })
  get settlement(): CapacitySettlement | null {
    const { settlement } = this.account;
    if (!settlement) return null;
    const { settledOn, year, reached, explanation, knownOn } = this.own(settlement.id);
    return { on: settledOn ?? knownOn, year: year ?? 0, reached: reached ?? false, explanation: explanation ?? '' };
  }
}
