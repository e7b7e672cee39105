import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { periodOf, PeriodType } from '@cornerstone/runtime/graph/period';
import { Levels, type Level } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A draw of projects to be verified (P9): one for a scope and a period. */
@ObjectType({ description: 'A draw of projects to be verified in a period (P9). · 核验计划' })
@Entity()
export class VerificationPlan implements Recorded {
  @Field(() => ID, { description: 'Id, vpl_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') regionCode: string;
  @Column('text', { array: true }) regionPaths: string[];
  @Column('integer') year: number;
  @Column('integer', { nullable: true }) quarter: number | null;
  @Column('integer', { nullable: true }) month: number | null;
  @Column('integer', { nullable: true }) week: number | null;
  @Field(() => Levels, { nullable: true, description: 'Of the lists of this level only. · 级别' })
  @Column('text', { nullable: true }) level: Level | null;
  @Field(() => String, { nullable: true, description: 'Of this programme only. · 专项' })
  @Column('text', { nullable: true }) programme: string | null;
  @Field(() => Int, { description: 'Projects under construction in scope at the draw. · 范围内在建项目数' })
  @Column('integer') population: number;
  @Field(() => Int, { description: 'Projects drawn. · 抽取项目数' })
  @Column('integer') drawn: number;
  @Field(() => String, { description: 'Seed: the same seed and projects give the same sample. · 随机种子' })
  @Column('text') seed: string;
  @Field(() => DateScalar, { description: 'To be done by. · 完成时限' })
  @Column('date') dueOn: Day;
  @Column('text') drawnBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') version: number;

  @Field(() => PeriodType, { description: 'Period. · 期间' })
  get period(): PeriodType {
    return periodOf(this);
  }

  scope(): Scope {
    return { projectId: null, subject: this.regionCode, regionPaths: this.regionPaths };
  }
}

export const dueStates = ['OPEN', 'OVERDUE', 'DONE'] as const;
export type DueState = (typeof dueStates)[number];
export const DueStates = enumOf(dueStates, 'VerificationState', 'Where a verification that was drawn stands. · 核验任务状态', { OPEN: 'to be done · 待核验', OVERDUE: 'not done in time · 已逾期', DONE: 'done · 已核验' });

/** A project that was drawn; what is written later is written once. */
@ObjectType({ description: 'A project drawn for verification (P9). · 核验任务' })
@Entity()
export class VerificationDue {
  @Field(() => ID, { description: 'Id, vdu_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') planId: string;
  @Column('text') projectId: string;
  @Column('text') stratum: string;
  @Field(() => DateScalar, { description: 'A measurement from this day on counts. · 起算日期' })
  @Column('date') opensOn: Day;
  @Field(() => DateScalar, { description: 'To be done by. · 完成时限' })
  @Column('date') dueOn: Day;
  @Field(() => DateScalar, { description: 'Drawn on. · 抽取日期' })
  @Column('date') knownOn: Day;
  @Column('text', { nullable: true }) verificationId: string | null;
  @Column('date', { nullable: true }) doneKnownOn: Day | null;
  @Column('date', { nullable: true }) overdueKnownOn: Day | null;
}
