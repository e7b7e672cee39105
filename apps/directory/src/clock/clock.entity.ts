import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says which day a demonstration stands at; what else it holds is loaded with the reference data. */
@Entity()
export class ClockDay implements Recorded {
  @PrimaryColumn('text') id: string;
  /** Null: the calendar's day. */
  @Column('date', { nullable: true }) day: Day | null;
  @Column('boolean') demonstration: boolean;
  /** Every province: a move concerns the whole house. */
  @Column('text', { array: true }) regionPaths: string[];
  @Column('integer') version: number;

  scope(): Scope {
    return { projectId: null, subject: null, regionPaths: this.regionPaths };
  }
}

@ObjectType({ description: 'The day every service takes for today. · 系统日期' })
export class Clock {
  @Field(() => DateScalar, { description: 'Today, Asia/Shanghai. · 当前日期（北京时间）' }) day: Day;
  @Field(() => Boolean, { description: 'Stands still for a demonstration until it is moved. · 是否为演示日期' }) standsStill: boolean;
}
