import type { Day } from '@cornerstone/kernel/day';
import type { Fen } from '@cornerstone/kernel/money';
import { fenColumn, MoneyType } from '@cornerstone/runtime/graph/money';
import { Levels, Stages, type Level, type Stage } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One mention of a project on a year's list (P3). */
@ObjectType({ description: 'A project\'s place on a year\'s list. · 年度清单条目' })
@Entity()
export class Listing {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Int, { nullable: true, description: 'The list\'s year, where the source says. · 年度' })
  @Column('integer', { nullable: true }) year: number | null;
  @Field(() => Levels, { nullable: true, description: 'The list\'s level. · 级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => String, { nullable: true, description: 'Programme, the list\'s own name. · 专项' })
  @Column('text', { nullable: true }) programme: string | null;
  @Field(() => String, { nullable: true, description: 'Sector, the list\'s own name. · 行业' })
  @Column('text', { nullable: true }) sector: string | null;
  @Field(() => String, { nullable: true, description: 'The list\'s own number. · 清单编号' })
  @Column('text', { nullable: true }) listId: string | null;
  @Field(() => String, { description: 'Phase as the list says. · 清单阶段' })
  @Column('text') phase: string;
  @Field(() => Stages, { description: 'The stage it means. · 对应阶段' })
  @Column('text') stage: Stage;
  @Field(() => MoneyType, { nullable: true, description: 'Total investment on this list. · 清单总投资' })
  @Column('numeric', { precision: 20, scale: 2, nullable: true, transformer: fenColumn }) totalInvestment: Fen | null;
  @Field(() => MoneyType, { nullable: true, description: 'Plan of the year on this list. · 年度计划投资' })
  @Column('numeric', { precision: 20, scale: 2, nullable: true, transformer: fenColumn }) annualPlan: Fen | null;
  @Column('boolean') plannedStart: boolean;
  @Column('boolean') plannedCompletion: boolean;
  @Column('date', { nullable: true }) startedOn: Day | null;
  @Column('date', { nullable: true }) completedOn: Day | null;
  @Field(() => String, { nullable: true, description: 'Note. · 备注' })
  @Column('text', { nullable: true }) note: string | null;
  @Field(() => String, { nullable: true, description: 'Source. · 来源' })
  @Column('text', { nullable: true }) sourceTitle: string | null;
  @Field(() => String, { nullable: true, description: 'Source address. · 来源网址' })
  @Column('text', { nullable: true }) sourceUrl: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('text', { nullable: true }) importId: string | null;
  /** Since when the import that brought it is taken back. */
  @Column('date', { nullable: true }) withdrawnOn: Day | null;
  /** Since when it stands as it is: the day its list is known, or the day on which the undoing of an import put it back. */
  @Column('date') standsSince: Day;
}
