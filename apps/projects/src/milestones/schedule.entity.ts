import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Step } from './network.rules';

/** One version of a project's milestones (P5). */
@ObjectType({ description: 'A project\'s milestones, scheduled backwards from the due date. · 节点计划（倒排工期）' })
@Entity()
export class Schedule {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => Int, { description: 'Version. · 版本' })
  @Column('integer') scheduleVersion: number;
  @Field(() => DateScalar, { description: 'Day by which all is done. · 总体完成时限' })
  @Column('date') due: Day;
  @Field(() => DateScalar, { nullable: true, description: 'First day of the earliest start; null where the latest possible start is meant. · 最早可开始日期' })
  @Column('date', { nullable: true }) startsOn: Day | null;
  /** As they were told; dates follow from them (network.rules.ts). */
  @Column('jsonb') milestones: Step[];
  @Field(() => String, { nullable: true, description: 'Why it was revised. · 调整理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') setBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;

  /** Which milestones are done, as known on the operation's day; set where it is read for an answer. */
  done: MilestoneReport[];
}

/** That a milestone is done (P5). The one with the highest number among those known holds. */
@Entity()
export class MilestoneReport {
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') name: string;
  @Column('integer') reportNumber: number;
  @Column('date') doneOn: Day;
  @Column('text', { nullable: true }) evidenceDigest: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') reportedBy: string;
  @Column('date') knownOn: Day;
}
