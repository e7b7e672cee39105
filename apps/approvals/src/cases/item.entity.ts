import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { decisions, itemStatuses, type Decision, type Item, type ItemStatus } from './standing.rules';

export const ItemStatuses = enumOf(itemStatuses, 'ApprovalItemStatus', 'Where a procedure of a case stands. · 事项状态', {
  WAITING: 'waits for its prerequisites · 待前置', READY: 'prerequisites hold, runs in parallel · 在办', GRANTED: 'granted · 已办结', REFUSED: 'refused with a reason · 不予许可', WAIVED: 'not needed here, with a reason · 免办',
});
export const Decisions = enumOf(decisions, 'ApprovalDecision', 'The decision on a procedure. · 审批决定', { GRANTED: 'granted · 准予', REFUSED: 'refused · 不予', WAIVED: 'waived · 免办' });

/** A procedure of a case (A1). What it waits for and when it is due are derived. */
@ObjectType({ description: 'A procedure of a case. · 审批事项办理' })
@Entity()
export class ApprovalItem implements Item {
  @Field(() => ID, { description: 'Id. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') caseId: string;
  @Column('text') projectId: string;
  @Column('text') procedure: string;
  @Column('text', { nullable: true }) departmentId: string | null;
  @Column('date') knownOn: Day;
  @Column('text', { nullable: true }) decision: Decision | null;
  @Field(() => String, { nullable: true, description: 'Why it was refused or waived. · 理由' })
  @Column('text', { nullable: true }) reason: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'Decided. · 办结日期' })
  @Column('date', { nullable: true }) decidedOn: Day | null;
  @Column('text', { nullable: true }) decidedBy: string | null;
  @Column('date', { nullable: true }) decidedKnownOn: Day | null;

  @Field(() => ItemStatuses, { description: 'Where it stands. · 状态' }) status: ItemStatus;
  @Field(() => [String], { description: 'Prerequisites still open. · 未满足的前置事项' }) waitsFor: string[];
  @Field(() => DateScalar, { nullable: true, description: 'Due by its own statutory limit, else with the case; null while it waits. · 应办结日期' }) dueOn: Day | null;
}
