import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const endingKinds = ['REMOVED', 'DELISTED', 'CANCELLED'] as const;
export type EndingKind = (typeof endingKinds)[number];
export const EndingKinds = enumOf(endingKinds, 'EndingKind', 'How a project or its place on a list ended. · 退出方式', { REMOVED: 'removed from the list · 调退', DELISTED: 'taken off a list, stays on others · 退出部分清单', CANCELLED: 'cancelled · 取消' });

/** A decision that ended a project or its place on a list (P2); never changed. */
@ObjectType({ description: 'A removal from the list or a cancellation, with reason and authority. · 调退或取消' })
@Entity()
export class ProjectEnding {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') projectId: string;
  @Field(() => EndingKinds, { description: 'How. · 方式' })
  @Column('text') kind: EndingKind;
  @Field(() => DateScalar, { description: 'Decided on. · 决定日期' })
  @Column('date') on: Day;
  @Field(() => String, { description: 'Why. · 理由' })
  @Column('text') reason: string;
  @Column('text') authorityId: string;
  @Field(() => String, { description: 'Number of the document. · 文号' })
  @Column('text') documentNumber: string;
  @Field(() => Int, { nullable: true, description: 'Year of the lists it is of; null for all. · 清单年度' })
  @Column('integer', { nullable: true }) year: number | null;
  @Field(() => String, { nullable: true, description: 'Programme whose lists it is of; null for all. · 专项' })
  @Column('text', { nullable: true }) programme: string | null;
  @Column('text', { array: true }) listingIds: string[];
  @Column('text') decidedBy: string;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
