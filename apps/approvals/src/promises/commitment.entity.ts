import type { Day } from '@cornerstone/kernel/day';
import { enumOf } from '@cornerstone/runtime/graph/enumeration';
import { DateScalar } from '@cornerstone/runtime/graph/scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { commitmentCauses, commitmentKinds, commitmentStates, type Commitment as Promised, type CommitmentCause, type CommitmentEnd, type CommitmentKind } from './promises.rules';

const CommitmentKinds = enumOf(commitmentKinds, 'CommitmentKind', 'Two different things (A2). · 承诺类别', {
  PROMISE_LETTER: 'a government or department promises missing procedures before the start · 手续承诺函', TOLERATED_OMISSION: 'accepted with secondary material missing · 容缺办理',
});
export const CommitmentStates = enumOf(commitmentStates, 'CommitmentState', 'Whether it was kept. · 承诺状态', {
  OPEN: 'open · 待兑现', FULFILLED: 'kept · 已兑现', BROKEN: 'not kept at the start or at its deadline · 未兑现', LAPSED: 'the procedure was refused, nothing is owed · 失效',
});
const CommitmentCauses = enumOf(commitmentCauses, 'CommitmentCause', 'What it was broken by. · 未兑现情形', { START: 'works began · 开工时未兑现', DEADLINE: 'its deadline passed · 到期未兑现' });

/** A written promise or a tolerated omission (A2): a named authority and a deadline. */
@ObjectType({ description: 'A promise to complete something by a day. · 承诺' })
@Entity()
export class Commitment implements Promised {
  @Field(() => ID, { description: 'Id, cmt_ and a UUIDv7. · 标识' })
  @PrimaryColumn('text') id: string;
  @Column('text') caseId: string;
  @Column('text') projectId: string;
  @Column('text') procedure: string;
  @Field(() => CommitmentKinds, { description: 'Promise letter or tolerated omission. · 类别' })
  @Column('text') kind: CommitmentKind;
  @Field(() => String, { description: 'Who answers for it. · 承诺单位' })
  @Column('text') authority: string;
  @Field(() => [String], { description: 'Secondary material that may follow; empty for a promise letter. · 容缺材料' })
  @Column('text', { array: true }) missing: string[];
  @Field(() => DateScalar, { description: 'Deadline; the day itself is in time. · 兑现期限' })
  @Column('date') due: Day;
  @Column('text') givenBy: string;
  @Column('text', { nullable: true }) letterId: string | null;
  @Field(() => DateScalar, { description: 'Known since. · 知悉日期' })
  @Column('date') knownOn: Day;
  @Column('text', { nullable: true }) endedAs: CommitmentEnd | null;
  @Field(() => CommitmentCauses, { nullable: true, description: 'What it was broken by. · 未兑现情形' })
  @Column('text', { nullable: true }) cause: CommitmentCause | null;
  @Field(() => DateScalar, { nullable: true, description: 'Kept, broken or lapsed on. · 结束日期' })
  @Column('date', { nullable: true }) endedOn: Day | null;
  @Column('date', { nullable: true }) endedKnownOn: Day | null;
}
