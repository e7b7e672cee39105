import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One version of a project's plan for a year (P5). Quarters in yuan with two places. */
@ObjectType({ description: 'A project\'s plan for a year. · 年度计划' })
@Entity()
export class Plan {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Int, { description: 'Year. · 年度' })
  @Column('integer') year: number;
  @Field(() => Int, { description: 'Version; 0 is the year\'s list itself. · 版本' })
  @Column('integer') planVersion: number;
  @Field(() => MoneyType, { description: 'Investment of the year. · 年度计划投资' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) investment: Fen;
  @Column('jsonb') quarters: { quarter: number; investment: string }[];
  /** What was named below the quarter; the rest follows by equal shares (breakdown.rules.ts). */
  @Column('jsonb') months: { month: number; investment: string }[];
  @Column('jsonb') weeks: { year: number; week: number; investment: string }[];
  @Column('jsonb') days: { day: Day; investment: string }[];
  @Field(() => Boolean, { description: 'A start is planned in the year. · 年内计划开工' })
  @Column('boolean') plannedStart: boolean;
  @Field(() => Boolean, { description: 'Completion is planned in the year. · 年内计划竣工' })
  @Column('boolean') plannedCompletion: boolean;
  @Field(() => String, { nullable: true, description: 'Why it was revised. · 调整理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
