import type { Day } from '@cornerstone/kernel/day';
import { Department } from '@cornerstone/runtime/graph/references';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ObjectType } from 'type-graphql';
import { accountOf, capacitySteps, resultsOf, type Account } from './account.rules';
import type { CapacityEntry } from './capacity-entry.entity';
import { CapacityEntryType, CapacityReconciliation, CapacityResult, CapacitySettlement, CapacityStepType } from './capacity-parts.type';
import { decimalOf, differences } from './figures.rules';

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
