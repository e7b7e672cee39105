import type { Day } from '@cornerstone/kernel/day';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A start that approvals found to lack permits (P2): what its event says, nothing decided here. */
@ObjectType({ description: 'A start of works without mandatory permits. · 未批先建' })
@Entity()
export class StartViolation {
  @PrimaryColumn('text') projectId: string;
  @PrimaryColumn('date') startedOn: Day;
  @Column('text', { array: true }) missing: string[];
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
}
