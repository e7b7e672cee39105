import { labelOf, type Period } from '@cornerstone/kernel/period';
import { Directive, Field, InputType, Int, ObjectType } from 'type-graphql';

@InputType({ description: 'A year, or one quarter, month or week of it. · 期间' })
export class PeriodInput implements Period {
  @Field(() => Int, { description: 'Year. · 年' }) year: number;
  @Field(() => Int, { nullable: true, description: 'Quarter 1-4. · 季度' }) quarter?: number | null;
  @Field(() => Int, { nullable: true, description: 'Month 1-12. · 月' }) month?: number | null;
  @Field(() => Int, { nullable: true, description: 'ISO week 1-53. · 周' }) week?: number | null;
}

@Directive('@shareable')
@ObjectType('Period', { description: 'A year, or one quarter, month or week of it. · 期间' })
export class PeriodType {
  @Field(() => Int, { description: 'Year. · 年' }) year: number;
  @Field(() => Int, { nullable: true, description: 'Quarter. · 季度' }) quarter: number | null;
  @Field(() => Int, { nullable: true, description: 'Month. · 月' }) month: number | null;
  @Field(() => Int, { nullable: true, description: 'ISO week. · 周' }) week: number | null;
  @Field(() => String, { description: 'Such as 2024年3月. · 名称' }) label: string;
}

export const periodOf = (period: Period): PeriodType => ({ year: period.year, quarter: period.quarter ?? null, month: period.month ?? null, week: period.week ?? null, label: labelOf(period) });
