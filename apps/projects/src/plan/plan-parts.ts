import type { Day } from '@cornerstone/kernel/day';
import { fromYuan, sumFen, type Fen } from '@cornerstone/kernel/money';
import { monthOf } from '@cornerstone/kernel/day';
import { MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { breakDown, inWeeks, type Breakdown, type DayPart } from './breakdown.rules';
import type { Plan } from './plan.entity';

@ObjectType({ description: 'A day\'s share of a plan. · 日计划' })
export class PlanDay {
  constructor(part: DayPart) { Object.assign(this, part); }
  @Field(() => DateScalar, { description: 'Day. · 日期' }) day: Day;
  @Field(() => MoneyType, { description: 'Investment. · 投资' }) investment: Fen;
}

@ObjectType({ description: 'A week\'s share of a plan: its days within the month or the year it is asked of. · 周计划' })
export class PlanWeek {
  constructor(private readonly own: ReturnType<typeof inWeeks>[number]) {}
  @Field(() => Int, { description: 'ISO year. · 周所属年' })
  get year(): number { return this.own.year; }
  @Field(() => Int, { description: 'ISO week, Monday first. · 周' })
  get week(): number { return this.own.week; }
  @Field(() => DateScalar, { nullable: true, description: 'Its first day here. · 首日' })
  get from(): Day | null { return this.own.days[0]?.day ?? null; }
  @Field(() => DateScalar, { nullable: true, description: 'Its last day here. · 末日' })
  get to(): Day | null { return this.own.days.at(-1)?.day ?? null; }
  @Field(() => MoneyType, { description: 'Investment of these days. · 投资' })
  get investment(): Fen { return sumFen(this.own.days.map(({ investment }) => investment)); }
  @Field(() => [PlanDay], { description: 'Days. · 日分解' })
  get days(): PlanDay[] { return this.own.days.map((each) => new PlanDay(each)); }
}

@ObjectType({ description: 'A month\'s share of a plan. · 月度计划' })
export class PlanMonth {
  constructor(private readonly parts: Breakdown, month: number) { this.month = month; }
  @Field(() => Int, { description: 'Month. · 月份' }) month: number;
  @Field(() => MoneyType, { description: 'Investment. · 投资' })
  get investment(): Fen { return sumFen(this.parts.months.filter((each) => each.month === this.month).map(({ investment }) => investment)); }
  @Field(() => [PlanWeek], { description: 'Weeks, each as far as it lies in the month: they add up to it. · 周分解（限本月内日期）' })
  get weeks(): PlanWeek[] { return inWeeks(this.own).map((each) => new PlanWeek(each)); }
  @Field(() => [PlanDay], { description: 'Days. · 日分解' })
  get days(): PlanDay[] { return this.own.map((each) => new PlanDay(each)); }

  private get own(): DayPart[] { return this.parts.days.filter(({ day }) => monthOf(day) === this.month); }
}

@ObjectType({ description: 'A quarter\'s share of a plan. · 季度计划' })
export class PlanQuarter {
  constructor(private readonly parts: () => Breakdown, quarter: number, investment: Fen) { Object.assign(this, { quarter, investment }); }
  @Field(() => Int, { description: 'Quarter. · 季度' }) quarter: number;
  @Field(() => MoneyType, { description: 'Investment. · 投资' }) investment: Fen;
  @Field(() => [PlanMonth], { description: 'Months. · 月度分解' })
  get months(): PlanMonth[] { return [2, 1, 0].map((before) => new PlanMonth(this.parts(), this.quarter * 3 - before)); }
}

/** A plan down to its days; a list that only gives the year has no parts. */
export function partsOf({ year, investment, quarters, months, weeks, days }: Plan): Breakdown {
  if (quarters.length === 0) return { quarters: [], months: [], days: [] };
  return breakDown(year, investment, { quarters: inFen(quarters), months: inFen(months), weeks: inFen(weeks), days: inFen(days) });
}

const inFen = <P extends { investment: string }>(parts: readonly P[]): (Omit<P, 'investment'> & { investment: Fen })[] => parts.map((part) => ({ ...part, investment: fromYuan(part.investment) }));
