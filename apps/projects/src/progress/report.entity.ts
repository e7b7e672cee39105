import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { periodOf, PeriodType } from '@cornerstone/runtime/graph/period';
import { DateScalar, DecimalScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { nameOf } from './periods.rules';

/** What was reported for one month, several, one week or one day (P6). A correction is another row that names the one it amends. */
@ObjectType({ description: 'A progress report of a period. · 进度报告' })
@Entity()
export class Report {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('integer') year: number;
  @Column('integer', { nullable: true }) month: number | null;
  @Column('integer', { nullable: true }) week: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day, of a daily report in a sprint: it is never added to the year. · 日报日期（不计入年度累计）' })
  @Column('date', { nullable: true }) day: Day | null;
  @Field(() => Int, { nullable: true, description: 'First month, where the report holds several. · 合并报送的起始月' })
  @Column('integer', { nullable: true }) fromMonth: number | null;
  @Field(() => MoneyType, { description: 'Investment done in the period. · 当期完成投资' })
  @Column('numeric', { precision: 20, scale: 2, transformer: fenColumn }) investment: Fen;
  @Field(() => DecimalScalar, { nullable: true, description: 'Physical progress in percent. · 形象进度（%）' })
  @Column('numeric', { precision: 7, scale: 4, nullable: true }) physicalProgress: string | null;
  @Field(() => Int, { nullable: true, description: 'People on site. · 用工人数' })
  @Column('integer', { nullable: true }) workforce: number | null;
  @Field(() => String, { nullable: true, description: 'Problems reported. · 存在问题' })
  @Column('text', { nullable: true }) problems: string | null;
  @Column('text', { nullable: true }) amends: string | null;
  @Field(() => String, { nullable: true, description: 'Why it amends another. · 更正理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') reportedBy: string;
  @Field(() => DateScalar, { description: 'The report\'s own date. · 报送日期' })
  @Column('date') knownOn: Day;

  @Field(() => PeriodType, { description: 'Period. · 期间' })
  get period(): PeriodType {
    return { ...periodOf(this), label: nameOf(this) };
  }

  /** This and the next are told by the reports beside it: set where they are read for an answer. */
  @Field(() => MoneyType, { description: 'Done in the year up to this period, derived. · 年初以来累计' })
  cumulative: Fen;
  @Field(() => Report, { nullable: true, description: 'The report that corrects this one. · 更正报告' })
  amendedBy: Report | null;
}
