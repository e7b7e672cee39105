import { startPlanKinds } from '@cornerstone/events/projects-life';
import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StartKind } from './start-plan.rules';

export const StartKinds = enumOf(startPlanKinds, 'StartKind', 'What is to begin. · 开工或复工', { START: 'start of works · 开工', RESUMPTION: 'resumption of works that stand · 复工' });

/** One version of a dated plan to start or resume (P2). A later stop of works begins anew, with version 1. */
@ObjectType({ description: 'A dated plan to start or resume works. · 开复工方案' })
@Entity()
export class StartPlan {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => StartKinds, { description: 'Start or resumption. · 开工或复工' })
  @Column('text') kind: StartKind;
  /** The stop that a resumption ends; null of a start. */
  @Column('date', { nullable: true }) stoppedOn: Day | null;
  @Field(() => Int, { description: 'Version, from 1. · 版本' })
  @Column('integer') planVersion: number;
  @Field(() => DateScalar, { description: 'Works begin or go on by. · 目标日期' })
  @Column('date') targetOn: Day;
  @Field(() => String, { description: 'What is done for it. · 推进措施' })
  @Column('text') measures: string;
  @Column('text') departmentId: string;
  @Column('text') personId: string;
  @Field(() => String, { nullable: true, description: 'Why an earlier version was replaced. · 调整理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') plannedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
