import type { Day } from '@cornerstone/kernel/day';
import { LeaderLevels } from '@cornerstone/runtime/graph/project-words';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Assignment, LeaderLevel } from './leaders.rules';

/** One time somebody carried a project (P7). The end is written once; taking it on again is another row. */
@ObjectType({ description: 'A leader who answers for a project. · 包联领导' })
@Entity()
export class ProjectLeader implements Assignment {
  @Field(() => ID, { description: 'Id of the assignment. · 包联标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Column('text') personId: string;
  @Field(() => LeaderLevels, { description: 'Level. · 级别' })
  @Column('text') level: LeaderLevel;
  @Column('text') departmentId: string;
  @Column('text', { nullable: true }) policeOfficerId: string | null;
  @Column('text', { array: true }) teamIds: string[];
  @Field(() => DateScalar, { description: 'Since. · 起始日期' })
  @Column('date') since: Day;
  @Column('text') assignedBy: string;
  @Column('date') knownOn: Day;
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Column('text', { nullable: true }) endReason: string | null;
  @Column('text', { nullable: true }) endedBy: string | null;
  @Column('date', { nullable: true }) endedKnownOn: Day | null;
}
