import type { Day } from '@cornerstone/kernel/day';
import type { Recorded, Scope } from '@cornerstone/runtime/record';
import { ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The one row that says which day a demonstration stands at; what else it holds is loaded with the reference data. */
@ObjectType('Clock', { description: 'The day every service takes for today. · 系统日期' })
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
